"""Finding the incidents that a report could be about, by key and never by scanning.

An incident is filed under (type, week, cell) for each week that it may have happened in, the cell being a square of
about 110 km; under the names that its sources name; under the key terms of its texts; under the bands of its fingerprints;
and under its articles. A report asks for its compatible types, its weeks with slack, and the four cells nearest to its
place, and for what shares a rare name or several rare key terms with it, whatever its type, week and place.
"""

import math
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from schemas.ids import ArticleId
from schemas.incident_type import IncidentType
from services.deduplicator.families import compatible_types
from services.deduplicator.fingerprint import bands
from services.deduplicator.postings import Postings
from services.deduplicator.profile import Profile
from services.deduplicator.terms import Rarity, distinct

_CELL_DEGREES = 1.0  # about 111 km of latitude; the four cells nearest to a point reach half of that at least
_WIDEST_IN_CELLS_KM = 50.0  # a place less certain than this is not found by cells
_DAYS_A_WEEK = 7
_LONGEST_IN_WEEKS = 8  # weeks; a longer interval is filed and asked for by year
_DAYS_A_YEAR = 365
_EARLIER_DAYS = 1  # a night belongs to two days
_LATER_DAYS = 3  # an incident dated by its first article's publication may be filed this much later
_FOLLOW_UP_DAYS = 10  # a report that names no day may be about what happened this long ago
_MOST_NAMESAKES = 20  # incidents; a name that more of them share tells none from another
_FILED_BYTES = 4 * 6  # the six most telling terms of an article; more cost memory and find next to nothing
_LEAST_TERMS = 2  # rare key terms of those filed that a text shares with another about the same
_MOST_FOR_A_WIDE_REPORT = (
    200  # a report placed to a country or region looks at the newest so many of a week and type
)

_GUESSED = None
"""In place of the type of an incident whose type is a guess."""

Key = tuple[object, ...]


class Name(NamedTuple):
    """A name that a report and an incident share."""

    name: str
    incidents: int
    """In how many of the shard's incidents it occurs."""


class Shared(NamedTuple):
    """What a report and an incident have in common, as far as rarity among the live incidents matters."""

    names: tuple[Name, ...] = ()
    """The rare names that both name."""
    text: float = 0.0
    """Similarity of the texts by their key terms, 0 to 1: the highest of those of the incident."""


class Index:
    """The candidates of one shard. Handles are small integers given by the owner."""

    def __init__(self) -> None:
        self._slots = Postings()
        self._names = Postings()
        self._bands = Postings()
        self._articles = Postings()
        self._terms = Postings()
        self._rarity = Rarity()

    def add(self, handle: int, profile: Profile) -> None:
        """File an incident under all its keys."""
        for postings, key in self._keys(profile):
            postings.add(key, handle)
        self._rarity.add(profile.texts)

    def remove(self, handle: int, profile: Profile) -> None:
        """Undo `add` with the same profile."""
        for postings, key in self._keys(profile):
            postings.remove(key, handle)
        self._rarity.remove(profile.texts)

    def replace(self, handle: int, before: Profile, after: Profile) -> None:
        """File an incident anew, behind all others; `before` is the profile that it was filed with."""
        new = dict.fromkeys(self._keys(after))
        if before is not after:
            for postings, key in self._keys(before):
                if (postings, key) not in new:
                    postings.remove(key, handle)
            self._rarity.replace(before.texts, after.texts)
        for postings, key in new:
            postings.renew(key, handle)

    def of_article(self, article_id: ArticleId) -> tuple[int, ...]:
        """The incidents that hold a report of this article."""
        return self._articles.get(article_id)

    def candidates(self, report: Profile) -> dict[int, tuple[Name, ...]]:
        """The incidents that the report could be about, with the rare names that they share with it.

        In the order of their filing under the keys, so the same reports give the same order.
        """
        copies = chain.from_iterable(
            self._bands.get(band) for signature in report.signatures for band in bands(signature)
        )
        found: dict[int, tuple[Name, ...]] = dict.fromkeys(chain(copies, self._by_slots(report)), ())
        for name in report.names:
            namesakes = self._names.few(name, _MOST_NAMESAKES)
            for handle in namesakes:
                found[handle] = (*found.get(handle, ()), Name(name, len(namesakes)))
        for handle in self._by_terms(report):
            found.setdefault(handle, ())
        return found

    def text(self, report: Profile, incident: Profile) -> float:
        """Similarity of a report's text to those of an incident, 0 to 1: the mean of the highest and of the average.

        The highest alone chains one incident to the next by an article about both; the average alone forgets how a story began.
        """
        likeness = self._rarity.likeness(report.texts, incident.texts)
        return (max(likeness) + sum(likeness) / len(likeness)) / 2 if likeness else 0.0

    def _by_terms(self, report: Profile) -> Iterator[int]:
        """The incidents that share several rare key terms with the report."""
        shared: dict[int, int] = {}
        few = self._terms.few
        for term in distinct(report.texts):
            for handle in few(term, _MOST_NAMESAKES):
                shared[handle] = shared.get(handle, 0) + 1
        return (handle for handle, terms in shared.items() if terms >= _LEAST_TERMS)

    def _by_slots(self, report: Profile) -> Iterator[int]:
        periods = list(_periods_asked(report))
        cells = list(_cells_around(report))
        for type_ in (_GUESSED, *(IncidentType if report.guessed else compatible_types(report.type))):
            for period in periods:
                if not cells:
                    yield from self._slots.newest((type_, period), _MOST_FOR_A_WIDE_REPORT)
                elif (type_, period) in self._slots:
                    for row, column in cells:
                        yield from self._slots.get((type_, period, row, column))
                    yield from self._slots.get((type_, period, None))

    def _keys(self, profile: Profile) -> Iterator[tuple[Postings, Key | str | int]]:
        cell = _cell(profile)
        type_ = _GUESSED if profile.guessed else profile.type
        for period in _periods_filed(profile):
            yield self._slots, (type_, period)
            yield self._slots, (type_, period, *(cell or (None,)))
        for name in profile.names:
            yield self._names, name
        for term in distinct(text[:_FILED_BYTES] for text in profile.texts):
            yield self._terms, term
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
    return row, math.floor(_column(row, profile.lon))


def _cells_around(profile: Profile) -> Iterator[tuple[int, int]]:
    if _cell(profile) is None or profile.lat is None or profile.lon is None:
        return
    nearest_row = round(profile.lat / _CELL_DEGREES)
    for row in (nearest_row - 1, nearest_row):
        nearest_column = round(_column(row, profile.lon))
        yield row, nearest_column - 1
        yield row, nearest_column


def areas_filed(profile: Profile) -> Iterator[tuple[object, ...]]:
    """The periods and cells of an incident, whatever its type; a cell None where its place is too wide."""
    cell = _cell(profile)
    for period in _periods_filed(profile):
        yield period, None
        if cell is not None:
            yield period, cell


def areas_asked(report: Profile) -> Iterator[tuple[object, ...]]:
    """The periods and cells in which a report's incident may be filed."""
    cells: list[tuple[int, int] | None] = [*_cells_around(report)] or [None]
    for period in _periods_asked(report):
        for cell in cells:
            yield period, cell
