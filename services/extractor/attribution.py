"""Finds the incident that a claim of responsibility is about."""

from services.extractor.drafts import Draft
from services.extractor.relations import relations
from services.extractor.responsibility import Claim
from services.extractor.triggers import Strength


def attribute(drafts: list[Draft], claims: list[Claim]) -> None:
    """Hands each claim to the incident that it speaks of: of its own sentence, else the last one told before it."""
    violent = [d for d in drafts if d.type in relations().violent and d.strength is not Strength.REFERENCE]
    for claim in claims:
        home = _home(claim, violent)
        if home is not None:
            home.claims.append(claim)


def _home(claim: Claim, drafts: list[Draft]) -> Draft | None:
    index = claim.view.index
    before = [
        (p.mention.view.index, p.mention.strength is Strength.STRONG, -number)
        for number, draft in enumerate(drafts)
        for p in draft.placed
        if p.mention.view.index <= index and not p.mention.view.is_title
    ]
    if not before:
        return drafts[0] if drafts and claim.view.is_title else None
    return drafts[-max(before)[2]]
