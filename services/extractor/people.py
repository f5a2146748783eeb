"""Reads a noun phrase as people: how many, and whether it is one whom the text has told of before."""

from dataclasses import dataclass, field
from functools import cache

import yaml
from spacy.tokens import Token

from schemas.casualties import Count
from services.extractor.analysis import View
from services.extractor.clauses import is_noun, phrase_span
from services.extractor.numbers import Quantity, QuantityKind
from services.extractor.phrases import LEXICON

_PEOPLE_WORDS: dict[str, list[str]] = yaml.safe_load((LEXICON / "people.yaml").read_text(encoding="utf-8"))
_NOUNS: dict[str, list[str]] = yaml.safe_load((LEXICON / "participants.yaml").read_text(encoding="utf-8"))[
    "nouns"
]
_MALE, _FEMALE = frozenset(_PEOPLE_WORDS["male"]), frozenset(_PEOPLE_WORDS["female"])
_ADDITIONAL = frozenset(_PEOPLE_WORDS["additional"])
_TWO = frozenset(_PEOPLE_WORDS["two"])
_COLLECTIVE = frozenset(_PEOPLE_WORDS["collective"])
_PRONOUNS = frozenset({"he", "she", "him", "her", "who", "whom", "himself", "herself", "i", "me"})
_PLURAL_PRONOUNS = frozenset(
    {"they", "them", "themselves", "we", "us", "those", "these", "many", "some", "all", "both"}
)
_NONE = frozenset({"nobody", "none", "nothing"})
_PERSON_ENDINGS = (
    "man",
    "men",
    "woman",
    "women",
    "ist",
    "ists",
    "ian",
    "ians",
    "er",
    "ers",
    "or",
    "ors",
    "ee",
    "ees",
)
_OF_NOUNS = frozenset({"total", "number", "group", "dozens", "hundreds", "thousands", "scores", "some", "lots", "handful", "couple", "pair", "team", "convoy"})  # fmt: skip
_TARGETS: dict[str, list[str]] = yaml.safe_load((LEXICON / "participants.yaml").read_text(encoding="utf-8"))[
    "targets"
]
_MAX_AGE = 115


@cache
def _target_words() -> frozenset[str]:
    """Last words of all things that are hit: never people, even with a capital."""
    from services.extractor.phrases import noun_forms  # noqa: PLC0415

    last = [phrase.split()[-1].lower() for phrases in _TARGETS.values() for phrase in phrases]
    return frozenset(
        form for word in last for form in (noun_forms(word[:-1]) if word.endswith("+") else (word,))
    )


@cache
def _person_pattern() -> frozenset[str]:
    """Last words of all person nouns, lower case, both numbers."""
    from services.extractor.phrases import noun_forms  # noqa: PLC0415

    words: set[str] = set()
    for phrases in _NOUNS.values():
        for phrase in phrases:
            last = phrase.split()[-1]
            words.update(noun_forms(last[:-1]) if last.endswith("+") else (last,))
    return frozenset(word.lower() for word in words)


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


def is_person_word(token: Token) -> bool:
    """Whether a word can stand for people: pronoun, name, or a noun that the lexicon or its ending marks."""
    lower = token.lower_
    if (
        lower in _PRONOUNS
        or lower in _PLURAL_PRONOUNS
        or lower in _NONE
        or lower in {"one", "ones", "anyone", "everyone", "someone"}
    ):
        return True
    if token.pos_ == "NUM" or lower in {
        "others",
        "other",
        "another",
        "more",
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "several",
        "many",
    }:
        return True
    if lower in _person_pattern():
        return True
    if token.pos_ == "PROPN":
        return lower not in _target_words()
    if token.text.lower().endswith(("-year-old", "year-olds")) or lower in {"old", "olds"}:
        return True
    return is_noun(token) and len(lower) > 4 and lower.endswith(_PERSON_ENDINGS) and lower not in _THINGS  # noqa: PLR2004


_THINGS = frozenset(
    [
        "power",
        "tower",
        "river",
        "corner",
        "number",
        "paper",
        "water",
        "weather",
        "border",
        "order",
        "matter",
        "computer",
        "trailer",
        "container",
        "center",
        "theater",
        "chapter",
        "quarter",
        "member-state",
        "letter",
        "disorder",
        "career",
        "door",
        "floor",
        "motor",
        "sector",
        "factor",
        "error",
        "mirror",
        "tractor",
        "reactor",
        "building",
        "shelter",
        "counter",
        "fever",
        "cancer",
        "danger",
        "flower",
        "laser",
        "layer",
        "ladder",
        "helicopter",
        "poster",
        "register",
        "semester",
        "cylinder",
        "powder",
        "gunpowder",
        "powers",
        "winter",
        "summer",
        "dinner",
        "after",
        "other",
        "either",
        "neither",
        "prayer",
        "fiber",
        "cluster",
        "disaster",
        "committee",
        "coffee",
        "employee-owned",
        "trees",
        "tree",
        "knee",
        "horror",
        "terror",
        "honor",
        "labor",
        "harbor",
    ]
)


def read_people(view: View, head: Token, *, lenient: bool = False) -> People | None:
    """The people that a noun phrase counts; None where it is of things. `lenient`: any counted noun will do."""
    inner = _descend(head)
    start, end = phrase_span(inner)
    start = min(start, phrase_span(head)[0])
    quantity = _quantity(view, head, inner, start, end)
    text = view.doc[start : inner.right_edge.i + 1].text
    partitive = _is_partitive(view, inner, start)
    words = {t.lower_ for t in view.doc[start:end]}
    if inner.dep_ == "conj":
        words |= {c.lower_ for c in inner.head.children if c.dep_ == "det" and c.lower_ in {"no", "neither"}}
    if inner.lower_ in _NONE or "no" in words or "neither" in words:
        return People(inner, start, end, Count.exactly(0), None)
    if not is_person_word(inner) and not (lenient and quantity is not None):
        return None
    additional = bool(words & _ADDITIONAL) or (quantity is not None and quantity.additional)
    if quantity is not None:
        single = quantity.count == Count.exactly(1) or quantity.count == Count.at_least(1)
        someone = _someone(view, inner, start, end, additional) if single else None
        return People(inner, start, end, quantity.count, someone, partitive, additional)
    if words & _TWO or inner.lower_ in _TWO:
        return People(inner, start, end, Count.exactly(2), None, partitive, additional)
    if (
        inner.lower_ in _COLLECTIVE
        or inner.lower_ in _PLURAL_PRONOUNS
        or inner.lower_ in {"i", "me", "anyone", "everyone"}
    ):
        return People(inner, start, end, None, None, partitive, additional)
    if inner.tag_ in {"NNS", "NNPS"} or (inner.lower_ == "others") or "people" in text.lower().split()[:1]:
        return People(inner, start, end, None, None, partitive, additional)
    if inner.pos_ == "NUM":
        return None
    return People(
        inner,
        start,
        end,
        Count.exactly(1),
        _someone(view, inner, start, end, additional),
        partitive,
        additional,
    )


_VICTIMS = frozenset({"them", "whom", "those", "these", "which", "dead", "wounded", "injured", "victims", "casualties"})  # fmt: skip


def _is_partitive(view: View, head: Token, start: int) -> bool:
    """ "one of them", "17 of whom", "of the injured, four"."""
    for child in head.children:
        if (
            child.dep_ == "prep"
            and child.lower_ == "of"
            and any(c.lower_ in _VICTIMS for c in child.children)
        ):
            return True
    before = view.doc[max(0, start - 4) : start].text.lower().rstrip(" ,")
    return before.endswith(
        (
            "of whom",
            "of them",
            "of which",
            "of the injured",
            "of the dead",
            "of the wounded",
            "of the victims",
        )
    )


def _descend(head: Token) -> Token:
    """ "a total of 12 people", "a group of five men": the people are below the "of"."""
    if head.lower_ in _OF_NOUNS:
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        return inner
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


def _someone(view: View, head: Token, start: int, end: int, additional: bool) -> Someone:
    words = list(view.doc[start:end])
    lower = {t.lower_ for t in words}
    names = frozenset(t.lower_ for t in words if t.pos_ == "PROPN" and len(t) > 2 and not _is_title_word(t))
    appositions = [c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN"]
    for name in appositions:
        names |= {
            t.lower_ for t in view.doc[phrase_span(name)[0] : name.i + 1] if t.pos_ == "PROPN" and len(t) > 2
        }
    for part in head.children:
        if part.dep_ == "appos" and part.pos_ != "PROPN":
            lower |= {part.lower_}
    male = True if lower & _MALE else False if lower & _FEMALE else None
    stop = view.doc[min(len(view.doc), end + 3) - 1]
    age = next(
        (
            q.count.best
            for q in view.quantities
            if q.kind is QuantityKind.AGE
            and q.number_start >= view.doc[start].idx
            and q.number_end <= stop.idx + len(stop)
        ),
        None,
    )
    first = words[0].lower_ if words else ""
    definite = first in {"the", "this", "that", "his", "her", "their"} or head.lower_ in _PRONOUNS
    return Someone(
        names, age if age is not None and age <= _MAX_AGE else None, male, definite, additional, head.lower_
    )


def _is_title_word(token: Token) -> bool:
    return token.text.endswith(".") or token.lower_ in _person_pattern() or token.text.isupper()
