"""Who is said to be behind an incident: claims, accusations, suspicions, denials (`lexicon/responsibility.yaml`).

Such sentences often name no incident of their own ("The FMLN claimed responsibility"): they are given to the incident
that the text was telling of.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import yaml
from spacy.tokens import Token

from schemas.participant import Attribution, ParticipantKind
from schemas.report import Realis
from services.extractor.agency import acting, by, subject, with_conjuncts
from services.extractor.agency_lexicon import forms
from services.extractor.analysis import View
from services.extractor.clauses import antecedent, is_passive, is_verb
from services.extractor.naming import Named, read_name
from services.extractor.phrases import LEXICON
from services.extractor.realis import realis_of

_Naming = tuple[Attribution | None, Token]
_ARMED = frozenset({ParticipantKind.ARMED_GROUP, ParticipantKind.CRIMINALS})
"""Blamed without a word of what for, these are blamed for what was told before."""


@dataclass(frozen=True, eq=False)
class Claim:
    """One participant that a sentence holds responsible, or that says it is not."""

    view: View
    token: Token
    """The word that says it."""
    named: Named
    attribution: Attribution | None
    """None where it denies that it did it."""


class ResponsibilityLexicon:
    """The file's lists, as sets of lower-case words."""

    def __init__(self) -> None:
        data: dict[str, list[str]] = yaml.safe_load(
            (LEXICON / "responsibility.yaml").read_text(encoding="utf-8")
        )
        self.claim = forms(data["claim"])
        self.claimed = frozenset(data["claimed"])
        self.blame = forms(data["blame"])
        self.attribute = forms(data["attribute"])
        self.suspect = forms(data["suspect"])
        self.charge = forms(data["charge"])
        self.deny = forms(data["deny"])
        self.denied = frozenset(data["denied"])
        self.commit = forms(data["commit"])
        self.guilty = frozenset(data["guilty"])
        self.authors = forms(data["authors"])
        self.gate = frozenset(data["gate"])
        self.acts = forms(data["acts"])
        self.say = forms(data["say"])
        self.marks = frozenset(data["marks"])


@cache
def responsibility_lexicon() -> ResponsibilityLexicon:
    """Read once per process."""
    return ResponsibilityLexicon()


def speaks_of_responsibility(text: str) -> bool:
    """The gate: without one of these words a sentence is not parsed for claims."""
    gate = responsibility_lexicon().gate
    return any(word.strip(".,;:!?\"'()“”’") in gate for word in text.lower().split())


def find_claims(view: View) -> tuple[Claim, ...]:
    """All of a sentence, in order. Blame counts only where the sentence speaks of an act; denied claims are left out."""
    if not speaks_of_responsibility(view.text):
        return ()
    lexicon = responsibility_lexicon()
    acts = any(t.lower_ in lexicon.acts for t in view.doc)
    found: list[Claim] = []
    for token in view.doc:
        for basis, head in _heads(token):
            named = read_name(head, thing=False)
            if (
                named is not None
                and not named.vague
                and (acts or basis is Attribution.CLAIMED or named.kind in _ARMED)
            ):
                found.append(Claim(view, token, named, basis))
    return tuple(found)


def _heads(token: Token) -> Iterator[_Naming]:
    lexicon, lower = responsibility_lexicon(), token.lower_
    if is_verb(token) and lower in lexicon.deny and _is_deed(token, lexicon):
        yield from ((None, head) for head in with_conjuncts(subject(token)))
    elif (own := _says_of_itself(token)) is not None:
        basis = None if _negated(token) else Attribution.CLAIMED
        yield from ((basis, head) for head in with_conjuncts(own))
    elif _denied(token):
        return
    elif is_verb(token) and lower in lexicon.claim and _is_claimed(token):
        yield from ((Attribution.CLAIMED, head) for head in (with_conjuncts(by(token)) or acting(token)))
    elif realis_of(token) is not Realis.ACTUAL:
        return
    elif is_verb(token):
        yield from _of_accusation(token)
    else:
        yield from _of_noun(token)


def _of_noun(token: Token) -> Iterator[_Naming]:
    """ "Responsible for", "the author of", "the work of", "the hallmarks of", "pointed the finger at"."""
    lexicon, lower = responsibility_lexicon(), token.lower_
    if lower in lexicon.guilty:
        yield from ((Attribution.BLAMED, head) for head in _responsible(token))
    elif lower in lexicon.authors and token.dep_ == "attr":
        yield from (
            (Attribution.BLAMED, head) for head in with_conjuncts(subject(token.head)) if head != token
        )
    elif lower in lexicon.marks and any(c.lower_ == "of" for c in token.children):
        yield from ((Attribution.SUSPECTED, head) for head in _of(token))
    elif lower == "finger" and is_verb(token.head):
        at = (c for at in token.head.children if at.lower_ == "at" for c in at.children if c.dep_ == "pobj")
        yield from ((Attribution.BLAMED, head) for head in with_conjuncts(at))
    elif lower == "work" and token.dep_ in {"attr", "pobj", "dobj"}:
        yield from ((Attribution.SUSPECTED, head) for head in _of(token))


def _of(noun: Token) -> tuple[Token, ...]:
    """Behind its "of": "the work of"."""
    inner = (c for of in noun.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj")
    return with_conjuncts(inner)


def _of_accusation(verb: Token) -> Iterator[_Naming]:
    lexicon, lower = responsibility_lexicon(), verb.lower_
    if lower in lexicon.commit and is_passive(verb) and any(s.lower_ in lexicon.acts for s in _done(verb)):
        yield from ((Attribution.BLAMED, head) for head in with_conjuncts(by(verb)))
        return
    if lower in lexicon.attribute:
        following = [
            inner
            for child in (
                *verb.children,
                *(c for act in verb.children if act.dep_ == "dobj" for c in act.children),
            )
            if child.dep_ in {"prep", "dative"} and child.lower_ in {"to", "on"}
            for inner in child.children
            if inner.dep_ == "pobj"
        ]
        if following:
            yield from ((Attribution.BLAMED, head) for head in with_conjuncts(following))
            return
    basis = (
        Attribution.BLAMED
        if lower in lexicon.blame
        else Attribution.SUSPECTED
        if lower in lexicon.suspect
        else Attribution.CHARGED
        if lower in lexicon.charge
        else None
    )
    if basis is None:
        return
    if is_passive(verb):
        own = list(subject(verb)) or ([verb.head] if verb.dep_ in {"acl", "relcl"} else [])
    else:
        own = [antecedent(c) for c in verb.children if c.dep_ in {"dobj", "obj"}]
    yield from ((basis, head) for head in with_conjuncts(own))


def _done(verb: Token) -> Iterator[Token]:
    yield from subject(verb)
    if verb.dep_ in {"acl", "relcl"}:
        yield verb.head


def _responsible(token: Token) -> Iterator[Token]:
    """ "X is responsible for", "held X responsible"."""
    verb = token.head
    own = [c for c in token.children if c.dep_ == "nsubj"]
    if is_verb(verb) and not own:
        own = [c for c in verb.children if c.dep_ in {"dobj", "obj"}]
        own = own or [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    yield from with_conjuncts(antecedent(c) for c in own)


def _is_claimed(verb: Token) -> bool:
    """ "Claimed responsibility", "responsibility was claimed", "claimed the bombing", "the attack was claimed by"."""
    lexicon = responsibility_lexicon()
    if _has_object(verb, lexicon.claimed):
        return True
    own = {s.lower_ for s in subject(verb)}
    if is_passive(verb) and own & lexicon.claimed:
        return True
    direct = {c.lower_ for c in verb.children if c.dep_ in {"dobj", "obj"}}
    deeds = own if is_passive(verb) and list(by(verb)) else direct
    return verb.lower_.startswith("claim") and bool(deeds & lexicon.acts)


def _is_deed(verb: Token, lexicon: ResponsibilityLexicon) -> bool:
    """What is denied: a part in it, or that one did it ("denied that it had carried out the attack")."""
    if _has_object(verb, lexicon.denied):
        return True
    clauses = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp", "pcomp"}]
    return any(_tells_deed(clause, lexicon) for clause in clauses)


def _tells_deed(clause: Token, lexicon: ResponsibilityLexicon) -> bool:
    return clause.lower_ in lexicon.acts | lexicon.commit or any(
        c.lower_ == "behind" or c.lower_ in lexicon.guilty for c in clause.children
    )


def _says_of_itself(token: Token) -> tuple[Token, ...] | None:
    """ "The group said that it was behind the attack", "said its fighters carried it out": who says it."""
    lexicon = responsibility_lexicon()
    said = token.head
    if token.dep_ != "ccomp" or not is_verb(said) or said.lower_ not in lexicon.say:
        return None
    own = list(subject(token))
    itself = any(
        s.lower_ in {"it", "they", "we"} or any(c.lower_ in {"its", "their", "our"} for c in s.children)
        for s in own
    )
    deed = token.lower_ in lexicon.commit or any(
        c.lower_ == "behind" or c.lower_ in lexicon.guilty for c in token.children
    )
    about = any(t.lower_ in lexicon.acts for t in token.subtree)
    return tuple(subject(said)) if itself and deed and about and not is_passive(token) else None


def _negated(token: Token) -> bool:
    return any(c.dep_ == "neg" for c in token.children)


def _has_object(verb: Token, words: frozenset[str]) -> bool:
    return any(
        c.lower_ in words and c.dep_ in {"dobj", "obj", "xcomp", "ccomp", "pobj", "pcomp"}
        for c in verb.children
    ) or any(t.lower_ in words for c in verb.children if c.dep_ == "dobj" for t in c.conjuncts)


def _denied(token: Token) -> bool:
    """ "No group has claimed", "neither claimed nor denied"."""
    if any(c.dep_ in {"neg", "preconj"} for c in token.children):
        return True
    return any(
        s.lower_ in {"nobody", "none", "one", "neither", "no-one"}
        or any(d.lower_ in {"no", "neither"} for d in s.children)
        for s in subject(token)
    )
