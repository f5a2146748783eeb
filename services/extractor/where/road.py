"""Two places that say on which stretch of a road something was: "on the road between Bor and Yuai", "from Bunia to Mambasa"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from schemas.evidence import ArticlePart
from schemas.where import WherePrecision, distance_km
from services.extractor.gazetteer.place import PlaceKind
from services.extractor.where.toponym import Context, ResolvedToponym

_TRAVEL = (
    r"(?:roads?|highway|route|axis|way|travel\w*|driv\w+|drove|convoys?|journey\w*|return\w*|mov\w+|heading|en\s+route|flight|flying|trucks?|lorr\w+"
    r"|bus|buses|vehicles?|trip|walking|transport\w*)"
)
_BETWEEN = re.compile(
    r"(?P<what>\w+\s+)?\bbetween\s+(?:the\s+)?(?:(?:towns?|cit(?:y|ies)|villages?)\s+(?:of\s+)?)?$"
)
_NO_ROAD = frozenset(
    (
        "talks",
        "ties",
        "relations",
        "tension",
        "tensions",
        "match",
        "game",
        "dispute",
        "war",
        "agreement",
        "differences",
    )
)
_FROM = re.compile(
    rf"\b{_TRAVEL}\b[^.;:\n]{{0,60}}\bfrom\s+(?:the\s+)?(?:(?:town|city|village)\s+(?:of\s+)?)?$"
)
_AND = re.compile(r"\s+and\s+(?:the\s+)?(?:(?:town|city|village)\s+(?:of\s+)?)?$")
_TO = re.compile(
    r"(?:\s+town|\s+city)?\s+(?:back\s+)?(?:to|towards?|for)\s+(?:the\s+)?(?:(?:town|city|village)\s+(?:of\s+)?)?$"
)
_ROAD = re.compile(r"\s+(?:road|highway|axis|route|motorway|corridor|line)\b")
_DASH = re.compile(r"\s*[-–/]\s*$|\s+to\s+$")
_REACH = 90  # characters before the first name
_LONGEST_KM = 600.0  # of a road that one incident is told to be on
_POINTS = (PlaceKind.TOWN, PlaceKind.DISTRICT, PlaceKind.FACILITY, PlaceKind.ADMIN2)


def on_roads(part: ArticlePart, text: str, toponyms: Sequence[ResolvedToponym]) -> Iterator[ResolvedToponym]:
    """The places of that part; of two that are the ends of a road the first becomes the stretch between, the second drops out.

    The point is the middle, the radius half of the distance: the text does not say where on the road.
    """
    own = [t for t in toponyms if t.part is part]
    number = 0
    while number < len(own):
        first = own[number]
        second = own[number + 1] if number + 1 < len(own) else None
        if second is not None and _ends(text, first, second):
            yield _stretch(text, first, second)
            number += 2
        else:
            yield first
            number += 1


def _ends(text: str, first: ResolvedToponym, second: ResolvedToponym) -> bool:
    if (
        first.place.kind not in _POINTS
        or second.place.kind not in _POINTS
        or first.place.id == second.place.id
    ):
        return False
    before, between = text[max(0, first.start - _REACH) : first.start], text[first.end : second.start]
    span = _BETWEEN.search(before)
    stretch = span is not None and (span["what"] or "").strip().lower() not in _NO_ROAD
    told = (
        (stretch and _AND.fullmatch(between))
        or (_FROM.search(before) and _TO.fullmatch(between))
        or (_ROAD.match(text, second.end) and _DASH.fullmatch(between))
    )
    return bool(told) and _apart(first, second) <= _LONGEST_KM


def _apart(first: ResolvedToponym, second: ResolvedToponym) -> float:
    return distance_km(first.place.lat, first.place.lon, second.place.lat, second.place.lon)


def _stretch(text: str, first: ResolvedToponym, second: ResolvedToponym) -> ResolvedToponym:
    one, other = first.where, second.where
    where = one.model_copy(
        update={
            "name": f"between {one.name} and {other.name}",
            "precision": WherePrecision.NEAR,
            "lat": round((first.place.lat + second.place.lat) / 2, 5),
            "lon": round((first.place.lon + second.place.lon) / 2, 5),
            "radius_km": round(max(_apart(first, second) / 2, first.place.radius_km), 1),
            "admin1": one.admin1 if one.admin1 == other.admin1 else None,
            "geonames_id": None,
        }
    )
    return replace(
        first,
        end=second.end,
        name=text[first.start : second.end],
        where=where,
        score=min(first.score, second.score),
        context=Context.LOCATIVE,
        offset=None,
        inside=None,
    )
