"""The persons of an incident, each once: who is told of in which statement, across the sentences of an article.

A description joins the person whom it may mean; a new one is counted only on evidence that it is another: another name,
age or sex, "a second man", two phrases side by side ("a man and a boy"). So no more persons come out than are told apart.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from services.extractor.harm_lexicon import Slot
from services.extractor.harm_statement import HarmStatement
from services.extractor.people import People
from services.extractor.person_words import people_lexicon
from services.extractor.someone import Someone

_FAMILIES = (
    frozenset({Slot.KILLED, Slot.INJURED, Slot.HIT}),
    frozenset({Slot.MISSING}),
    frozenset({Slot.ABDUCTED}),
    frozenset({Slot.ARRESTED}),
    frozenset({Slot.DISPLACED}),
)
"""What may become of the same person in turn; he who is arrested is rarely he who was shot."""
_NEAR = 2  # sentences back to those whom "another" and "both" are said beside


@dataclass(slots=True)
class Person:
    """One person and, slot by slot, the statement that first told it of them."""

    someone: Someone
    slots: dict[Slot, HarmStatement] = field(default_factory=dict)
    places: set[tuple[int, int]] = field(default_factory=set)
    """Sentence and token of each phrase that means them."""
    last: int = -1
    """The last sentence that told of them."""
    nouns: set[str] = field(default_factory=set)
    """What they are called."""

    def told(self, someone: Someone, statement: HarmStatement, token: int) -> None:
        self.someone = self.someone.joined(someone)
        self.slots.setdefault(statement.slot, statement)
        self.places.add((statement.view.index, token))
        self.last = statement.view.index


def persons_of(statements: Iterable[HarmStatement]) -> list[Person]:
    """All persons, in order of first mention within what became of them."""
    statements = list(statements)
    return [
        person for family in _FAMILIES for person in _enrolled([s for s in statements if s.slot in family])
    ]


def _enrolled(statements: list[HarmStatement]) -> list[Person]:
    persons: list[Person] = []
    groups: list[tuple[HarmStatement, list[Person]]] = []
    for statement in statements:
        meant: list[Person] = []
        if statement.recalls:
            meant = _recalled(statement, groups)
            for person in meant:
                person.slots.setdefault(statement.slot, statement)
                person.last = statement.view.index
        else:
            for people, someone in _members(statement):
                token = people.head.i
                noun = people.head.lower_
                others = [p for p in persons if not _is_another(noun, someone, statement, p)]
                known = _meant(someone, statement, token, others, meant, groups)
                person = known or Person(someone)
                if known is None:
                    persons.append(person)
                person.told(someone, statement, token)
                person.nouns.add(people.head.lower_)
                meant.append(person)
        groups.append((statement, meant))
    return persons


def _members(statement: HarmStatement) -> Iterator[tuple[People, Someone]]:
    return ((p, p.someone) for p in statement.people if p.someone is not None)


def _recalled(statement: HarmStatement, groups: list[tuple[HarmStatement, list[Person]]]) -> list[Person]:
    """ "They later died": those of whom the last statement with several people told."""
    for earlier, meant in reversed(groups):
        if statement.view.index - earlier.view.index > _NEAR:
            break
        if len(meant) > 1:
            return meant if statement.count is None or statement.count.best == len(meant) else []
    return []


def _meant(
    someone: Someone,
    statement: HarmStatement,
    token: int,
    persons: list[Person],
    beside: list[Person],
    groups: list[tuple[HarmStatement, list[Person]]],
) -> Person | None:
    """The person whom a description means; None where it is one more."""
    index = statement.view.index
    same_phrase = [p for p in persons if (index, token) in p.places]
    fitting = _fitting(someone, statement, [p for p in persons if p not in beside])
    named = [p for p in fitting if p.someone.named_alike(someone)]
    if same_phrase or named or not fitting:
        return next(iter(same_phrase or named), None)
    if someone.additional and someone.definite and not statement.has_author:  # "the other man died"
        return fitting[-1] if len(fitting) > 1 else None
    if someone.additional and not someone.definite:
        if any(
            s.view.index == index for s, _ in groups
        ):  # "two were killed and another hurt": another than those two
            fitting = [p for p in fitting if not any(i == index for i, _ in p.places)]
        elif any(index - s.view.index <= _NEAR for s, _ in groups):
            return None
    if not fitting:
        return None
    if someone.definite:
        return max(fitting, key=lambda p: (p.last, statement.slot in p.slots))
    return next((p for p in fitting if statement.slot in p.slots), fitting[0])


def _fitting(someone: Someone, statement: HarmStatement, persons: list[Person]) -> list[Person]:
    """Those whom a description may mean: all that is said of them agrees."""
    fitting = [p for p in persons if p.someone.compatible(someone)]
    if not someone.definite:  # "a man was killed and a man was hurt"
        fitting = [p for p in fitting if p.someone.named_alike(someone) or not _told_beside(p, statement)]
    if statement.survived:
        alive = [p for p in fitting if Slot.KILLED not in p.slots]
        fitting = alive or [p for p in fitting if p.someone.named_alike(someone)]
    if statement.additional and statement.slot is Slot.KILLED and not someone.additional:
        fitting = [p for p in fitting if p.someone.named_alike(someone) or not _died_before(p)]
    if someone.age is not None:
        fitting = [p for p in fitting if p.someone.age == someone.age] or fitting
    return fitting


def _is_another(noun: str, someone: Someone, statement: HarmStatement, person: Person) -> bool:
    """ "A constable was hurt" after "a thief was beaten to death": somebody new, told by what he is, is not the dead one."""
    new = not (
        someone.definite
        or someone.told_apart
        or noun in _CALLED_ANYTHING
        or noun in people_lexicon().described
    )
    hurt = statement.slot is Slot.INJURED and new
    death = person.slots.get(Slot.KILLED)
    return hurt and death is not None and death.view is not statement.view and noun not in person.nouns


_CALLED_ANYTHING = frozenset(
    {"victim", "suspect", "person", "one", "another", "other", "resident", "patient", "native"}
)


def _died_before(person: Person) -> bool:
    """Whether they are of the dead whom "his driver was also killed" adds to: nobody dies twice."""
    death = person.slots.get(Slot.KILLED)
    return death is not None and not death.additional


def _told_beside(person: Person, statement: HarmStatement) -> bool:
    """Whether the sentence has told another fate of someone who was new in it: then who is new now is another."""
    if person.someone.definite or not any(index == statement.view.index for index, _ in person.places):
        return False
    return (Slot.KILLED in person.slots) != (statement.slot is Slot.KILLED)
