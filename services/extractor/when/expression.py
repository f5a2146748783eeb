"""A stretch of text that says when, and what it comes to."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from schemas.when import When, WhenBasis, WhenPrecision


class Modality(StrEnum):
    """On which side of the publication the expression lies by its own words."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


class Span(StrEnum):
    """Which bound of a stretch of time the expression gives."""

    POINT = "point"
    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class Offset:
    """Days to add to an anchor: at least `first`, at most `last`."""

    first: int
    last: int
    precision: WhenPrecision = WhenPrecision.DAY
    years: int = 0
    """Whole years to go back first, to the same day of the calendar."""

    def reversed(self) -> "Offset":
        """From the incident back to its anchor."""
        return Offset(-self.last, -self.first, self.precision, -self.years)

    def of(self, anchor: When) -> When:
        """The interval counted from an anchor incident; unresolved where the anchor has no day."""
        if anchor.start is None or anchor.precision == WhenPrecision.UNKNOWN:
            return When(basis=WhenBasis.ANCHORED)
        last = anchor.end or anchor.start
        coarser = max(self.precision, anchor.precision, key=_COARSENESS.index)
        return When(
            start=_shift(_years_back(anchor.start, self.years), self.first),
            end=_shift(_years_back(last, self.years), self.last),
            precision=coarser,
            basis=WhenBasis.ANCHORED,
        )


_COARSENESS = list(WhenPrecision)


def _years_back(day: date, years: int) -> date:
    """The same day so many years before; 28 February for a 29th that is not there."""
    year = max(day.year - years, date.min.year)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _shift(day: date, days: int) -> date:
    """The day so many days on, held inside the calendar."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """`text == source[start:end]`, offsets in code points."""

    start: int
    end: int
    text: str
    when: When
    """Without a start where it can't be resolved: no publication date, or no anchor yet."""
    modality: Modality = Modality.UNKNOWN
    span: Span = Span.POINT
    anniversary: bool = False
    """True where the text marks the day of an old incident: the publication day is not the day of anything."""
    ahead: When | None = None
    """What it would be if it spoke of the future, where that differs: "Thursday" of a march that is planned."""
    offset: Offset | None = None
    """Set where it counts from another incident ("two days before the raid"): `offset.of(anchor.when)`."""
    of_event: bool = False
    """It goes on with the incident that it counts from: "two days after the raid", not "two days later"."""
    event: When | None = None
    """When that other incident was, where the text tells: "on Tuesday, five days after a cyber attack"."""
    reporting: bool = False
    """True where it dates the saying ("police said Tuesday"), not the incident."""
    sequel: int | None = None
    """Where the word stands that takes the time for what came of an incident: arrest, charge, funeral; None without one."""


def day_of(day: date, basis: WhenBasis = WhenBasis.RELATIVE) -> When:
    """That single day."""
    return When(start=day, end=day, precision=WhenPrecision.DAY, basis=basis)
