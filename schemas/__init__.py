"""The contract: one frozen pydantic model per message, shared by every service and by those who consume the topics.

Nothing in here knows Kafka, a clock, a file or the network. Readers ignore fields that they do not know, so a newer
producer never breaks an older consumer.
"""

from schemas.alert import Alert, AlertKind
from schemas.article import Article
from schemas.casualties import CASUALTY_KINDS, Casualties, Count
from schemas.dead_letter import DeadLetter, DeadLetterReason
from schemas.event import Cause, Change, EventKind, IncidentEvent
from schemas.evidence import ArticlePart, Evidence
from schemas.ids import (
    AlertId,
    ArticleId,
    EventId,
    IncidentId,
    ReportId,
    SubscriptionId,
    VerdictId,
    derive_id,
)
from schemas.incident import (
    Claim,
    Feature,
    Incident,
    IncidentStatus,
    Link,
    LinkDecision,
    Rival,
    Ruling,
    Source,
    Step,
    StepKind,
)
from schemas.incident_type import IncidentType
from schemas.means import Means
from schemas.participant import Attribution, Participant, ParticipantKind
from schemas.report import ArticleRef, Confidence, IncidentReport, Realis, Role, Warn
from schemas.scale import Certainty, Severity, Urgency
from schemas.subscription import Area, Filters, Subscription, Trigger
from schemas.verdict import Verdict, VerdictKind
from schemas.when import When, WhenBasis, WhenPrecision
from schemas.where import UNLOCATED, CountryCode, Where, WherePrecision, distance_km

__all__ = [
    "CASUALTY_KINDS",
    "UNLOCATED",
    "Alert",
    "AlertId",
    "AlertKind",
    "Area",
    "Article",
    "ArticleId",
    "ArticlePart",
    "ArticleRef",
    "Attribution",
    "Casualties",
    "Cause",
    "Certainty",
    "Change",
    "Claim",
    "Confidence",
    "Count",
    "CountryCode",
    "DeadLetter",
    "DeadLetterReason",
    "EventId",
    "EventKind",
    "Evidence",
    "Feature",
    "Filters",
    "Incident",
    "IncidentEvent",
    "IncidentId",
    "IncidentReport",
    "IncidentStatus",
    "IncidentType",
    "Link",
    "LinkDecision",
    "Means",
    "Participant",
    "ParticipantKind",
    "Realis",
    "ReportId",
    "Rival",
    "Role",
    "Ruling",
    "Severity",
    "Source",
    "Step",
    "StepKind",
    "Subscription",
    "SubscriptionId",
    "Trigger",
    "Urgency",
    "Verdict",
    "VerdictId",
    "VerdictKind",
    "Warn",
    "When",
    "WhenBasis",
    "WhenPrecision",
    "Where",
    "WherePrecision",
    "derive_id",
    "distance_km",
]
