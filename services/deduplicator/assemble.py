"""An incident is worked out from its sources: every change goes through here, so that no field can lag behind."""

from collections.abc import Iterable, Sequence

from schemas.ids import IncidentId, derive_id
from schemas.incident import IncidentStatus, Ruling
from schemas.report import Realis
from schemas.scale import Certainty, Severity, Urgency
from services.deduplicator.certainty import certainty, urgency
from services.deduplicator.consensus import (
    agreed_type,
    agreed_when,
    agreed_where,
    merged_participants,
    reasons_of_move,
    witnesses_of,
)
from services.deduplicator.copies import with_copies_marked, without
from services.deduplicator.model.incident import Claim, Incident, Link, LinkDecision, Source
from services.deduplicator.model.report import Report
from services.deduplicator.model.values import Casualties, Participant
from services.deduplicator.origins import independent_origins
from services.deduplicator.profile import is_about
from services.deduplicator.reconcile import claims_of, reconcile
from services.deduplicator.severity import severity
from services.deduplicator.spokesman import headline, summary
from services.deduplicator.standing import is_disputed, standing


def opened(
    report: Report,
    *,
    reasons: tuple[str, ...],
    links: tuple[Link, ...],
    decision: LinkDecision | None = None,
) -> Incident:
    """A new incident, version 1, named after the report that opened it."""
    source = source_of(report, decision)
    return settled(
        Incident(
            incident_id=IncidentId(derive_id("incident", report.report_id)),
            version=1,
            status=IncidentStatus.ACTIVE,
            type=report.type,
            when=report.when,
            where=report.where,
            casualties=Casualties(),
            claims=claims_of(report),
            severity=Severity.UNKNOWN,
            certainty=Certainty.UNKNOWN,
            urgency=Urgency.UNKNOWN,
            headline=report.headline,
            summary=source.summary or report.headline,
            sources=(source,),
            independent_origins=0,
            links=links,
            reasons=reasons,
        )
    )


def joined(
    incident: Incident,
    report: Report,
    *,
    reasons: tuple[str, ...],
    replaced: tuple[Source, ...] = (),
    decision: LinkDecision | None = None,
    denial: bool = False,
) -> Incident:
    """The next version of an incident: one source more, or one in place of the earlier revisions in `replaced`.

    `denial`: the source says that it did not happen.
    """
    source = source_of(report, decision, denial=denial)
    after = incident.but(
        version=incident.version + 1,
        status=IncidentStatus.ACTIVE,
        sources=with_copies_marked(without(incident.sources, replaced), source),
        claims=(
            *claims_without(incident.claims, replaced),
            *(() if denial else claims_of(report)),
        ),
        superseded=(*incident.superseded, *(s.report_id for s in replaced)),
        reasons=reasons,
    )
    known = settled(after)
    moved = tuple(reasons_of_move((incident.when, incident.where), (known.when, known.where)))
    return known.but(reasons=(*reasons, *moved)) if moved else known


def withdrawn(incident: Incident, gone: tuple[Source, ...], *, reason: str) -> Incident:
    """The next version of an incident without some sources; retracted where none is left."""
    return settled(
        incident.but(
            version=incident.version + 1,
            sources=without(incident.sources, gone),
            claims=claims_without(incident.claims, gone),
            superseded=(*incident.superseded, *(s.report_id for s in gone)),
            reasons=(reason,),
        )
    )


def source_of(report: Report, decision: LinkDecision | None = None, *, denial: bool = False) -> Source:
    """What an incident keeps of a report."""
    article = report.article
    return Source(
        article_id=article.id,
        source=article.source,
        url=article.url,
        title=article.title,
        published_at=article.published_at,
        origin_id=article.origin_id,
        fingerprint=article.fingerprint,
        shingles=article.shingles,
        content_hash=article.content_hash,
        key_terms=article.key_terms if is_about(report) else (),
        role=report.role,
        report_id=report.report_id,
        type=report.type,
        when=report.when,
        where=report.where,
        confidence=report.confidence.overall,
        part_confidence=report.confidence,
        realis=Realis.NEGATED if denial else report.realis,
        headline=report.headline,
        summary=telling_sentence(report),
        perpetrators=report.perpetrators,
        targets=report.targets,
        means=report.means,
        decision=decision,
    )


def telling_sentence(report: Report) -> str:
    """The words that tell the incident: the evidence of its type, else any evidence, else the headline."""
    quotes = {e.field: e.quote for e in reversed(report.evidence)}
    return quotes.get("type") or next(iter(quotes.values()), report.headline)


def claims_without(claims: Iterable[Claim], gone: Iterable[Source]) -> tuple[Claim, ...]:
    """The claims without those of some sources."""
    gone = tuple(gone)
    reports, articles = {s.report_id for s in gone}, {s.article_id for s in gone}
    return tuple(
        c
        for c in claims
        if (c.report_id not in reports if c.report_id is not None else c.article_id not in articles)
    )


def settled(incident: Incident) -> Incident:
    """The incident with everything that follows from its sources, claims and an operator's ruling worked out anew."""
    stand = standing(incident.sources)
    status = _status(incident, stand)
    times = [s.published_at for s in incident.sources if s.published_at]
    reported = {"first_reported_at": min(times, default=None), "last_reported_at": max(times, default=None)}
    if not stand:
        confirmed = incident.ruling is Ruling.CONFIRMED
        return incident.but(
            status=status,
            independent_origins=0,
            certainty=incident.certainty if confirmed else Certainty.UNLIKELY,
            **(reported if times else {}),
        )
    witnesses = witnesses_of(stand)
    type_ = agreed_type(witnesses) or incident.type
    when = agreed_when(witnesses) or incident.when
    where = agreed_where(witnesses) or incident.where
    casualties = reconcile(incident.claims, stand)
    perpetrators = _participants(incident.perpetrators, stand, [s.perpetrators for s in stand])
    targets = _participants(incident.targets, stand, [s.targets for s in stand])
    means = dict.fromkeys(means for s in stand for means in s.means)
    level, reasons = severity(type_, casualties, targets)
    origins = independent_origins(stand)
    return incident.but(
        status=status,
        type=type_,
        when=when,
        where=where,
        perpetrators=perpetrators,
        targets=targets,
        means=tuple(means),
        casualties=casualties,
        severity=level,
        severity_reasons=reasons,
        certainty=certainty(
            stand,
            origins,
            disputed=is_disputed(incident.sources),
            confirmed=incident.ruling is Ruling.CONFIRMED,
        ),
        urgency=urgency(when, stand),
        independent_origins=origins,
        headline=headline(incident, type_, where, casualties, witnesses),
        summary=summary(incident, witnesses),
        **reported,
    )


def _status(incident: Incident, stand: Sequence[Source]) -> IncidentStatus:
    if incident.ruling is Ruling.RETRACTED:
        return IncidentStatus.RETRACTED
    if stand or incident.ruling is Ruling.CONFIRMED:
        return IncidentStatus.ACTIVE if incident.status is IncidentStatus.RETRACTED else incident.status
    return IncidentStatus.RETRACTED


def _participants(
    known: tuple[Participant, ...], stand: Sequence[Source], named: Iterable[tuple[Participant, ...]]
) -> tuple[Participant, ...]:
    """Everybody whom the sources name. Sources from before they kept their own names leave those known untouched."""
    merged: tuple[Participant, ...] = () if all(s.headline is not None for s in stand) else known
    for names in named:
        merged = merged_participants(merged, names)
    return merged
