"""Weighs all statements about one incident into its toll: totals before parts, persons counted once.

A stated total holds as long as it covers the persons who are told apart. Those who were hit are injured unless they died.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from schemas.casualties import Casualties, Count
from services.extractor.died_of_wounds import less_who_died
from services.extractor.harm_lexicon import Slot
from services.extractor.harm_source import Source
from services.extractor.harm_statement import HarmStatement
from services.extractor.persons import Person, persons_of

_FIRST_SENTENCES = 3  # title, lead and the sentence after it: where a news text gives its totals
_NEWS = 10  # sentences: further down stand the numbers of what happened before
_BESIDE = 2  # sentences back to those to whom "two others" are added


@dataclass(frozen=True, slots=True)
class Toll:
    """The toll and, slot by slot, the statement that it rests on."""

    casualties: Casualties
    evidence: tuple[tuple[Slot, HarmStatement], ...]


@dataclass(frozen=True, slots=True)
class _Figure:
    """A count and the statement that it rests on."""

    count: Count
    evidence: HarmStatement


def weigh(statements: tuple[HarmStatement, ...]) -> Toll:
    """The toll of one incident. Statements that count many incidents are left out, and "nobody else was hurt"."""
    usable = less_who_died([s for s in statements if not s.cumulative and not (s.denied and s.additional)])
    persons = persons_of(s for s in usable if not s.denied)
    figures = {slot: _plain(slot, usable, persons) for slot in Slot if slot not in _INTERWOVEN}
    killed = figures[Slot.KILLED] = _killed(usable, persons)
    injured = figures[Slot.INJURED] = _injured(usable, persons, killed)
    if killed is None and injured is not None and injured.count == Count.exactly(0):
        figures[Slot.KILLED] = injured  # "nobody was hurt" says that nobody was killed either
    elif killed is None and injured is not None:
        figures[Slot.KILLED] = _nobody_else(statements)
    found = {slot: figure for slot in Slot if (figure := figures.get(slot)) is not None}
    return Toll(
        Casualties(**{slot.value: figure.count for slot, figure in found.items()}),
        tuple((slot, figure.evidence) for slot, figure in found.items()),
    )


def _nobody_else(statements: tuple[HarmStatement, ...]) -> _Figure | None:
    """ "One fireman broke a wrist; nobody else came to harm": so nobody was killed."""
    rest = next((s for s in statements if s.denied and s.additional), None)
    return _Figure(Count.exactly(0), rest) if rest is not None else None


_INTERWOVEN = frozenset({Slot.KILLED, Slot.INJURED, Slot.HIT})


def _plain(slot: Slot, statements: list[HarmStatement], persons: list[Person]) -> _Figure | None:
    alone = [p for p in persons if slot in p.slots]
    return (
        _covering(_total(slot, statements), slot, alone) or _counted(slot, alone) or _none(slot, statements)
    )


def _killed(statements: list[HarmStatement], persons: list[Person]) -> _Figure | None:
    dead = [p for p in persons if Slot.KILLED in p.slots]
    figure = _covering(_total(Slot.KILLED, statements), Slot.KILLED, dead)
    if figure is not None:
        by_own_hand = any(p.someone.self_inflicted for p in dead)
        told = any(p.someone is not None and p.someone.self_inflicted for p in figure.evidence.people)
        more = by_own_hand and not told and figure.evidence.has_author
        return _Figure(_plus(figure.count, 1), figure.evidence) if more else figure
    some = _counted(Slot.KILLED, dead)
    part = _part(Slot.KILLED, statements, without_attackers=some is not None)
    if part is not None and _best(part.count) > (_best(some.count) if some else 0):
        return part
    return some or _unnumbered(statements) or _none(Slot.KILLED, statements)


def _part(slot: Slot, statements: list[HarmStatement], *, without_attackers: bool = False) -> _Figure | None:
    """The largest part that is told of ("18 of them"), where no total is."""
    parts = [s for s in statements if s.slot is slot and s.partitive and s.count is not None and not s.denied]
    if without_attackers:
        parts = [s for s in parts if not s.of_attackers]
    part = max(parts, key=lambda s: _best(s.count), default=None)
    return _Figure(part.count, part) if part is not None and part.count is not None else None


def _unnumbered(statements: list[HarmStatement]) -> _Figure | None:
    """ "A fatal shooting", "charged with murder": one at least."""
    if any(s.recalls and s.survived for s in statements):  # "all are expected to survive"
        return None
    act = next((s for s in statements if s.slot is Slot.KILLED and not s.people), None)
    return _Figure(Count.at_least(1), act) if act is not None else None


def _injured(
    statements: list[HarmStatement], persons: list[Person], killed: _Figure | None
) -> _Figure | None:
    hurt = _surviving(persons, killed)
    figure = _covering(
        _total(Slot.INJURED, statements), Slot.INJURED, [p for p in hurt if Slot.INJURED in p.slots]
    )
    rest = _survivors(_total(Slot.HIT, statements), killed, statements)
    if rest is not None and (
        figure is None or (_best(rest.count) > _best(figure.count) and not rest.evidence.additional)
    ):
        figure = rest
    if figure is None or len([p for p in hurt if p.someone.told_apart]) > _best(figure.count):
        figure = _counted(Slot.INJURED, hurt) or _counted(Slot.HIT, hurt) or figure
    return figure or _part(Slot.INJURED, statements) or _none(Slot.INJURED, statements)


def _surviving(persons: list[Person], killed: _Figure | None) -> list[Person]:
    """Those who were hurt and of whom no death is told; the dead whom no name is given for are sought first among the hit."""
    hurt = [p for p in persons if p.slots.keys() & {Slot.INJURED, Slot.HIT} and Slot.KILLED not in p.slots]
    nameless = _best(killed.count if killed else None) - len([p for p in persons if Slot.KILLED in p.slots])
    for person in [p for p in hurt if Slot.INJURED not in p.slots][: max(0, nameless)]:
        hurt.remove(person)
    return hurt


def _survivors(
    hit: HarmStatement | None, killed: _Figure | None, statements: list[HarmStatement]
) -> _Figure | None:
    """Those who were shot are wounded unless they died: five shot, one of them dead, makes four injured."""
    if hit is None or hit.count is None:
        return None
    beside = any(s.slot is Slot.KILLED and _of_others(s, hit) for s in statements)
    dead = 0 if killed is None or hit.additional or beside else _best(killed.count)
    rest = _best(hit.count) - dead
    if rest <= 0:
        return None
    low, high = hit.count.low, hit.count.high
    return _Figure(
        Count(low=rest if low is not None else None, best=rest, high=rest if high is not None else None), hit
    )


def _of_others(dead: HarmStatement, hit: HarmStatement) -> bool:
    """ "The driver died and six passengers were cut": people of another kind, told in one sentence."""
    kinds = [{p.head.lower_ for p in s.people if p.head.pos_ == "NOUN"} for s in (dead, hit)]
    told = dead.view is hit.view and not dead.partitive and all(p.head.pos_ == "NOUN" for p in hit.people)
    return told and dead.token.i < hit.token.i and all(kinds) and not kinds[0] & (kinds[1] | _ANYBODY)


_ANYBODY = frozenset({"people", "person", "persons", "victim", "victims", "others"})


def _covering(total: HarmStatement | None, slot: Slot, persons: list[Person]) -> _Figure | None:
    """The stated total, or the persons who are told apart where it does not cover them."""
    if total is None or total.count is None:
        return None
    if total.additional and persons:
        before = [
            p
            for p in persons
            if 0 <= total.view.index - p.slots[slot].view.index <= _BESIDE and p.slots[slot] is not total
        ]
        return _Figure(_plus(total.count, len(before)), total)
    apart = [p for p in persons if p.someone.told_apart]
    if len(apart) > _best(total.count):
        return _counted(slot, apart)
    return _Figure(total.count, total)


def _counted(slot: Slot, persons: list[Person]) -> _Figure | None:
    evidence = next((p.slots[slot] for p in persons if slot in p.slots), None)
    return _Figure(Count.exactly(len(persons)), evidence) if evidence is not None else None


def _none(slot: Slot, statements: Iterable[HarmStatement]) -> _Figure | None:
    """ "No one was hurt", where nothing else is said."""
    denied = next((s for s in statements if s.slot is slot and s.denied), None)
    return _Figure(Count.exactly(0), denied) if denied is not None else None


def _best(count: Count | None) -> int:
    return count.best if count is not None and count.best is not None else 0


def _plus(count: Count, more: int) -> Count:
    return Count(
        low=None if count.low is None else count.low + more,
        best=None if count.best is None else count.best + more,
        high=None if count.high is None else count.high + more,
    )


def _total(slot: Slot, statements: list[HarmStatement]) -> HarmStatement | None:
    """The statement that gives the slot's total; None where only persons are told of, or none."""
    counted = [
        s
        for s in statements
        if s.slot is slot
        and s.someone is None
        and not (s.partitive or s.denied or s.enumerates)
        and s.count is not None
        and s.count.best is not None
    ]

    counted = [s for s in counted if not s.counted_up or _counts_the_dead(s, counted, statements)]
    if any(s.source is Source.WITNESS for s in counted):  # then a party's number is its claim
        counted = [replace(s, claimed=True) if s.source is Source.PARTY else s for s in counted]

    def weight(statement: HarmStatement) -> tuple[bool, int, int, int]:
        index = statement.view.index
        place = 3 * statement.total + (index < _FIRST_SENTENCES) + (index < _NEWS) - 2 * statement.additional
        return (
            not statement.claimed,
            place - 2 * statement.vague - 4 * statement.outdated,
            _best(statement.count),
            -index,
        )

    chosen = max(counted, key=weight, default=None)
    claims = [s for s in counted if s.claimed]
    return _disputed(chosen, claims) if chosen is not None and not chosen.claimed else chosen


def _counts_the_dead(
    counting: HarmStatement, counted: list[HarmStatement], statements: list[HarmStatement]
) -> bool:
    """Whether "a third man died" makes three dead: not where others were hurt and nobody says that two had died before."""
    number = _best(counting.count)
    hurt = any(s.slot in {Slot.INJURED, Slot.HIT} and not s.denied for s in statements)
    before = any(_best(s.count) in {number, number - 1} for s in counted if not s.counted_up)
    return number > _FEW or before or not hurt


_FEW = 3


def _disputed(chosen: HarmStatement, claims: list[HarmStatement]) -> HarmStatement:
    """The independent figure, widened to what a side claims beside it."""
    count = chosen.count
    if count is None or not claims:
        return chosen
    figures = [_best(s.count) for s in claims]
    low = None if count.low is None else min(count.low, *figures)
    high = None if count.high is None else max(count.high, *figures)
    return replace(chosen, count=Count(low=low, best=count.best, high=high))
