"""The places and names that we keep ourselves, in `data/places/*.yaml`, for what the packaged sources lack."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

from services.extractor.gazetteer.place import PlaceKind

FOLDER = Path(__file__).parent / "data"
"""Everything in it takes part in the gazetteer's fingerprint."""

Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class CuratedPlace(_Row):
    """A place of our own: a district, square, base, camp, crossing, sea or region."""

    name: str = Field(min_length=2)
    aliases: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """Adjectives and people, in the singular."""
    kind: PlaceKind
    country: Country | None = None
    """ISO 3166-1 alpha-2. None for seas and for regions of several countries."""
    parent: str | None = Field(default=None, alias="in")
    """The town or province that it lies in, by a name that the gazetteer has in that country."""
    at: tuple[Annotated[float, Field(ge=-90, le=90)], Annotated[float, Field(ge=-180, le=180)]]
    """Degrees north and east."""
    radius_km: float = Field(gt=0, le=3500)
    source: str | None = None
    """Where the coordinates are from, if not from what the file's head says."""


class CuratedAlias(_Row):
    """Further names of a place that a packaged source has."""

    names: tuple[str, ...] = Field(min_length=1)
    of: str
    country: Country
    kind: PlaceKind = PlaceKind.TOWN


class CuratedFile(_Row):
    """One file: places and aliases of one part of the world."""

    source: str
    """Where its rows are from."""
    places: tuple[CuratedPlace, ...] = ()
    aliases: tuple[CuratedAlias, ...] = ()


class CuratedCountry(_Row):
    """A line of `countries.yaml`."""

    at: tuple[Annotated[float, Field(ge=-90, le=90)], Annotated[float, Field(ge=-180, le=180)]]
    people: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class Admin1Names(_Row):
    """`admin1_names.yaml`, by ISO 3166-2 code."""

    abbreviations: dict[str, tuple[str, ...]]
    people: dict[str, tuple[str, ...]]


def curated_files() -> Iterator[CuratedFile]:
    """Each curated file, in order of name. Raises pydantic.ValidationError for a bad one."""
    for path in sorted((FOLDER / "places").glob("*.yaml")):
        yield CuratedFile.model_validate(_load(path))


def countries() -> dict[str, CuratedCountry]:
    """Country code -> our part of the country's data."""
    rows = _load(FOLDER / "countries.yaml")
    return {code: CuratedCountry.model_validate(row) for code, row in rows.items()}


def admin1_names() -> Admin1Names:
    """Abbreviations and people of states and provinces."""
    return Admin1Names.model_validate(_load(FOLDER / "admin1_names.yaml"))


def folded_countries() -> frozenset[str]:
    """Countries whose names are also found by their folded spelling."""
    return frozenset(str(code) for code in _load(FOLDER / "folding.yaml")["countries"])


@lru_cache(maxsize=1)
def countries_with_articles() -> frozenset[str]:
    """Countries whose names may have an Arabic article: "al-Dali" is no town in China."""
    return frozenset(str(code) for code in _load(FOLDER / "folding.yaml")["articles"])


def _load(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))
