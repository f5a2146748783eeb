"""Phrases for a site inside a town: "the U.S. embassy compound", "K-2 military base", "the 1200 block of Main St".

No source lists them; they make the name and the precision of a place, and its town gives the coordinates.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from schemas.evidence import ArticlePart
from services.extractor.gazetteer.place import PlaceKind
from services.extractor.where.lexicon import facility_words, lexicon
from services.extractor.where.page import Name, read_page
from services.extractor.where.surroundings import surroundings
from services.extractor.where.toponym import ResolvedToponym, Site

_CAPITAL = r"(?:(?:[A-Z]\.){2,}|[A-Z0-9][\w'’&-]*)"
_SUFFIX = r"(?:\s+(?:compound|complex|building|grounds))?"
_BLOCK = (
    r"\b\d{1,5}(?:st|nd|rd|th)?[\s-]+block\s+of\s+(?:[NSEW]\.?\s+)?(?:[A-Z0-9][\w'’]*\s+){0,4}?"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Way|Highway|Parkway|Place|Circle|Terrace|Broadway)\b"
)

# "a market woman", "a bank clerk" are no buildings
_PERSONS = (
    "wom[ae]n|m[ae]n|trader|seller|vendor|worker|clerk|guard|owner|keeper|manager|porter|cleaner|teacher|pupil|official"
    "|employee|nurse|chief|boss"
)


def sites(part: ArticlePart, text: str, toponyms: Sequence[ResolvedToponym]) -> list[Site]:
    """The facility phrases of one part that are in no listed facility or district."""
    page = read_page(part, text)
    if page.headline:
        return []  # where every word has a capital nothing tells where a name begins
    found = []
    for start, end in facility_spans(text):
        if any(_is_listed(t, part, start, end) for t in toponyms):
            continue
        inside = [i for i, token in enumerate(page.tokens) if start <= token.start < end]
        context = surroundings(Name(page, inside[0], inside[-1]), lexicon()).context
        found.append(Site(part, start, end, " ".join(text[start:end].split()), context))
    return found


def _is_listed(toponym: ResolvedToponym, part: ArticlePart, start: int, end: int) -> bool:
    listed = toponym.place.kind in (PlaceKind.FACILITY, PlaceKind.DISTRICT)
    return listed and toponym.part is part and toponym.start < end and start < toponym.end


def facility_spans(text: str) -> Iterator[tuple[int, int]]:
    """The span of every facility phrase, in order, without its article."""
    for match in _pattern().finditer(text):
        yield match.start(), match.end()


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    named, common = (_alternatives(words) for words in facility_words())
    return re.compile(
        rf"{_BLOCK}"
        rf"|\b(?!The\b){_CAPITAL}(?:[ -](?:{_CAPITAL}|of|al|el|de)){{0,4}}?[ -](?:{named})\b{_SUFFIX}"
        rf"|\b(?!The\b|\d+[-\s]year){_CAPITAL}(?:[ -]{_CAPITAL}){{0,3}}\s+(?:{common})\b{_SUFFIX}(?!\s+(?:{_PERSONS})\b)"
    )


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
