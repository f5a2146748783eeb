"""The places of the gazetteer, and the ways in which a name can match one."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NewType

PlaceId = NewType("PlaceId", int)
"""GeoNames identifier; from `FIRST_OWN_ID` on for places that GeoNames (as packaged) does not have."""

FIRST_OWN_ID = 10**9


class PlaceKind(StrEnum):
    """What sort of place it is, largest first."""

    SEA = "sea"
    REGION = "region"
    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    TOWN = "town"
    DISTRICT = "district"
    FACILITY = "facility"


class NameMatch(IntEnum):
    """How the name in the text relates to the place's own name, closest first."""

    NAME = 0  # its name
    ALIAS = 1  # another name or spelling that a source lists
    ABBREVIATION = 2  # "N.C.": counts only after a comma or where it can be nothing else
    PEOPLE = 3  # "Iraqi", "Texan": points at the place without naming it
    FOLDED = 4  # equal only after transliterations are folded together


@dataclass(frozen=True, slots=True)
class Place:
    """One place. Coordinates in degrees (WGS 84), radius in kilometres."""

    id: PlaceId
    name: str
    kind: PlaceKind
    country_code: str | None
    admin1: PlaceId | None
    admin2: PlaceId | None
    lat: float
    lon: float
    radius_km: float
    population: int
    capital: bool = False
    """Whether it is the capital of its country."""

    @property
    def geonames_id(self) -> int | None:
        """The GeoNames identifier, None for places of other sources."""
        return int(self.id) if self.id < FIRST_OWN_ID else None


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a name may mean."""

    place: Place
    match: NameMatch
