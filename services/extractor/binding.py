"""Gives each mention the harm, the times and the places of its own clause; nothing goes to two mentions.

In a sentence with several mentions a word belongs to the one that is nearest along the parse tree, where "after" and
"before" set two incidents far apart. Nearness in the text alone decides nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from schemas.evidence import ArticlePart
from schemas.when import When
from services.extractor.analysis import View
from services.extractor.clauses import (
    distance,
    has_subject,
    speaks_of_before,
    verb_of,
)
from services.extractor.distribution import shares
from services.extractor.drafts import LEAD, Placed
from services.extractor.harm_owners import TOO_FAR, owners
from services.extractor.harm_statement import HarmStatement
from services.extractor.items import Item, of_item
from services.extractor.mentions import Mention
from services.extractor.sequel import times_of_act
from services.extractor.sharing import counts_from, share_out
from services.extractor.triggers import Strength
from services.extractor.when.binding import date_of
from services.extractor.when.expression import TimeExpression
from services.extractor.where.bind import place_of
from services.extractor.where.toponym import Context, ResolvedToponym, Site
from services.extractor.where_clause import (
    is_before_where,
    site_of_noun,
    town_before_where,
    town_of_name,
    unknown_town_before_where,
)


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
    items: tuple[Item, ...] = ()
    """Of a bulletin, whose paragraphs begin with a town each."""


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
    owned = owners(view, mentions, harm, dated_from)
    absorbed = _absorbed(mentions, harm, owned)
    anchors = {n: [m.token] for n, m in enumerate(mentions) if n not in absorbed}
    for statement, owner in zip(harm, owned, strict=True):
        if owner is not None:
            anchors[owner].append(statement.token)
    part = view.sentence.part
    here = [t for t in readings.times[part] if _inside(view, t.start, t.end)]
    if told_alone:
        here = [_of_the_event(t) for t in here if not t.of_event or t.event is not None]
    sited = [p for p in readings.places if p.part is part and _inside(view, p.start, p.end)]
    times = share_out(view, mentions, anchors, here, readings.texts[part])
    places = share_out(view, mentions, anchors, sited, readings.texts[part])
    towns = _towns(view, mentions, sited)
    unknown = {
        n for n, m in enumerate(mentions) if unknown_town_before_where(view, m.token, readings.texts[part])
    } - set(towns)
    for number in unknown & set(places):
        places[number] = []
    for number in {*towns, *unknown} & set(times):
        times[number] = times[number] or [
            t for t in here if is_before_where(view, mentions[number].token, (t.start, t.end))
        ]
    placed = tuple(
        Placed(
            mention=mentions[number],
            when=_when(mentions[number], times[number], readings),
            place=towns.get(number)
            or town_of_name(mentions[number], sited)
            or _place(mentions[number], places[number], sited),
            harm=tuple(h for h, owner in zip(harm, owned, strict=True) if owner == number),
            times=tuple(times[number]),
            is_counted_from=number in dated_from,
            places=(towns[number],) if number in towns else tuple(places[number]),
            told_there=number in towns or number in unknown,
            site=site_of_noun(mentions[number], sited),
            before_another=number not in dated_from
            and mentions[number].strength is Strength.STRONG
            and not mentions[number].definite
            and any(mentions[number].start < begin for begin in dated_from.values()),
        )
        for number in sorted(anchors)
    )
    placed = tuple(of_item(p, readings.items) for p in _of_one_breath(placed))
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
        or distance(one.mention.token, other.mention.token) > TOO_FAR
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
        if _inside(view, time.start, time.end) and counts_from(mention, time, readings.texts[part])
    }


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


def _of_the_event(time: TimeExpression) -> TimeExpression:
    """ "A week after hackers broke in" as the day on which they did, where nothing else is told of it."""
    if time.event is None:
        return time
    return replace(time, when=time.event, event=None, of_event=False, offset=None)


def _towns(
    view: View, mentions: tuple[Mention, ...], sentence: Sequence[ResolvedToponym]
) -> dict[int, ResolvedToponym]:
    """Of mentions whose clause goes on from a town ("Belo, where a shell killed three"), that town."""
    found = ((n, town_before_where(view, m.token, sentence)) for n, m in enumerate(mentions))
    return {n: replace(town, context=Context.LOCATIVE) for n, town in found if town is not None}


def _place(
    mention: Mention, places: list[ResolvedToponym], sentence: Sequence[ResolvedToponym]
) -> ResolvedToponym | None:
    """Of the mention's own places, and for a word that points back the name in its sentence that it points at."""
    decision = place_of([mention.clause, mention.sentence], places, main=False)
    if decision.evidence is None:
        return None
    found = next((p for p in places if (p.part, p.start, p.end) == decision.evidence), None)
    if found is None or found.context is not Context.ANAPHOR:
        return found
    return next((p for p in sentence if p.place.id == found.place.id and p.start < found.start), found)
