"""An incident, its sources and claims. What the fields mean is told in `schemas/incident.py`."""

from datetime import datetime

import msgspec

from schemas.ids import ArticleId, IncidentId, ReportId, VerdictId
from schemas.incident import IncidentStatus, Ruling, StepKind
from schemas.incident_type import IncidentType
from schemas.means import Means
from schemas.report import Realis, Role
from schemas.scale import Certainty, Severity, Urgency
from services.deduplicator.model.record import Record
from services.deduplicator.model.values import Casualties, Confidence, Count, Participant, When, Where


class Claim(Record, frozen=True, kw_only=True):
    slot: str
    value: Count
    source: str | None = None
    article_id: ArticleId
    report_id: ReportId | None = None
    published_at: datetime | None = None
    quote: str


class Feature(Record, frozen=True, kw_only=True):
    name: str
    value: float


class Rival(Record, frozen=True, kw_only=True):
    incident_id: IncidentId
    score: float | None = None
    veto: str | None = None


class LinkDecision(Record, frozen=True, kw_only=True):
    score: float | None = None
    features: tuple[Feature, ...] = ()
    rivals: tuple[Rival, ...] = ()
    only_one: bool = False


class Source(Record, frozen=True, kw_only=True):
    article_id: ArticleId
    source: str | None = None
    url: str | None = None
    title: str | None = None
    published_at: datetime | None = None
    origin_id: str
    fingerprint: str
    shingles: int | None = None
    content_hash: str
    key_terms: tuple[str, ...] = ()
    role: Role
    report_id: ReportId
    copy_of: ArticleId | None = None
    type: IncidentType | None = None
    when: When | None = None
    where: Where | None = None
    confidence: float | None = None
    part_confidence: Confidence | None = None
    realis: Realis = Realis.ACTUAL
    headline: str | None = None
    summary: str | None = None
    perpetrators: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    means: tuple[Means, ...] = ()
    decision: LinkDecision | None = None


class Link(Record, frozen=True, kw_only=True):
    incident_id: IncidentId
    score: float
    reasons: tuple[str, ...] = ()


class Step(Record, frozen=True, kw_only=True):
    kind: StepKind
    at: datetime | None = None
    other: IncidentId | None = None
    report_id: ReportId | None = None
    verdict_id: VerdictId | None = None
    reasons: tuple[str, ...] = ()


class Incident(Record, frozen=True, kw_only=True):
    incident_id: IncidentId
    version: int
    status: IncidentStatus
    merged_into: IncidentId | None = None
    type: IncidentType
    when: When
    where: Where
    perpetrators: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    means: tuple[Means, ...] = ()
    casualties: Casualties = Casualties()
    claims: tuple[Claim, ...] = ()
    severity: Severity
    severity_reasons: tuple[str, ...] = ()
    certainty: Certainty
    urgency: Urgency
    headline: str
    summary: str
    sources: tuple[Source, ...]
    independent_origins: int
    first_reported_at: datetime | None = None
    last_reported_at: datetime | None = None
    links: tuple[Link, ...] = ()
    superseded: tuple[ReportId, ...] = ()
    reasons: tuple[str, ...] = ()
    ruling: Ruling | None = None
    apart: tuple[IncidentId, ...] = ()
    absorbed: tuple[IncidentId, ...] = ()
    history: tuple[Step, ...] = ()


_DECODER = msgspec.json.Decoder(Incident)


def incident_of(encoded: bytes) -> Incident:
    """The incident in its wire form. Raises msgspec.ValidationError, or msgspec.DecodeError, where there is none."""
    return _DECODER.decode(encoded)
