"""Those who were first told of as wounded and died later are counted among the dead alone."""

from dataclasses import replace

from schemas.casualties import Count
from services.extractor.harm_lexicon import Slot
from services.extractor.harm_statement import HarmStatement
from services.extractor.phrases import verb_forms

_DYING = frozenset(form for verb in ("die", "succumb", "perish") for form in verb_forms(verb))


def less_who_died(statements: list[HarmStatement]) -> list[HarmStatement]:
    """The statements, those of the wounded less who died of them ("seven were wounded, two of whom later died": five)."""
    found = list(statements)
    for number, statement in enumerate(found):
        dead = statement.count.best if statement.count is not None else None
        if statement.slot is not Slot.KILLED or statement.token.lower_ not in _DYING or not dead:
            continue
        wounded = _wounded(found, number)
        if wounded is not None:
            found[wounded] = replace(found[wounded], count=_less(found[wounded].count, dead))
    return found


def _wounded(statements: list[HarmStatement], number: int) -> int | None:
    """Index of the wounded of whom the statement tells that they died."""
    dying = statements[number]
    index = dying.view.index
    for n, other in enumerate(statements):  # "six of the 28 wounded have died"
        inside = other.view.index == index and any(p.head.is_ancestor(other.token) for p in dying.people)
        if inside and _outnumbers(other, dying):
            return n
    if not dying.partitive or number == 0:
        return None
    before = statements[number - 1]  # "seven were wounded. Two of them died"
    near = index - before.view.index in {0, 1}
    return number - 1 if near and _outnumbers(before, dying) else None


def _outnumbers(wounded: HarmStatement, dying: HarmStatement) -> bool:
    return (
        wounded.slot is Slot.INJURED
        and wounded.count is not None
        and dying.count is not None
        and (wounded.count.best or 0) > (dying.count.best or 0)
    )


def _less(count: Count | None, dead: int) -> Count | None:
    if count is None:
        return None
    low, best, high = (None if v is None else max(0, v - dead) for v in (count.low, count.best, count.high))
    return Count(low=low, best=best, high=high)
