"""Texts in capitals get their case back without moving a character."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extractor.recase import recaser
from services.extractor.resources import load_resources

RECASE = recaser(
    {"bomb", "explode", "in", "the", "city", "of"},
    {"in", "the", "of"},
    lambda word: word == "cali",
    {"eln"},
    re.compile(r"(?!)"),
    lambda words, only_countries: False,
)


def test_words_are_lowered_names_and_acronyms_kept() -> None:
    assert (
        RECASE("THE ELN BOMBS EXPLODED IN THE CITY OF CALI, GOMEZ SAID")
        == "The ELN bombs exploded in the city of Cali, Gomez Said"
    )


def test_an_ordinary_text_stays_as_it_is() -> None:
    text = "The FMLN attacked a post in San Salvador."
    assert RECASE(text) == text


@given(text=st.text(max_size=80))
def test_length_is_kept(text: str) -> None:
    assert len(load_resources().recase(text.upper())) == len(text.upper())


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("THE MAYOR, DANIEL TORRES, WAS SHOT ON 4 MARCH.", "The mayor, Daniel Torres, was shot on 4 March."),
        ("TROOPS MARCH NORTH. GUNMEN FLED.", "Troops march north. Gunmen fled."),
        ("THE GENERAL SAID SO AND GENERAL PRICE LEFT.", "The general said so and general Price left."),
        ("THE SHINING PATH'S COLUMN BURNED A CAR.", "The Shining Path's column burned a car."),
        (
            "THE GREY DAWN MOVEMENT (GDM) STRUCK; THE GDM'S MEN FLED.",
            "The grey dawn movement (GDM) struck; the GDM's men fled.",
        ),
        ("THE MAYOR OF MEXICO CITY LEFT EL SALVADOR FOR NEW YORK.", "The mayor of Mexico City left El Salvador for New York."),
        ("A PROGOVERNMENT MACHINEGUN FIRED AT THE LARGEST BANK.", "A progovernment machinegun fired at the largest bank."),
    ],
)  # fmt: skip
def test_names_of_people_groups_and_months_get_their_capitals(text: str, cased: str) -> None:
    assert load_resources().recase(text) == cased
