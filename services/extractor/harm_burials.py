"""Statements of funerals: whoever is laid to rest is dead, and "the last of the eight victims" tells how many there were."""

import re
from collections.abc import Iterator

from services.extractor.analysis import View
from services.extractor.clauses import head_of
from services.extractor.harm_lexicon import Slot
from services.extractor.harm_numbers import counted_people
from services.extractor.harm_statement import HarmStatement, state
from services.extractor.numbers import QuantityKind

_BURIED = re.compile(
    r"\b(?:laid to (?:their )?(?:final )?rest|funerals?|burials?|biers?|coffins?|cemetery|graves?|gravesides?|pallbearers"
    r"|(?:bury|buri(?:es|ed)|burying|mourn(?:s|ed|ing)?)(?! (?:under|beneath|in the (?:mud|rubble|debris|snow|earth))))\b",
    re.IGNORECASE,
)
_ALL_OF_THEM = re.compile(r"\b(?:the|all|its|their|whose)\s+$", re.IGNORECASE)
_VICTIMS = re.compile(r"\s+(?:\w+\s+)?(?:victims|dead)\b|\s+who\s+did\s+not\s+survive\b", re.IGNORECASE)


def from_burials(view: View) -> Iterator[HarmStatement]:
    """ "The last of the eight victims of the bombing was laid to rest": eight were killed."""
    buried = _BURIED.search(view.text)
    if buried is None:
        return
    for quantity in view.quantities:
        whole = _ALL_OF_THEM.search(view.text, 0, quantity.start) and _VICTIMS.match(view.text, quantity.end)
        people = (
            counted_people(view, quantity)
            if whole and quantity.kind in (QuantityKind.COUNT, QuantityKind.AGE)
            else None
        )
        head = head_of(view.doc, *buried.span())
        if people is not None and head is not None:
            yield from state(view, head, Slot.KILLED, (people,), total=True)
