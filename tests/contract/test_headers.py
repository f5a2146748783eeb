"""What the runtime writes into headers is what the published schemas say."""

from datetime import UTC, datetime

import jsonschema
import pytest

from schemas.dead_letter import DeadLetter, DeadLetterReason
from schemas.json_schema import PUBLISHED, JsonSchema, json_schema
from services.runtime.dead_letters import dead_letter_headers, read_dead_letter
from services.runtime.headers import Header, event_headers

LETTER = DeadLetter(
    reason=DeadLetterReason.NOT_JSON,
    stage="extractor",
    detail="line 1 column 2",
    exception="ValueError",
    topic="tocsin.articles.v1",
    partition=3,
    offset=0,
    attempt=1,
)


def schema_of(name: str) -> JsonSchema:
    return next(json_schema(each) for each in PUBLISHED if each.name == name)


def validate(headers: list[Header], schema: str) -> None:
    validator = jsonschema.Draft202012Validator(
        schema_of(schema), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    validator.validate({name: value.decode() for name, value in headers})


@pytest.mark.parametrize("time", [datetime(2020, 1, 1, 12, 30, tzinfo=UTC), None])
def test_events(time: datetime | None):
    headers = event_headers(
        message_id="m", source="/tocsin/extractor", event_type="tocsin.incident-reports.v1", time=time
    )
    validate(headers, "cloud-event-headers")


@pytest.mark.parametrize("letter", [LETTER, LETTER.model_copy(update={"exception": None})])
def test_dead_letters(letter: DeadLetter):
    headers = dead_letter_headers(letter, original=[("content-type", b"text/plain")])

    validate(headers, "dead-letter-headers")
    assert read_dead_letter(headers) == letter


def test_every_header_of_a_dead_letter_is_published():
    written = {name for name, _ in dead_letter_headers(LETTER, original=[]) if name.startswith("tocsin-")}
    assert written == set(schema_of("dead-letter-headers")["properties"])
