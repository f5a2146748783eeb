"""Stretches of a road."""

import pytest

from schemas.where import WherePrecision, distance_km
from services.extractor.where.read import read_places


@pytest.mark.parametrize(
    "text",
    [
        "A lorry was attacked on the road between Bamako and Segou.",
        "The truck was travelling from Bamako to Segou when it was attacked.",
        "Gunmen stopped a bus on the Bamako-Segou road.",
    ],
)
def test_two_ends_of_a_road_are_the_stretch_between(text, gazetteer):
    (stretch,) = read_places(None, text, None, gazetteer)
    where = stretch.where
    assert (where.name, where.precision) == ("between Bamako and Segou", WherePrecision.NEAR)
    assert distance_km(where.lat, where.lon, 13.04, -7.11) < 15
    assert 90 < where.radius_km < 130


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Bamako and Segou failed in Mopti.",
        "People fled from Bamako to Segou.",
        "In Bamako and Segou, shops closed.",
    ],
)
def test_two_towns_are_no_road(text, gazetteer):
    assert "Bamako" in [t.name for t in read_places(None, text, None, gazetteer)]
