"""What counts as a change that matters, trigger by trigger."""

from collections.abc import Callable

import pytest

from schemas import (
    AlertKind,
    Casualties,
    Count,
    IncidentEvent,
    IncidentType,
    Severity,
    Subscription,
    Trigger,
    Where,
    WherePrecision,
)
from services.alerter.decide import decide
from services.alerter.ledger import Told

Events = Callable[..., IncidentEvent]
Subscriptions = Callable[..., Subscription]


def told(event: IncidentEvent, subscription: Subscription) -> Told:
    alert = decide(event, subscription, None)
    assert alert is not None
    return Told.by(alert)


def reasons(
    before: IncidentEvent, after: IncidentEvent, subscription: Subscription
) -> tuple[str, ...] | None:
    alert = decide(after, subscription, told(before, subscription))
    if alert is None:
        return None
    assert alert.kind is AlertKind.UPDATE
    return alert.reasons


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (None, 3, "Killed: 3, where no number was told before."),
        (9, 14, "Killed: up from 9 to 14."),
        (14, 12, "Killed: corrected from 14 down to 12."),
        (14, None, "Killed: the number told before, 14, no longer stands."),
        (20, 21, "Killed: up from 20 to 21."),
        (25, 27, "Killed: up from 25 to 27."),
    ],
)
def test_a_toll_that_rose_or_was_corrected_is_told(
    event: Events, subscription: Subscriptions, old: int | None, new: int | None, sentence: str
) -> None:
    assert reasons(event(1, old), event(2, new), subscription()) == (sentence,)


@pytest.mark.parametrize(("old", "new"), [(9, 9), (None, 0), (0, None), (100, 104), (1204, 1207)])
def test_the_same_toll_or_a_hair_more_is_not(
    event: Events, subscription: Subscriptions, old: int | None, new: int | None
) -> None:
    assert reasons(event(1, old), event(2, new), subscription()) is None


def test_small_steps_add_up_since_the_last_word_counts(event: Events, subscription: Subscriptions) -> None:
    first = told(event(1, 100), subscription())
    assert decide(event(2, 103), subscription(), first) is None
    assert decide(event(3, 106), subscription(), first) is not None


def test_a_wider_interval_around_the_same_number_is_no_change(
    event: Events, subscription: Subscriptions
) -> None:
    at_least_25 = Casualties(killed=Count.at_least(25))
    just_25 = Casualties(killed=Count.exactly(25))
    assert reasons(event(1, casualties=at_least_25), event(2, casualties=just_25), subscription()) is None


def test_each_slot_has_its_sentence(event: Events, subscription: Subscriptions) -> None:
    toll = Casualties(killed=Count.exactly(2), displaced=Count.exactly(500))
    assert reasons(event(1), event(2, casualties=toll), subscription()) == (
        "Killed: 2, where no number was told before.",
        "Displaced: 500, where no number was told before.",
    )


def test_a_rise_of_severity_is_told_at_once(event: Events, subscription: Subscriptions) -> None:
    assert reasons(event(1), event(2, severity=Severity.SEVERE), subscription()) == (
        "Severity rose from moderate to severe.",
    )


def test_a_fall_by_one_step_is_not_and_so_no_rise_back(event: Events, subscription: Subscriptions) -> None:
    first = told(event(1, severity=Severity.SEVERE), subscription())
    assert decide(event(2, severity=Severity.MODERATE), subscription(), first) is None
    assert decide(event(3, severity=Severity.SEVERE), subscription(), first) is None


def test_a_fall_by_two_steps_is_told(event: Events, subscription: Subscriptions) -> None:
    assert reasons(event(1, severity=Severity.SEVERE), event(2, severity=Severity.MINOR), subscription()) == (
        "Severity fell from severe to minor.",
    )


def test_only_the_second_origin_is_told(event: Events, subscription: Subscriptions) -> None:
    assert reasons(event(1), event(2, independent_origins=2), subscription()) == (
        "It is now reported by 2 independent origins.",
    )
    assert reasons(event(1, independent_origins=2), event(2, independent_origins=3), subscription()) is None


def test_a_place_that_moved_is_told(event: Events, subscription: Subscriptions) -> None:
    basra = Where(name="Basra", lat=30.51, lon=47.78, radius_km=10, country_code="IQ")
    assert reasons(event(1), event(2, where=basra), subscription()) == (
        "The place was corrected from U.S. embassy, Baghdad to Basra, 446 km away.",
    )


def test_a_coarser_name_for_the_same_place_is_not(event: Events, subscription: Subscriptions) -> None:
    iraq = Where(name="Iraq", lat=33.0, lon=44.0, radius_km=500, country_code="IQ")
    assert reasons(event(1), event(2, where=iraq), subscription()) is None


def test_a_circle_half_as_wide_is_told(event: Events, subscription: Subscriptions, embassy: Where) -> None:
    baghdad = Where(
        name="Baghdad", precision=WherePrecision.PLACE, lat=33.34, lon=44.40, radius_km=15, country_code="IQ"
    )
    assert reasons(event(1, where=baghdad), event(2, where=embassy), subscription()) == (
        "The place is known more precisely: U.S. embassy, Baghdad, before Baghdad.",
    )


def test_another_country_is_told(event: Events, subscription: Subscriptions, embassy: Where) -> None:
    elsewhere = embassy.model_copy(update={"country_code": "SY", "name": "Damascus"})
    assert reasons(event(1), event(2, where=elsewhere), subscription()) == (
        "The place was corrected from U.S. embassy, Baghdad to Damascus, in another country.",
    )


def test_another_type_is_told(event: Events, subscription: Subscriptions) -> None:
    assert reasons(event(1), event(2, type=IncidentType.BOMBING), subscription()) == (
        'It is now taken for "Bombing", before for "Riot".',
    )


@pytest.mark.parametrize("trigger", [trigger for trigger in Trigger if trigger is not Trigger.RETRACTION])
def test_a_trigger_watches_its_own_change_alone(
    event: Events, subscription: Subscriptions, trigger: Trigger
) -> None:
    everything = event(
        2,
        killed=7,
        severity=Severity.EXTREME,
        independent_origins=2,
        type=IncidentType.BOMBING,
        where=Where(name="Basra", lat=30.51, lon=47.78, radius_km=10, country_code="IQ"),
    )
    told_of = reasons(event(1), everything, subscription(triggers=(trigger,)))
    assert told_of is not None
    assert len(told_of) == 1


def test_all_changes_go_into_one_update(event: Events, subscription: Subscriptions) -> None:
    after = event(2, killed=7, severity=Severity.SEVERE, independent_origins=2)
    assert reasons(event(1), after, subscription()) == (
        "Killed: 7, where no number was told before.",
        "Severity rose from moderate to severe.",
        "It is now reported by 2 independent origins.",
    )
