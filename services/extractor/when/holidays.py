"""The days that news call by name: fixed dates from `data/times.yaml`, movable feasts by rule."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from services.extractor.datafile import load_yaml
from services.extractor.when.calendar import day_in_year, weekday_after, weekday_before

_FIXED: dict[str, list[int]] = load_yaml("times.yaml")["holidays"]


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm, Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = c // 4, c % 4
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    return weekday_after(date(year, month, 1), weekday) + timedelta(weeks=nth - 1)


_MOVABLE: dict[str, Callable[[int], date]] = {
    "easter": easter,
    "easter sunday": easter,
    "easter monday": lambda year: easter(year) + timedelta(days=1),
    "good friday": lambda year: easter(year) - timedelta(days=2),
    "palm sunday": lambda year: easter(year) - timedelta(days=7),
    "ash wednesday": lambda year: easter(year) - timedelta(days=46),
    # as kept in the United States, whose papers use these names
    "martin luther king day": lambda year: _nth(year, 1, 0, 3),
    "martin luther king jr. day": lambda year: _nth(year, 1, 0, 3),
    "mother's day": lambda year: _nth(year, 5, 6, 2),
    "memorial day": lambda year: weekday_before(date(year, 5, 31), 0),
    "father's day": lambda year: _nth(year, 6, 6, 3),
    "labor day": lambda year: _nth(year, 9, 0, 1),
    "thanksgiving": lambda year: _nth(year, 11, 3, 4),
    "thanksgiving day": lambda year: _nth(year, 11, 3, 4),
    "black friday": lambda year: _nth(year, 11, 3, 4) + timedelta(days=1),
}

HOLIDAY = "|".join(
    re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s+")
    for name in sorted([*_FIXED, *_MOVABLE], key=lambda name: (-len(name), name))
)
"""Alternatives of a regular expression, to be compiled ignoring case."""


HOLIDAY_STEMS = tuple(sorted({name.split("'")[0] for name in [*_FIXED, *_MOVABLE]}))


def holiday_before(today: date, name: str) -> date | None:
    """The latest day of that name up to the day; None for a name that is not known."""
    key = " ".join(name.lower().replace("’", "'").split())
    for year in (today.year, today.year - 1):
        if key in _MOVABLE:
            found: date | None = _MOVABLE[key](year)
        elif key in _FIXED:
            found = day_in_year(year, *_FIXED[key])
        else:
            return None
        if found is not None and found <= today:
            return found
    return None


def holiday_in(year: int, name: str) -> date | None:
    """The day of that name in a year; None for a name that is not known."""
    key = " ".join(name.lower().replace("’", "'").split())
    if key in _MOVABLE:
        return _MOVABLE[key](year)
    return day_in_year(year, *_FIXED[key]) if key in _FIXED else None
