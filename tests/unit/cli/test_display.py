"""Tolls and dates as a person reads them."""

from datetime import date

import pytest

from schemas import Count, When
from services.cli.display import count_text, interval_text


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (None, ""),
        (Count.exactly(12), "12"),
        (Count.exactly(0), "0"),
        (Count.at_least(25), "25+"),
        (Count(low=None, best=30, high=None), "~30"),
        (Count(low=25, best=27, high=30), "27 (25-30)"),
        (Count(low=None, best=None, high=9), "?"),
    ],
)
def test_a_count_shows_what_bounds_it(count, shown):
    assert count_text(count) == shown


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
