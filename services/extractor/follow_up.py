"""What a feature, funeral or court story is about: an incident that it takes for known and tells nowhere.

"On Sunday, four days after the attack in which 13 people were killed, he served tea": no word of it tells the attack as news,
but one sentence says what it was, when or where, and how many it cost.
"""

from collections.abc import Iterator

from schemas.report import Realis
from services.extractor.clauses import verb_of
from services.extractor.drafts import LEAD, Draft, Placed
from services.extractor.relations import relations
from services.extractor.triggers import Strength


def taken_for_known(left: list[Placed]) -> list[Draft]:
    """The incident of an article that tells none, from the mentions that could not stand alone: at most one draft.

    It is the first that a definite word names, and of which its sentence gives the toll and a day or place.
    """
    for item in left:
        if _is_known(item) and item.mention.realis is Realis.ACTUAL and _is_told_of(item, left):
            members = [item, *(o for o in left if o is not item and _speaks_of(o, item))]
            return [Draft(members, known=not _counts_up(item))]
    return []


def is_recalled(item: Placed) -> bool:
    """ "The eight miners who died last week": behind the lead, those of whom the reader has heard before."""
    mention, verb = item.mention, verb_of(item.mention.token)
    known = verb.dep_ == "relcl" and any(c.dep_ == "det" and c.lower_ == "the" for c in verb.head.children)
    return mention.strength is Strength.HARM and mention.view.index >= LEAD and known


def _counts_up(item: Placed) -> bool:
    """ "The operator died on Thursday, the sixth victim of the leak": news of a toll, whatever it takes for known."""
    return any(h.counted_up for h in item.harm)


def _is_known(item: Placed) -> bool:
    """ "The attack"; "the ten miners who died last week"."""
    verb = verb_of(item.mention.token)
    harm = item.mention.strength is Strength.HARM
    return item.mention.definite or (harm and (verb.dep_ == "relcl" or _counts_up(item)))


def _is_told_of(item: Placed, left: list[Placed]) -> bool:
    beside = [item, *_beside(item, left)]
    counted = any(
        h.count is not None and h.count.best and not h.cumulative for other in beside for h in other.harm
    )
    return (
        counted
        and not item.mention.cumulative
        and any(other.times or other.place is not None for other in beside)
    )


def _speaks_of(other: Placed, item: Placed) -> bool:
    table = relations()
    fits = other.mention.strength is Strength.HARM or table.fit(other.mention.type, item.mention.type)
    return fits and not other.mention.cumulative and other.mention.realis is Realis.ACTUAL


def _beside(item: Placed, left: list[Placed]) -> Iterator[Placed]:
    return (
        other
        for other in left
        if other is not item
        and other.mention.view is item.mention.view
        and other.mention.strength is Strength.HARM
    )
