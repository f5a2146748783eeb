"""What a change of a published schema breaks for those on the other side.

The rule. Outputs: a field may be added if it is optional; everything else stays as it is. Inputs: whatever was accepted
stays accepted, and no field that was read goes unread. Descriptions, titles and defaults are free.

The comparison is on the safe side: a keyword that it does not know counts as a break when it differs.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from schemas.json_schema import Direction, JsonSchema

_ANNOTATIONS = frozenset(
    {
        "$schema",
        "$id",
        "$defs",
        "$ref",
        "title",
        "description",
        "default",
        "examples",
        "deprecated",
        "discriminator",
    }
)
_STRUCTURE = frozenset(
    {"properties", "required", "items", "prefixItems", "anyOf", "oneOf", "type", "enum", "const"}
)

# Keywords that bound a value, with what makes the new bound as wide as the old one.
_BOUNDS: Mapping[str, Callable[[float, float], bool]] = {
    **dict.fromkeys(("minimum", "exclusiveMinimum", "minLength", "minItems"), lambda old, new: new <= old),
    **dict.fromkeys(("maximum", "exclusiveMaximum", "maxLength", "maxItems"), lambda old, new: new >= old),
}


@dataclass(frozen=True, slots=True)
class Break:
    """One incompatible change."""

    path: str
    """Where, as a dotted path; `[]` for the items of a list."""
    what: str

    def __str__(self) -> str:
        return f"{self.path or '(message)'}: {self.what}"


@dataclass(frozen=True, slots=True)
class _Node:
    """A part of a schema document; references are followed on construction."""

    document: JsonSchema
    schema: JsonSchema

    @classmethod
    def of(cls, document: JsonSchema, schema: JsonSchema) -> "_Node":
        while reference := schema.get("$ref"):
            schema = {
                **document["$defs"][reference.removeprefix("#/$defs/")],
                **{key: value for key, value in schema.items() if key != "$ref"},
            }
        return cls(document, schema)

    def child(self, schema: JsonSchema) -> "_Node":
        return _Node.of(self.document, schema)

    def inlined(self, value: Any) -> Any:
        """The value of a keyword with what its references stand for in their place."""
        if isinstance(value, dict):
            return {key: self.inlined(part) for key, part in _Node.of(self.document, value).schema.items()}
        if isinstance(value, list):
            return [self.inlined(part) for part in value]
        return value


def breaks(old: JsonSchema, new: JsonSchema, direction: Direction) -> list[Break]:
    """Every incompatible change from the released schema `old` to `new`, in document order."""
    return list(_compare(_Node.of(old, old), _Node.of(new, new), direction, ""))


def _compare(old: _Node, new: _Node, direction: Direction, path: str) -> Iterator[Break]:
    yield from _values(old.schema, new.schema, direction, path)
    yield from _fields(old, new, direction, path)
    yield from _elements(old, new, direction, path)
    yield from _alternatives(old, new, direction, path)
    yield from _constraints(old, new, direction, path)


def _values(old: JsonSchema, new: JsonSchema, direction: Direction, path: str) -> Iterator[Break]:
    for keyword, read in (("type", _types), ("enum", _enum)):
        before, after = read(old), read(new)
        if before == after:
            continue
        if direction is Direction.INPUT and (after is None or (before is not None and before <= after)):
            continue
        yield Break(path, f"{keyword} was {_shown(before)}, is {_shown(after)}")


def _types(schema: JsonSchema) -> frozenset[str] | None:
    """The JSON types a value may have, None for any. Every integer is a number."""
    stated = schema.get("type")
    if stated is None:
        return None
    names = frozenset([stated] if isinstance(stated, str) else stated)
    return names | {"integer"} if "number" in names else names


def _enum(schema: JsonSchema) -> frozenset[Any] | None:
    """The values allowed, None for any; a const is an enum of one."""
    if "const" in schema:
        return frozenset([schema["const"]])
    return frozenset(schema["enum"]) if "enum" in schema else None


def _shown(values: frozenset[Any] | None) -> str:
    return "anything" if values is None else ", ".join(sorted(map(str, values)))


def _fields(old: _Node, new: _Node, direction: Direction, path: str) -> Iterator[Break]:
    before, after = old.schema.get("properties", {}), new.schema.get("properties", {})
    required_before, required_after = set(old.schema.get("required", ())), set(new.schema.get("required", ()))
    for name in before:
        where = f"{path}.{name}" if path else name
        if name not in after:
            yield Break(where, "removed")
            continue
        if name in required_after - required_before:
            yield Break(where, "became required")
        if direction is Direction.OUTPUT and name in required_before - required_after:
            yield Break(where, "no longer always written")
        yield from _compare(old.child(before[name]), new.child(after[name]), direction, where)
    for name in after:
        if name not in before and name in required_after:
            yield Break(f"{path}.{name}" if path else name, "added as required")


def _elements(old: _Node, new: _Node, direction: Direction, path: str) -> Iterator[Break]:
    if "items" in old.schema or "items" in new.schema:
        yield from _compare(
            old.child(old.schema.get("items", {})),
            new.child(new.schema.get("items", {})),
            direction,
            f"{path}[]",
        )
    before, after = old.schema.get("prefixItems", ()), new.schema.get("prefixItems", ())
    if len(before) != len(after):
        yield Break(path, f"had {len(before)} fixed items, has {len(after)}")
        return
    for index, (first, second) in enumerate(zip(before, after, strict=True)):
        yield from _compare(old.child(first), new.child(second), direction, f"{path}[{index}]")


def _alternatives(old: _Node, new: _Node, direction: Direction, path: str) -> Iterator[Break]:
    if "anyOf" in old.schema and "oneOf" in new.schema:
        yield Break(path, "anyOf became oneOf")  # what matched two alternatives is refused
    before, after = _options(old), _options(new)
    if len(before) == len(after) == 1:
        if _is_choice(old) or _is_choice(new):
            yield from _compare(before[0], after[0], direction, path)
        return
    for option in before:
        if not any(_same(option, candidate, direction) for candidate in after):
            yield Break(path, f"no longer allows {_named(option)}")
    if direction is Direction.OUTPUT:
        for option in after:
            if not any(_same(candidate, option, direction) for candidate in before):
                yield Break(path, f"newly allows {_named(option)}")


def _is_choice(node: _Node) -> bool:
    return "anyOf" in node.schema or "oneOf" in node.schema


def _options(node: _Node) -> list[_Node]:
    if not _is_choice(node):
        return [node]
    return [node.child(option) for key in ("anyOf", "oneOf") for option in node.schema.get(key, ())]


def _same(old: _Node, new: _Node, direction: Direction) -> bool:
    return next(_compare(old, new, direction, ""), None) is None


def _named(node: _Node) -> str:
    return str(node.schema.get("title") or node.schema.get("format") or node.schema.get("type") or "anything")


def _constraints(old: _Node, new: _Node, direction: Direction, path: str) -> Iterator[Break]:
    for keyword in sorted((old.schema.keys() | new.schema.keys()) - _ANNOTATIONS - _STRUCTURE):
        before, after = old.inlined(old.schema.get(keyword)), new.inlined(new.schema.get(keyword))
        if before == after:
            continue
        if direction is Direction.INPUT:
            if after is None:
                continue
            wider = _BOUNDS.get(keyword)
            if wider and before is not None and wider(before, after):
                continue
        yield Break(path, f"{keyword} was {before}, is {after}")
