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

_WEEK, _YEAR = 0, 1
Period = tuple[int, int]


def areas_filed(profile: Profile) -> Iterator[tuple[int, bool]]:
    """For each period the whole of it, and the incident's cell, or where its place is too wide for one what is in no cell; with
    whether it is a cell.
    """
    cell = _cell(profile)
    for period in _periods_filed(profile):
        yield _everywhere(period), False
        yield (_in_cell(period, cell), True) if cell else (_nowhere(period), False)


def areas_asked(report: Profile) -> Iterator[tuple[int, ...]]:
    """For each period the cells in which a report's incident may be filed, and last those in none; where the report itself is in
    no cell, the whole period alone.
    """
    cells = list(_cells_around(report))
    for period in _periods_asked(report):
        if cells:
            yield (*(_in_cell(period, cell) for cell in cells), _nowhere(period))
        else:
            yield (_everywhere(period),)


# Python's hash of a tuple of numbers is the same in every process. Of negative ones -1 and -2 would be the same: there are none.
def _everywhere(period: Period) -> int:
    return hash((*period, 0))


def _nowhere(period: Period) -> int:
    return hash((*period, 1))


def _in_cell(period: Period, cell: tuple[int, int]) -> int:
    return hash((*period, *cell))


def _interval(profile: Profile) -> tuple[int, int]:
    """Days that the incident may have happened on; the day of the first report where nothing is known."""
    start = profile.start if profile.start is not None else profile.first_reported
    return start, max(start, profile.end if profile.end is not None else start)


def _weeks(start: int, end: int) -> Iterator[Period]:
    return ((_WEEK, week) for week in range(max(0, start) // _DAYS_A_WEEK, end // _DAYS_A_WEEK + 1))


def _years(start: int, end: int) -> Iterator[Period]:
    return ((_YEAR, year) for year in range(start // _DAYS_A_YEAR, end // _DAYS_A_YEAR + 1))


def _is_long(start: int, end: int) -> bool:
    return end - start > _LONGEST_IN_WEEKS * _DAYS_A_WEEK


def _periods_filed(profile: Profile) -> Iterator[Period]:
    start, end = _interval(profile)
    return _years(start, end) if _is_long(start, end) else _weeks(start, end)


def _periods_asked(report: Profile) -> Iterator[Period]:
    start, end = _interval(report)
    yield from _years(start, end)
    if not _is_long(start, end):
        earlier = _FOLLOW_UP_DAYS if report.publication_day or report.start is None else _EARLIER_DAYS
        yield from _weeks(start - earlier, end + _LATER_DAYS)


def _column(row: int, lon: float) -> float:
    """Columns narrow towards the poles with the circles of latitude, so that cells keep their width in kilometres."""
    middle = math.radians(max(-89.0, min(89.0, (row + 0.5) * _CELL_DEGREES)))
    return lon * math.cos(middle) / _CELL_DEGREES


def _cell(profile: Profile) -> tuple[int, int] | None:
    if profile.lat is None or profile.lon is None or profile.radius_km > _WIDEST_IN_CELLS_KM:
        return None
    row = math.floor(profile.lat / _CELL_DEGREES)
    return row + _ROWS, math.floor(_column(row, profile.lon)) + _COLUMNS


def _cells_around(profile: Profile) -> Iterator[tuple[int, int]]:
    if _cell(profile) is None or profile.lat is None or profile.lon is None:
        return
    nearest_row = round(profile.lat / _CELL_DEGREES)
    for row in (nearest_row - 1, nearest_row):
        nearest_column = round(_column(row, profile.lon))
        yield row + _ROWS, nearest_column - 1 + _COLUMNS
        yield row + _ROWS, nearest_column + _COLUMNS
