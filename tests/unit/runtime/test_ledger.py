"""Only what is dealt with may be committed."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from services.runtime.ledger import Ledger

TOPIC = "tocsin.articles.v1"


@dataclass(eq=False)
class Message:
    offset: int
    topic: str = TOPIC
    partition: int = 0


def delivered(ledger: Ledger, *offsets: int) -> list[Message]:
    messages = [Message(offset) for offset in offsets]
    for message in messages:
        ledger.deliver(message)
    return messages


def test_nothing_is_committed_before_something_is_settled():
    ledger = Ledger()
    delivered(ledger, 0, 1, 2)
    assert ledger.committable(TOPIC, 0) is None


def test_the_next_offset_after_the_last_settled_one_is_committed():
    ledger = Ledger()
    for message in delivered(ledger, 5, 6, 7):
        ledger.settle(message)
    assert ledger.committable(TOPIC, 0) == 8


def test_a_gap_stops_the_commit_even_right_after_what_was_committed():
    """Faust 0.15.3 would commit 4 here: with nothing committed it passes any gap (#606)."""
    ledger = Ledger()
    first, *others = delivered(ledger, 0, 1, 2, 3)
    for message in others:
        ledger.settle(message)
    assert ledger.committable(TOPIC, 0) == 0
    ledger.settle(first)
    assert ledger.committable(TOPIC, 0) == 4


def test_offsets_that_compaction_took_away_do_not_hold_up_the_commit():
    ledger = Ledger()
    for message in delivered(ledger, 3, 90, 200):
        ledger.settle(message)
    assert ledger.committable(TOPIC, 0) == 201


def test_a_second_delivery_is_another_message():
    ledger = Ledger()
    (old,) = delivered(ledger, 0)
    (new,) = delivered(ledger, 0)
    ledger.settle(old)
    assert (ledger.holds(old), ledger.holds(new)) == (False, True)
    assert ledger.committable(TOPIC, 0) is None


def test_what_was_read_again_is_not_committed_before_it_is_settled_again():
    ledger = Ledger()
    for message in delivered(ledger, 0, 1):
        ledger.settle(message)
    again, _ = delivered(ledger, 0, 1)
    assert ledger.committable(TOPIC, 0) == 0
    ledger.settle(again)
    assert ledger.committable(TOPIC, 0) == 1


def test_a_revoked_partition_is_nobodys_business_here():
    ledger = Ledger()
    done, late = delivered(ledger, 0, 1)
    ledger.settle(done)
    ledger.forget([(TOPIC, 0)])
    ledger.settle(late)
    assert not ledger.holds(late)
    assert ledger.committable(TOPIC, 0) is None


def test_partitions_are_independent():
    ledger = Ledger()
    stuck, other = Message(0), Message(9, partition=1)
    ledger.deliver(stuck)
    ledger.deliver(other)
    ledger.settle(other)
    assert ledger.committable(TOPIC, 1) == 10


@given(st.permutations(range(8)), st.integers(0, 8))
def test_in_whatever_order_they_are_settled_no_open_message_is_passed(order: list[int], settled: int):
    ledger = Ledger()
    messages = delivered(ledger, *range(8))
    for offset in order[:settled]:
        ledger.settle(messages[offset])
    committed = ledger.committable(TOPIC, 0) or 0
    assert set(range(committed)) <= set(order[:settled])
    assert all(offset < committed for offset in order[:settled]) or committed in order[settled:]
