"""What sets a mention apart from an incident of its article: other words, other days or other victims."""

import re

from services.extractor.agreement import a_day_apart, are_two, on_other_days
from services.extractor.clauses import BEYOND, distance, speaks_of_before, verb_of
from services.extractor.drafts import LEAD, Draft, Placed
from services.extractor.harm_lexicon import Slot
from services.extractor.mentions import Mention
from services.extractor.relations import relations
from services.extractor.triggers import Strength
from services.extractor.where.toponym import Context


def is_generic(mention: Mention) -> bool:
    return mention.strength is not Strength.STRONG


def told_apart(item: Placed, draft: Draft, beside: list[Mention]) -> bool:
    """The text itself says that it is another: "a separate attack", "two days before the raid", "after" in a sentence."""
    mention = item.mention
    if item.is_counted_from and not _repeats(item, draft):
        return True
    if mention.distinct and a_day_apart(item.when, draft.when):  # "the other accident happened on Monday"
        return True
    if _is_counted_before(item, draft):
        return True
    if beside:
        far = all(
            distance(other.token, mention.token) >= BEYOND and speaks_of_before(other.token, mention.token)
            for other in beside
        )
        return far and not is_generic(mention)
    body = [p for p in draft.placed if not p.mention.view.is_title]
    first = min(body or draft.placed, key=lambda p: (p.mention.view.index, p.mention.token.i))
    later = first.mention.view.index > (LEAD if mention.view.is_title else mention.view.index)
    if later:
        return _is_another(first) or (first.is_counted_from and not first.mention.definite)
    return _is_another(item) and first.mention.view.index < mention.view.index


def _is_counted_before(item: Placed, draft: Draft) -> bool:
    """ "It was the second shooting in two days. On Saturday, two men died": what is told next, of another day, is the first."""
    day, known = item.when, draft.when
    if day is None or known is None or day.start == known.start or day.end == known.end:
        return False
    before = {p.mention.view for p in draft.placed if p.mention.view.index == item.mention.view.index - 1}
    return any(_COUNTED.search(view.text) for view in before)


_COUNTED = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|latest)\b(?:\s+[\w-]+){1,6}?\s+(?:in|within)\s+(?:(?:as|so)\s+many|less\s+than\s+)?"
    r"\s*(?:(?:an?|the|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+)?(?:past\s+|last\s+)?(?:days?|nights?|weeks?|months?|weekend|fortnight)\b",
    re.IGNORECASE,
)


def _is_another(item: Placed) -> bool:
    """Whether its sentence sets it apart from what was told before: "a separate attack", "it came two days after a raid"."""
    mention = item.mention
    return mention.apart or item.counts_from_another or (mention.distinct and not mention.definite)


def _repeats(item: Placed, draft: Draft) -> bool:
    """Whether what a time is counted from is the incident itself: "a day after the blast", with its place or its toll."""
    known = {(h.slot, h.count) for p in draft.placed for h in p.harm}
    there = item.place is not None and draft.place is not None and item.place.place.id == draft.place.place.id
    return item.mention.definite or there or any((h.slot, h.count) in known for h in item.harm)


def counts_others(item: Placed, draft: Draft) -> bool:
    """ "Friday's shooting, in which two were killed", after a boy who was shot on Saturday: another day, other victims."""
    if item.mention.view.is_title:
        return False
    if not a_day_apart(item.when, draft.when):
        return _counts_fewer(item, draft) or _is_of_another_kind(item, draft)
    elsewhere = item.place and draft.place and are_two(item.place, draft.place)
    plain = item.mention.strength is Strength.WEAK and not item.mention.definite
    if is_generic(item.mention) and not (plain and elsewhere):
        return False
    known = {(h.slot, h.count) for p in draft.placed for h in p.harm}
    return item.counts_people and bool(known) and not any((h.slot, h.count) in known for h in item.harm)


def _is_of_another_kind(item: Placed, draft: Draft) -> bool:
    """ "16 died when the block caved in", then "a hillside came down in Belo, and six bodies were recovered": a place, a toll and
    a kind of its own, which is no part of what was told.
    """
    mention = item.mention
    telling = (Strength.STRONG, Strength.WEAK)
    kinds = {p.mention.type for p in draft.placed if p.mention.strength in telling}
    part = any(mention.type == k or mention.type in relations().parts.get(k, ()) for k in kinds)
    relative = verb_of(mention.token).dep_ == "relcl"
    timed = relative and on_other_days(item.when, draft.when)
    placed = item.place is not None and item.place.context is not Context.BODY
    if is_generic(mention) or mention.definite or part or not kinds or not item.counts_people:
        return False
    if not (timed or placed):
        return False
    known = {(h.slot, h.count) for p in draft.placed for h in p.harm if h.count}
    counts = {(h.slot, h.count) for h in item.harm if h.count}
    if known & counts:
        return False
    # "the 53 people who were kidnapped at Belo", "at the weekend"
    if item.place is None or draft.place is not None:
        apart = item.place is not None and draft.place is not None and are_two(item.place, draft.place)
        return timed or (relative and apart)
    return all(any(slot is Slot.KILLED for slot, _ in told) for told in (known, counts))


def _counts_fewer(item: Placed, draft: Draft) -> bool:
    """ "The eight victims of the bombing", which is known and not told, "and since Saturday, when two were killed by a mine"."""
    mention = item.mention
    told = mention.strength is Strength.STRONG and not mention.definite and item.when is not None
    known = draft.when is None and all(p.mention.definite for p in draft.placed)
    if not (told and known and item.counts_people):
        return False
    count = max((h.count.best or 0) for h in item.harm if h.count is not None)
    return 0 < count < max((h.count.best or 0 for p in draft.placed for h in p.harm if h.count), default=0)
