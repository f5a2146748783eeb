"""Where an incident happened, how precisely that is known, and the one distance formula."""

import math
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from schemas.message import Message

CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2, upper case."""

UNLOCATED = "unlocated"
"""The shard of reports without a country."""

_EARTH_RADIUS_KM = 6371.0  # mean radius, IUGG


class WherePrecision(StrEnum):
    """The kind of place that the point stands for, finest first."""

    FACILITY = "facility"
    PLACE = "place"
    NEAR = "near"
    DISTRICT = "district"
    ADMIN1 = "admin1"
    COUNTRY = "country"
    UNKNOWN = "unknown"


class Where(Message):
    """A point with a radius, or an honest refusal: precision `unknown`, no coordinates and the reason why."""

    name: str | None = None
    """As a reader would write it: "U.S. embassy, Baghdad"."""
    precision: WherePrecision = WherePrecision.UNKNOWN
    lat: float | None = Field(default=None, ge=-90, le=90)
    """Degrees north, WGS 84."""
    lon: float | None = Field(default=None, ge=-180, le=180)
    """Degrees east, WGS 84."""
    radius_km: float | None = Field(default=None, ge=0)
    """The incident lies within this distance of the point, kilometres."""
    admin1: str | None = None
    """Name of the state, province or region."""
    country_code: CountryCode | None = None
    geonames_id: int | None = None
    """GeoNames identifier of the place, where it has one."""
    reason: str | None = None
    """Why there is no point, where there is none."""

    @property
    def shard(self) -> str:
        """The Kafka key of everything that concerns this place: its country, or `unlocated`."""
        return self.country_code or UNLOCATED


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres between two points in degrees (haversine formula)."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half = (
        math.sin((phi2 - phi1) / 2) ** 2
        + math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * _EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))
