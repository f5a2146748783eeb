"""A thread that ends the process when it no longer makes progress, since a restart is what helps then.

A thread, because an event loop that is blocked can't find out that it is.
"""

import faulthandler
import os
import sys
import threading
import time
from collections.abc import Callable

from services.runtime.exit_codes import ExitCode
from services.runtime.logs import get_logger
from services.runtime.vitals import Health, Vitals, assess

# Seconds between looks; little against any limit that is looked for.
CHECK_SECONDS = 5.0


class Watchdog:
    """Looks at the vitals until it is stopped."""

    def __init__(
        self,
        vitals: Vitals,
        *,
        stalled_after: float,
        check_seconds: float = CHECK_SECONDS,
        end_process: Callable[[int], object] = os._exit,
    ) -> None:
        self._vitals = vitals
        self._stalled_after = stalled_after
        self._check_seconds = check_seconds
        self._end_process = end_process
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """No more looks; the process is about to end in good order."""
        self._stopped.set()

    def _watch(self) -> None:
        while not self._stopped.wait(self._check_seconds):
            health = assess(self._vitals, now=time.monotonic(), stalled_after=self._stalled_after)
            if health is not Health.HEALTHY:
                get_logger().critical("watchdog ends the process", health=health.value)
                end_now(ExitCode.STALLED, self._end_process)
                return


class Deadline:
    """Ends the process when an orderly end takes too long: some library's thread may never stop."""

    def __init__(self, seconds: float, code: ExitCode) -> None:
        self._timer = threading.Timer(seconds, end_now, args=(code,))
        self._timer.daemon = True
        self._timer.start()


def end_now(code: ExitCode, end_process: Callable[[int], object] = os._exit) -> None:
    """Write where every thread stands to standard error, and end without further ado."""
    faulthandler.dump_traceback(file=sys.stderr, all_threads=True)
    sys.stdout.flush()
    sys.stderr.flush()
    end_process(int(code))
