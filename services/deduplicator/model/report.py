"""A report, as far as it matters here. What the fields mean is told in `schemas/report.py`."""

from datetime import datetime

import msgspec

from schemas.ids import ArticleId, ReportId
from schemas.incident_type import IncidentType
from schemas.means import Means
from schemas.report import IncidentReport, Realis, Role
from services.deduplicator.model.record import Record
from services.deduplicator.model.values import Casualties, Confidence, Participant, When, Where


class Evidence(Record, frozen=True, kw_only=True):
    field: str
    quote: str


class ArticleRef(Record, frozen=True, kw_only=True):
    id: ArticleId
    url: str | None = None
    source: str | None = None
    title: str | None = None
    published_at: datetime | None = None
    origin_id: str
    fingerprint: str
    shingles: int | None = None
    content_hash: str
    key_terms: tuple[str, ...] = ()


class Report(Record, frozen=True, kw_only=True):
    report_id: ReportId
    article: ArticleRef
    role: Role
    realis: Realis
    type: IncidentType
    when: When
    where: Where
    casualties: Casualties = Casualties()
    perpetrators: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    means: tuple[Means, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    confidence: Confidence
    headline: str
    siblings: tuple[ReportId, ...] = ()

    @property
    def shard(self) -> str:
        """As `schemas.report.IncidentReport.shard`."""
        return self.where.shard


def taken(report: IncidentReport) -> Report:
    """A report of the contract, which was checked when it was read."""
    return msgspec.convert(report, Report, from_attributes=True)
