"""Statements that give a toll as such: "the death toll rose to 31", "put the dead at five", "claimed eight lives"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from services.extractor.analysis import View
from services.extractor.clauses import head_of
from services.extractor.harm_lexicon import Slot, harm_lexicon
from services.extractor.harm_numbers import counted_people
from services.extractor.harm_statement import HarmStatement, state
from services.extractor.numbers import Quantity, QuantityKind

_FATES = "killed|dead|deaths|fatalities|injured|wounded|missing|arrests|arrested"
_TOLL = re.compile(
    r"\b(?:(?:death )?toll|(?:body|death) count|(?P<hurt>injury (?:toll|count|figure))"
    r"|number of (?:bodies|corpses)"
    rf"|put(?:s|ting)? the (?P<put>{_FATES})"
    r"|number of (?:the |confirmed |known )?(?:people |those |persons |civilians |soldiers |victims )?"
    r"(?:(?:who|that) (?:have |had |were |are |was )?(?:now |been )?)?"
    rf"(?P<fate>{_FATES}|died|lost their lives|hurt))\b",
    re.IGNORECASE,
)
_TOLL_VERB = re.compile(
    r"\b(?:to|at|reach(?:es|ed)?|(?:is|was|are|were|stood|stands)(?:\s+now)?(?:\s+at)?)\s+$|,\s*$",
    re.IGNORECASE,
)
# "the toll on the bridge is 15,000 gourdes"
_MONEY = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:dollars|euros|pounds|pesos|rupees|naira|shillings|francs|gourdes|dinars|liras?|baht|rand|cedis|birr|taka|yuan|yen"
    r"|kwacha|dirhams|riyals|rials|rubles|roubles|reais|soles|bolivars|kyats?|afghanis|tenge|hryvnias?|won|ringgit|rupiah|dong|quetzals)\b",
    re.IGNORECASE,
)
_TOLL_KINDS = (QuantityKind.COUNT, QuantityKind.AGE)  # "the number of the injured, 13," looks like an age
_TOLL_REACH = 160  # characters between the word and its number; a sentence with its place and day in between
_BROUGHT_TO = re.compile(
    r"\b(?:bring|raise|tak|lift|push|put)\w*\s+to\s+$|\b(?:brought|took)\s+to\s+$", re.IGNORECASE
)
_THE_TOLL = re.compile(r"\s+(?:people\s+)?the\s+", re.IGNORECASE)
_TAKING = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|cost(?:s|ing)?|tak(?:es?|en|ing)|took|loss\s+of)\s+$", re.IGNORECASE
)
_LIVES = re.compile(r"\s+(?:(?:\w+\s+){0,2}their\s+)?(?:\w+\s+)?lives\b", re.IGNORECASE)
_LIVES_LOST = re.compile(
    r"\s+lives\s+(?:(?:were|have\s+been|had\s+been|was)\s+)?(?:lost|claimed)\b", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"\b(?P<fate>killed|dead|injured|wounded|missing|arrested)\b[^.;]{0,80}\bnumber(?:ed|s)?\s+$",
    re.IGNORECASE,
)


def from_tolls(view: View) -> Iterator[HarmStatement]:
    """ "The death toll in the market shelling rose to 31 from 24": the number that it came to."""
    for match in _TOLL.finditer(view.text):
        quantity = _reached(view, match.end()) or _brought(view, match.start())
        people = counted_people(view, quantity) if quantity is not None else None
        head = head_of(view.doc, match.start(), match.end())
        if people is not None and head is not None:
            yield from state(view, head, _slot(match), (people,), total=True, presumed=True)


def _slot(toll: re.Match[str]) -> Slot:
    if toll["hurt"]:
        return Slot.INJURED
    fate = (toll["fate"] or toll["put"] or "dead").lower()
    return harm_lexicon().fates.get(fate, Slot.KILLED)


def _reached(view: View, position: int) -> Quantity | None:
    """ "... rose to 31", "... stands at nine": the first number that the words behind a toll come to."""
    return next(
        (
            q
            for q in view.quantities
            if position <= q.start <= position + _TOLL_REACH
            and q.kind in _TOLL_KINDS
            and _TOLL_VERB.search(view.text[: q.start])
            and not _MONEY.match(view.text, q.end)
        ),
        None,
    )


def _brought(view: View, position: int) -> Quantity | None:
    """ "It brings to two the number of those killed": the number that stands before the toll."""
    for quantity in view.quantities:
        between = _THE_TOLL.fullmatch(view.text[quantity.end : position])
        if between and quantity.kind in _TOLL_KINDS and _BROUGHT_TO.search(view.text, 0, quantity.start):
            return quantity
    return None


_OF_MURDER = re.compile(
    r"\s+counts?\s+of\s+(?!attempted)(?:[\w-]+\s+){0,3}?(?:murder|manslaughter|homicide)\b", re.IGNORECASE
)


def from_charges(view: View) -> Iterator[HarmStatement]:
    """ "On three counts of second-degree murder": so many were killed, of those for whom somebody is tried."""
    for quantity in view.quantities:
        charge = _OF_MURDER.match(view.text, quantity.end) if quantity.kind is QuantityKind.COUNT else None
        people = counted_people(view, quantity) if charge else None
        head = head_of(view.doc, charge.end() - 1, charge.end()) if charge else None
        if people is not None and head is not None:
            yield from (replace(s, partitive=True) for s in state(view, head, Slot.KILLED, (people,)))


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
