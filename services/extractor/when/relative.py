"""Rules for times counted from the publication: "late Monday", "last night", "last week", "two days ago", "in recent months"."""

import re
from datetime import date, timedelta

from schemas.when import When, WhenBasis, WhenPrecision
from services.extractor.when import vocabulary as v
from services.extractor.when.calendar import (
    iso_week,
    month_span,
    months_back,
    weekday_after,
    weekday_before,
    weekend_before,
)
from services.extractor.when.explicit import SPAN_OF
from services.extractor.when.expression import Modality, Offset, Span, day_of
from services.extractor.when.night import night_from
from services.extractor.when.rule import Moment, Reading, Rule, unresolved

_DAY = timedelta(days=1)


def _interval(first: date, last: date, precision: WhenPrecision, *, series: bool = False) -> When:
    return When(start=first, end=last, precision=precision, basis=WhenBasis.RELATIVE, series=series)


def _read_weekday(match: re.Match[str], moment: Moment) -> Reading | None:
    today = moment.today
    if today is None:
        return unresolved()
    number, relation = v.weekday_number(match["day"]), " ".join((match["relation"] or "").lower().split())
    # "since Saturday's riot": the riot was on Saturday
    said = "" if match[0].endswith(("'s", "’s")) else (match["span"] or "").lower()
    span = SPAN_OF.get(said, Span.POINT)
    if relation in ("next", "coming", "this coming") or (
        moment.ahead and relation not in ("last", "past", "this past")
    ):
        day = weekday_after(today, number, strictly=relation != "")
        return Reading(day_of(day), Modality.FUTURE, span)
    if match["week"]:
        weeks = 1 if "last" in match["week"].lower() else 0
        monday = iso_week(today)[0] - timedelta(weeks=weeks)
        day = monday + timedelta(days=number) if weeks else weekday_before(today, number) - timedelta(weeks=1)
    else:
        day = weekday_before(today, number, strictly=relation in ("last", "past", "this past"))
    if span == Span.SINCE:
        when = When(start=day, end=None, precision=WhenPrecision.DAY, basis=WhenBasis.RELATIVE, series=True)
        return Reading(when, Modality.PAST, span)
    if "overnight" in ((match["before"] or "") + (match["part"] or "")).lower():
        first = day if day < today else day - _DAY
        return Reading(night_from(first, match), Modality.PAST, span)
    return Reading(day_of(day), Modality.PAST if relation else Modality.UNKNOWN, span)


def _read_weekday_range(match: re.Match[str], moment: Moment) -> Reading | None:
    if moment.today is None:
        return unresolved()
    first, last = v.weekday_number(match["first"]), v.weekday_number(match["last"])
    if moment.ahead:
        start = weekday_after(moment.today, first)
        return Reading(_interval(start, weekday_after(start, last), WhenPrecision.DAY), Modality.FUTURE)
    end = weekday_before(moment.today, last)
    return Reading(_interval(weekday_before(end, first), end, WhenPrecision.DAY))


def _read_before_last(match: re.Match[str], moment: Moment) -> Reading | None:
    """ "The Thursday before last": a week before the last one."""
    if moment.today is None:
        return unresolved()
    last = weekday_before(moment.today, v.weekday_number(match["day"]), strictly=True)
    return Reading(day_of(last - timedelta(weeks=1)), Modality.PAST)


def _read_near_day(match: re.Match[str], moment: Moment) -> Reading | None:
    today = moment.today
    if today is None:
        return unresolved()
    words = " ".join(match["near"].lower().split())
    if "tomorrow" in words:
        return Reading(day_of(today + _DAY * (2 if "after" in words else 1)), Modality.FUTURE)
    if "before yesterday" in words:
        return Reading(day_of(today - 2 * _DAY), Modality.PAST)
    if "yesterday" in words or words in ("last night", "last evening"):
        return Reading(day_of(today - _DAY), Modality.PAST)
    if "overnight" in words:
        return Reading(night_from(today - _DAY, match), Modality.PAST)
    return Reading(day_of(today))


def _read_unit(match: re.Match[str], moment: Moment) -> Reading | None:
    """ "last week", "earlier this month", "late last year", "next week", "over the weekend"."""
    today = moment.today
    if today is None:
        return unresolved()
    relation, unit = " ".join((match["relation"] or "").lower().split()), match["unit"].lower()
    steps = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(
        relation.split()[-1] if relation else "", 0
    )
    part = (match["part"] or "").lower()
    modality = (
        Modality.FUTURE
        if steps > 0
        else Modality.PAST
        if steps < 0 or "earlier" in part
        else Modality.UNKNOWN
    )
    if unit == "weekend":
        first, last = weekend_before(today)
        if steps < 0 and last >= today:
            first, last = first - timedelta(weeks=1), last - timedelta(weeks=1)
        if steps > 0 or moment.ahead:
            first = weekday_after(today, 5)
            return Reading(_interval(first, first + _DAY, WhenPrecision.DAY), Modality.FUTURE)
        return Reading(_interval(first, last, WhenPrecision.DAY), modality)
    if unit == "week":
        first, last = iso_week(today + timedelta(weeks=steps))
        precision = WhenPrecision.WEEK
    elif unit == "month":
        first, last = months_back(today, -steps)
        precision = WhenPrecision.MONTH
    else:
        first, last, precision = _year_part(today.year + steps, part)
    if "earlier" in part and steps == 0:
        last = today
    span = {"since": Span.SINCE, "until": Span.UNTIL, "till": Span.UNTIL}.get(
        (match["span"] or "").lower(), Span.POINT
    )
    if span == Span.SINCE:
        when = When(start=first, end=None, precision=precision, basis=WhenBasis.RELATIVE, series=True)
        return Reading(when, Modality.PAST, span)
    series = bool(match["alone"])
    return Reading(_interval(first, last, precision, series=series), modality, span)


def _year_part(year: int, part: str) -> tuple[date, date, WhenPrecision]:
    """A year; its first or last quarter where the text says early or late."""
    if "late" in part.split() or "end" in part:
        return month_span(year, 10)[0], month_span(year, 12)[1], WhenPrecision.MONTH
    if "early" in part.split():
        return month_span(year, 1)[0], month_span(year, 3)[1], WhenPrecision.MONTH
    return date(year, 1, 1), date(year, 12, 31), WhenPrecision.YEAR


def _read_ago(match: re.Match[str], moment: Moment) -> Reading | None:  # noqa: PLR0911 - one unit of time a line
    today = moment.today
    if today is None:
        return unresolved()
    fewest, most = v.amount_range(match["amount"])
    unit = match["unit"].lower().rstrip("s")
    if unit == "fortnight":
        fewest, most, unit = 2 * fewest, 2 * most, "week"
    anniversary = bool(match["exactly"])
    if unit in ("hour", "minute"):
        days = most // 24 if unit == "hour" else 0
        return Reading(_interval(today - _DAY * days, today - _DAY * days, WhenPrecision.DAY), Modality.PAST)
    if unit in ("day", "night"):
        return Reading(_interval(_back(today, most), _back(today, fewest), WhenPrecision.DAY), Modality.PAST)
    if unit == "week":
        if fewest == most == 1:
            return Reading(day_of(today - timedelta(weeks=1)), Modality.PAST)
        first, last = iso_week(_back(today, 7 * most))[0], iso_week(_back(today, 7 * fewest))[1]
        return Reading(_interval(first, last, WhenPrecision.WEEK), Modality.PAST)
    if unit == "month":
        first, last = months_back(today, most)[0], months_back(today, fewest)[1]
        return Reading(_interval(first, last, WhenPrecision.MONTH), Modality.PAST)
    times = 10 if unit == "decade" else 1
    if anniversary and fewest == most:
        same_day = Offset(0, 0, years=fewest * times).of(day_of(today))
        return Reading(
            same_day.model_copy(update={"basis": WhenBasis.RELATIVE}), Modality.PAST, anniversary=True
        )
    first_year, last_year = max(1, today.year - most * times), max(1, today.year - fewest * times)
    return Reading(
        _interval(date(first_year, 1, 1), date(last_year, 12, 31), WhenPrecision.YEAR), Modality.PAST
    )


def _back(today: date, days: int) -> date:
    return date.fromordinal(max(1, today.toordinal() - days))


def _read_recent(match: re.Match[str], moment: Moment) -> Reading | None:
    """ "in recent months", "over the past two weeks": a series, unless the stretch is a single day or week."""
    today = moment.today
    if today is None:
        return Reading(When(basis=WhenBasis.RELATIVE, series=True), Modality.PAST)
    unit = match["unit"].lower().rstrip("s")
    amount = match["amount"]
    most = 1 if not amount and not match["unit"].lower().endswith("s") else v.amount_range(amount)[1]
    days = (-(-most // 24) if unit == "hour" else 0) if unit in ("hour", "minute") else most * v.DAYS_OF[unit]
    when = _interval(_back(today, days), today, v.PRECISION_OF[unit], series=days > 7)  # noqa: PLR2004 - a week
    return Reading(when, Modality.PAST)


_SPAN = r"(?:(?P<span>since|until|till)\s+)?"
_BEFORE = (
    r"(?P<before>(?:in\s+)?(?:the\s+)?(?:early|late|small|wee|predawn|pre-dawn|morning"
    r"|evening|night)(?:\s+hours)?(?:\s+(?:of|on))?\s+"
    r"|overnight(?:\s+on)?\s+|(?:the\s+)?(?:morning|night|evening|afternoon|eve)\s+of\s+)?"
)
_AMOUNT = rf"(?:(?P<amount>{v.AMOUNT})[\s-]+)"

RULES = (
    Rule(
        "weekday_range",
        v.WEEKDAY_STEMS,
        re.compile(
            rf"\b(?:between\s+|from\s+)?(?:early\s+|late\s+)?(?P<first>{v.WEEKDAY})"
            rf"(?:\s+{v.DAYPART})?\s*(?:(?:in)?to|through|until|(?<=\s)and|-|–)\s*(?:early\s+|late\s+"
            rf"|the\s+early\s+hours\s+of\s+)?(?P<last>{v.WEEKDAY})(?:\s+{v.DAYPART})?",
            re.IGNORECASE,
        ),
        lambda m, t: _read_weekday_range(m, t) if _joins(m) else None,
    ),
    Rule(
        "weekday",
        v.WEEKDAY_STEMS,
        re.compile(
            rf"(?<!bloody )(?<!black )(?<!super )\b{_SPAN}{_BEFORE}(?P<relation>last|this\s+past"
            rf"|this\s+coming|this|past|next|coming)?\s*\b(?P<day>{v.WEEKDAY})(?:['’]s)?"
            rf"(?P<part>\s+(?:in\s+the\s+)?{v.DAYPART})?(?P<week>,?\s+(?:of\s+)?last\s+week"
            r"|\s+a\s+week\s+ago)?(?!\w|\s+Night\s+(?:Live|Football|Lights))",
            re.IGNORECASE,
        ),
        _read_weekday,
    ),
    Rule(
        "week_ago_weekday",
        ("week",),
        re.compile(
            r"\b(?P<span>)(?P<before>)(?P<relation>)(?P<week>a\s+week\s+ago|last\s+week)\s+(?:on\s+)?"
            rf"(?P<day>{v.WEEKDAY})(?P<part>\s+{v.DAYPART})?",
            re.IGNORECASE,
        ),
        _read_weekday,
    ),
    Rule(
        "weekday_before_last",
        ("before last",),
        re.compile(rf"\b(?:the\s+)?(?P<day>{v.WEEKDAY})\s+before\s+last\b", re.IGNORECASE),
        _read_before_last,
    ),
    Rule(
        "near_day",
        ("day", "night", "tomorrow", "morning", "evening", "afternoon"),
        re.compile(
            r"(?<!usa )\b(?P<near>(?:the\s+)?day\s+(?:before\s+yesterday|after\s+tomorrow)|(?:"
            r"(?:early|late|earlier)\s+)?(?:yesterday|today|tonight|tomorrow)"
            r"|(?:(?:early|late|earlier)\s+)?(?:this|yesterday|tomorrow)\s+(?:morning|afternoon"
            r"|evening)|late\s+last\s+night|last\s+(?:night|evening)|(?<!kept )overnight(?=\s*"
            r"(?:[,.;]|as|when|in|at|by|after|on|near|outside|that|showed|shooting|attack|and|to|with"
            r"|from|into|killed|$)))\b",
            re.IGNORECASE,
        ),
        _read_near_day,
    ),
    Rule(
        "unit",
        ("week", "month", "year"),
        re.compile(
            rf"\b{_SPAN}(?P<part>(?:(?:early|earlier|late|later|mid|sometime)\s+|(?:at\s+)?the\s+"
            r"(?:end|beginning|start|middle)\s+of\s+)?)(?P<relation>last|this\s+past|this|next"
            r"|the\s+coming)\s+(?P<unit>week|month|year|weekend)\b(?P<alone>\s+alone)?(?!['’]s\s+end)",
            re.IGNORECASE,
        ),
        _read_unit,
    ),
    Rule(
        "weekend",
        ("weekend",),
        re.compile(
            r"\b(?P<span>)(?P<part>)(?P<alone>)(?:over|during|at|on|through)\s+(?P<relation>)the\s+"
            r"(?P<unit>weekend)\b",
            re.IGNORECASE,
        ),
        _read_unit,
    ),
    Rule(
        "ago",
        (" ago", "\nago"),
        re.compile(
            rf"\b{_AMOUNT}?(?P<unit>{v.UNIT})\s+ago\b(?P<exactly>\s+(?:today|this\s+(?:week|month)"
            rf"|to\s+the\s+day|on\s+(?={v.WEEKDAY})))?",
            re.IGNORECASE,
        ),
        _read_ago,
    ),
    Rule(
        "recent",
        ("last", "past", "recent", "previous", "preceding"),
        re.compile(
            r"\b(?:in|over|during|within|for)\s+(?:the\s+|these\s+)?(?:last|past|recent|previous"
            rf"|preceding)\s+{_AMOUNT}?(?P<unit>{v.UNIT})\b(?!\s+of\b|['’]s)",
            re.IGNORECASE,
        ),
        _read_recent,
    ),
)


def _joins(match: re.Match[str]) -> bool:
    """ "Monday and Tuesday" are two days; "between Monday and Tuesday" is a stretch."""
    words = match[0].lower()
    return " and " not in words or words.startswith("between")
