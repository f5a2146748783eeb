"""Place names as a first attempt finds them: words in capitals that the gazetteer has."""

import re
from collections.abc import Iterator
from typing import Any

from services.extractor.gazetteer.place import Place, PlaceKind
from services.extractor.gazetteer.store import Gazetteer

_WORD = re.compile(r"[^\W\d_][\w'’.-]*[\w]|[^\W\d_]")
_LONGEST = 4  # words
_POPULATION = 15_000  # the size of the usual list of cities; below it many words of English are names too
_COUNTRY = PlaceKind.COUNTRY


def most_populous_of(name: str, gazetteer: Gazetteer) -> Place | None:
    """The largest place of that name that is not a whole country; the country where there is none."""
    places = [hit.place for hit in gazetteer.lookup(name)]
    smaller = [p for p in places if p.kind is not _COUNTRY]
    known = [p for p in smaller if p.population >= _POPULATION or p.kind is PlaceKind.ADMIN1]
    countries = [p for p in places if p.kind is _COUNTRY]
    return max(known or countries, key=lambda p: (p.population, -p.id), default=None)


def places_in(text: str, gazetteer: Gazetteer) -> Iterator[Place]:
    """The most populous reading of each name, longest names first where several begin at a word."""
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            run = words[at : at + length]
            if not run[0].group()[0].isupper() or not run[-1].group()[0].isupper():
                continue
            place = most_populous_of(text[run[0].start() : run[-1].end()], gazetteer)
            if place is not None:
                yield place
                at += length - 1
                break
        at += 1


def as_where(place: Place | None) -> dict[str, Any] | None:
    """The contract's `where`, as far as the scorer reads it."""
    if place is None:
        return None
    return {"name": place.name, "country_code": place.country_code, "lat": place.lat, "lon": place.lon}
