"""Each condition of a subscription, met and unmet."""

from collections.abc import Callable
from typing import Any

import pytest

from schemas import (
    Certainty,
    IncidentEvent,
    IncidentType,
    Participant,
    ParticipantKind,
    Severity,
    Subscription,
    Where,
)
from schemas.subscription import Box, Circle
from services.alerter.decide import decide

Events = Callable[..., IncidentEvent]
Subscriptions = Callable[..., Subscription]


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"types": (IncidentType.BOMBING, IncidentType.RIOT)},
        {"countries": ("SY", "IQ")},
        {"areas": (Circle(lat=33.3, lon=44.4, radius_km=20),)},
        {"areas": (Circle(lat=0, lon=0, radius_km=1), Box(south=33, west=44, north=34, east=45))},
        {"min_severity": Severity.MODERATE},
        {"min_certainty": Certainty.POSSIBLE},
        {"min_origins": 1},
        {"actors": ("hezbollah",)},
        {"actors": ("US embassy", "U.S. Embassy")},
        {"target_kinds": (ParticipantKind.DIPLOMATIC,)},
        {"keywords": ("nothing", "Embassy")},
        {"keywords": ("storm embassy",)},
        {"countries": ("IQ",), "min_severity": Severity.MINOR, "keywords": ("compound",)},
    ],
)
def test_it_is_alerted_where_all_conditions_are_met(
    event: Events, subscription: Subscriptions, filters: dict[str, Any]
) -> None:
    assert decide(event(), subscription(**filters), None) is not None


@pytest.mark.parametrize(
    "filters",
    [
        {"types": (IncidentType.BOMBING,)},
        {"countries": ("SY",)},
        {"areas": (Circle(lat=36.3, lon=43.1, radius_km=50),)},
        {"min_severity": Severity.SEVERE},
        {"min_certainty": Certainty.OBSERVED},
        {"min_origins": 2},
        {"actors": ("Hezb",)},
        {"target_kinds": (ParticipantKind.HOSPITAL,)},
        {"keywords": ("bass",)},
        {"countries": ("IQ",), "keywords": ("earthquake",)},
    ],
)
def test_it_is_not_where_one_is_unmet(
    event: Events, subscription: Subscriptions, filters: dict[str, Any]
) -> None:
    assert decide(event(), subscription(**filters), None) is None


def test_perpetrators_are_no_targets(event: Events, subscription: Subscriptions) -> None:
    police = (Participant(name="Police", kind=ParticipantKind.POLICE),)
    assert decide(event(perpetrators=police), subscription(target_kinds=("police",)), None) is None


def test_an_incident_without_a_point_is_in_no_area(event: Events, subscription: Subscriptions) -> None:
    somewhere = Where(country_code="IQ", reason="no place is named")
    world = Box(south=-90, west=-180, north=90, east=180)
    assert decide(event(where=somewhere), subscription(areas=(world,)), None) is None


def test_an_uncertain_place_may_lie_in_the_area(event: Events, subscription: Subscriptions) -> None:
    anbar = Where(name="Anbar", lat=32.5, lon=41.5, radius_km=200, country_code="IQ")
    near_al_qaim = Circle(lat=34.37, lon=41.09, radius_km=25)
    assert decide(event(where=anbar), subscription(areas=(near_al_qaim,)), None) is not None


def test_the_reasons_name_each_condition(event: Events, subscription: Subscriptions) -> None:
    alert = decide(
        event(),
        subscription(
            types=(IncidentType.RIOT,),
            countries=("IQ",),
            areas=(Circle(lat=33.3, lon=44.4, radius_km=20),),
            min_severity=Severity.MODERATE,
            target_kinds=(ParticipantKind.DIPLOMATIC,),
            keywords=("embassy",),
        ),
        None,
    )
    assert alert is not None
    assert alert.reasons == (
        'Its type is "Riot", which is among the types asked for.',
        "Its country is IQ, which is among the countries asked for.",
        "Its place, U.S. embassy, Baghdad, touches the circle of 20 km around 33.3, 44.4 asked for.",
        "A target, U.S. embassy, is diplomatic, which is among the kinds asked for.",
        "Its severity is moderate; moderate or more was asked for.",
        'The keyword "embassy" occurs in what is written of it.',
    )
