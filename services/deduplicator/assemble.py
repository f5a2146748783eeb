"""An incident is worked out from its sources: every change goes through here, so that no field can lag behind."""

from collections.abc import Iterable

from schemas.casualties import Casualties
from schemas.ids import IncidentId, derive_id
from schemas.incident import Incident, IncidentStatus, Link, Source
from schemas.report import IncidentReport, Role
from schemas.scale import Certainty, Severity, Urgency
from services.deduplicator.certainty import certainty, urgency
from services.deduplicator.consensus import (
    agreed_type,
    agreed_when,
    agreed_where,
    merged_participants,
    witnesses_of,
)
from services.deduplicator.copies import with_copies_marked, without
from services.deduplicator.origins import independent_origins
from services.deduplicator.reconcile import claims_of, reconcile
from services.deduplicator.severity import severity


def opened(report: IncidentReport, *, reasons: tuple[str, ...], links: tuple[Link, ...]) -> Incident:
    """A new incident, version 1, named after the report that opened it."""
    return _settled(
        Incident(
            incident_id=IncidentId(derive_id("incident", report.report_id)),
            version=1,
            status=IncidentStatus.ACTIVE,
            type=report.type,
            when=report.when,
            where=report.where,
            perpetrators=merged_participants((), report.perpetrators),
            targets=merged_participants((), report.targets),
            casualties=Casualties(),
            claims=claims_of(report),
            severity=Severity.UNKNOWN,
            certainty=Certainty.UNKNOWN,
            urgency=Urgency.UNKNOWN,
            headline=report.headline,
            summary=telling_sentence(report),
            sources=(source_of(report),),
            independent_origins=0,
            links=links,
            reasons=reasons,
        )
    )


def joined(
    incident: Incident, report: IncidentReport, *, reasons: tuple[str, ...], replaced: tuple[Source, ...] = ()
) -> Incident:
    """The next version of an incident: one source more, or one in place of the earlier revisions in `replaced`."""
    source = source_of(report)
    kept = without(incident.sources, replaced)
    sources = with_copies_marked(kept, source)
    gone = {s.article_id for s in replaced}
    after = _settled(
        incident.model_copy(
            update={
                "version": incident.version + 1,
                "status": IncidentStatus.ACTIVE,
                "sources": sources,
                "claims": (*(c for c in incident.claims if c.article_id not in gone), *claims_of(report)),
                "perpetrators": merged_participants(incident.perpetrators, report.perpetrators),
                "targets": merged_participants(incident.targets, report.targets),
                "superseded": (*incident.superseded, *(s.report_id for s in replaced)),
                "reasons": reasons,
            }
        )
    )
    return after.model_copy(update=_wording(kept, after, incident, report))


def withdrawn(incident: Incident, gone: tuple[Source, ...], *, reason: str) -> Incident:
    """The next version of an incident without some sources; retracted where none is left."""
    left = without(incident.sources, gone)
    articles = {s.article_id for s in gone}
    after = incident.model_copy(
        update={
            "version": incident.version + 1,
            "sources": left,
            "claims": tuple(c for c in incident.claims if c.article_id not in articles),
            "superseded": (*incident.superseded, *(s.report_id for s in gone)),
            "reasons": (reason,),
        }
    )
    if left:
        return _settled(after)
    return after.model_copy(update={"status": IncidentStatus.RETRACTED, "independent_origins": 0})


def source_of(report: IncidentReport) -> Source:
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
        content_hash=article.content_hash,
        role=report.role,
        report_id=report.report_id,
        type=report.type,
        when=report.when,
        where=report.where,
        confidence=report.confidence.overall,
        part_confidence=report.confidence,
    )


def telling_sentence(report: IncidentReport) -> str:
    """The words that tell the incident: the evidence of its type, else any evidence, else the headline."""
    quotes = {e.field: e.quote for e in reversed(report.evidence)}
    return quotes.get("type") or next(iter(quotes.values()), report.headline)


def _settled(incident: Incident) -> Incident:
    """The incident with everything that follows from its sources, claims and participants worked out anew."""
    sources = incident.sources
    witnesses = witnesses_of(sources)
    type_ = agreed_type(witnesses) or incident.type
    when = agreed_when(witnesses) or incident.when
    casualties = reconcile(incident.claims, sources)
    level, reasons = severity(type_, casualties, incident.targets)
    origins = independent_origins(sources)
    times = [s.published_at for s in sources if s.published_at]
    return incident.model_copy(
        update={
            "type": type_,
            "when": when,
            "where": agreed_where(witnesses) or incident.where,
            "casualties": casualties,
            "severity": level,
            "severity_reasons": reasons,
            "certainty": certainty(sources, origins),
            "urgency": urgency(when, sources),
            "independent_origins": origins,
            "first_reported_at": min(times, default=None),
            "last_reported_at": max(times, default=None),
        }
    )


def _wording(
    kept: Iterable[Source], after: Incident, before: Incident, report: IncidentReport
) -> dict[str, str]:
    """Headline and summary move to the new report where it is the better one to speak."""
    if report.role is not Role.MAIN:
        return {}
    main = [s.confidence or 0.0 for s in kept if s.role is Role.MAIN]
    changed = (before.type, before.where, before.casualties) != (after.type, after.where, after.casualties)
    wording = {}
    if not main or changed:
        wording["headline"] = report.headline
    if not main or report.confidence.overall > max(main):
        wording["summary"] = telling_sentence(report)
    return wording
