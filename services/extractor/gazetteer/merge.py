"""Adds the curated rows to what the packaged sources have."""

import math
from dataclasses import replace

from services.extractor.gazetteer.curated import CuratedAlias, CuratedFile, CuratedPlace
from services.extractor.gazetteer.fold import normalise
from services.extractor.gazetteer.place import NameMatch, Place, PlaceId, PlaceKind
from services.extractor.gazetteer.record import Record

_DIVISIONS = (PlaceKind.COUNTRY, PlaceKind.ADMIN1)


class UnresolvedError(ValueError):
    """A curated row names a place that the gazetteer does not have."""


class Merger:
    """The records by country and name, to which curated files are added."""

    def __init__(self, records: list[Record], first_id: int) -> None:
        self._records = records
        self._next_id = first_id
        self._by_name: dict[tuple[str | None, str], list[Record]] = {}
        for record in records:
            self._index(record)

    def add(self, file: CuratedFile) -> None:
        """Add a file's places and aliases. Raises UnresolvedError for a parent or a place that is not there."""
        for row in file.places:
            self._add_place(row)
        for alias in file.aliases:
            self._add_alias(alias)

    def _add_place(self, row: CuratedPlace) -> None:
        """A new place; or, where a source has the region as a country or division, its point, names and people."""
        names = [(row.name, NameMatch.NAME)] + [(alias, NameMatch.ALIAS) for alias in row.aliases]
        names += [(form, NameMatch.PEOPLE) for name in row.people for form in (name, name + "s")]
        division = self._division(row)
        if division is not None:
            lat, lon = row.at
            division.place = replace(division.place, name=row.name, lat=lat, lon=lon, radius_km=row.radius_km)
            division.names += names
            self._index(division)
            return
        record = Record(self._place(row), names)
        self._records.append(record)
        self._index(record)

    def _place(self, row: CuratedPlace) -> Place:
        self._next_id += 1
        parent = self._parent(row)
        own = PlaceId(self._next_id)
        return Place(
            id=own,
            name=row.name,
            kind=row.kind,
            country_code=row.country,
            admin1=own if row.kind is PlaceKind.ADMIN1 else (parent.admin1 if parent else None),
            admin2=parent.admin2 if parent else None,
            lat=row.at[0],
            lon=row.at[1],
            radius_km=row.radius_km,
            population=0,
        )

    def _add_alias(self, row: CuratedAlias) -> None:
        found = [
            r for r in self._by_name.get((row.country, normalise(row.of)), []) if r.place.kind is row.kind
        ]
        if not found:
            raise UnresolvedError(f"no {row.kind} {row.of!r} in {row.country} for {row.names}")
        record = max(found, key=lambda r: (r.place.population, -r.place.id))
        record.names += [(name, NameMatch.ALIAS) for name in row.names]
        self._index(record)

    def _division(self, row: CuratedPlace) -> Record | None:
        if row.kind not in (PlaceKind.REGION, PlaceKind.ADMIN1):
            return None
        same = self._by_name.get((row.country, normalise(row.name)), [])
        found = [record for record in same if record.place.kind in _DIVISIONS]
        return max(found, key=lambda r: (r.place.population, -r.place.id), default=None)

    def _parent(self, row: CuratedPlace) -> Place | None:
        if row.parent is None:
            return None
        found = [r.place for r in self._by_name.get((row.country, normalise(row.parent)), [])]
        if not found:
            raise UnresolvedError(f"no place {row.parent!r} in {row.country} for {row.name!r} to be in")
        lat, lon = row.at
        return min(found, key=lambda place: (math.hypot(place.lat - lat, place.lon - lon), place.id))

    def _index(self, record: Record) -> None:
        for name, _ in record.names:
            listed = self._by_name.setdefault((record.place.country_code, normalise(name)), [])
            if record not in listed:
                listed.append(record)
