"""Linking without a broker, for the command: reports in, every event on the way out."""

from collections.abc import Iterable, Iterator

from schemas.report import IncidentReport
from services.deduplicator.linker import Linker
from services.deduplicator.model.event import Event


def link(reports: Iterable[IncidentReport], linker: Linker | None = None) -> Iterator[Event]:
    """The events that these reports cause, one report at a time. The linker has the incidents when all are taken in."""
    linker = Linker() if linker is None else linker
    for report in reports:
        yield from linker.apply(report)
