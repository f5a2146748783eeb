"""When a subscriber hears of an incident, row by row of the table in decide.py."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from schemas import (
    AlertKind,
    IncidentEvent,
    IncidentId,
    IncidentStatus,
    IncidentType,
    Severity,
    Subscription,
    Trigger,
    Urgency,
    When,
    Where,
    derive_id,
)
from schemas.subscription import Circle
from services.alerter.decide import decide
from services.alerter.replay import alerts_for

Events = Callable[..., IncidentEvent]
Subscriptions = Callable[..., Subscription]
BASRA = Where(name="Basra", lat=30.51, lon=47.78, radius_km=10, country_code="IQ")
AROUND_BAGHDAD = Circle(lat=33.3, lon=44.4, radius_km=50)


def kinds(events: list[IncidentEvent], subscription: Subscription) -> list[tuple[int, AlertKind]]:
    return [(alert.incident_version, alert.kind) for alert in alerts_for(events, [subscription])]


def test_the_first_word_is_an_alert_without_references(event: Events, subscription: Subscriptions) -> None:
    alert = decide(event(), subscription(), None)
    assert alert is not None
    assert (alert.kind, alert.references, alert.category) == (AlertKind.ALERT, (), "Security")


def test_the_id_follows_from_subscriber_incident_and_version(
    event: Events, subscription: Subscriptions
) -> None:
    alert = decide(event(3), subscription("d"), None)
    assert alert is not None
    assert alert.alert_id == derive_id("alert", "d", "storming", 3)


def test_the_moment_is_that_of_the_event(event: Events, subscription: Subscriptions) -> None:
    alert = decide(event(), subscription(), None)
    assert alert is not None
    assert alert.sent_at == event().at


def test_background_alone_opens_nothing(event: Events, subscription: Subscriptions) -> None:
    assert decide(event(independent_origins=0), subscription(), None) is None


@pytest.mark.parametrize(("days", "opens"), [(0, True), (7, True), (8, False), (365, False)])
def test_what_is_first_reported_long_after_opens_nothing(
    event: Events, subscription: Subscriptions, days: int, *, opens: bool
) -> None:
    day = date(2019, 12, 31) - timedelta(days=days)
    alert = decide(event(when=When(start=day, end=day)), subscription(), None)
    assert (alert is not None) == opens


def test_a_series_over_months_opens_nothing(event: Events, subscription: Subscriptions) -> None:
    months = When(start=date(2019, 10, 1), end=date(2019, 12, 31), series=True)
    assert decide(event(when=months), subscription(), None) is None


def test_what_was_news_and_grows_severe_days_later_is_alerted(
    event: Events, subscription: Subscriptions
) -> None:
    late = event(5, 40, severity=Severity.SEVERE, urgency=Urgency.PAST)
    assert decide(late, subscription(min_severity=Severity.SEVERE), None) is not None


@pytest.mark.parametrize("end", [None, date(2020, 1, 5)])
def test_what_goes_on_is_news(event: Events, subscription: Subscriptions, end: date | None) -> None:
    assert decide(event(when=When(start=date(2019, 10, 1), end=end)), subscription(), None) is not None


def test_background_that_becomes_news_is_alerted_then(event: Events, subscription: Subscriptions) -> None:
    story = [event(1, independent_origins=0), event(2, independent_origins=1)]
    assert kinds(story, subscription()) == [(2, AlertKind.ALERT)]


@pytest.mark.parametrize("status", [IncidentStatus.CLOSED, IncidentStatus.MERGED, IncidentStatus.RETRACTED])
def test_what_is_over_opens_nothing(
    event: Events, subscription: Subscriptions, status: IncidentStatus
) -> None:
    assert decide(event(status=status), subscription(), None) is None


def test_a_second_delivery_says_nothing(event: Events, subscription: Subscriptions) -> None:
    assert kinds([event(1), event(1)], subscription()) == [(1, AlertKind.ALERT)]


def test_a_wire_copy_says_nothing(event: Events, subscription: Subscriptions) -> None:
    assert kinds([event(1), event(2)], subscription()) == [(1, AlertKind.ALERT)]


def test_an_update_refers_to_all_words_before(event: Events, subscription: Subscriptions) -> None:
    first, second, third = alerts_for([event(1), event(2, 5), event(3, 9)], [subscription()])
    assert second.references == (first.alert_id,)
    assert third.references == (first.alert_id, second.alert_id)


def test_closing_says_nothing(event: Events, subscription: Subscriptions) -> None:
    assert kinds([event(1), event(2, status=IncidentStatus.CLOSED)], subscription()) == [(1, AlertKind.ALERT)]


def test_a_retraction_cancels(event: Events, subscription: Subscriptions) -> None:
    first, last = alerts_for([event(1), event(2, status=IncidentStatus.RETRACTED)], [subscription()])
    assert (last.kind, last.references) == (AlertKind.CANCEL, (first.alert_id,))
    assert last.reasons == ("It was taken back by those who reported it.",)


def test_a_merge_cancels_and_names_the_other(event: Events, subscription: Subscriptions) -> None:
    merged = event(2, status=IncidentStatus.MERGED, merged_into=IncidentId("other"))
    _, last = alerts_for([event(1), merged], [subscription()])
    assert last.kind is AlertKind.CANCEL
    assert last.reasons == ("It turned out to be the same as incident other.",)


def test_a_cancel_is_sent_once(event: Events, subscription: Subscriptions) -> None:
    story = [event(1), event(2, status=IncidentStatus.RETRACTED), event(3, status=IncidentStatus.RETRACTED)]
    assert kinds(story, subscription()) == [(1, AlertKind.ALERT), (2, AlertKind.CANCEL)]


def test_a_retraction_concerns_only_those_who_were_told(event: Events, subscription: Subscriptions) -> None:
    story = [event(1), event(2, status=IncidentStatus.RETRACTED)]
    assert kinds(story, subscription(countries=("FR",))) == []


def test_who_does_not_watch_retraction_gets_no_cancel(event: Events, subscription: Subscriptions) -> None:
    story = [event(1), event(2, status=IncidentStatus.RETRACTED)]
    assert kinds(story, subscription(triggers=(Trigger.TOLL,))) == [(1, AlertKind.ALERT)]


def test_a_place_corrected_out_of_the_area_cancels(event: Events, subscription: Subscriptions) -> None:
    _, last = alerts_for([event(1), event(2, where=BASRA)], [subscription(areas=(AROUND_BAGHDAD,))])
    assert last.kind is AlertKind.CANCEL
    assert last.reasons == ("Its place, Basra, lies outside the areas asked for.",)


def test_a_type_corrected_to_one_not_asked_for_cancels(event: Events, subscription: Subscriptions) -> None:
    story = [event(1), event(2, type=IncidentType.FIRE)]
    assert kinds(story, subscription(types=(IncidentType.RIOT,)))[-1] == (2, AlertKind.CANCEL)


def test_what_was_cancelled_and_stands_again_is_a_new_alert(
    event: Events, subscription: Subscriptions
) -> None:
    alerts = list(
        alerts_for([event(1), event(2, where=BASRA), event(3)], [subscription(areas=(AROUND_BAGHDAD,))])
    )
    assert [alert.kind for alert in alerts] == [AlertKind.ALERT, AlertKind.CANCEL, AlertKind.ALERT]
    assert alerts[2].reasons[0] == "It was cancelled before and stands again."
    assert len(alerts[2].references) == 2


def test_a_headline_written_anew_is_no_correction(event: Events, subscription: Subscriptions) -> None:
    reworded = event(2, headline="Unrest", summary="It goes on.", sources=())
    assert kinds([event(1), reworded], subscription(keywords=("embassy",))) == [(1, AlertKind.ALERT)]


def test_a_toll_corrected_below_the_minimum_is_said_once_then_silence(
    event: Events, subscription: Subscriptions
) -> None:
    severe, moderate = Severity.SEVERE, Severity.MODERATE
    story = [
        event(1, 30, severity=severe),
        event(2, 3, severity=moderate),
        event(3, 4, severity=moderate),
        event(4, 5, severity=moderate),
    ]
    alerts = list(alerts_for(story, [subscription(min_severity=severe)]))
    assert [(alert.incident_version, alert.kind) for alert in alerts] == [
        (1, AlertKind.ALERT),
        (2, AlertKind.UPDATE),
    ]
    assert alerts[1].reasons == (
        "Killed: corrected from 30 down to 3.",
        "Its severity is moderate; severe or more was asked for.",
        "It is below what was asked for; nothing more follows unless that changes.",
    )


def test_what_is_strong_enough_again_is_an_update(event: Events, subscription: Subscriptions) -> None:
    story = [
        event(1, 30, severity=Severity.SEVERE),
        event(2, 3, severity=Severity.MODERATE),
        event(3, 31, severity=Severity.SEVERE),
    ]
    assert kinds(story, subscription(min_severity=Severity.SEVERE))[-1] == (3, AlertKind.UPDATE)


def test_what_becomes_strong_enough_later_is_a_first_alert(
    event: Events, subscription: Subscriptions
) -> None:
    story = [event(1, 2), event(2, 30, severity=Severity.SEVERE)]
    assert kinds(story, subscription(min_severity=Severity.SEVERE)) == [(2, AlertKind.ALERT)]


def test_a_subscription_without_conditions_says_so(event: Events, subscription: Subscriptions) -> None:
    alert = decide(event(), subscription(), None)
    assert alert is not None
    assert alert.reasons == ("The subscription asks for every incident.",)
