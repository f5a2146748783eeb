"""Which mentions may tell an incident of their own, and which of them are the news whatever is recalled later."""

from collections.abc import Collection

from schemas.incident_type import IncidentType
from schemas.report import Realis
from services.extractor.drafts import LEAD, Placed
from services.extractor.relations import relations
from services.extractor.triggers import Strength
from services.extractor.where.toponym import Context


def leads(item: Placed, titled: Collection[IncidentType] = ()) -> bool:
    """Whether it tells in the first sentence what happened to people, and when or where: the news, whatever is recalled later.

    `titled`: the types that the headline tells; of one of these the day and the place are enough.
    """
    mention = item.mention
    dated = item.when is not None or item.place is not None
    both = item.when is not None and item.place is not None
    return (
        mention.strength is Strength.WEAK
        and mention.view.index < LEAD
        and not (mention.view.is_title or mention.definite or mention.cumulative)
        and mention.realis is Realis.ACTUAL
        and mention.type not in relations().responses
        and dated
        and (item.counts_people or (both and mention.type in titled))
    )


def stands_alone(item: Placed, *, brief: bool) -> bool:
    mention = item.mention
    if mention.strength is Strength.STRONG:
        return True
    counted = any(h.count is not None and not h.cumulative and not h.denied for h in item.harm)
    if mention.cumulative or mention.realis is not Realis.ACTUAL:
        return False
    if mention.strength is Strength.REFERENCE:
        return points_elsewhere(item)
    lead = mention.view.index < LEAD
    news = (item.times or item.place) and mention.type not in relations().responses
    if lead and mention.strength is Strength.WEAK and (brief or news):
        return True
    if mention.strength is Strength.HARM:
        return counted and (item.when is not None or item.place is not None or mention.view.index <= LEAD)
    return counted or (bool(item.times) and item.place is not None)


def points_elsewhere(item: Placed) -> bool:
    """Whether a plain word tells an incident of its own: "Sunday night's disaster in the Colca", behind the lead; "a gunman" who
    killed three, with a day and a place.
    """
    dated = item.when is not None and item.when.start is not None
    placed = item.place is not None and item.place.context is Context.LOCATIVE
    one_day = item.when is not None and item.when.start == item.when.end
    named = item.mention.definite and item.mention.view.index >= LEAD and one_day
    return dated and placed and (named or item.counts_people)
