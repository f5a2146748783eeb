"""Linking without a broker, for the command: reports in, every event on the way out, and the final incidents."""

import sqlite3
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self

from schemas.event import IncidentEvent
from schemas.incident import Incident
from schemas.report import IncidentReport
from services.deduplicator.linker import Linker


def link(reports: Iterable[IncidentReport]) -> Iterator[IncidentEvent]:
    """The events that these reports cause, one report at a time. Memory is bounded by the linker's working set."""
    linker = Linker()
    for report in reports:
        yield from linker.apply(report)


class FinalIncidents:
    """The last state of every incident that events told of, however many there are, in the order of their opening.

    They are kept in a temporary database that SQLite keeps on disk and removes when it is closed.
    """

    def __init__(self) -> None:
        self._database = sqlite3.connect("")
        self._database.execute("CREATE TABLE incident (id TEXT PRIMARY KEY, json BLOB NOT NULL)")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def record(self, event: IncidentEvent) -> None:
        """Note the state that an event carries. Events of one incident come in the order of their versions."""
        self._database.execute(
            "INSERT INTO incident VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json",
            (event.incident_id, event.incident.to_json()),
        )

    def __iter__(self) -> Iterator[Incident]:
        for (body,) in self._database.execute("SELECT json FROM incident ORDER BY rowid"):
            yield Incident.model_validate_json(body)
