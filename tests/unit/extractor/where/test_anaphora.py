"""Words that point at a place without naming it."""

import pytest

from services.extractor.where.read import read_places, with_pointing_words
from services.extractor.where.toponym import Context


def pointers(text, gazetteer, title=None):
    """What each pointing word stands for, in order."""
    found = with_pointing_words(title, text, read_places(title, text, None, gazetteer))
    return [t.place.name for t in found if t.context is Context.ANAPHOR]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed six in Potiskum on Monday. Militants attacked the same town in 2015.",
        "A footbridge in Potiskum was closed. It had collapsed there in 2009.",
        "Shots were fired in Potiskum. Police searched houses in the city all night.",
        "POTISKUM, Nigeria (Agency) - Five people died. A trader from Kano was hurt in the same town.",
    ],
)
def test_a_pointing_word_stands_for_the_place_named_last(text, gazetteer):
    assert pointers(text, gazetteer) == ["Potiskum"]


def test_an_area_is_the_town_in_a_province_that_is_named_after_it(gazetteer):
    text = "A quake shook Potiskum in Nigeria's Yobe state. In 2013 another one hit the same area."
    assert pointers(text, gazetteer) == ["Potiskum"]


@pytest.mark.parametrize(
    "text",
    [
        "Shots were heard in Kano. There were no victims.",
        "Kano was calm in the state of emergency.",
        "They met there.",
    ],
)
def test_what_points_at_no_place_is_left_alone(text, gazetteer):
    assert pointers(text, gazetteer) == []


@pytest.mark.parametrize(
    ("text", "capital"),
    [
        ("A car bomb went off in the Syrian capital on Monday.", "Damascus"),
        ("Gunmen shot a judge in Pakistan's capital.", "Islamabad"),
        ("Fire broke out in the capital of Norway, killing two.", None),
        ("A car bomb went off in the Syrian capital Damascus.", None),
    ],
)
def test_the_capital_of_a_country_is_its_town(text, capital, gazetteer):
    seats = [t.place.name for t in read_places(None, text, None, gazetteer) if "capital" in t.name]
    assert seats == ([capital] if capital else [])
