"""Baselines of place: the article as one incident, pinned by one simple rule."""

import re
from collections.abc import Callable
from typing import Any

from geotext import GeoText

from services.extractor.gazetteer.place import Place, PlaceKind
from services.extractor.gazetteer.store import Gazetteer
from tests.quality.baselines.article_as_incident import article_as_incident
from tests.quality.baselines.keywords import Article, whole
from tests.quality.baselines.named_places import as_where, most_populous_of, places_in

Reader = Callable[[Article], list[dict[str, Any]]]
Pin = Callable[[Article, Gazetteer], Place | None]

_DATELINE = re.compile(
    r"^\W*([A-Z][A-Z .,'’-]{2,40}?[A-Z])(?:\s*,\s*([A-Z][\w. ]+?))?\s*(?:\([^)]{2,40}\)\s*)?(?:--|[-–—])"
)


def pinned(
    article: Article, gazetteer: Gazetteer, *, pin: Pin, told: Reader = article_as_incident
) -> list[dict[str, Any]]:
    """The reports of a baseline that knows no places, all at the article's pin."""
    where = as_where(pin(article, gazetteer))
    return [report | {"where": where or {}} for report in told(article)]


def most_populous(article: Article, gazetteer: Gazetteer) -> Place | None:
    """Of all towns that are named, the one where most people live; a state or country only where no town is named."""
    places = list(places_in(whole(article), gazetteer))
    towns = [p for p in places if p.kind is PlaceKind.TOWN]
    smaller = [p for p in places if p.kind is not PlaceKind.COUNTRY]
    return max(towns or smaller or places, key=lambda p: (p.population, -p.id), default=None)


def first_place(article: Article, gazetteer: Gazetteer) -> Place | None:
    """The place that is named first, in its most populous reading."""
    return next(places_in(whole(article), gazetteer), None)


def dateline(article: Article, gazetteer: Gazetteer) -> Place | None:
    """The place that the text's dateline names ("PESHAWAR, Pakistan (AP) -"); none where there is no dateline."""
    match = _DATELINE.match(article["text"][:120])
    if match is None:
        return None
    return most_populous_of(match.group(1).split(",")[0].strip(), gazetteer)


def geotext(article: Article, gazetteer: Gazetteer) -> Place | None:
    """The first city that the geotext package finds, else the first country; it gives no points, so the gazetteer does."""
    found = GeoText(whole(article))
    return most_populous_of((found.cities or found.countries or [""])[0], gazetteer)
