"""Pieces of the patterns of time, made from `data/times.yaml`."""

import re

from schemas.when import WhenPrecision
from services.extractor.datafile import load_yaml

_DATA = load_yaml("times.yaml")
MONTHS: dict[str, int] = _DATA["months"]
WEEKDAYS: dict[str, int] = {**_DATA["weekdays"], **_DATA["weekday_abbreviations"]}
SEASONS: dict[str, list[int]] = _DATA["seasons"]
_SIMPLE: dict[str, int] = _DATA["amounts"]
_TENS = {word: number for word, number in _SIMPLE.items() if number >= 20 and number % 10 == 0}  # noqa: PLR2004
_ONES = {word: number for word, number in _SIMPLE.items() if number < 10 and len(word) > len("an")}  # noqa: PLR2004
AMOUNTS = _SIMPLE | {f"{ten}-{one}": _TENS[ten] + _ONES[one] for ten in _TENS for one in _ONES}
VAGUE_AMOUNTS: dict[str, list[int]] = _DATA["vague_amounts"]


def any_of(words: list[str]) -> str:
    """Alternatives, longest first, inner spaces free."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def capitalised(words: list[str]) -> str:
    """Alternatives that begin with a capital, or are all capitals: "may" and "march" are verbs."""
    return any_of([w.capitalize() for w in words] + [w.upper() for w in words])


_ABBREVIATED = 4  # letters; a longer name of a month takes no full stop
MONTH = (
    rf"(?:(?-i:{capitalised([m for m in MONTHS if len(m) > _ABBREVIATED])})\b"
    rf"|(?-i:{capitalised([m for m in MONTHS if len(m) <= _ABBREVIATED])})\b\.?)"
)
FULL_DAYS = list(_DATA["weekdays"])
WEEKDAY = (
    rf"(?:(?:{capitalised(FULL_DAYS)}|(?:{any_of(FULL_DAYS)}))(?!s\b)|"
    rf"(?-i:{capitalised(list(_DATA['weekday_abbreviations']))})\.)"
)
WEEKDAY_BEFORE_DATE = rf"(?:(?:{capitalised(list(WEEKDAYS))})\.?)"
SEASON = rf"(?:{any_of(list(SEASONS))})"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
ORDINAL_DAY = rf"{DAY}(?:st|nd|rd|th|ST|ND|RD|TH)?"
DAYPART = (
    r"(?:(?:early|late|mid-?)?\s*(?:morning|afternoon|evening|night|overnight|midday|noon"
    r"|dawn|dusk|lunchtime|daybreak|midnight))"
)
AMOUNT = rf"(?:{any_of([*AMOUNTS, *[v for v in VAGUE_AMOUNTS if v]])}|\d{{1,3}})"
UNIT = r"(?:minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?)"
DAYS_OF = {
    "day": 1,
    "night": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30,
    "year": 365,
    "decade": 3650,
    "hour": 0,
    "minute": 0,
}
"""A month and a year are rounded; hours and minutes are of the day itself."""
PRECISION_OF = {
    "day": WhenPrecision.DAY,
    "night": WhenPrecision.DAY,
    "week": WhenPrecision.WEEK,
    "fortnight": WhenPrecision.WEEK,
    "month": WhenPrecision.MONTH,
    "year": WhenPrecision.YEAR,
    "decade": WhenPrecision.YEAR,
    "hour": WhenPrecision.DAY,
    "minute": WhenPrecision.DAY,
}


MONTH_STEMS = tuple(sorted({name[:3] for name in MONTHS}))
WEEKDAY_STEMS = tuple(sorted({name[:3] for name in WEEKDAYS}))
SEASON_NAMES = tuple(SEASONS)
YEAR_STEMS = ("15", "16", "17", "18", "19", "20")


def month_number(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    return WEEKDAYS[word.lower().rstrip(".,")]


def amount_range(words: str | None) -> tuple[int, int]:
    """Fewest and most; both the same for a real number."""
    key = " ".join((words or "").lower().split())
    if key.isdigit():
        return int(key), int(key)
    if key in AMOUNTS:
        return AMOUNTS[key], AMOUNTS[key]
    fewest, most = VAGUE_AMOUNTS.get(key, VAGUE_AMOUNTS[""])
    return fewest, most


def words_pattern(key: str) -> re.Pattern[str]:
    """Any of the listed words of `data/times.yaml`, whole, case ignored."""
    return re.compile(rf"\b(?:{any_of(_DATA[key])})\b", re.IGNORECASE)
