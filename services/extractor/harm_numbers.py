"""Statements of harm that stand on a number more than on a clause: tolls, headlines, "a triple shooting"."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from schemas.casualties import Count
from services.extractor.analysis import View
from services.extractor.clauses import head_of, is_noun, is_passive, is_verb, objects
from services.extractor.description import describe
from services.extractor.harm_lexicon import Slot, harm_lexicon
from services.extractor.harm_statement import HarmStatement, mortal, state
from services.extractor.numbers import Quantity, QuantityKind
from services.extractor.people import People, with_partners

_TOLL = re.compile(
    r"\b(?:(?:death )?toll|number of (?:the )?(?:people |those |persons |civilians |soldiers )?"
    r"(?P<fate>killed|dead|deaths|injured|wounded|missing|arrests|arrested))\b",
    re.IGNORECASE,
)
_TOLL_VERB = re.compile(
    r"\b(?:to|at|reach(?:es|ed)?|(?:is|was|stood|stands)(?:\s+now)?(?:\s+at)?)\s+$|,\s*$", re.IGNORECASE
)
_TOLL_KINDS = (QuantityKind.COUNT, QuantityKind.AGE)  # "the number of the injured, 13," looks like an age
_TOLL_REACH = 160  # characters between the word and its number; a sentence with its place and day in between
_OF_ONE_SIDE = frozenset({"among", "amongst"})
_TAKING = re.compile(r"\b(?:claim(?:s|ed|ing)?|cost(?:s|ing)?|tak(?:es?|en|ing)|took)\s+$", re.IGNORECASE)
_LIVES = re.compile(r"\s+(?:(?:\w+\s+){0,2}their\s+)?(?:\w+\s+)?lives\b", re.IGNORECASE)
_LIVES_LOST = re.compile(
    r"\s+lives\s+(?:(?:were|have\s+been|had\s+been|was)\s+)?(?:lost|claimed)\b", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"\b(?P<fate>killed|dead|injured|wounded|missing|arrested)\b[^.;]{0,80}\bnumber(?:ed|s)?\s+$",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"\s*(?:[,.;]|$)|\s+(?:and|in|at|on|near|when|during|before|as|while|after)\b", re.IGNORECASE
)
WORDS_BETWEEN = 4  # a number and its fate: "12 other people were injured"
_NOT_THE_ACT = re.compile(r"\b(?:non|another|other|previous|earlier|unrelated)[- ]$|\bnot $", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|this|that) $", re.IGNORECASE)
_NEWS = 3  # title and lead: further down "a fatal shooting" is another one


def from_tolls(view: View) -> Iterator[HarmStatement]:
    """ "The death toll in the market shelling rose to 31 from 24": the number that it came to."""
    for match in _TOLL.finditer(view.text):
        slot = harm_lexicon().fates[match["fate"].lower()] if match["fate"] else Slot.KILLED
        head = head_of(view.doc, match.start(), match.end())
        following = (
            q
            for q in view.quantities
            if match.end() <= q.start <= match.end() + _TOLL_REACH
            and q.kind in _TOLL_KINDS
            and _TOLL_VERB.search(view.text[: q.start])
        )
        quantity = next(following, None)
        people = counted_people(view, quantity) if quantity is not None else None
        if people is not None and head is not None:
            yield from state(view, head, slot, (people,), total=True)


def from_lives(view: View) -> Iterator[HarmStatement]:
    """ "Claimed eight lives", "cost 40 people their lives": so many were killed; "those killed numbered 14"."""
    for quantity in view.quantities:
        if quantity.kind not in _TOLL_KINDS or not quantity.count.best:
            continue
        numbered = _NUMBERED.search(view.text, 0, quantity.start)
        taken = _TAKING.search(view.text, 0, quantity.start) and _LIVES.match(view.text, quantity.end)
        lost = _LIVES_LOST.match(view.text, quantity.end)
        people = counted_people(view, quantity) if numbered or taken or lost else None
        if people is not None:
            slot = harm_lexicon().fates[numbered["fate"].lower()] if numbered else Slot.KILLED
            yield from state(view, people.head.head, slot, (people,), total=bool(numbered))


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
        words = [w for w in lexicon.words.get(verb.lower_, ()) if w.use == "transitive"]
        active = verb.tag_ in {"VBD", "VBN", "VBG", "JJ"} and not any(
            t.lemma_ in {"be", "have"} for t in view.doc[max(0, verb.i - 1) : verb.i]
        )
        if words and active and people.head not in objects(verb):
            yield from state(view, verb, words[0].slot, (people,))


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
        if people is None or found is None:
            continue
        token, slot = found
        if not (is_verb(token) and not is_passive(token) and any(_is_own_object(c) for c in token.children)):
            yield from state(view, token, slot, with_partners(view, (people,)))


def _is_own_object(child: Token) -> bool:
    """An object of its verb; not "dozens hurt, among them five", where parsers see one."""
    return child.dep_ == "dobj" and not any(
        t.lower_ in _OF_ONE_SIDE for t in child.doc[child.head.i : child.i]
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
    for token in view.doc[position : position + between + 1]:
        match = lexicon.fate.pattern.match(view.text, token.idx)
        if match is not None and not _goes_on(view, token):
            slot = lexicon.fates[" ".join(match.group().lower().split())]
            return token, Slot.KILLED if slot is Slot.HIT and is_fatal(view, token) else slot
        if token.lower_ not in lexicon.between and not is_noun(token):
            return None
    return None


def _goes_on(view: View, token: Token) -> bool:
    """ "shot dead", "shot and killed": the next word tells the outcome."""
    following = view.doc[token.i + 1 : token.i + 2].text.lower()
    return token.lower_ == "shot" and following in {"dead", "and"}


def is_fatal(view: View, token: Token) -> bool:
    """Whether the words beside a verb of hitting say that it killed: "shot dead", "fatally stabbed"."""
    around = view.doc[max(0, token.i - 2) : min(len(view.doc), token.i + 4)].text
    return harm_lexicon().fatal_beside.search(around) is not None
