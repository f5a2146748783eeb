"""What an article is about, when that was, and what else it tells as news beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.report import Role
from services.extractor.binding import Readings
from services.extractor.dating import Dated, own_when, principal_when
from services.extractor.drafts import Draft
from services.extractor.precedents import times_of_others, times_of_precedents
from services.extractor.reading import Sentence
from services.extractor.role import roles
from services.extractor.updates import is_update, telling_words

_LEAD_SENTENCES = 4  # title and three sentences: where an article dates its news


@dataclass(frozen=True, slots=True)
class News:
    """The roles of the incidents of an article, and the one that it is about."""

    roles: list[Role]
    principal: int | None
    """Its number among the drafts; None where there are none."""
    when: Dated | None
    """When the principal one was, from all of the article."""


def newsworthy(
    drafts: Sequence[Draft], dates: Sequence[Dated], sentences: Sequence[Sentence], readings: Readings
) -> News:
    """`dates`: when each was by its own sentences."""
    drafts = list(drafts)
    own = [dated.when for dated in dates]
    first = roles(drafts, own, readings.published)
    chosen = _principal(drafts, first)
    if chosen is None:
        return News(first, None, None)
    draft, told = drafts[chosen], dates[chosen]
    update = is_update(draft, sentences)
    if update:
        told = own_when(telling_words(draft), readings, anchor=None)
    when = principal_when(
        draft,
        told,
        [(s.part, s.offsets[0], s.offsets[-1]) for s in sentences[:_LEAD_SENTENCES]],
        readings,
        times_of_precedents(drafts, draft, readings.published),
        times_of_others(drafts, draft),
        news=first[chosen] is Role.MAIN,
        update=update,
    )
    # What is told beside it is news or not by the day that it has in the end.
    again = roles(drafts, [*own[:chosen], when.when, *own[chosen + 1 :]], readings.published)
    return News([*again[:chosen], first[chosen], *again[chosen + 1 :]], chosen, when)


def dates_from_news(
    drafts: Sequence[Draft], dates: Sequence[Dated], news: News, readings: Readings
) -> list[Dated]:
    """The dates, in which what the news is counted from ("a day after the blast in Belo") has its day from that of the news."""
    if news.when is None:
        return list(dates)
    return [
        own_when(draft, readings, news.when.when)
        if number != news.principal
        and own.when.start is None
        and any(p.is_counted_from for p in draft.placed)
        else own
        for number, (draft, own) in enumerate(zip(drafts, dates, strict=True))
    ]


def _principal(drafts: list[Draft], of: list[Role]) -> int | None:
    """The incident that the article is about: the first main one, else the one that it mentions most."""
    if Role.MAIN in of:
        return of.index(Role.MAIN)
    return max(range(len(drafts)), key=lambda i: (len(drafts[i].placed), -i), default=None)
