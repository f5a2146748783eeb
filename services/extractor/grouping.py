"""Groups the mentions of an article into incidents: "the attack" joins what it points at, separate ones stay apart."""

from dataclasses import replace

from schemas.incident_type import IncidentType
from schemas.report import Realis
from services.extractor.agreement import NEXT_TOWN_KM, SAME_PLACE_KM, a_day_apart, same_place, same_time
from services.extractor.clauses import BEYOND, distance, speaks_of_before
from services.extractor.drafts import LEAD, Draft, Placed
from services.extractor.follow_up import taken_for_known
from services.extractor.mentions import Mention
from services.extractor.relations import relations
from services.extractor.triggers import Strength


def group(placed: list[Placed], *, brief: bool = False) -> list[Draft]:
    """Incidents in order of first mention. Mentions that point at nothing and tell nothing of their own are dropped.

    `brief`: the text is a note of a sentence or two, which is written to tell an incident, in however plain words.
    """
    drafts: list[Draft] = []
    left: list[Placed] = []
    for item in sorted(placed, key=_order):
        home = _home(item, drafts)
        if home is not None:
            home.placed.append(item)
        elif _stands_alone(item, brief=brief):
            drafts.append(Draft([_of_same_breath(_of_like_kind(item, drafts), drafts)]))
        else:
            left.append(item)
    drafts = drafts or taken_for_known(left)
    for draft in drafts:
        draft.placed.sort(key=lambda p: (p.mention.view.index, p.mention.token.i))
    drafts.sort(key=lambda d: (d.first.view.index, d.first.token.i))
    return drafts


def _order(item: Placed) -> tuple[bool, bool, int, int, int]:
    """Strong mentions first: they are what the weak ones point at. The title after the body, which it repeats; plain
    words of harm last, for "two were killed" may tell what only the title names.
    """
    mention = item.mention
    return (
        mention.strength is Strength.HARM,
        mention.view.is_title,
        list(Strength).index(mention.strength),
        mention.view.index,
        mention.token.i,
    )


def _stands_alone(item: Placed, *, brief: bool) -> bool:
    mention = item.mention
    if mention.strength is Strength.STRONG:
        return True
    counted = any(h.count is not None and not h.cumulative and not h.denied for h in item.harm)
    if mention.strength is Strength.REFERENCE or mention.cumulative or mention.realis is not Realis.ACTUAL:
        return False
    lead = mention.view.index < LEAD
    news = (item.times or item.place) and mention.type not in relations().responses
    if lead and mention.strength is Strength.WEAK and (brief or news):
        return True
    if mention.strength is Strength.HARM:
        return counted and (item.when is not None or item.place is not None or mention.view.index <= LEAD)
    return counted or (bool(item.times) and item.place is not None)


def _of_like_kind(item: Placed, drafts: list[Draft]) -> Placed:
    """A plain "similar attack" is of the kind of the incident that it is likened to, the last told before it."""
    mention = item.mention
    before = [d for d in drafts if d.first.view.index <= mention.view.index and d.strength is Strength.STRONG]
    if mention.strength is not Strength.WEAK or not mention.similar or not before:
        return item
    like = max(before, key=lambda d: d.first.view.index)
    return replace(item, mention=replace(mention, type=like.type))


def _of_same_breath(item: Placed, drafts: list[Draft]) -> Placed:
    """ "Three died in the blast in Harun, and one in Belo": the second is of the kind of the first."""
    like = next((d for d in drafts if _is_share_of(item, d)), None)
    if like is None or item.mention.strength is not Strength.HARM:
        return item
    return replace(item, mention=replace(item.mention, type=like.type))


def _is_share_of(item: Placed, draft: Draft) -> bool:
    """Whether it holds another share of the same words."""
    mention = item.mention
    return item.share is not None and any(
        p.share is not None and p.mention.view is mention.view and p.mention.token == mention.token
        for p in draft.placed
    )


def _home(item: Placed, drafts: list[Draft]) -> Draft | None:
    scored = [(s, d) for d in drafts if (s := _affinity(item, d)) is not None]
    if not scored:
        return None
    return max(scored, key=lambda pair: pair[0])[1]


def _affinity(item: Placed, draft: Draft) -> float | None:
    """How well a mention fits an incident; None where it can't be a mention of it. The weights were set by hand."""
    mention = item.mention
    time_agrees = same_time(item.when, draft.when) if item.when and draft.when else None
    something_else = not (_generic(mention) or mention.definite or _same_type(mention, draft))
    founded_later = mention.view.index <= LEAD < draft.first.view.index
    reach = NEXT_TOWN_KM if something_else or founded_later else SAME_PLACE_KM
    place_agrees = same_place(item.place, draft.place, reach) if item.place and draft.place else None
    beside = [p.mention for p in draft.placed if p.mention.view is mention.view]
    if (
        not _types_fit(mention, draft)
        or _is_share_of(item, draft)
        or _contradicts(mention, draft, time_agrees, place_agrees)
        or _told_apart(item, draft, beside)
        or _counts_others(item, draft)
        or (
            a_day_apart(item.when, draft.when)
            and not (place_agrees or _generic(mention) or _same_type(mention, draft))
        )
    ):
        return None
    before = [
        p.mention
        for p in draft.placed
        if p.mention.view.index <= mention.view.index and not p.mention.view.is_title
    ]
    near = 1.0 / (1 + mention.view.index - max((m.view.index for m in before), default=0))
    score = 2.0 * bool(time_agrees) + 2.0 * bool(place_agrees) + (1.5 if beside else near)
    if _generic(mention) or mention.definite:
        score += 2.0 * near
        score += any(m.view.sentence.paragraph == mention.view.sentence.paragraph for m in before)
    if not _of_any_kind(mention):
        score += _same_type(mention, draft)
    return score + 0.3 * (draft.first.view.index <= LEAD)  # the lead is what articles come back to


def _counts_others(item: Placed, draft: Draft) -> bool:
    """ "Friday's shooting, in which two were killed", after a boy who was shot on Saturday: another day, other victims."""
    if item.mention.view.is_title or _generic(item.mention) or not a_day_apart(item.when, draft.when):
        return False
    known = {(h.slot, h.count) for p in draft.placed for h in p.harm}
    return item.counts_people and bool(known) and not any((h.slot, h.count) in known for h in item.harm)


def _generic(mention: Mention) -> bool:
    return mention.strength is not Strength.STRONG


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
        or (_generic(mention) and any(table.same_domain(mention.type, kind) for kind in kinds))
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
        and _generic(mention)
        and draft.realis
        in (
            Realis.PLANNED,
            Realis.HYPOTHETICAL,
        )
    )  # its day is a forecast
    pointed = mention.definite
    if (time_agrees is False and not foretold) or (place_agrees is False and not pointed):
        return True
    differs = (mention.realis is Realis.ACTUAL) != (draft.realis is Realis.ACTUAL)
    done = mention.type in relations().responses  # what the state does before a storm that may come is done
    return differs and (done or (not _generic(mention) and not mention.definite))


def _told_apart(item: Placed, draft: Draft, beside: list[Mention]) -> bool:
    """The text itself says that it is another: "a separate attack", "two days before the raid", "after" in a sentence."""
    mention = item.mention
    if beside:
        far = all(
            distance(other.token, mention.token) >= BEYOND and speaks_of_before(other.token, mention.token)
            for other in beside
        )
        return far and not _generic(mention)
    another = mention.apart or item.counts_from_another or (mention.distinct and not mention.definite)
    return another and draft.first.view.index < mention.view.index
