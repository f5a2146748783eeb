"""Articles read by worker processes, in order and in constant memory."""

import functools
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from schemas import IncidentReport
from services.extractor.core import extract
from services.extractor.intake import read_article
from services.extractor.model import DEFAULT_MODEL
from services.extractor.resources import load_resources
from services.runtime.handler import Reject
from services.runtime.pool import PoolError, WorkerPool
from services.runtime.settings import load_settings

REJECTED = "rejected"
"""The outcome of what the stream would give to dead letters for the input's fault."""

FAILED = "failed"
"""The outcome of what it would give to dead letters for ours."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one line."""

    outcome: str
    """As in the stream, or one of the two above."""
    size: int
    """Bytes of the line, its end included."""
    reports: tuple[IncidentReport, ...] = ()
    problem: str = ""
    """Why there is no outcome of the stream's."""


@contextmanager
def extraction(workers: int) -> Iterator[Callable[[Iterable[bytes]], Iterator[Reading]]]:
    """Warmed workers; gives a function from lines to readings, in the lines' order."""
    settings = load_settings()
    pool = WorkerPool(
        workers,
        task_seconds=settings.max_article_seconds,
        initializer=functools.partial(load_resources, settings.spacy_model),
    )
    pool.start()
    try:
        read = functools.partial(read_line, model=settings.spacy_model)
        yield functools.partial(pool.map_ordered, read, on_failure=_lost)
    finally:
        pool.stop()


def read_line(line: bytes, model: str = DEFAULT_MODEL) -> Reading:
    """One line's reports. Without a message there is no timestamp to stand in for a missing date."""
    size = len(line) + 1
    try:
        intake = read_article(line, None)
    except Reject as rejected:
        return Reading(REJECTED, size, problem=str(rejected))
    try:
        extraction = extract(intake, load_resources(model))
    except Exception as error:  # noqa: BLE001 - one article must not cost the others; the command tells and fails
        return Reading(FAILED, size, problem="".join(traceback.format_exception(error)))
    return Reading(extraction.outcome, size, extraction.reports)


def _lost(line: bytes, error: PoolError) -> Reading:
    return Reading(FAILED, len(line) + 1, problem=str(error))
