"""Reads the phrase of one person: name, age, sex, whether they are known, and whether they are called the one who did it."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from services.extractor.analysis import View
from services.extractor.clauses import phrase_span
from services.extractor.coordination import appositions
from services.extractor.numbers import Quantity, QuantityKind
from services.extractor.person_words import people_lexicon
from services.extractor.someone import Someone

_MAX_AGE = 115  # years
_SHORTEST_NAME = 3  # letters; shorter ones are initials and titles
_KNOWN = frozenset({"the", "this", "that", "his", "her", "their", "our", "my"})
_ATTRIBUTES = frozenset({"amod", "compound", "nmod"})
_NAMING = frozenset({"identified", "named", "known", "called"})
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_UP_TO_OLD = re.compile(r"[-\s]*(?:years?|yrs?|months?|weeks?|days?)?[-\s]*(?:old)?[-\s]*")
_UP_TO_AGE = re.compile(r"(?:\s+(?:jr|sr|i{2,3}|iv)\b\.?)?\s*[,(]\s*(?:aged?\s+)?", re.IGNORECASE)
_YOUNGER = re.compile(r"[-\s]*(?:month|week|day)s?\b", re.IGNORECASE)


def describe(view: View, head: Token, start: int, end: int, *, additional: bool) -> Someone:
    """The person that the phrase of tokens `start:end` describes. Owners ("her son") and places in it say nothing of them."""
    lexicon = people_lexicon()
    beside = appositions(head, headline=view.is_title)
    own = _own_words(head, beside)
    nouns = {t.lower_ for t in own}
    named = _name_head(view, head, beside)
    lower = head.lower_
    return Someone(
        names=_names(view, named) if named is not None else (),
        age=_age(view, head, beside, start, end),
        ages=next(
            (lexicon.ages[t.lower_] for t in own if t.lower_ in lexicon.ages and "young" not in nouns), None
        ),
        male=True if nouns & lexicon.male else False if nouns & lexicon.female else None,
        definite=view.doc[start].lower_ in _KNOWN or lower in lexicon.singular,
        pronoun=lower in lexicon.singular,
        additional=additional,
        suspect=True if nouns & lexicon.suspects else False if "victim" in nouns else None,
    )


def _own_words(head: Token, beside: list[Token]) -> list[Token]:
    """The noun, what modifies it, and its appositions: words that are said of the person."""
    words = [head]
    for child in (*(c for c in head.children if c.dep_ in _ATTRIBUTES), *beside):
        words += [child, *(c for c in child.children if c.dep_ in _ATTRIBUTES)]
    return words


def _name_head(view: View, head: Token, beside: list[Token]) -> Token | None:
    """The word that governs the name: the noun itself, its apposition, or what "identified as" brings."""
    if view.is_title:  # headlines put capitals everywhere
        return None
    if head.pos_ == "PROPN" and not _is_title_word(head):
        return head
    named = next((c for c in beside if c.pos_ == "PROPN"), None)
    if named is None:
        naming = (c for c in head.children if c.dep_ in {"acl", "relcl"} and c.lower_ in _NAMING)
        named = next((t for verb in naming for t in _given(verb)), None)
    return named


def _given(verb: Token) -> Iterator[Token]:
    """The name that "identified by the police as" or "named" brings."""
    for child in verb.children:
        if child.dep_ in {"oprd", "attr"} and child.pos_ == "PROPN":
            yield child
        elif child.dep_ == "prep" and child.lower_ == "as":
            yield from (c for c in child.children if c.pos_ == "PROPN")


def _names(view: View, head: Token) -> tuple[str, ...]:
    words = [t for t in view.doc[phrase_span(head)[0] : head.i + 1] if not _is_owner(t, head)]
    return tuple(
        t.lower_
        for t in words
        if t.pos_ == "PROPN"
        and len(t) >= _SHORTEST_NAME
        and not _is_title_word(t)
        and t.lower_ not in _SUFFIXES
    )


def _is_owner(token: Token, head: Token) -> bool:
    return token != head and any(
        t.dep_ == "poss" for t in (token, *token.ancestors) if t.i < head.i and t != head
    )


def _is_title_word(token: Token) -> bool:
    if token.lower_ in _SUFFIXES:
        return False
    return token.text.endswith(".") or token.lower_ in people_lexicon().nouns or token.text.isupper()


def _age(view: View, head: Token, beside: list[Token], start: int, end: int) -> int | None:
    """The age before the noun, right behind it, or in its apposition."""
    text = view.text
    first, last = view.doc[start], view.doc[end - 1]
    stop = last.idx + len(last)
    naming = (c for c in head.children if c.lower_ in _NAMING)
    spans = [_span(c) for c in (*beside, *naming)]
    for quantity in view.quantities:
        if quantity.kind is not QuantityKind.AGE:
            continue
        within = first.idx <= quantity.number_start < stop
        before = quantity.end <= first.idx and _UP_TO_OLD.fullmatch(text[quantity.end : first.idx])
        behind = quantity.number_start >= stop and _UP_TO_AGE.fullmatch(text[stop : quantity.number_start])
        further = any(a <= quantity.number_start < b for a, b in spans)
        if within or before or behind or further:
            return _years(text, quantity)
    return None


def _span(token: Token) -> tuple[int, int]:
    edge = token.right_edge
    return token.left_edge.idx, edge.idx + len(edge)


def _years(text: str, quantity: Quantity) -> int | None:
    age = quantity.count.best
    if age is None or age > _MAX_AGE:
        return None
    return 0 if _YOUNGER.match(text, quantity.number_end) else age
