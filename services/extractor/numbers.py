"""Numbers in running text: how many, how sure, and whether it counts anything at all.

`parse_quantities` finds digits, number words and vague words ("dozens"), reads the modifier beside them ("at least",
"up to", "or so") into the contract's {low, best, high}, and names the numbers that count nobody: ages, years, clock
times, money, measures, addresses, roads, model names. The caller binds a COUNT to its noun and verb; "a man" and
"another" are its business, because they are words of the noun phrase and not numbers.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from schemas.casualties import Count
from services.extractor import number_context
from services.extractor.number_words import NUMBER, VALUES_NONE, read_number, vague_value


class QuantityKind(StrEnum):
    """What a number is. Only COUNT counts people or things."""

    COUNT = "count"
    AGE = "age"
    YEAR = "year"
    DATE = "date"
    TIME = "time"  # of the clock
    DURATION = "duration"
    MONEY = "money"
    SHARE = "share"  # percentage or fraction
    MEASURE = "measure"
    CALIBER = "caliber"
    ADDRESS = "address"
    ROAD = "road"
    MODEL = "model"  # AK-47, F-16, 7-Eleven
    SCORE = "score"
    ORDINAL = "ordinal"
    PHONE = "phone"
    REFERENCE = "reference"  # flight, room, section, case, unit
    COMPOUND = "compound"  # "two-storey", "20-member": an attribute, not how many
    TIMES = "times"  # "shot three times", "15 rounds"


class Modifier(StrEnum):
    """How the text qualifies the number."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number. `start:end` covers its modifiers, `number_start:number_end` the bare number, both in code points."""

    start: int
    end: int
    number_start: int
    number_end: int
    count: Count
    kind: QuantityKind = QuantityKind.COUNT
    modifier: Modifier = Modifier.EXACT
    additional: bool = False
    """True for "another 12", "12 more": on top of those counted before."""


_BETWEEN = re.compile(rf"\bbetween\s+({NUMBER})\s+and\s+({NUMBER})(?![\w%])", re.IGNORECASE)
_RANGE_END = re.compile(rf"\s*(?:-|–|—|\bto\b|\bor\b)\s*({NUMBER})(?![\w])", re.IGNORECASE)
_NUMBER = re.compile(rf"(?<![\w$€£¥₹])(?<![\w][.,:/'’-])(?<![.])({NUMBER})(?![\w])", re.IGNORECASE)
_ADDITIONAL_BEFORE = re.compile(
    r"\b(?:another|a further|an additional|further|additional)\s+$", re.IGNORECASE
)
_ADDITIONAL_AFTER = re.compile(r"\s+(?:\w+\s+)?(?:more|others?|additional)\b", re.IGNORECASE)


def parse_quantities(text: str) -> tuple[Quantity, ...]:
    """Every number of the text in order, none overlapping another. Total: never raises."""
    found: list[Quantity] = []
    taken_to = 0
    ranges = {m.start(): m for m in _BETWEEN.finditer(text)}
    for start, between in ranges.items():
        low, high = read_number(between[1]), read_number(between[2])
        if low is None or high is None or low > high:
            continue
        kind = _kind(text, between.start(1), between.end(2), between[2])
        found.append(
            Quantity(
                start,
                between.end(),
                between.start(1),
                between.end(2),
                _range(low, high),
                kind,
                Modifier.RANGE,
            )
        )
    spans = [(q.start, q.end) for q in found]
    for match in _NUMBER.finditer(text):
        if match.start() < taken_to or any(a <= match.start() < b for a, b in spans):
            continue
        quantity = _ranged(text, match) or _single(text, match)
        if quantity is not None:
            found.append(quantity)
            taken_to = quantity.end
    return tuple(sorted(found, key=lambda q: q.start))


def _range(low: int, high: int) -> Count:
    return Count(low=low, best=(low + high) // 2, high=high)


def _ranged(text: str, first: re.Match[str]) -> Quantity | None:
    """ "25 to 30", "25-30", "five or six"; not "from 25 to 30", which tells a change, nor "3-2", a score."""
    second = _RANGE_END.match(text, first.end())
    if second is None or vague_value(second[1].lower()) is not None:
        return None
    low, high = read_number(first[1]), read_number(second[1])
    if low is None or high is None or low >= high:
        return None
    if re.search(r"\bfrom\s+$", text[: first.start()][-8:], re.IGNORECASE):
        return None
    scale = re.search(r"(?:hundred|thousand|million)$", second[1], re.IGNORECASE)
    if scale and low < 100:  # noqa: PLR2004 - "two to three hundred": the scale is said once
        low *= read_number("one " + scale[0]) or 1
        if low >= high:
            return None
    kind = _kind(text, first.start(), second.end(), second[1])
    start = first.start() - len(number_context.modifier_before(text, first.start())[1])
    return Quantity(start, second.end(), first.start(), second.end(), _range(low, high), kind, Modifier.RANGE)


def _single(text: str, match: re.Match[str]) -> Quantity | None:
    start, end, words = match.start(), match.end(), match[1]
    if words[:1] == "0" and words[1:2].isdigit():
        return None  # "0800 4417" is a telephone
    lowered = re.sub(r"\s+", " ", words.lower())
    kind = _kind(text, start, end, words)
    additional = bool(
        _ADDITIONAL_BEFORE.search(text[max(0, start - 16) : start]) or _ADDITIONAL_AFTER.match(text, end)
    )
    if lowered in VALUES_NONE:
        return (
            None
            if _is_no_quantity(text, end, lowered)
            else Quantity(start, end, start, end, Count.exactly(0))
        )
    vague = vague_value(lowered)
    if vague is not None:
        name, before = number_context.modifier_before(text, start)
        return Quantity(
            start - len(before), end, start, end,
            Count(low=None, best=vague, high=None) if name == Modifier.ABOUT else Count.at_least(vague),
            kind, Modifier.VAGUE, additional,
        )  # fmt: skip
    value = read_number(words)
    if value is None:
        return Quantity(start, end, start, end, Count(), QuantityKind.MEASURE)
    name, before = number_context.modifier_before(text, start)
    after_name, after = number_context.modifier_after(text, end)
    modifier = Modifier(after_name or name or Modifier.EXACT)
    return Quantity(
        start - len(before),
        end + len(after),
        start,
        end,
        _bounded(value, modifier),
        kind,
        modifier,
        additional,
    )


def _bounded(value: int, modifier: Modifier) -> Count:
    match modifier:
        case Modifier.AT_LEAST:
            return Count.at_least(value)
        case Modifier.AT_MOST:
            return Count(low=None, best=value, high=value)
        case Modifier.ABOUT:
            return Count(low=None, best=value, high=None)
        case _:
            return Count.exactly(value)


def _is_no_quantity(text: str, end: int, word: str) -> bool:
    """ "no longer", "no matter", "No. 5", "no, he said": a denial or a number sign, not a count of nought."""
    if word != "no":
        return False
    return re.match(r"\s*[.,;:!?\"'”’)]|\s+(?:longer|matter|doubt|more than|fewer|less|later|way|other than)\b|\s*$", text[end:], re.IGNORECASE) is not None  # fmt: skip  # noqa: E501


def _kind(text: str, start: int, end: int, words: str) -> QuantityKind:
    return QuantityKind(number_context.kind_of(text, start, end, words))


__all__ = ["Modifier", "Quantity", "QuantityKind", "parse_quantities"]
