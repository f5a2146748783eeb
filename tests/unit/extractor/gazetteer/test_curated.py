"""The curated files can be edited by anybody: this says what is wrong with a row."""

import pytest
from pydantic import ValidationError

from schemas.where import distance_km
from services.extractor.gazetteer.curated import (
    CuratedPlace,
    admin1_names,
    countries,
    curated_files,
    folded_countries,
)
from services.extractor.gazetteer.place import PlaceKind
from services.extractor.gazetteer.store import open_gazetteer

PLACES = [place for file in curated_files() for place in file.places]
INSIDE = [p for p in PLACES if p.parent and p.kind not in (PlaceKind.REGION, PlaceKind.SEA)]
ALIASES = [alias for file in curated_files() for alias in file.aliases]


def test_every_file_says_where_its_rows_are_from():
    assert all(file.source for file in curated_files())


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_a_place_lies_where_its_country_does(place):
    if place.country is None:
        assert place.kind in (PlaceKind.SEA, PlaceKind.REGION), f"{place.name} needs a country"
        return
    country = open_gazetteer().country(place.country)
    reach = 3 * country.radius_km + 200  # countries are no circles
    if place.country in ("US", "FR", "RU", "ID", "CL", "PT", "NO", "EC", "JP", "ES"):
        reach = 8000  # with islands or lands far away
    assert distance_km(*place.at, country.lat, country.lon) < reach


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_a_place_is_found_by_all_its_names(place):
    for name in (place.name, *place.aliases):
        found = {(hit.place.name, hit.place.country_code) for hit in open_gazetteer().lookup(name)}
        assert (place.name, place.country) in found, "rebuild: python -m services.extractor.gazetteer.build"


@pytest.mark.parametrize("place", INSIDE, ids=lambda place: place.name)
def test_a_district_or_site_lies_near_its_town(place):
    hits = open_gazetteer().lookup(place.parent)
    parents = [hit.place for hit in hits if hit.place.country_code == place.country]
    reach = (
        100 if any(parent.kind is PlaceKind.TOWN for parent in parents) else 350
    )  # provinces are no circles
    assert min(distance_km(*place.at, parent.lat, parent.lon) for parent in parents) < reach


def test_no_place_is_listed_twice():
    seen = [(p.name, p.country, p.parent) for p in PLACES]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("alias", ALIASES, ids=lambda alias: alias.of)
def test_an_alias_finds_the_place_that_it_is_of(alias):
    for name in alias.names:
        hits = open_gazetteer().lookup(name)
        assert any(h.place.country_code == alias.country and h.place.kind is alias.kind for h in hits)


def test_a_row_with_an_unknown_key_is_refused():
    with pytest.raises(ValidationError):
        CuratedPlace.model_validate(
            {"name": "X1", "kind": "town", "at": [0, 0], "radius_km": 1, "colour": "red"}
        )


def test_a_row_with_coordinates_the_wrong_way_round_is_refused_where_that_can_be_seen():
    with pytest.raises(ValidationError):
        CuratedPlace.model_validate({"name": "X1", "kind": "town", "at": [121.0, 14.6], "radius_km": 1})


def test_every_country_has_its_line():
    assert len(countries()) > 240
    assert countries()["NO"].people == ("Norwegian",)


def test_abbreviations_are_of_divisions_that_exist():
    gazetteer = open_gazetteer()
    short = [name for names in admin1_names().abbreviations.values() for name in names]
    assert [name for name in short if not gazetteer.lookup(name)] == []


def test_folding_is_for_countries():
    assert folded_countries() <= set(countries())
