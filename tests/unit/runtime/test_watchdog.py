"""The watchdog ends a process that stands still, and leaves one alone that works."""

import threading
import time

from services.runtime.exit_codes import ExitCode
from services.runtime.vitals import LOOP_BLOCKED_SECONDS, Vitals
from services.runtime.watchdog import Watchdog


def watched(vitals: Vitals) -> tuple[Watchdog, threading.Event, list[int]]:
    ended, codes = threading.Event(), []

    def end(code: int) -> None:
        codes.append(code)
        ended.set()

    return Watchdog(vitals, stalled_after=60, check_seconds=0.01, end_process=end), ended, codes


def test_ends_the_process_with_the_documented_code_and_shows_where_it_stands(capfd):
    long_ago = time.monotonic() - LOOP_BLOCKED_SECONDS - 1
    watchdog, ended, codes = watched(Vitals(beat=long_ago, preparing_since=None))
    watchdog.start()
    assert ended.wait(30)
    assert codes == [ExitCode.STALLED]
    assert "test_watchdog.py" in capfd.readouterr().err


def test_is_silent_once_stopped():
    vitals = Vitals(beat=time.monotonic(), preparing_since=None)
    watchdog, ended, _ = watched(vitals)
    watchdog.start()
    watchdog.stop()
    watchdog._thread.join(30)
    vitals.beat = 0.0
    assert not ended.is_set()
