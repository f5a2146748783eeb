"""Rules for seasons, for feasts, and for a month that only names an event: "last summer", "Easter", "the September shooting"."""

import re

from schemas.when import WhenBasis, WhenPrecision
from services.extractor.when import vocabulary as v
from services.extractor.when.calendar import month_before, month_span
from services.extractor.when.explicit import SPAN_OF, stretch
from services.extractor.when.expression import Span, day_of
from services.extractor.when.holidays import HOLIDAY, HOLIDAY_STEMS, holiday_before, holiday_in
from services.extractor.when.rule import Moment, Reading, Rule, unresolved

_EXPLICIT = WhenBasis.EXPLICIT


def _read_season(match: re.Match[str], moment: Moment) -> Reading | None:
    first_month, last_month = v.SEASONS[match["season"].lower()]
    lead = (match["lead"] or "").lower()
    if match["year"]:
        year = int(match["year"])
    elif moment.today is None:
        return unresolved(_EXPLICIT)
    else:
        year = moment.today.year
        if month_span(year, first_month)[0] > moment.today or (
            "last" in lead and month_span(year, last_month)[1] >= moment.today
        ):
            year -= 1
    span = next((SPAN_OF[word] for word in lead.split() if word in SPAN_OF), Span.POINT)
    first, last = month_span(year, first_month)[0], month_span(year, last_month)[1]
    return stretch(first, last, WhenPrecision.MONTH, moment, span)


def _read_holiday(match: re.Match[str], moment: Moment) -> Reading | None:
    if match["year"]:
        day = holiday_in(int(match["year"]), match["holiday"])
    elif moment.today is None:
        return unresolved(_EXPLICIT)
    else:
        day = holiday_before(moment.today, match["holiday"])
    return None if day is None else Reading(day_of(day, _EXPLICIT))


def _read_month_of_event(match: re.Match[str], moment: Moment) -> Reading | None:
    if moment.today is None:
        return unresolved(_EXPLICIT)
    first, last = month_before(moment.today, v.month_number(match["month"]))
    return stretch(first, last, WhenPrecision.MONTH, moment, Span.POINT)


_EVENTS = (
    r"(?:shootings?|murders?|killings?|slayings?|homicides?|massacre|attacks?|assaults?|bombings?|blast|explosion|crash|collision"
    r"|derailment|fire|deaths?|raid|stabbings?|quake|earthquake|floods?|storm|clash(?:es)?|robber(?:y|ies)|kidnapping|abduction|riots?)"
)

RULES = (
    Rule(
        "season",
        v.SEASON_NAMES,
        re.compile(
            r"\b(?P<lead>(?:(?:in|since|during|of|until)\s+)?(?:the\s+)?(?:(?:early|late|mid)[- ])?"
            rf"(?:last\s+|this\s+)?)(?P<season>{v.SEASON})(?:\s+of)?\s+(?P<year>{v.YEAR})\b",
            re.IGNORECASE,
        ),
        _read_season,
    ),
    Rule(
        "season_past",
        v.SEASON_NAMES,
        re.compile(
            r"\b(?P<lead>(?:in|since|during)\s+(?:the\s+)?(?:early|late)?\s*(?:last\s+|this\s+)?"
            rf"|last\s+|this\s+)(?P<season>(?-i:{v.SEASON}))(?P<year>)\b(?!\s+(?:street|avenue|road|creek|of"
            r"|break|school|hill)\b)",
            re.IGNORECASE,
        ),
        _read_season,
    ),
    Rule(
        "holiday",
        HOLIDAY_STEMS,
        re.compile(
            r"\b(?:(?:the\s+)?(?:night|morning|evening|afternoon)\s+of\s+|early\s+(?:on\s+)?|late\s+"
            rf"(?:on\s+)?)?(?P<holiday>{HOLIDAY})(?!\s+(?:party|shopping|tree|market|gift|present|card"
            r"|song|carol|dinner|lights|decorations|special|weekend|parade|week)s?\b|\w)(?:,?\s+"
            rf"(?P<year>{v.YEAR}))?",
            re.IGNORECASE,
        ),
        _read_holiday,
    ),
    Rule(
        "month_of_named_event",
        v.MONTH_STEMS,
        re.compile(
            rf"(?<![.\d] )\b(?P<month>(?!MA[RY]|Ma[ry]\b|March)(?:{v.capitalised(list(v.MONTHS))}))\s+"
            rf"(?=(?:(?:fatal|deadly|mass|accidental|double|triple|drive-by)\s+)?{_EVENTS}\b)"
        ),
        _read_month_of_event,
    ),
)
