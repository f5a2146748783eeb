"""Statements that name the dead: "the dead were identified as Jo Marsh, 49, and Al Quinn", "the men who died were Jo and Al"."""

from collections.abc import Iterator

from spacy.tokens import Token

from schemas.casualties import Count
from services.extractor.agency import with_conjuncts
from services.extractor.analysis import View
from services.extractor.clauses import is_verb, objects, subjects
from services.extractor.harm_lexicon import Slot, harm_lexicon
from services.extractor.harm_statement import HarmStatement, state
from services.extractor.people import People, read_people

_NAMING = frozenset({"identified", "identify", "identifies", "named", "names", "name", "listed", "lists"})
_PLURAL = frozenset({"are", "were", "have"})
_BEING = frozenset({"are", "were", "is", "was"})
_DEAD = frozenset({"dead", "deceased"})
_SLAIN = frozenset({"dead", "deceased", "slain", "killed", "murdered", "fallen"})


def from_namings(view: View) -> Iterator[HarmStatement]:
    """As many were killed as are named, where those who are named are told to be the dead, all of them."""
    for verb in view.doc:
        if verb.lower_ not in _NAMING | _BEING or not is_verb(verb):
            continue
        dead = next((t for t in (*subjects(verb), *objects(verb)) if _are_dead(t)), None)
        if dead is None:
            continue
        people = _each_one(view, with_conjuncts(_named(verb)))
        several = _PLURAL & {verb.lower_, *(c.lower_ for c in verb.children)}
        if len(people) > bool(several):  # of several who are named as one the parse has lost the rest
            yield from state(view, verb, Slot.KILLED, people)


def with_names(view: View, people: tuple[People, ...]) -> tuple[People, ...]:
    """ "The victims, Jo Marsh and Al Quinn, died": as many as are named, where no number is told."""
    if len(people) != 1 or people[0].count is not None:
        return people
    named = [c for c in people[0].head.children if c.dep_ == "appos" and c.pos_ == "PROPN"]
    return _each_one(view, with_conjuncts(named)) or people


def _each_one(view: View, names: tuple[Token, ...]) -> tuple[People, ...]:
    """The people of a list of single persons; none where it has others."""
    people = [read_people(view, name) for name in names]
    one = tuple(p for p in people if p is not None and p.count == Count.exactly(1))
    return one if len(one) == len(people) else ()


def _named(verb: Token) -> list[Token]:
    """Behind "as", or what they are said to be."""
    if verb.lower_ in _BEING:
        return [c for c in verb.children if c.dep_ == "attr" and c.pos_ == "PROPN"]
    inner = [c for p in verb.children if p.dep_ == "prep" and p.lower_ == "as" for c in p.children]
    return [c for c in inner if c.dep_ == "pobj"]


def _are_dead(noun: Token) -> bool:
    """ "The dead", "the slain officers", "the men who died", "those killed"; not "one of the dead"."""
    if noun.lower_ in _DEAD:
        return any(c.dep_ == "det" and c.lower_ == "the" for c in noun.children)
    fatal = harm_lexicon().words
    return any(
        ((c.dep_ == "amod" or c.i == noun.i - 1) and c.lower_ in _SLAIN)
        or (
            c.dep_ in {"relcl", "acl"}
            and any(w.slot is Slot.KILLED and w.use != "nouns" for w in fatal.get(c.lower_, ()))
        )
        for c in noun.children
    )
