"""Whether a number counts the people of several incidents at once: "ten killed in three nights", "22 dead in two attacks".

Such a number belongs to none of them. An article that tells of one incident alone may mean it all the same ("three men were
killed in two days of fighting"), unless the text sets them apart ("in three separate crashes").
"""

import re
from enum import IntEnum

from services.extractor.harm_lexicon import harm_lexicon
from services.extractor.number_words import NUMBER


class Scope(IntEnum):
    """How many incidents a statement counts."""

    ONE = 0
    PERHAPS_MORE = 1
    """Several, if the article tells of several."""
    MORE = 2


_EVENTS = "|".join(re.escape(word) for word in harm_lexicon().events)
_COUNTED = rf"(?:(?:the|these|those)\s+)?(?:{NUMBER}|twin)"
_SEVERAL = rf"(?:{_COUNTED}|both|the|these|those|several|a (?:few|string|series|spate|wave|number) of)"
_DIFFERENT = r"(?:separate|different|unrelated|distinct)"
_EVENT_LIST = re.compile(
    rf"\b(?P<number>{_SEVERAL})\s+(?:[\w'’-]+\s+){{0,2}}?(?:{_EVENTS})\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"\b(?:in|within|over|for)\s+(?:the\s+(?:space|course)\s+of\s+)?(?:just\s+|only\s+|less\s+than\s+|barely\s+|under\s+|the\s+)?"
    rf"(?:past\s+|last\s+)?(?:{NUMBER}|a|as\s+many|a\s+few|several)\s+(?:days|nights|weeks?|months|hours)\b",
    re.IGNORECASE,
)
_APART = re.compile(rf"\b{_DIFFERENT}\s+(?:[\w'’-]+\s+)?(?:{_EVENTS})\b", re.IGNORECASE)
_ADDED_UP = re.compile(
    r"^\W*counting\b|\b(?:if (?:one|you) (?:adds?|counts?)|combined|between them|taken together|altogether in the)\b",
    re.IGNORECASE,
)


_NAME = r"[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)?"
_PLACE_LIST = re.compile(
    rf"\s+(?:in|at|on|near)\s+{_NAME}(?:,\s+{_NAME})*,?\s+and\s+(?:(?:in|at|near)\s+)?{_NAME}"
)
_EVENTS_IN = re.compile(rf"\b(?:{_EVENTS})\b", re.IGNORECASE)


def is_list_of_places(following: str) -> bool:
    """Whether the words behind a plural name several places: "in Harun and Belo"."""
    return _PLACE_LIST.match(following) is not None


def names_events(text: str) -> bool:
    """Whether the words speak of several incidents by their name: "in two attacks", "the attacks in Harun and Belo"."""
    counted = any(m["number"].lower() not in _NO_NUMBER for m in _EVENT_LIST.finditer(text))
    return counted or any(is_list_of_places(text[m.end() :]) for m in _EVENTS_IN.finditer(text))


def scope_of(clause: str) -> Scope:
    """How many incidents the words of a clause with a number of victims speak of."""
    if _ADDED_UP.search(clause) or _APART.search(clause):
        return Scope.MORE
    named, timed = names_events(clause), _TIMES.search(clause) is not None
    if timed and any(m["number"].lower() not in _NO_NUMBER for m in _EVENT_LIST.finditer(clause)):
        return Scope.MORE
    return Scope.PERHAPS_MORE if named or timed else Scope.ONE


_NO_NUMBER = frozenset({"one", "1", "a", "no", "the"})
