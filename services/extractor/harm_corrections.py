"""Numbers that a sentence takes back: "47, not 58", "ten, not eleven bodies"."""

import re
from dataclasses import replace

from spacy.tokens import Token

from services.extractor.analysis import View
from services.extractor.number_words import NUMBER
from services.extractor.numbers import QuantityKind
from services.extractor.people import People

_TAKEN_BACK = re.compile(r"\b(?:not|rather than|instead of)\s+(?:the\s+)?$", re.IGNORECASE)
_NOT_THE = re.compile(r",?\s+(?:and\s+)?(?:not|rather than|instead of)\s+(?:the\s+)?", re.IGNORECASE)
_NOT_SO_MANY = re.compile(
    rf"(?:,|\s+and)?\s+(?:not|rather than|instead of)\s+(?:the\s+)?(?:{NUMBER})(?!\w)", re.IGNORECASE
)


def as_corrected(
    view: View, people: tuple[People, ...], token: Token
) -> tuple[tuple[People, ...], bool, tuple[int, int] | None]:
    """ "Two people and not three", "47, not 58": without the number that is taken back, whether one is, and the words (in the
    sentence) that do so behind it. `token`: what the people are said to be ("21 dead, not 23").
    """
    stated = tuple(_instead(view, p) for p in people)
    kept = tuple(p for p in stated if not _is_taken_back(view, p))
    ends = {max(p.end for p in stated), max(token.i + 1, *(p.end for p in stated))} if stated else ()
    last = [view.doc[end - 1] for end in sorted(ends)]
    beside = next((m for t in last if (m := _NOT_SO_MANY.match(view.text, t.idx + len(t)))), None)
    taken = len(kept) < len(people) or any(a is not b for a, b in zip(stated, people, strict=True))
    return kept, taken or beside is not None, beside.span() if beside is not None else None


def _instead(view: View, people: People) -> People:
    """ "Ten, not eleven bodies": ten, for the noun goes with the number that is taken back; others as they are."""
    first, last = view.doc[people.start].idx, view.doc[people.end - 1].idx
    begin = next((q.start for q in view.quantities if first <= q.start <= last), first)
    for quantity in view.quantities:
        between = view.text[quantity.end : begin]
        if quantity.kind is QuantityKind.COUNT and _NOT_THE.fullmatch(between):
            return replace(people, count=quantity.count, someone=None, start=_token_at(view, quantity.start))
    return people


def _token_at(view: View, position: int) -> int:
    return next(t.i for t in view.doc if t.idx + len(t) > position)


def _is_taken_back(view: View, people: People) -> bool:
    """ "And not three"; not "not 15 but 13 people", which the parse has as one phrase."""
    instead = any(t.lower_ == "but" for t in view.doc[people.start : people.head.i])
    return not instead and _TAKEN_BACK.search(view.text, 0, view.doc[people.start].idx) is not None
