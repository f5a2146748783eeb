"""When and where an incident is filed, and a report looks for it: weeks or years, and squares of about 110 km.

An area is a hash of the period and the cell.
"""

import math
from collections.abc import Iterator

from services.deduplicator.profile import Profile

_CELL_DEGREES = 1.0  # about 111 km of latitude; the four cells nearest to a point reach half of that at least
_WIDEST_IN_CELLS_KM = 50.0  # a place less certain than this is not found by cells
_DAYS_A_WEEK = 7
_LONGEST_IN_WEEKS = 8  # weeks; a longer interval is filed and asked for by year
_DAYS_A_YEAR = 365
_EARLIER_DAYS = 1  # a night belongs to two days
_LATER_DAYS = 3  # an incident dated by its first article's publication may be filed this much later
_FOLLOW_UP_DAYS = 10  # a report that names no day may be about what happened this long ago
_ROWS, _COLUMNS = 90, 180  # south of the equator and west of Greenwich, so that no cell has a negative number

_WEEK, _YEAR = 0, 1 << 19
"""A period is the number of a week, or this and the number of a year."""
_CELL_BITS = 20
_EVERYWHERE, _NOWHERE = 0, 1  # in place of a cell: whatever the place, and what is in no cell
_FIRST_CELL = 2
_SPREAD = 0x9E3779B97F4A7C15  # 2**64 divided by the golden ratio: multiplying by it spreads neighbours (Knuth, volume 3, 6.4)
_AREAS = 2**64 - 1


def areas_filed(profile: Profile) -> Iterator[tuple[int, bool]]:
    """For each period the whole of it, and the incident's cell, or where its place is too wide for one what is in no cell; with
    whether it is a cell.
    """
    cell = _cell(profile)
    for period in _periods_filed(profile):
        yield _area(period, _EVERYWHERE), False
        yield _area(period, _NOWHERE if cell is None else cell), cell is not None


def areas_asked(report: Profile) -> list[list[int]]:
    """For each period the cells in which a report's incident may be filed, and last those in none; where the report itself is in
    no cell, the whole period alone.
    """
    cells = _cells_around(report)
    asked = [*cells, _NOWHERE] if cells else [_EVERYWHERE]
    return [[_area(period, cell) for cell in asked] for period in _periods_asked(report)]


def _area(period: int, cell: int) -> int:
    """A hash of 64 bits; of no two areas of these millennia the lower 38 are the same, since the multiplier is odd."""
    return (period << _CELL_BITS | cell) * _SPREAD & _AREAS


def _interval(profile: Profile) -> tuple[int, int]:
    """Days that the incident may have happened on; the day of the first report where nothing is known."""
    start = profile.start if profile.start is not None else profile.first_reported
    return start, max(start, profile.end if profile.end is not None else start)


def _weeks(start: int, end: int) -> range:
    return range(_WEEK + max(0, start) // _DAYS_A_WEEK, _WEEK + end // _DAYS_A_WEEK + 1)


def _years(start: int, end: int) -> range:
    return range(_YEAR + start // _DAYS_A_YEAR, _YEAR + end // _DAYS_A_YEAR + 1)


def _is_long(start: int, end: int) -> bool:
    return end - start > _LONGEST_IN_WEEKS * _DAYS_A_WEEK


def _periods_filed(profile: Profile) -> range:
    start, end = _interval(profile)
    return _years(start, end) if _is_long(start, end) else _weeks(start, end)


def _periods_asked(report: Profile) -> list[int]:
    start, end = _interval(report)
    if _is_long(start, end):
        return [*_years(start, end)]
    earlier = _FOLLOW_UP_DAYS if report.publication_day or report.start is None else _EARLIER_DAYS
    return [*_years(start, end), *_weeks(start - earlier, end + _LATER_DAYS)]


def _column(row: int, lon: float) -> float:
    """Columns narrow towards the poles with the circles of latitude, so that cells keep their width in kilometres."""
    middle = math.radians(max(-89.0, min(89.0, (row + 0.5) * _CELL_DEGREES)))
    return lon * math.cos(middle) / _CELL_DEGREES


def _numbered(row: int, column: int) -> int:
    return _FIRST_CELL + (row + _ROWS) * 2 * _COLUMNS + column + _COLUMNS


def _cell(profile: Profile) -> int | None:
    if profile.lat is None or profile.lon is None or profile.radius_km > _WIDEST_IN_CELLS_KM:
        return None
    row = math.floor(profile.lat / _CELL_DEGREES)
    return _numbered(row, math.floor(_column(row, profile.lon)))


def _cells_around(profile: Profile) -> tuple[int, ...]:
    """The four that are nearest, none where it is in no cell."""
    if profile.lat is None or profile.lon is None or profile.radius_km > _WIDEST_IN_CELLS_KM:
        return ()
    north = round(profile.lat / _CELL_DEGREES)
    south = north - 1
    west, other_west = round(_column(south, profile.lon)), round(_column(north, profile.lon))
    return (
        _numbered(south, west - 1),
        _numbered(south, west),
        _numbered(north, other_west - 1),
        _numbered(north, other_west),
    )
