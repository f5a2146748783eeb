"""The step from one version of an incident to the next, as an event that carries the whole incident."""

from collections.abc import Iterator

from pydantic import JsonValue

from schemas.casualties import CASUALTY_KINDS
from schemas.event import Cause, Change, EventKind, IncidentEvent
from schemas.ids import EventId, derive_id
from schemas.incident import Incident, IncidentStatus
from schemas.message import Message
from schemas.report import IncidentReport

_COMPARED = (
    "status",
    "type",
    "when",
    "where",
    "perpetrators",
    "targets",
    *(f"casualties.{slot}" for slot in CASUALTY_KINDS),
    "severity",
    "certainty",
    "urgency",
    "headline",
    "independent_origins",
    "sources",
)
"""Paths whose changes are told. Of sources the article ids are told, not the whole."""


def event(before: Incident | None, after: Incident, report: IncidentReport) -> IncidentEvent:
    """The event of a change that a report caused; `before` is None where it opened the incident."""
    return IncidentEvent(
        event_id=EventId(derive_id("event", after.incident_id, after.version)),
        kind=_kind(before, after),
        incident_id=after.incident_id,
        version=after.version,
        at=report.article.published_at,
        changes=tuple(changes(before, after)) if before else (),
        cause=Cause(report_id=report.report_id, article_id=report.article.id),
        incident=after,
    )


def changes(before: Incident, after: Incident) -> Iterator[Change]:
    """What is different, in the order of the contract."""
    for path in _COMPARED:
        old, new = _value(before, path), _value(after, path)
        if old != new:
            yield Change(path=path, old=_plain(old), new=_plain(new))


def _kind(before: Incident | None, after: Incident) -> EventKind:
    if before is None:
        return EventKind.OPENED
    if after.status is IncidentStatus.RETRACTED:
        return EventKind.RETRACTED
    return EventKind.ESCALATED if after.severity.rank > before.severity.rank else EventKind.UPDATED


def _value(incident: Incident, path: str) -> object:
    if path == "sources":
        return tuple(s.article_id for s in incident.sources)
    value: object = incident
    for name in path.split("."):
        value = getattr(value, name)
    return value


def _plain(value: object) -> JsonValue:
    if isinstance(value, Message):
        dumped: JsonValue = value.model_dump(mode="json")
        return dumped
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    assert value is None or isinstance(value, str | int | float)
    return value
