"""The word lists of `data/`, loaded once and ready for look-up."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from services.extractor.gazetteer.fold import normalise

_FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words as sets, phrases as one pattern each; all lower case."""

    modifiers: frozenset[str]
    kind_of: dict[str, str]
    """Word for a kind of place -> the kinds, joined by a space, that it may mean: "district" -> "admin2 district"."""
    locative: frozenset[str]
    near: frozenset[str]
    directions: dict[str, float]
    """Compass word -> degrees clockwise from north."""
    titles: frozenset[str]
    speech: frozenset[str]
    sites: frozenset[str]
    """Words that end a site's name: "school", "apartments"."""
    reactions: frozenset[str]
    """What is said of an act by those who were not there."""
    bodies: frozenset[str]
    official: frozenset[str]
    """Bodies that a town has, and no person: "police", "council"."""
    others: frozenset[str]
    streets: frozenset[str]
    streets_before: frozenset[str]
    residence: re.Pattern[str]
    treated: re.Pattern[str]
    related: re.Pattern[str]
    destination: re.Pattern[str]
    journey: re.Pattern[str]
    never: frozenset[str]
    at_home: frozenset[str]
    """Words after a people's name that put it in its own country."""
    people_nouns: frozenset[str]
    """Words beside a country in brackets that make it a citizenship."""
    waters: frozenset[str]
    """Words after a country's name that make a river of it."""
    relief: re.Pattern[str]
    """Words of those who tell of relief work."""
    relief_countries: frozenset[str]
    hyphen_tails: frozenset[str]
    """Words that a hyphen may join to a place that stays one."""
    connectors: frozenset[str]
    articles: frozenset[str]
    court_of: frozenset[str]
    calendar: frozenset[str]
    after_place: frozenset[str]
    seldom: frozenset[str]
    """Names that are mostly something else, and ordinary words: places only where the words around them say so."""
    filler: frozenset[str]
    """Words of which none, beside a name, makes it part of a longer one."""
    fillers_but_names: frozenset[str]
    """Fillers and ordinary words that are no first names."""
    common: frozenset[str]
    """Ordinary words: fillers where they begin a sentence."""
    traps: dict[str, tuple[tuple[str, ...], ...]]
    """First word -> names that point at no place, as normalised words."""
    given_names: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of this process. Raises FileNotFoundError or yaml.YAMLError, faults of the installation."""
    words = _load("words.yaml")
    kind_of: dict[str, str] = {}
    for kind, names in words["kinds"].items():
        for name in names:
            kind_of[name] = f"{kind_of[name]} {kind}" if name in kind_of else kind
    traps: dict[str, list[tuple[str, ...]]] = {}
    for name in _load("traps.yaml")["names"]:
        parts = tuple(normalise(name).split())
        traps.setdefault(parts[0], []).append(parts)
    common = (_FOLDER / "common_words.txt").read_text(encoding="utf-8").split("\n")
    common_words = frozenset(word for word in common if word and not word.startswith("#"))
    lists = ("bodies", "titles", "modifiers", "never", "speech", "streets", "facility_named")
    filler = (
        {word.lower() for name in lists for word in words[name]} | set(words["directions"]) | set(kind_of)
    )
    given_names = frozenset(normalise(name) for name in _load("given_names.yaml")["names"])
    return Lexicon(
        modifiers=frozenset(words["modifiers"]),
        kind_of=kind_of,
        locative=frozenset(words["locative"]),
        near=frozenset(words["near"]),
        directions={name: float(degrees) for name, degrees in words["directions"].items()},
        titles=frozenset(words["titles"]),
        speech=frozenset(words["speech"]),
        sites=frozenset(word.lower() for word in words["facility_named"]),
        reactions=frozenset(words["reactions"]),
        bodies=frozenset(words["bodies"]),
        official=frozenset(words["official"]),
        others=frozenset(words["others"]),
        streets=frozenset(words["streets"]),
        streets_before=frozenset(words["streets_before"]),
        residence=_ends_with(words["residence"]),
        treated=_ends_with(words["treated"]),
        related=_ends_with(words["related"]),
        destination=_just_before(words["destination"]),
        journey=_just_before(words["journey"]),
        never=frozenset(words["never"]),
        seldom=frozenset(words["seldom"]) | common_words | given_names,
        connectors=frozenset(words["connectors"]),
        articles=frozenset(words["articles"]),
        court_of=frozenset(words["court_of"]),
        calendar=frozenset(words["calendar"]),
        after_place=frozenset(words["after_place"]),
        at_home=frozenset(words["at_home"]),
        people_nouns=frozenset(words["people_nouns"]),
        waters=frozenset(words["waters"]),
        relief=re.compile(rf"\b(?:{'|'.join(map(re.escape, words['relief']))})\b", re.IGNORECASE),
        relief_countries=frozenset(words["relief_countries"]),
        hyphen_tails=frozenset(words["hyphen_tails"]),
        filler=frozenset(filler),
        fillers_but_names=(frozenset(filler) | common_words) - given_names,
        common=common_words,
        traps={first: tuple(sorted(names, key=len, reverse=True)) for first, names in traps.items()},
        given_names=given_names,
    )


@lru_cache(maxsize=1)
def facility_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words for sites: those that end a capitalised name, and common nouns that follow one."""
    words = _load("words.yaml")
    return tuple(words["facility_named"]), tuple(words["facility_common"])


def _just_before(phrases: list[str]) -> re.Pattern[str]:
    """Text that ends with one of the phrases, but for "the town of"."""
    each = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"\b(?:{each})\s+(?:the\s+)?(?:(?:town|city|village)\s+of\s+)?$", re.IGNORECASE)


def _ends_with(phrases: list[str]) -> re.Pattern[str]:
    """Text that ends with one of the phrases, up to four words before the name ("taken to a hospital in")."""
    each = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(
        rf"\b(?:{each})\s+(?:(?!after\b|following\b|when\b|from\b)[\w'’.-]+\s+){{0,4}}$", re.IGNORECASE
    )


def _load(name: str) -> dict[str, Any]:
    """Every scalar as a string, so that "on", "no" and "off" are words."""
    return dict(yaml.load((_FOLDER / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader))  # noqa: S506 - builds strings only
