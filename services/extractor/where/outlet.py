"""What an outlet's address says of its readers: a country by its ending, a town where the name holds one or our list knows it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from services.extractor.gazetteer.place import NameMatch, Place, PlaceKind
from services.extractor.gazetteer.store import Gazetteer

_DATA = Path(__file__).parent / "data" / "outlets.yaml"
_MIN_LETTERS = 5  # shorter town names are in too many words
_MIN_POPULATION = 20_000


@dataclass(frozen=True, slots=True)
class OutletPrior:
    """Where an outlet's readers are: a weak hint, never a statement. Either part may be unknown."""

    country_code: str | None = None
    town: Place | None = None


@dataclass(frozen=True, slots=True)
class _Outlets:
    markets: dict[str, str]
    name_words: frozenset[str]
    endings: dict[str, str]


def outlet_prior(source: str | None, gazetteer: Gazetteer) -> OutletPrior:
    """The prior of an outlet's domain (`ajc.com`, `news.bbc.co.uk`); an empty one where the domain tells nothing."""
    if not source:
        return OutletPrior()
    outlets = _outlets()
    host = re.sub(r"^[a-z]+://", "", source.strip().lower()).split("/")[0].split(":")[0].removeprefix("www.")
    labels = host.split(".")
    country = outlets.endings.get(labels[-1])
    for cut in range(len(labels) - 1):
        market = outlets.markets.get(".".join(labels[cut:]))
        if market:
            town = _market_town(market, gazetteer)
            return OutletPrior(town.country_code if town else country, town)
    named = [
        town for label in labels[:-1] if (town := _town_in_label(label, country or "US", outlets, gazetteer))
    ]
    if named:
        return OutletPrior(named[0].country_code, named[0])
    return OutletPrior(country)


def _market_town(market: str, gazetteer: Gazetteer) -> Place | None:
    """The town of "Jacksonville, US-FL": name, country and, where needed, the division's ISO code letters."""
    name, _, division = market.rpartition(", ")
    country, _, admin1 = division.partition("-")
    for hit in gazetteer.lookup(name):
        place = hit.place
        if place.kind is not PlaceKind.TOWN or place.country_code != country or hit.match > NameMatch.ALIAS:
            continue
        if not admin1 or (
            place.admin1 is not None
            and any(
                other.place.id == place.admin1
                for other in gazetteer.lookup(admin1)
                if other.match is NameMatch.ABBREVIATION
            )
        ):
            return place
    return None


def _town_in_label(label: str, country: str, outlets: _Outlets, gazetteer: Gazetteer) -> Place | None:
    """The town that a label is made of beside words for newspapers: "chicagotribune", "springfieldnewssun"."""
    core = label
    for _ in range(2):
        for word in sorted(outlets.name_words, key=lambda w: (-len(w), w)):
            core = (
                core.removeprefix("the") if core.startswith("the") and len(core) > _MIN_LETTERS + 3 else core
            )
            if core.endswith(word) and len(core) - len(word) >= _MIN_LETTERS:
                core = core[: -len(word)]
                break
    if core == label or len(core) < _MIN_LETTERS:
        return None
    for name in (core, *(f"{core[:i]} {core[i:]}" for i in range(3, len(core) - 2))):
        towns = [
            hit.place
            for hit in gazetteer.lookup(name)
            if hit.match is NameMatch.NAME
            and hit.place.kind is PlaceKind.TOWN
            and hit.place.country_code == country
        ]
        if towns and towns[0].population >= _MIN_POPULATION:
            # a name that several large towns share tells only the country
            return towns[0] if len(towns) == 1 or towns[1].population * 5 < towns[0].population else None
    return None


@lru_cache(maxsize=1)
def _outlets() -> _Outlets:
    data = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    return _Outlets(
        markets=dict(data["markets"]), name_words=frozenset(data["name_words"]), endings=dict(data["endings"])
    )
