"""Child processes that never outlive the process that started them, however it ends."""

import os
import sys
from collections.abc import Sequence

# Runs between fork and exec: asks the kernel (Linux, prctl PR_SET_PDEATHSIG = 1) for SIGKILL at the parent's death.
# A program of its own rather than a preexec_fn, which is unsafe in a process with threads.
_SHIM = """
import ctypes, os, signal, sys
parent, command = int(sys.argv[1]), sys.argv[2:]
ctypes.CDLL(None).prctl(1, signal.SIGKILL)
if os.getppid() != parent:
    sys.exit("the parent died first")
os.execvp(command[0], command)
"""


def dying_with_parent(command: Sequence[str]) -> tuple[str, ...]:
    """The command that runs `command`, under the same process id, until this process dies at the latest.

    The kernel counts the end of the thread that starts it as the parent's death. Outside Linux the command is given
    back as it is, and outlives a parent that was killed hard.
    """
    if sys.platform != "linux":
        return tuple(command)
    return (sys.executable, "-I", "-S", "-c", _SHIM, str(os.getpid()), *command)
