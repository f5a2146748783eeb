"""Which of an article's times is the time of this incident."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from schemas.when import When, WhenBasis, WhenPrecision
from services.extractor.when.expression import Modality, Span, TimeExpression, day_of
from services.extractor.when.find import publication_day
from services.extractor.when.vocabulary import words_pattern

_OCCURRENCE = words_pattern("occurrence_words")

# Confidence by where the time was found; fitted by eye to the shares right on the development sets.
_IN_CLAUSE, _IN_SENTENCE, _IN_LEAD, _FALLBACK = 0.92, 0.85, 0.75, 0.5
_DOUBT = {
    WhenPrecision.UNKNOWN: 0.0,
    WhenPrecision.YEAR: 0.85,
    WhenPrecision.MONTH: 0.9,
    WhenPrecision.WEEK: 0.9,
}


@dataclass(frozen=True, slots=True)
class WhenDecision:
    when: When
    evidence: tuple[int, int] | None
    """Span of the expression in the text; None for the publication fallback and for unknown."""
    confidence: float
    """From 0 to 1; 0 where nothing is known."""


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
    tight, wide = spans[:2], spans[2:] if main else ()
    for level, span in enumerate([*tight, *wide]):
        inside = [t for t in times if span[0] <= t.start and t.end <= span[1]]
        chosen = _best(inside, trigger if level < len(tight) else None, text, planned=planned, anchor=anchor)
        if chosen is not None:
            when = _resolved(chosen, anchor)
            base = (_IN_CLAUSE, _IN_SENTENCE)[level] if level < len(tight) else _IN_LEAD
            return WhenDecision(
                when, (chosen.start, chosen.end), round(base * _DOUBT.get(when.precision, 1.0), 2)
            )
    today = publication_day(published, utc_offset)
    if main and today is not None and not planned:
        return WhenDecision(day_of(today, WhenBasis.PUBLICATION), None, _FALLBACK)
    return WhenDecision(When(), None, 0.0)


def _resolved(time: TimeExpression, anchor: When | None) -> When:
    if time.when.start is None and time.offset is not None and anchor is not None:
        return time.offset.of(anchor)
    return time.when


def _best(
    times: Sequence[TimeExpression], trigger: int | None, text: str, *, planned: bool, anchor: When | None
) -> TimeExpression | None:
    def cost(time: TimeExpression) -> tuple[int, int]:
        score = 0
        score += 40 * time.reporting + 25 * time.sequel
        score += 60 * (time.span == Span.UNTIL) + 30 * (time.span == Span.SINCE) + 30 * time.when.series
        score += {WhenPrecision.YEAR: 20, WhenPrecision.MONTH: 10, WhenPrecision.WEEK: 5}.get(
            time.when.precision, 0
        )
        if trigger is not None:
            score += abs(time.start - trigger) // 12
        elif text and not _OCCURRENCE.search(_sentence_around(text, time)):
            score += 15
        return score, time.start

    usable = [
        t
        for t in times
        if _resolved(t, anchor).start is not None
        and not t.anniversary
        and (t.modality == Modality.FUTURE) == (planned and any(u.modality == Modality.FUTURE for u in times))
    ]
    return min(usable, key=cost, default=None)


def _sentence_around(text: str, time: TimeExpression) -> str:
    start = max(
        (m.end() for m in re.finditer(r"[.!?]\s|\n", text[max(0, time.start - 250) : time.start])), default=0
    )
    begin = max(0, time.start - 250) + start
    stop = re.search(r"[.!?](?:\s|$)|\n", text[time.end : time.end + 250])
    return text[begin : time.end + (stop.end() if stop else 250)]
