"""A toll that the next sentences tell in parts, in words that say nothing of death: "Sixteen people died. Eleven were on a bus
near Harun, and five in a taxi at Belo".

Numbers that add up to a toll told just before are its parts. What place and what day each of them has is read elsewhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from services.extractor.analysis import View
from services.extractor.harm_lexicon import Slot
from services.extractor.harm_numbers import counted_people
from services.extractor.harm_statement import HarmStatement, state
from services.extractor.numbers import Modifier, Quantity, QuantityKind, parse_quantities

_LEAST = 3  # two are one and one in too many articles
_REACH = 3  # sentences from a toll to its parts
_PARTS = (2, 4)  # so many at the least, and at the most


def toll_before(told: Sequence[HarmStatement], index: int) -> int | None:
    """The last number of dead that was told as a whole, not more than some sentences before the one of this index."""
    for statement in reversed(told):
        count = statement.count
        whole = count is not None and count.best is not None and count.best >= _LEAST
        near = index - _REACH <= statement.view.index < index
        if statement.slot is Slot.KILLED and near and whole and not (statement.partitive or statement.denied):
            return count.best if count is not None else None
    return None


def adds_up(text: str, total: int | None) -> bool:
    """Whether the numbers of a sentence are the parts of a total."""
    return total is not None and bool(_parts(parse_quantities(text), total))


def parts_of(view: View, total: int | None, own: Sequence[HarmStatement]) -> Iterator[HarmStatement]:
    """The statements that so many of the parts died, where the sentence does not say so itself."""
    for quantity in _parts(view.quantities, total) if total is not None else ():
        people = counted_people(view, quantity)
        if people is None or any(
            s.slot is Slot.KILLED and any(p.start <= people.start < p.end for p in s.people) for s in own
        ):
            continue
        for statement in state(view, people.head, Slot.KILLED, (people,), presumed=True):
            yield replace(statement, partitive=True)


def _parts(quantities: Sequence[Quantity], total: int) -> tuple[Quantity, ...]:
    """The first numbers of a sentence that add up to the total; none where they don't."""
    found: list[Quantity] = []
    for quantity in quantities:
        if quantity.kind is not QuantityKind.COUNT or quantity.modifier is not Modifier.EXACT:
            continue
        if quantity.count.best == total and not found:  # "four of the five"
            continue
        found.append(quantity)
        reached = sum(q.count.best or 0 for q in found)
        if reached >= total or len(found) == _PARTS[1]:
            return tuple(found) if reached == total and len(found) >= _PARTS[0] else ()
    return ()
