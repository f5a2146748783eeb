"""Finds what a sentence says became of people: who was killed, wounded, missing, abducted, arrested, driven out.

A statement is read within its clause; `binding` gives it to an incident and `tolls` weighs it against the others.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from services.extractor.agency import with_conjuncts
from services.extractor.analysis import View
from services.extractor.clauses import (
    head_of,
    is_noun,
    is_passive,
    is_verb,
    objects,
    subjects,
    subjects_of_state,
)
from services.extractor.coordination import listed
from services.extractor.harm_burials import from_burials
from services.extractor.harm_labels import from_labels
from services.extractor.harm_lexicon import Slot, harm_lexicon
from services.extractor.harm_naming import from_namings, with_names
from services.extractor.harm_numbers import (
    WORDS_BETWEEN,
    from_bare_numbers,
    from_counts,
    from_denials,
    from_fatal_acts,
    from_fatally,
    from_multiples,
    is_fatal,
)
from services.extractor.harm_ordinals import from_ordinals
from services.extractor.harm_statement import HarmStatement, state
from services.extractor.harm_survivors import from_survivors
from services.extractor.harm_taken_back import upheld
from services.extractor.harm_tolls import from_charges, from_lives, from_tolls
from services.extractor.harm_victims import harmed, passive_in_headline, victims_of
from services.extractor.people import People, read_companion, read_people
from services.extractor.people_beside import named_behind, with_followers, with_partners
from services.extractor.person_words import people_lexicon


def find_harm(view: View) -> tuple[HarmStatement, ...]:
    """All statements of a sentence, in order; hypothetical and denied ones left out, but "none were hurt" kept as 0."""
    found: list[HarmStatement] = []
    for statement in (
        *from_tolls(view),
        *from_labels(view),
        *from_survivors(view),
        *from_denials(view),
        *from_counts(view, between=WORDS_BETWEEN if view.is_title else 0),
        *from_lives(view),
        *from_charges(view),
        *from_burials(view),
        *from_namings(view),
        *from_ordinals(view),
        *from_fatally(view),
        *from_bare_numbers(view),
        *_from_phrases(view),
        *_from_words(view),
        *_included(view),
        *from_counts(view),
        *from_multiples(view),
        *from_fatal_acts(view),
    ):
        if not any(_says_again(statement, earlier) for earlier in found):
            found.append(statement)
    return tuple(sorted(upheld(view, found), key=lambda s: (s.token.i, s.slot)))


def _says_again(statement: HarmStatement, earlier: HarmStatement) -> bool:
    """Whether a statement tells the same people the same fate, or a vaguer one: shot, where it is said that they died."""
    vaguer = statement.slot is Slot.HIT and earlier.slot in {Slot.KILLED, Slot.INJURED}
    if statement.slot is not earlier.slot and not vaguer:
        return False
    if statement.token == earlier.token and statement.counted_up == earlier.counted_up:
        return True
    return any(a.start < b.end and b.start < a.end for a in statement.people for b in earlier.people)


def _from_phrases(view: View) -> Iterator[HarmStatement]:
    for slot, side, phrases in harm_lexicon().phrases:
        for match in phrases.pattern.finditer(view.text):
            head = head_of(view.doc, match.start(), match.end())
            if head is None or (side == ">" and is_noun(head)):  # "pointed the gun down" guns nobody down
                continue
            first = view.doc.char_span(match.start(), match.end(), alignment_mode="expand")
            heads: tuple[Token, ...] = ()
            inside: tuple[Token, ...] = ()
            if first is not None:
                for token in (head, *first):
                    heads = objects(token) if side == ">" or is_passive(token) else subjects(token)
                    heads = heads or (subjects_of_state(token) if side == "<" else ())
                    heads = heads or (passive_in_headline(token) if side == ">" else ())
                    beside = tuple(h for h in heads if not (first.start <= h.i < first.end))
                    inside = inside or heads
                    heads = beside
                    if heads:
                        break
                if not heads and side == ">":  # "brought people down": they are named within the phrase
                    heads = inside or named_behind(view, first.end)
            # "did not survive": it is the phrase that denies, not the text
            denies = " not " in match[0].lower()
            yield from _statement(view, head, _in_care(view, slot), heads, presumed=denies)


def _in_care(view: View, slot: Slot) -> Slot:
    """ "Four people with bullet wounds reached the hospital": they live, where the sentence tells of no death."""
    cared = slot is Slot.HIT and _CARE.search(view.text) is not None and not _DEATH.search(view.text)
    return Slot.INJURED if cared else slot


_CARE = re.compile(
    r"\b(?:hospitals?|clinics?|medical (?:center|centre)|infirmary|surgery|stable|recover)", re.IGNORECASE
)
_DEATH = re.compile(
    r"\b(?:die[ds]?|dead|death|killed|fatal(?:ly)?|deceased|pronounced|succumbed)\b", re.IGNORECASE
)


def _mortally(view: View, token: Token) -> bool:
    """ "Fatally injured", "burned to death"."""
    before, behind = view.doc[max(0, token.i - 1)].lower_, view.doc[token.i + 1 : token.i + 3].text.lower()
    return before in _MORTALLY or behind == "to death"


_MORTALLY = frozenset({"fatally", "mortally"})


def _from_words(view: View) -> Iterator[HarmStatement]:
    for token in view.doc:
        words = harm_lexicon().words.get(token.lower_, ())
        for word in () if words and _goes_with_another(view, token) else words:
            if word.use == "nouns" and is_noun(token):
                yield from _noun(view, token, word.slot)
                continue
            fatal = word.use == "transitive" and is_verb(token) and is_fatal(view, token)
            fatal = fatal and (word.slot is Slot.HIT or _mortally(view, token))
            slot = Slot.KILLED if fatal and word.slot in {Slot.HIT, Slot.INJURED} else word.slot
            yield from _statement(view, token, slot, harmed(view, token, word.use))


def _goes_with_another(view: View, token: Token) -> bool:
    """ "Villagers are cut off", "she was sexually assaulted": a verb that the word beside it makes another thing."""
    lexicon = harm_lexicon()
    following = view.doc[token.i + 1].lower_ if token.i + 1 < len(view.doc) else ""
    before = view.doc[token.i - 1].lower_ if token.i else ""
    return following in lexicon.harmless_before.get(token.lower_, ()) or before in lexicon.harmless_after.get(
        token.lower_, ()
    )


def _is_included(whole: Token, part: Token) -> bool:
    """ "Nine people, among them a mother and her son, suffocated": a part of them, which parsers may join to them."""
    between = whole.doc[whole.i + 1 : part.i] if whole.i < part.i else whole.doc[0:0]
    return any(t.lower_ in _INTO for t in between) and whole.doc[whole.i + 1].text == ","


_INTO = frozenset({"among", "amongst", "including"})


def _included(view: View) -> Iterator[HarmStatement]:
    """ "The dead included a soldier and three protesters": parts, which count where nothing else does."""
    for verb in view.doc:
        if verb.lower_ in _INCLUDING and is_verb(verb):
            fates = [harm_lexicon().fates.get(s.lower_) for s in subjects(verb)]
            slot = next((f for f in fates if f in {Slot.KILLED, Slot.INJURED}), None)
            for statement in _statement(view, verb, slot, objects(verb)) if slot is not None else ():
                yield replace(statement, partitive=True, someone=None)


_INCLUDING = frozenset({"included", "include", "includes"})


def _noun(view: View, token: Token, slot: Slot) -> Iterator[HarmStatement]:
    """ "12 deaths", "no injuries", "the death of a child", "the toll rose to 31"."""
    people = read_people(view, token, lenient=True)
    victims = with_conjuncts(victims_of(token))
    if people is not None and people.count is not None and people.someone is None:
        yield from state(view, token, slot, (people,))
    elif victims:
        yield from _statement(view, token, slot, victims)


def _statement(
    view: View, token: Token, slot: Slot, heads: tuple[Token, ...], *, presumed: bool = False
) -> Iterator[HarmStatement]:
    heads = heads[:1] + tuple(h for h in heads[1:] if not _is_included(heads[0], h))
    members = dict.fromkeys(m for head in heads for m in listed(head, headline=view.is_title))
    read = {head: _of_self(view, token, head, slot) for head in members}
    first = next(iter(read), None)
    rest = [p for head, p in read.items() if head != first and p is not None]
    if first is not None and read[first] is None and any(p.additional for p in rest):
        read[first] = read_companion(view, first)
    # two heads may be read as one: "five children, none older than four"
    people = tuple({p.head: p for p in reversed(read.values()) if p is not None}.values())[::-1]
    if len(people) > 1 and people[0].partitive and view.doc[people[1].start - 1].text == ",":
        people = people[:1]  # "killed four of them, a doctor and a nurse said"
    people = with_names(view, people)
    if people:
        several = token.lower_ in _SEVERAL and len(people) == 1
        told = with_followers(view, with_partners(view, people), token, of_several=several)
        yield from state(view, token, slot, told, presumed=presumed)


_SEVERAL = frozenset({"bodies", "corpses", "deaths", "remains"})


def _of_self(view: View, token: Token, head: Token, slot: Slot) -> People | None:
    """ "A boy shot himself": the boy. Anyone else is read as they stand."""
    if head.lower_ not in people_lexicon().reflexive:
        lexicon = harm_lexicon()
        plain = head.tag_ == "NNS" and head.lower_ not in lexicon.beasts | people_lexicon().things
        done_to_people = token.lower_ in lexicon.to_people or slot is Slot.KILLED
        return read_people(view, head, lenient=plain and done_to_people)
    authors = subjects(token)
    people = read_people(view, authors[0]) if authors else None
    if people is None or people.someone is None:
        people = read_people(view, head)
    if people is None or people.someone is None:
        return people
    return replace(people, someone=replace(people.someone, self_inflicted=True))
