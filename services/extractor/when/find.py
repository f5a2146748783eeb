"""Finds every expression of time in a text and resolves it from the day of publication."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from schemas.when import When, WhenPrecision
from services.extractor.when import anchored, explicit, relative
from services.extractor.when.calendar import day_in_year
from services.extractor.when.expression import Modality, TimeExpression
from services.extractor.when.rule import Moment, Reading, Rule
from services.extractor.when.vocabulary import MONTHS, words_pattern

_RULES: tuple[Rule, ...] = (*explicit.RULES, *relative.RULES, *anchored.RULES)
_FUTURE = words_pattern("future_cues")
_REPORTING = words_pattern("reporting_verbs")
_SEQUEL = words_pattern("sequel_verbs")
# The stamp of a page, a comment or a tweet: when it was written, not when anything happened.
_STAMP_BEFORE = re.compile(
    r"(?:posted|updated|published|created|modified|filed|pic\.twitter\.com/\w+|@\w+\)"
    r"|by [A-Z][\w.]+ [A-Z]\w+)\W*(?:on|at|\d{1,2}:\d\d\s*[AP]\.?M\.?\W*"
    r"(?:[A-Z]{2,3}\W*)?)?\s*$",
    re.IGNORECASE,
)
_STAMP_AFTER = re.compile(r"\W{0,3}(?:at\s+)?\d{1,2}:\d\d\s*(?:[AP]\.?M|[A-Z]{2,3}T\b|$|\n)", re.IGNORECASE)
_RECURRENT = re.compile(r"\b(?:every|each)\s+$", re.IGNORECASE)
_CLAUSE_REACH = 90  # characters before an expression in which its verb stands
_GOVERNOR_REACH = 34  # characters: "said in a statement on", "told reporters late"
_SAME_DAY_REACH = 500  # characters back in which "that day" has been named
# "two days before the raid" counts from the raid, "two days before" from the day just named.
_OF_EVENT = re.compile(r"\b(?:before|after)$", re.IGNORECASE)
_EVENT = re.compile(  # what "after" is about follows at once: "the raid", "gunmen attacked", "he was shot"
    r"\s+(?!(?:and|but|or|in|on|at|to|by|for|when|as|with|from|while|because|so)\b)[A-Za-z]\w*"
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
            if _RECURRENT.search(text[max(0, start - 12) : start]):
                continue
            future = _speaks_of_future(text, start)
            reading = rule.read(match, Moment(today, future))
            if reading is None:
                continue
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
    return tuple(_resolve_anchored(text, found, anchor))


def _expression(text: str, start: int, end: int, reading: Reading, ahead: When | None) -> TimeExpression:
    end = start + len(text[start:end].rstrip())
    before = _clause_before(text, start)[-_GOVERNOR_REACH:]
    sequel = _SEQUEL.search(before)
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
        reporting=_REPORTING.search(before) is not None or _is_stamp(text, start, end),
        sequel=None if sequel is None else start - len(before) + sequel.start(),
    )


def _is_stamp(text: str, start: int, end: int) -> bool:
    """A date with its year and a time of day behind it, or with "Posted" before it."""
    if not re.search(r"\d{4}|\d/\d", text[start:end]):
        return False
    return bool(_STAMP_BEFORE.search(text[max(0, start - 60) : start]) or _STAMP_AFTER.match(text, end))


def _clause_before(text: str, start: int) -> str:
    before = text[max(0, start - _CLAUSE_REACH) : start]
    return re.split(r"[;:\n]|[.!?]\s|[\"”“]|,\s(?=(?:who|which|when|where|after|but|and)\b)", before)[-1]


def _speaks_of_future(text: str, start: int) -> bool:
    return _FUTURE.search(_clause_before(text, start)) is not None


def _resolve_anchored(text: str, found: list[TimeExpression], anchor: When | None) -> list[TimeExpression]:
    """Gives "a day earlier" its day: from the anchor, else from the day named last before it in the sentence.

    "Five days after the raid" gets none, because the sentence's own day is known; it gives the raid its day instead.
    """
    resolved: list[TimeExpression] = []
    for time in found:
        if time.offset is None:
            resolved.append(time)
            continue
        named = _named_before(text, time, resolved)
        counts_from_event = bool(
            not time.offset.years and _OF_EVENT.search(time.text) and _EVENT.match(text, time.end)
        )
        if counts_from_event:
            event = None if named is None else time.offset.reversed().of(named)
            when = time.when if anchor is None else time.offset.of(anchor)
            resolved.append(replace(time, when=when, event=event))
        else:
            base = anchor if anchor is not None else named
            resolved.append(time if base is None else replace(time, when=time.offset.of(base)))
    return resolved


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
