"""An operator's verdict: what it changes, by which rules, and when it can't be followed.

| verdict | what happens |
|---|---|
| merge | the older, by first publication, takes in the other's sources; whatever was told apart before is one from now on |
| split | the sources named leave: back into the incident that was merged, else into a new one; they never merge by themselves |
| retract | it is retracted and stays so: later reports join it and change nothing about that |
| confirm | it stands and its certainty is observed: no denial or revision retracts it |

A later verdict counts more than an earlier one. A verdict that came before, or that says what is so already, changes nothing.
Incidents of two countries can't be merged: the reports of one incident share the country, which is what lets each instance decide
alone; and an instance holds only its own countries.
"""

from datetime import datetime

from schemas.ids import IncidentId, VerdictId, derive_id
from schemas.incident import IncidentStatus, Ruling, StepKind
from schemas.verdict import Verdict, VerdictKind
from services.deduplicator.assemble import settled
from services.deduplicator.draft import Draft
from services.deduplicator.events import Occasion
from services.deduplicator.lifecycle import absorbing, closes_on, merged, noted, older_first, part, parted
from services.deduplicator.model.event import Cause
from services.deduplicator.model.incident import Incident, Source
from services.deduplicator.shard import Shard

_LAST_STEPS = frozenset({StepKind.MERGED, StepKind.PARTED, StepKind.RETRACTED, StepKind.CONFIRMED})


class VerdictError(Exception):
    """The verdict can't be followed; the message says why and what to do."""


class UnknownIncidentError(VerdictError):
    """There is no such incident in the verdict's partition and country."""

    def __init__(self, incident_id: str | None) -> None:
        super().__init__(
            f"no incident {incident_id} in this partition and country: incidents of two countries can't be merged"
        )


def steps(draft: Draft, verdict: Verdict, verdict_id: VerdictId) -> None:
    """Add what a verdict changes. Raises VerdictError."""
    incident = _found(draft, verdict.incident_id)
    other = _found(draft, verdict.other) if verdict.kind is VerdictKind.MERGE else None
    if any(_was_given(each, verdict_id) for each in (incident, other)):
        return
    if other is not None:
        _merge(draft, incident, other, _reasons(verdict))
        return
    if verdict.kind is VerdictKind.SPLIT:
        _split(draft, incident, verdict, verdict_id)
        return
    if incident.status is IncidentStatus.MERGED:
        raise VerdictError(f"{incident.incident_id} was merged into {incident.merged_into}: name that one")
    ruling = Ruling.RETRACTED if verdict.kind is VerdictKind.RETRACT else Ruling.CONFIRMED
    _rule(draft, incident, ruling, _reasons(verdict))


def give(shard: Shard, verdict: Verdict, verdict_id: VerdictId, at: datetime) -> Draft:
    """The draft of what a verdict changes in a shard. Raises VerdictError."""
    occasion = Occasion(at=verdict.at or at, cause=Cause(verdict_id=verdict_id))
    draft = Draft(shard, occasion, shard.clock)
    steps(draft, verdict, verdict_id)
    return draft


def _merge(draft: Draft, one: Incident, other: Incident, reasons: tuple[str, ...]) -> None:
    one, other = _standing_for(draft, one), _standing_for(draft, other)
    if one.incident_id == other.incident_id:
        return
    older, younger = older_first(one, other)
    if younger.incident_id not in older.absorbed:  # else its event came before a crash
        draft.add(older, absorbing(older, younger, draft.occasion, reasons))
    draft.add(younger, merged(younger, older.incident_id, draft.occasion, reasons))


def _split(draft: Draft, incident: Incident, verdict: Verdict, verdict_id: VerdictId) -> None:
    gone = _named(incident, verdict)
    if len(gone) == len(incident.sources):
        raise VerdictError(
            f"these are all the sources of {incident.incident_id}: nothing would be left of it"
        )
    child, known = _child(draft, incident, gone, verdict_id)
    reasons = _reasons(verdict)
    if known is None or known.status is IncidentStatus.MERGED:  # else its event came before a crash
        draft.add(known, _by_clock(draft, part(incident, gone, known, child, draft.occasion, reasons)))
    draft.add(incident, parted(incident, gone, child, draft.occasion, reasons), split=True)


def _rule(draft: Draft, incident: Incident, ruling: Ruling, reasons: tuple[str, ...]) -> None:
    if incident.ruling is ruling:
        return
    after = settled(incident.but(version=incident.version + 1, ruling=ruling, reasons=reasons))
    kind = StepKind.RETRACTED if ruling is Ruling.RETRACTED else StepKind.CONFIRMED
    draft.add(incident, _by_clock(draft, noted(after, kind, draft.occasion, reasons=reasons)))


def _found(draft: Draft, incident_id: IncidentId | None) -> Incident:
    incident = draft.find(incident_id) if incident_id else None
    if incident is None:
        raise UnknownIncidentError(incident_id)
    return incident


def _standing_for(draft: Draft, incident: Incident) -> Incident:
    """The incident itself, or the one that it was merged into."""
    while incident.status is IncidentStatus.MERGED:
        incident = _found(draft, incident.merged_into)
    return incident


def _was_given(incident: Incident | None, verdict_id: VerdictId) -> bool:
    """Whether the last step of this very verdict was taken: it came again."""
    return incident is not None and any(
        step.verdict_id == verdict_id and step.kind in _LAST_STEPS for step in incident.history
    )


def _named(incident: Incident, verdict: Verdict) -> tuple[Source, ...]:
    """The sources that a verdict names."""
    names = set(verdict.sources)
    gone = tuple(s for s in incident.sources if s.article_id in names or s.report_id in names)
    missing = names - {s.article_id for s in gone} - {s.report_id for s in gone}
    if missing or not names:
        raise VerdictError(
            f"{incident.incident_id} has no such sources: {', '.join(sorted(missing)) or 'none was named'}"
        )
    return gone


def _child(
    draft: Draft, incident: Incident, gone: tuple[Source, ...], verdict_id: VerdictId
) -> tuple[IncidentId, Incident | None]:
    """The id of the part that leaves, and what is known under it.

    An incident is named after the report that opened it, so the part takes the first id that one of its reports gives: what was
    merged before gets its own id back.
    """
    reports = tuple(s.report_id for s in gone)
    for report_id in reports:
        child = IncidentId(derive_id("incident", report_id))
        known = draft.find(child)
        if child != incident.incident_id and (
            known is None
            or known.status is IncidentStatus.MERGED
            or tuple(s.report_id for s in known.sources) == reports
        ):
            return child, known
    child = IncidentId(derive_id("incident", *reports, verdict_id))
    return child, draft.find(child)


def _by_clock(draft: Draft, incident: Incident) -> Incident:
    """Closed where it is active again though its reports are old."""
    day = closes_on(incident)
    if draft.now is None or day is None or day > draft.now.toordinal():
        return incident
    return incident.but(status=IncidentStatus.CLOSED)


def _reasons(verdict: Verdict) -> tuple[str, ...]:
    said = f"{verdict.by or 'an operator'} said {verdict.kind}"
    return (f"{said}: {verdict.reason}" if verdict.reason else said,)
