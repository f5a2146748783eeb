"""Totals over several incidents: "four dead in two days" is three in Harun and one in Belo, and belongs to neither.

A number is such a total where it is the sum of what the article tells of several, or where its own words speak of more than one
incident ("killed in two attacks") and smaller numbers of the article fit into it.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from schemas.report import Realis
from schemas.when import When
from services.extractor.agreement import a_day_apart, are_two, same_place
from services.extractor.drafts import Draft
from services.extractor.harm_lexicon import Slot
from services.extractor.harm_scope import Scope, names_events
from services.extractor.harm_statement import HarmStatement
from services.extractor.relations import relations
from services.extractor.tolls import weigh

_SLOTS = (Slot.KILLED, Slot.INJURED)
_LEAST = 4  # two are one and one in too many articles


def leave_out_sums(drafts: Sequence[Draft]) -> None:
    """Takes from each incident the numbers that are the sum of what the article tells of several, its own toll among them."""
    for slot in (*_SLOTS, Slot.HIT):
        several = {
            _best(s) for d in drafts for s in d.harm if s.slot is slot and s.scope is not Scope.ONE
        } - set(range(_LEAST))
        own = [n for n in (_largest(d, slot, several) for d in drafts) if n]
        summed = {n for n in several if len(own) > 1 and max(own) < n and sum(own) <= n}
        if len(drafts) > 1:  # "had between them taken 19 lives", whatever the headline makes of it
            summed |= several & {_best(s) for d in drafts for s in d.harm if s.scope is Scope.MORE}
        if _tells_of_several(drafts):  # "Seven have died in the two attacks", of which the article tells
            summed |= {
                _best(s)
                for d in drafts
                for s in d.harm
                if s.slot is slot and s.scope is Scope.PERHAPS_MORE and names_events(s.view.text)
            }
        for draft in drafts:
            _take(
                draft,
                [
                    s
                    for s in draft.harm
                    if s.slot is slot
                    and (
                        (_best(s) in summed and not s.partitive)
                        or _speaks_of_several(s, own)
                        or _names_several(s, drafts)
                    )
                ],
            )
    for slot in _SLOTS:
        for draft in drafts:
            for number in sorted({_best(s) for s in draft.harm if _is_total(s, slot)}, reverse=True):
                of_it = [s for s in draft.harm if _is_total(s, slot) and _best(s) == number]
                without = [_toll(d, slot, of_it) for d in drafts]
                told = [toll for toll in without if toll]
                if _has_own(draft, slot, of_it) and len(told) > 1 and sum(told) == number:
                    _take(draft, of_it)


def _tells_of_several(drafts: Sequence[Draft]) -> bool:
    """Whether it tells of incidents that harm people in two places or on two days, days apart at the most."""
    told = [d for d in drafts if d.realis is Realis.ACTUAL and relations().harms(d.type)]
    return any(_are_apart(a, b) and _near(a.when, b.when) for n, a in enumerate(told) for b in told[n + 1 :])


def _are_apart(one: Draft, other: Draft) -> bool:
    sited = one.place is not None and other.place is not None and are_two(one.place, other.place)
    return sited or a_day_apart(one.when, other.when)


def _near(one: When | None, other: When | None) -> bool:
    if one is None or other is None or one.start is None or other.start is None:
        return True
    return abs((one.start - other.start).days) <= _SAME_WEEK


_SAME_WEEK = 7  # days within which incidents are counted together


def _largest(draft: Draft, slot: Slot, several: Collection[int]) -> int:
    """The largest number that an incident has to itself, and that is not also told of several."""
    own = (s for s in draft.harm if s.slot is slot and s.scope is Scope.ONE and not s.cumulative)
    return max((n for n in map(_best, own) if n not in several), default=0)


def _speaks_of_several(statement: HarmStatement, own: Sequence[int]) -> bool:
    """Whether its words allow for several incidents, and the numbers that these have to themselves fit into it."""
    number = _best(statement)
    return statement.scope is Scope.PERHAPS_MORE and len(own) > 1 and max(own) < number and sum(own) <= number


def _names_several(statement: HarmStatement, drafts: Sequence[Draft]) -> bool:
    """Whether its words allow for several incidents, and its sentence goes on to name some that lie apart."""
    if statement.scope is not Scope.PERHAPS_MORE:
        return False
    named = [d.place for d in drafts if any(p.mention.view is statement.view for p in d.placed)]
    sited = [p for p in named if p is not None]
    return any(same_place(a, b) is False for n, a in enumerate(sited) for b in sited[n + 1 :])


def _is_total(statement: HarmStatement, slot: Slot) -> bool:
    """Whether it can be such a total; where persons are said to be a part of it ("among the seven dead") it is one toll."""
    whole = statement.someone is None and _best(statement) >= _LEAST
    return statement.slot is slot and whole and "among" not in statement.view.text.split()


def _has_own(draft: Draft, slot: Slot, of_it: Sequence[HarmStatement]) -> bool:
    """Whether a number of its own is left that is no part of another: "seven, including four tourists"."""
    return any(
        s.slot is slot and _best(s) and not s.partitive and not any(s is other for other in of_it)
        for s in draft.harm
    )


def _best(statement: HarmStatement) -> int:
    return (statement.count.best or 0) if statement.count is not None else 0


def _toll(draft: Draft, slot: Slot, without: Sequence[HarmStatement]) -> int:
    left = tuple(s for s in draft.harm if not any(s is other for other in without))
    count = getattr(weigh(left).casualties, slot.value)
    return (count.best or 0) if count is not None else 0


def _take(draft: Draft, gone: Sequence[HarmStatement]) -> None:
    def kept(harm: Sequence[HarmStatement]) -> tuple[HarmStatement, ...]:
        return tuple(s for s in harm if not any(s is other for other in gone))

    draft.placed = [replace(p, harm=kept(p.harm)) for p in draft.placed]
    draft.loose = list(kept(draft.loose))
