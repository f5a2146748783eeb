"""Distances and sides stated before a name: "20 km south of Kirkuk", "a few miles outside Goma", "southern Chad"."""

import re

from services.extractor.where.lexicon import Lexicon
from services.extractor.where.toponym import Offset

_KM_PER_MILE = 1.609344
_WORDS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "a few": 3, "several": 5, "some": 5,
}  # fmt: skip
_NUMBER = "|".join(sorted(_WORDS, key=lambda word: (-len(word), word)))
_OFFSET = re.compile(
    rf"\b(?P<number>\d+(?:[.,]\d+)?|{_NUMBER})[\s-]+(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\.?(?:\s*\([^)]*\))?\s+"
    r"(?:(?:to\s+the\s+)?(?P<direction>[a-z-]+(?:\s(?:east|west))?)\s+(?:of|from)|from|outside(?:\s+of)?|away\s+from|off)\s+"
    r"(?:the\s+)?(?:[\w'’-]+\s+){0,5}$",
    re.IGNORECASE,
)


def offset_before(before: str, words: Lexicon) -> Offset | None:
    """The shift that the text before a name states, None where it states none."""
    match = _OFFSET.search(before)
    if match is None:
        return None
    number = match.group("number").lower()
    value = float(_WORDS[number]) if number in _WORDS else float(number.replace(",", "."))
    if match.group("unit").lower().startswith("mi"):
        value *= _KM_PER_MILE
    direction = (match.group("direction") or "").lower()
    return Offset(round(value, 2), words.directions.get(direction))


_PART = re.compile(
    r"\b(?P<side>(?:north|south)(?:[\s-]?(?:east|west))?|east|west)(?:ern(?:most)?)?\s+$", re.IGNORECASE
)


def side_before(before: str, words: Lexicon) -> float | None:
    """The part of what is named next, in degrees clockwise from north: "southern Chad", "north-west Nigeria"."""
    match = _PART.search(before)
    return words.directions.get(match.group("side").lower()) if match else None
