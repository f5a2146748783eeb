"""What holds for every run of events and every set of subscriptions."""

import itertools
from collections.abc import Callable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from schemas import (
    Alert,
    AlertKind,
    Casualties,
    Certainty,
    Count,
    Filters,
    IncidentEvent,
    IncidentId,
    IncidentStatus,
    IncidentType,
    ParticipantKind,
    Severity,
    Subscription,
    Trigger,
    When,
    Where,
)
from schemas.subscription import Box, Circle
from services.alerter.index import SubscriptionIndex
from services.alerter.ledger import Ledger, Told
from services.alerter.replay import alerts_for, alerts_of

Events = Callable[..., IncidentEvent]

wheres = st.sampled_from(
    [
        Where(),
        Where(country_code="IQ"),
        Where(name="Baghdad", lat=33.31, lon=44.37, radius_km=15, country_code="IQ"),
        Where(name="Basra", lat=30.51, lon=47.78, radius_km=10, country_code="IQ"),
        Where(name="Suva", lat=-18.14, lon=178.44, country_code="FJ"),
    ]
)
counts = st.one_of(st.none(), st.builds(Count.exactly, st.integers(0, 200)))
states = st.fixed_dictionaries(
    {
        "incident_id": st.sampled_from([IncidentId("one"), IncidentId("two")]),
        "status": st.sampled_from(IncidentStatus),
        "type": st.sampled_from([IncidentType.RIOT, IncidentType.BOMBING]),
        "where": wheres,
        "casualties": st.builds(Casualties, killed=counts, injured=counts),
        "severity": st.sampled_from(Severity),
        "certainty": st.sampled_from(Certainty),
        "when": st.sampled_from(
            [
                When(),
                When(start=date(2019, 12, 31), end=date(2019, 12, 31)),
                When(start=date(2018, 12, 31), end=date(2018, 12, 31)),
                When(start=date(2019, 10, 1), end=date(2019, 12, 31), series=True),
            ]
        ),
        "independent_origins": st.integers(0, 3),
        "headline": st.sampled_from(["Embassy stormed", "Market bombed", ""]),
    }
)
histories = st.lists(states, max_size=12)

few = {"max_size": 2, "unique": True}
filters = st.builds(
    Filters,
    types=st.lists(st.sampled_from([IncidentType.RIOT, IncidentType.BOMBING]), **few).map(tuple),
    countries=st.lists(st.sampled_from(["IQ", "FJ"]), **few).map(tuple),
    areas=st.lists(
        st.sampled_from(
            [Circle(lat=33.3, lon=44.4, radius_km=30), Box(south=-20, west=177, north=-16, east=-178)]
        ),
        max_size=1,
    ).map(tuple),
    min_severity=st.sampled_from(Severity),
    min_certainty=st.sampled_from(Certainty),
    min_origins=st.integers(0, 2),
    actors=st.sampled_from([(), ("Hezbollah",)]),
    target_kinds=st.sampled_from([(), (ParticipantKind.DIPLOMATIC,)]),
    keywords=st.sampled_from([(), ("embassy",)]),
)
desks = st.lists(
    st.builds(
        Subscription,
        subscription_id=st.sampled_from(["a", "b", "c", "d"]),
        name=st.just("Desk"),
        filters=filters,
        triggers=st.lists(st.sampled_from(Trigger), unique=True).map(tuple),
    ),
    max_size=4,
    unique_by=lambda subscription: subscription.subscription_id,
)


def numbered(history: list[dict], event: Events) -> list[IncidentEvent]:
    """Versions count from one for each incident, as the deduplicator gives them."""
    counters = {name: itertools.count(1) for name in ("one", "two")}
    return [event(next(counters[state["incident_id"]]), **state) for state in history]


def as_bytes(alerts: list[Alert]) -> list[bytes]:
    return [alert.to_json() for alert in alerts]


@given(histories, desks)
def test_total_and_repeatable(event: Events, history: list[dict], subscriptions: list[Subscription]) -> None:
    events = numbered(history, event)
    first = as_bytes(list(alerts_for(events, subscriptions)))
    assert first == as_bytes(list(alerts_for(events, subscriptions)))


@given(histories, desks, st.data())
def test_redelivery_changes_nothing(
    event: Events, history: list[dict], subscriptions: list[Subscription], data: st.DataObject
) -> None:
    events = numbered(history, event)
    back = data.draw(st.integers(0, len(events)))
    upto = data.draw(st.integers(back, len(events)))
    redelivered = events[:upto] + events[back:]
    assert list(alerts_for(redelivered, subscriptions)) == list(alerts_for(events, subscriptions))


@given(histories, desks, st.randoms(use_true_random=False))
def test_the_order_of_the_subscriptions_is_irrelevant(
    event: Events, history: list[dict], subscriptions: list[Subscription], random: st.randoms
) -> None:
    events = numbered(history, event)
    shuffled = random.sample(subscriptions, len(subscriptions))
    assert list(alerts_for(events, shuffled)) == list(alerts_for(events, subscriptions))


@given(histories, desks)
def test_no_subscriber_hears_another_ones_matters(
    event: Events, history: list[dict], subscriptions: list[Subscription]
) -> None:
    events = numbered(history, event)
    together = list(alerts_for(events, subscriptions))
    for subscription in subscriptions:
        alone = list(alerts_for(events, [subscription]))
        assert alone == [a for a in together if a.subscription_id == subscription.subscription_id]


@given(histories, desks, st.data())
def test_a_ledger_read_back_from_the_alerts_goes_on_as_if_nothing_had_happened(
    event: Events, history: list[dict], subscriptions: list[Subscription], data: st.DataObject
) -> None:
    events = numbered(history, event)
    crash = data.draw(st.integers(0, len(events)))
    whole = list(alerts_for(events, subscriptions))
    index, ledger = SubscriptionIndex(subscriptions), Ledger()
    before = [alert for one in events[:crash] for alert in alerts_of(one, index, ledger)]
    restored = Ledger()
    for alert in before:
        restored.record(Alert.model_validate_json(alert.to_json()))
    after = [alert for one in events[crash:] for alert in alerts_of(one, index, restored)]
    assert as_bytes(before + after) == as_bytes(whole)


@given(histories, desks)
def test_every_chain_starts_with_an_alert_and_nothing_but_an_alert_follows_a_cancel(
    event: Events, history: list[dict], subscriptions: list[Subscription]
) -> None:
    last: dict[tuple[str, str], Alert] = {}
    for alert in alerts_for(numbered(history, event), subscriptions):
        key = (alert.subscription_id, alert.incident_id)
        before = last.get(key)
        begins = before is None or before.kind is AlertKind.CANCEL
        assert (alert.kind is AlertKind.ALERT) == begins
        assert alert.references == (() if before is None else Told.by(before).alert_ids)
        assert alert.reasons
        last[key] = alert
