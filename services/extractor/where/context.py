"""What an article says about where it plays: countries, divisions and certain places, each with a weight."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from schemas.where import distance_km
from services.extractor.gazetteer.place import NameMatch, Place, PlaceId, PlaceKind
from services.extractor.where.outlet import OutletPrior
from services.extractor.where.toponym import Mention

_NEAR_KM = 150.0  # places of one story are about this close
_OUTLET_KM = 100.0  # reach of a local outlet


@dataclass(slots=True)
class DocumentContext:
    """Votes for countries and divisions, anchors for nearness, and the outlet's prior."""

    outlet: OutletPrior
    countries: dict[str, float] = field(default_factory=dict)
    admin1: dict[PlaceId, float] = field(default_factory=dict)
    anchors: list[tuple[str, Place, float]] = field(default_factory=list)
    """(name as normalised, place, weight)."""

    def country_share(self, code: str | None) -> float:
        """The country's share of the votes, 0 to 1."""
        total = sum(self.countries.values())
        return self.countries.get(code or "", 0.0) / total if total else 0.0

    def admin1_share(self, place: Place) -> float:
        """The share of the votes of the division that the place is or lies in, 0 to 1."""
        total = sum(self.admin1.values())
        return self.admin1.get(place.admin1, 0.0) / total if total and place.admin1 is not None else 0.0

    def nearness(self, place: Place, key: str) -> float:
        """How close the place is to the other certain places of the article, 0 to 1."""
        total = near = 0.0
        for name, anchor, weight in self.anchors:
            if name == key:
                continue
            total += weight
            near += weight * math.exp(-distance_km(place.lat, place.lon, anchor.lat, anchor.lon) / _NEAR_KM)
        return near / total if total else 0.0

    def outlet_nearness(self, place: Place) -> float:
        """How close the place is to the outlet's readers, 0 to 1; half for the country alone."""
        town = self.outlet.town
        if town is not None:
            same_state = 0.3 if place.admin1 is not None and place.admin1 == town.admin1 else 0.0
            return max(
                same_state, math.exp(-distance_km(place.lat, place.lon, town.lat, town.lon) / _OUTLET_KM)
            )
        return 0.0

    def is_outlet_country(self, code: str | None) -> bool:
        """Whether the place is in the country of the outlet."""
        return code is not None and code == self.outlet.country_code


def first_votes(groups: Iterable[tuple[str, Sequence[Mention]]], outlet: OutletPrior) -> DocumentContext:
    """Votes from names that can only be a country or a division."""
    context = DocumentContext(outlet)
    for _, mentions in groups:
        hits = mentions[0].hits
        large = [
            hit.place
            for hit in hits
            if hit.place.kind is PlaceKind.COUNTRY
            or (hit.place.kind is PlaceKind.ADMIN1 and hit.match in _SURE)
        ]
        countries = {place.country_code for place in large}
        if not large or len(countries) != 1:
            continue
        weight = math.sqrt(len(mentions))
        code = large[0].country_code or ""
        context.countries[code] = context.countries.get(code, 0.0) + weight
        if all(place.kind is PlaceKind.ADMIN1 for place in large):
            context.admin1[large[0].id] = context.admin1.get(large[0].id, 0.0) + weight
    return context


_SURE = (NameMatch.NAME, NameMatch.ALIAS, NameMatch.ABBREVIATION)


def second_votes(first: DocumentContext, winners: Iterable[tuple[str, Place, float, int]]) -> DocumentContext:
    """The votes of the first round joined by its winners (key, place, probability, times named)."""
    context = DocumentContext(first.outlet, dict(first.countries), dict(first.admin1))
    for key, place, probability, times in winners:
        weight = probability * math.sqrt(times)
        if place.country_code and place.kind is not PlaceKind.COUNTRY:
            context.countries[place.country_code] = context.countries.get(place.country_code, 0.0) + weight
        if place.kind in (PlaceKind.TOWN, PlaceKind.ADMIN2, PlaceKind.DISTRICT, PlaceKind.FACILITY):
            context.anchors.append((key, place, weight))
            if place.admin1 is not None:
                context.admin1[place.admin1] = context.admin1.get(place.admin1, 0.0) + weight
    return context
