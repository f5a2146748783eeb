"""What a subscriber receives, on the topic `alerts`."""

from enum import StrEnum

from schemas.ids import AlertId, IncidentId, SubscriptionId
from schemas.incident import Incident
from schemas.message import Message, UtcDatetime
from schemas.scale import Certainty, Severity, Urgency


class AlertKind(StrEnum):
    """The msgType of the Common Alerting Protocol 1.2."""

    ALERT = "alert"  # first word of this incident to this subscriber
    UPDATE = "update"  # something that the subscription watches has changed
    CANCEL = "cancel"  # it was taken back, or merged into another


class Alert(Message):
    """One message to one subscriber about one version of one incident."""

    alert_id: AlertId
    kind: AlertKind
    references: tuple[AlertId, ...] = ()
    """Earlier alerts to this subscriber about this incident, oldest first."""
    subscription_id: SubscriptionId
    incident_id: IncidentId
    incident_version: int
    sent_at: UtcDatetime | None = None
    """Event time: when the article that caused it was published, so that a replay gives the same bytes."""
    headline: str
    reasons: tuple[str, ...]
    """Why it is sent, one sentence each: the filters that it met, or the changes that matter."""
    severity: Severity
    certainty: Certainty
    urgency: Urgency
    category: str
    """CAP category: Geo, Met, Safety, Security, Rescue, Fire, Health, Env, Transport, Infra, CBRNE or Other."""
    incident: Incident
