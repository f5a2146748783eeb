"""News of charges, trials and findings: what its lead speaks of without a day is the incident that it tells of further down."""

from collections.abc import Sequence
from datetime import datetime

from schemas.report import Realis
from schemas.when import WhenPrecision
from services.extractor.dating import Dated, is_spoken
from services.extractor.drafts import LEAD, Draft
from services.extractor.reading import Sentence
from services.extractor.when.vocabulary import words_pattern

_FOLLOWS_UP = words_pattern("follow_up_words")
_DAY = (WhenPrecision.MINUTE, WhenPrecision.HOUR, WhenPrecision.DAY)
_OLD_DAYS = 3  # what happened within days of the publication is told as news, with its own day
_LEAD_SENTENCES = 4  # title and three sentences


def dates_retold(
    drafts: Sequence[Draft],
    dates: Sequence[Dated],
    sentences: Sequence[Sentence],
    published: datetime | None,
) -> list[Dated]:
    """The dates, in which an incident of the lead has the day of the only old one of its type that the article dates.

    "A man was sentenced on Wednesday for the death of his son. The boy was shot on Aug. 3." Only where the lead says that
    it follows up, and gives the incident no day but that of a hearing or a statement.
    """
    found = list(dates)
    if published is None or not any(_FOLLOWS_UP.search(s.text) for s in sentences[:_LEAD_SENTENCES]):
        return found
    for number, (draft, own) in enumerate(zip(drafts, dates, strict=True)):
        undated = own.when.start is None or is_spoken(own)
        if not undated or draft.first.view.index > LEAD or draft.realis is not Realis.ACTUAL:
            continue
        told = [
            other
            for n, (d, other) in enumerate(zip(drafts, dates, strict=True))
            if n != number and d.type is draft.type and _is_old_day(other, published)
        ]
        if len({other.when.start for other in told}) == 1:
            found[number] = told[0]
    return found


def _is_old_day(dated: Dated, published: datetime) -> bool:
    when = dated.when
    return (
        when.start is not None
        and when.precision in _DAY
        and not when.series
        and not is_spoken(dated)
        and (published.date() - when.start).days > _OLD_DAYS
    )
