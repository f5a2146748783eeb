"""How sure the reader is of each field: plain heuristics, not yet calibrated.

Type: how telling its strongest trigger is, raised where several sentences agree. When and where: what the binders give
for the stretch of text that the answer was found in. Casualties: lower where no statement stood in the incident's own
sentence. Overall: the product of type with the mean of the rest, because a wrong type spoils all and a missing place does not.
"""

from schemas.casualties import CASUALTY_KINDS, Casualties
from schemas.report import Confidence, Realis
from services.extractor.drafts import Draft
from services.extractor.triggers import Strength

_BY_STRENGTH = {Strength.STRONG: 0.8, Strength.WEAK: 0.6, Strength.HARM: 0.5, Strength.REFERENCE: 0.4}
_AGREEING = 0.05  # for each further mention of the same type, up to three
_UNREAL = 0.8  # factor for what did not take place: the text says so less plainly
_OWN_SENTENCE, _OTHER_SENTENCE = 0.85, 0.6


def confidence(draft: Draft, casualties: Casualties, when: float, where: float) -> Confidence:
    """All in [0, 1], two decimals."""
    agreeing = sum(p.mention.type == draft.type for p in draft.placed) - 1
    kind = _BY_STRENGTH[draft.strength] + _AGREEING * min(3, max(0, agreeing))
    if draft.realis is not Realis.ACTUAL:
        kind *= _UNREAL
    stated = any(getattr(casualties, slot) is not None for slot in CASUALTY_KINDS)
    toll = (_OWN_SENTENCE if any(p.harm for p in draft.placed) else _OTHER_SENTENCE) if stated else None
    rest = [when, where, *([toll] if toll is not None else [])]
    overall = kind * (0.5 + 0.5 * sum(rest) / len(rest))
    return Confidence(
        overall=round(overall, 2),
        type=round(kind, 2),
        when=round(when, 2),
        where=round(where, 2),
        casualties=toll,
    )
