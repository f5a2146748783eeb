"""Rules for calendar dates: "Dec. 31, 2019", "31 December", "30 DEC 89", "2019-12-31", "13.3.2025", "in March", "in 2014"."""

import re
from datetime import date

from schemas.when import When, WhenBasis, WhenPrecision
from services.extractor.when import vocabulary as v
from services.extractor.when.calendar import (
    day_in_year,
    month_before,
    month_day_after,
    month_day_before,
    month_span,
)
from services.extractor.when.expression import Modality, Span, day_of
from services.extractor.when.rule import Moment, Reading, Rule, unresolved

_EXPLICIT = WhenBasis.EXPLICIT
_FIRST_CENTURY_OF_TWO_DIGITS = 70  # "89" is 1989, "14" is 2014
# "16 January of last year", "in March two years ago": the year, counted from the one of publication
_NUMBER = rf"(?:{v.any_of(list(v.AMOUNTS))}|\d{{1,3}})"
_COUNTED_YEAR = (
    rf"(?:,?\s+(?:(?:of\s+|in\s+)?(?P<which>last|this)\s+year|(?P<ago>{_NUMBER})\s+years?\s+ago)\b)"
)
_PREFIX = (
    rf"(?P<span>since|until|till)?\s*(?:(?P<weekday>{v.WEEKDAY_BEFORE_DATE})(?:\s+{v.DAYPART})?,?\s+)?"
    r"(?:the\s+)?"
)
SPAN_OF = {"since": Span.SINCE, "until": Span.UNTIL, "till": Span.UNTIL}


def _full_year(words: str) -> int:
    year = int(words.lstrip("'’"))
    return year if year > 99 else year + (1900 if year >= _FIRST_CENTURY_OF_TWO_DIGITS else 2000)  # noqa: PLR2004


def _year_of(match: re.Match[str], moment: Moment) -> int | None:
    """The year that is said with a date; None where none is, or where the day of publication is unknown."""
    if match["year"]:
        return _full_year(match["year"])
    which, ago = match.groupdict().get("which"), match.groupdict().get("ago")
    if moment.today is None or not (which or ago):
        return None
    back = {"last": 1, "this": 0}[which.lower()] if which else v.amount_range(ago)[0]
    return moment.today.year - back


def _span_of(match: re.Match[str]) -> Span:
    return SPAN_OF.get((match.groupdict().get("span") or "").lower(), Span.POINT)


def _days(first: date | None, last: date | None, moment: Moment, span: Span = Span.POINT) -> Reading | None:
    if first is None or last is None or last < first:
        return None
    # a day ahead may be today in another time zone
    future = moment.today is not None and (first - moment.today).days > (0 if moment.ahead else 1)
    end = None if span == Span.SINCE else last
    return Reading(
        When(start=first, end=end, precision=WhenPrecision.DAY, basis=_EXPLICIT, series=span == Span.SINCE),
        Modality.FUTURE if future else Modality.UNKNOWN,
        span,
    )


def _read_month_day(match: re.Match[str], moment: Moment) -> Reading | None:
    month, day = v.month_number(match["month"]), int(re.sub(r"\D", "", match["day"]))
    last_day = int(re.sub(r"\D", "", match["last"] or match["day"]))
    year = _year_of(match, moment)
    if year is not None:
        return _days(
            day_in_year(year, month, day), day_in_year(year, month, last_day), moment, _span_of(match)
        )
    if moment.today is None:
        return unresolved(_EXPLICIT)
    seek = month_day_after if moment.ahead else month_day_before
    first = seek(moment.today, month, day)
    if first is None:
        return None
    first = _on_its_weekday(first, match.groupdict().get("weekday"))
    return _days(first, day_in_year(first.year, month, last_day), moment, _span_of(match))


def _on_its_weekday(day: date, weekday: str | None) -> date:
    """The date in the year before or after, where it falls on the weekday that is said with it: "Tuesday, Sept. 13"."""
    if weekday is None or day.weekday() == v.weekday_number(weekday):
        return day
    others = [day_in_year(day.year + step, day.month, day.day) for step in (1, -1)]
    return next((d for d in others if d is not None and d.weekday() == v.weekday_number(weekday)), day)


def _read_iso(match: re.Match[str], moment: Moment) -> Reading | None:
    day = day_in_year(int(match["year"]), int(match["month"]), int(match["day"]))
    return _days(day, day, moment)


def _read_numeric(match: re.Match[str], moment: Moment) -> Reading | None:
    first, second, year = int(match["first"]), int(match["second"]), _full_year(match["year"])
    day_first, month_first = day_in_year(year, second, first), day_in_year(year, first, second)
    if match["separator"] == ".":
        month_first = None  # only day-first orders are written with stops
    options = [day for day in (month_first, day_first) if day is not None]
    if not options:
        return None
    if len(options) == 1 or options[0] == options[1]:
        return _days(options[0], options[0], moment)
    if moment.today is None:
        return unresolved(_EXPLICIT)
    past = [day for day in options if day <= moment.today]
    best = min(past or options, key=lambda day: abs((moment.today - day).days) if moment.today else 0)
    return _days(best, best, moment)


def _read_month(match: re.Match[str], moment: Moment) -> Reading | None:
    month, lead = v.month_number(match["month"]), (match["lead"] or "").lower()
    span = next((SPAN_OF[word] for word in lead.split() if word in SPAN_OF), Span.POINT)
    year = _year_of(match, moment)
    if year is not None:
        first, last = month_span(year, month)
    elif moment.today is None:
        return unresolved(_EXPLICIT)
    else:
        first, last = month_before(moment.today, month, strictly="last" in lead.split())
        if moment.ahead or "next" in lead.split():
            first, last = month_span(first.year + (last < moment.today), month)
    return stretch(first, last, WhenPrecision.MONTH, moment, span)


def stretch(first: date, last: date, precision: WhenPrecision, moment: Moment, span: Span) -> Reading:
    if span == Span.SINCE:
        return Reading(
            When(start=first, end=None, precision=precision, basis=_EXPLICIT, series=True), span=span
        )
    future = moment.today is not None and first > moment.today
    return Reading(
        When(start=first, end=last, precision=precision, basis=_EXPLICIT),
        Modality.FUTURE if future else Modality.UNKNOWN,
        span,
    )


def _read_year(match: re.Match[str], moment: Moment) -> Reading | None:
    year = int(match["year"])
    span = next((SPAN_OF[w] for w in (match["lead"] or "").lower().split() if w in SPAN_OF), Span.POINT)
    return stretch(date(year, 1, 1), date(year, 12, 31), WhenPrecision.YEAR, moment, span)


def _read_9_11(_match: re.Match[str], _moment: Moment) -> Reading:
    return Reading(day_of(date(2001, 9, 11), _EXPLICIT), Modality.PAST)


_TO = r"\s*(?:-|–|—|to|and|or|through)\s*"
_LEAD_WORD = (
    r"(?:in|during|of|since|until|till|by|last|this|next|early|late|mid|mid-|earlier|from"
    r"|before|after|around|to|end\s+of|beginning\s+of|start\s+of|middle\s+of|month\s+of"
    r"|back\s+in|for)"
)

RULES = (
    Rule(
        "iso",
        v.YEAR_STEMS,
        re.compile(
            r"(?<![\w/-])(?P<year>(?:1[5-9]|20)\d\d)[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})"
            r"(?![\w/-])"
        ),
        _read_iso,
    ),
    Rule(
        "month_day",
        v.MONTH_STEMS,
        re.compile(
            rf"\b{_PREFIX}(?P<month>{v.MONTH})\s*(?P<day>{v.ORDINAL_DAY})(?!\d|[:.]\d|,\d|\s*"
            r"(?:[ap]\.?m\b|people\b))"
            rf"(?:{_TO}(?P<last>{v.ORDINAL_DAY})(?!\d|[:.,]\d|\s*[ap]\.?m))?"
            rf"(?:(?:,?\s+(?:of\s+|in\s+)?(?P<year>{v.YEAR})\b)|{_COUNTED_YEAR})?",
            re.IGNORECASE,
        ),
        _read_month_day,
    ),
    Rule(
        "day_month",
        v.MONTH_STEMS,
        re.compile(
            rf"(?<![\d.,:/-]){_PREFIX}\b(?P<day>{v.ORDINAL_DAY})(?:{_TO}(?P<last>{v.ORDINAL_DAY}))?\s+"
            rf"(?:of\s+)?(?P<month>{v.MONTH})"
            rf"(?:(?:,?\s+(?:of\s+)?(?P<year>{v.YEAR}|['’]?\d\d(?=\s*(?:--|[\])])))\b)|{_COUNTED_YEAR})?",
            re.IGNORECASE,
        ),
        _read_month_day,
    ),
    Rule(
        "short_year",
        v.MONTH_STEMS,
        re.compile(
            rf"(?<![\d.,:/-])(?P<span>since)?\b(?P<day>{v.DAY})(?P<last>)\s(?P<month>{v.MONTH})\s"
            r"(?P<year>\d\d)\b(?![\d:.,]\d)"
        ),
        _read_month_day,
    ),
    Rule(
        "numeric",
        ("/", "-", "."),
        re.compile(
            r"(?<![\w/.-])(?P<first>\d{1,2})(?P<separator>[/.-])(?P<second>\d{1,2})(?P=separator)"
            r"(?P<year>(?:19|20)\d\d|(?<=/)\d\d)(?![\w/-]|\.\d)"
        ),
        _read_numeric,
    ),
    Rule("9/11", ("9/11",), re.compile(r"(?<![\w/])9/11(?![\w/])"), _read_9_11),
    Rule(
        "month_year",
        v.YEAR_STEMS,
        re.compile(
            rf"\b(?P<lead>(?:{_LEAD_WORD}\s+)*(?:early-?|late-?|mid-?)?\s*)(?P<month>{v.MONTH})(?:,"
            rf"|\s+of)?\s+(?P<year>{v.YEAR})\b",
            re.IGNORECASE,
        ),
        _read_month,
    ),
    Rule(
        "month",
        v.MONTH_STEMS,
        re.compile(
            rf"\b(?P<lead>(?:{_LEAD_WORD}\s+)+(?:the\s+)?(?:early|late|mid)?-?\s*)(?P<month>{v.MONTH})"
            rf"(?P<year>)(?![.\s]*\d|['’]|(?-i:\s+[A-Z][a-z])){_COUNTED_YEAR}?",
            re.IGNORECASE,
        ),
        _read_month,
    ),
    Rule(
        "month_of_event",
        v.MONTH_STEMS,
        re.compile(
            r"\b(?P<lead>(?:a|the|its|his|their|that)\s+)(?P<month>(?!MA[RY])"
            rf"(?:{v.capitalised(list(v.MONTHS))}))(?P<year>)\.?\s+(?=[a-z]|[A-Z]{{3}})"
        ),
        _read_month,
    ),
    Rule(
        "year",
        v.YEAR_STEMS,
        re.compile(
            r"\b(?P<lead>(?:in|since|during|until|till|of|by|from|early|late|mid|back\s+in|end\s+of)"
            rf"(?:\s+|-)(?:early\s+|late\s+|mid-)?)(?P<year>{v.YEAR})\b(?!\s*(?:block|hours|people"
            r"|[-–/]\s*\d)|[,.:]\d|s\b)",
            re.IGNORECASE,
        ),
        _read_year,
    ),
    Rule(
        "year_of_event",
        v.YEAR_STEMS,
        re.compile(
            r"\b(?P<lead>(?:the|a|that|his|its|their)\s+)(?P<year>(?:19|20)\d\d)\b(?=\s+(?:[a-z]"
            r"|[A-Z]{3}))(?!\s*(?:block|hours|people)|s\b)"
        ),
        _read_year,
    ),
    Rule("year_in_brackets", v.YEAR_STEMS, re.compile(r"\((?P<lead>)(?P<year>(?:19|20)\d\d)\)"), _read_year),
)
