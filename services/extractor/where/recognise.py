"""Place names in a text: whole words, the longest name first, never inside the name of a person or a thing.

Where this stands: article -> mentions with candidates (here) -> places (resolve.py) -> the place of one incident (bind.py).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.evidence import ArticlePart
from services.extractor.gazetteer.fold import normalise
from services.extractor.gazetteer.place import Hit, NameMatch, PlaceKind
from services.extractor.gazetteer.store import Gazetteer
from services.extractor.where.lexicon import Lexicon, lexicon
from services.extractor.where.names import names_of_others
from services.extractor.where.surroundings import dateline, surroundings
from services.extractor.where.tokens import Token, is_headline_case, is_upper, tokenize
from services.extractor.where.toponym import Context, Mention

_LONGEST = 6  # words of a name
_SHORT = 3  # letters of a word that is no name unless something says so
_CONNECTORS = frozenset(
    "of the al el ul de del la las los du des le les di da do dos das upon on and y e en sur under am an in bin ed ez es as ash "
    "ad ar at az sous von au aux et".split()
)
_ARTICLES = frozenset("al el ul as ash ad ar an at az ed es".split())
_GAPS = frozenset((" ", "-", ". ", "‑", "–", "' ", "’ ", "-'", " '", "’", "'", "ʻ", " ʻ", " ‘", "'s ", "’s "))
_CUES = (
    Context.LOCATIVE, Context.NEAR, Context.OFFSET, Context.DATELINE, Context.RESIDENCE, Context.TREATED, Context.RELATED,
)  # fmt: skip
_WELL_KNOWN = 200_000  # people: such a town's name needs no words around it
_KNOWN = 30_000
_LARGE = (PlaceKind.COUNTRY, PlaceKind.ADMIN1)


@dataclass(frozen=True, slots=True)
class _Page:
    """One part of the article, prepared once."""

    part: ArticlePart
    text: str
    tokens: list[Token]
    blocked: list[tuple[int, int]]
    dateline: tuple[int, int]
    headline: bool
    """Capitals say nothing here."""
    lower_words: frozenset[str]
    """Words that the text also has without a capital."""


def recognise(
    part: ArticlePart,
    text: str,
    gazetteer: Gazetteer,
    *,
    others: Sequence[tuple[int, int]] = (),
) -> list[Mention]:
    """Every place name of the text, in order, not overlapping; doubtful ones are marked.

    `others` are spans that somebody else has found to be persons or organisations; names inside them are left out.
    """
    words = lexicon()
    tokens = tokenize(text)
    upper = is_upper(text)
    page = _Page(
        part=part,
        text=text,
        tokens=tokens,
        blocked=sorted([*names_of_others(text, tokens, words, gazetteer, upper=upper), *others]),
        dateline=dateline(text) if part is ArticlePart.TEXT else (0, 0),
        headline=upper or is_headline_case(tokens),
        lower_words=frozenset() if upper else frozenset(token.lower for token in tokens if not token.capital),
    )
    mentions: list[Mention] = []
    position = 0
    while position < len(tokens):
        found = _longest(page, position, gazetteer)
        mention = _mention(page, position, *found, words) if found else None
        if mention is None or found is None:
            position += 1
            continue
        mentions.append(mention)
        position = found[0] + 1
    return mentions


def _longest(page: _Page, first: int, gazetteer: Gazetteer) -> tuple[int, tuple[Hit, ...]] | None:
    """The last token and the candidates of the longest known name that begins at `first`."""
    text, tokens = page.text, page.tokens
    if not _may_begin(text, tokens, first):
        return None
    last = first
    while last + 1 < len(tokens) and last + 1 - first < _LONGEST and _joined(text, tokens, last):
        last += 1
    start = tokens[first].start
    for end in range(last, first - 1, -1):
        stop = tokens[end].end
        if not tokens[end].capital or any(b < stop and start < e for b, e in page.blocked):
            continue
        name = text[start:stop]
        hits = gazetteer.lookup(name)
        if not hits and (end > first or len(name) > _SHORT + 1):
            hits = gazetteer.lookup_folded(name)
        hits = _allowed(hits, text, start, stop)
        if hits:
            return end, hits
    return None


def _may_begin(text: str, tokens: list[Token], first: int) -> bool:
    token = tokens[first]
    if token.capital:
        return not token.word.isdigit()
    if token.lower not in _ARTICLES or first + 1 == len(tokens):
        return False
    following = tokens[first + 1]
    return following.capital and text[token.end : following.start] in ("-", "-'", "-’", "-‘")


def _joined(text: str, tokens: list[Token], index: int) -> bool:
    token, following = tokens[index], tokens[index + 1]
    gap = text[token.end : following.start]
    if gap == ". " and token.lower not in ("st", "ste", "mt", "ft"):
        return False
    return gap in _GAPS and (following.capital or following.lower in _CONNECTORS)


_POSTAL = 2


def _allowed(hits: tuple[Hit, ...], text: str, start: int, end: int) -> tuple[Hit, ...]:
    """The candidates that the way of writing permits: "IN" is Indiana only after a comma, "US" no town in France."""
    surface = text[start:end]
    letters = surface.replace(".", "")
    after_comma = bool(re.search(r"[,(]\s*$", text[max(0, start - 3) : start]))
    dotted = "." in surface or (text[end : end + 1] == "." and len(letters) > _SHORT)
    code = len(letters) <= _SHORT and letters.isupper()

    def permitted(hit: Hit) -> bool:
        if hit.match is NameMatch.ABBREVIATION:
            proper = surface[0].isupper() and (len(letters) != _POSTAL or letters.isupper())
            return proper and (after_comma or (dotted and surface.upper() != "IN."))
        if len(letters) <= _SHORT and hit.place.kind is PlaceKind.COUNTRY and hit.match is NameMatch.ALIAS:
            return code  # "Car" is no country, "CAR" is
        if code:
            return hit.place.kind is PlaceKind.COUNTRY
        return len(letters) > _POSTAL

    return tuple(hit for hit in hits if permitted(hit))


def _mention(page: _Page, first: int, last: int, hits: tuple[Hit, ...], words: Lexicon) -> Mention | None:
    text, tokens = page.text, page.tokens
    start, end = tokens[first].start, tokens[last].end
    abbreviated = all(hit.match is NameMatch.ABBREVIATION for hit in hits)
    if abbreviated and text[end : end + 1] == "." and "." not in text[start:end]:
        end += 1
    around = surroundings(text, tokens, first, last, words)
    context = around.context
    if _is_people(hits, context) or _acts_as_adjective(page, first, last, hits):
        context = Context.AT_HOME if _is_at_home(page, last, words) else Context.PEOPLE
    elif page.dateline[0] <= start and end <= page.dateline[1]:
        context = Context.DATELINE
    doubtful = _doubt(page, first, last, hits, context, around.kinds, words)
    if doubtful is None:
        return None
    return Mention(
        part=page.part,
        start=start,
        end=end,
        name=text[start:end],
        context=context,
        hits=hits,
        offset=around.offset,
        doubtful=doubtful,
        kind_words=around.kinds,
    )


def _is_people(hits: tuple[Hit, ...], context: Context) -> bool:
    """Whether the name is a people's or an adjective: "Canadian" is that even though a town in Texas has the name."""
    people = any(hit.match is NameMatch.PEOPLE and hit.place.kind in _LARGE for hit in hits)
    return all(hit.match is NameMatch.PEOPLE for hit in hits) or (people and context not in _CUES)


def _is_at_home(page: _Page, last: int, words: Lexicon) -> bool:
    """ "Afghan National Army", "Iraqi border town": one of the next three words says that they are in their own country."""
    ahead = page.tokens[last + 1 : last + 4]
    for token in ahead:
        if re.search(r"[.,;:!?()]", page.text[page.tokens[last].end : token.start]):
            return False
        if token.lower in words.at_home:
            return True
    return False


def _acts_as_adjective(page: _Page, first: int, last: int, hits: tuple[Hit, ...]) -> bool:
    """ "U.S. airstrike", "the UK government": a country's initials before a noun point at it without being a place."""
    text, tokens = page.text, page.tokens
    initials = tokens[last].word.isupper() and len(tokens[last].word) <= _SHORT + 1
    country = any(hit.place.kind is PlaceKind.COUNTRY and hit.match < NameMatch.PEOPLE for hit in hits)
    if not country or (first > 0 and tokens[first - 1].lower in _PREPOSITIONS):
        return False
    if not initials:
        return _begins_organisation(page, last)
    if last + 1 >= len(tokens) or tokens[last].possessive:
        return False
    gap = text[tokens[last].end : tokens[last + 1].start]
    noun = gap in (" ", "-") and tokens[last + 1].lower not in _AFTER_COUNTRY
    return noun


_PREPOSITIONS = ("in", "inside", "across", "of", "from", "to")


def _begins_organisation(page: _Page, last: int) -> bool:
    """ "Kenya Police Reservist", "Sudan People's Liberation Movement": capitals go on after the country's name."""
    if last + 1 >= len(page.tokens) or page.headline:
        return False
    following = page.tokens[last + 1]
    return (
        page.text[page.tokens[last].end : following.start] == " "
        and following.capital
        and following.word.isalpha()
        and following.lower not in _DAYS
    )


_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december".split()
)


_AFTER_COUNTRY = frozenset(
    "and or in on at to of for from with is was are were has have had will would said says by as that which who since after "
    "before when".split()
)


def _doubt(
    page: _Page,
    first: int,
    last: int,
    hits: tuple[Hit, ...],
    context: Context,
    kinds: frozenset[str],
    words: Lexicon,
) -> bool | None:
    """False where the name surely stands for a place, True where only other mentions can tell, None where it does not.

    Ordinary words, surnames and first words of a sentence need words around them that make them a place.
    """
    text, tokens = page.text, page.tokens
    start, end = tokens[first].start, tokens[last].end
    key = normalise(text[start:end])
    single = first == last
    if context in (Context.PEOPLE, Context.AT_HOME):
        return False if single or not page.headline else None
    cued = context in _CUES or bool(kinds) or bool(re.match(r",\s+[A-Z]", text[end : end + 4]))
    if text[end : end + 1] == "-" and single and _is_compound(tokens, last, words):
        return None
    if any(_is_large(hit) for hit in hits):
        country = any(hit.place.kind is PlaceKind.COUNTRY and hit.match < NameMatch.PEOPLE for hit in hits)
        plain = not single or country or key not in words.filler | words.common
        if plain and not (single and key in words.never):
            return False
    population = max((hit.place.population for hit in hits if hit.match < NameMatch.FOLDED), default=0)
    if single and (
        key in words.never
        or key in words.modifiers
        or key in words.directions
        or _is_acronym(page, tokens[first])
    ):
        return None
    if population < _WELL_KNOWN and _in_longer_name(page, first, last, words):
        return None
    ordinary = (
        key in words.seldom or key in words.filler or key in page.lower_words
        if single
        else all(w in words.filler or w in words.common for w in key.split())
    )
    if ordinary and not (single is False and population >= _KNOWN):
        if _beside_capital(page, first, last):
            return True
        return False if cued and not (page.headline and context is Context.PLAIN) else True
    listed = any(
        hit.place.kind in (PlaceKind.FACILITY, PlaceKind.DISTRICT, PlaceKind.REGION, PlaceKind.SEA)
        for hit in hits
    )
    if not single or listed or cued or population >= _WELL_KNOWN:
        return False
    if context is Context.BODY:
        return False
    opens = start == 0 or bool(re.search(r"[.!?\"“”\n:]\s*$", text[max(0, start - 3) : start]))
    return opens or page.headline


def _is_large(hit: Hit) -> bool:
    """Countries and provinces of some size, which hardly any surname or word has the name of."""
    place = hit.place
    if hit.match >= NameMatch.PEOPLE:
        return False
    return place.kind is PlaceKind.COUNTRY or (
        place.kind is PlaceKind.ADMIN1 and place.population >= _WELL_KNOWN
    )


def _is_compound(tokens: list[Token], last: int, words: Lexicon) -> bool:
    """ "Tall-tail": a hyphen and a small letter after it make it part of another word, but for tails such as "-based"."""
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    return bool(
        following
        and following.start == tokens[last].end + 1
        and not following.capital
        and following.lower not in words.hyphen_tails
    )


def _is_acronym(page: _Page, token: Token) -> bool:
    """All capitals in a text that is not: "INGO". Datelines are no acronyms."""
    return (
        token.word.isupper() and not page.headline and not page.dateline[0] <= token.start < page.dateline[1]
    )


def _beside_capital(page: _Page, first: int, last: int) -> bool:
    """Whether any capitalised word stands directly beside it: "the Lake Resort"."""
    text, tokens = page.text, page.tokens
    before = (
        first
        and tokens[first - 1].capital
        and text[tokens[first - 1].end : tokens[first].start] in (" ", "-")
    )
    after = (
        last + 1 < len(tokens)
        and tokens[last + 1].capital
        and text[tokens[last].end : tokens[last + 1].start] in (" ", "-")
    )
    return bool(before or after) and not page.headline


def _in_longer_name(page: _Page, first: int, last: int, words: Lexicon) -> bool:
    """Whether a capitalised word that is no filler stands directly beside it: "Asaib Ahl al-Haq", "Ma'an Jabbouri"."""
    text, tokens = page.text, page.tokens
    if page.headline:
        return False

    def stranger(token: Token, gap: str) -> bool:
        if gap not in (" ", "-") or not (token.capital and token.word[0].isalpha()):
            return False
        return token.lower not in words.filler or token.lower in words.given_names

    before = tokens[first - 1] if first else None
    opening = before and (
        before.start == 0 or re.search(r"[.!?\"“”\n:]\s*$", text[max(0, before.start - 3) : before.start])
    )
    if opening and before and before.lower in words.common:
        before = None
    if before and not before.possessive and stranger(before, text[before.end : tokens[first].start]):
        return True
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after and after.lower in words.common and after.lower not in words.given_names:
        return False
    return bool(
        after and not tokens[last].possessive and stranger(after, text[tokens[last].end : after.start])
    )
