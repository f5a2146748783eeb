"""The incidents that left memory, where a late report finds them: a part of the temporary database, rebuilt from the topic.

Keys are 64-bit hashes of what the incidents are looked for by.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain

from schemas.ids import IncidentId, ReportId
from services.deduplicator.areas import areas_asked, areas_filed
from services.deduplicator.fingerprint import bands
from services.deduplicator.hashes import incident_hash, report_hash, word_hash
from services.deduplicator.held import Held, dump, load
from services.deduplicator.profile import Profile
from services.deduplicator.profile_bytes import load as load_profile

_MOST_NAMESAKES = 20  # incidents; a name that more of them share tells none from another
_MOST_FOUND = 50  # incidents that one report fetches back, the ones that left last

_SCHEMA = """
CREATE TABLE cold (number INTEGER PRIMARY KEY, held BLOB NOT NULL);
CREATE TABLE key (key INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)) WITHOUT ROWID;
"""
_REPORT, _ARTICLE, _INCIDENT, _AREA, _NAME, _BAND = range(6)  # what a key is made of


class ColdStore:
    """What memory held of the incidents of several shards, as it was. Used by one thread at a time."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._database.executescript(_SCHEMA)
        self._empty = True

    def put(self, shard: str, held: Held) -> None:
        """Keep an incident."""
        self._empty = False
        (number,) = self._database.execute(
            "INSERT INTO cold (held) VALUES (?) RETURNING number", (dump(held),)
        ).fetchone()
        self._database.executemany(
            "INSERT INTO key VALUES (?, ?)", [(key, number) for key in _keys(shard, held)]
        )

    def take(self, shard: str, incident_id: IncidentId) -> Held | None:
        """Give an incident back and forget it; None where it is not here."""
        found = self._found(shard, [_key(shard, _INCIDENT, incident_hash(incident_id))])
        return found[0] if found else None

    def knows(self, shard: str, report_id: ReportId) -> bool:
        """Whether an incident here took the report in."""
        if self._empty:
            return False
        found = self._database.execute(
            "SELECT 1 FROM key WHERE key = ?", (_key(shard, _REPORT, report_hash(report_id)),)
        ).fetchone()
        return found is not None

    def take_holding(self, shard: str, report_id: ReportId) -> tuple[Held, ...]:
        """Give back the incident that took the report in."""
        return self._found(shard, [_key(shard, _REPORT, report_hash(report_id))])

    def namesakes(self, shard: str, name: int) -> int:
        """How many incidents here name it, up to so many as make no difference."""
        if self._empty:
            return 0
        (count,) = self._database.execute(
            "SELECT COUNT(*) FROM (SELECT 1 FROM key WHERE key = ? LIMIT ?)",
            (_key(shard, _NAME, name), _MOST_NAMESAKES),
        ).fetchone()
        return int(count)

    def take_of_article(self, shard: str, article: int) -> tuple[Held, ...]:
        """Give back the incidents that hold a report of the article, by the hash of its id or page."""
        return self._found(shard, [_key(shard, _ARTICLE, article)])

    def take_candidates(self, shard: str, report: Profile) -> tuple[Held, ...]:
        """Give back those that a report could be about, by day and place or by wording."""
        # Those in no cell are passed over where there is a cell to look in.
        areas = chain.from_iterable(areas[:-1] or areas for areas in areas_asked(report))
        keys = [_key(shard, _AREA, area) for area in areas]
        keys += [_key(shard, _BAND, band) for signature in report.signatures for band in bands(signature)]
        return self._found(shard, keys)

    def _found(self, shard: str, keys: Iterable[int]) -> tuple[Held, ...]:
        if self._empty:
            return ()
        numbers: dict[int, None] = {}
        for key in keys:
            found = self._database.execute(
                "SELECT number FROM key WHERE key = ? ORDER BY number DESC LIMIT ?", (key, _MOST_FOUND)
            )
            numbers |= dict.fromkeys(number for (number,) in found)
        return tuple(self._taken(shard, number) for number in sorted(numbers)[-_MOST_FOUND:])

    def _taken(self, shard: str, number: int) -> Held:
        (packed,) = self._database.execute("SELECT held FROM cold WHERE number = ?", (number,)).fetchone()
        held = load(packed)
        self._database.executemany(
            "DELETE FROM key WHERE key = ? AND number = ?", [(key, number) for key in _keys(shard, held)]
        )
        self._database.execute("DELETE FROM cold WHERE number = ?", (number,))
        return held


def _keys(shard: str, held: Held) -> frozenset[int]:
    """What an incident is looked for by."""
    return frozenset(_key(shard, kind, value) for kind, value in _filed(held))


def _filed(held: Held) -> Iterator[tuple[int, int]]:
    yield _INCIDENT, incident_hash(held.incident_id)
    yield from ((_REPORT, report) for report in held.reports)
    if held.profile:
        profile = load_profile(held.profile)
        yield from ((_ARTICLE, article) for article in profile.articles)
        yield from ((_AREA, area) for area, _ in areas_filed(profile))
        yield from ((_NAME, name) for name in profile.names)
        yield from ((_BAND, band) for signature in profile.signatures for band in bands(signature))


def _key(shard: str, kind: int, value: int) -> int:
    """A signed 64-bit number, as SQLite has them."""
    return hash((word_hash(shard), kind, value))
