"""Groups the mentions of an article into incidents: "the attack" joins what it points at, separate ones stay apart."""

from collections.abc import Collection
from dataclasses import replace

from schemas.incident_type import IncidentType
from schemas.report import Realis
from services.extractor.agreement import (
    NEXT_TOWN_KM,
    SAME_PLACE_KM,
    a_day_apart,
    are_two,
    is_one,
    same_place,
    same_time,
)
from services.extractor.contrast import counts_others, is_generic, told_apart
from services.extractor.distribution import counts_several
from services.extractor.drafts import LEAD, Draft, Placed
from services.extractor.follow_up import is_recalled, taken_for_known
from services.extractor.founding import leads, stands_alone
from services.extractor.kinds import as_told_before, is_share_of, of_like_kind, of_same_breath, of_what_killed
from services.extractor.mentions import Mention
from services.extractor.relations import relations
from services.extractor.triggers import Strength
from services.extractor.where.bind import is_fine
from services.extractor.where.toponym import Context, ResolvedToponym


def group(placed: list[Placed], *, brief: bool = False) -> list[Draft]:
    """Incidents in order of first mention. Mentions that point at nothing and tell nothing of their own are dropped.

    `brief`: the text is a note of a sentence or two, which is written to tell an incident, in however plain words.
    """
    several = [p for p in placed if counts_several(p)]
    if several:
        told = _grouped([p for p in placed if p not in several], brief=brief)
        if _lie_apart(told):
            return told
    return _grouped(placed, brief=brief)


def _lie_apart(drafts: list[Draft]) -> bool:
    """Whether some of them were in two places, or on two days."""
    actual = [d for d in drafts if d.realis is Realis.ACTUAL and d.type not in relations().responses]
    return any(
        (one.place and other.place and are_two(one.place, other.place)) or a_day_apart(one.when, other.when)
        for n, one in enumerate(actual)
        for other in actual[n + 1 :]
    )


def _grouped(placed: list[Placed], *, brief: bool) -> list[Draft]:
    drafts: list[Draft] = []
    left: list[Placed] = []
    titled = {
        p.mention.type for p in placed if p.mention.view.is_title and p.mention.strength is Strength.STRONG
    }
    for each in sorted(placed, key=lambda item: _order(item, titled)):
        item = as_told_before(each, drafts)
        home = _home(item, drafts)
        if home is not None:
            home.placed.append(item)
        elif stands_alone(item, brief=brief):
            item = of_what_killed(of_like_kind(item, drafts), drafts)
            drafts.append(Draft([of_same_breath(item, drafts)], known=is_recalled(item)))
        else:
            left.append(item)
    drafts = drafts or taken_for_known(left)
    for draft in drafts:
        draft.placed.sort(key=lambda p: (p.mention.view.index, p.mention.token.i))
    drafts.sort(key=lambda d: (d.first.view.index, d.first.token.i))
    return drafts


def _order(item: Placed, titled: Collection[IncidentType]) -> tuple[bool, bool, bool, int, int, int]:
    """Strong mentions first: they are what the weak ones point at; before them only the news of the first sentence, however
    plainly told. The title after the body, which it repeats; plain words of harm last, for "two were killed" may tell what
    only the title names.
    """
    mention = item.mention
    return (
        not leads(item, titled),
        mention.strength is Strength.HARM,
        mention.view.is_title,
        list(Strength).index(mention.strength),
        mention.view.index,
        mention.token.i,
    )


def _home(item: Placed, drafts: list[Draft]) -> Draft | None:
    scored = [(s, d) for d in _begun(item, drafts) if (s := _affinity(item, d)) is not None]
    if not scored:
        return None
    return max(scored, key=lambda pair: pair[0])[1]


def _begun(item: Placed, drafts: list[Draft]) -> list[Draft]:
    """The incidents that a mention can be of: plain words behind the lead go on with what was told, not with what comes later."""
    at = item.mention.view.index
    told = [d for d in drafts if any(p.mention.view.index <= at for p in d.placed)]
    return told if at >= LEAD and is_generic(item.mention) and told else drafts


def _affinity(item: Placed, draft: Draft) -> float | None:
    """How well a mention fits an incident; None where it can't be a mention of it. The weights were set by hand."""
    mention = item.mention
    time_agrees = same_time(item.when, draft.when) if item.when and draft.when else None
    something_else = not (is_generic(mention) or mention.definite or _same_type(mention, draft))
    founded_later = mention.view.index <= LEAD < draft.first.view.index
    reach = NEXT_TOWN_KM if something_else or founded_later else SAME_PLACE_KM
    place_agrees = same_place(item.place, draft.place, reach) if item.place and draft.place else None
    beside = [
        p.mention
        for p in draft.placed
        if p.mention.view is mention.view and not (mention.definite and mention.token.i < p.mention.token.i)
    ]
    if (
        not _types_fit(mention, draft)
        or is_share_of(item, draft)
        or _lies_elsewhere(item, draft)
        or _contradicts(mention, draft, time_agrees, place_agrees)
        or (place_agrees is False and a_day_apart(item.when, draft.when) and not mention.view.is_title)
        or told_apart(item, draft, beside)
        or counts_others(item, draft)
        or _happened_all_the_same(item, draft)
        or (
            a_day_apart(item.when, draft.when)
            and not (place_agrees or is_generic(mention) or _same_type(mention, draft))
        )
    ):
        return None
    before = [
        p.mention
        for p in draft.placed
        if not p.mention.view.is_title and (p.mention.view.index < mention.view.index or p.mention in beside)
    ]
    near = 1.0 / (1 + mention.view.index - max((m.view.index for m in before), default=0))
    score = 2.0 * bool(time_agrees) + 2.0 * bool(place_agrees) + (1.5 if beside else near)
    if is_generic(mention) or mention.definite:
        score += 2.0 * near
        score += any(m.view.sentence.paragraph == mention.view.sentence.paragraph for m in before)
    if not _of_any_kind(mention):
        score += _same_type(mention, draft)
    return score + 0.3 * (draft.first.view.index <= LEAD)  # the lead is what articles come back to


def _happened_all_the_same(item: Placed, draft: Draft) -> bool:
    """ "No shots were fired. On Monday two died in Belo": what has a day and a place of its own is not denied."""
    if item.mention.realis is not Realis.ACTUAL or draft.realis is not Realis.NEGATED:
        return False
    harmless = bool(item.harm) and all(h.denied for h in item.harm)  # "nobody was hurt"
    return harmless or (item.when is not None and item.place is not None)


def _lies_elsewhere(item: Placed, draft: Draft) -> bool:
    """Whether it is told by its place, which is not that of the incident: a share of a toll, an item of a bulletin, a clause
    ("Belo, where four died"), or an act with its town ("the clash at Belo").
    """
    behind = item.mention.view.index >= LEAD
    if item.item is not None and any(p.item not in (None, item.item) for p in draft.placed):
        return True
    if item.place is None or draft.place is None:
        unknown = item.told_there and behind and item.place is None
        return unknown or (item.share is not None and item.place is None and draft.place is not None)
    if item.told_there and behind:
        return not is_one(item.place, draft.place)
    if item.site is not None and behind and _far_apart(item.site, draft.place):
        return True
    told_by_place = item.share is not None or any(p.share is not None for p in draft.placed)
    return told_by_place and are_two(item.place, draft.place)


def _far_apart(one: ResolvedToponym, other: ResolvedToponym) -> bool:
    """Whether two towns are told as the places of something, and they are too far apart to be one."""
    here, there = (replace(p, context=Context.LOCATIVE) for p in (one, other))
    return is_fine(other) and not is_one(one, other) and same_place(here, there) is False


def _of_any_kind(mention: Mention) -> bool:
    """Words of harm, and arrests told after the lead, belong to incidents of every type that harms people."""
    sequel = mention.type is IncidentType.ARREST and mention.view.index >= LEAD
    return mention.strength is Strength.HARM or sequel


def _kinds(draft: Draft) -> list[IncidentType]:
    return [p.mention.type for p in draft.placed if p.mention.strength is draft.strength]


def _same_type(mention: Mention, draft: Draft) -> bool:
    return mention.type in _kinds(draft)


def _types_fit(mention: Mention, draft: Draft) -> bool:
    kinds, table = _kinds(draft), relations()
    return (
        any(table.fit(mention.type, kind) for kind in kinds)
        or (
            (is_generic(mention) or draft.strength is not Strength.STRONG)
            and any(table.same_domain(mention.type, kind) for kind in kinds)
        )
        or (_of_any_kind(mention) and any(table.harms(kind) for kind in kinds))
    )


def _contradicts(mention: Mention, draft: Draft, time_agrees: bool | None, place_agrees: bool | None) -> bool:
    """Another day, another place, or real against unreal. A title is too short to be exact; but it is not about a place that
    only a later paragraph tells of.
    """
    if mention.view.is_title:
        return place_agrees is False and draft.first.view.index > LEAD
    foretold = (
        mention.definite
        and is_generic(mention)
        and draft.realis
        in (
            Realis.PLANNED,
            Realis.HYPOTHETICAL,
        )
    )  # its day is a forecast
    pointed = mention.definite and (is_generic(mention) or _same_type(mention, draft))
    if (time_agrees is False and not foretold) or (place_agrees is False and not pointed):
        return True
    differs = (mention.realis is Realis.ACTUAL) != (draft.realis is Realis.ACTUAL)
    done = mention.type in relations().responses  # what the state does before a storm that may come is done
    return differs and (done or (not is_generic(mention) and not mention.definite))
