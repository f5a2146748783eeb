"""The incidents that left memory, where a late report finds them: a temporary database, rebuilt from the topic.

SQLite keeps it in a file that is gone when the process ends. Keys are 64-bit hashes of what the incidents are looked for by.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator

from schemas.ids import ArticleId, IncidentId, ReportId
from schemas.incident import Incident
from services.deduplicator.fingerprint import bands
from services.deduplicator.index import areas_asked, areas_filed
from services.deduplicator.packing import pack, unpack
from services.deduplicator.profile import Profile, of_incident

_CACHE_KIB = 2048
_MOST_NAMESAKES = 20  # incidents; a name that more of them share tells none from another
_MOST_FOUND = 50  # incidents that one report fetches back, the ones that left last

_SCHEMA = f"""
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -{_CACHE_KIB};
CREATE TABLE incident (number INTEGER PRIMARY KEY, name INTEGER UNIQUE NOT NULL, packed BLOB NOT NULL);
CREATE TABLE key (key INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)) WITHOUT ROWID;
"""


class ColdStore:
    """Incidents of several shards. Costs nothing before the first one leaves memory. Used by one thread at a time."""

    def __init__(self) -> None:
        self._database: sqlite3.Connection | None = None

    def put(self, shard: str, incident: Incident) -> None:
        """Keep an incident."""
        if self._database is None:
            # Built in one thread, used in another: never in two at once.
            self._database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
            self._database.executescript(_SCHEMA)
        (number,) = self._database.execute(
            "INSERT INTO incident (name, packed) VALUES (?, ?) RETURNING number",
            (_key(shard, "incident", incident.incident_id), pack(incident)),
        ).fetchone()
        self._database.executemany(
            "INSERT INTO key VALUES (?, ?)", [(key, number) for key in _keys(shard, incident)]
        )

    def take(self, shard: str, incident_id: IncidentId) -> Incident | None:
        """Give an incident back and forget it; None where it is not here."""
        if self._database is None:
            return None
        rows = self._database.execute(
            "SELECT number, packed FROM incident WHERE name = ?", (_key(shard, "incident", incident_id),)
        ).fetchall()
        return next(iter(self._taken(shard, rows)), None)

    def knows(self, shard: str, report_id: ReportId) -> bool:
        """Whether an incident here took the report in."""
        if self._database is None:
            return False
        found = self._database.execute(
            "SELECT 1 FROM key WHERE key = ?", (_key(shard, "report", report_id),)
        ).fetchone()
        return found is not None

    def take_holding(self, shard: str, report_id: ReportId) -> tuple[Incident, ...]:
        """Give back the incident that took the report in."""
        return self._found(shard, [("report", report_id)])

    def namesakes(self, shard: str, name: str) -> int:
        """How many incidents here name it, up to so many as make no difference."""
        if self._database is None:
            return 0
        (count,) = self._database.execute(
            "SELECT COUNT(*) FROM (SELECT 1 FROM key WHERE key = ? LIMIT ?)",
            (_key(shard, "name", name), _MOST_NAMESAKES),
        ).fetchone()
        return int(count)

    def take_of_article(self, shard: str, article: ArticleId) -> tuple[Incident, ...]:
        """Give back the incidents that hold a report of the article."""
        return self._found(shard, [("article", article)])

    def take_candidates(self, shard: str, report: Profile) -> tuple[Incident, ...]:
        """Give back those that a report could be about, by day and place or by wording."""
        parts: list[tuple[object, ...]] = [("area", *area) for area in areas_asked(report)]
        parts += [("band", band) for signature in report.signatures for band in bands(signature)]
        return self._found(shard, parts)

    def _found(self, shard: str, parts: Iterable[tuple[object, ...]]) -> tuple[Incident, ...]:
        if self._database is None:
            return ()
        numbers: dict[int, None] = {}
        for each in parts:
            found = self._database.execute(
                "SELECT number FROM key WHERE key = ? ORDER BY number DESC LIMIT ?",
                (_key(shard, *each), _MOST_FOUND),
            )
            numbers |= dict.fromkeys(number for (number,) in found)
        rows = [
            self._database.execute(
                "SELECT number, packed FROM incident WHERE number = ?", (number,)
            ).fetchone()
            for number in sorted(numbers)[-_MOST_FOUND:]
        ]
        return tuple(self._taken(shard, rows))

    def _taken(self, shard: str, rows: Iterable[tuple[int, bytes]]) -> Iterator[Incident]:
        database = self._database
        assert database is not None, "rows come from it"
        for number, packed in rows:
            incident = unpack(packed)
            database.executemany(
                "DELETE FROM key WHERE key = ? AND number = ?",
                [(key, number) for key in _keys(shard, incident)],
            )
            database.execute("DELETE FROM incident WHERE number = ?", (number,))
            yield incident


def _keys(shard: str, incident: Incident) -> list[int]:
    """What the incident is looked for by, each once."""
    return sorted({_key(shard, *parts) for parts in _filed(incident)})


def _filed(incident: Incident) -> Iterator[tuple[object, ...]]:
    for source in incident.sources:
        yield "report", source.report_id
        yield "article", source.article_id
    for report_id in incident.superseded:
        yield "report", report_id
    if incident.sources:
        profile = of_incident(incident)
        yield from (("area", *area) for area in areas_filed(profile))
        yield from (("name", name) for name in profile.names)
        yield from (("band", band) for signature in profile.signatures for band in bands(signature))


def _key(*parts: object) -> int:
    """A signed 64-bit number, as SQLite has them."""
    digest = hashlib.blake2b(repr(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
