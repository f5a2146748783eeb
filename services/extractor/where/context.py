"""What an article says about where it plays: countries, divisions and certain places, each with a weight.

A name never votes for itself: what speaks for one reading of "Alexandria" has to come from other names.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas.where import distance_km
from services.extractor.gazetteer.place import NameMatch, Place, PlaceId, PlaceKind
from services.extractor.where.outlet import OutletPrior
from services.extractor.where.toponym import Mention

_NEAR_KM = 100.0  # places of one story are about this close
_OUTLET_KM = 80.0  # reach of a local outlet
_SAME_STATE = 0.35  # of the weight of the outlet's own town
_CERTAIN = 0.9  # weight of a vote by which a point is where the article plays
_UNDECIDED = 0.5  # votes that no name has cast, so that a single weak one does not decide alone


_VAST = 0.1  # of the weight of a country's votes, where the country is a continent
_VAST_COUNTRIES = frozenset(("US", "CA", "RU", "CN", "AU", "BR", "IN"))


@dataclass(frozen=True, slots=True)
class Vote:
    """A name's word for a country and, where it is known, a division and a point."""

    key: str
    country_code: str
    admin1: PlaceId | None
    point: tuple[float, float] | None
    weight: float
    hint: bool = False
    """Of something that only tends to be there: it speaks for a country but contradicts none."""


class DocumentContext:
    """The votes of an article's names, and the outlet's prior."""

    def __init__(
        self, votes: Sequence[Vote], outlet: OutletPrior, usual: frozenset[str] = frozenset()
    ) -> None:
        """`usual` are countries in which what the text tells of is usual; without any other evidence they are likelier."""
        self._usual = usual
        self.votes = tuple(votes)
        self.outlet = outlet
        self._countries: dict[str, float] = defaultdict(float)
        self._divisions: dict[PlaceId, float] = defaultdict(float)
        self._own: dict[str, list[Vote]] = defaultdict(list)
        self._points = [vote for vote in votes if vote.point is not None]
        for vote in votes:
            self._own[vote.key].append(vote)
            self._countries[vote.country_code] += vote.weight
            if vote.admin1 is not None:
                self._divisions[vote.admin1] += vote.weight
        self._country_total = sum(self._countries.values()) + _UNDECIDED
        self._division_total = sum(self._divisions.values()) + _UNDECIDED

    def country_share(self, code: str | None, key: str) -> float:
        """The share of the other names' votes for this country, 0 to 1."""
        own = self._own.get(key, ())
        here = self._countries.get(code or "", 0.0) - sum(v.weight for v in own if v.country_code == code)
        return here / (self._country_total - sum(v.weight for v in own))

    def admin1_share(self, admin1: PlaceId | None, key: str) -> float:
        """The share of the other names' votes for this division, 0 to 1."""
        if admin1 is None:
            return 0.0
        own = [v for v in self._own.get(key, ()) if v.admin1 is not None]
        here = self._divisions.get(admin1, 0.0) - sum(v.weight for v in own if v.admin1 == admin1)
        return here / (self._division_total - sum(v.weight for v in own))

    def nearness(self, place: Place, key: str) -> float:
        """How close the place is to the article's other places, 0 to 1."""
        total, near = _UNDECIDED, 0.0
        for vote in self._points:
            if vote.key != key and vote.point is not None:
                total += vote.weight
                near += vote.weight * math.exp(-distance_km(place.lat, place.lon, *vote.point) / _NEAR_KM)
        return near / total

    def outlet_nearness(self, place: Place) -> float:
        """How close the place is to the outlet's readers, 0 to 1."""
        town = self.outlet.town
        same_state = _SAME_STATE if place.admin1 is not None and place.admin1 == self.outlet.admin1 else 0.0
        if town is None or place.country_code != town.country_code:
            return same_state
        return max(same_state, math.exp(-distance_km(place.lat, place.lon, town.lat, town.lon) / _OUTLET_KM))

    def support(self, place: Place, key: str) -> float:
        """The best of all that speaks for a place beside its own name and size, 0 to 1.

        The country alone is weak support, and the weaker the larger it is.
        """
        country = self.country_share(place.country_code, key) * (
            _VAST if place.country_code in _VAST_COUNTRIES else 1.0
        )
        local = max(
            self.admin1_share(place.admin1, key), self.nearness(place, key), self.outlet_nearness(place)
        )
        return max(country, local)

    def is_close(self, place: Place, key: str) -> bool:
        """Whether the place is within reach of the outlet's town or of another certain place; True where there is none."""
        points = [vote.point for vote in self._points if vote.key != key and vote.point is not None]
        if self.outlet.town is not None:
            points.append((self.outlet.town.lat, self.outlet.town.lon))
        return not points or any(distance_km(place.lat, place.lon, *point) <= _NEAR_KM for point in points)

    def has_evidence(self, key: str) -> bool:
        """Whether anything beside this name says where the article plays."""
        return self.outlet.admin1 is not None or any(vote.key != key and not vote.hint for vote in self.votes)

    def is_local(self, key: str) -> bool:
        """Whether the outlet or another name that is nearly certain gives the article a town."""
        sure = any(vote.key != key and vote.weight >= _CERTAIN for vote in self._points)
        return self.outlet.town is not None or sure

    def usualness(self, code: str | None, key: str) -> float:
        """1 for a country in which such things are usual, -1 for another; 0 where the article tells more than that."""
        if not self._usual or self.has_evidence(key) or self.outlet.country_code is not None:
            return 0.0
        return 1.0 if code in self._usual else -1.0

    def is_outlet_country(self, code: str | None) -> bool:
        """Whether the place is in the country of the outlet."""
        return code is not None and code == self.outlet.country_code


def first_votes(groups: Iterable[tuple[str, Sequence[Mention]]]) -> list[Vote]:
    """Votes of the names that can only be one country, or divisions of one."""
    votes = []
    for key, mentions in groups:
        large = [
            hit.place
            for hit in mentions[0].hits
            if hit.place.kind is PlaceKind.COUNTRY
            or (
                hit.place.kind is PlaceKind.ADMIN1
                and hit.match <= NameMatch.PEOPLE
                and hit.place.population > _PROVINCE
            )
        ]
        codes = {place.country_code for place in large}
        if len(codes) != 1 or large[0].country_code is None:
            continue
        division = large[0].id if large[0].kind is PlaceKind.ADMIN1 else None
        votes.append(Vote(key, large[0].country_code, division, None, math.sqrt(len(mentions))))
    return votes


_PROVINCE = 50_000  # smaller divisions share their names with too many towns


def reading_votes(readings: Iterable[tuple[str, Place, float, int]]) -> list[Vote]:
    """Votes of the readings of the first round: (key, place, probability, times named).

    Every likely reading has its share, so that "Birmingham" and "Jefferson County" find each other in Alabama though
    neither is there at first sight.
    """
    votes = []
    for key, place, probability, times in readings:
        if place.country_code is None or place.kind is PlaceKind.COUNTRY:
            continue
        point = None if place.kind is PlaceKind.ADMIN1 else (place.lat, place.lon)
        votes.append(Vote(key, place.country_code, place.admin1, point, probability * math.sqrt(times)))
    return votes
