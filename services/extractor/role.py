"""What the article newly reports (main) and what it tells as context (background)."""

from datetime import datetime

from schemas.report import Realis, Role
from schemas.when import When, WhenBasis, WhenPrecision
from services.extractor.drafts import Draft
from services.extractor.relations import relations
from services.extractor.sequel import speaks_of_sequel
from services.extractor.triggers import Strength
from services.extractor.where_clause import told_in_passing

_LEAD_SENTENCES = 3  # title, first sentence and the one after it
NEWS_DAYS = 14  # what happened longer ago is news no more; reports of remote places take up to two weeks
_SAME_STORY_DAYS = 1  # an incident a day before the main one that the lead tells is told as news with it


def is_sequel(draft: Draft) -> bool:
    """Whether it is told for what came of it: its first sentence speaks of a trial or anniversary, or takes it for known."""
    return draft.known or speaks_of_sequel(draft.first.view.text)


def age_days(when: When, published: datetime | None) -> int | None:
    """Days from the last possible day of an incident to publication; None where either is unknown.

    Of what has been going on since a day, the days since it began.
    """
    if published is None or when.start is None or when.basis is WhenBasis.PUBLICATION:
        return None
    return (published.date() - (when.end or when.start)).days


def roles(drafts: list[Draft], whens: list[When], published: datetime | None) -> list[Role]:
    """A role for each draft. The first in the lead, if it is recent, is main, and those that are told on a par with it."""
    told = [
        i
        for i, (d, when) in enumerate(zip(drafts, whens, strict=True))
        if _recent(d, when, published) and not is_sequel(d)
    ]
    lead = next(
        (i for i in told if _in_lead(drafts[i])),
        next((i for i in told if _tells(drafts[i])), None),
    )
    if lead is None:
        return [Role.BACKGROUND] * len(drafts)
    found = []
    for number, draft in enumerate(drafts):
        main = number == lead or _on_a_par(draft, whens[number], whens[lead], published)
        found.append(Role.MAIN if main else Role.BACKGROUND)
    return found


def _tells(draft: Draft) -> bool:
    """Whether some sentence tells it for its own sake."""
    return draft.strength is not Strength.REFERENCE and not _is_in_passing(draft)


def _is_in_passing(draft: Draft) -> bool:
    """Whether nothing but a clause behind the lead adds it: "since Saturday, when two were killed by a mine"."""
    mentions = [p.mention for p in draft.placed]
    return all(m.view.index >= _LEAD_SENTENCES and told_in_passing(m.view, m.token) for m in mentions)


def _is_pointer(draft: Draft) -> bool:
    """ "Harun, where another attack was reported": named once, in passing, with nobody hurt."""
    first = draft.placed[0]
    return (
        len(draft.placed) == 1
        and first.mention.strength is Strength.WEAK
        and first.mention.view.index >= _LEAD_SENTENCES
        and not draft.harm
        and not _is_answer(draft)
    )


def _in_lead(draft: Draft) -> bool:
    return any(p.mention.view.index < _LEAD_SENTENCES for p in draft.placed)


def _recent(draft: Draft, when: When, published: datetime | None) -> bool:
    age = age_days(when, published)
    if when.precision is WhenPrecision.YEAR or (when.series and (age is None or age > NEWS_DAYS)):
        return False
    if age is None:
        return not is_sequel(draft)
    return age <= NEWS_DAYS


def _is_answer(draft: Draft) -> bool:
    """What the state does about the news (a curfew, troops) needs no day of its own to be news."""
    return draft.type in relations().responses and draft.realis is Realis.ACTUAL


def _on_a_par(draft: Draft, when: When, lead: When, published: datetime | None) -> bool:
    age = age_days(when, published)
    item = all(p.item is not None for p in draft.placed)  # each item of a bulletin is news
    if age is None or age > NEWS_DAYS:
        return age is None and (item or (_is_answer(draft) and not is_sequel(draft)))
    if any(p.is_counted_from for p in draft.placed) or _is_pointer(draft) or _is_in_passing(draft):
        return False
    if item or draft.first.apart:
        return True
    if lead.start is None or when.start is None or lead.basis is WhenBasis.PUBLICATION:
        return age <= _SAME_STORY_DAYS + 1
    earlier = (lead.start - (when.end or when.start)).days
    return earlier <= (_SAME_STORY_DAYS if _in_lead(draft) else 0)
