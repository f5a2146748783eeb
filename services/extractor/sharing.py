"""Hands the times and places of a sentence to its mentions: each to the nearest along the parse tree."""

from collections.abc import Sequence
from typing import TypeVar

from spacy.tokens import Span, Token

from services.extractor.analysis import View
from services.extractor.clauses import distance, is_noun, is_verb, verb_of
from services.extractor.mentions import Mention
from services.extractor.triggers import Strength
from services.extractor.when.binding import names_event
from services.extractor.when.expression import TimeExpression
from services.extractor.where.toponym import ResolvedToponym

T = TypeVar("T", TimeExpression, ResolvedToponym)


def share_out(
    view: View, mentions: tuple[Mention, ...], anchors: dict[int, list[Token]], found: Sequence[T], text: str
) -> dict[int, list[T]]:
    """Each time or place goes to the nearest mention that can carry an incident; equally near ones share it."""
    shares: dict[int, list[T]] = {number: [] for number in anchors}
    carrying = [n for n in anchors if mentions[n].strength is not Strength.REFERENCE] or list(anchors)
    for item in found:
        local = view.sentence.local(item.start, item.end)
        span = view.doc.char_span(*local, alignment_mode="expand") if local else None
        if span is None:
            continue
        named = [n for n in carrying if counts_from(mentions[n], item, text)]
        within = [n for n in carrying if _is_within(mentions[n].token, span)]
        if named or within:  # "a day after the blast": it dates the blast and nothing else
            shares[named[0] if named else max(within, key=lambda n: mentions[n].token.i)].append(item)
            continue
        costs = [(min(distance(anchor, span.root) for anchor in anchors[n]), n) for n in carrying]
        nearest = min((cost for cost, _ in costs), default=None)
        for cost, number in costs:
            if cost == nearest:
                shares[number].append(item)
    return shares


def _is_within(noun: Token, span: Span) -> bool:
    """ "A victim of the accident in Lagos on Monday died on Wednesday": what stands between an act and the verb that it is
    the subject of is the act's, wherever the parse hangs it.
    """
    verb = verb_of(noun)
    inside = noun.i < span.start and span.end <= verb.i
    return (
        inside
        and is_noun(noun)
        and not any(is_verb(t) or t.text in ",;" for t in noun.doc[noun.i : span.start])
    )


def counts_from(mention: Mention, item: TimeExpression | ResolvedToponym, text: str) -> bool:
    return isinstance(item, TimeExpression) and names_event(item, mention.start, text)
