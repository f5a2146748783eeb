"""Tolls in the form of lists and notes: "Dead: 6", "Injured (so far): 15"."""

import re
from collections.abc import Iterator

from services.extractor.analysis import View
from services.extractor.clauses import head_of
from services.extractor.harm_lexicon import Slot
from services.extractor.harm_numbers import counted_people
from services.extractor.harm_statement import HarmStatement, state
from services.extractor.numbers import QuantityKind

_SLOTS = {
    "dead": Slot.KILLED, "deaths": Slot.KILLED, "killed": Slot.KILLED, "fatalities": Slot.KILLED, "deceased": Slot.KILLED,
    "injured": Slot.INJURED, "injuries": Slot.INJURED, "wounded": Slot.INJURED, "hurt": Slot.INJURED,
    "missing": Slot.MISSING, "abducted": Slot.ABDUCTED, "kidnapped": Slot.ABDUCTED,
    "arrested": Slot.ARRESTED, "arrests": Slot.ARRESTED, "detained": Slot.ARRESTED,
    "displaced": Slot.DISPLACED, "evacuated": Slot.DISPLACED,
}  # fmt: skip
_LABEL = re.compile(
    rf"(?:^|[\n.,;(•*–-]\s*)(?:(?:number\s+of|total|people|persons|civilians|reported)\s+)*(?P<fate>{'|'.join(_SLOTS)})(?:\s+\([^()]{{1,30}}\))?\s*[:=]\s*(?:at\s+least|more\s+than|about|around|over|some|approx\.?)?\s*$",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(r"[\s/-]?\d")  # "Injured: 800 4417" is a line to call


def from_labels(view: View) -> Iterator[HarmStatement]:
    """A number right behind a word for a fate and a colon."""
    for quantity in view.quantities:
        if quantity.kind is not QuantityKind.COUNT or _TELEPHONE.match(view.text, quantity.end):
            continue
        label = _LABEL.search(view.text, 0, quantity.number_start)
        if label is None:
            continue
        people = counted_people(view, quantity)
        head = head_of(view.doc, label.start("fate"), label.end("fate"))
        if people is not None and head is not None:
            yield from state(view, head, _SLOTS[label["fate"].lower()], (people,), presumed=True)
