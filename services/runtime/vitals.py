"""Whether a service makes progress: a pure decision on a few moments, taken by the watchdog and by /livez.

Kafka clients can stall in silence: joined, connected, answering HTTP, and no message moves (faust-streaming #175, #523,
#629). So health is that work advances: messages wait, and some are committed.
"""

from dataclasses import dataclass
from enum import StrEnum

# Seconds without a turn of the event loop. Nothing in it is meant to take one; the group drops us after ten.
LOOP_BLOCKED_SECONDS = 60.0

# Seconds from a start or a rebalance until partitions are assigned and their state is restored. Restoring reads some
# 20,000 events a second; an hour's worth of state would want more partitions.
PREPARING_SECONDS = 900.0


class Health(StrEnum):
    """What the watchdog sees."""

    HEALTHY = "healthy"
    LOOP_BLOCKED = "loop_blocked"
    NOT_PREPARED = "not_prepared"
    STALLED = "stalled"


@dataclass(slots=True)
class Vitals:
    """Moments in seconds of one monotonic clock; written by the event loop, read by the watchdog's thread."""

    beat: float
    """The event loop last turned."""
    preparing_since: float | None
    """Start of warming, joining or restoring; None while messages can be handled."""
    waiting_since: float | None = None
    """Since then the source topic has had uncommitted messages at every look; None without lag."""
    last_commit: float | None = None
    """The broker last took a commit."""


def assess(vitals: Vitals, *, now: float, stalled_after: float) -> Health:
    """The first of the three troubles that holds. `stalled_after` is in seconds, as is everything else."""
    if now - vitals.beat > LOOP_BLOCKED_SECONDS:
        return Health.LOOP_BLOCKED
    if vitals.preparing_since is not None:
        late = now - vitals.preparing_since > PREPARING_SECONDS
        return Health.NOT_PREPARED if late else Health.HEALTHY
    if vitals.waiting_since is not None:
        advanced = max(vitals.waiting_since, vitals.last_commit or vitals.waiting_since)
        if now - advanced > stalled_after:
            return Health.STALLED
    return Health.HEALTHY
