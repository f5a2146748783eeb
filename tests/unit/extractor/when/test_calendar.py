"""Calendar arithmetic."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extractor.when.calendar import iso_week, month_before, month_day_before, weekday_before
from services.extractor.when.holidays import easter, holiday_before

DAYS = st.dates(date(1850, 1, 1), date(2150, 1, 1))


@given(DAYS, st.integers(0, 6))
def test_the_weekday_before_is_the_latest_one(day: date, weekday: int) -> None:
    found = weekday_before(day, weekday)
    assert found.weekday() == weekday
    assert 0 <= (day - found).days < 7


@given(DAYS)
def test_a_week_is_monday_to_sunday(day: date) -> None:
    first, last = iso_week(day)
    assert (first.weekday(), (last - first).days) == (0, 6)
    assert first <= day <= last


@given(DAYS, st.integers(1, 12))
def test_the_month_before_is_not_in_the_future(day: date, month: int) -> None:
    first, last = month_before(day, month)
    assert first.month == last.month == month
    assert first <= day


def test_a_leap_day_is_sought_in_its_leap_year() -> None:
    assert month_day_before(date(2023, 5, 1), 2, 29) == date(2020, 2, 29)


def test_tomorrow_counts_as_today_elsewhere() -> None:
    assert month_day_before(date(2019, 12, 31), 1, 1) == date(2020, 1, 1)


@pytest.mark.parametrize(("year", "day"), [(1961, (4, 2)), (2000, (4, 23)), (2019, (4, 21)), (2038, (4, 25))])
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Thanksgiving", date(2019, 11, 28)),
        ("Labor Day", date(2019, 9, 2)),
        ("Memorial  Day", date(2019, 5, 27)),
        ("Eid", None),
    ],
)
def test_feasts(name: str, day: date | None) -> None:
    assert holiday_before(date(2020, 1, 1), name) == day
