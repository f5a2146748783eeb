"""Figures that the scorer gives only the parts of."""

from collections.abc import Callable
from typing import Any

from tests.quality.plan import Row

Result = dict[str, Any]


def invented_counts(result: Result) -> float:
    """Counts of killed or injured that we give and the article does not, over all such slots of the incidents found."""
    invented = sum(result.get(slot, {}).get("invented", 0) for slot in ("killed", "injured"))
    slots = 2 * result["incidents"]["tp"]
    return invented / slots if slots else 0.0


def place_161km_of_given(result: Result) -> float:
    """Points within 161 km over the points that we give: how far a pin can be trusted that is there."""
    given = result["place_given"]["hit"]
    return result["place_161km"]["hit"] / given if given else 0.0


_DERIVED: dict[str, Callable[[Result], float]] = {
    "invented_counts": invented_counts,
    "place_161km_of_given": place_161km_of_given,
}


def figure(row: Row, result: Result) -> float | None:
    """The row's value, four decimals; None where the result has nothing to count it on."""
    if row.of is not None:
        return round(_DERIVED[row.of](result), 4)
    assert row.at is not None
    value: Any = result
    for key in row.at.split("."):
        if key not in value:
            return None
        value = value[key]
    return None if value is None else round(float(value), 4)
