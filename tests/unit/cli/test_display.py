"""Dates as a person reads them."""

from datetime import date

import pytest

from schemas import When
from services.cli.display import interval_text


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (None, None, ""),
        (date(2020, 1, 2), date(2020, 1, 2), "2020-01-02"),
        (date(2020, 1, 2), date(2020, 1, 8), "2020-01-02..01-08"),
        (date(2019, 12, 23), date(2020, 1, 5), "2019-12-23..2020-01-05"),
        (date(2020, 1, 2), None, "from 2020-01-02"),
    ],
)
def test_a_date_shows_as_a_day_or_as_an_interval(start, end, shown):
    assert interval_text(When(start=start, end=end)) == shown
