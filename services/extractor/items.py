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

_BEGINS = re.compile(r"(?:^|\n)[ \t]*(?:[-–—•*▪►»>]+[ \t]*|\(?\d{1,2}[.)][ \t]*)?$")
_MARK = re.compile(r":(?=\s)|\s[-–—]+\s|(?<=[\w)])\.(?=\s+[\"“]?[A-Z0-9])")
_LONGEST = 90  # characters of a head
# what may stand in a head beside names and figures
_PLAIN = re.compile(
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
    heads: list[tuple[int, ResolvedToponym, tuple[TimeExpression, ...]]] = []
    for place in places:
        if (
            place.part is not ArticlePart.TEXT
            or not is_fine(place)
            or not _BEGINS.search(text[: place.start])
        ):
            continue
        mark = _MARK.search(text, place.end, place.start + _LONGEST)
        if (
            mark is None
            or _PLAIN.search(text[place.end : mark.start()])
            or "\n" in text[place.end : mark.start()]
        ):
            continue
        heads.append(
            (place.start, place, tuple(t for t in times if place.end <= t.start and t.end <= mark.start()))
        )
    if all(is_one(a, b) for (_, a, _), (_, b, _) in pairwise(heads)):
        return ()
    ends = [*(start for start, _, _ in heads[1:]), len(text)]
    found = []
    for (start, place, of_head), end in zip(heads, ends, strict=True):
        blank = text.find("\n\n", start, end)
        found.append(Item(start, end if blank < 0 else blank, place, of_head))
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
    own = (
        placed.place is not None
        and is_fine(placed.place)
        and (is_one(placed.place, head) or not is_fine(head))
    )
    day = next((t for t in item.times if t.when.start is not None), None)
    return replace(
        placed,
        place=placed.place if own else head,
        places=placed.places if own else (head,),
        when=day.when if day is not None else placed.when,
        item=item.start,
        item_day=day,
    )
