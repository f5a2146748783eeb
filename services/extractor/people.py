"""Reads a noun phrase as people: how many, and whether it is one whom the text has told of before."""

from dataclasses import dataclass

from spacy.tokens import Token

from schemas.casualties import Count
from services.extractor.analysis import View
from services.extractor.clauses import is_noun, phrase_span
from services.extractor.numbers import Quantity, QuantityKind
from services.extractor.person_words import is_person_word, people_lexicon
from services.extractor.someone import Someone, describe

_OPEN_PRONOUNS = frozenset({"i", "me", "anyone", "everyone"})
_DENYING = frozenset({"no", "neither"})
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
    lexicon = people_lexicon()
    inner = _descend(head)
    start, end = phrase_span(inner)
    start = min(start, phrase_span(head)[0])
    quantity = _quantity(view, head, inner, start, end)
    words = {t.lower_ for t in view.doc[start:end]} | _denial_before(inner)
    if inner.lower_ in lexicon.none or words & _DENYING:
        return People(inner, start, end, Count.exactly(0), None)
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


def _unnumbered(head: Token, words: set[str]) -> Count | None:
    """How many a phrase without a number means: one, two, or open."""
    lexicon, lower = people_lexicon(), head.lower_
    if words & lexicon.two or lower in lexicon.two:
        return Count.exactly(2)
    if lower in lexicon.collective or lower in lexicon.plural or lower in _OPEN_PRONOUNS or lower == "others":
        return None
    return None if head.tag_ in {"NNS", "NNPS"} else Count.exactly(1)


def _denial_before(head: Token) -> set[str]:
    """ "No deaths or injuries", "neither he nor his wife": the denial of the first holds for what is joined to it."""
    first = head.head if head.dep_ == "conj" else head
    return {c.lower_ for c in first.children if c.dep_ in {"det", "preconj", "cc"} and c.lower_ in _DENYING}


def _is_partitive(view: View, head: Token, start: int) -> bool:
    """ "one of them", "17 of whom", "of the injured, four"."""
    lexicon = people_lexicon()
    for child in head.children:
        if (
            child.dep_ == "prep"
            and child.lower_ == "of"
            and any(c.lower_ in lexicon.part_of for c in child.children)
        ):
            return True
    before = view.doc[max(0, start - _WORDS_BEFORE) : start].text.lower().rstrip(" ,")
    return before.endswith(lexicon.part_before)


def _descend(head: Token) -> Token:
    """ "a total of 12 people", "a group of five men": the people are below the "of"."""
    if head.lower_ in people_lexicon().of_nouns:
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "of":
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
    return inside[-1] if inside else None


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
