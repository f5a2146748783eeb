"""What the service under test has its worker processes do; a module of its own, as tasks are pickled by name."""

import os
import signal
import time
from pathlib import Path


def work(do: str, marker: str | None) -> str:
    """Answer, never end, or die."""
    if do == "stuck":
        time.sleep(3600)
    if do == "die" or (do == "die_once" and _first_time(marker)):
        os.kill(os.getpid(), signal.SIGKILL)
    return do


def _first_time(marker: str | None) -> bool:
    assert marker is not None
    try:
        Path(marker).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True
