"""The records as one SQLite file, the same bytes for the same records."""

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from services.extractor.gazetteer.curated import folded_countries
from services.extractor.gazetteer.filter import beginning, filter_bits
from services.extractor.gazetteer.fold import fold, normalise
from services.extractor.gazetteer.place import NameMatch, PlaceKind
from services.extractor.gazetteer.record import Record

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE filter (bits BLOB NOT NULL);
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL, country TEXT, admin1 INTEGER, admin2 INTEGER,
    lat REAL NOT NULL, lon REAL NOT NULL, radius REAL NOT NULL, population INTEGER NOT NULL, capital INTEGER NOT NULL
);
CREATE INDEX capital ON place (country) WHERE capital;
CREATE TABLE country (code TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, match INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""

_Row = tuple[int, str, int, str | None, int | None, int | None, float, float, float, int, bool]


def write(records: Sequence[Record], fingerprint: str, path: Path) -> None:
    """Write the file beside its place and put it there in one step."""
    unfinished = path.with_suffix(f".{os.getpid()}.tmp")
    unfinished.unlink(missing_ok=True)
    names = _names(records)
    keys = {key for key, _ in names}
    keys |= {beginning(key) for key in keys if " " in key}
    countries = sorted(
        (r.place.country_code, r.place.id) for r in records if r.place.kind is PlaceKind.COUNTRY
    )
    database = sqlite3.connect(unfinished, isolation_level=None)
    database.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    database.executescript(_SCHEMA)
    database.execute("BEGIN")
    database.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", sorted(map(_row, records))
    )
    database.executemany("INSERT INTO country VALUES (?, ?)", countries)
    database.executemany(
        "INSERT INTO name VALUES (?, ?, ?)", ((k, i, int(names[k, i])) for k, i in sorted(names))
    )
    database.execute("INSERT INTO meta VALUES ('fingerprint', ?)", (fingerprint,))
    database.execute("INSERT INTO filter VALUES (?)", (filter_bits(keys),))
    database.execute("COMMIT")
    database.execute("VACUUM")
    database.close()
    unfinished.replace(path)


def _row(record: Record) -> _Row:
    p = record.place
    kind = list(PlaceKind).index(p.kind)
    return (
        p.id,
        p.name,
        kind,
        p.country_code,
        p.admin1,
        p.admin2,
        p.lat,
        p.lon,
        p.radius_km,
        p.population,
        p.capital,
    )


def _names(records: Sequence[Record]) -> dict[tuple[str, int], NameMatch]:
    """Key and place -> the closest way in which one is a name of the other. Folded keys begin with "~"."""
    transliterated = folded_countries()
    names: dict[tuple[str, int], NameMatch] = {}

    def keep_closest(key: str, record: Record, match: NameMatch) -> None:
        if match < names.get((key, record.place.id), _FARTHEST):
            names[key, record.place.id] = match

    for record in records:
        for name, match in record.names:
            key = normalise(name)
            if not key:
                continue
            keep_closest(key, record, match)
            if (
                match <= NameMatch.ALIAS
                and record.place.country_code in transliterated
                and (folded := fold(key))
            ):
                keep_closest("~" + folded, record, NameMatch.FOLDED)
    return names


_FARTHEST = len(NameMatch)
