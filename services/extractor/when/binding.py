"""Which of an article's times is the time of this incident."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from schemas.when import When, WhenBasis, WhenPrecision
from services.extractor.when.expression import Modality, Span, TimeExpression, day_of
from services.extractor.when.find import publication_day
from services.extractor.when.vocabulary import words_pattern

_SENTENCE_REACH = 250  # characters
_SENTENCE_START = re.compile(r"(?<![ap]\.m)[.!?][\"”’)]*\s+(?=[A-Z\"“])|\n")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)|\n")
_OCCURRENCE = words_pattern("occurrence_words")

# Confidence by where the time was found; the shares right on the development sets, rounded.
_CONFIDENCE = (0.9, 0.85, 0.75)
_FALLBACK = 0.5
_DOUBT = {WhenPrecision.YEAR: 0.85, WhenPrecision.MONTH: 0.9, WhenPrecision.WEEK: 0.9}

# What speaks against an expression, in arbitrary units; one unit is about fifteen characters away from the incident.
_LEVEL_COST = (0, 5, 12, 18)
_REPORTING_COST, _SEQUEL_COST = 40, 22
_UNTIL_COST, _SINCE_COST, _SERIES_COST = 60, 12, 30
_PRECISION_COST = {WhenPrecision.YEAR: 25, WhenPrecision.MONTH: 14, WhenPrecision.WEEK: 7}
_NO_OCCURRENCE_COST = 10
_CHARACTERS_A_UNIT = 15
_DISTANCE_MAX = 10
_EVENT_REACH = 50  # characters from "after" to the word for the incident
_TIME_ZONE = timedelta(days=1)  # what has happened lies before the article, but for the place's own calendar
_WIDE = (WhenPrecision.MONTH, WhenPrecision.YEAR)  # of which any day of the article that lies in it says more
_DEPTH = 300  # characters; the later in a wide span, the less it is about the lead
_DOUBTFUL = 35  # from here on the expression says little: confidence halves
_TODAY_COST = 8  # "is in hospital tonight": the present, as often as the day of the incident
_TODAY = re.compile(
    r"(?:earlier |late |early )?(?:today|tonight|this (?:morning|afternoon|evening))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class WhenDecision:
    when: When
    evidence: tuple[int, int] | None
    """Span of the expression in the text; None for the publication fallback and for unknown."""
    confidence: float
    """From 0 to 1; 0 where nothing is known."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one string, title or text, offers: see `date_of` for the fields."""

    spans: Sequence[tuple[int, int]]
    times: Sequence[TimeExpression]
    text: str
    trigger: int | None = None


def date_of(
    spans: Sequence[tuple[int, int]],
    times: Sequence[TimeExpression],
    published: datetime | None,
    *,
    main: bool,
    text: str = "",
    trigger: int | None = None,
    planned: bool = False,
    anchor: When | None = None,
    utc_offset: float | None = None,
) -> WhenDecision:
    """The time of an incident, from the tightest stretch of text that has one.

    `spans` come clause first, then the sentence, then wider ones (paragraph, lead); `trigger` is the offset of the
    incident's word; `times` are all of the text. A background incident that has no time of its own is unknown: neither
    wider spans nor the publication stand in for it. The main incident falls back on the day of publication, and says so.
    """
    stretch = Stretch(spans, times, text, trigger)
    return date_across(
        [stretch], published, main=main, planned=planned, anchor=anchor, utc_offset=utc_offset
    )[0]


def _told(
    stretch: Stretch, today: date | None, *, main: bool, planned: bool, anchor: When | None
) -> WhenDecision | None:
    """What one string tells; None where it tells nothing."""
    spans, times, text, trigger = stretch.spans, stretch.times, stretch.text, stretch.trigger
    counted_from = [t for t in times if names_event(t, trigger, text)]
    for time in counted_from:
        event = _of_event(time, anchor)
        if event is not None:
            return WhenDecision(event, (time.start, time.end), _CONFIDENCE[1])
    times = [t for t in times if t not in counted_from]
    usable = _usable(times, today, main=main, planned=planned, anchor=anchor)
    reach = spans if main else spans[:2]
    best = _cheapest(usable, reach, text, trigger)
    if best is None:
        return None
    cost, level, _, time = best
    when = _resolved(time, anchor)
    finer = _refined(when, reach, usable, text) if main else None
    if finer is not None:
        time, when = finer, finer.when
    confidence = _CONFIDENCE[min(level, len(_CONFIDENCE) - 1)] * _DOUBT.get(when.precision, 1.0)
    doubted = confidence / 2 if cost >= _DOUBTFUL else confidence
    return WhenDecision(when, (time.start, time.end), round(doubted, 2))


def _cheapest(
    usable: list[TimeExpression], reach: Sequence[tuple[int, int]], text: str, trigger: int | None
) -> tuple[int, int, int, TimeExpression] | None:
    """Cost, index of the span, offset, and the expression against which least speaks; None where no span has one."""
    best: tuple[int, int, int, TimeExpression] | None = None
    for level, span in enumerate(reach):
        for time in usable:
            if not (span[0] <= time.start and time.end <= span[1]):
                continue
            if level >= len(_CONFIDENCE) - 1 and time.when.precision in (
                WhenPrecision.YEAR,
                WhenPrecision.MONTH,
            ):
                continue  # far from the incident a bare month or year belongs to something else
            cost = _cost(time, level, span, text, trigger)
            if best is None or (cost, level, time.start) < best[:3]:
                best = (cost, level, time.start, time)
    return best


def names_event(time: TimeExpression, trigger: int | None, text: str) -> bool:
    """Whether the incident whose word begins at `trigger` is what an expression counts from: "five days after a cyber attack"."""
    if not time.of_event or trigger is None or not 0 <= trigger - time.end <= _EVENT_REACH:
        return False
    return not re.search(r"[,;.\n]", text[time.end : trigger])


def _of_event(time: TimeExpression, anchor: When | None) -> When | None:
    """The day of the incident that an expression counts from: as its sentence tells it, else back from `anchor`."""
    if time.event is not None or anchor is None or time.offset is None:
        return time.event
    event = time.offset.reversed().of(anchor)
    return event if event.start is not None else None


def date_across(
    parts: Sequence[Stretch],
    published: datetime | None,
    *,
    main: bool,
    planned: bool = False,
    anchor: When | None = None,
    utc_offset: float | None = None,
) -> tuple[WhenDecision, int]:
    """`date_of` over several strings, title and text: the first that gives a day wins, then the first that gives any time.

    The day of publication stands in only after all have been read. The second value is the index of the part that the
    evidence lies in.
    """
    today = publication_day(published, utc_offset)
    coarse: tuple[WhenDecision, int] | None = None
    for number, part in enumerate(parts):
        decision = _told(part, today, main=main, planned=planned, anchor=anchor)
        if decision is not None and decision.when.start == decision.when.end:
            return decision, number
        if decision is not None and coarse is None:
            coarse = decision, number
    return coarse or (_fallback(today, main=main and not planned), 0)


def _fallback(today: date | None, *, main: bool) -> WhenDecision:
    if main and today is not None:
        return WhenDecision(day_of(today, WhenBasis.PUBLICATION), None, _FALLBACK)
    return WhenDecision(When(), None, 0.0)


def _resolved(time: TimeExpression, anchor: When | None) -> When:
    if time.when.start is None and time.offset is not None and anchor is not None:
        return time.offset.of(anchor)
    return time.when


def _usable(
    times: Sequence[TimeExpression], today: date | None, *, main: bool, planned: bool, anchor: When | None
) -> list[TimeExpression]:
    """Those with a date on the right side of the publication; an anniversary dates the background alone."""
    if planned:
        times = [t if t.ahead is None else replace(t, when=t.ahead, modality=Modality.FUTURE) for t in times]
    ahead = planned and any(time.modality == Modality.FUTURE for time in times)
    usable: list[TimeExpression] = []
    for time in times:
        start = _resolved(time, anchor).start
        if start is None or (time.anniversary and main) or (time.modality == Modality.FUTURE) != ahead:
            continue
        if today is None or planned or start <= today + _TIME_ZONE:
            usable.append(time)
    return usable


def _cost(time: TimeExpression, level: int, span: tuple[int, int], text: str, trigger: int | None) -> int:
    cost = _LEVEL_COST[min(level, len(_LEVEL_COST) - 1)]
    # "was arrested on Monday over the shooting": the day is the arrest's, and the shooting's only if nothing else is
    other = time.sequel is not None and time.sequel != trigger
    cost += _REPORTING_COST * time.reporting + _SEQUEL_COST * other
    cost += _TODAY_COST * (_TODAY.fullmatch(time.text) is not None)
    cost += _UNTIL_COST * (time.span == Span.UNTIL)
    cost += _SINCE_COST if time.span == Span.SINCE else _SERIES_COST * time.when.series
    cost += _PRECISION_COST.get(time.when.precision, 0)
    if level < 2 and trigger is not None:  # noqa: PLR2004 - clause and sentence
        return cost + min(_DISTANCE_MAX, abs(time.start - trigger) // _CHARACTERS_A_UNIT)
    if text and not _OCCURRENCE.search(_sentence_around(text, time)):
        cost += _NO_OCCURRENCE_COST
    return cost + (time.start - span[0]) // _DEPTH


def _refined(
    when: When, reach: Sequence[tuple[int, int]], usable: list[TimeExpression], text: str
) -> TimeExpression | None:
    """The day that a coarser time ("over the weekend") turns out to be, where the article tells it later."""
    if when.start is None or when.end is None or when.start == when.end or when.series:
        return None
    for span in reach:
        for time in usable:
            day = time.when.start
            if (
                span[0] <= time.start
                and time.end <= span[1]
                and time.when.precision == WhenPrecision.DAY
                and day is not None
                and day == time.when.end
                and when.start <= day <= when.end
                and not (time.reporting or time.sequel is not None)
                and (not text or when.precision in _WIDE or _OCCURRENCE.search(_sentence_around(text, time)))
            ):
                return time
    return None


def _sentence_around(text: str, time: TimeExpression) -> str:
    begin = max(0, time.start - _SENTENCE_REACH)
    before = [m.end() for m in _SENTENCE_START.finditer(text, begin, time.start)]
    after = _SENTENCE_END.search(text, time.end, time.end + _SENTENCE_REACH)
    return text[before[-1] if before else begin : after.end() if after else time.end + _SENTENCE_REACH]
