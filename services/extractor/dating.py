"""Which day an incident in the making is given: by its own mentions first, then by the article around them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from schemas.evidence import ArticlePart
from schemas.report import Realis
from schemas.when import When, WhenPrecision
from services.extractor.binding import Readings
from services.extractor.clauses import verb_of
from services.extractor.drafts import Draft
from services.extractor.role import is_sequel
from services.extractor.sequel import owns, times_of_act
from services.extractor.triggers import Strength
from services.extractor.when.binding import Stretch, WhenDecision, date_across, date_of
from services.extractor.when.expression import TimeExpression

Span = tuple[ArticlePart, int, int]

_DAY = (WhenPrecision.MINUTE, WhenPrecision.HOUR, WhenPrecision.DAY)
_HEARINGS = timedelta(
    days=7
)  # before the publication, in which the article may tell of hearings and statements
_OF_ITEM = 0.85
_SPOKEN = 0.4  # the day on which somebody spoke, or was tried: seldom that of the incident


@dataclass(frozen=True, slots=True)
class Dated:
    """A decision, and the string that its evidence lies in."""

    decision: WhenDecision
    part: ArticlePart

    @property
    def when(self) -> When:
        return self.decision.when


def is_spoken(dated: Dated) -> bool:
    """Whether only a day on which somebody spoke, or was tried, dates it."""
    return dated.decision.confidence <= _SPOKEN


def own_when(draft: Draft, readings: Readings, anchor: When | None) -> Dated:
    """The first day that one of its mentions gives, in order of the text, telling mentions first; else a coarser time."""
    order = list(Strength)
    found: list[Dated] = []
    named: list[Dated] = []
    for placed in sorted(
        draft.placed, key=lambda p: (p.mention.view.is_title, order.index(p.mention.strength))
    ):
        mention = placed.mention
        if draft.realis is Realis.ACTUAL and mention.realis is Realis.PLANNED:
            continue  # what is only planned is of another day
        part = mention.view.sentence.part
        if placed.item_day is not None:  # the head of an item of a bulletin dates all that it tells
            head = placed.item_day
            found.append(Dated(WhenDecision(head.when, (head.start, head.end), _OF_ITEM), part))
            continue
        decision = date_of(
            [mention.clause[1:], mention.sentence[1:]],
            times_of_act(mention, placed.times, readings.published),
            readings.published,
            main=False,
            text=readings.texts[part],
            trigger=mention.start,
            anchor=anchor,
            planned=draft.realis is Realis.PLANNED,
            utc_offset=readings.utc_offset,
        )
        if decision.when.start is not None:
            told = [t for t in placed.times if (t.start, t.end) == decision.evidence]
            spoken = any((t.reporting or t.sequel is not None) and t.event is None for t in told)
            found.append(Dated(replace(decision, confidence=_SPOKEN) if spoken else decision, part))
            if not spoken and any(owns(mention, t) for t in told):
                named.append(found[-1])
    if not draft.goes_on:
        found, named = [_at_once(d) for d in found], [_at_once(d) for d in named]
    firm = [d for d in found if d.decision.confidence > _SPOKEN]
    days = [d for d in firm if d.when.precision in _DAY]
    by_name = [
        d for d in named if d.when.precision in _DAY
    ]  # "Friday's sinking" is its day, whatever was done on Sunday
    return next(
        iter(by_name or days or firm or found), Dated(WhenDecision(When(), None, 0.0), ArticlePart.TEXT)
    )


def _at_once(dated: Dated) -> Dated:
    """ "Since Friday, when 12 were murdered": of what does not go on, the day since which something else does."""
    when = dated.when
    if not (when.series and when.end is None and when.precision in _DAY):
        return dated
    day = When(start=when.start, end=when.start, precision=when.precision, basis=when.basis)
    return replace(dated, decision=replace(dated.decision, when=day))


def principal_when(
    draft: Draft,
    own: Dated,
    lead: list[Span],
    readings: Readings,
    taken: Sequence[TimeExpression] = (),
    others: Sequence[TimeExpression] = (),
    *,
    news: bool,
    update: bool = False,
) -> Dated:
    """Of the incident that the article is about: its own day, else what the article around its mentions says of it.

    A day on which somebody only spoke gives way to the day that the text tells; a month, to a day that lies in it
    ("the August shooting", "on Aug. 5"). `others`: times of other incidents, which may still date the article as such.
    `news`: told as something new, so that "It happened Sunday" is about it. `update`: news of a toll, whose days are of the
    counting, so that only its own words date it.
    """
    if update and (own.when.start is None or is_spoken(own)):
        return Dated(WhenDecision(When(), None, 0.0), ArticlePart.TEXT)
    if own.when.start is None:
        return wide_when(draft, lead, readings, taken)
    if is_spoken(own) or (news and own.when.precision not in _DAY):
        told = wide_when(draft, lead, readings, [*taken, *others])
        by_day = told.when.precision in _DAY and told.decision.evidence is not None
        if by_day and (news or _may_be(told.when, own.when)) and _is_of_act(told, readings):
            return told
    if own.when.precision not in _DAY and not own.when.series:
        finer = _finer(own, readings)
        return finer if finer is not None else own
    return own


def _may_be(day: When, coarse: When) -> bool:
    """Whether a day lies in a coarser time that is told; of one that is a day itself, any may be meant instead."""
    if coarse.precision in _DAY or coarse.start is None or coarse.end is None or day.start is None:
        return True
    return coarse.start <= day.start <= coarse.end


def _is_of_act(dated: Dated, readings: Readings) -> bool:
    """Whether the words that date it speak of no statement and of nothing that came of it."""
    return any(
        (t.start, t.end) == dated.decision.evidence and not t.reporting and t.sequel is None
        for t in readings.times[dated.part]
    )


def _finer(own: Dated, readings: Readings) -> Dated | None:
    """The first day of the text that lies in a coarser time and dates no statement."""
    first, last = own.when.start, own.when.end
    if first is None or last is None:
        return None
    days = [
        time
        for time in readings.times[ArticlePart.TEXT]
        if time.when.precision in _DAY
        and time.when.start is not None
        and time.when.start == time.when.end
        and first <= time.when.start <= last
        and not time.anniversary
    ]
    exact = next((t for t in days if not t.reporting and t.sequel is None), None)
    if exact is None and readings.published is not None and last < readings.published.date() - _HEARINGS:
        exact = next(
            iter(days), None
        )  # "police said on Feb. 12 a boy gained access": no hearing was so long ago
    if exact is None:
        return None
    decision = replace(own.decision, when=exact.when, evidence=(exact.start, exact.end))
    return Dated(decision, ArticlePart.TEXT)


def wide_when(
    draft: Draft, lead: list[Span], readings: Readings, taken: Sequence[TimeExpression] = ()
) -> Dated:
    """Of the incident that the article is about: the lead and then the whole text may date it.

    A headline seldom has the day; the text is asked before the day of publication stands in.
    `taken`: times of the text that date other incidents.
    """
    mention = draft.first
    part = mention.view.sentence.part
    own = [mention.clause[1:], mention.sentence[1:]]
    within = [t for t in readings.times[part] if own[1][0] <= t.start and t.end <= own[1][1]]
    others = set(within) - set(times_of_act(mention, within, readings.published))
    text = readings.texts[ArticlePart.TEXT]
    around = [*(span[1:] for span in lead if span[0] is ArticlePart.TEXT), (0, len(text))]
    in_text = part is ArticlePart.TEXT
    stretches = {
        ArticlePart.TEXT: Stretch(
            [*own, *around] if in_text else around,
            [t for t in readings.times[ArticlePart.TEXT] if t not in taken and not (in_text and t in others)],
            text,
            mention.start if in_text else None,
        )
    }
    if not in_text:
        title = Stretch(own, readings.times[part], readings.texts[part], mention.start)
        stretches = {part: title, **stretches}
    decision, number = date_across(
        list(stretches.values()),
        readings.published,
        # "the four who died were buried on Sunday": what else the sentence dates came later
        main=not (is_sequel(draft) or (others and verb_of(mention.token).dep_ == "relcl")),
        planned=draft.realis is Realis.PLANNED,
        utc_offset=readings.utc_offset,
    )
    return Dated(decision, list(stretches)[number])
