"""The compiled gazetteer: one read-only SQLite file, shared by all worker processes through the page cache."""

import sqlite3
from collections import OrderedDict
from functools import lru_cache
from pathlib import Path

from services.extractor.gazetteer.curated import countries_with_articles
from services.extractor.gazetteer.filter import NameFilter, beginning
from services.extractor.gazetteer.fold import fold, has_article, normalise
from services.extractor.gazetteer.place import Hit, NameMatch, Place, PlaceId, PlaceKind

DEFAULT_PATH = Path(__file__).with_name("gazetteer.sqlite")
"""Where `python -m services.extractor.gazetteer.build` puts it: beside this module, in an editable install and in an image."""

_CACHED_NAMES = 20_000  # names asked last; about 10 MB, and nearly every name of a day's news
_PLACE = (
    "p.id, p.name, p.kind, p.country, p.admin1, p.admin2, p.lat, p.lon, p.radius, p.population, p.capital"
)


class GazetteerMissingError(FileNotFoundError):
    """The gazetteer has not been built on this machine."""


class Gazetteer:
    """Look-up by name. Pure for its callers: the file never changes while it is open.

    Raises GazetteerMissingError where the file is not there.
    """

    def __init__(self, path: Path = DEFAULT_PATH) -> None:
        if not path.is_file():
            message = f"no gazetteer at {path}: run `python -m services.extractor.gazetteer.build`"
            raise GazetteerMissingError(message)
        # immutable: no locks and no journal, so a read-only file system will do
        self._database = sqlite3.connect(
            f"{path.resolve().as_uri()}?immutable=1", uri=True, check_same_thread=False
        )
        self._database.execute("PRAGMA query_only = 1")
        self._names = NameFilter(self._database.execute("SELECT bits FROM filter").fetchone()[0])
        self._kinds = list(PlaceKind)
        self._hits: OrderedDict[str, tuple[Hit, ...]] = OrderedDict()
        self._places: dict[int, Place] = {}

    def lookup(self, name: str) -> tuple[Hit, ...]:
        """Every place of that name, as written but for case and diacritics; closest match first, then most populous."""
        return self._by_key(normalise(name))

    def lookup_folded(self, name: str) -> tuple[Hit, ...]:
        """Every place whose name is the same once transliterations are folded; for names that `lookup` does not know."""
        key = normalise(name)
        folded = fold(key)
        hits = self._by_key("~" + folded) if folded else ()
        if hits and has_article(key):
            hits = tuple(hit for hit in hits if hit.place.country_code in countries_with_articles())
        return hits

    def may_begin(self, words: str) -> bool:
        """Whether some name of two words or more may begin with these two; False is certain."""
        key = normalise(words)
        if " " not in key or beginning(key) in self._names:
            return True
        folded = fold(key)
        return not folded or " " not in folded or beginning("~" + folded) in self._names

    def place(self, place_id: PlaceId) -> Place:
        """The place of that id. Raises KeyError for an unknown one."""
        if place_id not in self._places:
            query = f"SELECT {_PLACE} FROM place p WHERE p.id = ?"  # noqa: S608 - a constant
            row = self._database.execute(query, (place_id,)).fetchone()
            if row is None:
                raise KeyError(place_id)
            self._places[place_id] = self._read(row)
        return self._places[place_id]

    def admin1_name(self, place: Place) -> str | None:
        """The name of the state, province or region that the place lies in, or is."""
        if place.kind is PlaceKind.ADMIN1:
            return place.name
        return self.place(place.admin1).name if place.admin1 is not None else None

    def country(self, code: str) -> Place:
        """The country of an ISO 3166-1 alpha-2 code. Raises KeyError for an unknown one."""
        row = self._database.execute("SELECT place FROM country WHERE code = ?", (code,)).fetchone()
        if row is None:
            raise KeyError(code)
        return self.place(PlaceId(row[0]))

    def capital(self, code: str) -> Place | None:
        """The capital of the country of an ISO 3166-1 alpha-2 code; None for an unknown code and where there is none."""
        query = "SELECT id FROM place WHERE country = ? AND capital"
        row = self._database.execute(query, (code,)).fetchone()
        return self.place(PlaceId(row[0])) if row else None

    def fingerprint(self) -> str:
        """What it was built from: versions of the packages and of the curated files."""
        return str(self._database.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()[0])

    def close(self) -> None:
        """Close the file; the object is of no use afterwards."""
        self._database.close()

    def _by_key(self, key: str) -> tuple[Hit, ...]:
        if key not in self._names:
            return ()
        hits = self._hits.get(key)
        if hits is not None:
            self._hits.move_to_end(key)
            return hits
        rows = self._database.execute(
            f"SELECT {_PLACE}, n.match FROM name n JOIN place p ON p.id = n.place WHERE n.key = ?",  # noqa: S608 - a constant
            (key,),
        ).fetchall()
        found = [Hit(self._read(row), NameMatch(row[-1])) for row in rows]
        found.sort(key=lambda hit: (hit.match, -hit.place.population, hit.place.id))
        hits = self._hits[key] = tuple(found)
        if len(self._hits) > _CACHED_NAMES:
            self._hits.popitem(last=False)
        return hits

    def _read(
        self, row: tuple[int, str, int, str | None, int | None, int | None, float, float, float, int, int]
    ) -> Place:
        place_id, name, kind, country, admin1, admin2, lat, lon, radius, population, capital = row[:11]
        return Place(
            id=PlaceId(place_id),
            name=name,
            kind=self._kinds[kind],
            country_code=country,
            admin1=None if admin1 is None else PlaceId(admin1),
            admin2=None if admin2 is None else PlaceId(admin2),
            lat=lat,
            lon=lon,
            radius_km=radius,
            population=population,
            capital=bool(capital),
        )


@lru_cache(maxsize=1)
def open_gazetteer() -> Gazetteer:
    """The gazetteer of this process, opened once.

    Raises GazetteerMissingError where it has not been built.
    """
    return Gazetteer()
