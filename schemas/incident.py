"""A real-world incident, held once, however many articles report it."""

from enum import StrEnum

from pydantic import Field

from schemas.casualties import Casualties, Count
from schemas.ids import ArticleId, IncidentId, ReportId
from schemas.incident_type import IncidentType
from schemas.message import Message, UtcDatetime
from schemas.participant import Participant
from schemas.report import Confidence, Probability, Role
from schemas.scale import Certainty, Severity, Urgency
from schemas.when import When
from schemas.where import Where


class IncidentStatus(StrEnum):
    ACTIVE = "active"
    CLOSED = "closed"  # quiet for long; not produced yet
    MERGED = "merged"  # its sources moved to `merged_into`; not produced yet
    RETRACTED = "retracted"  # its own sources took it back


class Claim(Message):
    """Who said which number, when and in which words."""

    slot: str
    """`killed`, `injured`, `missing`, `abducted`, `arrested` or `displaced`."""
    value: Count
    source: str | None = None
    article_id: ArticleId
    published_at: UtcDatetime | None = None
    quote: str


class Source(Message):
    """One article's report that this incident took in."""

    article_id: ArticleId
    source: str | None = None
    url: str | None = None
    title: str | None = None
    published_at: UtcDatetime | None = None
    origin_id: str
    fingerprint: str
    content_hash: str
    role: Role
    report_id: ReportId
    copy_of: ArticleId | None = None
    """The earlier article that this one copies, where it is a wire copy: it adds no independent origin."""
    type: IncidentType | None = None
    """What this source calls it; the incident's type is the sources' majority."""
    when: When | None = None
    """When this source says it happened."""
    where: Where | None = None
    """Where this source says it happened."""
    confidence: Probability | None = None
    """The extractor's overall confidence in the report."""
    part_confidence: Confidence | None = None
    """The extractor's confidence in each part of the report: a guess is outvoted by a source that knows."""


class Link(Message):
    """A likely twin that was not joined, and why."""

    incident_id: IncidentId
    score: Probability
    reasons: tuple[str, ...] = ()


class Incident(Message):
    """The state of one incident after all that was reported so far."""

    incident_id: IncidentId
    version: int = Field(ge=1)
    """Grows by one with every event."""
    status: IncidentStatus
    merged_into: IncidentId | None = None
    type: IncidentType
    when: When
    where: Where
    perpetrators: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    casualties: Casualties = Casualties()
    """Reconciled from the claims."""
    claims: tuple[Claim, ...] = ()
    severity: Severity
    severity_reasons: tuple[str, ...] = ()
    certainty: Certainty
    urgency: Urgency
    headline: str
    summary: str
    """The sentence of the best source that tells it."""
    sources: tuple[Source, ...]
    independent_origins: int = Field(ge=0)
    """Newsrooms and agencies that report it as news, copies collapsed; background mentions add none."""
    first_reported_at: UtcDatetime | None = None
    last_reported_at: UtcDatetime | None = None
    links: tuple[Link, ...] = ()
    superseded: tuple[ReportId, ...] = ()
    """Reports of revisions that later ones replaced; kept so that a redelivery is recognised."""
    reasons: tuple[str, ...] = ()
    """Why the latest report was joined, or why it opened an incident of its own."""
