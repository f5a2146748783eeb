"""Place names in a text: whole words, the longest name first, never inside the name of a person or a thing.

Where this stands: article -> mentions with candidates (here) -> places (resolve.py) -> the place of one incident (bind.py).
"""

import re
from collections.abc import Sequence

from schemas.evidence import ArticlePart
from services.extractor.gazetteer.fold import normalise
from services.extractor.gazetteer.place import Hit, NameMatch, PlaceKind
from services.extractor.gazetteer.store import Gazetteer
from services.extractor.where.lexicon import Lexicon, lexicon
from services.extractor.where.names import names_of_others
from services.extractor.where.surroundings import dateline_end, surroundings
from services.extractor.where.toponym import Context, Mention
from services.extractor.where.tokens import Token, is_headline_case, is_upper, tokenize

_LONGEST = 6  # words of a name
_CONNECTORS = frozenset(
    "of the al el ul de del la las los du des le les di da do dos das upon on and y e en sur am an in bin ed ez es as ash ad ar at az sous von le".split()
)
_ARTICLES = frozenset("al el ul as ash ad ar an at az ed es".split())
_GAPS = frozenset((" ", "-", ". ", "‑", "–", " - ", "' ", "’ ", "-'", " '", "’", "'", "ʻ"))
_MIN_HEADLINE_POPULATION = 50_000


def recognise(
    part: ArticlePart,
    text: str,
    gazetteer: Gazetteer,
    *,
    others: Sequence[tuple[int, int]] = (),
) -> list[Mention]:
    """Every place name of the text, in order, not overlapping.

    `others` are spans that somebody else has found to be persons or organisations; names inside them are left out.
    """
    words = lexicon()
    tokens = tokenize(text)
    upper = is_upper(text)
    headline = upper or is_headline_case(tokens)
    taken = names_of_others(text, tokens, words, gazetteer) if not upper else []
    blocked = sorted([*taken, *others])
    lower_words = {token.lower for token in tokens if not token.capital} if not upper else set()
    dateline = dateline_end(text) if part is ArticlePart.TEXT else 0
    mentions: list[Mention] = []
    position = 0
    while position < len(tokens):
        found = _longest(text, tokens, position, gazetteer, blocked)
        if found is None:
            position += 1
            continue
        last, hits = found
        mention = _mention(part, text, tokens, position, last, hits, dateline)
        if mention is None or not _is_place(
            mention, text, tokens, position, last, words, headline, lower_words
        ):
            position += 1
            continue
        mentions.append(mention)
        position = last + 1
    return mentions


def _longest(
    text: str, tokens: list[Token], first: int, gazetteer: Gazetteer, blocked: list[tuple[int, int]]
) -> tuple[int, tuple[Hit, ...]] | None:
    """The last token and the candidates of the longest known name that begins at `first`."""
    if not _may_begin(text, tokens, first):
        return None
    last = first
    while last + 1 < len(tokens) and last + 1 - first < _LONGEST and _joined(text, tokens, last):
        last += 1
    for end in range(last, first - 1, -1):
        token = tokens[end]
        if not token.capital or (end > first and token.lower in _CONNECTORS and end == first):
            continue
        start, stop = tokens[first].start, token.end
        if _overlaps(blocked, start, stop):
            continue
        hits = gazetteer.lookup(text[start:stop])
        if not hits and (end > first or len(token.word) > _SHORT):
            hits = gazetteer.lookup_folded(text[start:stop])
        if hits:
            return end, hits
    return None


_SHORT = 3


def _may_begin(text: str, tokens: list[Token], first: int) -> bool:
    token = tokens[first]
    if token.capital:
        return not token.word.isdigit()
    following = tokens[first + 1] if first + 1 < len(tokens) else None
    return (
        token.lower in _ARTICLES
        and following is not None
        and text[token.end : following.start] == "-"
        and following.capital
    )


def _joined(text: str, tokens: list[Token], index: int) -> bool:
    token, following = tokens[index], tokens[index + 1]
    if token.possessive:
        return False
    gap = text[token.end : following.start]
    if gap == ". " and token.lower not in ("st", "ste", "mt", "ft"):
        return False
    return gap in _GAPS and (following.capital or following.lower in _CONNECTORS)


def _overlaps(blocked: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(b_start < end and start < b_end for b_start, b_end in blocked)


def _mention(
    part: ArticlePart,
    text: str,
    tokens: list[Token],
    first: int,
    last: int,
    hits: tuple[Hit, ...],
    dateline: int,
) -> Mention | None:
    words = lexicon()
    start, end = tokens[first].start, tokens[last].end
    if text[end : end + 1] == "." and _is_abbreviation(text, start, end, hits):
        end += 1
    hits = _allowed(hits, text, start, end)
    if not hits:
        return None
    around = surroundings(text, tokens, first, last, words)
    context = around.context
    if all(hit.match is NameMatch.PEOPLE for hit in hits) or _acts_as_adjective(
        text, tokens, first, last, hits, context
    ):
        context = Context.PEOPLE
    elif end <= dateline:
        context = Context.DATELINE
    return Mention(
        part=part,
        start=start,
        end=end,
        name=text[start:end],
        context=context,
        hits=hits,
        offset=around.offset,
        kind_words=around.kinds,
    )


def _acts_as_adjective(
    text: str, tokens: list[Token], first: int, last: int, hits: tuple[Hit, ...], context: Context
) -> bool:
    """ "U.S. airstrike", "the UK government": the short name of a country before a noun points at it without being a place."""
    short = (
        len(tokens[last].word) <= _SHORT_COUNTRY
        and tokens[last].word.isupper()
        and hits[0].place.kind is PlaceKind.COUNTRY
    )
    if not short or last + 1 >= len(tokens) or tokens[last].possessive:
        return False
    directly = first > 0 and tokens[first - 1].lower in ("in", "inside", "across")
    the = (
        first > 1
        and tokens[first - 1].lower == "the"
        and tokens[first - 2].lower in ("in", "inside", "across", "from")
    )
    noun = (
        text[tokens[last].end : tokens[last + 1].start] == " "
        and tokens[last + 1].lower not in _AFTER_COUNTRY
    )
    return (
        noun
        and not directly
        and not (the and context is Context.LOCATIVE and tokens[last + 1].lower in _AFTER_COUNTRY)
    )


_SHORT_COUNTRY = 4
_AFTER_COUNTRY = frozenset(
    "and or in on at to of for from with is was are were has have had will would said says by as that which who since after before when".split()
)


def _is_abbreviation(text: str, start: int, end: int, hits: tuple[Hit, ...]) -> bool:
    return (
        "." not in text[start:end]
        and any(hit.match is NameMatch.ABBREVIATION for hit in hits)
        and text[start:end].lower() not in _WHOLE_STATES
    )


_WHOLE_STATES = frozenset(("iowa", "ohio", "utah", "maine", "idaho", "texas"))


def _allowed(hits: tuple[Hit, ...], text: str, start: int, end: int) -> tuple[Hit, ...]:
    """Abbreviations only after a comma, or with periods that can be nothing else; capitals that are a word's only in the right case."""
    surface = text[start:end]
    after_comma = bool(re.search(r"[,(]\s*$", text[max(0, start - 3) : start]))
    dotted = "." in surface and (len(surface) > _SHORT or surface.count(".") > 1)
    abbreviation = after_comma or dotted
    is_short = len(surface.replace(".", "")) <= _SHORT and surface.replace(".", "").isupper()
    kept = []
    for hit in hits:
        if hit.match is NameMatch.ABBREVIATION and not (abbreviation and surface[0].isupper()):
            continue
        if hit.match is NameMatch.ABBREVIATION and len(surface) == _POSTAL and not surface.isupper():
            continue
        if hit.match is not NameMatch.ABBREVIATION and is_short and hit.place.kind is not PlaceKind.COUNTRY:
            continue  # "US" is no town in France
        if (
            len(surface.replace(".", "")) <= _POSTAL
            and hit.match is not NameMatch.ABBREVIATION
            and not surface.replace(".", "").isupper()
        ):
            continue
        if (
            hit.place.kind is PlaceKind.COUNTRY
            and is_short is False
            and len(surface) <= _SHORT
            and surface.isupper() is False
            and hit.match is NameMatch.ALIAS
        ):
            continue  # "Car" is no country, "CAR" is
        kept.append(hit)
    return tuple(kept)


_POSTAL = 2


def _is_place(
    mention: Mention,
    text: str,
    tokens: list[Token],
    first: int,
    last: int,
    words: Lexicon,
    headline: bool,
    lower_words: set[str],
) -> bool:
    """Whether the name stands for a place here. Ordinary words and surnames need words around them that say so."""
    key = normalise(mention.name)
    if mention.context is Context.PEOPLE:
        return not headline or key not in lower_words
    best = mention.hits[0].place
    large = any(
        hit.place.kind in (PlaceKind.COUNTRY, PlaceKind.ADMIN1) and hit.match <= NameMatch.ABBREVIATION
        for hit in mention.hits
    )
    cued = mention.context in (Context.LOCATIVE, Context.NEAR, Context.OFFSET, Context.DATELINE) or bool(
        mention.kind_words
    )
    followed = bool(re.match(r",\s+[A-Z]", text[mention.end : mention.end + 4]))
    single = first == last
    if not single:
        return True
    if key in words.never:
        return False
    if key in words.seldom and not large:
        return cued or followed or mention.context is Context.BODY
    if large:
        return True
    if key in lower_words:
        return cued and not headline
    if best.population < _SURELY_KNOWN and _part_of_longer_name(text, tokens, first, last, words):
        return False
    begins = mention.start == 0 or bool(
        re.search(r"[.!?\"“”\n:]\s*$", text[max(0, mention.start - 3) : mention.start])
    )
    if begins or headline:
        return (
            cued or followed or mention.context is Context.BODY or best.population >= _MIN_HEADLINE_POPULATION
        )
    return True


def _part_of_longer_name(text: str, tokens: list[Token], first: int, last: int, words: Lexicon) -> bool:
    """Whether an unknown capitalised word stands directly beside it: "Asaib Ahl al-Haq", "Ma'an Jabbouri"."""

    def unknown(token: Token) -> bool:
        known = (
            words.never
            | words.bodies
            | words.titles
            | words.modifiers
            | words.directions.keys()
            | words.kind_of.keys()
        )
        return token.capital and token.word[0].isalpha() and token.lower not in known

    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if (
        before
        and not before.possessive
        and text[before.end : tokens[first].start] in (" ", "-")
        and unknown(before)
    ):
        return True
    return bool(
        after
        and not tokens[last].possessive
        and text[tokens[last].end : after.start] in (" ", "-")
        and unknown(after)
    )


_SURELY_KNOWN = 200_000
