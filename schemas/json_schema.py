"""JSON Schema (draft 2020-12) of each message, made from the models, with their docstrings as descriptions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from schemas.alert import Alert
from schemas.article import Article
from schemas.cloud_event import CloudEventHeaders
from schemas.dead_letter import DeadLetter
from schemas.event import IncidentEvent
from schemas.incident import Incident
from schemas.message import Message
from schemas.report import IncidentReport
from schemas.subscription import Subscription
from schemas.verdict import Verdict

JsonSchema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"

DEAD_LETTER_HEADER_PREFIX = "tocsin-dead-letter-"


class Direction(StrEnum):
    """Who writes the message, seen from Tocsin; it decides which changes are compatible."""

    INPUT = "input"  # others write it
    OUTPUT = "output"  # we write it


@dataclass(frozen=True, slots=True)
class Published:
    """One message of the contract, under the name of its schema file."""

    name: str
    model: type[Message]
    direction: Direction


PUBLISHED: tuple[Published, ...] = (
    Published("article", Article, Direction.INPUT),
    Published("subscription", Subscription, Direction.INPUT),
    Published("verdict", Verdict, Direction.INPUT),
    Published("incident-report", IncidentReport, Direction.OUTPUT),
    Published("incident", Incident, Direction.OUTPUT),
    Published("incident-event", IncidentEvent, Direction.OUTPUT),
    Published("alert", Alert, Direction.OUTPUT),
    Published("cloud-event-headers", CloudEventHeaders, Direction.OUTPUT),
    Published("dead-letter-headers", DeadLetter, Direction.OUTPUT),
)

_MODES: Mapping[Direction, JsonSchemaMode] = {
    Direction.INPUT: "validation",
    Direction.OUTPUT: "serialization",
}


class _WithoutFieldTitles(GenerateJsonSchema):
    """pydantic's titles only repeat the field's name."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - the overridden signature
        return False


def json_schema(published: Published) -> JsonSchema:
    """The schema of one message.

    A field that we always write is still optional in an output's schema where it has a default: a message written
    before the field was added lacks it, and topics keep old messages.
    """
    schema = published.model.model_json_schema(
        mode=_MODES[published.direction], schema_generator=_WithoutFieldTitles
    )
    if published.model is CloudEventHeaders:
        schema = _as_headers(schema, str)
    if published.model is DeadLetter:
        schema = _as_headers(schema, dead_letter_header)
    return {"$schema": DRAFT, "$id": f"urn:tocsin:schema:v1:{published.name}", **schema}


def dead_letter_header(field: str) -> str:
    """The Kafka header that holds this field of a DeadLetter."""
    return DEAD_LETTER_HEADER_PREFIX + field.replace("_", "-")


def _as_headers(schema: JsonSchema, header: Callable[[str], str]) -> JsonSchema:
    """Kafka headers hold text only, and one that has nothing to say is left out rather than null."""

    def text(field: JsonSchema) -> JsonSchema:
        if field.get("type") == "integer":
            return {**field, "type": "string", "pattern": "^[0-9]+$"}
        if "anyOf" in field:
            (stated,) = (option for option in field["anyOf"] if option != {"type": "null"})
            return {**stated, **{key: field[key] for key in field if key not in {"anyOf", "default"}}}
        return field

    return {
        **schema,
        "properties": {header(name): text(field) for name, field in schema["properties"].items()},
        "required": [header(name) for name in schema["required"]],
    }
