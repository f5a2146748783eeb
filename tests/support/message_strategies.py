"""Hypothesis strategies for the messages of the contract, made from the models: `messages(Alert)`."""

import functools
import types
from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import Enum
from typing import Annotated, Any, Literal, NewType, TypeVar, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, MaxLen, MinLen
from hypothesis import strategies as st
from pydantic import AwareDatetime, BaseModel, JsonValue

_MOMENTS = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
_TEXT = 12  # characters: enough to meet every kind, short enough to read in a failure
_JSON_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5)
)
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    date: st.dates(),
    type(None): st.none(),
    AwareDatetime: _MOMENTS,
    JsonValue: st.recursive(
        _JSON_LEAVES,
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
        max_leaves=4,
    ),
}

Model = TypeVar("Model", bound=BaseModel)


@functools.cache
def messages(model: type[Model]) -> st.SearchStrategy[Model]:
    """Instances of the model, its optional fields now given and now null."""
    return st.builds(
        model,
        **{
            field.alias or name: _value(field.annotation, field.metadata)
            for name, field in model.model_fields.items()
        },
    )


def _value(  # noqa: PLR0911 - one return for each kind of annotation
    kind: Any, constraints: Iterable[Any]
) -> st.SearchStrategy[Any]:
    """Values of a field's annotation, within the constraints that pydantic collected beside it."""
    limits = list(constraints)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        inner, *extra = arguments
        return _value(
            inner, [*limits, *(limit for each in extra for limit in getattr(each, "metadata", [each]))]
        )
    if isinstance(kind, NewType):
        return _value(kind.__supertype__, limits)
    if origin in {Union, types.UnionType}:
        return st.one_of(*(_value(option, limits) for option in arguments))
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is tuple and arguments[-1] is Ellipsis:
        least, _ = _sizes(limits)
        return st.lists(_value(arguments[0], ()), min_size=least, max_size=least + 2).map(tuple)
    if origin is tuple:
        return st.tuples(*(_value(each, ()) for each in arguments))
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind is str:
        return _text(limits)
    if kind in {int, float}:
        return _number(kind, limits)
    return st.sampled_from(kind) if issubclass(kind, Enum) else messages(kind)


def _sizes(limits: list[Any]) -> tuple[int, int | None]:
    least = max((each.min_length for each in limits if isinstance(each, MinLen)), default=0)
    return least, min((each.max_length for each in limits if isinstance(each, MaxLen)), default=None)


def _text(limits: list[Any]) -> st.SearchStrategy[str]:
    patterns = [each.pattern for each in limits if getattr(each, "pattern", None)]
    if patterns:
        return st.from_regex(patterns[0].replace("$", r"\Z"))
    least, most = _sizes(limits)
    return st.text(min_size=least, max_size=most if most is not None and most < _TEXT else least + _TEXT)


def _number(kind: type, limits: list[Any]) -> st.SearchStrategy[Any]:
    low = max((each.ge for each in limits if isinstance(each, Ge)), default=None)
    high = min((each.le for each in limits if isinstance(each, Le)), default=None)
    above = max((each.gt for each in limits if isinstance(each, Gt)), default=None)
    if kind is int:
        return st.integers(low, high)
    return st.floats(
        above if low is None else low,
        high,
        exclude_min=above is not None,
        allow_nan=False,
        allow_infinity=False,
    )
