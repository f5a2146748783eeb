"""Digits and number words to integers, and back."""

import re
from decimal import Decimal, InvalidOperation

from services.extractor.datafile import load_yaml

_DATA = load_yaml("numbers.yaml")
_UNITS: dict[str, int] = _DATA["units"]
_TENS: dict[str, int] = _DATA["tens"]
_SCALES: dict[str, int] = _DATA["scales"]
VALUES_VAGUE: dict[str, int] = _DATA["vague"]
VALUES_NONE: frozenset[str] = frozenset(_DATA["none"])
_GROUPS: dict[str, int] = _DATA["groups"]
_MULTIPLIERS: dict[str, int] = _DATA["vague_multipliers"]


def _any_of(words: list[str]) -> str:
    """Alternatives, longest first, inner spaces free."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


_UNIT = _any_of(list(_UNITS))
_TEN = _any_of(list(_TENS))
_SCALE = _any_of([*_SCALES])
_SMALL = rf"(?:(?:{_TEN})(?:[-\s](?:{_any_of([w for w, v in _UNITS.items() if v < 10])})\b)?|(?:{_UNIT}))"  # noqa: PLR2004
_WORDS = (
    rf"(?:half\s+an?\s+(?:{_SCALE})"
    rf"|(?:{_SMALL}|an?)\s+and\s+a\s+half\s+(?:{_SCALE})"
    rf"|(?:{_SMALL}|an?)(?:[-\s]+(?:{_SCALE}))(?:[-\s]+(?:{_SCALE}))*(?:(?:,?\s+and\s+|,?\s+)(?:{_SMALL})\b(?:[-\s]+(?:{_SCALE})\b)*)*"
    rf"|{_SMALL})"
)
_DIGITS = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s+(?:{_SCALE})\b)?"
_VAGUE = rf"(?:(?:{_any_of(list(_MULTIPLIERS))})\s+(?:{_SCALE})|{_any_of(list(VALUES_VAGUE))})"
_FIXED = rf"(?:{_any_of([*_GROUPS, *sorted(VALUES_NONE)])})"

NUMBER = rf"(?:{_DIGITS}|\b(?:{_VAGUE}|{_WORDS}|{_FIXED})\b)"
"""Pattern of one number, to be compiled ignoring case. It has no groups."""


def vague_value(lowered: str) -> int | None:
    """The least that "dozens" or "several hundred" can mean; None for a real number."""
    if lowered in VALUES_VAGUE:
        return VALUES_VAGUE[lowered]
    for words, times in _MULTIPLIERS.items():
        scale = lowered.removeprefix(words + " ")
        if scale != lowered and scale in _SCALES:
            return times * _SCALES[scale]
    return None


def read_number(text: str) -> int | None:
    """The integer that digits or number words stand for; None where it is no whole number ("5.6", "half").

    >>> read_number("two million"), read_number("1.5 million"), read_number("half a dozen"), read_number("1,250")
    (2000000, 1500000, 6, 1250)
    """
    words = re.sub(r"[\s-]+", " ", text.strip().lower())
    if words in _GROUPS:
        return _GROUPS[words]
    if words in VALUES_NONE:
        return 0
    if words[:1].isdigit():
        return _read_digits(words)
    return _read_words(words.replace(",", ""))


def _read_digits(words: str) -> int | None:
    digits, _, scale = words.partition(" ")
    try:
        value = Decimal(digits.replace(",", "")) * _SCALES.get(scale, 1)
    except InvalidOperation:
        return None
    return int(value) if value == value.to_integral_value() else None


def _read_words(words: str) -> int | None:
    total, group, half = 0, 0, False
    for word in words.split():
        if word in ("and", "a", "an"):
            continue
        if word == "half":
            half = True
        elif word in _UNITS:
            group += _UNITS[word]
        elif word in _TENS:
            group += _TENS[word]
        elif word in _SCALES:
            scale = _SCALES[word]
            amount = (2 * max(group, 0) + 1) * scale // 2 if half else max(group, 1) * scale
            half = False
            if scale >= 1000:  # noqa: PLR2004 - thousands close a group
                total, group = total + amount, 0
            else:
                group = amount
        else:
            return None
    return None if half else total + group


def spell_number(value: int) -> str:
    """English words of an integer from 0 to 999,999,999.

    >>> spell_number(2125)
    'two thousand one hundred and twenty-five'
    """
    if value == 0:
        return "zero"
    parts: list[str] = []
    for word in ("million", "thousand"):
        count, value = divmod(value, _SCALES[word])
        if count:
            parts.append(f"{_below_thousand(count)} {word}")
    if value:
        parts.append(_below_thousand(value))
    return " ".join(parts)


def _below_thousand(value: int) -> str:
    names = {number: word for word, number in _UNITS.items()}
    tens = {number: word for word, number in reversed(_TENS.items())}
    hundreds, rest = divmod(value, 100)
    parts = [f"{names[hundreds]} hundred"] if hundreds else []
    if rest in names:
        parts.append(names[rest])
    elif rest:
        ten, unit = divmod(rest, 10)
        parts.append(tens[ten * 10] + (f"-{names[unit]}" if unit else ""))
    return " and ".join(parts)
