"""Past-directed calendar arithmetic: the latest day that fits, seen from the day of publication."""

import calendar
from datetime import date, timedelta

_TOLERANCE_DAYS = 1  # a date this far ahead is today in another time zone, not last year


def weekday_before(day: date, weekday: int, *, strictly: bool = False) -> date:
    """The latest such weekday (Monday 0) up to the day, or before it if `strictly`."""
    back = (day.weekday() - weekday) % 7
    return day - timedelta(days=back or (7 if strictly else 0))


def weekday_after(day: date, weekday: int, *, strictly: bool = False) -> date:
    """The earliest such weekday from the day on, or after it if `strictly`."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead or (7 if strictly else 0))


def day_in_year(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_day_before(today: date, month: int, day: int) -> date | None:
    """The latest such date up to the day; a day of tolerance for time zones. 29 February seeks its leap year."""
    for year in range(today.year + 1, max(today.year - 9, 0), -1):
        found = day_in_year(year, month, day)
        if found is not None and found <= today + timedelta(days=_TOLERANCE_DAYS):
            return found
    return None


def month_day_after(today: date, month: int, day: int) -> date | None:
    """The earliest such date from the day on."""
    for year in range(today.year, min(today.year + 9, date.max.year + 1)):
        found = day_in_year(year, month, day)
        if found is not None and found >= today:
            return found
    return None


def month_span(year: int, month: int) -> tuple[date, date]:
    """First and last day. Months beyond 12 run into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def months_back(today: date, months: int) -> tuple[date, date]:
    """The calendar month so many months before the day's own."""
    index = today.year * 12 + today.month - 1 - months
    return month_span(max(index // 12, 1), index % 12 + 1)


def month_before(today: date, month: int, *, strictly: bool = False) -> tuple[date, date]:
    """The latest such month up to the day's own, or before it if `strictly`."""
    this_year = month < today.month or (month == today.month and not strictly)
    return month_span(today.year if this_year else today.year - 1, month)


def iso_week(day: date) -> tuple[date, date]:
    """Monday to Sunday around the day (ISO 8601)."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def weekend_before(today: date) -> tuple[date, date]:
    """The latest Saturday and Sunday that have begun."""
    saturday = weekday_before(today, 5)
    return saturday, saturday + timedelta(days=1)
