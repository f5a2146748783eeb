"""Place names in a text: whole words, the longest name first, never inside the name of a person or a thing.

Where this stands: article -> mentions with candidates (here) -> places (resolve.py) -> the place of one incident (bind.py).
"""

import re
from collections.abc import Sequence

from schemas.evidence import ArticlePart
from services.extractor.gazetteer.place import Hit, NameMatch, PlaceKind
from services.extractor.gazetteer.store import Gazetteer
from services.extractor.where.adjective import adjective_context
from services.extractor.where.certainty import Certainty, certainty
from services.extractor.where.lexicon import lexicon
from services.extractor.where.names import names_of_others
from services.extractor.where.page import Name, Page, read_page
from services.extractor.where.surroundings import surroundings
from services.extractor.where.toponym import Context, Mention

_LONGEST = 6  # words of a name
_SHORT = 3  # letters of a code or of a word that is no name unless something says so
_POSTAL = 2  # letters of "TX"
_GAPS = frozenset((" ", "-", ". ", "‑", "–", "' ", "’ ", "-'", " '", "’", "'", "ʻ", " ʻ", " ‘", "'s ", "’s "))
_SHORTENED = ("st", "ste", "mt", "ft")

Span = tuple[int, int]


def recognise(
    part: ArticlePart, text: str, gazetteer: Gazetteer, *, others: Sequence[Span] = ()
) -> list[Mention]:
    """Every place name of the text, in order, not overlapping; doubtful ones are marked.

    `others` are spans that somebody else has found to be persons or organisations; names inside them are left out.
    """
    page = read_page(part, text)
    blocked = sorted([*names_of_others(page, lexicon(), gazetteer), *others])
    mentions: list[Mention] = []
    position = 0
    while position < len(page.tokens):
        found = _longest(page, position, gazetteer, blocked)
        mention = _mention(*found) if found else None
        if mention is None or found is None:
            position += 1
            continue
        mentions.append(mention)
        position = found[0].last + 1
    return mentions


def _longest(
    page: Page, first: int, gazetteer: Gazetteer, blocked: Sequence[Span]
) -> tuple[Name, tuple[Hit, ...]] | None:
    """The longest known name that begins at `first`, with its candidates."""
    if not _may_begin(page, first):
        return None
    last = first
    while last + 1 < len(page.tokens) and last + 1 - first < _LONGEST and _joined(page, last):
        last += 1
    if last > first and not gazetteer.may_begin(
        page.text[page.tokens[first].start : page.tokens[first + 1].end]
    ):
        last = first
    for end in range(last, first - 1, -1):
        name = Name(page, first, end)
        if not page.tokens[end].capital or any(b < name.end and name.start < e for b, e in blocked):
            continue
        hits = gazetteer.lookup(name.text)
        if not hits and (
            not name.single or (len(name.text) > _SHORT + 1 and name.key not in lexicon().common)
        ):
            hits = gazetteer.lookup_folded(name.text)
        if not hits and "-" in name.text:  # "Pétion-Ville" is written in one word as well
            hits = gazetteer.lookup_folded(name.text.replace("-", ""))
        hits = _permitted(name, hits)
        if hits:
            return name, hits
    return None


def _may_begin(page: Page, first: int) -> bool:
    """A capital, or a small article that a hyphen joins to one: "al-Qaim"."""
    token = page.tokens[first]
    if token.capital:
        return not token.word.isdigit()
    if token.lower not in lexicon().articles or first + 1 == len(page.tokens):
        return False
    following = page.tokens[first + 1]
    return following.capital and page.text[token.end : following.start] in ("-", "-'", "-’", "-‘")


def _joined(page: Page, index: int) -> bool:
    """Whether a name may go on from this word to the next."""
    token, following = page.tokens[index], page.tokens[index + 1]
    gap = page.text[token.end : following.start]
    if gap == ". " and token.lower not in _SHORTENED:
        return False
    return gap in _GAPS and (following.capital or following.lower in lexicon().connectors)


def _permitted(name: Name, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The candidates that the way of writing permits: "IN" is Indiana only after a comma, "US" no town in France."""
    if not hits:
        return hits
    text, surface = name.page.text, name.text
    letters = surface.replace(".", "")
    after_comma = bool(re.search(r"[,(]\s*$", text[max(0, name.start - 3) : name.start]))
    dotted = "." in surface or (text[name.end : name.end + 1] == "." and len(letters) > _SHORT)
    code = len(letters) <= _SHORT and letters.isupper()

    def permits(hit: Hit) -> bool:
        if hit.match is NameMatch.ABBREVIATION:
            proper = surface[0].isupper() and (len(letters) != _POSTAL or letters.isupper())
            return proper and (after_comma or dotted)
        if len(letters) <= _SHORT and hit.place.kind is PlaceKind.COUNTRY and hit.match is NameMatch.ALIAS:
            return code  # "Car" is no country, "CAR" is
        if code:
            return hit.place.kind is PlaceKind.COUNTRY
        return len(letters) > _POSTAL

    permitted = tuple(hit for hit in hits if permits(hit))
    if any(hit.place.kind is PlaceKind.COUNTRY and hit.match is NameMatch.NAME for hit in permitted):
        # "Mexico" and "Panama" are the countries, though their capitals are called that too
        permitted = tuple(
            h for h in permitted if h.match is not NameMatch.ALIAS or h.place.kind is PlaceKind.COUNTRY
        )
    return permitted


def _mention(name: Name, hits: tuple[Hit, ...]) -> Mention | None:
    """The mention of a name, None where the word is no place here."""
    words, page = lexicon(), name.page
    around = surroundings(name, words)
    context = adjective_context(name, hits, around.context, words) or around.context
    country = any(hit.place.kind is PlaceKind.COUNTRY for hit in hits)
    if country and name.joined_after and name.joined_after.lower in words.waters:
        return None
    if country and around.border:
        context = Context.RELATED  # "near the border with Chad" is on this side of it
    if context not in (Context.PEOPLE, Context.AT_HOME) and name.in_dateline:
        context = Context.DATELINE
    sure = certainty(name, hits, context, around.kinds, words)
    if sure is Certainty.NO_PLACE:
        return None
    end = name.end
    abbreviated = all(hit.match is NameMatch.ABBREVIATION for hit in hits) and "." not in name.text
    if abbreviated and page.text[end : end + 1] == ".":
        end += 1
    return Mention(
        part=page.part,
        start=name.start,
        end=end,
        name=page.text[name.start : end],
        context=context,
        hits=hits,
        offset=around.offset,
        side=around.side,
        doubtful=sure is Certainty.DOUBTFUL,
        kind_words=around.kinds,
    )
