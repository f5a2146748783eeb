"""Finds what a sentence says became of people: who was killed, wounded, missing, abducted, arrested, driven out.

A statement is read within its clause; `casualties` binds it to an incident and weighs it against the others.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

import yaml
from spacy.tokens import Token

from schemas.casualties import Count
from schemas.report import Realis
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
from services.extractor.numbers import QuantityKind
from services.extractor.people import People, Someone, read_people
from services.extractor.phrases import LEXICON, Phrases, compile_phrases, noun_forms, verb_forms
from services.extractor.realis import realis_of, realis_rules


class Slot(StrEnum):
    """What became of them. All but HIT are slots of the contract's toll."""

    KILLED = "killed"
    INJURED = "injured"
    HIT = "hit"  # shot or stabbed; the outcome may be told elsewhere
    MISSING = "missing"
    ABDUCTED = "abducted"
    ARRESTED = "arrested"
    DISPLACED = "displaced"


@dataclass(frozen=True, slots=True)
class HarmStatement:
    """One statement about the fate of people."""

    view: View
    token: Token
    """The word that says it."""
    slot: Slot
    count: Count | None
    """None where the sentence names people without saying how many."""
    people: tuple[People, ...]
    start: int
    end: int
    """Original offsets of the words that say it."""
    someone: Someone | None = None
    """Set where it is about one described person."""
    partitive: bool = False
    additional: bool = False
    total: bool = False
    """A toll as such: "death toll", "bringing the number of dead to"."""
    cumulative: bool = False
    """Counts many incidents: "so far this year"."""
    denied: bool = False
    """Says that there were none."""


@dataclass(frozen=True, slots=True)
class _Word:
    slot: Slot
    use: str  # transitive, intransitive, state, nouns


class HarmLexicon:
    """`lexicon/harm.yaml`, compiled."""

    def __init__(self) -> None:
        data = yaml.safe_load((LEXICON / "harm.yaml").read_text(encoding="utf-8"))
        self.words: dict[str, list[_Word]] = {}
        self.phrases: list[tuple[Slot, str, Phrases]] = []
        for slot in Slot:
            for use, words in data.get(slot.value, {}).items():
                for word in words:
                    forms = (
                        verb_forms(word)
                        if use in {"transitive", "intransitive"}
                        else noun_forms(word)
                        if use == "nouns"
                        else (word,)
                    )
                    for form in forms:
                        self.words.setdefault(form, []).append(_Word(slot, use))
        for slot_name, sides in data["phrases"].items():
            for side, phrases in sides.items():
                self.phrases.append((Slot(slot_name), side, compile_phrases(phrases)))
        self.fatal_beside = compile_phrases(data["fatal_beside"])
        self.multiples: dict[str, int] = data["multiples"]
        self.multiplied = {word: Slot(slot) for word, slot in data["multiplied"].items()}
        self.gate = frozenset(self.words) | {w for _, _, p in self.phrases for w in p.first_words}


@cache
def harm_lexicon() -> HarmLexicon:
    """Read once per process."""
    return HarmLexicon()


def find_harm(view: View) -> tuple[HarmStatement, ...]:
    """All statements of a sentence, in order; hypothetical and denied ones left out, but "none were hurt" kept as 0."""
    found: list[HarmStatement] = []
    for statement in (
        *_from_tolls(view),
        *_from_phrases(view),
        *_from_words(view),
        *_from_counts(view),
        *_from_multiples(view),
    ):
        if not any(_says_again(statement, earlier) for earlier in found):
            found.append(statement)
    return tuple(sorted(found, key=lambda s: (s.token.i, s.slot)))


def _says_again(statement: HarmStatement, earlier: HarmStatement) -> bool:
    """Whether a statement tells the same people the same fate, or a vaguer one: shot, where it is said that they died."""
    vaguer = statement.slot is Slot.HIT and earlier.slot in {Slot.KILLED, Slot.INJURED}
    if statement.slot is not earlier.slot and not vaguer:
        return False
    return any(a.start < b.end and b.start < a.end for a in statement.people for b in earlier.people)


def _from_phrases(view: View) -> Iterator[HarmStatement]:
    for slot, side, phrases in harm_lexicon().phrases:
        for match in phrases.pattern.finditer(view.text):
            head = head_of(view.doc, match.start(), match.end())
            if head is None:
                continue
            first = view.doc.char_span(match.start(), match.end(), alignment_mode="expand")
            heads: tuple[Token, ...] = ()
            if first is not None:
                for token in (head, *first):
                    heads = (
                        objects(token) if side == ">" or is_passive(token) else subjects(token)
                    ) or subjects_of_state(token)
                    heads = tuple(h for h in heads if not (first.start <= h.i < first.end) or side == ">")
                    if heads:
                        break
            yield from _statement(view, head, slot, heads)


def _from_words(view: View) -> Iterator[HarmStatement]:
    lexicon = harm_lexicon()
    for token in view.doc:
        for word in lexicon.words.get(token.lower_, ()):
            heads: tuple[Token, ...] = ()
            slot = word.slot
            if word.use == "transitive" and is_verb(token):
                heads = objects(token)
                if slot is Slot.HIT and _fatal(view, token):
                    slot = Slot.KILLED
            elif word.use == "transitive" and token.dep_ in {"acl", "amod"} and token.tag_ == "VBN":
                heads = (token.head,)
            elif word.use == "intransitive" and is_verb(token):
                heads = subjects(token)
            elif word.use == "state" and not (
                is_verb(token) and any(w.use == "transitive" for w in lexicon.words[token.lower_])
            ):
                heads = subjects_of_state(token)
            elif word.use == "nouns" and is_noun(token):
                yield from _noun(view, token, slot)
                continue
            yield from _statement(view, token, slot, heads)


def _fatal(view: View, token: Token) -> bool:
    around = view.doc[max(0, token.i - 2) : min(len(view.doc), token.i + 4)].text
    return harm_lexicon().fatal_beside.search(around) is not None


def _noun(view: View, token: Token, slot: Slot) -> Iterator[HarmStatement]:
    """ "12 deaths", "no injuries", "the death of a child", "the toll rose to 31"."""
    people = read_people(view, token, lenient=True)
    victims = tuple(
        t
        for c in token.children
        if c.dep_ == "prep" and c.lower_ == "of"
        for t in c.children
        if t.dep_ == "pobj"
    )
    if people is not None and people.count is not None and people.someone is None:
        yield from _build(view, token, slot, (people,))
    elif victims:
        yield from _statement(view, token, slot, victims)


def _statement(view: View, token: Token, slot: Slot, heads: tuple[Token, ...]) -> Iterator[HarmStatement]:
    people = tuple(p for p in (read_people(view, head) for head in heads) if p is not None)
    if people:
        yield from _build(view, token, slot, people)


def _build(view: View, token: Token, slot: Slot, people: tuple[People, ...]) -> Iterator[HarmStatement]:
    people = _without_appositions(people)
    denied = all(p.count == Count.exactly(0) for p in people)
    realis = realis_of(token)
    if not denied and realis is not Realis.ACTUAL:
        return
    start = min(token.i, *(p.start for p in people))
    end = max(token.i + 1, *(p.end for p in people))
    begin, stop = view.offsets(start, end)
    single = people[0].someone if len(people) == 1 else None
    yield HarmStatement(
        view=view, token=token, slot=slot, count=_sum(people), people=people, start=begin, end=stop, someone=single,
        partitive=all(p.partitive for p in people), additional=any(p.additional for p in people),
        cumulative=realis_rules().cumulative.search(view.text) is not None, denied=denied,
    )  # fmt: skip


def _without_appositions(people: tuple[People, ...]) -> tuple[People, ...]:
    """ "Seven people, two policemen and five gunmen": the parts are not added to their sum."""
    if len(people) > 2:  # noqa: PLR2004
        rest = _sum(people[1:])
        if rest is not None and people[0].count is not None and rest.best == people[0].count.best:
            return people[:1]
    return people


def _sum(people: tuple[People, ...]) -> Count | None:
    counts = [p.count for p in people]
    if any(c is None for c in counts):
        known = [c for c in counts if c is not None]
        return known[0] if len(known) == 1 and len(counts) == 1 else None
    kept = [c for c in counts if c is not None]

    def total(values: list[int | None]) -> int | None:
        return None if any(v is None for v in values) else sum(v for v in values if v is not None)

    return Count(
        low=total([c.low for c in kept]),
        best=total([c.best for c in kept]),
        high=total([c.high for c in kept]),
    )


_TOLL = re.compile(
    r"\b(?:(?P<dead>death toll|toll)|number of (?:the )?(?:people |those |persons |civilians |soldiers )?(?P<fate>killed|dead|deaths|injured|wounded|missing|arrests|arrested))\b",
    re.IGNORECASE,
)
_TOLL_VERB = re.compile(r"\b(?:to|at|reach(?:es|ed)?|stands at|stood at|is|was)\s+$|,\s*$", re.IGNORECASE)
_TOLL_KINDS = (QuantityKind.COUNT, QuantityKind.AGE)  # "the number of the injured, 13," looks like an age
_TOLL_REACH = 160  # characters between the word and its number; a sentence with its place and day in between


def _from_tolls(view: View) -> Iterator[HarmStatement]:
    """ "The death toll in the market shelling rose to 31 from 24": the number that it came to."""
    for match in _TOLL.finditer(view.text):
        slot = Slot.KILLED if match["dead"] else _SLOT_OF[match["fate"].lower()]
        for quantity in view.quantities:
            inside = match.end() <= quantity.start <= match.end() + _TOLL_REACH
            if (
                quantity.kind is QuantityKind.COUNT
                and inside
                and _TOLL_VERB.search(view.text[: quantity.start])
            ):
                span = view.doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
                head = head_of(view.doc, match.start(), match.end())
                if span is not None and head is not None:
                    people = People(span.root, span.start, span.end, quantity.count, None)
                    yield from (replace(s, total=True) for s in _build(view, head, slot, (people,)))
                break


def _from_multiples(view: View) -> Iterator[HarmStatement]:
    """ "A triple shooting" tells of three people."""
    lexicon = harm_lexicon()
    for token in view.doc[1:]:
        number = lexicon.multiples.get(view.doc[token.i - 1].lower_)
        slot = lexicon.multiplied.get(token.lower_)
        if number is not None and slot is not None:
            yield from _build(
                view, token, slot, (People(token, token.i - 1, token.i + 1, Count.exactly(number), None),)
            )


_FATE_AFTER = compile_phrases(["dead", "killed", "injured", "wounded", "hurt", "hospitalized", "hospitalised", "shot", "missing", "arrested", "in custody", "stabbed", "detained", "unaccounted for", "feared dead", "abducted", "kidnapped"])  # fmt: skip
_SLOT_OF = {
    "deaths": Slot.KILLED, "arrests": Slot.ARRESTED, "dead": Slot.KILLED, "killed": Slot.KILLED, "feared dead": Slot.KILLED, "injured": Slot.INJURED, "wounded": Slot.INJURED,
    "hurt": Slot.INJURED, "hospitalized": Slot.INJURED, "hospitalised": Slot.INJURED, "shot": Slot.HIT, "stabbed": Slot.HIT,
    "missing": Slot.MISSING, "unaccounted for": Slot.MISSING, "arrested": Slot.ARRESTED, "detained": Slot.ARRESTED,
    "in custody": Slot.ARRESTED, "abducted": Slot.ABDUCTED, "kidnapped": Slot.ABDUCTED,
}  # fmt: skip


def _from_counts(view: View) -> Iterator[HarmStatement]:
    """A number followed at once by a fate ("2 dead, 3 others injured"): headlines and lists, which parsers misread."""
    for quantity in view.quantities:
        if quantity.kind is not QuantityKind.COUNT or quantity.count.best is None:
            continue
        span = view.doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
        if span is None:
            continue
        position = span.end
        skipped = 0
        while position < len(view.doc) and skipped < 4:  # noqa: PLR2004
            token = view.doc[position]
            match = _FATE_AFTER.pattern.match(view.text, token.idx)
            if match is not None and not (
                token.lower_ == "shot"
                and position + 1 < len(view.doc)
                and view.doc[position + 1].lower_ in {"dead", "and"}
            ):
                people = People(
                    span.root, span.start, position, quantity.count, None, additional=quantity.additional
                )
                someone = (
                    Someone(additional=quantity.additional) if quantity.count == Count.exactly(1) else None
                )
                people = People(
                    span.root, span.start, position, quantity.count, someone, additional=quantity.additional
                )
                slot = _SLOT_OF[" ".join(match.group().lower().split())]
                if slot is Slot.HIT and _fatal(view, token):
                    slot = Slot.KILLED
                if (
                    is_verb(token)
                    and not is_passive(token)
                    and any(c.dep_ in {"dobj"} for c in token.children)
                ):
                    break
                yield from _build(view, token, slot, (people,))
                break
            if token.lower_ in {
                "people",
                "others",
                "other",
                "more",
                "were",
                "was",
                "are",
                "is",
                "reported",
                "reportedly",
                "critically",
                "seriously",
                "badly",
                "slightly",
                "persons",
                "men",
                "women",
                "children",
                "teens",
                "still",
                "been",
                "have",
                "had",
                "officers",
                "soldiers",
                "civilians",
                "students",
                "victims",
            } or is_noun(token):
                position += 1
                skipped += 1
                continue
            break
