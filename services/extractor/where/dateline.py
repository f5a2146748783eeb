"""The dateline of a report: "KABUL, Afghanistan (Reuters) -", "MANASSAS, Va. —", "Baghdad:"."""

import re

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_DATELINE = re.compile(
    r"(?P<place>[A-Z][\w'’ʻ.-]*(?:[ /-][A-Za-z][\w'’ʻ.-]*){0,4}(?:,\s+[A-Z][\w.' -]{1,30}){0,2})\s*"
    rf"(?:,?\s*{_MONTH}\.?\s+\d{{1,2}}(?:,\s*\d{{4}})?\s*)?"
    r"(?P<agency>\([^)\n]{2,60}\)\s*)?(?P<mark>--+|—|–|\s-|:|-\s|_)\s?",
)
_OPENING = re.compile(r"(?:^|\n|(?<=[a-z]{2}[.!?])\s)[\s—–-]*")
_HEAD = 600  # characters in which a dateline can stand
_TOWN_WORDS = 3


def dateline(text: str) -> tuple[int, int]:
    """Start and end of the dateline at the head of the text, (0, 0) where there is none.

    A mixed-case one needs an agency or a dash. It may come after a headline, a byline or a first line that a page put
    before it.
    """
    for opening in _OPENING.finditer(text[:_HEAD]):
        found = _DATELINE.match(text, opening.end())
        if found is None:
            continue
        town = found.group("place").split(",")[0]
        dash = found.group("mark") in ("--", "—", "–") and "\n" in opening.group()
        agency = found.group("agency") and (opening.group() or opening.start() == 0)
        if len(town.split()) <= _TOWN_WORDS and (town.isupper() or agency or dash):
            return found.start("place"), found.end("place")
    return 0, 0
