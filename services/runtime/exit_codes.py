"""How a service process ends, for the supervisor that restarts it and the person who reads its log.

Numbers follow BSD's sysexits.h where that has a fitting one. Every code but 0 asks for a restart; nothing that was not
fully dealt with is ever committed, so a restart continues where the work was.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """The status of the process."""

    OK = 0  # SIGTERM or SIGINT: what was in flight is done and committed, the group is left
    CRASHED = 1  # an error that nobody foresaw: the log has it
    UNAVAILABLE = 69  # no broker answers, or it lost us for good
    BREAKER_OPEN = 70  # too many dead letters: a person has to look before more of the topic is drained
    REFUSED = 74  # the broker refuses what we produce: a topic is missing, or rights are
    STALLED = 75  # the watchdog saw lag without commits, or a blocked event loop; stacks are in the log
    MISCONFIGURED = 78  # a setting is wrong or unknown


class ServiceStop(Exception):  # noqa: N818 - it may be an orderly end
    """The service can't go on. Ends the process with `code`; what was in flight stays uncommitted."""

    def __init__(self, code: ExitCode, message: str) -> None:
        super().__init__(message)
        self.code = code
