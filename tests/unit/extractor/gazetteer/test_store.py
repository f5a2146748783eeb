"""Looking names up in the compiled gazetteer."""

import sqlite3
from pathlib import Path

import pytest

from services.extractor.gazetteer.build import is_current
from services.extractor.gazetteer.place import NameMatch, PlaceKind
from services.extractor.gazetteer.store import Gazetteer, GazetteerMissingError, open_gazetteer

HARD_SPELLINGS = {
    "Tel Abyad": "SY", "Ras al-Ain": "SY", "Hawija": "IQ", "Hodeidah": "YE", "Deir al-Balah": "PS", "Khan Sheikhoun": "SY",
    "Qamishli": "SY", "Daraa": "SY", "al-Qaim": "IQ", "Baiji": "IQ", "Tuz Khurmatu": "IQ", "Al-Bukamal": "SY", "Jalawla": "IQ",
    "Taji": "IQ", "Balad": "IQ", "Kirkuk": "IQ", "Ain al-Assad": "IQ", "Marib": "YE", "Mekelle": "ET", "Kharkov": "UA",
}  # fmt: skip


@pytest.mark.parametrize(("name", "country"), HARD_SPELLINGS.items())
def test_transliterated_names_resolve(name, country):
    gazetteer = open_gazetteer()
    hits = gazetteer.lookup(name) or gazetteer.lookup_folded(name)
    assert country in {hit.place.country_code for hit in hits}


def test_an_exact_match_comes_before_another_name():
    assert open_gazetteer().lookup("Islamabad")[0].match is NameMatch.NAME


def test_people_point_at_their_country():
    hits = open_gazetteer().lookup("Iraqis")
    assert [(hit.place.country_code, hit.place.kind, hit.match) for hit in hits] == [
        ("IQ", PlaceKind.COUNTRY, NameMatch.PEOPLE)
    ]


def test_a_county_knows_its_state():
    gazetteer = open_gazetteer()
    county = next(hit.place for hit in gazetteer.lookup("Wake County") if hit.place.country_code == "US")
    assert (county.kind, gazetteer.admin1_name(county)) == (PlaceKind.ADMIN2, "North Carolina")


def test_only_geonames_places_have_a_geonames_id():
    gazetteer = open_gazetteer()
    assert gazetteer.lookup("al-Qaim")[0].place.geonames_id == 92138
    assert gazetteer.lookup("Ain al-Assad")[0].place.geonames_id is None


def test_an_unknown_name_has_no_hits():
    assert open_gazetteer().lookup("Xyzzyville") == ()


def test_words_that_begin_no_name_are_told_at_once():
    assert not open_gazetteer().may_begin("Purple Elephant")
    assert open_gazetteer().may_begin("San Francisco")


def test_the_built_file_is_that_of_the_installed_data():
    assert is_current(), "run `python -m services.extractor.gazetteer.build`"


def test_a_missing_file_says_how_to_make_it(tmp_path):
    with pytest.raises(GazetteerMissingError, match=r"gazetteer\.build"):
        Gazetteer(tmp_path / "none.sqlite")


def test_a_file_of_something_else_is_not_current(tmp_path: Path):
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE something (x)")
    assert not is_current(path)
