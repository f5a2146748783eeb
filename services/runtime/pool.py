"""Worker processes for work that keeps a core busy, so that the event loop never waits for it.

Each slot owns one process and one pipe. A task that takes too long, or brings its process down (segfault, kill -9,
out of memory), costs that process and nobody else: it is replaced before the slot is used again. The same pool serves
the stream (`run`) and the batch commands (`map_ordered`).
"""

import asyncio
import multiprocessing
import queue
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")

# Seconds for a process to import its libraries and load its model; spaCy's takes 2 to 4, more on a cold disk.
WARM_UP_SECONDS = 180.0

# Seconds that a process gets to end by itself when the pool stops.
STOP_SECONDS = 5.0

# Seconds after its limit at which the kernel ends a task whose parent is gone and can't.
ORPHAN_SECONDS = 30

# The child starts from nothing: forking a process that has threads (Faust's consumer) may copy a held lock.
_CONTEXT = multiprocessing.get_context("spawn")


class Cause(StrEnum):
    """Why a worker was lost; the label of a metric."""

    DIED = "died"
    TOOK_TOO_LONG = "took_too_long"


class PoolError(Exception):
    """A task came to no result, for no fault of the code that called.

    PoolError
    +- WorkerDiedError    its process ended under it
    +- TookTooLongError   it was stopped at its time limit
    """


class WorkerDiedError(PoolError):
    """The worker process ended before it answered."""


class TookTooLongError(PoolError):
    """The task exceeded its time limit and its process was killed."""


class WorkerPool:
    """A fixed number of warmed processes. `start` before use, `stop` after; both block for seconds."""

    def __init__(
        self,
        workers: int,
        *,
        task_seconds: float,
        initializer: Callable[[], object] | None = None,
        on_loss: Callable[[Cause], object] = lambda _cause: None,
    ) -> None:
        """
        Args:
            workers: number of processes.
            task_seconds: time limit of one task, counted from when a process takes it up.
            initializer: runs once in each process before its first task; a function that can be pickled.
            on_loss: told of each lost process, from a thread of the pool.

        """
        self.workers = workers
        self._task_seconds = task_seconds
        self._initializer = initializer
        self._on_loss = on_loss
        self._slots: queue.SimpleQueue[_Slot] = queue.SimpleQueue()
        self._all = [_Slot(initializer, task_seconds) for _ in range(workers)]
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="worker-slot")

    def start(self) -> None:
        """Start and warm all processes. Raises WorkerDiedError or TookTooLongError where one can't be warmed."""
        for _ in self._threads.map(lambda slot: slot.ensure_started(), self._all):
            pass
        for slot in self._all:
            self._slots.put(slot)

    def stop(self) -> None:
        """Let running tasks end, drop waiting ones, then end the processes."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        for slot in self._all:
            slot.stop()

    def submit(self, fn: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> "Future[R]":
        """Queue a task. Its future raises what `fn` raised, WorkerDiedError or TookTooLongError."""
        return self._threads.submit(self._execute, fn, args, kwargs)

    async def run(self, fn: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """`fn(*args, **kwargs)` in a worker process. Function, arguments and result are pickled.

        Raises:
            WorkerDiedError: the process ended before it answered.
            TookTooLongError: the task exceeded its limit.
            Exception: whatever `fn` raised.

        """
        return await asyncio.wrap_future(self.submit(fn, *args, **kwargs))

    def map_ordered(
        self,
        fn: Callable[[T], R],
        items: Iterable[T],
        *,
        on_failure: Callable[[T, PoolError], R] | None = None,
        window: int | None = None,
    ) -> Iterator[R]:
        """`fn` of each item, in the items' order, whatever the order in which they are done.

        At most `window` items (by default four for each worker) are in memory, so that the input may be endless.
        `on_failure` gives the result for an item that a process died of or that took too long; without it, that
        error is raised.
        """
        limit = window or 4 * self.workers
        waiting: deque[tuple[T, Future[R]]] = deque()

        def oldest() -> R:
            item, future = waiting.popleft()
            try:
                return future.result()
            except PoolError as error:
                if on_failure is None:
                    raise
                return on_failure(item, error)

        try:
            for item in items:
                waiting.append((item, self.submit(fn, item)))
                if len(waiting) >= limit:
                    yield oldest()
            while waiting:
                yield oldest()
        finally:
            for _, future in waiting:
                future.cancel()

    def _execute(self, fn: Callable[..., R], args: tuple[object, ...], kwargs: dict[str, object]) -> R:
        slot = self._slots.get()
        try:
            return slot.run(fn, args, kwargs)
        except TookTooLongError:
            self._on_loss(Cause.TOOK_TOO_LONG)
            raise
        except WorkerDiedError:
            self._on_loss(Cause.DIED)
            raise
        finally:
            self._slots.put(slot)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a worker process sends back."""

    result: object = None
    error: Exception | None = None


class _Slot:
    """One process, replaced when it is lost. Used by one thread at a time."""

    def __init__(self, initializer: Callable[[], object] | None, task_seconds: float) -> None:
        self._initializer = initializer
        self._task_seconds = task_seconds
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def ensure_started(self) -> None:
        if self._process is not None:
            return
        self._pipe, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(
            target=_work, args=(theirs, self._initializer, self._task_seconds), name="worker", daemon=True
        )
        self._process.start()
        theirs.close()
        self._receive(WARM_UP_SECONDS, "warm-up")

    def run(self, fn: Callable[..., R], args: tuple[object, ...], kwargs: dict[str, object]) -> R:
        self.ensure_started()
        assert self._pipe is not None
        try:
            self._pipe.send((fn, args, kwargs))
        except (BrokenPipeError, ConnectionResetError):
            raise self._lost() from None
        result: R = self._receive(self._task_seconds, getattr(fn, "__name__", "task"))
        return result

    def stop(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.join(STOP_SECONDS)
            self._end()

    def _receive(self, seconds: float, task: str) -> Any:
        assert self._pipe is not None
        assert self._process is not None
        if not wait([self._pipe, self._process.sentinel], timeout=seconds):
            self._end()
            raise TookTooLongError(f"{task} took more than {seconds:g} s")
        try:
            # The process may have answered and then ended: what is in the pipe counts.
            answer: _Answer | None = self._pipe.recv() if self._pipe.poll() else None
        except (EOFError, ConnectionResetError):
            answer = None
        if answer is None:
            raise self._lost()
        if answer.error is not None:
            raise answer.error
        return answer.result

    def _lost(self) -> WorkerDiedError:
        assert self._process is not None
        self._process.join(STOP_SECONDS)
        code = self._process.exitcode
        self._end()
        if code is not None and code < 0:
            return WorkerDiedError(f"the worker process was ended by {signal.Signals(-code).name}")
        return WorkerDiedError(f"the worker process ended with status {code}")

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


def _work(pipe: Connection, initializer: Callable[[], object] | None, task_seconds: float) -> None:
    """The worker process: warm up, then answer tasks until the other end closes."""
    # Ctrl-C reaches the whole process group; the parent decides when its workers end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    alarm = int(task_seconds) + ORPHAN_SECONDS
    try:
        _answer(pipe, _warm_up, (initializer,), {})
        with suppress(EOFError):
            while True:
                fn, args, kwargs = pipe.recv()
                # Not for the parent, which is quicker: it ends a task whose parent was killed, even inside C code.
                signal.alarm(alarm)
                _answer(pipe, fn, args, kwargs)
                signal.alarm(0)
    except (BrokenPipeError, ConnectionResetError):
        return


def _warm_up(initializer: Callable[[], object] | None) -> None:
    """Drops what the initializer returns: it is for this process, and may be nothing that can be sent."""
    if initializer is not None:
        initializer()


def _answer(
    pipe: Connection, fn: Callable[..., object], args: tuple[object, ...], kwargs: dict[str, object]
) -> None:
    try:
        answer = _Answer(result=fn(*args, **kwargs))
    except Exception as error:  # noqa: BLE001 - it is raised again where the task was given
        answer = _Answer(error=error)
    try:
        pipe.send(answer)
    except (BrokenPipeError, ConnectionResetError):
        raise
    except Exception as error:  # noqa: BLE001 - a result or an error that can't be pickled is the caller's to know
        pipe.send(_Answer(error=TypeError(f"the answer can't be sent between processes: {error}")))
