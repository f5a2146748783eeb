"""One step in an incident's life. What the fields mean is told in `schemas/event.py`."""

from datetime import datetime
from typing import Any

import msgspec

from schemas.event import EventKind
from schemas.ids import ArticleId, EventId, IncidentId, ReportId, VerdictId
from services.deduplicator.model.incident import Incident
from services.deduplicator.model.record import Record


class Change(Record, frozen=True, kw_only=True):
    path: str
    old: Any = None
    """What is written as the JSON value."""
    new: Any = None


class Cause(Record, frozen=True, kw_only=True):
    report_id: ReportId | None = None
    article_id: ArticleId | None = None
    verdict_id: VerdictId | None = None


class Event(Record, frozen=True, kw_only=True):
    event_id: EventId
    kind: EventKind
    incident_id: IncidentId
    version: int
    at: datetime | None = None
    watermark: datetime | None = None
    changes: tuple[Change, ...] = ()
    cause: Cause = Cause()
    incident: Incident


_DECODER = msgspec.json.Decoder(Event)


def event_of(encoded: bytes) -> Event:
    """The event in its wire form. Raises msgspec.ValidationError, or msgspec.DecodeError, where there is none."""
    return _DECODER.decode(encoded)
