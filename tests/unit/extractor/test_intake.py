"""Bad input: one outcome a kind, as in docs/bad-input.md; and whatever the bytes, an article or a Reject."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.dead_letter import DeadLetterReason
from schemas.report import Warn
from services.extractor.intake import MAX_CHARACTERS, Intake, read_article
from services.runtime.handler import Reject

NOW = datetime(2020, 1, 2, tzinfo=UTC)
TEXT = "Two people were killed when a bomb went off in the market."


def read(**fields: Any) -> Intake:
    return read_article(
        json.dumps({"text": TEXT, "published_at": "2020-01-01T10:00:00Z", **fields}).encode(), NOW
    )


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, DeadLetterReason.INVALID),
        (b"", DeadLetterReason.NOT_JSON),
        (b'{"text": "caf\xe9"}', DeadLetterReason.NOT_UTF8),
        (b'{"text": "cut', DeadLetterReason.NOT_JSON),
        (b"[" * 100_000, DeadLetterReason.NOT_JSON),
        (b'{"text": "a", "n": ' + b"1" * 5000 + b"}", DeadLetterReason.NOT_JSON),
        (b'{"text": NaN}', DeadLetterReason.NOT_JSON),
        (b'{"text": "a", "n": Infinity}', DeadLetterReason.NOT_JSON),
        (b'["text"]', DeadLetterReason.INVALID),
        (b'"text"', DeadLetterReason.INVALID),
        (b"null", DeadLetterReason.INVALID),
        (b'{"text": "a", "text": "b"}', DeadLetterReason.INVALID),
        (b"{}", DeadLetterReason.INVALID),
        (b'{"text": null}', DeadLetterReason.INVALID),
        (b'{"text": 5}', DeadLetterReason.INVALID),
        (b'{"text": "a", "id": 7}', DeadLetterReason.INVALID),
        (b'{"text": "a", "title": []}', DeadLetterReason.INVALID),
        (b'{"text": "a", "id": "' + b"x" * 513 + b'"}', DeadLetterReason.INVALID),
        (b'{"text": ""}', DeadLetterReason.EMPTY_TEXT),
        (b'{"text": " \\n\\u0000 "}', DeadLetterReason.EMPTY_TEXT),
        (b'{"text": "<p>&nbsp;</p><script>var killed = 5;</script>"}', DeadLetterReason.EMPTY_TEXT),
        (json.dumps({"text": "a " * MAX_CHARACTERS}).encode(), DeadLetterReason.TOO_LARGE),
        (b'{"text": "' + b"a" * 5_000_000 + b'"}', DeadLetterReason.TOO_LARGE),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_what_can_never_be_read_is_rejected_with_its_reason(
    value: bytes | None, reason: DeadLetterReason
) -> None:
    with pytest.raises(Reject) as rejected:
        read_article(value, NOW)
    assert rejected.value.reason is reason


def test_the_detail_names_the_field_and_never_the_text() -> None:
    with pytest.raises(Reject) as rejected:
        read(title=["secret words"])
    assert "title" in rejected.value.detail
    assert "secret" not in rejected.value.detail


def test_a_good_article_has_no_warnings() -> None:
    assert read().warnings == ()


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read_article(b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode(), NOW).article.text == TEXT


@pytest.mark.parametrize(
    ("value", "warning"),
    [
        (None, Warn.PUBLISHED_AT_MISSING),
        ("last Tuesday", Warn.PUBLISHED_AT_UNREADABLE),
        ("2019-13-45", Warn.PUBLISHED_AT_UNREADABLE),
        ("0001-01-01T00:00:00+14:00", Warn.PUBLISHED_AT_UNREADABLE),
        ("9999-12-31T23:59:59-12:00", Warn.PUBLISHED_AT_UNREADABLE),
        (1577872800, Warn.PUBLISHED_AT_UNREADABLE),
        ([], Warn.PUBLISHED_AT_UNREADABLE),
        ("2020-01-03T00:00:01Z", Warn.PUBLISHED_AT_IN_FUTURE),
        ("2030-01-01", Warn.PUBLISHED_AT_IN_FUTURE),
    ],
)
def test_the_timestamp_of_the_message_stands_in_for_a_bad_date(value: Any, warning: Warn) -> None:
    intake = read(published_at=value)
    assert (intake.article.published_at, intake.warnings) == (NOW, (warning,))


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2020-01-01T10:00:00+03:00", datetime(2020, 1, 1, 7, tzinfo=UTC)),
        ("2020-01-01T10:00:00", datetime(2020, 1, 1, 10, tzinfo=UTC)),
        ("2020-01-01 10:00:00.5Z", datetime(2020, 1, 1, 10, 0, 0, 500_000, tzinfo=UTC)),
        ("2020-01-01", datetime(2020, 1, 1, 12, tzinfo=UTC)),
        ("Tue, 31 Dec 2019 10:00:00 GMT", datetime(2019, 12, 31, 10, tzinfo=UTC)),
        ("2020-01-02T23:00:00Z", datetime(2020, 1, 2, 23, tzinfo=UTC)),
    ],
)
def test_dates_as_feeds_write_them(value: str, moment: datetime) -> None:
    intake = read(published_at=value)
    assert (intake.article.published_at, intake.warnings) == (moment, ())


def test_an_unreadable_received_at_is_left_out() -> None:
    intake = read(received_at="soon")
    assert (intake.article.received_at, intake.warnings) == (None, ())


def test_without_any_date_there_is_none() -> None:
    intake = read_article(json.dumps({"text": TEXT}).encode(), None)
    assert (intake.article.published_at, intake.warnings) == (None, (Warn.PUBLISHED_AT_MISSING,))


def test_markup_is_blanked_for_reading_and_kept_for_quoting() -> None:
    html = "<p>Two <b>people</b> were killed.</p>"
    intake = read(text=html)
    assert intake.warnings == (Warn.HTML_REMOVED,)
    assert intake.article.text == html
    assert len(intake.text) == len(html)
    assert intake.text.split() == ["Two", "people", "were", "killed."]


def test_control_characters_become_spaces_in_place() -> None:
    assert read(text="Two\x00men died.").text == "Two men died."


def test_lone_surrogates_become_replacement_characters_in_place() -> None:
    value = b'{"text": "Two \\ud800 men died."}'
    intake = read_article(value, NOW)
    assert intake.article.text == "Two \ufffd men died."
    assert intake.article.to_json()


def test_another_language_is_unsupported_and_no_dead_letter() -> None:
    spanish = "Dos personas murieron el martes cuando una bomba estalló en el mercado de la ciudad, dijo la policía local."
    assert not read(text=spanish).supported
    assert read(text=spanish).language == "es"


def test_the_declared_language_wins() -> None:
    assert not read(language="fr").supported
    assert read(language="en-GB").supported


@pytest.mark.parametrize("missing", [{}, {"id": None}, {"id": ""}])
def test_an_id_is_derived_from_the_url_else_from_the_text(missing: dict[str, Any]) -> None:
    by_url = read(url="https://paper.example/1", **missing).article.id
    assert by_url == read(url="https://paper.example/1", text="Other words.").article.id
    by_text = read(**missing).article.id
    assert by_text == read().article.id
    assert len({by_url, by_text, read(text="Other words.").article.id}) == 3


def test_a_given_id_is_kept() -> None:
    assert read(id="a-1", url="https://paper.example/1").article.id == "a-1"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(
    ["id", "title", "text", "published_at", "source", "url", "language", "received_at", "other"]
)


@given(
    st.one_of(
        st.none(),
        st.binary(max_size=200),
        st.dictionaries(FIELDS, JSON, max_size=8).map(lambda fields: json.dumps(fields).encode()),
        st.dictionaries(FIELDS, st.text(max_size=60), max_size=8).map(
            lambda fields: json.dumps(fields).encode()
        ),
    ),
    st.sampled_from([None, NOW]),
)
def test_any_bytes_are_an_article_or_a_reject(value: bytes | None, timestamp: datetime | None) -> None:
    try:
        intake = read_article(value, timestamp)
    except Reject:
        return
    assert intake.article.id
    assert len(intake.text) == len(intake.article.text)
    assert intake.article.to_json()
