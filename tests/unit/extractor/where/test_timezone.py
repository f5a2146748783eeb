"""What hour it is where an article plays."""

from datetime import UTC, datetime

import pytest

from services.extractor.where.read import read_places
from services.extractor.where.timezone import utc_offset

EVENING = datetime(2024, 5, 15, 3, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("TUXPAN, Mexico - Two people were hurt in a fire.", -6),
        ("Floods hit Wellington on Tuesday.", 12),
        ("LIMA (Agency) - A bus that had left from Tokyo crashed.", -5),
        ("Two people were hurt in a fire.", None),
        ("Floods hit Brazil on Tuesday.", None),
    ],
)
def test_the_dateline_or_the_first_place_sets_the_clock(text, hours, gazetteer):
    found = read_places(None, text, None, gazetteer)
    assert utc_offset(found, EVENING) in ((hours,) if hours is None else (hours - 1, hours, hours + 1))


def test_a_date_without_an_hour_is_that_date_everywhere(gazetteer):
    found = read_places(None, "TUXPAN, Mexico - Two people were hurt in a fire.", None, gazetteer)
    assert utc_offset(found, datetime(2024, 5, 15, tzinfo=UTC)) is None
