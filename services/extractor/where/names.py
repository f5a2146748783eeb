"""Spans that are the names of persons, streets and things, inside which no place is looked for."""

import re

from services.extractor.gazetteer.fold import normalise
from services.extractor.gazetteer.place import NameMatch, PlaceKind
from services.extractor.gazetteer.store import Gazetteer
from services.extractor.where.lexicon import Lexicon
from services.extractor.where.tokens import Token

Span = tuple[int, int]


def names_of_others(
    text: str, tokens: list[Token], words: Lexicon, gazetteer: Gazetteer, *, upper: bool
) -> list[Span]:
    """Spans of persons, streets, listed traps and things named after places, in order.

    A surname that follows a first name or a title somewhere is a person's wherever it stands alone. Where all is in
    capitals (`upper`) only the listed traps can be told.
    """
    spans: list[Span] = []
    if upper:
        return [span for index in range(len(tokens)) for span in _trap(tokens, index, words)]
    surnames: set[str] = set()
    for index, token in enumerate(tokens):
        if not token.capital:
            continue
        spans += _trap(tokens, index, words)
        spans += _street(text, tokens, index, words)
        spans += _thing(text, tokens, index, words)
        spans += _street_without_a_word(text, tokens, index)
        person = _person(text, tokens, index, words, gazetteer)
        if person is not None:
            spans.append((tokens[person[0]].start, tokens[person[1]].end))
            surnames.add(tokens[person[1]].lower)
    surnames |= _last_of_unknown_names(text, tokens, words, gazetteer)
    alone = (i for i, token in enumerate(tokens) if token.capital and token.lower in surnames)
    spans += [(tokens[i].start, tokens[i].end) for i in alone if _alone(text, tokens, i)]
    return sorted(set(spans))


def _last_of_unknown_names(text: str, tokens: list[Token], words: Lexicon, gazetteer: Gazetteer) -> set[str]:
    """The last words of capitalised names that no list knows: "John Otto Doe" makes Harris a person's name."""
    last_words = set()
    index = 0
    while index < len(tokens):
        end = index
        while end + 1 < len(tokens) and tokens[end].capital and _name_goes_on(text, tokens, end):
            end += 1
        run = [i for i in range(index, end + 1) if tokens[i].capital and tokens[i].word.isalpha()]
        fillers = (words.filler | words.common) - words.given_names
        while run and tokens[run[0]].lower in fillers:
            run.pop(0)
        unknown = len(run) > 1 and not any(tokens[i].lower in fillers for i in run)
        if unknown and not any(_known_whole(text, tokens, run[0], i, gazetteer) for i in run[1:]):
            before = tokens[run[-1] - 1]
            if not gazetteer.lookup(before.word) or before.lower in words.given_names:
                last_words.add(tokens[run[-1]].lower)
        index = end + 1
    return last_words


def _street_without_a_word(text: str, tokens: list[Token], index: int) -> list[Span]:
    """ "3400 block of Elm", "the corner of Utica and Main": the names after words for an address."""
    if not _ADDRESS.search(text[max(0, tokens[index].start - _ADDRESS_REACH) : tokens[index].start]):
        return []
    last = index
    while last + 1 < len(tokens) and tokens[last + 1].capital and _adjacent(text, tokens, last):
        last += 1
    return [(tokens[index].start, tokens[last].end)]


_ADDRESS_REACH = 60
_ADDRESS = re.compile(
    r"(?:\bblocks?\s+of|\b(?:corner|intersection|junction)\s+of(?:\s+[\w.'’]+){1,4}\s+and|\b(?:corner|intersection|junction)\s+of)\s+"
    r"(?:[NSEW]\.?\s+)?$"
)


def _trap(tokens: list[Token], index: int, words: Lexicon) -> list[Span]:
    for name in words.traps.get(normalise(tokens[index].word), ()):
        end = index + len(name)
        if end <= len(tokens) and tuple(normalise(t.word) for t in tokens[index:end]) == name:
            return [(tokens[index].start, tokens[end - 1].end)]
    return []


def _street(text: str, tokens: list[Token], index: int, words: Lexicon) -> list[Span]:
    """ "1200 block of North Main St", "Washington Avenue": back from the word for a street over its capitals."""
    if tokens[index].lower not in words.streets or index == 0 or tokens[index - 1].lower in _COURT_OF:
        return []
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if (
        following
        and following.capital
        and following.word.isalpha()
        and text[tokens[index].end : following.start] == " "
    ):
        return []  # "Florida Highway Patrol", "Lebanon Street Superintendent"
    first = index
    while (
        first > 0
        and tokens[first - 1].capital
        and _adjacent(text, tokens, first - 1)
        and index - first < _STREET_WORDS
    ):
        first -= 1
    return [(tokens[first].start, tokens[index].end)] if first < index else []


_STREET_WORDS = 4
_COURT_OF = frozenset(
    "county superior circuit municipal district supreme crown magistrates pleas fiscal probate high appeals federal city state family juvenile criminal".split()
)


def _thing(text: str, tokens: list[Token], index: int, words: Lexicon) -> list[Span]:
    """ "Boston Globe", "Dallas Cowboys": the name before a capitalised word for a paper, a team or a company."""
    if tokens[index].lower not in words.others or index == 0 or len(tokens[index].word) < _THING_LETTERS:
        return []
    first = index
    while (
        first > 0
        and tokens[first - 1].capital
        and _adjacent(text, tokens, first - 1)
        and index - first < _THING_WORDS
    ):
        first -= 1
    name = {token.lower for token in tokens[first:index]}
    if (
        first == index
        or name & words.bodies
        or not all(token.word.isalpha() for token in tokens[first:index])
    ):
        return []  # "Chenango County 911 Dispatch"
    return [(tokens[first].start, tokens[index].end)]


_THING_WORDS = 3
_THING_LETTERS = 2


def _person(
    text: str, tokens: list[Token], index: int, words: Lexicon, gazetteer: Gazetteer
) -> tuple[int, int] | None:
    """First and last token of a person's name that begins at `index`: after a title, or with a first name."""
    token = tokens[index]
    titled = (
        index > 0
        and tokens[index - 1].lower.rstrip(".") in words.titles
        and _title_gap(text, tokens, index - 1)
    )
    if token.lower in words.titles and not titled:
        return None
    given = normalise(token.word) in words.given_names
    if not (titled or given):
        return None
    last = index
    while last + 1 < len(tokens) and last - index < _NAME_WORDS and _name_goes_on(text, tokens, last):
        last += 1
    if given and not titled and last == index:
        return None
    if given and not titled and _known_whole(text, tokens, index, last, gazetteer):
        return None  # "St. Louis", "San Antonio", "Port Arthur" are found as a whole
    if titled and last == index and _is_country(token, gazetteer):
        return None
    if titled and tokens[last].lower in words.bodies:
        return None
    return index, last


_NAME_WORDS = 3


def _known_whole(text: str, tokens: list[Token], first: int, last: int, gazetteer: Gazetteer) -> bool:
    hits = gazetteer.lookup(text[tokens[first].start : tokens[last].end])
    return any(hit.match is NameMatch.NAME and hit.place.population > _KNOWN_POPULATION for hit in hits)


_KNOWN_POPULATION = 5_000


def _is_country(token: Token, gazetteer: Gazetteer) -> bool:
    return any(
        hit.place.kind in (PlaceKind.COUNTRY, PlaceKind.ADMIN1) and hit.match <= NameMatch.ALIAS
        for hit in gazetteer.lookup(token.word)
    )


def _title_gap(text: str, tokens: list[Token], index: int) -> bool:
    return text[tokens[index].end : tokens[index + 1].start] in (" ", ". ")


def _name_goes_on(text: str, tokens: list[Token], index: int) -> bool:
    if tokens[index].possessive:
        return False
    gap = text[tokens[index].end : tokens[index + 1].start]
    following = tokens[index + 1]
    initial = len(tokens[index].word) == 1
    return (gap in (" ", "-") or (gap == ". " and initial)) and (
        following.capital and not following.word[0].isdigit()
    )


def _adjacent(text: str, tokens: list[Token], index: int) -> bool:
    return (
        text[tokens[index].end : tokens[index + 1].start] in (" ", "-", ". ") and not tokens[index].possessive
    )


def _alone(text: str, tokens: list[Token], index: int) -> bool:
    """Whether a surname stands by itself here, with no preposition that makes it a place."""
    if index and tokens[index - 1].lower in ("in", "near", "outside") and not tokens[index].possessive:
        return False
    return not (
        index + 1 < len(tokens)
        and text[tokens[index].end : tokens[index + 1].start] == ", "
        and tokens[index + 1].capital
    )
