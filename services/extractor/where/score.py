"""How well one reading of a name fits its article: a score, with what it is made of."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.where import distance_km
from services.extractor.gazetteer.fold import normalise
from services.extractor.gazetteer.place import Hit, NameMatch, Place, PlaceKind
from services.extractor.where.containment import contains
from services.extractor.where.context import DocumentContext
from services.extractor.where.toponym import Candidate, Mention

# Weights in powers of ten of population: a place said to contain the name outweighs any size, company outweighs a
# hundredfold size, the outlet about tenfold.
_CONTAINED = 7.0
_BESIDE = 4.0
_COUNTRY = 2.5
_ADMIN1 = 2.0
_NEARNESS = 2.0
_OUTLET_TOWN = 2.5
_OUTLET_COUNTRY = 0.8
_KIND_SAID = 2.0
_DISTRICT_SAID = frozenset((PlaceKind.DISTRICT.value,))
_DIVISIONS_SAID = frozenset((PlaceKind.ADMIN1.value, PlaceKind.ADMIN2.value))
_USUAL = 1.5
_ELSEWHERE = -6.0  # "the Austin neighborhood" in a story of Chicago is not the capital of Texas
_CAPITAL = 1.0
_SUPPORTED = 0.12
_UNSUPPORTED = -2.5
_FAR_FROM_LOCAL = (
    -2.5
)  # neighbourhoods, streets and people of a town that has a name of its own share theirs with far towns
_LARGE = 300_000
_ALIAS = -1.2
_SHORT = -0.3
_TINY_ALIAS = -1.8
_FOLDED = -1.2
_FOLDED_ABROAD = (
    -4.0
)  # that an article of another country happens to have a word that folds to the name says nothing
_TINY = 15_000
_UNCOUNTED = 700  # people of a town for which the source gives none
_BASE = {
    PlaceKind.COUNTRY: 7.0,
    PlaceKind.SEA: 5.0,
    PlaceKind.REGION: 5.0,
    PlaceKind.ADMIN1: 5.0,
    PlaceKind.ADMIN2: 2.0,
    PlaceKind.DISTRICT: 3.0,
    PlaceKind.FACILITY: 3.0,
}
_SHOWN = 0.05
_LOCAL_KINDS = (PlaceKind.TOWN, PlaceKind.ADMIN2, PlaceKind.DISTRICT, PlaceKind.FACILITY)
_KNOWN_BY_ANY_NAME = (PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.FACILITY, PlaceKind.DISTRICT)

_Part = tuple[str, float]
"""What speaks for or against a reading, and how much."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the article says of one name, over all of its mentions that have one sense."""

    key: str
    """The normalised name."""
    kinds: frozenset[str]
    """Kinds of place that the words beside it say."""
    container: Mention | None
    """The name that it is said to lie in."""
    beside: Sequence[Mention]
    """The names from which it is measured."""
    divided: bool
    """Whether a division has the name, so that "X county" need not be the town of X."""


def score(hit: Hit, asked: Asked, context: DocumentContext) -> Candidate:
    """The reading `hit` of the name, scored."""
    said = _said_to_be(hit.place, asked)
    parts = [
        _size(hit),
        *_by_name(hit, asked.key, context),
        *said,
        *_by_company(hit.place, asked.key, context),
        *(() if said else _alone(hit.place, asked.key, context)),
        *_by_kind(hit.place, asked, context),
    ]
    kept = [(reason, value) for reason, value in parts if abs(value) >= _SHOWN]
    return Candidate(
        hit.place,
        round(sum(value for _, value in kept), 4),
        tuple(f"{reason} {value:+.1f}" for reason, value in kept),
    )


def _by_name(hit: Hit, key: str, context: DocumentContext) -> Iterator[_Part]:
    """What another name or another spelling costs. "Halle" is the short name of Halle (Saale), and costs little."""
    place = hit.place
    if hit.match is NameMatch.ALIAS and place.kind not in _KNOWN_BY_ANY_NAME:
        if place.population >= _TINY and normalise(place.name).startswith(f"{key} "):
            yield "short name of it", _SHORT
        else:
            yield "another name of it", _ALIAS if place.population >= _TINY else _TINY_ALIAS
    elif hit.match is NameMatch.FOLDED:
        foreign = (
            place.kind is PlaceKind.TOWN
            and context.has_evidence(key)
            and not context.country_share(place.country_code, key)
        )
        yield "spelling folded", _FOLDED_ABROAD if foreign else _FOLDED


def _said_to_be(place: Place, asked: Asked) -> list[_Part]:
    container = asked.container
    if container is not None and any(contains(outer.place, place) for outer in container.hits):
        return [(f"said to be in {container.name}", _CONTAINED)]
    near = next((m for m in asked.beside if _lies_beside(place, m)), None)
    return [] if near is None else [(f"said to be so far from {near.name}", _BESIDE)]


def _lies_beside(place: Place, mention: Mention) -> bool:
    return any(
        hit.place.id != place.id
        and distance_km(place.lat, place.lon, hit.place.lat, hit.place.lon) <= mention.beside_km
        for hit in mention.hits
    )


def _by_company(place: Place, key: str, context: DocumentContext) -> Iterator[_Part]:
    """What the other names, the outlet and what is told say for it."""
    yield "country of the article", _COUNTRY * context.country_share(place.country_code, key)
    yield "state or province of the article", _ADMIN1 * context.admin1_share(place.admin1, key)
    yield "near other places of the article", _NEARNESS * context.nearness(place, key)
    yield "near the outlet", _OUTLET_TOWN * context.outlet_nearness(place)
    yield "such things are usual there", _USUAL * context.usualness(place.country_code, key)
    yield "country of the outlet", _OUTLET_COUNTRY * context.is_outlet_country(place.country_code)
    yield "capital", _CAPITAL * place.capital


def _alone(place: Place, key: str, context: DocumentContext) -> Iterator[_Part]:
    """What speaks against a place that nothing else of the article points at."""
    if place.kind not in _LOCAL_KINDS or not context.has_evidence(key):
        return
    if context.support(place, key) < _SUPPORTED:
        yield "nothing else points there", _UNSUPPORTED if place.population < _LARGE else _UNSUPPORTED / 2
        if place.population < _LARGE and context.is_local(key):
            yield "far from where the article plays", _FAR_FROM_LOCAL


def _by_kind(place: Place, asked: Asked, context: DocumentContext) -> Iterator[_Part]:
    kinds, town = asked.kinds, place.kind is PlaceKind.TOWN
    if kinds == _DISTRICT_SAID and town and not context.is_close(place, asked.key):
        yield "said to be part of a town", _ELSEWHERE
    if kinds & _DIVISIONS_SAID and town and PlaceKind.TOWN.value not in kinds and asked.divided:
        yield "said to be a division", -_KIND_SAID
    if kinds:
        yield "kind of place as said", _KIND_SAID * (place.kind.value in kinds)


def _size(hit: Hit) -> tuple[str, float]:
    place = hit.place
    if place.kind is PlaceKind.TOWN:
        return f"town of {place.population:,}", math.log10(place.population or _UNCOUNTED)
    if place.kind is PlaceKind.ADMIN2 and hit.match is not NameMatch.NAME:
        return "second division", 0.4 * math.log10(place.population + 3)
    if place.kind is PlaceKind.ADMIN2:
        return "second division", _BASE[place.kind] + 0.2 * math.log10(place.population + 3)
    if place.kind is PlaceKind.ADMIN1 and hit.match is not NameMatch.ABBREVIATION:
        # a state of many millions is meant more often than a city state of thousands
        return "state or province", 0.75 * math.log10(place.population + 3)
    return place.kind.value, _BASE[place.kind]
