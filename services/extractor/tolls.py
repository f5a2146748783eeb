"""Weighs all statements about one incident into its toll: totals before parts, persons counted once."""

from dataclasses import dataclass

from schemas.casualties import Casualties, Count
from services.extractor.harm_lexicon import Slot
from services.extractor.harm_statement import HarmStatement
from services.extractor.someone import Someone

_FIRST_SENTENCES = 3  # title, lead and the sentence after it: where a news text gives its totals


@dataclass(frozen=True, slots=True)
class Toll:
    """The toll and, slot by slot, the statement that it rests on."""

    casualties: Casualties
    evidence: tuple[tuple[Slot, HarmStatement], ...]


@dataclass(slots=True)
class _Person:
    someone: Someone
    slots: dict[Slot, HarmStatement]


def weigh(statements: tuple[HarmStatement, ...]) -> Toll:
    """The toll of one incident. Statements that count many incidents are left out."""
    usable = [s for s in statements if not s.cumulative]
    persons = _persons([s for s in usable if s.someone is not None and not s.partitive])
    totals = {
        slot: _total([s for s in usable if s.slot is slot and s.someone is None and not s.partitive])
        for slot in Slot
    }
    counts: dict[Slot, Count] = {}
    evidence: dict[Slot, HarmStatement] = {}
    for slot in Slot:
        chosen = totals[slot]
        alone = [p for p in persons if slot in p.slots]
        if slot is Slot.INJURED:
            alone = [p for p in alone if Slot.KILLED not in p.slots]
        if chosen is not None and chosen.count is not None:
            counts[slot], evidence[slot] = chosen.count, chosen
            if chosen.additional and alone and chosen.count.best is not None:
                counts[slot] = _plus(
                    chosen.count, len([p for p in alone if p.slots[slot].view.index <= chosen.view.index])
                )
        elif alone:
            counts[slot], evidence[slot] = Count.exactly(len(alone)), alone[0].slots[slot]
    _settle_hits(counts, evidence, persons, usable)
    _settle_none(counts, evidence)
    return Toll(
        Casualties(**{slot.value: counts.get(slot) for slot in Slot if slot is not Slot.HIT}),
        tuple((slot, evidence[slot]) for slot in Slot if slot in evidence and slot is not Slot.HIT),
    )


def _settle_none(counts: dict[Slot, Count], evidence: dict[Slot, HarmStatement]) -> None:
    """ "Nobody was hurt" says that nobody was killed either."""
    nobody_hurt = counts.get(Slot.INJURED)
    if nobody_hurt == Count.exactly(0) and Slot.KILLED not in counts:
        counts[Slot.KILLED], evidence[Slot.KILLED] = nobody_hurt, evidence[Slot.INJURED]


def _plus(count: Count, more: int) -> Count:
    return Count(
        low=None if count.low is None else count.low + more,
        best=None if count.best is None else count.best + more,
        high=None if count.high is None else count.high + more,
    )


def _settle_hits(
    counts: dict[Slot, Count],
    evidence: dict[Slot, HarmStatement],
    persons: list[_Person],
    usable: list[HarmStatement],
) -> None:
    """Those who were shot are wounded unless they died: five shot, one of them dead, makes four injured."""
    hit = counts.pop(Slot.HIT, None)
    killed = counts.get(Slot.KILLED)
    partly_dead = [s for s in usable if s.slot is Slot.KILLED and s.partitive and s.count is not None]
    if killed is None and partly_dead and partly_dead[0].count is not None:
        killed = counts[Slot.KILLED] = partly_dead[0].count
        evidence[Slot.KILLED] = partly_dead[0]
    if hit is None or hit.best is None:
        return
    statement = evidence[Slot.HIT]
    if statement.someone is not None:  # persons were counted: those who died are no longer among the hit
        surviving = [p for p in persons if Slot.HIT in p.slots and Slot.KILLED not in p.slots]
        wounded = [p for p in persons if Slot.INJURED in p.slots and Slot.KILLED not in p.slots]
        number = len({id(p) for p in (*surviving, *wounded)})
        if Slot.INJURED not in counts and number:
            counts[Slot.INJURED], evidence[Slot.INJURED] = Count.exactly(number), statement
        elif number and evidence[Slot.INJURED].someone is not None:
            counts[Slot.INJURED] = Count.exactly(number)
        return
    dead = killed.best if killed is not None and killed.best is not None else 0
    injured = counts.get(Slot.INJURED)
    rest = hit.best if statement.additional else hit.best - dead
    if rest > 0 and (
        injured is None or (injured.best is not None and evidence[Slot.INJURED].someone is not None)
    ):
        counts[Slot.INJURED] = Count(
            low=rest if hit.low is not None else None, best=rest, high=rest if hit.high is not None else None
        )
        evidence[Slot.INJURED] = statement


def _total(statements: list[HarmStatement]) -> HarmStatement | None:
    """The statement that gives the slot's total."""
    counted = [s for s in statements if s.count is not None and s.count.best is not None]
    if not counted:
        return None
    zero = [s for s in counted if s.denied]
    some = [s for s in counted if not s.denied]
    if not some:
        return zero[0]

    def weight(statement: HarmStatement) -> tuple[int, int, int]:
        best = statement.count.best if statement.count is not None and statement.count.best is not None else 0
        place = 2 * statement.total + (statement.view.index < _FIRST_SENTENCES) - statement.additional
        return place, best, -statement.view.index

    return max(some, key=weight)


def _persons(statements: list[HarmStatement]) -> list[_Person]:
    """Distinct people: a statement joins the one whom it may mean, unless it says that it is another."""
    persons: list[_Person] = []
    for statement in statements:
        someone = statement.someone
        if someone is None:
            continue
        fitting = [p for p in persons if p.someone.compatible(someone)]
        named = [p for p in fitting if p.someone.names & someone.names]
        if someone.additional and not named:
            fitting = []
        alike = [p for p in fitting if statement.slot in p.slots]
        recalled = (alike or fitting[-1:]) if someone.definite else fitting[:1]
        chosen = next(iter(named or recalled), None)
        if chosen is None:
            chosen = _Person(someone, {})
            persons.append(chosen)
        else:
            chosen.someone = chosen.someone.joined(someone)
        chosen.slots.setdefault(statement.slot, statement)
    return persons
