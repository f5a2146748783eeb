"""Finding the incidents that a report could be about, by key and never by scanning.

An incident is filed under (type, week, cell) for each week that it may have happened in, the cell being a square of
about 55 km; under the names of its people; under the bands of its fingerprints; and under its articles. A report
asks for its compatible types, its weeks with slack, and its cell with the eight around it.
"""

import math
from collections.abc import Iterator
from itertools import chain

from schemas.ids import ArticleId
from services.deduplicator.families import compatible_types
from services.deduplicator.fingerprint import bands
from services.deduplicator.postings import Postings
from services.deduplicator.profile import Profile

_CELL_DEGREES = 0.5  # about 55 km of latitude; the nine cells around a point reach at least that far
_WIDEST_IN_CELLS_KM = 50.0  # a place less certain than this is not found by cells
_DAYS_A_WEEK = 7
_LONGEST_IN_WEEKS = 8  # weeks; a longer interval is filed and asked for by year
_DAYS_A_YEAR = 365
_SLACK_DAYS = 3  # an article may date by its own publication what happened days before
_PUBLICATION_SLACK_DAYS = 10  # a follow-up that names no day may come this much later
_MOST_FOR_A_WIDE_REPORT = (
    200  # a report placed to a country or region looks at the newest so many of a week and type
)

Key = tuple[object, ...]


class Index:
    """The candidates of one shard. Handles are small integers given by the owner."""

    def __init__(self) -> None:
        self._slots = Postings()
        self._people = Postings()
        self._bands = Postings()
        self._articles = Postings()

    def add(self, handle: int, profile: Profile) -> None:
        """File an incident under all its keys."""
        for postings, key in self._keys(profile):
            postings.add(key, handle)

    def remove(self, handle: int, profile: Profile) -> None:
        """Undo `add` with the same profile."""
        for postings, key in self._keys(profile):
            postings.remove(key, handle)

    def of_article(self, article_id: ArticleId) -> tuple[int, ...]:
        """The incidents that hold a report of this article."""
        return self._articles.get(article_id)

    def candidates(self, report: Profile) -> list[int]:
        """The incidents that the report could be about, each once, in the order of their filing under the keys."""
        copies = chain.from_iterable(
            self._bands.get(band) for signature in report.signatures for band in bands(signature)
        )
        people = chain.from_iterable(self._people.get(name) for name in report.people)
        return list(dict.fromkeys(chain(copies, people, self._by_slots(report))))

    def _by_slots(self, report: Profile) -> Iterator[int]:
        periods = list(_periods_asked(report))
        cells = list(_cells_around(report))
        for type_ in compatible_types(report.type):
            for period in periods:
                if cells:
                    for cell in cells:
                        yield from self._slots.get((type_, period, cell))
                    yield from self._slots.get((type_, period, "wide"))
                else:
                    yield from self._slots.get((type_, period, "all"))[-_MOST_FOR_A_WIDE_REPORT:]

    def _keys(self, profile: Profile) -> Iterator[tuple[Postings, Key | str | int]]:
        cell = _cell(profile)
        for period in _periods_filed(profile):
            yield self._slots, (profile.type, period, cell or "wide")
            yield self._slots, (profile.type, period, "all")
        for name in profile.people:
            yield self._people, name
        for signature in profile.signatures:
            for band in bands(signature):
                yield self._bands, band
        for article in profile.articles:
            yield self._articles, article


def _interval(profile: Profile) -> tuple[int, int]:
    """Days that the incident may have happened on; the day of the first report where nothing is known."""
    start = profile.start if profile.start is not None else profile.first_reported
    return start, max(start, profile.end if profile.end is not None else start)


def _weeks(start: int, end: int) -> Iterator[int]:
    return iter(range(start // _DAYS_A_WEEK, end // _DAYS_A_WEEK + 1))


def _years(start: int, end: int) -> Iterator[tuple[str, int]]:
    return (("year", year) for year in range(start // _DAYS_A_YEAR, end // _DAYS_A_YEAR + 1))


def _is_long(start: int, end: int) -> bool:
    return end - start > _LONGEST_IN_WEEKS * _DAYS_A_WEEK


def _periods_filed(profile: Profile) -> Iterator[object]:
    start, end = _interval(profile)
    return _years(start, end) if _is_long(start, end) else _weeks(start, end)


def _periods_asked(report: Profile) -> Iterator[object]:
    start, end = _interval(report)
    yield from _years(start, end)
    if not _is_long(start, end):
        slack = _SLACK_DAYS if report.day_stated else _PUBLICATION_SLACK_DAYS
        yield from _weeks(start - slack, end + _PUBLICATION_SLACK_DAYS)


def _row_and_column(lat: float, lon: float, row_offset: int = 0) -> tuple[int, int]:
    row = math.floor(lat / _CELL_DEGREES) + row_offset
    middle = math.radians(max(-89.0, min(89.0, (row + 0.5) * _CELL_DEGREES)))
    return row, math.floor(lon * math.cos(middle) / _CELL_DEGREES)


def _cell(profile: Profile) -> tuple[int, int] | None:
    if profile.lat is None or profile.lon is None or profile.radius_km > _WIDEST_IN_CELLS_KM:
        return None
    return _row_and_column(profile.lat, profile.lon)


def _cells_around(profile: Profile) -> Iterator[tuple[int, int]]:
    if _cell(profile) is None or profile.lat is None or profile.lon is None:
        return
    for row_offset in (-1, 0, 1):
        row, column = _row_and_column(profile.lat, profile.lon, row_offset)
        yield from ((row, column + offset) for offset in (-1, 0, 1))
