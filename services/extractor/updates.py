"""News of a toll: an article that corrects or goes on with what is known, and whose days are those of the counting.

"The number of dead in the market bombing is five and not six, the health office clarified on Monday": the bomb went off before.
Of such an incident only what its own words are dated by is believed ("Friday's bombing"); otherwise its day is not known.
"""

import re
from collections.abc import Sequence

from services.extractor.clauses import verb_of
from services.extractor.drafts import Draft
from services.extractor.number_words import NUMBER
from services.extractor.reading import Sentence
from services.extractor.realis import realis_rules
from services.extractor.triggers import Strength

_LEAD_SENTENCES = 3  # title and two sentences


def is_update(draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether the lead gives news of a toll, of an incident that it takes for known."""
    lead = [p.mention for p in draft.placed if p.mention.view.index < _LEAD_SENTENCES]
    telling = [m for m in lead if m.strength in (Strength.STRONG, Strength.WEAK) and not m.view.is_title]
    known = all(m.definite for m in telling)
    return known and any(_tells_of_toll(s.text) for s in sentences[:_LEAD_SENTENCES])


def _tells_of_toll(text: str) -> bool:
    return realis_rules().update.search(text) is not None or _NOT_SO_MANY.search(text) is not None


_NOT_SO_MANY = re.compile(
    rf",?\s+(?:and\s+)?not\s+(?!an?\b|one\b){NUMBER}\b(?!\s*(?:years|days|miles|kilomet))", re.IGNORECASE
)


def telling_words(draft: Draft) -> Draft:
    """The incident without plain words of harm, for people die, and are counted, on days of their own; but "the eleven who
    died on Sunday".
    """
    telling = [
        p
        for p in draft.placed
        if p.mention.strength is not Strength.HARM or verb_of(p.mention.token).dep_ == "relcl"
    ]
    return Draft(telling) if telling else draft
