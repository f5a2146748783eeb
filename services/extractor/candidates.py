"""Gathers the participants that the clauses of an incident name, before it is decided which of them count."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from schemas.evidence import ArticlePart
from schemas.participant import Attribution
from schemas.report import Realis
from services.extractor.agency import acting, suffering
from services.extractor.analysis import View
from services.extractor.clauses import is_noun, is_verb
from services.extractor.drafts import Draft
from services.extractor.harm_lexicon import Slot
from services.extractor.harm_statement import HarmStatement
from services.extractor.naming import Named, read_name
from services.extractor.triggers import Strength
from services.extractor.weapons import damaged, struck_by_weapons, users_of_weapons

VIOLENT_HARM = frozenset({Slot.KILLED, Slot.INJURED, Slot.HIT, Slot.ABDUCTED})
"""What is done to people by people, or may be."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One phrase that may name a participant."""

    named: Named
    view: View
    told: bool
    """A clause tells what it did or suffered; otherwise it only stands with the act."""
    attribution: Attribution | None = None
    sentence: bool = False
    """The whole sentence is its evidence: what is claimed or denied takes more words than a name."""
    denied: bool = False
    """It says itself that it did not do it."""


def actors(draft: Draft) -> Iterator[Candidate]:
    """Authors of the act and of the harm, users of the weapons, and those who are held responsible."""
    places = _places(draft)
    for placed in draft.placed:
        mention = placed.mention
        if mention.realis is draft.realis or mention.realis is Realis.HYPOTHETICAL:
            guess = Attribution.SUSPECTED if mention.realis is not draft.realis else None
            heads = acting(mention.token)
            for told in (True, False):
                some = (h for h in heads if told is not _beside(h))
                yield from _read(mention.view, some, places, told=told, guess=guess)
        yield from _authors(placed.harm, places)
        if mention.strength is not Strength.REFERENCE:
            yield from _read(mention.view, users_of_weapons(mention.view.doc), places, told=True)
    yield from _authors(draft.loose, places)
    for claim in draft.claims:
        if claim.named.known or not _is_place(claim.view, claim.named, places):
            yield Candidate(
                claim.named,
                claim.view,
                told=True,
                attribution=claim.attribution or Attribution.SUSPECTED,
                sentence=True,
                denied=claim.attribution is None,
            )


def _supposed(head: Token) -> bool:
    """ "May have been carried out by": the verb above an agent only supposes."""
    verb = next((t for t in head.ancestors if is_verb(t)), None)
    return verb is not None and any(c.dep_ == "aux" and c.lower_ in _MODAL for c in verb.children)


_MODAL = frozenset({"may", "might", "could"})


def _beside(head: Token) -> bool:
    """It only stands with the noun: "the rebels' raid", "a guerrilla attack"."""
    return head.dep_ in {"poss", "compound", "nmod", "amod"}


def bystanders(draft: Draft) -> Iterator[Candidate]:
    """Nouns that point at the incident by who took part in it: "the gunmen fled"."""
    for placed in draft.placed:
        mention = placed.mention
        if mention.strength is Strength.REFERENCE and is_noun(mention.token):
            yield from _read(mention.view, (mention.token,), frozenset(), told=False)


def patients(draft: Draft, slots: frozenset[Slot]) -> Iterator[Candidate]:
    """Objects of the act, what the weapons hit, whoever was harmed (`slots` says how), and what was damaged beside."""
    places = _places(draft)
    for placed in draft.placed:
        view, telling = placed.mention.view, placed.mention.strength is not Strength.REFERENCE
        if telling:
            yield from _read(view, suffering(placed.mention.token), places, told=True, thing=True)
            yield from _read(view, struck_by_weapons(view.doc), places, told=False, thing=True)
        yield from _harmed(placed.harm, slots, places)
        if telling:
            yield from _read(view, damaged(view.doc), places, told=False, thing=True)
    yield from _harmed(draft.loose, slots, places)


_Covered = frozenset[tuple[ArticlePart, int]]


def _authors(statements: Iterable[HarmStatement], places: _Covered) -> Iterator[Candidate]:
    for statement in statements:
        if statement.slot in VIOLENT_HARM and not statement.denied:
            yield from _read(statement.view, acting(statement.token), places, told=True)


def _harmed(
    statements: Iterable[HarmStatement], slots: frozenset[Slot], places: _Covered
) -> Iterator[Candidate]:
    for statement in statements:
        if statement.slot in slots and not statement.denied:
            heads = (person.head for person in statement.people)
            yield from _read(statement.view, heads, places, told=True, thing=True)


def _read(
    view: View,
    heads: Iterable[Token],
    places: _Covered,
    *,
    told: bool,
    thing: bool = False,
    guess: Attribution | None = None,
) -> Iterator[Candidate]:
    """The heads that are participants; a bare name in a headline or of a place is none. `guess`: how they are named."""
    for head in heads:
        named = read_name(head, thing=thing)
        if named is not None and (named.known or not (view.is_title or _is_place(view, named, places))):
            hedged = not thing and (named.hedged or (told and _supposed(head)))
            yield Candidate(named, view, told, Attribution.SUSPECTED if hedged else guess)


def _places(draft: Draft) -> _Covered:
    """Every character that a place name of the incident covers."""
    return frozenset(
        (place.part, offset)
        for placed in draft.placed
        for place in placed.places
        for offset in range(place.start, place.end)
    )


def _is_place(view: View, named: Named, places: _Covered) -> bool:
    start, end = view.offsets(named.head.i, named.head.i + 1)
    return any((view.sentence.part, offset) in places for offset in range(start, end))
