"""A toll told over several places in one breath: "three died in Harun on Tuesday and one in Belo on Wednesday".

The verb stands once; each number behind it that has a place of its own tells of an incident of its own. Such a mention is cut
into shares, each with its place, its time and its number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from services.extractor.analysis import View
from services.extractor.clauses import is_verb
from services.extractor.drafts import Placed
from services.extractor.harm_numbers import counted_people
from services.extractor.harm_scope import Scope, is_list_of_places, names_events
from services.extractor.harm_statement import HarmStatement
from services.extractor.numbers import Quantity
from services.extractor.person_words import is_person_word
from services.extractor.strength import counts_at
from services.extractor.toll_parts import Part, lie_apart, parts_by_place
from services.extractor.triggers import Strength
from services.extractor.when.expression import TimeExpression
from services.extractor.where.toponym import ResolvedToponym


def shares(
    view: View,
    placed: Sequence[Placed],
    places: Sequence[ResolvedToponym],
    times: Sequence[TimeExpression],
) -> list[Placed]:
    """The mentions of a sentence; the one that its toll hangs on is cut, one share for each place that the toll is told over.

    `places` and `times` are those of the sentence. Whether a share has a time of its own is for the caller to read: `when` is
    None in each. A part that another telling word goes with ("and five drowned in Harun when the river burst its banks")
    is that mention's.
    """
    parts = list(parts_by_place(view, places))
    owner = next((p for p in placed if parts and _statements(parts[0], p.harm, view)), None)
    if owner is None or not lie_apart(parts):
        return list(placed)
    first = _of_one(parts[0], _statements(parts[0], owner.harm, view), view)
    cut: list[Placed] = []
    told: list[Placed] = []
    for number, part in enumerate(parts):
        end = parts[number + 1].start if number + 1 < len(parts) else len(view.text)
        begin = part.start if number else 0
        other = next((p for p in placed if p is not owner and number and _tells(p, part, view, end)), None)
        harm = first if number == 0 else list(other.harm if other is not None else ())
        harm = harm or list(_told_as(first, part, owner.harm, view, parts[number - 1]))
        if not harm:
            return list(placed)
        base = other if other is not None else owner
        told += [base] if base is not owner else []
        own = tuple(t for t in times if _within(view, t.start, t.end, begin, end))
        own = own or tuple(
            t for t in times if _within(view, t.start, t.end, 0, parts[0].quantities[-1].start)
        )
        where = (part.place,) if part.place is not None else ()
        cut.append(
            replace(
                base,
                when=None,
                place=part.place,
                harm=tuple(replace(h, partitive=False) for h in harm),
                times=own,
                places=where,
                share=number,
            )
        )
    kept = [p for p in placed if p is not owner and not any(p is other for other in told)]
    return sorted([*cut, *kept], key=lambda p: p.mention.token.i)


def _tells(item: Placed, part: Part, view: View, end: int) -> bool:
    """Whether it is a telling word of that part of its sentence, with no other toll than the part's."""
    inside = part.start <= item.mention.token.idx < end
    return (
        item.mention.strength is Strength.STRONG
        and inside
        and len(_statements(part, item.harm, view)) == len(item.harm)
    )


_FEW = range(2, 5)


def counts_several(item: Placed) -> bool:
    """Whether it speaks of a few incidents at once: "two earthquakes killed eight"; not "two runaways"."""
    mention = item.mention
    if mention.strength is Strength.HARM:  # "Twelve were killed in the attacks in Harun and Belo"
        counted = bool(item.harm) and all(h.scope is not Scope.ONE for h in item.harm)
        return counted and item.share is None and names_events(mention.view.text)
    if not mention.plural or item.share is not None or is_person_word(mention.token):
        return False
    numbers = (t for t in mention.token.lefts if t.dep_ == "nummod")
    if is_list_of_places(mention.view.text[mention.token.idx + len(mention.token) :]):
        return True
    return any(count.best in _FEW for count in counts_at(mention.view, numbers))


def _statements(part: Part, harm: Sequence[HarmStatement], view: View) -> list[HarmStatement]:
    """The statements that count with the part's numbers."""
    return [h for h in harm if any(_covers(h, q, view) for q in part.quantities)]


def _covers(statement: HarmStatement, quantity: Quantity, view: View) -> bool:
    tokens = view.doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    return tokens is not None and any(p.start <= tokens.start < p.end for p in statement.people)


def _told_as(
    first: list[HarmStatement], part: Part, harm: Sequence[HarmStatement], view: View, before: Part
) -> Iterator[HarmStatement]:
    """The part's own statements; without any, what the first part tells, of its numbers: the verb is left out."""
    own = _statements(part, harm, view)
    if own:
        yield from own
        return
    span = view.doc.char_span(before.site, part.start, alignment_mode="contract")
    if span is not None and any(is_verb(token) and not _is_aside(token, before.site) for token in span):
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


def _is_aside(verb: Token, site: int) -> bool:
    """ "Three died in Harun, where a bus overturned, and two in Belo": what is said of the place alone."""
    return any(t.dep_ in {"relcl", "acl"} and t.head.idx >= site for t in (verb, *verb.ancestors))


def _of_one(part: Part, first: list[HarmStatement], view: View) -> list[HarmStatement]:
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
