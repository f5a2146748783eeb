"""The turns of an incident's life as pure functions from version to version. The rules are told in docs/linking.md.

Days are proleptic Gregorian ordinals. All horizons are counted in the articles' time: against the latest publication among the
country's reports, never against a wall clock.
"""

from collections.abc import Iterable

from schemas.ids import IncidentId
from schemas.incident import IncidentStatus, StepKind
from services.deduplicator.assemble import claims_without, settled
from services.deduplicator.copies import with_copies_marked, without
from services.deduplicator.events import Occasion
from services.deduplicator.model.incident import Incident, Source, Step

QUIET_DAYS = 14
"""An incident closes when nothing was reported of it for so long: a story's reports die down over about two weeks."""
OPEN_ENDED_QUIET_DAYS = 31
"""The same for one without a stated end, such as a siege or a flood: some are told of monthly."""
KEPT_DAYS = 180
"""An incident leaves memory when nothing was reported of it for so long; a late report fetches it back."""
_MOST_STEPS = 16


def closes_on(incident: Incident) -> int | None:
    """The first day on which it is to be closed, None where it is not active or nobody knows when it was reported."""
    if incident.status is not IncidentStatus.ACTIVE or incident.last_reported_at is None:
        return None
    open_ended = incident.when.start is not None and incident.when.end is None
    quiet = OPEN_ENDED_QUIET_DAYS if open_ended else QUIET_DAYS
    return incident.last_reported_at.toordinal() + quiet + 1


def leaves_on(incident: Incident) -> int | None:
    """The first day on which it is no longer held in memory, None while it is active or nobody knows when it was reported."""
    reported = incident.last_reported_at
    if incident.status is IncidentStatus.ACTIVE or reported is None:
        return None
    return reported.toordinal() + KEPT_DAYS + 1


def noted(
    incident: Incident,
    kind: StepKind,
    occasion: Occasion,
    *,
    other: IncidentId | None = None,
    reasons: tuple[str, ...] = (),
) -> Incident:
    """The same version with one more turn in its history."""
    step = Step(
        kind=kind,
        at=occasion.at,
        other=other,
        report_id=occasion.cause.report_id,
        verdict_id=occasion.cause.verdict_id,
        reasons=reasons,
    )
    return incident.but(history=(*incident.history, step)[-_MOST_STEPS:])


def closed(incident: Incident, occasion: Occasion) -> Incident:
    """The next version, after quiet time."""
    after = incident.but(version=incident.version + 1, status=IncidentStatus.CLOSED)
    return noted(after, StepKind.CLOSED, occasion)


def older_first(one: Incident, other: Incident) -> tuple[Incident, Incident]:
    """The incident that was reported first, then the other; of equals the smaller id."""

    def age(incident: Incident) -> tuple[bool, str, IncidentId]:
        first = incident.first_reported_at
        return first is None, first.isoformat() if first else "", incident.incident_id

    older, younger = sorted((one, other), key=age)
    return older, younger


def absorbing(older: Incident, younger: Incident, occasion: Occasion, reasons: tuple[str, ...]) -> Incident:
    """The next version of the older, with all sources of the younger."""
    ids = {older.incident_id, younger.incident_id}
    active = IncidentStatus.ACTIVE in (older.status, younger.status)
    after = older.but(
        version=older.version + 1,
        status=IncidentStatus.ACTIVE if active else older.status,
        sources=_marked_anew((*older.sources, *younger.sources)),
        claims=(*older.claims, *younger.claims),
        superseded=(*older.superseded, *younger.superseded),
        links=tuple(link for link in (*older.links, *younger.links) if link.incident_id not in ids),
        ruling=older.ruling or younger.ruling,
        apart=_each_once(i for i in (*older.apart, *younger.apart) if i not in ids),
        absorbed=_each_once((*older.absorbed, younger.incident_id)),
        reasons=reasons,
    )
    return noted(settled(after), StepKind.ABSORBED, occasion, other=younger.incident_id, reasons=reasons)


def merged(younger: Incident, older: IncidentId, occasion: Occasion, reasons: tuple[str, ...]) -> Incident:
    """The next version of the younger: a pointer to the older, its sources gone there."""
    after = younger.but(
        version=younger.version + 1,
        status=IncidentStatus.MERGED,
        merged_into=older,
        sources=(),
        claims=(),
        superseded=(),
        independent_origins=0,
        links=(),
        reasons=reasons,
    )
    return noted(after, StepKind.MERGED, occasion, other=older, reasons=reasons)


def parted(
    incident: Incident,
    gone: tuple[Source, ...],
    child: IncidentId,
    occasion: Occasion,
    reasons: tuple[str, ...],
) -> Incident:
    """The next version of an incident whose sources `gone` make up `child` from now on."""
    after = incident.but(
        version=incident.version + 1,
        sources=_marked_anew(without(incident.sources, gone)),
        claims=claims_without(incident.claims, gone),
        absorbed=tuple(i for i in incident.absorbed if i != child),
        apart=_each_once((*incident.apart, child)),
        reasons=reasons,
    )
    return noted(settled(after), StepKind.PARTED, occasion, other=child, reasons=reasons)


def part(
    incident: Incident,
    gone: tuple[Source, ...],
    known: Incident | None,
    child: IncidentId,
    occasion: Occasion,
    reasons: tuple[str, ...],
) -> Incident:
    """The incident that these sources make up: `known`, which was merged before, or a new one."""
    left = without(incident.sources, gone)
    base = known or incident
    first = gone[0]
    after = base.but(
        incident_id=child,
        version=known.version + 1 if known else 1,
        status=IncidentStatus.ACTIVE,
        merged_into=None,
        sources=_marked_anew(gone),
        claims=claims_without(incident.claims, left),
        headline=first.headline or base.headline,
        summary=first.summary or base.summary,
        type=first.type or base.type,
        when=first.when or base.when,
        where=first.where or base.where,
        links=(),
        superseded=(),
        ruling=None,
        absorbed=known.absorbed if known else (),
        apart=_each_once((*(known.apart if known else ()), incident.incident_id)),
        history=known.history if known else (),
        reasons=reasons,
    )
    return noted(settled(after), StepKind.RESTORED, occasion, other=incident.incident_id, reasons=reasons)


def _marked_anew(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    marked: tuple[Source, ...] = ()
    for source in sources:
        marked = with_copies_marked(marked, source.but(copy_of=None))
    return marked


def _each_once(ids: Iterable[IncidentId]) -> tuple[IncidentId, ...]:
    return tuple(dict.fromkeys(ids))
