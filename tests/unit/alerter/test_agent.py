"""Messages in, messages out, and a ledger that survives a restart."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas import AlertKind, IncidentEvent, Subscription
from schemas.dead_letter import DeadLetterReason
from services.alerter.agent import create_service, handle_event
from services.alerter.alert_state import AlertState
from services.alerter.subscription_book import SubscriptionBook
from services.alerter.subscription_file import SubscriptionFileError
from services.runtime.handler import Handled, Incoming, Ordering, Record, Reject, Topic
from services.runtime.settings import Settings

Events = Callable[..., IncidentEvent]
Subscriptions = Callable[..., Subscription]


def fail(key: str, reason: str) -> None:
    raise AssertionError(f"{key}: {reason}")


def message(value: bytes | None, partition: int = 3) -> Incoming:
    moment = datetime(2020, 1, 1, tzinfo=UTC)
    return Incoming(Topic.INCIDENTS, partition, 7, b"storming", value, moment)


def published(handled: Handled) -> list[Record]:
    return [Record(outgoing.key, outgoing.message.to_json()) for outgoing in handled.outgoing]


@pytest.fixture
def book(subscription: Subscriptions) -> SubscriptionBook:
    return SubscriptionBook([subscription("a"), subscription("b")], fail)


@pytest.fixture
def state() -> AlertState:
    return AlertState(fail)


def test_an_alert_goes_to_each_subscriber_in_the_partition_of_the_incident(
    event: Events, book: SubscriptionBook, state: AlertState
) -> None:
    handled = handle_event(message(event().to_json()), book, state)
    assert handled.outcome == "alerts"
    assert [(one.topic, one.key, one.partition, one.time) for one in handled.outgoing] == [
        (Topic.ALERTS, "a", 3, event().at),
        (Topic.ALERTS, "b", 3, event().at),
    ]


def test_a_repeat_is_no_alert(event: Events, book: SubscriptionBook, state: AlertState) -> None:
    handle_event(message(event().to_json()), book, state)
    handled = handle_event(message(event().to_json()), book, state)
    assert (handled.outcome, handled.outgoing) == ("no_alert", ())


def test_a_tombstone_is_an_outcome_of_its_own(book: SubscriptionBook, state: AlertState) -> None:
    assert handle_event(message(None), book, state) == Handled("tombstone")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (b"\xff\xfe", DeadLetterReason.NOT_UTF8),
        (b"no json", DeadLetterReason.NOT_JSON),
        (b"", DeadLetterReason.NOT_JSON),
        (b"{}", DeadLetterReason.INVALID),
        (b"[1]", DeadLetterReason.INVALID),
    ],
)
def test_what_is_no_event_is_refused(
    book: SubscriptionBook, state: AlertState, value: bytes, reason: DeadLetterReason
) -> None:
    with pytest.raises(Reject) as refused:
        handle_event(message(value), book, state)
    assert refused.value.reason is reason


def test_after_a_restart_the_subscriber_hears_no_old_news(
    event: Events, book: SubscriptionBook, state: AlertState
) -> None:
    before = handle_event(message(event().to_json()), book, state)
    restarted = AlertState(fail)
    restarted.restore(3, published(before))
    assert handle_event(message(event(1).to_json()), book, restarted).outgoing == ()
    (update, _) = handle_event(message(event(2, 5).to_json()), book, restarted).outgoing
    assert update.message.kind is AlertKind.UPDATE


def test_a_crash_between_two_alerts_of_one_event_repeats_neither_and_loses_neither(
    event: Events, book: SubscriptionBook, state: AlertState
) -> None:
    first, second = published(handle_event(message(event().to_json()), book, state))
    restarted = AlertState(fail)
    restarted.restore(3, [first])
    assert published(handle_event(message(event().to_json()), book, restarted)) == [second]


def test_partitions_keep_their_own_ledgers_and_can_be_dropped(
    event: Events, book: SubscriptionBook, state: AlertState
) -> None:
    handle_event(message(event().to_json(), partition=3), book, state)
    assert handle_event(message(event().to_json(), partition=4), book, state).outcome == "alerts"
    state.drop(3)
    assert handle_event(message(event().to_json(), partition=3), book, state).outcome == "alerts"
    assert handle_event(message(event().to_json(), partition=4), book, state).outcome == "no_alert"


def test_restoring_replaces_what_was_there(event: Events, book: SubscriptionBook, state: AlertState) -> None:
    handle_event(message(event().to_json()), book, state)
    state.restore(3, [])
    assert handle_event(message(event().to_json()), book, state).outcome == "alerts"


def test_a_stranger_on_the_alerts_topic_is_reported_and_stops_nothing(
    event: Events, book: SubscriptionBook
) -> None:
    complaints: list[str] = []
    state = AlertState(lambda key, _: complaints.append(key))
    state.restore(3, [Record("stranger", b"hello"), Record("gone", None)])
    assert complaints == ["stranger"]
    assert handle_event(message(event().to_json()), book, state).outcome == "alerts"


async def test_the_service_is_wired_in_order_and_reads_the_file(event: Events, tmp_path: Path) -> None:
    file = tmp_path / "subscriptions.yaml"
    file.write_text("subscriptions: [{subscription_id: all, name: Everything}]", encoding="utf-8")
    service = create_service(Settings(subscriptions_file=file))
    assert (service.source, service.state_topic, service.broadcast_topic, service.ordering) == (
        Topic.INCIDENTS,
        Topic.ALERTS,
        Topic.SUBSCRIPTIONS,
        Ordering.SEQUENTIAL,
    )
    handled = await service.handle(message(event().to_json()))
    assert [outgoing.key for outgoing in handled.outgoing] == ["all"]


def test_a_file_that_is_wrong_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(SubscriptionFileError):
        create_service(Settings(subscriptions_file=tmp_path / "none.yaml"))
