"""What one article says about one incident: the extractor's output, on the topic `incident-reports`."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from schemas.casualties import Casualties
from schemas.evidence import Evidence
from schemas.ids import ArticleId, ReportId
from schemas.incident_type import IncidentType
from schemas.means import Means
from schemas.message import Message, UtcDatetime
from schemas.participant import Participant
from schemas.when import When
from schemas.where import Where


class Role(StrEnum):
    """Why the article mentions the incident."""

    MAIN = "main"  # it is what the article newly reports
    BACKGROUND = "background"  # it is told as context: earlier, elsewhere, for comparison


class Realis(StrEnum):
    """Whether the incident took place."""

    ACTUAL = "actual"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


class Warn(StrEnum):
    """What was wrong with an article that was read all the same."""

    PUBLISHED_AT_MISSING = "published_at_missing"  # the message's timestamp stood in
    PUBLISHED_AT_UNREADABLE = "published_at_unreadable"  # the message's timestamp stood in
    PUBLISHED_AT_IN_FUTURE = "published_at_in_future"  # the message's timestamp stood in
    HTML_REMOVED = "html_removed"  # markup was blanked; offsets still count in the original


Probability = Annotated[float, Field(ge=0, le=1)]


class Confidence(Message):
    """How likely each part is right, from 0 to 1."""

    overall: Probability
    type: Probability
    when: Probability
    where: Probability
    casualties: Probability | None = None
    """Null where the article states no toll."""


class ArticleRef(Message):
    """The article that a report was read from."""

    id: ArticleId
    url: str | None = None
    """The page's address, without what only says how a reader came to it: the same for each time the article comes."""
    source: str | None = None
    title: str | None = None
    published_at: UtcDatetime | None = None
    origin_id: str
    """Who first wrote it, as far as the text tells: `agency:<name>` for a credited wire story, else `outlet:<domain>`."""
    fingerprint: str
    """MinHash signature of the text's word shingles (base64 of 64 big-endian 16-bit values); near-copies share most of it."""
    shingles: int | None = Field(default=None, ge=0)
    """How many distinct shingles the fingerprint is of: how long the text is. Null in reports from before it was told."""
    content_hash: str
    """SHA-256 of title and text, hex: another value under the same id is a new revision of the article."""
    key_terms: tuple[str, ...] = ()
    """The words that tell the article from others, lower case, the most telling first, at most 32: what texts are compared by."""


class IncidentReport(Message):
    """One incident as one article tells it."""

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
    """With what harm was done; empty where the text does not tell."""
    evidence: tuple[Evidence, ...] = ()
    confidence: Confidence
    headline: str
    """One line for a list: what, where, and the toll."""
    siblings: tuple[ReportId, ...] = ()
    """The other incidents of the same article, which it tells apart: they are never joined with this one."""
    warnings: tuple[Warn, ...] = ()

    @property
    def shard(self) -> str:
        """Kafka key: reports of one incident share the country, so they meet in one partition."""
        return self.where.shard
