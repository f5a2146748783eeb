"""Gives texts that are printed in capitals (old wire services, tickers) the case that the parser was trained on.

Every character keeps its place, so offsets stay valid.
"""

import re
from collections.abc import Callable, Collection

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CAPITALS_SHARE = 0.8  # of the letters; below this, single words in capitals are acronyms in an ordinary text
_MIN_LETTERS = 12  # shorter strings say nothing about the habit of a text


def in_capitals(text: str) -> bool:
    """Whether a text is printed in capitals throughout."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= _MIN_LETTERS and sum(c.isupper() for c in letters) >= _CAPITALS_SHARE * len(
        letters
    )


def recaser(
    common: Collection[str], proper: Collection[str], acronyms: Collection[str]
) -> Callable[[str], str]:
    """A function that lowers common words, capitalises names and keeps acronyms; other texts it returns unchanged.

    All three collections hold lower-case words. A word in none of them is taken for a name.
    """

    def word(match: re.Match[str]) -> str:
        raw = match.group()
        lower = raw.lower()
        letter_of_acronym = len(raw) == 1 and match.string[match.end() : match.end() + 1] == "."
        if len(lower) != len(raw) or letter_of_acronym:
            return raw
        if lower in acronyms:
            return raw
        if lower in proper or lower not in common:
            return raw[0] + lower[1:]
        return lower

    def recase(text: str) -> str:
        if not in_capitals(text):
            return text
        lowered = _WORD.sub(word, text)
        first = _WORD.search(lowered)
        if first is None:
            return lowered
        return lowered[: first.start()] + lowered[first.start()].upper() + lowered[first.start() + 1 :]

    return recase
