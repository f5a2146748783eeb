"""Statements of harm that stand on a number more than on a clause: headlines, lists, "a triple shooting"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from schemas.casualties import Count
from services.extractor.analysis import View
from services.extractor.clauses import head_of, is_noun, is_passive, is_verb, objects
from services.extractor.description import describe
from services.extractor.harm_lexicon import HarmWord, Slot, harm_lexicon
from services.extractor.harm_statement import HarmStatement, mortal, state
from services.extractor.numbers import Quantity, QuantityKind
from services.extractor.people import People
from services.extractor.people_beside import named_behind, with_partners

_OF_ONE_SIDE = frozenset({"among", "amongst"})
_NO_NOUN = re.compile(
    r"\s*(?:[,.;]|$)|\s+(?:and|in|at|on|near|when|during|before|as|while|after)\b", re.IGNORECASE
)
WORDS_BETWEEN = 4  # a number and its fate: "12 other people were injured"
_NOT_THE_ACT = re.compile(r"\b(?:non|another|other|previous|earlier|unrelated)[- ]$|\bnot $", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|this|that) $", re.IGNORECASE)
_NEWS = 3  # title and lead: further down "a fatal shooting" is another one


def from_bare_numbers(view: View) -> Iterator[HarmStatement]:
    """ "Killed at least ten and injured scores": a number right behind an active verb of harm, with no noun to it.

    Only where the parse has not made the number the verb's object.
    """
    lexicon = harm_lexicon()
    for quantity in view.quantities:
        people = counted_people(view, quantity) if quantity.kind is QuantityKind.COUNT else None
        before = view.doc.char_span(0, quantity.start, alignment_mode="contract") if people else None
        if people is None or not before or not _NO_NOUN.match(view.text, quantity.end):
            continue
        verb = before[-1]
        words = [w for w in lexicon.words.get(verb.lower_, ()) if w.use == "transitive"] or (
            [HarmWord(Slot.INJURED, "transitive")] if verb.lower_ in _TREATING else []
        )
        had = verb.lower_ in _TREATING and verb.i and verb.nbor(-1).lower_ in {"had", "have", "has"}
        helped = any(t.lemma_ in {"be", "have"} for t in view.doc[max(0, verb.i - 1) : verb.i])
        active = had or (verb.tag_ in {"VBD", "VBN", "VBG", "JJ"} and not helped)
        if words and active and (people.head not in objects(verb) or verb.lower_ in _TREATING):
            yield from state(view, verb, words[0].slot, (people,))


_TREATING = frozenset({"treated", "treating"})


def from_multiples(view: View) -> Iterator[HarmStatement]:
    """ "A triple shooting" tells of three people."""
    lexicon = harm_lexicon()
    for token in view.doc[1:]:
        number = lexicon.multiples.get(view.doc[token.i - 1].lower_)
        slot = lexicon.multiplied.get(token.lower_)
        if number is not None and slot is not None:
            people = People(token, token.i - 1, token.i + 1, Count.exactly(number), None)
            yield from state(view, token, slot, (people,))


def from_denials(view: View) -> Iterator[HarmStatement]:
    """ "There were no casualties": nobody was killed, and nobody hurt; not where it speaks of one side only."""
    for match in harm_lexicon().nobody.pattern.finditer(view.text):
        span = view.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None or view.doc[span.end : span.end + 1].text.lower() in _OF_ONE_SIDE:
            continue
        for slot in (Slot.KILLED, Slot.INJURED):
            yield from state(
                view, span.root, slot, (People(span.root, span.start, span.end, Count.exactly(0), None),)
            )


def from_fatal_acts(view: View) -> Iterator[HarmStatement]:
    """ "The fatal shooting", "charged with second-degree murder": a death without a number."""
    lexicon = harm_lexicon()
    acts = [
        m
        for m in lexicon.fatal_acts.pattern.finditer(view.text)
        if not _NOT_THE_ACT.search(view.text, 0, m.start())
        and (view.index <= _NEWS or _THE.search(view.text, 0, m.start()))
    ]
    charges = (
        m
        for m in lexicon.fatal_charges.pattern.finditer(view.text)
        if lexicon.not_fatal.search(m.group()) is None
    )
    for match in (*acts, *charges):
        head = head_of(view.doc, match.start(), match.end())
        if head is not None:
            yield from mortal(view, head, match.start(), match.end())


def from_counts(view: View, between: int = WORDS_BETWEEN) -> Iterator[HarmStatement]:
    """A number soon followed by a fate ("2 dead, 3 others injured"): headlines and lists, which parsers misread.

    `between`: how many words may stand between the two.
    """
    for quantity in view.quantities:
        if quantity.kind is not QuantityKind.COUNT or quantity.count.best is None:
            continue
        people = counted_people(view, quantity)
        found = _fate_after(view, people.end, between) if people is not None else None
        people = _headlined(view, quantity) or people
        if people is None or found is None:
            continue
        token, slot = found
        if token.lower_ in _DOING and named_behind(view, token.i + 1):
            continue  # "two men shot dead a candidate": those who did it
        if not (is_verb(token) and not is_passive(token) and any(_is_own_object(c) for c in token.children)):
            yield from state(view, token, slot, with_partners(view, (people,)))


_DOING = frozenset({"dead", "down", "killed", "murdered", "executed", "assassinated", "wounded", "injured"})


def _headlined(view: View, whole: Quantity) -> People | None:
    """ "Three of four brothers killed", as a headline: three; "one of four people killed" in a text is one of four dead."""
    if not view.is_title:
        return None
    parts = (q for q in view.quantities if _OF.fullmatch(view.text, q.number_end, whole.number_start))
    part = next((q for q in parts if q.kind is QuantityKind.COUNT and (q.count.best or 0) > 1), None)
    return counted_people(view, part) if part is not None else None


_OF = re.compile(r"\s+of\s+", re.IGNORECASE)


def _is_own_object(child: Token) -> bool:
    """An object of its verb; not "dozens hurt, among them five", "dozens hurt (five badly)", where parsers see one."""
    return child.dep_ == "dobj" and not any(
        t.lower_ in _OF_ONE_SIDE or t.text == "(" for t in child.doc[child.head.i : child.i]
    )


def counted_people(view: View, quantity: Quantity) -> People | None:
    """A number as people; None where it is no whole words."""
    span = view.doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    if span is None:
        return None
    someone = None
    if quantity.count == Count.exactly(1):  # "one man dead": the noun says who
        head = span.root.head if span.root.dep_ == "nummod" and is_noun(span.root.head) else span.root
        someone = describe(view, head, span.start, max(span.end, head.i + 1), additional=quantity.additional)
    return People(span.root, span.start, span.end, quantity.count, someone, additional=quantity.additional)


def _fate_after(view: View, position: int, between: int) -> tuple[Token, Slot] | None:
    lexicon = harm_lexicon()
    for token in _outside_brackets(view, position, between + 1):
        match = lexicon.fate.pattern.match(view.text, token.idx)
        if match is not None and not _goes_on(view, token):
            slot = lexicon.fates[" ".join(match.group().lower().split())]
            return token, Slot.KILLED if slot is Slot.HIT and is_fatal(view, token) else slot
        if (
            match is not None
            and token.lower_ == "shot"
            and not any(c.dep_ == "auxpass" for c in token.children)
        ):
            killed = token.nbor(2) if token.nbor().lower_ == "and" else token.nbor()
            return (killed, Slot.KILLED) if killed.lower_ in {"dead", "killed"} else None
        if token.lower_ not in lexicon.between and not is_noun(token) and token.pos_ != "ADJ":
            return None
    return None


def _outside_brackets(view: View, position: int, number: int) -> Iterator[Token]:
    """So many words from a position on, without what stands in brackets: "two guards (a man and his son) shot"."""
    depth = 0
    for token in view.doc[position:]:
        depth += token.text == "("
        if not depth:
            if not number:
                return
            number -= 1
            yield token
        depth -= token.text == ")" and depth > 0


def _goes_on(view: View, token: Token) -> bool:
    """ "shot dead", "shot and killed": the next word tells the outcome."""
    following = view.doc[token.i + 1 : token.i + 2].text.lower()
    return token.lower_ == "shot" and following in {"dead", "and"}


def is_fatal(view: View, token: Token) -> bool:
    """Whether the words beside a verb of hitting say that it killed: "shot dead", "fatally stabbed"."""
    end = token.i + 1
    while (
        end < min(len(view.doc), token.i + 4) and view.doc[end].text not in _PAUSES
    ):  # "five were shot, two fatally"
        end += 1
    return harm_lexicon().fatal_beside.search(view.doc[max(0, token.i - 2) : end].text) is not None


_PAUSES = frozenset({",", ";", "-", "–", "—"})


def from_fatally(view: View) -> Iterator[HarmStatement]:
    """ "Five people were shot, two of them fatally": so many of them died."""
    for quantity in view.quantities:
        if quantity.kind is not QuantityKind.COUNT or not quantity.count.best:
            continue
        match = _FATALLY.match(view.text, quantity.end)
        people = counted_people(view, quantity) if match is not None else None
        if people is not None:
            yield from state(view, people.head, Slot.KILLED, (replace(people, partitive=True),))


_FATALLY = re.compile(
    r"(?:\s+(?:of\s+(?:them|whom)|people|persons|others?|men|women))?\s+(?:fatally|mortally)\s*(?:$|[.,;)]|and\b)",
    re.IGNORECASE,
)
