"""A dead letter tells what happened and can be put back as it was."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from schemas.dead_letter import DeadLetter, DeadLetterReason
from services.runtime.attempt import Failure
from services.runtime.dead_letters import (
    dead_letter_headers,
    dead_letter_of,
    original_headers,
    read_dead_letter,
)
from services.runtime.handler import Incoming, Topic

INCOMING = Incoming(Topic.ARTICLES, 2, 41, None, b"{", datetime(2026, 1, 1, tzinfo=UTC))
FAILURE = Failure(DeadLetterReason.NOT_JSON, "line 1 column 2", attempts=1)


def letter(**changes: object) -> DeadLetter:
    return dead_letter_of(INCOMING, FAILURE, stage="extractor", topic="tocsin.articles.v1").model_copy(
        update=changes
    )


def test_the_account_names_reason_place_and_attempts():
    assert letter() == DeadLetter(
        reason=DeadLetterReason.NOT_JSON,
        stage="extractor",
        detail="line 1 column 2",
        topic="tocsin.articles.v1",
        partition=2,
        offset=41,
        attempt=1,
    )


def test_headers_are_named_by_field_with_hyphens():
    assert ("tocsin-dead-letter-reason", b"not_json") in dead_letter_headers(letter(), [])


def test_a_publishers_own_event_headers_stay():
    headers = dead_letter_headers(letter(), [("ce_id", b"theirs")])
    assert [value for name, value in headers if name == "ce_id"] == [b"theirs"]


def test_a_message_without_event_headers_gets_them():
    assert ("ce_id", b"tocsin.articles.v1/2/41") in dead_letter_headers(letter(), [])


def test_the_content_type_is_not_ours_to_claim():
    assert "content-type" not in dict(dead_letter_headers(letter(), []))


def test_a_second_death_replaces_the_account_of_the_first():
    first = dead_letter_headers(letter(), [])
    second = dead_letter_headers(letter(offset=99), first)
    assert read_dead_letter(second).offset == 99
    assert len([name for name, _ in second if name.endswith("-offset")]) == 1


header_lists = st.lists(
    st.tuples(st.text(min_size=1).filter(lambda name: not name.startswith("tocsin-")), st.binary()),
    max_size=5,
)


@given(st.builds(DeadLetter, topic=st.text(), detail=st.text(), stage=st.text()), header_lists)
def test_the_account_survives_the_wire(account: DeadLetter, original: list[tuple[str, bytes]]):
    assert read_dead_letter(dead_letter_headers(account, original)) == account


@given(header_lists)
def test_every_original_header_is_there_to_be_put_back(original: list[tuple[str, bytes]]):
    restored = original_headers(dead_letter_headers(letter(), original))
    assert restored[: len(original)] == original
