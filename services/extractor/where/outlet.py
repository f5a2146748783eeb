"""What an outlet's address says of its readers: a country by its ending, a town where the name holds one or our list knows it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from services.extractor.gazetteer.place import NameMatch, Place, PlaceId, PlaceKind
from services.extractor.gazetteer.store import Gazetteer

_DATA = Path(__file__).parent / "data" / "outlets.yaml"
_MIN_LETTERS = 5  # shorter town names are in too many words
_MIN_POPULATION = 20_000
_WITH_A_PAPER = (
    10_000  # a second town of the name, large enough for a paper of its own, makes the name useless
)


@dataclass(frozen=True, slots=True)
class OutletPrior:
    """Where an outlet's readers are: a weak hint, never a statement. Either part may be unknown."""

    country_code: str | None = None
    town: Place | None = None
    admin1: PlaceId | None = None
    """The division that the town lies in, or that the name holds."""


@dataclass(frozen=True, slots=True)
class _Outlets:
    market_of: dict[str, str]
    name_words: tuple[str, ...]
    station_words: tuple[str, ...]
    endings: dict[str, str]


@lru_cache(maxsize=4096)  # outlets of a deployment
def outlet_prior(source: str | None, gazetteer: Gazetteer) -> OutletPrior:
    """The prior of an outlet's domain (`ajc.com`, `news.bbc.co.uk`); an empty one where the domain tells nothing."""
    if not source:
        return OutletPrior()
    outlets = _outlets()
    host = re.sub(r"^[a-z]+://", "", source.strip().lower()).split("/")[0].split(":")[0].removeprefix("www.")
    labels = host.split(".")
    country = outlets.endings.get(labels[-1])
    for cut in range(len(labels) - 1):
        market = outlets.market_of.get(".".join(labels[cut:]))
        if market:
            town = market_town(market, gazetteer)
            return OutletPrior(town.country_code, town, town.admin1) if town else OutletPrior(country)
    for label in labels[:-1]:
        town = _town_in_label(label, country or "US", outlets, gazetteer)
        if town is not None:
            return OutletPrior(town.country_code, town, town.admin1)
    if country in (None, "US"):
        state = next((s for label in labels[:-1] if (s := _state_in_label(label, gazetteer))), None)
        if state is not None:
            return OutletPrior("US", None, state)
    return OutletPrior(country)


def home_country(source: str | None, gazetteer: Gazetteer) -> str | None:
    """The country of a local outlet, one with a town or division of its own; None for all others."""
    prior = outlet_prior(source, gazetteer)
    return prior.country_code if prior.admin1 is not None else None


def markets() -> tuple[str, ...]:
    """Every market of the list, as "town, country" or "town, country-division"."""
    return tuple(sorted(set(_outlets().market_of.values())))


def market_town(market: str, gazetteer: Gazetteer) -> Place | None:
    """The town of "Jacksonville, US-FL": its name, country and, where needed, the division's short name."""
    name, _, region = market.rpartition(", ")
    country, _, division = region.partition("-")
    short = gazetteer.lookup(division) if division else ()
    admin1 = {
        hit.place.id
        for hit in short
        if hit.match is NameMatch.ABBREVIATION and hit.place.country_code == country
    }
    for place in _towns(name, country, gazetteer, NameMatch.ALIAS):
        if not division or place.admin1 in admin1:
            return place
    return None


def _towns(name: str, country: str, gazetteer: Gazetteer, match: NameMatch) -> Iterator[Place]:
    found = (hit for hit in gazetteer.lookup(name) if hit.match <= match)
    yield from (h.place for h in found if h.place.kind is PlaceKind.TOWN and h.place.country_code == country)


def _town_in_label(label: str, country: str, outlets: _Outlets, gazetteer: Gazetteer) -> Place | None:
    """The town that a label is made of beside words for newspapers: "chicagotribune", "nbcphiladelphia".

    A name that several sizeable towns share tells nothing.
    """
    core = _strip(label.replace("-", ""), outlets)
    if len(core) < _MIN_LETTERS:
        return None
    for name in (core, *(f"{core[:i]} {core[i:]}" for i in range(3, len(core) - 2))):
        towns = list(_towns(name, country, gazetteer, NameMatch.NAME))
        if towns and towns[0].population >= _MIN_POPULATION:
            alone = len(towns) == 1 or towns[1].population < _WITH_A_PAPER
            return towns[0] if alone else None
    return None


def _state_in_label(label: str, gazetteer: Gazetteer) -> PlaceId | None:
    """The US state whose name a label holds: "northwestgeorgianews"."""
    states = {
        hit.place.id: hit.place
        for name in _STATE_NAMES
        if name.replace(" ", "") in label
        for hit in gazetteer.lookup(name)
    }
    found = [
        place.id for place in states.values() if place.kind is PlaceKind.ADMIN1 and place.country_code == "US"
    ]
    return found[0] if len(found) == 1 else None


# Without Maine, Ohio, Iowa, Utah, Texas and Idaho, whose letters other words hold, and Kansas, which Arkansas holds.
_STATE_NAMES = (
    "alabama", "alaska", "arizona", "arkansas", "california", "colorado", "connecticut", "delaware", "florida", "georgia",
    "hawaii", "illinois", "indiana", "kentucky", "louisiana", "maryland", "massachusetts", "michigan", "minnesota",
    "mississippi", "missouri", "montana", "nebraska", "nevada", "new hampshire", "new jersey", "new mexico",
    "north carolina", "north dakota", "oklahoma", "oregon", "pennsylvania", "rhode island", "south carolina",
    "south dakota", "tennessee", "vermont", "virginia", "wisconsin", "wyoming",
)  # fmt: skip


def _strip(label: str, outlets: _Outlets) -> str:
    core = re.sub(r"\d+", "", label)
    for words, cut in ((outlets.station_words, str.removeprefix), (outlets.name_words, str.removesuffix)):
        for _ in range(2):
            shorter = (cut(core, word) for word in words)
            core = next((s for s in shorter if s != core and len(s) >= _MIN_LETTERS), core)
    return core


@lru_cache(maxsize=1)
def _outlets() -> _Outlets:
    data = yaml.load(_DATA.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - builds strings only
    return _Outlets(
        market_of={domain: market for market, domains in data["markets"].items() for domain in domains},
        name_words=tuple(sorted(data["name_words"], key=lambda word: (-len(word), word))),
        station_words=tuple(sorted(data["station_words"], key=lambda word: (-len(word), word))),
        endings=dict(data["endings"]),
    )
