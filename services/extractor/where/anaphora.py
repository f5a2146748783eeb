"""Words that point at a place without naming it: "there", "in the same town", "the Syrian capital", "Pakistan's capital"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from schemas.evidence import ArticlePart
from services.extractor.gazetteer.place import PlaceKind
from services.extractor.gazetteer.store import Gazetteer
from services.extractor.where.containment import contains
from services.extractor.where.pin import where_of
from services.extractor.where.toponym import Context, ResolvedToponym

_TOWNS = r"towns?|city|cities|villages?|port|suburbs?|townships?|settlement|camp"
_AREAS = r"areas?|regions?|districts?|provinces?|neighbou?rhoods?|islands?|valley|county|territory"
_POINTING = re.compile(
    r"(?<=[a-z,] )there\b(?!\s+(?:is|are|was|were|has|have|had|be|been|will|would|may|might|could|can|must|should|seem)\b)"
    rf"|\b(?:the|that|this)\s+same\s+(?:[a-z-]+\s+)?(?P<same>{_TOWNS}|{_AREAS})\b(?!\s+(?:of|as)\b)"
    rf"|(?<=\b(?:in|at|of|to) )(?:the|this|both|these)\s+(?:[a-z][\w-]*\s+)?(?P<kind>{_TOWNS}|{_AREAS})\b"
    r"(?!['’]|\s+(?:of|as|where|which|that|around|between|near)\b|\s+[A-Z])"
)
_CAPITAL = re.compile(
    r"(?:['’]s)?\s+(?:national\s+)?capital\b(?!,?\s+(?:(?:city|of)\s+)*[A-Z]|\s+punishment)"
)
_LOCATIVE = re.compile(r"\b(?:in|at|inside|across|on|near|outside|of)\s+(?:the\s+)?$")
# "80 km northwest of the Romanian capital", "north of": how far off it was, of a place that is named
_FROM = re.compile(r"\b(?:north|south|east|west)[a-z-]*\s+(?:of|from)\s+(?:the\s+)?$", re.IGNORECASE)
_POINTED_AT = (Context.LOCATIVE, Context.NEAR, Context.OFFSET, Context.DATELINE, Context.PLAIN)
_TOWN_KINDS = (PlaceKind.TOWN, PlaceKind.DISTRICT, PlaceKind.FACILITY)
_LAST = 4  # names back at which "Bandiagara, in the Mopti region" still means the town
_SURENESS = 0.8  # that the place named last is the one that is pointed at


def pointed_at(
    part: ArticlePart, text: str, toponyms: Sequence[ResolvedToponym]
) -> Iterator[ResolvedToponym]:
    """The place that each pointing word stands for: the last one named before it, or the dateline's or title's.

    A word for a town points at a town; one for an area, and "there", at whatever was named last but a country.
    """
    for match in _POINTING.finditer(text):
        town = re.fullmatch(_TOWNS, match["same"] or match["kind"] or "", re.IGNORECASE)
        before = [
            t
            for t in toponyms
            if t.context in _POINTED_AT
            and (t.part is not part or t.end <= match.start())
            and (t.place.kind in _TOWN_KINDS if town else t.place.kind is not PlaceKind.COUNTRY)
        ]
        if before:
            last = next(
                (t for t in reversed(before[-_LAST:]) if contains(before[-1].place, t.place)), before[-1]
            )
            yield replace(
                last,
                part=part,
                start=match.start(),
                end=match.end(),
                name=match.group(),
                context=Context.ANAPHOR,
                score=round(last.score * _SURENESS, 4),
                offset=None,
                inside=None,
            )


def capitals(
    part: ArticlePart, text: str, toponyms: Sequence[ResolvedToponym], gazetteer: Gazetteer
) -> Iterator[ResolvedToponym]:
    """The capital of the country before the word: "Pakistan's capital", "in the Syrian capital"; not where it is named too."""
    for toponym in toponyms:
        if toponym.part is not part or toponym.place.kind is not PlaceKind.COUNTRY:
            continue
        match = _CAPITAL.match(text, toponym.end)
        place = gazetteer.capital(toponym.place.country_code or "") if match else None
        if match is None or place is None:
            continue
        yield replace(
            toponym,
            end=match.end(),
            name=text[toponym.start : match.end()],
            where=where_of(place, gazetteer),
            context=Context.LOCATIVE
            if _LOCATIVE.search(text[: toponym.start][-12:]) and not _FROM.search(text[: toponym.start][-40:])
            else Context.PLAIN,
            place=place,
            offset=None,
            inside=None,
        )
