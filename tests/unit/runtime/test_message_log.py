"""Logs say where a message is and how it failed; what it says stays out."""

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from schemas import IncidentReport
from services.runtime.handler import Incoming, Topic
from services.runtime.message_log import place_of, stack_of

SECRET = "the text of an article"


def incoming(key):
    return Incoming(Topic.ARTICLES, 2, 7, key, SECRET.encode(), datetime(2020, 1, 1, tzinfo=UTC))


def test_a_line_names_topic_partition_offset_and_key():
    assert place_of("t.articles.v1", incoming(b"a-1")) == {
        "topic": "t.articles.v1",
        "partition": 2,
        "offset": 7,
        "key": "a-1",
    }


@pytest.mark.parametrize(("key", "shown"), [(None, None), (b"\xff", "\ufffd"), (b"x" * 999, "x" * 128)])
def test_any_key_can_be_logged(key, shown):
    assert place_of("t", incoming(key))["key"] == shown


def test_a_stack_shows_where_and_not_what():
    with pytest.raises(ValueError) as caught:
        int(SECRET)
    shown = stack_of(caught.value)
    assert "test_message_log.py" in shown
    assert SECRET not in shown


def test_an_error_of_validation_does_not_quote_the_message():
    with pytest.raises(ValidationError) as caught:
        IncidentReport.model_validate({"headline": [SECRET], "report_id": {"x": SECRET}})
    assert SECRET not in str(caught.value)
