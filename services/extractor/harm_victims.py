"""Whom a word of harm is said of: the object of "killed", the subject of "died", the child of "the murder of a child"."""

from collections.abc import Iterator

from spacy.tokens import Token

from services.extractor.agency_lexicon import agency_lexicon
from services.extractor.analysis import View
from services.extractor.clauses import is_noun, is_passive, is_verb, objects, subjects, subjects_of_state
from services.extractor.harm_lexicon import harm_lexicon
from services.extractor.when.vocabulary import FULL_DAYS

_GAPPED = frozenset({"another", "others"})


def harmed(view: View, token: Token, use: str) -> tuple[Token, ...]:
    """Those whom a word of harm is said of."""
    if use == "transitive" and (is_verb(token) or token.dep_ in {"acl", "amod"}):
        return _done_to(view, token)
    if use == "intransitive" and is_verb(token):
        return subjects(token)
    as_verb = is_verb(token) and any(w.use == "transitive" for w in harm_lexicon().words[token.lower_])
    before = token.lower_ == "homeless" and token.dep_ == "amod"  # "five homeless people froze"
    return subjects_of_state(token) if use == "state" and not (as_verb or before) else ()


def _done_to(view: View, token: Token) -> tuple[Token, ...]:
    """Those to whom a verb or participle of harm is done."""
    before = view.doc[token.i - 1] if token.i else token
    if before.lower_ in _GAPPED and is_passive(token):  # "three were killed and another injured"
        return (before,)
    if token.tag_ == "VBN" and (token.dep_ == "amod" or not is_verb(token)):
        return (token.head,)  # "the injured boy and two others": the boy
    if not is_verb(token):
        return ()
    found = () if _befalls_places(token) else _own(token, objects(token))
    return found or _elided(token) or passive_in_headline(token)


def _befalls_places(verb: Token) -> bool:
    """ "A tremor struck Albstadt": of what comes over places, the name behind the verb is one."""
    sent = any(s.lower_ in harm_lexicon().on_places for s in subjects(verb))
    return sent and any(c.dep_ == "dobj" and c.pos_ == "PROPN" and c.left_edge == c for c in verb.children)


def passive_in_headline(verb: Token) -> tuple[Token, ...]:
    """ "Man fatally shot in Oakland", "Mayor gunned down": without "was" and without an object it is passive, in few words."""
    passive = verb.tag_ in _PARTICIPLES and verb.dep_ == "ROOT" and len(verb.doc) <= _LONGEST_HEADLINE
    return subjects(verb) if passive and verb.doc[-1].text not in _STOPS else ()


_PARTICIPLES = frozenset({"VBN", "VBD"})
_LONGEST_HEADLINE = 16  # words
_STOPS = frozenset({".", "!", '"', "”"})


def _own(verb: Token, heads: tuple[Token, ...]) -> tuple[Token, ...]:
    """Without what stands behind "among them", or in brackets: a part of its subject, which parsers may call its object."""
    return tuple(
        h for h in heads if h.i < verb.i or not any(t.lower_ in _AMONG for t in verb.doc[verb.i + 1 : h.i])
    )


_AMONG = frozenset({"among", "amongst", "("})


def _elided(verb: Token) -> tuple[Token, ...]:
    """ "Two were killed and the father wounded": the verb shares the "were" of the one it is joined to."""
    joined = verb.dep_ == "conj" and verb.head.lower_ in harm_lexicon().words and is_passive(verb.head)
    return subjects(verb) if joined and verb.tag_ in {"VBD", "VBN"} else ()


def victims_of(act: Token) -> Iterator[Token]:
    """ "The murder of a child", "the murder in Lima of two men", "the priests' murder"."""
    for child in act.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (c for c in child.children if c.dep_ == "pobj")
        elif child.dep_ == "prep" and child.lower_ in _WHEREABOUTS:
            inner = (c for place in child.children if place.dep_ == "pobj" for c in place.children)
            yield from (c for of in inner if of.lower_ == "of" for c in of.children if c.dep_ == "pobj")
        elif child.dep_ == "poss" and act.lower_ in agency_lexicon().suffered and _is_owner(child):
            yield child


def _is_owner(noun: Token) -> bool:
    """ "The priests' murder"; "Thursday's death of a student" is not Thursday's."""
    return is_noun(noun) and noun.lower_ not in _TIMES


_TIMES = frozenset({*FULL_DAYS, "yesterday", "today", "night", "week", "month", "weekend", "year"})
_WHEREABOUTS = frozenset({"in", "at", "on"})
