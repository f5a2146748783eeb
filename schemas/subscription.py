"""Who wants to hear of what: on the compacted topic `subscriptions`, or in a YAML file."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from schemas.ids import SubscriptionId
from schemas.incident_type import IncidentType
from schemas.message import Message
from schemas.participant import ParticipantKind
from schemas.scale import Certainty, Severity
from schemas.where import CountryCode

Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class Circle(Message):
    shape: Literal["circle"] = "circle"
    lat: Latitude
    lon: Longitude
    radius_km: float = Field(gt=0, le=20_000)


class Box(Message):
    """South-west to north-east corner; a west greater than the east crosses the 180th meridian."""

    shape: Literal["box"] = "box"
    south: Latitude
    west: Longitude
    north: Latitude
    east: Longitude


class Polygon(Message):
    """A ring of [lon, lat] points in GeoJSON order (RFC 7946); it is closed for you."""

    shape: Literal["polygon"] = "polygon"
    ring: tuple[tuple[Longitude, Latitude], ...] = Field(min_length=3)


Area = Annotated[Circle | Box | Polygon, Field(discriminator="shape")]


class Filters(Message):
    """All given conditions must hold; within a list one is enough; an empty list asks for nothing."""

    types: tuple[IncidentType, ...] = ()
    countries: tuple[CountryCode, ...] = ()
    areas: tuple[Area, ...] = ()
    """The incident's circle of uncertainty touches one of these; an incident without a point never does."""
    min_severity: Severity = Severity.UNKNOWN
    min_certainty: Certainty = Certainty.UNKNOWN
    min_origins: int = Field(default=0, ge=0)
    actors: tuple[str, ...] = ()
    """Names of perpetrators or targets, whole words, case ignored."""
    target_kinds: tuple[ParticipantKind, ...] = ()
    keywords: tuple[str, ...] = ()
    """Whole words or phrases in headline, summary, place or titles of sources, case ignored."""


class Trigger(StrEnum):
    """Which changes of an incident that was already alerted are worth another word."""

    TOLL = "toll"  # the best number of a casualty slot rose or was corrected
    SEVERITY = "severity"  # it crossed into another severity
    CORROBORATION = "corroboration"  # the second independent origin
    PLACE = "place"  # the place moved or became more precise
    TYPE = "type"  # it turned out to be something else
    RETRACTION = "retraction"  # it was taken back or merged


class Subscription(Message):
    """A standing request. A null value under its key removes it."""

    subscription_id: SubscriptionId = Field(min_length=1, max_length=128)
    name: str
    filters: Filters = Filters()
    triggers: tuple[Trigger, ...] = tuple(Trigger)
