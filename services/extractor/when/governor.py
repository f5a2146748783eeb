"""What takes a time for itself: the saying ("police said Tuesday"), or what came of an incident ("was arrested on Monday").

The verb stands before the time ("told reporters on Monday") or right after it ("the ministry on Monday accused").
"""

import re

from services.extractor.number_words import NUMBER
from services.extractor.when.vocabulary import words_pattern

_REPORTING = words_pattern("reporting_verbs")
_SEQUEL = words_pattern("sequel_verbs")
_REPORTING_AFTER = words_pattern("reporting_after")
_SEQUEL_AFTER = words_pattern("sequel_after")
_EVENT_OF = re.compile(  # not "Tuesday's hearing on the attack"
    r"['’]s\s+(?:(?!(?:on|of|for|in|to|after|over|about|into|with|by|at|from|against)\b)[\w-]+\s+){0,3}?"
    + words_pattern("event_nouns").pattern,
    re.IGNORECASE,
)
# "the shooting was reported at 3 p.m.": somebody called the police; that is when it was
_CALLED_IN = re.compile(r"\b(?:was|were|been)\s+(?:first\s+)?reported\b", re.IGNORECASE)
# "police now say the attack took place on Monday": the verb of the act is nearer
_HAPPENED = re.compile(
    r"\b(?:took\s+place|(?:had\s+)?happened|occurred|unfolded|broke\s+out|began|started|erupted|exploded|crashed|struck|collapsed"
    r"|(?:was|were|been)\s+(?:shot|killed|attacked|stabbed|abducted|kidnapped|hit))\b",
    re.IGNORECASE,
)
# "sixteen people died when the block caved in last Wednesday", "died in the blast on Sunday": the day of what killed them
_DIED_WHEN = re.compile(
    r"\b(?:died|dead|killed|perished|lives)\b.*\b(?:when|as|in (?:the|an?|that|last) (?:[\w-]+ ){0,3}?"
    + words_pattern("event_nouns").pattern
    + r")(?!\S)",
    re.IGNORECASE,
)
# "sixteen of our children died at Belo on Saturday": so many die at once, on the day of what killed them
_MANY_DIED = re.compile(
    rf"^(?!.*\b(?:more|others?|another|further|of\s+(?:their|his|her)\s+(?:wounds|injuries|burns)|hospitals?|wounded|injured)\b)"
    rf".*?\b(?!(?:no|none|nobody|zero|0|one|two|1|2|a|an)\b){NUMBER}\s+(?:of\s+)?(?:[\w-]+\s+){{0,4}}?(?:died|perished)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLAUSE_REACH = 90  # characters before an expression in which its verb stands
_GOVERNOR_REACH = 34  # characters: "said in a statement on", "told reporters late"
_AFTER_REACH = 40  # characters: "on Monday also found the", "on Tuesday morning flatly denied"
# The stamp of a page, a comment or a tweet: when it was written, not when anything happened.
_STAMP_BEFORE = re.compile(
    r"(?:posted|updated|published|created|modified|filed|pic\.twitter\.com/\w+|@\w+\)"
    r"|by [A-Z][\w.]+ [A-Z]\w+)\W*(?:on|at|\d{1,2}:\d\d\s*[AP]\.?M\.?\W*"
    r"(?:[A-Z]{2,3}\W*)?)?\s*$",
    re.IGNORECASE,
)
_EXPIRY = re.compile(
    r"\b(?:expir(?:es|ing)|in\s+effect\s+until|valid\s+until)\s+(?:on\s+)?$", re.IGNORECASE
)  # of a warning
_STAMP_AFTER = re.compile(r"\W{0,3}(?:at\s+)?\d{1,2}:\d\d\s*(?:[AP]\.?M|[A-Z]{2,3}T\b|$|\n)", re.IGNORECASE)
# "June 17, 2013 - Houston police are investigating", "LAGRANGE, Ind. (December 26, 2015) --"
_DATELINE_AFTER = re.compile(r"\)?\s*(?:-{1,2}|–|—)\s+[A-Z]")
_HEAD = 200  # characters of a text in which its dateline stands


def clause_before(text: str, start: int) -> str:
    """The words before an offset, back to the last mark or word that begins another clause."""
    before = text[max(0, start - _CLAUSE_REACH) : start]
    return re.split(r"[;:\n]|[.!?]\s|[\"”“]|,\s(?=(?:who|which|when|where|after|but|and)\b)", before)[-1]


def is_of_saying(text: str, start: int, end: int) -> bool:
    """Whether the time from `start` to `end` is that of a statement, or a stamp of the page."""
    if _names_event(text, start, end):
        return False
    before = clause_before(text, start)[-_GOVERNOR_REACH:]
    before = _CALLED_IN.sub("", before)
    said = _REPORTING.search(before)
    saying = said is not None and _HAPPENED.search(before, said.end()) is None
    return saying or _REPORTING_AFTER.match(_after(text, end)) is not None or _is_stamp(text, start, end)


def sequel_of(text: str, start: int, end: int) -> int | None:
    """Where the word stands that takes the time for what came of an incident; None without one."""
    if _names_event(text, start, end):
        return None
    clause = clause_before(text, start)
    before = clause[-_GOVERNOR_REACH:]
    found = _SEQUEL.search(before)
    if found is not None and not (
        _DIED_WHEN.search(before, found.start())
        or (_MANY_DIED.search(clause) and not text[start:end].lower().startswith(("that ", "since ")))
    ):
        return start - len(before) + found.start()
    after = _SEQUEL_AFTER.match(_after(text, end))
    return None if after is None else end + _gap(text, end) + after.start()


def _names_event(text: str, start: int, end: int) -> bool:
    """ "Eight died in Saturday's hotel fire": the fire was on Saturday, whatever verb goes before it."""
    own = text[start:end].endswith(("'s", "’s"))
    return _EVENT_OF.match(text, end - 2 if own else end) is not None


def _after(text: str, end: int) -> str:
    return text[end + _gap(text, end) : end + _gap(text, end) + _AFTER_REACH]


def _gap(text: str, end: int) -> int:
    """Length of what may stand between a time and its verb: "on Monday also found", "on Tuesday flatly denied"."""
    match = re.match(r"\s+(?:(?:again|also|formally|later|[a-z]+ly)\s+)?", text[end : end + _AFTER_REACH])
    return match.end() if match else 0


def _is_stamp(text: str, start: int, end: int) -> bool:
    """A date with its year that heads the text, or has a time of day behind it, or "Posted" before it."""
    if _EXPIRY.search(text[max(0, start - 60) : start]):
        return True
    if not re.search(r"\d{4}|\d/\d", text[start:end]):
        return False
    heads = end < _HEAD and _DATELINE_AFTER.match(text, end) is not None
    stamped = _STAMP_BEFORE.search(text[max(0, start - 60) : start]) or _STAMP_AFTER.match(text, end)
    return heads or stamped is not None
