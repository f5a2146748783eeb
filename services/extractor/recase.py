"""Gives texts that are printed in capitals (old wire services, tickers) the case that the parser was trained on.

Every character keeps its place, so offsets stay valid. A word is a name where the vocabulary does not know it in any
form, where the gazetteer knows it and it is nothing but a noun, or where a word before it says so ("San", "General").
"""

import re
from collections.abc import Callable, Collection

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CAPITALS_SHARE = 0.8  # of the letters; below this, single words in capitals are acronyms in an ordinary text
_MIN_LETTERS = 12  # shorter strings say nothing about the habit of a text
_STARTS = re.compile(r"[!?\[]|\.[\"”’)\]]*\s{2,}|\.[\"”’)\]]*\n")
_VOWELS = re.compile(r"[aeiouy]")
_LONGEST_ACRONYM = 5
_ENDINGS = (
    ("'s", ""), ("’s", ""), ("n't", ""), ("men", "man"), ("ies", "y"), ("ied", "y"), ("es", ""), ("es", "e"), ("s", ""),
    ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""), ("er", ""), ("er", "e"),
)  # fmt: skip
_BEFORE_NAMES = frozenset(
    [
        "san",
        "santa",
        "santo",
        "saint",
        "los",
        "las",
        "el",
        "mr",
        "mrs",
        "dr",
        "general",
        "gen",
        "colonel",
        "col",
        "major",
        "maj",
        "captain",
        "lieutenant",
        "president",
        "minister",
        "senator",
        "judge",
        "mayor",
        "commander",
        "monsignor",
        "msgr",
        "archbishop",
        "bishop",
        "father",
        "governor",
        "don",
        "puerto",
        "villa",
        "nueva",
        "rio",
    ]
)


def in_capitals(text: str) -> bool:
    """Whether a text is printed in capitals throughout."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= _MIN_LETTERS and sum(c.isupper() for c in letters) >= _CAPITALS_SHARE * len(
        letters
    )


def is_form_of(word: str, common: Collection[str]) -> bool:
    """Whether a lower-case word, or what is left of it without an ending, is in the vocabulary."""
    if word in common:
        return True
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)] + instead
            doubled = len(stem) > 2 and stem[-1] == stem[-2]  # noqa: PLR2004 - "stopped" -> "stopp" -> "stop"
            if stem in common or (doubled and stem[:-1] in common):
                return True
    return False


def recaser(
    common: Collection[str], is_name: Callable[[str], bool], acronyms: Collection[str]
) -> Callable[[str], str]:
    """A function that lowers common words, capitalises names and keeps acronyms; other texts it returns unchanged.

    `common` and `acronyms` hold lower-case words; `is_name` says of a lower-case word of `common` that it is rather a name.
    """

    def word(raw: str, before: str) -> str:
        lower = raw.lower()
        if len(lower) != len(raw) or lower in acronyms:
            return raw
        known = is_form_of(lower, common)
        if not known and len(lower) <= _LONGEST_ACRONYM and not _VOWELS.search(lower):
            return raw
        if not known or is_name(lower) or (before in _BEFORE_NAMES and len(lower) > 2):  # noqa: PLR2004 - "general of"
            return raw[0] + lower[1:]
        return lower

    def recase(text: str) -> str:
        if not in_capitals(text):
            return text
        pieces: list[str] = []
        end, before, starts = 0, "", True
        for match in _WORD.finditer(text):
            between = text[end : match.start()]
            raw = match.group()
            letter_of_acronym = len(raw) == 1 and text[match.end() : match.end() + 1] == "."
            starts = starts or _STARTS.search(between) is not None
            cased = raw if letter_of_acronym else word(raw, before if between.isspace() else "")
            if starts:
                cased = cased[0].upper() + cased[1:]
            pieces += [between, cased]
            end, before, starts = match.end(), raw.lower(), False
        return "".join([*pieces, text[end:]])

    return recase
