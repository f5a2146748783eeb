"""Incidents in memory: compressed JSON, with a dictionary of the words that every incident has.

The form never leaves the process, so it may change from one version to the next.
"""

import zlib
from functools import cache

from schemas.casualties import Count
from schemas.ids import ArticleId, IncidentId, ReportId
from schemas.incident import (
    Claim,
    Feature,
    Incident,
    IncidentStatus,
    LinkDecision,
    Rival,
    Source,
    Step,
    StepKind,
)
from schemas.incident_type import IncidentType
from schemas.report import Confidence, Role
from schemas.scale import Certainty, Severity, Urgency
from schemas.when import When, WhenBasis, WhenPrecision
from schemas.where import Where, WherePrecision
from services.deduplicator.decide import weights
from services.deduplicator.vetoes import Veto

_FAST = 1  # zlib's level: the dictionary does most of the work, and higher levels take several times as long


def pack(incident: Incident) -> bytes:
    """The incident in about 0.8 KB where it has one source."""
    compressor = zlib.compressobj(level=_FAST, zdict=_dictionary())
    return compressor.compress(incident.to_json()) + compressor.flush()


def unpack(packed: bytes) -> Incident:
    """The incident as it was packed."""
    return Incident.model_validate_json(zlib.decompressobj(zdict=_dictionary()).decompress(packed))


@cache
def _dictionary() -> bytes:
    """An incident with the usual values everywhere; zlib finds its strings in others."""
    when = When(precision=WhenPrecision.DAY, basis=WhenBasis.RELATIVE)
    where = Where(precision=WherePrecision.PLACE, radius_km=5.0, country_code="US")
    source = Source(
        article_id=ArticleId(""),
        url="https://www.",
        published_at=None,
        origin_id="outlet:",
        fingerprint="",
        content_hash="",
        role=Role.MAIN,
        report_id=ReportId(""),
        type=IncidentType.SHOOTING,
        when=when,
        where=where,
        confidence=0.9,
        part_confidence=Confidence(overall=0.9, type=0.9, when=0.9, where=0.9, casualties=0.85),
        headline="",
        summary="",
        decision=LinkDecision(
            score=0.12,
            features=tuple(Feature(name=name, value=1.0) for name in weights().weights),
            rivals=(
                *(Rival(incident_id=IncidentId(""), veto=veto) for veto in Veto),
                Rival(incident_id=IncidentId(""), score=0.12),
            ),
        ),
    )
    one = Count.exactly(1)
    claims = tuple(
        Claim(slot=slot, value=one, article_id=ArticleId(""), quote="") for slot in ("killed", "injured")
    )
    usual = Incident(
        incident_id=IncidentId(""),
        version=1,
        status=IncidentStatus.ACTIVE,
        type=IncidentType.SHOOTING,
        when=when,
        where=where,
        claims=claims,
        severity=Severity.MODERATE,
        severity_reasons=("1 killed: at least 1", "nothing is known that makes it worse"),
        certainty=Certainty.POSSIBLE,
        urgency=Urgency.IMMEDIATE,
        headline="",
        summary="",
        sources=(source,),
        independent_origins=1,
        reasons=("no known incident fits",),
        history=(Step(kind=StepKind.CLOSED, report_id=ReportId("")),),
    )
    return usual.to_json()
