"""Finds the incident of a statement whose own sentence names none: "the dead were three engineers", "Nine others were hurt".

It must go on with the topic: the same paragraph, or the incident that the article is about. A time or a place of its own
that contradicts the incident forbids it.
"""

import re

from schemas.report import Realis
from schemas.when import When
from services.extractor.agreement import a_day_apart, is_one, same_place
from services.extractor.binding import Readings
from services.extractor.clauses import distance
from services.extractor.drafts import Draft
from services.extractor.harm_lexicon import Slot
from services.extractor.harm_statement import HarmStatement
from services.extractor.items import item_at
from services.extractor.mentions import clause_range
from services.extractor.relations import relations
from services.extractor.triggers import Strength
from services.extractor.where.toponym import ResolvedToponym
from services.extractor.where_clause import opening_where, town_before_where

_FOR_ANY = frozenset({Slot.KILLED, Slot.INJURED, Slot.MISSING})


def attach(drafts: list[Draft], loose: list[HarmStatement], readings: Readings) -> None:
    """Hands each loose statement to an incident, or to none."""
    carrying = [d for d in drafts if d.strength is not Strength.REFERENCE]
    for statement in loose:
        if statement.cumulative:
            continue
        there = _elsewhere(statement, carrying, readings)
        draft = _home(statement, [d for d in carrying if id(d) not in there])
        if draft is not None:
            draft.loose.append(statement)


def _elsewhere(statement: HarmStatement, drafts: list[Draft], readings: Readings) -> set[int]:
    """Ids of the incidents that took place elsewhere than the words say; or all but those that took place there."""
    item = item_at(statement.view.sentence.part, statement.start, readings.items)
    if item is not None:
        return {id(d) for d in drafts if all(p.item != item.start for p in d.placed)}
    where = town_before_where(statement.view, statement.token, readings.places)
    if where is not None:  # "Harun is next to Belo, where four died"
        return {id(d) for d in drafts if d.place is not None and not is_one(d.place, where)}
    days = _days_before_where(statement, readings)
    if days:  # "the tragedy of Yopougon on Sunday, where the toll stands at eight", though no gazetteer knows the town
        return {id(d) for d in drafts if d.when is not None and all(a_day_apart(d.when, day) for day in days)}
    places = _own_places(statement, readings)
    agree = {id(d): [same_place(p, d.place) for p in places if d.place is not None] for d in drafts}
    if any(True in found for found in agree.values()):
        return {n for n, found in agree.items() if True not in found}
    return {n for n, found in agree.items() if found and all(a is False for a in found)}


def _days_before_where(statement: HarmStatement, readings: Readings) -> list[When]:
    """The days of a sentence whose "where" opens the clause of the statement."""
    view = statement.view
    if opening_where(view, statement.token) is None:
        return []
    first, last = view.offsets(0, len(view.doc))
    times = readings.times[view.sentence.part]
    return [t.when for t in times if first <= t.start and t.end <= last and t.when.start is not None]


def _own_places(statement: HarmStatement, readings: Readings) -> list[ResolvedToponym]:
    """The places within the words that tell it, not those where victims are cared for or where somebody spoke."""
    view, token = statement.view, statement.token
    own = view.offsets(*clause_range(token))
    found: list[ResolvedToponym] = []
    for place in readings.places:
        if place.part is not view.sentence.part or not (own[0] <= place.start and place.end <= own[1]):
            continue
        local = view.sentence.local(place.start, place.end)
        span = view.doc.char_span(*local, alignment_mode="expand") if local else None
        if span is not None and distance(token, span.root) <= _NEAR_BY and not _OF_CARE.search(view.text):
            found.append(place)
    return found


_NEAR_BY = 2.5  # cost along the tree within which a place is the statement's own
_OF_CARE = re.compile(
    r"\b(?:hospitals?|clinics?|medical|burns?|flown|taken|transferred|airlifted|evacuated)\b", re.IGNORECASE
)


def _home(statement: HarmStatement, drafts: list[Draft]) -> Draft | None:
    if statement.denied:  # nobody was hurt in what did happen
        fitting = [d for d in drafts if d.realis is not Realis.NEGATED] or drafts
    else:
        fitting = [d for d in drafts if _may_harm(d, statement.slot)]
    if not fitting:
        return None
    index, paragraph = statement.view.index, statement.view.sentence.paragraph
    before = [
        (p.mention.view.index, d)
        for d in fitting
        for p in d.placed
        if p.mention.view.index <= index and not p.mention.view.is_title
    ]
    same_paragraph = [pair for pair in before if _paragraph(pair[1], pair[0]) == paragraph]
    if same_paragraph:
        return max(same_paragraph, key=lambda pair: pair[0])[1]
    if before:
        last = max(before, key=lambda pair: pair[0])
        if index - last[0] <= 1:
            return last[1]
    begun = [d for d in fitting if d.first.view.index <= index]
    if len(begun) == 1:
        return begun[0]
    of_first = len(fitting) == 1 or statement.view.is_title or statement.denied or _about_one(fitting)
    return fitting[0] if of_first else None


def _about_one(drafts: list[Draft]) -> bool:
    """Whether the article comes back to its first incident more than to all others: then what is left speaks of it."""
    return len(drafts[0].placed) > sum(len(d.placed) for d in drafts[1:])


def _paragraph(draft: Draft, index: int) -> int:
    return next(p.mention.view.sentence.paragraph for p in draft.placed if p.mention.view.index == index)


def _may_harm(draft: Draft, slot: Slot) -> bool:
    if slot in _FOR_ANY:
        return draft.type in relations().violent | relations().hazard
    if slot is Slot.HIT:
        return draft.type in relations().violent
    return True
