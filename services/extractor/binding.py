"""Gives each mention the harm, the times and the places of its own clause; nothing goes to two mentions.

In a sentence with several mentions a word belongs to the one that is nearest along the parse tree, where "after" and
"before" set two incidents far apart. Nearness in the text alone decides nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from spacy.tokens import Token

from schemas.evidence import ArticlePart
from schemas.report import Realis
from schemas.when import When
from services.extractor.analysis import View
from services.extractor.clauses import BEYOND, distance, has_subject, speaks_of_before, verb_of
from services.extractor.distribution import shares
from services.extractor.drafts import LEAD, Placed
from services.extractor.harm_statement import HarmStatement
from services.extractor.mentions import Mention
from services.extractor.sequel import times_of_act
from services.extractor.triggers import Strength
from services.extractor.when.binding import date_of, names_event
from services.extractor.when.expression import TimeExpression
from services.extractor.where.bind import is_fine, place_of
from services.extractor.where.toponym import Context, ResolvedToponym, Site

T = TypeVar("T", TimeExpression, ResolvedToponym)

_TOO_FAR = 7.0  # cost along the tree at which a harm no longer speaks of an incident of its sentence
_WEAKER = 3.0  # a plain word ("killed", "attack") must be nearer by so much than a telling one ("car bomb")


@dataclass(frozen=True)
class Readings:
    """All that was found in the article, before any of it is bound."""

    times: dict[ArticlePart, tuple[TimeExpression, ...]]
    places: tuple[ResolvedToponym, ...]
    sites: tuple[Site, ...]
    published: datetime | None
    texts: dict[ArticlePart, str]
    utc_offset: float | None = None
    """Hours east of Greenwich where the article plays."""
    home: str | None = None
    """Country of the outlet, where it is a local one: what it tells without a place is not far."""


@dataclass(frozen=True)
class Bound:
    """What a sentence yields."""

    placed: tuple[Placed, ...]
    loose: tuple[HarmStatement, ...]
    """Statements that no mention of their sentence accounts for."""


def bind(
    view: View, mentions: tuple[Mention, ...], harm: tuple[HarmStatement, ...], readings: Readings
) -> Bound:
    """Hands out one sentence's harm, times and places to its mentions."""
    dated_from = _dated_from(view, mentions, readings)
    told_alone = view.index < LEAD and len(dated_from) == len(mentions)
    if told_alone:  # "A week after hackers broke in, the office is closed": the lead tells of nothing else
        dated_from = {}
    owned = _owners(mentions, harm, dated_from)
    absorbed = _absorbed(mentions, harm, owned)
    anchors = {n: [m.token] for n, m in enumerate(mentions) if n not in absorbed}
    for statement, owner in zip(harm, owned, strict=True):
        if owner is not None:
            anchors[owner].append(statement.token)
    part = view.sentence.part
    here = [t for t in readings.times[part] if _inside(view, t.start, t.end)]
    if told_alone:
        here = [t for t in here if not t.of_event or t.event is not None]
    sited = [p for p in readings.places if p.part is part and _inside(view, p.start, p.end)]
    times = _share(view, mentions, anchors, here, readings.texts[part])
    places = _share(view, mentions, anchors, sited, readings.texts[part])
    placed = tuple(
        Placed(
            mention=mentions[number],
            when=_when(mentions[number], times[number], readings),
            place=_place(mentions[number], places[number], sited),
            harm=tuple(h for h, owner in zip(harm, owned, strict=True) if owner == number),
            times=tuple(times[number]),
            is_counted_from=number in dated_from,
            places=tuple(places[number]),
        )
        for number in sorted(anchors)
    )
    placed = _of_one_breath(placed)
    cut = tuple(
        replace(share, when=_when(share.mention, list(share.times), readings))
        if share.share is not None
        else share
        for share in shares(view, placed, sited, here)
    )
    return Bound(cut, tuple(h for h, owner in zip(harm, owned, strict=True) if owner is None))


def _of_one_breath(placed: tuple[Placed, ...]) -> tuple[Placed, ...]:
    """ "Four died on Thursday when a bomb went off in Harun": the plain word of harm and the only telling word of a sentence
    are of one incident, so that the day and the place of one are those of the other.
    """
    telling = [p for p in placed if p.mention.strength in (Strength.STRONG, Strength.WEAK)]
    plain = [p for p in placed if p.mention.strength is Strength.HARM]
    if len(telling) != 1 or len(plain) != 1:
        return placed
    one, other = telling[0], plain[0]
    if (
        one.is_counted_from
        or speaks_of_before(one.mention.token, other.mention.token)
        or distance(one.mention.token, other.mention.token) > _TOO_FAR
    ):
        return placed
    when, place = one.when or other.when, one.place or other.place
    return tuple(
        replace(p, when=p.when or when, place=p.place or place) if p in (one, other) else p for p in placed
    )


def _inside(view: View, start: int, end: int) -> bool:
    offsets = view.sentence.offsets
    return offsets[0] <= start and end <= offsets[-1]


def _dated_from(view: View, mentions: tuple[Mention, ...], readings: Readings) -> dict[int, int]:
    """Of each mention that others are counted from ("a day after the blast"), where in the sentence the words for it begin."""
    part = view.sentence.part
    return {
        number: time.start
        for number, mention in enumerate(mentions)
        for time in readings.times[part]
        if _inside(view, time.start, time.end) and _counts_from(mention, time, readings.texts[part])
    }


def _owners(
    mentions: tuple[Mention, ...], harm: tuple[HarmStatement, ...], dated_from: dict[int, int]
) -> list[int | None]:
    """The mention that each statement speaks of, as an index; None where none of the sentence will do.

    Statements that follow each other without a telling mention between them speak of the same incident ("12 were
    killed and 29 injured by a bomb"): the surest of them decides for all.
    """
    choices = [_owner(mentions, statement, dated_from) for statement in harm]
    owned: list[int | None] = []
    for run in _runs(mentions, harm):
        best = min((c for c in (choices[n] for n in run) if c is not None), default=None)
        for number in run:
            own = choices[number]
            owned.append(best[1] if best is not None else own[1] if own is not None else None)
    return owned


def _runs(mentions: tuple[Mention, ...], harm: tuple[HarmStatement, ...]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number, statement in enumerate(harm):
        if runs and not _between(mentions, harm[number - 1].token.i, statement.token.i):
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _between(mentions: tuple[Mention, ...], start: int, end: int) -> bool:
    """Whether a telling mention stands between two words, or is the second."""
    return any(start < m.token.i <= end and m.strength is Strength.STRONG for m in mentions)


def _owner(
    mentions: tuple[Mention, ...], statement: HarmStatement, dated_from: dict[int, int]
) -> tuple[float, int] | None:
    """Cost and index of the nearest mention along the tree; what stands before "a day after the blast" is not of the blast."""
    best: tuple[float, int] | None = None
    token = statement.token
    for number, mention in enumerate(mentions):
        if statement.denied and mention.realis is Realis.NEGATED:
            continue  # "no shots were fired and nobody was hurt": in what did happen
        begin = dated_from.get(number)
        if begin is not None and statement.start < begin and mentions[0].start < begin:
            continue
        behind = begin is not None and begin < statement.start
        cost = distance(mention.token, token) + _WEAKER * (mention.strength is not Strength.STRONG)
        cost -= BEYOND * behind
        cost += BEYOND * any(mention.start < b < statement.start for b in dated_from.values())
        if cost <= _TOO_FAR and (best is None or cost < best[0]):
            best = (cost, number)
    return best


def _absorbed(
    mentions: tuple[Mention, ...], harm: tuple[HarmStatement, ...], owned: list[int | None]
) -> frozenset[int]:
    """Plain words of harm ("killed") that another mention of the sentence accounts for: no mentions of their own."""
    return frozenset(
        number
        for number, mention in enumerate(mentions)
        for statement, owner in zip(harm, owned, strict=True)
        if mention.strength is not Strength.STRONG
        and mention.token == statement.token
        and owner not in (None, number)
    )


def _share(
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
        named = [n for n in carrying if _counts_from(mentions[n], item, text)]
        if named:  # "a day after the blast": it dates the blast and nothing else
            shares[named[0]].append(item)
            continue
        costs = [(min(distance(anchor, span.root) for anchor in anchors[n]), n) for n in carrying]
        nearest = min((cost for cost, _ in costs), default=None)
        for cost, number in costs:
            if cost == nearest:
                shares[number].append(item)
    return shares


def _counts_from(mention: Mention, item: TimeExpression | ResolvedToponym, text: str) -> bool:
    return isinstance(item, TimeExpression) and names_event(item, mention.start, text)


def _when(mention: Mention, times: list[TimeExpression], readings: Readings) -> When | None:
    decision = date_of(
        [mention.clause[1:], mention.sentence[1:]],
        [
            t
            for t in times_of_act(mention, times, readings.published)
            if not t.reporting and not t.sequel and not _told_of_others(mention, t)
        ],
        readings.published,
        main=False,
        text=readings.texts[mention.view.sentence.part],
        trigger=mention.start,
        utc_offset=readings.utc_offset,
    )
    return decision.when if decision.when.start is not None else None


def _told_of_others(mention: Mention, time: TimeExpression) -> bool:
    """ "37 were injured; 15 were still in hospital on Saturday": a plain word of harm is not dated by a clause of its
    sentence that has a subject of its own.
    """
    if mention.strength is not Strength.HARM:
        return False
    local = mention.view.sentence.local(time.start, time.end)
    span = mention.view.doc.char_span(*local, alignment_mode="expand") if local else None
    if span is None:
        return False
    verb, other = verb_of(mention.token), verb_of(span.root)
    return verb != other and has_subject(verb) and has_subject(other) and verb not in other.ancestors


def _place(
    mention: Mention, places: list[ResolvedToponym], sentence: Sequence[ResolvedToponym]
) -> ResolvedToponym | None:
    """Of the mention's own places, and for a word that points back the name in its sentence that it points at."""
    antecedent = _where_it_was(mention, sentence)
    if antecedent is not None:
        return antecedent
    decision = place_of([mention.clause, mention.sentence], places, main=False)
    if decision.evidence is None:
        return None
    found = next((p for p in places if (p.part, p.start, p.end) == decision.evidence), None)
    if found is None or found.context is not Context.ANAPHOR:
        return found
    return next((p for p in sentence if p.place.id == found.place.id and p.start < found.start), found)


def _where_it_was(mention: Mention, sentence: Sequence[ResolvedToponym]) -> ResolvedToponym | None:
    """ "Then it was the turn of Belo, where a shell killed three": the town that the clause of a mention goes on from."""
    verb, view = verb_of(mention.token), mention.view
    if verb.dep_ != "relcl" or view.doc[verb.left_edge.i].lower_ != "where":
        return None
    for place in sentence:
        local = view.sentence.local(place.start, place.end)
        if local is not None and is_fine(place) and local[0] <= verb.head.idx < local[1]:
            return replace(place, context=Context.LOCATIVE)
    return None
