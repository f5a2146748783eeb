"""Statements that the words around them take back: a rumour that is false, the missing who turn out to be dead."""

import re
from collections.abc import Sequence

from services.extractor.analysis import View
from services.extractor.harm_lexicon import Slot
from services.extractor.harm_statement import HarmStatement


def upheld(view: View, found: Sequence[HarmStatement]) -> list[HarmStatement]:
    """Those that their sentence lets stand."""
    taken_back = [m.span(1) for said in (_QUOTED_AS_FALSE, _RUMOUR) for m in said.finditer(view.text)]
    return [
        s
        for s in found
        if not any(start <= s.token.idx < end for start, end in taken_back)
        and not (s.slot is Slot.MISSING and _are_dead(s, found))
    ]


def _are_dead(missing: HarmStatement, found: Sequence[HarmStatement]) -> bool:
    """ "Six miners were trapped and died": they are not missing."""
    dead = {p.head for s in found if s.slot is Slot.KILLED for p in s.people}
    return any(p.head in dead for p in missing.people)


# "'120 dead' message false, says administrator"
_QUOTED_AS_FALSE = re.compile(
    r"['\"‘“]([^'\"‘’“”]{3,80})['\"’”](?:\s+[\w-]+){0,4}?\s+(?:is\s+|are\s+|was\s+|were\s+)?(?:false|fake|untrue|hoax|wrong|denied|baseless)\b",
    re.IGNORECASE,
)


# "A message that spoke of 120 dead is false"
_RUMOUR = re.compile(
    r"\b(?:message|rumou?r|post|posting|claim|video|voice note|figure|report)s?\s+"
    r"((?:that|of|about|which|saying|speaking)\b[^.;]{3,80}?)"
    r"\s+(?:is|are|was|were|had\s+been)\s+(?:completely\s+|entirely\s+|simply\s+)?(?:false|fake|untrue|invented|baseless|unfounded|a\s+hoax)\b",
    re.IGNORECASE,
)
