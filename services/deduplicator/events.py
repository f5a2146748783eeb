"""The step from one version of an incident to the next, as an event that carries the whole incident."""

from collections.abc import Iterator
from datetime import datetime
from operator import attrgetter
from typing import NamedTuple

from schemas.casualties import CASUALTY_KINDS
from schemas.event import EventKind
from schemas.ids import ArticleId, EventId, derive_id
from schemas.incident import IncidentStatus
from services.deduplicator.model.event import Cause, Change, Event
from services.deduplicator.model.incident import Incident
from services.deduplicator.model.report import Report

_COMPARED = (
    "status",
    "merged_into",
    "type",
    "when",
    "where",
    "perpetrators",
    "targets",
    "means",
    *(f"casualties.{slot}" for slot in CASUALTY_KINDS),
    "severity",
    "certainty",
    "urgency",
    "headline",
    "independent_origins",
    "sources",
    "ruling",
    "apart",
    "absorbed",
)
"""Paths whose changes are told. Of sources the article ids are told, not the whole."""

_values = attrgetter(*_COMPARED)

_NAMED_AFTER_STATUS = {
    IncidentStatus.MERGED: EventKind.MERGED,
    IncidentStatus.RETRACTED: EventKind.RETRACTED,
    IncidentStatus.CLOSED: EventKind.CLOSED,
}


class Occasion(NamedTuple):
    """What makes a change happen, and when."""

    at: datetime | None
    """Event time."""
    cause: Cause


def occasion_of(report: Report) -> Occasion:
    """A report's coming, at the time of its article's publication."""
    return Occasion(
        at=report.article.published_at,
        cause=Cause(report_id=report.report_id, article_id=report.article.id),
    )


def event(
    before: Incident | None,
    after: Incident,
    occasion: Occasion,
    *,
    watermark: datetime | None = None,
    split: bool = False,
) -> Event:
    """The event of a change; `before` is None where it opened the incident, `split`: sources left for another one."""
    return Event(
        event_id=EventId(derive_id("event", after.incident_id, after.version)),
        kind=EventKind.SPLIT if split else _kind(before, after),
        incident_id=after.incident_id,
        version=after.version,
        at=occasion.at,
        watermark=watermark,
        changes=tuple(changes(before, after)) if before else (),
        cause=occasion.cause,
        incident=after,
    )


def only_closes(step: Event) -> bool:
    """Whether it changes nothing but the status: the incident is found and compared as before."""
    return step.kind is EventKind.CLOSED and [change.path for change in step.changes] == ["status"]


def changes(before: Incident, after: Incident) -> Iterator[Change]:
    """What is different, in the order of the contract."""
    for path, old, new in zip(_COMPARED, _values(before), _values(after), strict=True):
        if old is new or old == new:
            continue  # most: what did not change is the same object
        if path != "sources":
            yield Change(path=path, old=old, new=new)
        elif (gone := _article_ids(before)) != (come := _article_ids(after)):
            yield Change(path=path, old=gone, new=come)


def _kind(before: Incident | None, after: Incident) -> EventKind:
    if before is None:
        return EventKind.OPENED
    if after.status is not before.status and after.status in _NAMED_AFTER_STATUS:
        return _NAMED_AFTER_STATUS[after.status]
    return EventKind.ESCALATED if after.severity.rank > before.severity.rank else EventKind.UPDATED


def _article_ids(incident: Incident) -> tuple[ArticleId, ...]:
    return tuple(s.article_id for s in incident.sources)
