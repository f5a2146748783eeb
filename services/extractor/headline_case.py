"""Gives headlines in which Every Word Has a Capital the case that the parser was trained on.

Only what a verb, an adverb, a small word or a word for people can be is lowered: names, and nouns that may be part of one,
keep their capitals. So does what stands behind "in" or "near", and what the text itself writes with a capital.
"""

import re
from collections.abc import Callable, Collection

from services.extractor.person_words import people_lexicon
from services.extractor.recase import is_form_of

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEWEST = 4  # words: shorter headlines show no habit
_SHARE = 0.75  # of the words that are longer than small ones, "and" and "the" among them
_SMALL = 2  # letters of words that most styles leave lower
_LOCATING = frozenset({"in", "at", "near", "of", "from", "outside", "on"})
_BEGINNING = re.compile(rf"(?:^|[.!?:\"“”‘’(\n])\s*({_WORD.pattern})")


def headline_recaser(verbs: Collection[str]) -> Callable[[str, str], str]:
    """A function of a headline and its text that returns the headline, every character in its place.

    `verbs` (with function words) holds lower-case words.
    """
    people = people_lexicon().described | people_lexicon().persons

    def recase(title: str, text: str) -> str:
        if not in_title_case(title):
            return title
        words = list(_WORD.finditer(title))
        names = _names(text)
        cased = list(title)
        before = ""
        for word in words[1:]:
            lower = word[0].lower()
            plain = lower in people or lower.endswith("ly") or is_form_of(lower, verbs)
            if plain and lower not in names and before not in _LOCATING and word[0][1:].islower():
                cased[word.start()] = cased[word.start()].lower()
            before = lower
        return "".join(cased)

    return recase


def in_title_case(title: str) -> bool:
    """Whether nearly all of its words have a capital, and not only capitals."""
    words = [w for w in _WORD.findall(title) if len(w) > _SMALL]
    capitals = [w for w in words if w[0].isupper()]
    return (
        len(words) >= _FEWEST and len(capitals) >= _SHARE * len(words) and not all(w.isupper() for w in words)
    )


def _names(text: str) -> frozenset[str]:
    """Words, lower case, that the text writes with a capital inside a sentence."""
    begins = {m.start(1) for m in _BEGINNING.finditer(text)}
    return frozenset(
        m[0].lower() for m in _WORD.finditer(text) if m[0][0].isupper() and m.start() not in begins
    )
