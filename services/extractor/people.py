"""Reads a noun phrase as people: how many, and whether it is one whom the text has told of before."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from schemas.casualties import Count
from services.extractor.analysis import View
from services.extractor.clauses import is_noun, phrase_span
from services.extractor.description import describe
from services.extractor.numbers import Quantity, QuantityKind
from services.extractor.person_words import is_person_word, people_lexicon
from services.extractor.someone import Someone

_OPEN_PRONOUNS = frozenset({"i", "me", "anyone", "everyone"})
_DENYING = frozenset({"no", "neither"})
_OUTLET = re.compile(r"(?:\S+\s+){4}(?:-|–|—|\||«)\s")  # who publishes it stands at the end of a title
_WORDS_BEFORE = 4  # within which "of whom" stands before its number


@dataclass(frozen=True, slots=True)
class People:
    """What one noun phrase counts."""

    head: Token
    start: int
    end: int
    """Token range."""
    count: Count | None
    """None where the phrase leaves it open ("civilians")."""
    someone: Someone | None
    """Set where it is one described person."""
    partitive: bool = False
    """A part of those told of before: "one of them"."""
    additional: bool = False
    """On top of those told of before: "two others"."""


def read_people(view: View, head: Token, *, lenient: bool = False) -> People | None:
    """The people that a noun phrase counts; None where it is of things. `lenient`: any counted noun will do."""
    if view.is_title and _OUTLET.search(view.text, 0, head.idx):
        return None
    lexicon = people_lexicon()
    inner = _descend(_before_aside(head))
    start, end = phrase_span(inner)
    start = min(start, phrase_span(head)[0])
    quantity = _quantity(view, head, inner, start, end)
    words = {t.lower_ for t in view.doc[start:end]} | _denial_before(inner)
    if inner.lower_ in lexicon.none or words & _DENYING:
        return People(inner, start, end, Count.exactly(0), None, additional=_is_rest(view, words, end))
    if not is_person_word(inner) and not (lenient and quantity is not None):
        return None
    additional = bool(words & lexicon.additional) or (quantity is not None and quantity.additional)
    partitive = _is_partitive(view, inner, start)
    if quantity is None and inner.pos_ == "NUM":
        return None
    count = quantity.count if quantity is not None else _unnumbered(inner, words)
    one = count is not None and count.best == 1 and count.high in (1, None)
    someone = describe(view, inner, start, end, additional=additional) if one else None
    return People(inner, start, end, count, someone, partitive, additional)


def read_companion(view: View, head: Token) -> People | None:
    """ "The head of the village and eight other people": whom others are counted beside is a person, whatever the noun."""
    if head.tag_ not in {"NN", "NNP"}:
        return None
    start, end = phrase_span(head)
    someone = describe(view, head, start, end, additional=False)
    return People(head, start, end, Count.exactly(1), someone)


def _is_rest(view: View, words: set[str], end: int) -> bool:
    """ "Nobody else", "no other injuries": nobody beside those told of."""
    return bool(words & people_lexicon().additional) or view.doc[end : end + 1].text.lower() == "else"


_ONE_OF = frozenset({"a", "an"})


def _unnumbered(head: Token, words: set[str]) -> Count | None:
    """How many a phrase without a number means: one, two, or open."""
    lexicon, lower = people_lexicon(), head.lower_
    if (words & lexicon.two and not _is_joined(head)) or lower in lexicon.two:
        return Count.exactly(2)
    if lower in lexicon.single_of_collective and words & _ONE_OF:
        return Count.exactly(1)
    if lower in lexicon.collective or lower in lexicon.plural or lower in _OPEN_PRONOUNS or lower == "others":
        return None
    plural = head.tag_ == "NNS" or (head.tag_ == "NNPS" and not _is_whole_name(head))
    return None if plural else Count.exactly(1)


def _is_whole_name(head: Token) -> bool:
    """ "Mary Hollands", "Hollands, 34,": a surname that ends as a plural does."""
    return any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in head.children)


def _denial_before(head: Token) -> set[str]:
    """ "No deaths or injuries", "neither he nor his wife": the denial of the first holds for what is joined to it."""
    first = head.head if head.dep_ == "conj" else head
    return {c.lower_ for c in first.children if c.dep_ in {"det", "preconj", "cc"} and c.lower_ in _DENYING}


def _is_partitive(view: View, head: Token, start: int) -> bool:
    """ "one of them", "five of them Italians", "17 of whom", "of the injured, four"."""
    lexicon = people_lexicon()
    inside = view.doc[start : head.i]
    if any(t.dep_ == "pobj" and t.lower_ in lexicon.part_of and t.head.lower_ == "of" for t in inside):
        return True
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of" and any(_is_known_group(c) for c in child.children):
            return True
    before = view.doc[max(0, start - _WORDS_BEFORE) : start].text.lower().rstrip(" ,")
    return before.endswith(lexicon.part_before)


def _is_known_group(noun: Token) -> bool:
    """ "Of them", "of the victims", "of the assailants"."""
    lexicon = people_lexicon()
    known = noun.lower_ in lexicon.suspects and any(c.lower_ in _KNOWN_BY for c in noun.children)
    return noun.lower_ in lexicon.part_of or known


_KNOWN_BY = frozenset({"the", "its", "their", "these", "those"})


def _before_aside(head: Token) -> Token:
    """ "Seven hikers, none older than twenty, have died": who was told of before the remark on their ages."""
    remark = head.lower_ in _OF_AGES and head.i > 1 and head.nbor(-1).text == ","
    following = head.doc[head.i + 1].lower_ if head.i + 1 < len(head.doc) else ""
    return head.nbor(-2) if remark and following in _AGED else head


_OF_AGES = frozenset({"none", "all", "most", "some", "both", "many"})
_AGED = frozenset({"older", "younger", "over", "under", "above", "below", "aged"})


def _descend(head: Token) -> Token:
    """ "a total of 12 people", "a group of five men": the people are below the "of"."""
    if head.lower_ in people_lexicon().of_nouns:
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "of" and child.i == head.i + 1:
                return next((inner for inner in child.children if inner.dep_ == "pobj"), head)
    return head


def _quantity(view: View, head: Token, inner: Token, start: int, end: int) -> Quantity | None:
    begin = min(view.doc[start].idx, head.idx)
    stop = view.doc[end - 1].idx + len(view.doc[end - 1])
    inside = [
        q
        for q in view.quantities
        if q.kind is QuantityKind.COUNT and q.number_start >= begin and q.number_end <= stop
    ]
    inside = [q for q in inside if not _counts_another(view, q, inner, head)]
    if _is_joined(inner):
        inside = [q for q in inside if view.text[q.start : q.end].lower() != "both"]
    own = [q for q in inside if q.number_start <= inner.idx < q.number_end]  # "three of four": three
    return (own or inside)[-1] if inside else None


def _is_joined(head: Token) -> bool:
    """ "Both Stover and Gilliam": each of them is one."""
    return any(c.dep_ == "conj" for c in head.children)


def _counts_another(view: View, quantity: Quantity, inner: Token, head: Token) -> bool:
    """A number inside the phrase that counts another noun than its head ("two-car crash victims", "10 block area")."""
    span = view.doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    if span is None:
        return True
    token = span.root
    if token in (inner, head):
        return False
    while token.head != token and token.head not in (inner, head):
        if is_noun(token.head) and token.dep_ == "nummod":
            return token.head.dep_ not in {"nmod", "compound", "amod"}
        token = token.head
    return False
