"""The items of a bulletin: stretches that begin with a town, and often a day, for all that they tell.

Harun, Belo Governorate, 11 April: two munitions hit a market. 24 civilians killed.
Delva, 12 April: one building destroyed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from schemas.evidence import ArticlePart
from services.extractor.agreement import is_one
from services.extractor.drafts import Placed
from services.extractor.when.expression import TimeExpression
from services.extractor.where.bind import is_fine
from services.extractor.where.toponym import Context, ResolvedToponym

_BULLET = re.compile(
    r"[ \t]*(?:[-–—•*▪►»>]+[ \t]*|\(?\d{1,2}[.)][ \t]*)?"
)  # what may stand before a head in its line
_MARK = re.compile(r":(?=\s)|\s[-–—]+\s|(?<=[\w)])\.(?=\s+[\"“]?[A-Z0-9])")
_LONGEST = 90  # characters of a head
# a word that can't stand in a head, which has names, figures and a few small words
_NO_HEAD_WORD = re.compile(
    r"\b(?!(?:on|in|near|of|and|the|city|town|village|district|province|governorate|state|region|county|municipality|area|at|from)\b)"
    r"[a-z][a-z'’-]+"
)


@dataclass(frozen=True, slots=True)
class Item:
    """`start:end` in the text, and what its head says."""

    start: int
    end: int
    place: ResolvedToponym
    times: tuple[TimeExpression, ...]


def read_items(
    text: str, places: Sequence[ResolvedToponym], times: Sequence[TimeExpression]
) -> tuple[Item, ...]:
    """The items in order; none where the text has no two of different towns, for one such line is a dateline."""
    heads: list[tuple[ResolvedToponym, tuple[TimeExpression, ...]]] = []
    for place in places:
        line = text.rfind("\n", 0, place.start) + 1
        first = _BULLET.fullmatch(text, line, place.start) is not None
        if place.part is not ArticlePart.TEXT or not is_fine(place) or not first:
            continue
        mark = _MARK.search(text, place.end, place.start + _LONGEST)
        head = text[place.end : mark.start()] if mark else "\n"
        if mark is None or "\n" in head or _NO_HEAD_WORD.search(head):
            continue
        heads.append((place, tuple(t for t in times if place.end <= t.start and t.end <= mark.start())))
    if all(is_one(a, b) for (a, _), (b, _) in pairwise(heads)):
        return ()
    ends = [*(place.start for place, _ in heads[1:]), len(text)]
    found = []
    for (place, of_head), end in zip(heads, ends, strict=True):
        blank = text.find("\n\n", place.start, end)
        found.append(Item(place.start, end if blank < 0 else blank, place, of_head))
    return tuple(found)


def item_at(part: ArticlePart, offset: int, items: Sequence[Item]) -> Item | None:
    """The item that an offset of an article lies in."""
    return next((i for i in items if part is ArticlePart.TEXT and i.start <= offset < i.end), None)


def of_item(placed: Placed, items: Sequence[Item]) -> Placed:
    """What an item of a bulletin tells is of the town, and the day, that its head gives."""
    item = item_at(placed.mention.view.sentence.part, placed.mention.start, items)
    if item is None:
        return placed
    head = replace(item.place, context=Context.LOCATIVE)
    own = placed.place is not None and is_fine(placed.place) and is_one(placed.place, head)
    day = next((t for t in item.times if t.when.start is not None), None)
    return replace(
        placed,
        place=placed.place if own else head,
        places=placed.places if own else (head,),
        when=day.when if day is not None else placed.when,
        item=item.start,
        item_day=day,
    )
