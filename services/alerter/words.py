"""Whole-word matching: "assad" is not in "ambassador"."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"\w+")

# Titles and names recur with every version of an incident and for every subscription; this many are kept split.
_CACHED_TEXTS = 16_384


@lru_cache(maxsize=_CACHED_TEXTS)
def _words(text: str) -> str:
    """The words of a text, compatibility-folded and case-folded, each between single spaces."""
    return f" {' '.join(_WORD.findall(unicodedata.normalize('NFKC', text).casefold()))} "


def has_phrase(text: str, phrase: str) -> bool:
    """Whether the words of the phrase stand in the text, whole and next to each other.

    Case and punctuation don't count. A phrase without a word in it is in no text.
    """
    sought = _words(phrase)
    return bool(sought.strip()) and sought in _words(text)
