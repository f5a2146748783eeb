"""Finds the incident of a statement whose own sentence names none: "the dead were three engineers", "Nine others were hurt".

It must go on with the topic: the same paragraph, or the incident that the article is about. A time or a place of its own
that contradicts the incident forbids it.
"""

from services.extractor.drafts import Draft
from services.extractor.harm_lexicon import Slot
from services.extractor.harm_statement import HarmStatement
from services.extractor.relations import relations
from services.extractor.triggers import Strength

_FOR_ANY = frozenset({Slot.KILLED, Slot.INJURED, Slot.MISSING})


def attach(drafts: list[Draft], loose: list[HarmStatement]) -> None:
    """Hands each loose statement to an incident, or to none."""
    carrying = [d for d in drafts if d.strength is not Strength.REFERENCE]
    for statement in loose:
        if statement.cumulative:
            continue
        draft = _home(statement, carrying)
        if draft is not None:
            draft.loose.append(statement)


def _home(statement: HarmStatement, drafts: list[Draft]) -> Draft | None:
    fitting = [d for d in drafts if statement.denied or _may_harm(d, statement.slot)]
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
