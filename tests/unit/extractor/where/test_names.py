"""Names that are no town, though a gazetteer has their words, and towns that look like names of people."""

import pytest

from services.extractor.gazetteer.store import Gazetteer
from services.extractor.where.read import read_places


def names(text: str, gazetteer: Gazetteer) -> list[str]:
    return [toponym.name for toponym in read_places(None, text, None, gazetteer)]


@pytest.mark.parametrize(
    "text",
    [
        "Sofia, 7, and her aunt were hurt.",
        "Odessa, 7, and her grandmother Nina, 61, were hurt.",
        "Odessa, aged 7, and her grandmother were hurt.",
    ],
)
def test_a_name_with_an_age_behind_it_is_a_person(text: str, gazetteer: Gazetteer) -> None:
    assert names(text, gazetteer) == []


@pytest.mark.parametrize(
    "text", ["Sofia, 7 May, and a tram burned.", "Sofia and her aunt, 61, were in Plovdiv."]
)
def test_a_name_with_a_date_or_without_an_age_may_be_a_town(text: str, gazetteer: Gazetteer) -> None:
    assert "Sofia" in names(text, gazetteer)


@pytest.mark.parametrize(
    ("text", "town", "country"),
    [
        ("Gunmen fired at a bus in San Pedro Sula, Honduras.", "San Pedro Sula", "HN"),
        ("Two men were shot in San Pedro Sula on Monday.", "San Pedro Sula", "HN"),
        ("A missile hit Kryvyi Rih on Monday.", "Kryvyi Rih", "UA"),
    ],
)
def test_a_town_of_several_words_is_one_town_whatever_its_words_are_called(
    text: str, town: str, country: str, gazetteer: Gazetteer
) -> None:
    found = read_places(None, text, None, gazetteer)[0]
    assert (found.name, found.where.country_code) == (town, country)


@pytest.mark.parametrize(
    "body", ["University of the Philippines", "University of the Punjab", "Bank of the Bahamas"]
)
def test_what_a_university_or_a_bank_is_called_by_is_no_place(body: str, gazetteer: Gazetteer) -> None:
    assert names(f"She worked at the {body} before she was shot.", gazetteer) == []


def test_what_no_such_body_is_called_by_is_a_place(gazetteer: Gazetteer) -> None:
    assert names("A storm struck the north of the Philippines.", gazetteer) == ["Philippines"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A bus burned on Avenida El Sol in Cusco.", ["Cusco"]),
        ("A van burned in Calle Lima in Madrid.", ["Madrid"]),
        ("The tram stopped on Avenida El Salvador.", []),
        ("The tram stopped in El Salvador.", ["El Salvador"]),
        ("He lost his way in the avenida in Lima.", ["Lima"]),
    ],
)
def test_the_name_behind_a_foreign_word_for_a_street_is_no_place(
    text: str, places: list[str], gazetteer: Gazetteer
) -> None:
    assert names(text, gazetteer) == places
