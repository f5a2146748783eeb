"""Statements that tell the dead by who lived: "no survivors among the nine aboard", "all but three of the 17 died"."""

import re
from collections.abc import Iterator

from schemas.casualties import Count
from services.extractor.analysis import View
from services.extractor.clauses import head_of
from services.extractor.harm_lexicon import Slot
from services.extractor.harm_statement import HarmStatement, state
from services.extractor.number_words import NUMBER, read_number, vague_value
from services.extractor.people import People

_ALL = rf"(?P<all>{NUMBER})(?!\w)"
_SOME = rf"(?P<some>{NUMBER})(?!\w)"
_LIVING = r"(?:survived|lived|escaped|were (?:rescued|saved)|are alive|got out|swam ashore|made it)\b"
_DYING = r"(?:died|perished|drowned|(?:were|are|have been|had been) (?:killed|dead|lost)|lost their lives)\b"
_CLAUSE = r"[^.;:]{0,80}?\b"

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\bno survivors (?:among|from|of) (?:the |all )?{_ALL}",
        rf"\b(?:none|not one|nobody|no one|not a single one) of the {_ALL}{_CLAUSE}{_LIVING}",
        rf"\ball but {_SOME} of (?:the |its |their )?{_ALL}{_CLAUSE}{_DYING}",
        rf"\bonly {_SOME} of (?:the |its |their )?{_ALL}{_CLAUSE}{_LIVING}",
    )
)


def from_survivors(view: View) -> Iterator[HarmStatement]:
    """One statement of the killed for each form found."""
    for form in _FORMS:
        match = form.search(view.text)
        dead = _dead(match) if match is not None else None
        head = head_of(view.doc, *match.span("all")) if match is not None else None
        if dead and head is not None:
            people = People(head, head.i, head.i + 1, Count.exactly(dead), None)
            yield from state(view, head, Slot.KILLED, (people,), total=True, presumed=True)


def _dead(match: re.Match[str]) -> int | None:
    """All less those who lived; None where one of the numbers is vague."""
    numbers = {name: words for name, words in match.groupdict().items() if words is not None}
    values = {n: None if vague_value(w.lower()) else read_number(w) for n, w in numbers.items()}
    everybody, some = values["all"], values.get("some", 0)
    if everybody is None or some is None or some >= everybody:
        return None
    return everybody - some
