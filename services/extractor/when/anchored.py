"""Rules for times counted from another incident or from a day just named: "two days before the raid", "a day earlier"."""

import re
from datetime import date, timedelta

from schemas.when import When, WhenBasis, WhenPrecision
from services.extractor.when import vocabulary as v
from services.extractor.when.expression import Modality, Offset, day_of
from services.extractor.when.holidays import HOLIDAY, holiday_before
from services.extractor.when.rule import Moment, Reading, Rule, unresolved

_HALF_DAY_HOURS = 12  # from here on hours may reach into the next day


def _anchored(offset: Offset) -> Reading:
    return Reading(When(basis=WhenBasis.ANCHORED), offset=offset)


def _read_distance(match: re.Match[str], moment: Moment) -> Reading | None:
    fewest, most = v.amount_range(match["amount"])
    unit, back = (
        match["unit"].lower().rstrip("s"),
        match["side"].lower() in ("before", "earlier", "prior", "previously"),
    )
    if unit in ("hour", "minute"):
        reach = int(unit == "hour" and most >= _HALF_DAY_HOURS) * max(1, most // 24)
        return _anchored(Offset(-reach, 0) if back else Offset(0, reach))
    days = (fewest * v.DAYS_OF[unit], most * v.DAYS_OF[unit])
    if match.groupdict().get("holiday"):
        return _from_holiday(match["holiday"], days[0] * (-1 if back else 1), moment)
    precision = v.PRECISION_OF[unit]
    if precision != WhenPrecision.DAY and days[0] == days[1] and not (unit == "week" and fewest == 1):
        slack = v.DAYS_OF[unit] // 2
        days = (days[0] - slack, days[1] + slack)
    elif unit == "week" and fewest == 1:
        precision = WhenPrecision.DAY
    return _anchored(Offset(-days[1], -days[0], precision) if back else Offset(days[0], days[1], precision))


def _from_holiday(name: str, days: int, moment: Moment) -> Reading | None:
    if moment.today is None:
        return unresolved(WhenBasis.EXPLICIT)
    feast = holiday_before(moment.today + timedelta(days=max(0, -days)), name)
    return None if feast is None else Reading(day_of(feast + timedelta(days=days), WhenBasis.EXPLICIT))


_NEXT = dict.fromkeys(("previous", "before", "preceding", "prior", "earlier"), -1)
_NEXT |= dict.fromkeys(("next", "following", "after", "later"), 1) | {"same": 0, "that": 0}


def _read_neighbour(match: re.Match[str], _moment: Moment) -> Reading | None:
    side = _NEXT[(match["side"] or match["behind"]).lower()]
    unit = match["unit"].lower()
    if unit in ("week", "month", "year"):
        days = v.DAYS_OF[unit]
        return _anchored(
            Offset(side * days - days // 2, side * days + days // 2, v.PRECISION_OF[unit])
            if side
            else Offset(0, 0)
        )
    return _anchored(Offset(side, side))


def _read_anniversary(match: re.Match[str], moment: Moment) -> Reading | None:
    today, years = moment.today, _years(match)
    if today is None or years is None or years >= today.year:
        return Reading(When(basis=WhenBasis.RELATIVE), Modality.PAST, anniversary=True)
    year = today.year - years
    when = When(
        start=date(year, 1, 1), end=date(year, 12, 31), precision=WhenPrecision.YEAR, basis=WhenBasis.RELATIVE
    )
    return Reading(when, Modality.PAST, anniversary=True)


def _read_to_the_day(match: re.Match[str], moment: Moment) -> Reading | None:
    """The very day so many years before the day named beside it, or before the publication."""
    reading, years = _read_anniversary(match, moment), _years(match)
    if moment.today is None or years is None or reading is None or reading.when.start is None:
        return reading
    offset = Offset(0, 0, years=years)
    when = offset.of(day_of(moment.today))
    return Reading(when, Modality.PAST, anniversary=True, offset=offset)


_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
}
_ORDINALS |= {"ninth": 9, "tenth": 10, "fifteenth": 15, "twentieth": 20, "thirtieth": 30, "fortieth": 40}
_ORDINALS |= {"fiftieth": 50, "hundredth": 100, "one-year": 1}


def _years(match: re.Match[str]) -> int | None:
    words = (match["years"] or "").lower()
    digits = re.sub(r"\D", "", words)
    if digits:
        return int(digits)
    return _ORDINALS.get(words, v.AMOUNTS.get(words))


_AMOUNT = rf"(?:(?P<amount>{v.AMOUNT})[\s-]+)"
RULES = (
    Rule(
        "distance",
        ("before", "earlier", "prior", "previously", "after", "later"),
        re.compile(
            rf"\b{_AMOUNT}?(?P<unit>{v.UNIT})\s+(?P<side>before|earlier|prior|previously|after|later"
            rf"|afterwards|afterward)\b(?:\s+(?P<holiday>{HOLIDAY})\b)?",
            re.IGNORECASE,
        ),
        _read_distance,
    ),
    Rule(
        "since",
        ("since",),
        re.compile(
            rf"\bit(?:\s+has|['’]s|\s+is|\s+was|\s+will)(?:\s+(?:now|been|be|just|exactly|almost|nearly)){{0,3}}\s+"
            rf"{_AMOUNT}(?P<unit>{v.UNIT})\s+(?P<side>since)\b",
            re.IGNORECASE,
        ),
        _read_distance,
    ),
    Rule(
        "neighbour",
        ("previous", "preceding", "next", "following", "same", "before", "after"),
        re.compile(
            r"\b(?:on\s+|in\s+)?(?:the\s+(?P<side>previous|preceding|next|following|same)\s+|"
            r"(?P<that>the\s+))(?P<unit>day|night|evening|morning|afternoon|week|month|year)\b(?:\s+"
            r"(?P<behind>before|after))?(?!\s+(?:yesterday|tomorrow|of\b))",
            re.IGNORECASE,
        ),
        lambda m, t: _read_neighbour(m, t) if m["side"] or m["behind"] else None,
    ),
    Rule(
        "same",
        ("that ", "that\n"),
        re.compile(
            r"\b(?:on\s+)?(?P<side>that)(?P<behind>)\s+(?:same\s+)?(?P<unit>day|night|evening|morning"
            r"|afternoon)\b",
            re.IGNORECASE,
        ),
        _read_neighbour,
    ),
    Rule(
        "anniversary",
        ("anniversar",),
        re.compile(
            rf"\b(?:(?P<years>\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})[\s-]+)?anniversar(?:y"
            r"|ies)(?:\s+of)?",
            re.IGNORECASE,
        ),
        _read_anniversary,
    ),
    Rule(
        "years_since",
        ("mark",),
        re.compile(
            rf"\bmark(?:s|ed|ing)?\s+(?P<years>{v.AMOUNT})\s+years\s+(?:since|after|from)", re.IGNORECASE
        ),
        _read_anniversary,
    ),
    Rule(
        "years_to_the_day",
        ("to the day",),
        re.compile(
            rf"\b(?P<years>{v.AMOUNT})\s+years?\s+to\s+the\s+day(?:\s+(?:since|after))?", re.IGNORECASE
        ),
        _read_to_the_day,
    ),
)
