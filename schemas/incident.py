"""A real-world incident, held once, however many articles report it."""

from enum import StrEnum

from pydantic import Field

from schemas.casualties import Casualties, Count
from schemas.ids import ArticleId, IncidentId, ReportId, VerdictId
from schemas.incident_type import IncidentType
from schemas.means import Means
from schemas.message import Message, UtcDatetime
from schemas.participant import Participant
from schemas.report import Confidence, Probability, Realis, Role
from schemas.scale import Certainty, Severity, Urgency
from schemas.when import When
from schemas.where import Where


class IncidentStatus(StrEnum):
    ACTIVE = "active"
    CLOSED = "closed"  # quiet for long; a later report opens it again
    MERGED = "merged"  # its sources moved to `merged_into`
    RETRACTED = "retracted"  # its own sources took it back, or an operator did


class Claim(Message):
    """Who said which number, when and in which words."""

    slot: str
    """`killed`, `injured`, `missing`, `abducted`, `arrested` or `displaced`."""
    value: Count
    source: str | None = None
    article_id: ArticleId
    report_id: ReportId | None = None
    published_at: UtcDatetime | None = None
    quote: str


class Feature(Message):
    """One thing that speaks for or against one incident (`services/deduplicator/features.py` says what)."""

    name: str
    value: float
    """0 to 1."""


class Rival(Message):
    """Another incident that a report could have been about."""

    incident_id: IncidentId
    score: Probability | None = None
    """How likely it was this one; null where it was ruled out."""
    veto: str | None = None
    """What ruled it out."""


class LinkDecision(Message):
    """Why a report is in its incident: what the linker saw when the report came."""

    score: Probability | None = None
    """How likely the report is about the likeliest incident; null where none could be scored."""
    features: tuple[Feature, ...] = ()
    """What spoke for and against the likeliest incident."""
    rivals: tuple[Rival, ...] = ()
    """The nearest of the incidents that it was not joined with."""
    only_one: bool = False
    """It joined the only incident of a kind there and then, though less likely than one of several must be."""


class Source(Message):
    """One article's report that this incident took in."""

    article_id: ArticleId
    source: str | None = None
    url: str | None = None
    title: str | None = None
    published_at: UtcDatetime | None = None
    origin_id: str
    fingerprint: str
    shingles: int | None = None
    """How many distinct shingles the fingerprint is of."""
    content_hash: str
    key_terms: tuple[str, ...] = ()
    """The article's words that tell it from others, where the article is about this incident."""
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
    realis: Realis = Realis.ACTUAL
    """`negated` where the source denies that it happened."""
    headline: str | None = None
    """How the extractor puts what this source tells, in one line."""
    summary: str | None = None
    """The sentence of this source that tells it."""
    perpetrators: tuple[Participant, ...] = ()
    """Who did it, as this source says."""
    targets: tuple[Participant, ...] = ()
    """To whom it was done, as this source says."""
    means: tuple[Means, ...] = ()
    """With what, as this source says."""
    decision: LinkDecision | None = None
    """Why it is a source of this incident."""


class Link(Message):
    """A likely twin that was not joined, and why."""

    incident_id: IncidentId
    score: Probability
    reasons: tuple[str, ...] = ()


class Ruling(StrEnum):
    """An operator's word on an incident, which the machine does not go against."""

    CONFIRMED = "confirmed"
    RETRACTED = "retracted"


class StepKind(StrEnum):
    """A turn in an incident's life, beyond a report that joined it."""

    CLOSED = "closed"  # nothing was reported of it for long
    REOPENED = "reopened"  # a report came after it was closed
    ABSORBED = "absorbed"  # it took in the sources of `other`
    MERGED = "merged"  # its sources moved to `other`
    PARTED = "parted"  # some of its sources moved to `other`
    RESTORED = "restored"  # it came out of `other`
    DENIED = "denied"  # a source says that it did not happen
    RETRACTED = "retracted"
    CONFIRMED = "confirmed"


class Step(Message):
    """One turn, and what brought it about."""

    kind: StepKind
    at: UtcDatetime | None = None
    other: IncidentId | None = None
    report_id: ReportId | None = None
    verdict_id: VerdictId | None = None
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
    means: tuple[Means, ...] = ()
    """With what harm was done, as any of the sources says."""
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
    ruling: Ruling | None = None
    """An operator's word on whether it happened."""
    apart: tuple[IncidentId, ...] = ()
    """Incidents that an operator told apart from this one: they are never merged by themselves."""
    absorbed: tuple[IncidentId, ...] = ()
    """Incidents whose sources moved here."""
    history: tuple[Step, ...] = ()
    """The latest turns of its life, oldest first, at most 16."""
