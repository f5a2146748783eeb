"""Of what kind a plain mention is, by the incidents that the article has told before it."""

from dataclasses import replace

from schemas.incident_type import IncidentType
from services.extractor.drafts import Draft, Placed
from services.extractor.relations import relations
from services.extractor.triggers import Strength


def as_told_before(item: Placed, drafts: list[Draft]) -> Placed:
    """ "Five people died in Brookhaven": plain words of harm, in an article that tells only of storms, are of another storm."""
    mention = item.mention
    told = {d.type for d in drafts if d.strength is not Strength.HARM and relations().harms(d.type)}
    if (
        mention.strength is not Strength.HARM
        or mention.type is not IncidentType.ARMED_ATTACK
        or len(told) != 1
    ):
        return item
    return replace(item, mention=replace(mention, type=told.pop()))


def of_what_killed(item: Placed, drafts: list[Draft]) -> Placed:
    """ "The same front set down a stronger one at Brookhaven, killing four": another storm, in news that tells only of storms."""
    mention, token = item.mention, item.mention.token
    told = {d.type for d in drafts if d.strength is Strength.STRONG and relations().harms(d.type)}
    outcome = token.tag_ == "VBG" and token.dep_ in {"advcl", "acl", "xcomp"} and token.lower_ == "killing"
    if mention.strength is not Strength.WEAK or not outcome or len(told) != 1:
        return item
    return replace(item, mention=replace(mention, type=told.pop()))


def of_like_kind(item: Placed, drafts: list[Draft]) -> Placed:
    """A plain "similar attack" is of the kind of the incident that it is likened to, the last told before it."""
    mention = item.mention
    before = [d for d in drafts if d.first.view.index <= mention.view.index and d.strength is Strength.STRONG]
    if mention.strength is not Strength.WEAK or not mention.similar or not before:
        return item
    like = max(before, key=lambda d: d.first.view.index)
    return replace(item, mention=replace(mention, type=like.type))


def of_same_breath(item: Placed, drafts: list[Draft]) -> Placed:
    """ "Three died in the blast in Harun, and one in Belo": the second is of the kind of the first."""
    like = next((d for d in drafts if is_share_of(item, d)), None)
    if like is None or item.mention.strength is not Strength.HARM:
        return item
    return replace(item, mention=replace(item.mention, type=like.type))


def is_share_of(item: Placed, draft: Draft) -> bool:
    """Whether it holds another share of the same toll."""
    return item.share is not None and any(
        p.share is not None and p.share != item.share and p.mention.view is item.mention.view
        for p in draft.placed
    )
