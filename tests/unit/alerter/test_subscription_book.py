"""The file's subscriptions, and the topic laid over them."""

from collections.abc import Callable

import pytest

from schemas import Subscription
from services.alerter.subscription_book import SubscriptionBook
from services.runtime.handler import Record

Subscriptions = Callable[..., Subscription]


@pytest.fixture
def complaints() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def book(subscription: Subscriptions, complaints: list[tuple[str, str]]) -> SubscriptionBook:
    return SubscriptionBook([subscription("file")], lambda key, reason: complaints.append((key, reason)))


def test_without_a_topic_the_file_stands(book: SubscriptionBook) -> None:
    assert list(book.index.by_id) == ["file"]


def test_the_topic_adds(book: SubscriptionBook, subscription: Subscriptions) -> None:
    book.apply(Record("topic", subscription("topic").to_json()))
    assert list(book.index.by_id) == ["file", "topic"]


def test_the_topic_wins_over_the_file(book: SubscriptionBook, subscription: Subscriptions) -> None:
    changed = subscription("file", countries=("IQ",))
    book.apply(Record("file", changed.to_json()))
    assert book.index.by_id["file"] == changed


def test_null_removes_what_the_topic_said(book: SubscriptionBook, subscription: Subscriptions) -> None:
    book.apply(Record("topic", subscription("topic").to_json()))
    book.apply(Record("file", subscription("file", countries=("IQ",)).to_json()))
    book.apply(Record("topic", None))
    book.apply(Record("file", None))
    assert dict(book.index.by_id) == {"file": subscription("file")}


def test_null_for_an_unknown_id_is_nothing(book: SubscriptionBook) -> None:
    book.apply(Record("never", None))
    assert list(book.index.by_id) == ["file"]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (b"{", "Invalid JSON"),
        (b"\xff", "Invalid JSON"),
        (b'{"subscription_id": "topic"}', "name: Field required"),
        (b'{"subscription_id": "other", "name": "x"}', "the key 'topic' is not the subscription_id 'other'"),
        (
            (
                b'{"subscription_id": "topic", "name": "x", "filters": {"areas":'
                b' [{"shape": "polygon", "ring": [[0, 0], [1, 1], [1, 0], [0, 1]]}]}}'
            ),
            "not a simple ring",
        ),
    ],
)
def test_a_record_of_no_use_is_reported_and_the_earlier_one_stays(
    book: SubscriptionBook,
    subscription: Subscriptions,
    complaints: list[tuple[str, str]],
    value: bytes,
    reason: str,
) -> None:
    book.apply(Record("topic", subscription("topic").to_json()))
    book.apply(Record("topic", value))
    assert book.index.by_id["topic"] == subscription("topic")
    ((key, said),) = complaints
    assert key == "topic"
    assert reason in said
