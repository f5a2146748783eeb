"""What an article tells as news keeps apart from what it recalls: an attack is not dated by last year's attack."""

from datetime import datetime

from schemas.report import Realis
from schemas.when import When
from services.extractor.drafts import Draft, Placed
from services.extractor.sequel import speaks_of_sequel
from services.extractor.triggers import Strength
from services.extractor.when.expression import TimeExpression

_LEAD_SENTENCES = 3  # title, first sentence and the one after it
_LONG_AGO_DAYS = 60  # news is told within days; what a follow-up of some weeks dates is the incident itself


def part_precedents(drafts: list[Draft], published: datetime | None) -> list[Draft]:
    """Takes out of each incident that is told as news, without a day, what a later sentence dates long before it.

    What points back ("the attack in March 2019") is left: it tells how old the incident itself is.
    """
    if published is None:
        return drafts
    found: list[Draft] = []
    for draft in drafts:
        old = _precedents(draft, published) if _is_news(draft, published) else []
        draft.placed = [p for p in draft.placed if p not in old]
        found.append(draft)
        if old:
            found.append(Draft(old))
    return sorted(found, key=lambda d: (d.first.view.index, d.first.token.i))


def _precedents(draft: Draft, published: datetime) -> list[Placed]:
    """The mentions of sentences that are dated long before, but those that point back or have a later day."""
    views = {id(p.mention.view) for p in draft.placed if _is_precedent(p, published)}
    told = {
        id(p.mention.view)
        for p in draft.placed
        if id(p.mention.view) in views and p.mention.strength in (Strength.STRONG, Strength.WEAK)
    }
    return [
        p
        for p in draft.placed
        if id(p.mention.view) in told
        and not p.mention.definite
        and (p.when is None or _age_days(p.when, published) > _LONG_AGO_DAYS)
    ]


def _is_news(draft: Draft, published: datetime) -> bool:
    """Whether it is told in the lead, no mention there gives it a time, and none is of a trial or an anniversary."""
    lead = [
        p
        for p in draft.placed
        if p.mention.view.index < _LEAD_SENTENCES and not _points_back(p) and not _is_precedent(p, published)
    ]
    return (
        draft.realis is Realis.ACTUAL
        and any(p.mention.strength is Strength.STRONG or p.counts_people for p in lead)
        and not any(p.when or speaks_of_sequel(p.mention.view.text) for p in lead)
    )


def _points_back(item: Placed) -> bool:
    return item.mention.definite and not item.mention.view.is_title


def times_of_precedents(
    drafts: list[Draft], draft: Draft, published: datetime | None
) -> list[TimeExpression]:
    """Times of long ago that other incidents of the article are dated by: they don't date this one."""
    if published is None:
        return []
    mine = [t for p in draft.placed for t in p.times]
    return [
        t
        for other in drafts
        if other is not draft
        for p in other.placed
        for t in p.times
        if t not in mine and _age_days(t.when, published) > _LONG_AGO_DAYS
    ]


def times_of_others(drafts: list[Draft], draft: Draft) -> list[TimeExpression]:
    """Times that date incidents of another type in the article."""
    mine = [t for p in draft.placed for t in p.times]
    return [
        t
        for other in drafts
        if other is not draft and other.type is not draft.type
        for p in other.placed
        for t in p.times
        if t not in mine
    ]


def _is_precedent(item: Placed, published: datetime) -> bool:
    mention = item.mention
    return (
        mention.view.index > 1
        and not mention.definite
        and mention.strength is not Strength.REFERENCE
        and item.when is not None
        and _age_days(item.when, published) > _LONG_AGO_DAYS
    )


def _age_days(when: When, published: datetime) -> int:
    last = when.end or when.start
    return (published.date() - last).days if last is not None else 0
