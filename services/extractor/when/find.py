"""Finds every expression of time in a text and resolves it from the day of publication."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from schemas.when import When, WhenBasis, WhenPrecision
from services.extractor.when import anchored, explicit, relative, seasons, stretches
from services.extractor.when.calendar import day_in_year, month_span
from services.extractor.when.clock import local_day
from services.extractor.when.expression import Modality, Offset, TimeExpression, day_of
from services.extractor.when.governor import clause_before, is_of_saying, sequel_of
from services.extractor.when.rule import Moment, Reading, Rule
from services.extractor.when.vocabulary import MONTHS, words_pattern

_RULES: tuple[Rule, ...] = (
    *stretches.RULES,
    *explicit.RULES,
    *seasons.RULES,
    *relative.RULES,
    *anchored.RULES,
)
_FUTURE = words_pattern("future_cues")
_RECURRENT = re.compile(r"\b(?:every|each)\s+$", re.IGNORECASE)
_WILL_AFTER = re.compile(
    r"\s+(?:it|they|he|she|we|there)\s+(?:will|would|is\s+to|are\s+to)\b"
)  # "on Monday it will be"
_APPOSED = re.compile(
    r"\b[12][0-9]{3},\s+an?\s+$"
)  # "On 11 September 1881, a Sunday": the day is given already
_TAKEN_BACK = re.compile(r"\bnot\s+(?:on\s+|in\s+)?$", re.IGNORECASE)  # "on Monday night, not Tuesday"
_SAME_DAY_REACH = 500  # characters back in which "that day" has been named
# "two days before the raid" counts from the raid, "two days before" from the day just named.
_OF_EVENT = re.compile(r"\b(?:before|after|since)$", re.IGNORECASE)
_EVENT = re.compile(  # what "after" is about follows at once: "the raid", "gunmen attacked", "he was shot"
    r"\s+(?!(?:and|but|or|in|on|at|to|by|for|when|as|with|from|while|because|so|was|were|had|has|have|killed|left|wounded|injured"
    r"|claimed|destroyed|damaged|cost|died|hit|struck|took|brought|swept)\b)(?:[A-Za-z]\w*|\d[\d,]*\s+(?![ap]\.?m\b)[a-z]+)"
)
_SENTENCE_END = re.compile(r"[.!?][\"”')]*\s+(?=[A-Z\"“])|\n\s*\n")


def publication_day(published: datetime | None, utc_offset: float | None = None) -> date | None:
    """The calendar day of publication at a place so many hours east of Greenwich; in UTC where that is unknown."""
    if published is None:
        return None
    return (published + timedelta(hours=utc_offset or 0.0)).date()


_STAMPED = re.compile(
    r"\b(?:posted|published|created|updated)\b(?:\s+on)?[:\s]+(?:[A-Z][a-z]+day,?\s+)?"
    r"(?:(?P<month>[A-Z][a-z]{2,8})\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>20\d\d)|(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>20\d\d))\b",
    re.IGNORECASE,
)
_STAMP_REACH = 600  # characters at the head of a page in which its stamp stands
_STAMP_AGE = timedelta(days=1200)  # an older one belongs to something else


def _written(text: str, today: date | None) -> date | None:
    """The day on which a page says that it was first posted, which may be years before it was delivered again."""
    days = []
    for match in _STAMPED.finditer(text, 0, _STAMP_REACH):
        month = MONTHS.get((match["month"] or "").lower(), 0) if match["month"] else int(match["m"])
        day = day_in_year(int(match["year"] or match["y"]), month, int(match["day"] or match["d"]))
        if day is not None and today is not None and today - _STAMP_AGE <= day <= today:
            days.append(day)
    return min(days, default=today)


def find_times(
    text: str,
    published: datetime | None,
    *,
    utc_offset: float | None = None,
    anchor: When | None = None,
) -> tuple[TimeExpression, ...]:
    """All times of the text in order, none overlapping another.

    `published` is aware UTC; without it relative expressions stay unresolved (precision unknown). `utc_offset` is that of
    the place, in hours. `anchor` is the incident that expressions such as "two days earlier" count from; left out, they
    count from the day named before them in their sentence, else they keep their `offset` for the caller.
    """
    today = _written(text, publication_day(published, utc_offset))
    candidates: list[tuple[int, int, int, Reading, When | None]] = []
    lowered = text.lower()
    for order, rule in enumerate(_RULES):
        if not rule.applies(lowered):
            continue
        for match in rule.pattern.finditer(text):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            before = text[max(0, start - 12) : start]
            if any(each.search(before) for each in (_RECURRENT, _TAKEN_BACK, _APPOSED)):
                continue
            future = _speaks_of_future(text, start, match.end())
            reading = rule.read(match, Moment(today, future))
            if reading is None:
                continue
            end = start + len(text[start : match.end()].rstrip())
            reading = replace(reading, when=local_day(reading.when, text, start, end, utc_offset))
            unmarked = not future and reading.modality == Modality.UNKNOWN
            forward = rule.read(match, Moment(today, ahead=True)) if unmarked else None
            alternative = forward.when if forward is not None and forward.when != reading.when else None
            candidates.append((start, -(match.end() - start), order, reading, alternative))
    candidates.sort(key=lambda candidate: candidate[:3])
    found: list[TimeExpression] = []
    for start, minus_length, _, reading, ahead in candidates:
        if found and start < found[-1].end:
            continue
        found.append(_expression(text, start, start - minus_length, reading, ahead))
    return tuple(_resolve_anchored(text, found, anchor, today))


def _expression(text: str, start: int, end: int, reading: Reading, ahead: When | None) -> TimeExpression:
    end = start + len(text[start:end].rstrip())
    return TimeExpression(
        start,
        end,
        text[start:end],
        reading.when,
        reading.modality,
        reading.span,
        reading.anniversary,
        ahead,
        reading.offset,
        reporting=is_of_saying(text, start, end),
        sequel=sequel_of(text, start, end),
    )


def _speaks_of_future(text: str, start: int, end: int) -> bool:
    clause = clause_before(text, start)
    foretold = _FUTURE.search(clause) is not None and _OF_THE_EVENT.search(clause) is None
    return foretold or _WILL_AFTER.match(text, end) is not None


# "It will not look into the clash at Belo on Thursday": what is named with "the" has been, whatever will become of it
_OF_THE_EVENT = re.compile(
    r"\b(?:the|that|this)\s+(?:[\w-]+\s+)?"
    + words_pattern("event_nouns").pattern
    + r"(?:\s+(?:at|in|near|outside)\s+(?:the\s+)?(?:(?-i:[A-Z])[\w'’-]+\s*){1,3})?\s*(?:on|of|last)?\s*$",
    re.IGNORECASE,
)


def _resolve_anchored(
    text: str, found: list[TimeExpression], anchor: When | None, today: date | None
) -> list[TimeExpression]:
    """Gives "a day earlier" its day: from the anchor, else from the day named last before it in the sentence.

    "Five days after the raid" gets none, because the sentence's own day is known; it gives the raid its day instead. Where
    the sentence names no day it counts from the day of publication, which is near enough to it.
    """
    resolved: list[TimeExpression] = []
    for time in found:
        if time.offset is None:
            resolved.append(time)
            continue
        named = _named_before(text, time, resolved)
        if _OF_EVENT.search(time.text) and _EVENT.match(text, time.end):
            begin = max(0, time.start - _BEGINNING)
            day = None if _BEGINS_WITH_IT.search(text, begin, time.start) else today
            event = _day_of_event(text, time, time.offset, found, named, day)
            when = time.when if anchor is None else time.offset.of(anchor)
            resolved.append(replace(time, when=when, event=event, of_event=True))
        else:
            base = anchor if anchor is not None else named or _named_around(text, time, found)
            resolved.append(time if base is None else replace(time, when=time.offset.of(base)))
    return resolved


def _day_of_event(
    text: str,
    time: TimeExpression,
    offset: Offset,
    found: list[TimeExpression],
    named: When | None,
    today: date | None,
) -> When | None:
    """When the incident was that an expression counts from; None where the incident's own day is told behind it."""
    if _tells_its_day(text, time, offset, found, today):
        return None
    if offset.years:
        base = named or (day_of(today) if today else None)
        return None if base is None else offset.of(base)
    if offset.precision not in _LONG:
        named = named or _named_behind(text, time, found)
    return _before_today(offset, today) if named is None else offset.reversed().of(named)


_BEGINNING = 60  # characters before "two days after" in which "it came only" stands
# "it came only two days after the raid" counts from what the article tells, not from its day
_BEGINS_WITH_IT = re.compile(
    r"\b(?:came|comes|happened|happens|occurred|took\s+place|followed|follows)(?:\s+(?:only|just|barely|less\s+than|about))?\s+\Z",
    re.IGNORECASE,
)


def _tells_its_day(
    text: str, time: TimeExpression, offset: Offset, found: list[TimeExpression], today: date | None
) -> bool:
    """ "Two days after Monday's raid", "35 years after the earthquake of December 7, 1988"."""
    behind = next((t for t in found if t.start >= time.end), None)
    if behind is not None and text[time.end : behind.start].strip() in ("", "the"):
        return True
    told = [
        t.when.start
        for t in found
        if time.end <= t.start <= time.end + _OWN_DAY_REACH
        and t.when.start
        and (offset.precision in _LONG or "," not in text[time.end : t.start])
    ]
    return today is not None and any(offset.first <= (today - day).days <= offset.last for day in told)


def _before_today(offset: Offset, today: date | None) -> When | None:
    """The day, month or year that lies so long before the day of publication."""
    if today is None or offset.first <= 0:
        return None
    if offset.precision not in _LONG:
        event = offset.reversed().of(day_of(today))
        return event.model_copy(update={"basis": WhenBasis.RELATIVE})
    then = today - timedelta(days=(offset.first + offset.last) // 2)
    months = (then.month, then.month) if offset.precision is WhenPrecision.MONTH else (1, 12)
    first, last = (month_span(then.year, month) for month in months)
    return When(start=first[0], end=last[1], precision=offset.precision, basis=WhenBasis.RELATIVE)


def _named_behind(text: str, time: TimeExpression, found: list[TimeExpression]) -> When | None:
    """The day that the rest of the sentence names: "three days after a bomb killed six, the market reopened on Thursday"."""
    for other in found:
        if other.start > time.end and _is_day(other.when) and other.modality is not Modality.FUTURE:
            between = text[time.end : other.start]
            apart = "," in between and len(between) <= _AROUND_REACH and not _SENTENCE_END.search(between)
            return other.when if apart else None
    return None


_OWN_DAY_REACH = 60  # characters
_LONG = frozenset({WhenPrecision.MONTH, WhenPrecision.YEAR})

_DAY_BEFORE = re.compile(
    r"(?:on\s+|in\s+)?the\s+(?:previous|preceding)\s+(?:day|night|evening|morning|afternoon)"
    r"|(?:on\s+|in\s+)?the\s+(?:day|night|evening|morning|afternoon)\s+before",
    re.IGNORECASE,
)
_AROUND_REACH = (
    220  # characters to the day that "the day before" counts from, in the sentence before or later in its own
)


def _named_around(text: str, time: TimeExpression, found: list[TimeExpression]) -> When | None:
    """The day of telling that "the evening before" counts from: "..., the prosecutor said on Tuesday", or the last sentence's."""
    if _DAY_BEFORE.fullmatch(time.text) is None:
        return None
    days = [t for t in found if _is_day(t.when) and t.modality is not Modality.FUTURE]
    later = [
        t
        for t in days
        if time.end <= t.start <= time.end + _AROUND_REACH
        and t.reporting
        and not _SENTENCE_END.search(text[time.end : t.start])
    ]
    if later:
        return later[0].when
    before = [t for t in days if time.start - _AROUND_REACH <= t.end <= time.start]
    near = [t for t in before if len(_SENTENCE_END.findall(text[t.end : time.start])) <= 1]
    return near[-1].when if near else None


def _is_day(when: When) -> bool:
    return when.start is not None and when.precision == WhenPrecision.DAY and not when.series


def _named_before(text: str, time: TimeExpression, earlier: list[TimeExpression]) -> When | None:
    if time.offset is None:
        return None
    same_day = time.offset.first == 0 == time.offset.last
    for other in reversed(earlier):
        between = text[other.end : time.start]
        if len(between) > _SAME_DAY_REACH or (not same_day and _SENTENCE_END.search(between)):
            return None
        if (
            other.when.start is not None
            and other.when.precision == WhenPrecision.DAY
            and not other.when.series
        ):
            return other.when
    return None
