"""Worker processes: what one does to itself costs nobody else."""

import asyncio
import itertools
import os
import signal
import time
from collections.abc import Iterator

import pytest

from services.runtime.pool import Cause, PoolError, TookTooLongError, WorkerDiedError, WorkerPool

# Seconds; far more than a task needs on a busy machine, far less than `stuck` takes.
LIMIT = 10.0
SHORT_LIMIT = 0.5

_warmed = False


def warm() -> None:
    global _warmed  # noqa: PLW0603 - what an initializer is for
    _warmed = True


def is_warm() -> bool:
    return _warmed


def double(number: int) -> int:
    return 2 * number


def double_slowly_if_even(number: int) -> int:
    time.sleep(0.02 if number % 2 == 0 else 0)
    return 2 * number


def process_id() -> int:
    return os.getpid()


def fail(text: str) -> None:
    raise ValueError(text)


def stuck() -> None:
    time.sleep(600)


def shoot_oneself() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave() -> None:
    os._exit(3)


def kill_or_double(number: int) -> int:
    if number == 3:
        shoot_oneself()
    return 2 * number


def not_picklable() -> object:
    return lambda: None


def broken_initializer() -> None:
    raise RuntimeError("no such model")


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    pool = WorkerPool(2, task_seconds=LIMIT, initializer=warm)
    pool.start()
    yield pool
    pool.stop()


async def test_runs_in_a_process_that_was_warmed(pool: WorkerPool):
    assert await pool.run(is_warm)
    assert await pool.run(process_id) != os.getpid()


async def test_raises_what_the_task_raised(pool: WorkerPool):
    with pytest.raises(ValueError, match="the reason"):
        await pool.run(fail, "the reason")


async def test_a_death_fails_its_own_task_and_no_other(pool: WorkerPool):
    results = await asyncio.gather(
        *(pool.run(double, number) for number in range(5)),
        pool.run(shoot_oneself),
        *(pool.run(double, number) for number in range(5)),
        return_exceptions=True,
    )
    assert isinstance(results[5], WorkerDiedError)
    assert "SIGKILL" in str(results[5])
    assert results[:5] == results[6:] == [0, 2, 4, 6, 8]


async def test_a_process_that_just_leaves_is_a_death_too(pool: WorkerPool):
    with pytest.raises(WorkerDiedError, match="status 3"):
        await pool.run(leave)


async def test_a_replaced_process_is_warmed_before_its_first_task(pool: WorkerPool):
    for _ in range(pool.workers):
        with pytest.raises(WorkerDiedError):
            await pool.run(shoot_oneself)
    assert all([await pool.run(is_warm) for _ in range(2 * pool.workers)])


async def test_a_result_that_cannot_be_sent_is_an_error_and_no_death(pool: WorkerPool):
    with pytest.raises(TypeError, match="can't be sent between processes"):
        await pool.run(not_picklable)
    assert await pool.run(double, 1) == 2


async def test_megabytes_go_both_ways(pool: WorkerPool):
    text = "x" * 5_000_000
    assert await pool.run(str.upper, text) == text.upper()


async def test_a_task_over_its_limit_is_ended_and_its_process_replaced():
    losses: list[Cause] = []
    pool = WorkerPool(1, task_seconds=SHORT_LIMIT, on_loss=losses.append)
    pool.start()
    try:
        before = await pool.run(process_id)
        with pytest.raises(TookTooLongError, match="stuck took more than"):
            await pool.run(stuck)
        assert await pool.run(process_id) != before
        assert losses == [Cause.TOOK_TOO_LONG]
        with pytest.raises(ProcessLookupError):
            os.kill(before, 0)
    finally:
        pool.stop()


def test_a_pool_that_cannot_be_warmed_does_not_start():
    pool = WorkerPool(1, task_seconds=LIMIT, initializer=broken_initializer)
    with pytest.raises(RuntimeError, match="no such model"):
        pool.start()
    pool.stop()


def test_map_keeps_the_order_of_the_items(pool: WorkerPool):
    assert list(pool.map_ordered(double_slowly_if_even, range(40))) == [2 * number for number in range(40)]


def test_map_of_nothing_is_nothing(pool: WorkerPool):
    assert list(pool.map_ordered(double, [])) == []


def test_map_takes_no_more_items_than_its_window_ahead_of_the_results(pool: WorkerPool):
    taken: list[int] = []

    def endless() -> Iterator[int]:
        for number in itertools.count():
            taken.append(number)
            yield number

    results = pool.map_ordered(double, endless(), window=3)
    assert [next(results) for _ in range(10)] == [2 * number for number in range(10)]
    assert len(taken) <= 10 + 3
    results.close()  # type: ignore[attr-defined]


def test_map_puts_a_substitute_where_a_process_died(pool: WorkerPool):
    def instead(item: int, error: PoolError) -> int:
        assert isinstance(error, WorkerDiedError)
        return -item

    assert list(pool.map_ordered(kill_or_double, range(6), on_failure=instead)) == [0, 2, 4, -3, 8, 10]


def test_map_without_a_substitute_raises(pool: WorkerPool):
    with pytest.raises(WorkerDiedError):
        list(pool.map_ordered(kill_or_double, range(6)))


def test_map_raises_what_the_function_raised(pool: WorkerPool):
    with pytest.raises(ValueError, match="bad item"):
        list(pool.map_ordered(fail, ["bad item"], on_failure=lambda _item, _error: None))
