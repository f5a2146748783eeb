"""The comparer catches each kind of break, and lets through what breaks nobody."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.compatibility import breaks
from schemas.json_schema import PUBLISHED, Direction, JsonSchema, Published, json_schema

INPUT, OUTPUT = Direction.INPUT, Direction.OUTPUT

BASE: JsonSchema = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string", "maxLength": 10},
        "count": {"type": "integer", "minimum": 0},
        "score": {"type": "number", "maximum": 1},
        "day": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
        "kind": {"$ref": "#/$defs/Kind"},
        "tags": {"type": "array", "items": {"type": "string"}},
        "point": {"type": "array", "prefixItems": [{"type": "number"}, {"type": "number"}]},
        "area": {"oneOf": [{"$ref": "#/$defs/Circle"}, {"$ref": "#/$defs/Box"}]},
        "by_name": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Label"}},
    },
    "$defs": {
        "Kind": {"type": "string", "enum": ["a", "b"]},
        "Label": {"type": "string", "enum": ["x", "y"]},
        "Circle": {
            "type": "object",
            "title": "Circle",
            "required": ["shape"],
            "properties": {"shape": {"const": "circle"}},
        },
        "Box": {
            "type": "object",
            "title": "Box",
            "required": ["shape"],
            "properties": {"shape": {"const": "box"}, "north": {"type": "number"}},
        },
    },
}


def changed(change: Callable[[JsonSchema], Any]) -> JsonSchema:
    schema = copy.deepcopy(BASE)
    change(schema)
    return schema


def found(change: Callable[[JsonSchema], Any], direction: Direction) -> list[str]:
    return [str(each) for each in breaks(BASE, changed(change), direction)]


def properties(schema: JsonSchema) -> JsonSchema:
    return schema["properties"]


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("published", PUBLISHED, ids=lambda each: each.name)
def test_no_message_breaks_with_itself(published: Published, direction: Direction):
    schema = json_schema(published)
    assert breaks(schema, copy.deepcopy(schema), direction) == []


FREE = {
    "an optional field is added": lambda s: properties(s).update(new={"type": "string"}),
    "a description changes": lambda s: s.update(description="other words"),
    "title and default change": lambda s: properties(s)["tags"].update(title="Tags", default=[]),
    "an unused definition is added": lambda s: s["$defs"].update(Unused={"type": "string"}),
    "a reference is written out": lambda s: properties(s).update(kind={"type": "string", "enum": ["b", "a"]}),
}

BREAKS = {
    "count: removed": lambda s: properties(s).pop("count"),
    "count: became required": lambda s: s["required"].append("count"),
    "count: type was integer, is string": lambda s: properties(s)["count"].update(type="string"),
    "count: minimum was 0, is 1": lambda s: properties(s)["count"].update(minimum=1),
    "score: type was integer, number, is integer": lambda s: properties(s)["score"].update(type="integer"),
    "score: maximum was 1, is 0.5": lambda s: properties(s)["score"].update(maximum=0.5),
    "id: maxLength was 10, is 5": lambda s: properties(s)["id"].update(maxLength=5),
    "id: minLength was None, is 1": lambda s: properties(s)["id"].update(minLength=1),
    "id: pattern was None, is ^x": lambda s: properties(s)["id"].update(pattern="^x"),
    "id: format was None, is uuid": lambda s: properties(s)["id"].update(format="uuid"),
    "id: unheardOf was None, is 1": lambda s: properties(s)["id"].update(unheardOf=1),
    "added: added as required": lambda s: properties(s).update(added={}) or s["required"].append("added"),
    "kind: enum was a, b, is a": lambda s: properties(s).update(kind={"type": "string", "enum": ["a"]}),
    "kind: enum was a, b, is b": lambda s: properties(s).update(kind={"type": "string", "const": "b"}),
    "day: no longer allows null": lambda s: properties(s)["day"]["anyOf"].pop(),
    "tags[]: type was string, is integer": lambda s: properties(s)["tags"]["items"].update(type="integer"),
    "point: had 2 fixed items, has 1": lambda s: properties(s)["point"]["prefixItems"].pop(),
    "point[1]: type was integer, number, is string": (
        lambda s: properties(s)["point"]["prefixItems"][1].update(type="string")
    ),
    "area: no longer allows Box": lambda s: s["$defs"]["Box"]["required"].append("north"),
    "area: no longer allows Circle": lambda s: properties(s)["area"]["oneOf"].pop(0),
    "day: anyOf became oneOf": lambda s: properties(s)["day"].update(oneOf=properties(s)["day"].pop("anyOf")),
    "(message): additionalProperties was None, is False": lambda s: s.update(additionalProperties=False),
}

BREAKS_READERS = {
    "id: no longer always written": lambda s: s["required"].remove("id"),
    "kind: enum was a, b, is a, b, c": lambda s: s["$defs"]["Kind"]["enum"].append("c"),
    "count: type was integer, is integer, number": lambda s: properties(s)["count"].update(type="number"),
    "count: minimum was 0, is None": lambda s: properties(s)["count"].pop("minimum"),
    "score: maximum was 1, is 2": lambda s: properties(s)["score"].update(maximum=2),
    "day: newly allows integer": lambda s: properties(s)["day"]["anyOf"].append({"type": "integer"}),
    "tags: newly allows null": (
        lambda s: properties(s).update(tags={"anyOf": [properties(s)["tags"], {"type": "null"}]})
    ),
    "tags[]: type was string, is anything": lambda s: properties(s)["tags"].update(items={}),
}
"""What narrows nothing for those who write to us, but surprises those who read from us."""


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("change", FREE)
def test_breaks_nobody(change: str, direction: Direction):
    assert found(FREE[change], direction) == []


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("message", BREAKS)
def test_breaks_in_both_directions(message: str, direction: Direction):
    assert message in found(BREAKS[message], direction)


@pytest.mark.parametrize("message", BREAKS_READERS)
def test_breaks_those_who_read_our_output(message: str):
    assert message in found(BREAKS_READERS[message], OUTPUT)


@pytest.mark.parametrize("message", BREAKS_READERS)
def test_an_input_may_accept_more(message: str):
    assert found(BREAKS_READERS[message], INPUT) == []


@pytest.mark.parametrize("direction", Direction)
def test_a_change_behind_a_reference_in_any_keyword_is_seen(direction: Direction):
    def rename_the_label(schema: JsonSchema) -> None:
        schema["$defs"]["Label"]["enum"][0] = "z"

    assert [
        each
        for each in found(rename_the_label, direction)
        if each.startswith("by_name: additionalProperties was")
    ]


@given(
    message=st.sampled_from(sorted(BREAKS)),
    harmless=st.sets(st.sampled_from(sorted(FREE))),
    direction=st.sampled_from(Direction),
)
def test_harmless_changes_beside_it_hide_no_break(message: str, harmless: set[str], direction: Direction):
    def all_of_them(schema: JsonSchema) -> None:
        for each in sorted(harmless):
            FREE[each](schema)
        BREAKS[message](schema)

    assert message in found(all_of_them, direction)
