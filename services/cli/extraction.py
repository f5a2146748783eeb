"""Articles read by worker processes, in order and in constant memory."""

import functools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from schemas import IncidentReport
from services.extractor.core import extract
from services.extractor.intake import read_article
from services.extractor.resources import load_resources
from services.runtime.handler import Reject
from services.runtime.pool import PoolError, WorkerPool
from services.runtime.settings import load_settings

REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one line."""

    outcome: str
    """As in the stream, or `rejected` where the stream would give it to dead letters."""
    size: int
    """Bytes of the line, its end included."""
    reports: tuple[IncidentReport, ...] = ()
    problem: str = ""
    """Why it was rejected."""


@contextmanager
def extraction(workers: int) -> Iterator[Callable[[Iterable[bytes]], Iterator[Reading]]]:
    """Warmed workers; gives a function from lines to readings, in the lines' order."""
    pool = WorkerPool(workers, task_seconds=load_settings().max_article_seconds, initializer=load_resources)
    pool.start()
    try:
        yield functools.partial(pool.map_ordered, read_line, on_failure=_lost)
    finally:
        pool.stop()


def read_line(line: bytes) -> Reading:
    """One line's reports. Without a message there is no timestamp to stand in for a missing date."""
    size = len(line) + 1
    try:
        intake = read_article(line, None)
    except Reject as rejected:
        return Reading(REJECTED, size, problem=str(rejected))
    extraction = extract(intake, load_resources())
    return Reading(extraction.outcome, size, extraction.reports)


def _lost(line: bytes, error: PoolError) -> Reading:
    return Reading(REJECTED, len(line) + 1, problem=str(error))
