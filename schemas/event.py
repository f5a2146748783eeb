"""One step in an incident's life, on the topic `incidents`, with the whole incident in it."""

from enum import StrEnum

from pydantic import JsonValue

from schemas.ids import ArticleId, EventId, IncidentId, ReportId, VerdictId
from schemas.incident import Incident
from schemas.message import Message, UtcDatetime


class EventKind(StrEnum):
    OPENED = "opened"
    UPDATED = "updated"
    ESCALATED = "escalated"  # an update that raised the severity
    MERGED = "merged"  # its sources moved to `merged_into`
    SPLIT = "split"  # some of its sources now make up another incident
    RETRACTED = "retracted"
    CLOSED = "closed"  # nothing was reported of it for long


class Change(Message):
    """One field that this event changed."""

    path: str
    """Dotted path in the incident: `casualties.killed`, `where`."""
    old: JsonValue = None
    new: JsonValue = None


class Cause(Message):
    """What made it happen."""

    report_id: ReportId | None = None
    article_id: ArticleId | None = None
    verdict_id: VerdictId | None = None
    """The operator's verdict, where it was one."""


class IncidentEvent(Message):
    """The compacted topic of these events, newest for each incident, is the whole state of the deduplicator."""

    event_id: EventId
    kind: EventKind
    incident_id: IncidentId
    version: int
    at: UtcDatetime | None = None
    """Event time: when the article that caused it was published, or the verdict given. Never the wall clock."""
    watermark: UtcDatetime | None = None
    """The latest publication among the reports of this country so far: the clock by which incidents close."""
    changes: tuple[Change, ...] = ()
    cause: Cause = Cause()
    incident: Incident
