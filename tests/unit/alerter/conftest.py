"""One incident, a storming of an embassy in Baghdad, that each test changes in what it is about."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from schemas import (
    Casualties,
    Certainty,
    Count,
    EventId,
    EventKind,
    Filters,
    Incident,
    IncidentEvent,
    IncidentId,
    IncidentStatus,
    IncidentType,
    Participant,
    ParticipantKind,
    Role,
    Severity,
    Source,
    Subscription,
    SubscriptionId,
    Trigger,
    Urgency,
    When,
    WhenPrecision,
    Where,
    WherePrecision,
)

START = datetime(2019, 12, 31, 18, tzinfo=UTC)

EMBASSY = Where(
    name="U.S. embassy, Baghdad",
    precision=WherePrecision.FACILITY,
    lat=33.30,
    lon=44.39,
    radius_km=1.0,
    country_code="IQ",
)


def _source(number: int) -> Source:
    return Source(
        article_id=f"a{number}",
        source=f"outlet{number}.example",
        title="Protesters storm embassy in Baghdad",
        published_at=START,
        origin_id=f"outlet:outlet{number}.example",
        fingerprint="",
        content_hash="",
        role=Role.MAIN,
        report_id=f"r{number}",
    )


def _event(version: int = 1, killed: int | None = None, **changed: Any) -> IncidentEvent:
    incident = Incident(
        **{
            "incident_id": IncidentId("storming"),
            "version": version,
            "status": IncidentStatus.ACTIVE,
            "type": IncidentType.RIOT,
            "when": When(start=date(2019, 12, 31), end=date(2019, 12, 31), precision=WhenPrecision.DAY),
            "where": EMBASSY,
            "perpetrators": (Participant(name="Kataeb Hezbollah", kind=ParticipantKind.ARMED_GROUP),),
            "targets": (
                Participant(name="U.S. embassy", kind=ParticipantKind.DIPLOMATIC, country_code="US"),
            ),
            "casualties": Casualties(killed=None if killed is None else Count.exactly(killed)),
            "severity": Severity.MODERATE,
            "certainty": Certainty.LIKELY,
            "urgency": Urgency.IMMEDIATE,
            "headline": "Riot at the U.S. embassy, Baghdad",
            "summary": "Hundreds of protesters stormed the embassy compound.",
            "sources": (_source(1),),
            "independent_origins": 1,
            **changed,
        }
    )
    return IncidentEvent(
        event_id=EventId(f"{incident.incident_id}-{version}"),
        kind=EventKind.OPENED if version == 1 else EventKind.UPDATED,
        incident_id=incident.incident_id,
        version=version,
        at=START + timedelta(hours=version),
        incident=incident,
    )


def _subscription(
    subscription_id: str = "desk", triggers: tuple[Trigger, ...] = tuple(Trigger), **filters: Any
) -> Subscription:
    return Subscription(
        subscription_id=SubscriptionId(subscription_id),
        name="Desk",
        filters=Filters(**filters),
        triggers=triggers,
    )


@pytest.fixture(scope="session")
def event() -> Callable[..., IncidentEvent]:
    """event(version, killed, **fields of the incident)."""
    return _event


@pytest.fixture(scope="session")
def subscription() -> Callable[..., Subscription]:
    """subscription(id, triggers, **filters)."""
    return _subscription


@pytest.fixture(scope="session")
def embassy() -> Where:
    return EMBASSY
