"""One person as a phrase describes them, and whether two phrases may mean the same."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from services.extractor.analysis import View
from services.extractor.clauses import phrase_span
from services.extractor.numbers import QuantityKind
from services.extractor.person_words import people_lexicon

_MAX_AGE = 115  # years
_SHORTEST_NAME = 3  # letters; shorter ones are initials and titles
_AGE_REACH = 3  # words after the name: ", 34,"
_KNOWN = frozenset({"the", "this", "that", "his", "her", "their"})


@dataclass(frozen=True, slots=True)
class Someone:
    """One person as a phrase describes them; an empty field is one that it leaves open."""

    names: frozenset[str] = field(default_factory=frozenset)
    age: int | None = None
    male: bool | None = None
    definite: bool = False
    """The phrase takes them for known: "the victim", "he"."""
    additional: bool = False
    """The phrase says that it is yet another: "a second man"."""
    noun: str = ""

    def compatible(self, other: "Someone") -> bool:
        """Whether both may be one person."""
        if self.names and other.names and not self.names & other.names:
            return False
        if self.age is not None and other.age is not None and self.age != other.age:
            return False
        return self.male is None or other.male is None or self.male == other.male

    def joined(self, other: "Someone") -> "Someone":
        """What both phrases say of one person."""
        return Someone(
            names=self.names | other.names,
            age=self.age if self.age is not None else other.age,
            male=self.male if self.male is not None else other.male,
            definite=self.definite and other.definite,
            additional=self.additional,
            noun=self.noun or other.noun,
        )


def describe(view: View, head: Token, start: int, end: int, *, additional: bool) -> Someone:
    """The person that the phrase of tokens `start:end` describes."""
    lexicon = people_lexicon()
    words = list(view.doc[start:end])
    lower = {t.lower_ for t in words} | {c.lower_ for c in head.children if c.dep_ == "appos"}
    names = frozenset() if view.is_title else _names(view, head, words)  # headlines put capitals everywhere
    age = _age(view, start, end)
    return Someone(
        names=names,
        age=age if age is not None and age <= _MAX_AGE else None,
        male=True if lower & lexicon.male else False if lower & lexicon.female else None,
        definite=bool(words) and (words[0].lower_ in _KNOWN or head.lower_ in lexicon.singular),
        additional=additional,
        noun=head.lower_,
    )


def _names(view: View, head: Token, words: list[Token]) -> frozenset[str]:
    """Names in the phrase and in its apposition: "a clerk, John Doe"."""
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            words = [*words, *view.doc[phrase_span(child)[0] : child.i + 1]]
    return frozenset(
        t.lower_ for t in words if t.pos_ == "PROPN" and len(t) >= _SHORTEST_NAME and not _is_title_word(t)
    )


def _is_title_word(token: Token) -> bool:
    return token.text.endswith(".") or token.lower_ in people_lexicon().nouns or token.text.isupper()


def _age(view: View, start: int, end: int) -> int | None:
    last = view.doc[min(len(view.doc), end + _AGE_REACH) - 1]
    first, stop = view.doc[start].idx, last.idx + len(last)
    ages = (
        q
        for q in view.quantities
        if q.kind is QuantityKind.AGE and first <= q.number_start and q.number_end <= stop
    )
    return next((q.count.best for q in ages), None)
