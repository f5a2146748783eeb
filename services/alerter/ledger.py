"""What each subscriber was last told about each incident. It is read back from the alerts themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

from schemas import (
    Alert,
    AlertId,
    AlertKind,
    Casualties,
    Certainty,
    IncidentId,
    IncidentType,
    Severity,
    SubscriptionId,
    Where,
)


@dataclass(frozen=True, slots=True)
class Told:
    """The last word to one subscriber about one incident: what later versions are compared with."""

    alert_ids: tuple[AlertId, ...]
    """All alerts so far, oldest first."""
    version: int
    cancelled: bool
    type: IncidentType
    where: Where
    casualties: Casualties
    severity: Severity
    certainty: Certainty
    independent_origins: int

    @classmethod
    def by(cls, alert: Alert) -> Self:
        incident = alert.incident
        return cls(
            alert_ids=(*alert.references, alert.alert_id),
            version=alert.incident_version,
            cancelled=alert.kind is AlertKind.CANCEL,
            type=incident.type,
            where=incident.where,
            casualties=incident.casualties,
            severity=incident.severity,
            certainty=incident.certainty,
            independent_origins=incident.independent_origins,
        )


class Ledger:
    """The last words of one partition. Recording the same alert twice changes nothing."""

    def __init__(self) -> None:
        self._by_incident: dict[IncidentId, dict[SubscriptionId, Told]] = {}

    def record(self, alert: Alert) -> None:
        """Note an alert, unless a later version of the incident was told already."""
        told = self._by_incident.setdefault(alert.incident_id, {})
        known = told.get(alert.subscription_id)
        if known is None or known.version < alert.incident_version:
            told[alert.subscription_id] = Told.by(alert)

    def told(self, incident_id: IncidentId) -> Mapping[SubscriptionId, Told]:
        """The last word to each subscriber who heard of the incident."""
        return MappingProxyType(self._by_incident.get(incident_id, {}))
