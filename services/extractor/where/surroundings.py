"""What the words on both sides of a name say about it."""

import re
from dataclasses import dataclass

from services.extractor.where.lexicon import Lexicon
from services.extractor.where.toponym import Context, Offset
from services.extractor.where.tokens import Token

_KM_PER_MILE = 1.609344
_BEFORE = 120  # characters before a name that are looked at
_REACH = 9  # words before a name that may stand between it and its preposition

_NUMBER = r"(?P<number>\d+(?:[.,]\d+)?|a few|several|some|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty)"
_UNIT = r"(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)"
_OFFSET = re.compile(
    rf"\b{_NUMBER}[\s-]+{_UNIT}\.?(?:\s*\([^)]*\))?\s+(?:(?:to\s+the\s+)?(?P<direction>[a-z-]+(?:\s(?:east|west))?)\s+(?:of|from)|from|outside(?:\s+of)?|away\s+from|off)\s+"
    r"(?:the\s+)?(?:[\w'’-]+\s+){0,5}$",
    re.IGNORECASE,
)
_NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "a few": 3, "several": 5, "some": 5,
}  # fmt: skip
_SIDE = re.compile(
    r"\b(?:just\s+)?(?P<direction>north|south|east|west|north-?east|north-?west|south-?east|south-?west)\s+of\s+(?:the\s+)?(?:[\w'’-]+\s+){0,4}$",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"\b(?:near|close\s+to|outside(?:\s+of)?|(?:on|in)\s+the\s+(?:\w+\s+)?outskirts\s+of|border\s+(?:with|of|between)|borders?|bordering|vicinity\s+of|off\s+(?:the\s+coast\s+of)?|toward|towards|beyond|north|south|east|west)\s+"
    r"(?:of\s+)?(?:the\s+)?(?:[\w'’-]+\s+){0,4}$",
    re.IGNORECASE,
)
_AGED_OF = re.compile(
    r"(?:\b\d{1,3},?\s+(?:(?:both|all)\s+)?(?:of|from)|\bman\s+from|\bwoman\s+from|\bteen(?:ager)?\s+from|\bpeople\s+from|\bof\s+\d+\s[\w .]+,)\s*$",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<place>[A-Z][\w'’ʻ.-]*(?:[ /-][A-Za-z][\w'’ʻ.-]*){0,4}(?:,\s+[A-Z][\w.' -]{1,30}){0,2})\s*"
    r"(?:,?\s*(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s+\d{1,2}(?:,\s*\d{4})?\s*)?"
    r"(?P<agency>\([^)\n]{2,60}\)\s*)?(?P<mark>--+|—|–|\s-|:|-\s|_)\s?",
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The context of a name, the shift that is stated before it, and the kinds of place that are named beside it."""

    context: Context
    offset: Offset | None
    kinds: frozenset[str]


def dateline(text: str) -> tuple[int, int]:
    """Start and end of the dateline at the head of the text, (0, 0) where there is none.

    "KABUL, Afghanistan (Reuters) -", "MANASSAS, Va. —", "Baghdad:"; a mixed-case one needs an agency or a dash. It may
    come after a headline, a byline or a first line that a page put before it.
    """
    for match in _OPENING.finditer(text[:_HEAD]):
        found = _DATELINE.match(text, match.end())
        if found is None:
            continue
        town = found.group("place").split(",")[0]
        dash = found.group("mark") in ("--", "—", "–")
        short = len(town.split()) <= _TOWN_WORDS
        if short and (
            town.isupper() or (match.group() and found.group("agency")) or (dash and "\n" in match.group())
        ):
            return found.start("place"), found.end("place")
    return 0, 0


_TOWN_WORDS = 3
_HEAD = 600  # characters in which a dateline can stand
_OPENING = re.compile(r"(?:^|\n|(?<=[a-z]{2}[.!?])\s)[\s—–-]*")


def surroundings(text: str, tokens: list[Token], first: int, last: int, words: Lexicon) -> Surroundings:
    """The context of the name in tokens[first..last]."""
    start, end = tokens[first].start, tokens[last].end
    before = text[max(0, start - _BEFORE) : start]
    before = before[_last_stop(before) :]
    kinds = _kinds(text, tokens, first, last, words)
    offset = _offset(before, words)
    if offset is not None:
        return Surroundings(Context.OFFSET, offset, kinds)
    return Surroundings(_context(text, tokens, first, last, before, end, words), None, kinds)


def _last_stop(before: str) -> int:
    stops = [match.end() for match in re.finditer(r"(?<![A-Z])(?<!\bSt)(?<!\bMt)[.!?;]\s+|\n", before)]
    return stops[-1] if stops else 0


def _offset(before: str, words: Lexicon) -> Offset | None:
    match = _OFFSET.search(before)
    if match is None:
        return None
    number = match.group("number").lower()
    value = _NUMBERS[number] if number in _NUMBERS else float(number.replace(",", "."))
    if match.group("unit").lower().startswith("mi"):
        value *= _KM_PER_MILE
    direction = (match.group("direction") or "").lower()
    return Offset(round(float(value), 2), words.directions.get(direction))


def _kinds(text: str, tokens: list[Token], first: int, last: int, words: Lexicon) -> frozenset[str]:
    kinds: set[str] = set()
    if (listed := _AND_OTHERS.match(text, tokens[last].end)) is not None:
        kinds.update(words.kind_of.get(listed.group("kind"), "").split())
    if (
        last + 1 < len(tokens)
        and text[tokens[last].end : tokens[last + 1].start] == " "
        and not tokens[last].possessive
    ):
        kinds.update(words.kind_of.get(tokens[last + 1].lower, "").split())
    back = first - 1
    if back >= 0 and tokens[back].lower == "the":
        back -= 1
    if back >= 1 and tokens[back].lower == "of":
        kinds.update(words.kind_of.get(tokens[back - 1].lower, "").split())
    elif (
        back >= 0
        and text[tokens[back].end : tokens[first].start] == " "
        and tokens[back].lower in words.kind_of
        and not tokens[back].capital
    ):
        kinds.update(words.kind_of[tokens[back].lower].split())
    return frozenset(kinds)


_AND_OTHERS = re.compile(
    r"(?:,\s+[A-Z][\w'’-]+)*,?\s+and\s+[A-Z][\w'’-]+\s+"
    r"(?P<kind>counties|provinces|districts|states|townships|regions|governorates|cities|parishes)\b"
)


def _context(
    text: str, tokens: list[Token], first: int, last: int, before: str, end: int, words: Lexicon
) -> Context:
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    gap = text[end : following.start] if following else ""
    if _AGED_OF.search(before) or re.search(r"\b[DR]-$", before) or words.residence.search(before):
        return Context.RESIDENCE
    if words.treated.search(before):
        return Context.TREATED
    if words.related.search(before):
        return Context.RELATED
    preposition = _preposition(tokens, first, words)
    body = (
        following is not None and following.lower in words.bodies and (gap == " " or tokens[last].possessive)
    )
    if preposition in words.locative and not (body and following is not None and following.capital):
        return Context.LOCATIVE
    if _SIDE.search(before) or _NEAR.search(before):
        return Context.NEAR
    if body:
        return Context.BODY
    if following is not None and gap == " " and following.lower in words.speech and preposition is None:
        return Context.GOVERNMENT
    if tokens[last].possessive and preposition is None:
        return Context.PLAIN
    return Context.PLAIN


def _preposition(tokens: list[Token], first: int, words: Lexicon) -> str | None:
    """The preposition that governs the name: over modifiers, people, "the", "town of", and coordinated names."""
    index = first - 1
    steps = 0
    while index >= 0 and steps < _REACH:
        word = tokens[index].lower
        if word in words.locative or word in words.near:
            return word
        passable = (
            word in words.modifiers
            or word in ("the", "of", "and", "its", "their", "both", "or", "a", "s")
            or word in words.kind_of
            or word in words.directions
            or tokens[index].capital
        )
        if not passable:
            return None
        index -= 1
        steps += 1
    return None
