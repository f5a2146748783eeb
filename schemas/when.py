"""When an incident happened: always an interval, with its precision and what it rests on."""

from datetime import date
from enum import StrEnum

from schemas.message import Message


class WhenPrecision(StrEnum):
    """The unit that the text supports; the interval is never narrower than this."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class WhenBasis(StrEnum):
    """What the interval was worked out from."""

    EXPLICIT = "explicit"  # a calendar date in the text
    RELATIVE = "relative"  # an expression counted from the publication: "Tuesday", "last week"
    ANCHORED = "anchored"  # an expression counted from another incident: "two days before the attack"
    PUBLICATION = "publication"  # nothing said: the day of publication stands in
    NONE = "none"  # nothing said and nothing to stand in


class When(Message):
    """A closed interval of days in the place's own calendar."""

    start: date | None = None
    """First possible day, ISO 8601."""
    end: date | None = None
    """Last possible day, ISO 8601; null for an open end."""
    precision: WhenPrecision = WhenPrecision.UNKNOWN
    basis: WhenBasis = WhenBasis.NONE
    series: bool = False
    """True for repeated incidents over the interval ("in recent months"), which are never one day's incident."""
