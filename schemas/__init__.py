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
    derive_id,
)
from schemas.incident import Claim, Incident, IncidentStatus, Link, Source
from schemas.incident_type import IncidentType
from schemas.participant import Attribution, Participant, ParticipantKind
from schemas.report import ArticleRef, Confidence, IncidentReport, Realis, Role, Warn
from schemas.scale import Certainty, Severity, Urgency
from schemas.subscription import Area, Filters, Subscription, Trigger
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
    "Filters",
    "Incident",
    "IncidentEvent",
    "IncidentId",
    "IncidentReport",
    "IncidentStatus",
    "IncidentType",
    "Link",
    "Participant",
    "ParticipantKind",
    "Realis",
    "ReportId",
    "Role",
    "Severity",
    "Source",
    "Subscription",
    "SubscriptionId",
    "Trigger",
    "Urgency",
    "Warn",
    "When",
    "WhenBasis",
    "WhenPrecision",
    "Where",
    "WherePrecision",
    "derive_id",
    "distance_km",
]
