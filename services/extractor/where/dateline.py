"""Datelines: of a report ("KABUL, Afghanistan (Reuters) -", "LARKMOOR, Va. —") and of each item of a round-up ("LYON. ")."""

import re

_MONTH = (
    r"(?i:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_DATELINE = re.compile(
    r"(?P<place>[A-Z][\w'’ʻ.-]*(?:[ /-][A-Za-z][\w'’ʻ.-]*){0,4}(?:,\s+[A-Z][\w.' -]{1,30}){0,2})\s*"
    r"(?:\([A-Z][A-Za-z. ]{2,30}\)(?=,))?"  # the country, where a date or an agency follows
    rf"(?:,?\s*{_MONTH}\.?\s+\d{{1,2}}(?:,\s*\d{{4}})?\s*|(?P<day>,\s*(?:\d{{1,2}}\s{_MONTH}(?:\s\d{{2,4}})?|(?i:no date))\s*))?"
    r"(?P<agency>\([^)\n]{2,60}\)\s*)?(?P<mark>--+|—|–|\s-|:|-\s|_)\s?",
)
_OPENING = re.compile(r"(?:^|\n|(?<=[a-z]{2}[.!?])\s)[\s—–-]*")
_HEAD = 600  # characters in which a dateline can stand
_TOWN_WORDS = 3


_ITEM = re.compile(
    r"(?:^|\n)[\s•*–-]*(?P<place>[A-Z][A-Z'’.-]{2,}(?: [A-Z][A-Z'’.-]+){0,3}(?=[.:] )|(?:[A-Z][\w'’-]+ ?){1,3}(?=: [A-Z]))"
)
_MIN_ITEMS = 2  # one line with a colon is no round-up


def datelines(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each dateline of the text, in order: that at its head, or those of the items of a round-up."""
    items = tuple(match.span("place") for match in _ITEM.finditer(text))
    if len(items) >= _MIN_ITEMS:
        return items
    head = dateline(text)
    return (head,) if head != (0, 0) else ()


def dateline(text: str) -> tuple[int, int]:
    """Start and end of the dateline at the head of the text, (0, 0) where there is none.

    A mixed-case one needs an agency, a day before its dash ("Quito, 4 March 2024 --") or a line of its own. It may come
    after a headline, a byline or a first line that a page put before it.
    """
    for opening in _OPENING.finditer(text[:_HEAD]):
        found = _DATELINE.match(text, opening.end())
        if found is None:
            continue
        town = found.group("place").split(",")[0]
        dash = found.group("mark") in ("--", "—", "–") and (
            "\n" in opening.group() or bool(found.group("day"))
        )
        agency = found.group("agency") and (opening.group() or opening.start() == 0)
        if len(town.split()) <= _TOWN_WORDS and (town.isupper() or agency or dash):
            return found.start("place"), found.end("place")
    return 0, 0
