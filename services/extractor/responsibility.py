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
                and (acts or basis in {Attribution.CLAIMED, None} or named.kind in _ARMED)
            ):
                found.append(Claim(view, token, named, basis))
    return tuple(found)


def _heads(token: Token) -> Iterator[_Naming]:
    lexicon, lower = responsibility_lexicon(), token.lower_
    if is_verb(token) and lower in lexicon.deny and _has_object(token, lexicon.denied):
        yield from ((None, head) for head in with_conjuncts(subject(token)))
    elif _denied(token):
        return
    elif is_verb(token) and lower in lexicon.claim and _has_object(token, lexicon.claimed):
        yield from ((Attribution.CLAIMED, head) for head in acting(token))
    elif realis_of(token) is not Realis.ACTUAL:
        return
    elif is_verb(token):
        yield from _of_accusation(token)
    elif lower in lexicon.guilty:
        yield from ((Attribution.BLAMED, head) for head in _responsible(token))
    elif lower in lexicon.authors and token.dep_ == "attr":
        yield from (
            (Attribution.BLAMED, head) for head in with_conjuncts(subject(token.head)) if head != token
        )
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
