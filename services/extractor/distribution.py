"""A toll told over several places in one breath: "three died in Harun on Tuesday and one in Belo on Wednesday".

The verb stands once; each number behind it that has a place of its own tells of an incident of its own. Such a mention is cut
into shares, each with its place, its time and its number.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from services.extractor.analysis import View
from services.extractor.clauses import is_verb
from services.extractor.drafts import Placed
from services.extractor.harm_numbers import counted_people
from services.extractor.harm_scope import Scope
from services.extractor.harm_statement import HarmStatement
from services.extractor.numbers import Quantity, QuantityKind
from services.extractor.person_words import is_person_word
from services.extractor.strength import counts_at
from services.extractor.when.expression import TimeExpression
from services.extractor.where.bind import is_fine
from services.extractor.where.toponym import Context, ResolvedToponym

_LOCATING = (Context.LOCATIVE, Context.NEAR, Context.OFFSET)
_OUTWARD = re.compile(r"\b(?:of (?:the|them|whom|which|these|those)|including|among them)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Part:
    """Numbers up to the place that is theirs, and where they begin in the sentence."""

    quantities: tuple[Quantity, ...]
    place: ResolvedToponym
    start: int


def shares(
    view: View, placed: Placed, places: Sequence[ResolvedToponym], times: Sequence[TimeExpression]
) -> list[Placed]:
    """The mention, or one for each place that its toll is told over. `places` and `times` are those of its sentence.

    Whether a share has a time of its own is for the caller to read: `when` is None in each.
    """
    parts = list(_parts(view, places))
    first = _of_one(parts[0], _statements(parts[0], placed.harm, view), view) if parts else []
    if len({p.place.place.id for p in parts}) < 2 or not first:  # noqa: PLR2004 - one place is no distribution
        return [placed]
    cut: list[Placed] = []
    for number, part in enumerate(parts):
        end = parts[number + 1].start if number + 1 < len(parts) else len(view.text)
        begin = part.start if number else 0
        harm = (
            tuple(first)
            if number == 0
            else tuple(_told_as(first, part, placed.harm, view, parts[number - 1]))
        )
        if not harm:
            return [placed]
        own = tuple(t for t in times if _within(view, t.start, t.end, begin, end))
        own = own or tuple(
            t for t in times if _within(view, t.start, t.end, 0, parts[0].quantities[-1].start)
        )
        cut.append(
            replace(
                placed, when=None, place=part.place, harm=harm, times=own, places=(part.place,), share=number
            )
        )
    return cut


_FEW = range(2, 5)


def counts_several(item: Placed) -> bool:
    """Whether it speaks of a few incidents at once: "two earthquakes killed eight"; not "two runaways"."""
    mention = item.mention
    if not mention.plural or item.share is not None or is_person_word(mention.token):
        return False
    numbers = (t for t in mention.token.lefts if t.dep_ == "nummod")
    return any(count.best in _FEW for count in counts_at(mention.view, numbers))


def _parts(view: View, places: Sequence[ResolvedToponym]) -> Iterator[_Part]:
    """Runs of numbers, each with the first place of a town that follows it before the next run."""
    sited = [
        (local[0], p)
        for p in places
        if p.context in _LOCATING
        and is_fine(p)
        and (local := view.sentence.local(p.start, p.end)) is not None
    ]
    numbers = [q for q in view.quantities if q.kind is QuantityKind.COUNT and q.count.best]
    # "Fifteen of them died in Harun and four in Belo": of a sum that was told before
    counts = [q for n, q in enumerate(numbers) if not _is_part(view, q) or n == 0]
    begin = 0
    for start, place in sorted(sited, key=lambda pair: pair[0]):
        run = tuple(q for q in counts if begin <= q.start < start)
        if run:
            yield _Part(run, place, run[0].start)
            begin = start


def _is_part(view: View, quantity: Quantity) -> bool:
    """ "Six people, two of them children", "four of the wounded"."""
    return _OUTWARD.search(view.text[quantity.end : quantity.end + 12]) is not None


def _statements(part: _Part, harm: Sequence[HarmStatement], view: View) -> list[HarmStatement]:
    """The statements that count with the part's numbers."""
    return [h for h in harm if any(_covers(h, q, view) for q in part.quantities)]


def _covers(statement: HarmStatement, quantity: Quantity, view: View) -> bool:
    tokens = view.doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    return tokens is not None and any(p.start <= tokens.start < p.end for p in statement.people)


def _told_as(
    first: list[HarmStatement], part: _Part, harm: Sequence[HarmStatement], view: View, before: _Part
) -> Iterator[HarmStatement]:
    """The part's own statements; without any, what the first part tells, of its numbers: the verb is left out."""
    own = _statements(part, harm, view)
    if own:
        yield from own
        return
    place = view.sentence.local(before.place.start, before.place.end)
    span = view.doc.char_span(place[1], part.start, alignment_mode="contract") if place else None
    if span is not None and any(is_verb(token) for token in span):
        return
    for statement, quantity in zip(first, part.quantities, strict=False):
        people = counted_people(view, quantity)
        if people is not None:
            start, end = view.offsets(people.start, people.end)
            yield replace(
                statement,
                count=quantity.count,
                people=(people,),
                someone=people.someone,
                start=start,
                end=end,
                cumulative=False,
                scope=Scope.ONE,
            )


def _of_one(part: _Part, first: list[HarmStatement], view: View) -> list[HarmStatement]:
    """ "Four died in three crashes: two in Sligo": the share, where a sum over several incidents stands before it."""
    people = counted_people(view, part.quantities[-1])
    if people is None or len(part.quantities) == 1:
        return first
    listed = ":" in view.text[part.quantities[0].end : part.quantities[-1].start]
    return [
        replace(
            h,
            count=part.quantities[-1].count,
            people=(people,),
            someone=people.someone,
            cumulative=False,
            scope=Scope.ONE,
        )
        if h.scope is Scope.MORE or listed
        else h
        for h in first
    ]


def _within(view: View, start: int, end: int, begin: int, stop: int) -> bool:
    local = view.sentence.local(start, end)
    return local is not None and begin <= local[0] < stop
