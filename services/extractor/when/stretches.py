"""Rules for days named by their week, night or number: "at the start of the week", "the night to Sunday", "on the 14th"."""

import calendar
import re
from datetime import date, timedelta

from schemas.when import When, WhenBasis, WhenPrecision
from services.extractor.when import vocabulary as v
from services.extractor.when.calendar import day_in_year, iso_week, month_before, weekday_before
from services.extractor.when.expression import Modality, day_of
from services.extractor.when.rule import Moment, Reading, Rule, unresolved

_DAY = timedelta(days=1)
_MONTHS = 4  # in two of which there is every day of a month
_WEEKS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}


def _read_night_to(match: re.Match[str], moment: Moment) -> Reading | None:
    """The night that ends on a day: it belongs to both."""
    if moment.today is None:
        return unresolved()
    day = weekday_before(moment.today, v.weekday_number(match["day"]))
    return Reading(_stretch(day - _DAY, day, WhenPrecision.DAY), Modality.PAST)


def _read_part_of_week(match: re.Match[str], moment: Moment) -> Reading | None:
    """Monday and Tuesday of the week for its start, Monday to today for "earlier in the week"."""
    if moment.today is None:
        return unresolved()
    monday = iso_week(moment.today)[0]
    last = moment.today if match["earlier"] else min(monday + _DAY, moment.today)
    return Reading(_stretch(monday, last, WhenPrecision.DAY), Modality.PAST)


def _read_week_of_month(match: re.Match[str], moment: Moment) -> Reading | None:
    month, week = v.month_number(match["month"]), _WEEKS[match["week"].lower()]
    if match["year"]:
        year = int(match["year"])
    elif moment.today is None:
        return unresolved(WhenBasis.EXPLICIT)
    else:
        year = month_before(moment.today, month)[0].year
    days = calendar.monthrange(year, month)[1]
    first = days - 6 if week < 0 else 1 + 7 * week
    when = _stretch(date(year, month, first), date(year, month, min(first + 6, days)), WhenPrecision.WEEK)
    return Reading(when.model_copy(update={"basis": WhenBasis.EXPLICIT}))


def _read_day_of_month(match: re.Match[str], moment: Moment) -> Reading | None:
    """The latest day of that number, or the next one where the clause speaks of the future."""
    if moment.today is None:
        return unresolved()
    number, month = int(match["number"]), moment.today.replace(day=1)
    for back in range(_MONTHS):
        index = month.year * 12 + month.month - 1 + (back if moment.ahead else -back)
        day = day_in_year(index // 12, index % 12 + 1, number)
        if day is not None and (day >= moment.today if moment.ahead else day <= moment.today):
            return Reading(day_of(day), Modality.FUTURE if moment.ahead else Modality.UNKNOWN)
    return None


def _stretch(first: date, last: date, precision: WhenPrecision) -> When:
    return When(start=first, end=last, precision=precision, basis=WhenBasis.RELATIVE)


RULES = (
    Rule(
        "night_to_weekday",
        ("night",),
        re.compile(rf"\bthe\s+night\s+to\s+(?:last\s+|this\s+)?(?P<day>{v.WEEKDAY})", re.IGNORECASE),
        _read_night_to,
    ),
    Rule(
        "part_of_week",
        ("week",),
        re.compile(
            r"\b(?:at|since|from)\s+the\s+(?:start|beginning)\s+of\s+the\s+week\b(?!\s+of)|\b(?P<earlier>earlier)\s+in\s+the\s+week\b",
            re.IGNORECASE,
        ),
        _read_part_of_week,
    ),
    Rule(
        "week_of_month",
        ("week",),
        re.compile(
            rf"\bthe\s+(?P<week>{'|'.join(_WEEKS)})\s+week\s+(?:of|in)\s+(?P<month>{v.MONTH})(?:,?\s+(?P<year>{v.YEAR})\b)?",
            re.IGNORECASE,
        ),
        _read_week_of_month,
    ),
    Rule(
        "day_of_month",
        ("the ",),
        re.compile(
            r"\b(?:on|of|by|early\s+on)\s+the\s+(?P<number>[12]?\d|3[01])(?:st|nd|rd|th)\b(?=[\s]*[,.;:)]|\s+(?!of\b)"
            r"(?:and|or|at|in|when|as|by|after|before|the|a|an|gunmen|[a-z]+(?:men|ers|ed))\b)",
            re.IGNORECASE,
        ),
        _read_day_of_month,
    ),
)
