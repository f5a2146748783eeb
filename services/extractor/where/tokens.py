"""Words of a text with their offsets, cut as place names need it: "N.C." whole, "Baghdad's" without its ending."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}(?![A-Za-z])|[A-Z]\.\s?[A-Z][a-z]{1,3}\.|[^\W_]+(?:['’ʻ`‘][^\W_]+)*",
)
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word: `text[start:end] == word`."""

    start: int
    end: int
    word: str
    lower: str
    capital: bool
    """Begins with an upper-case letter, or with a digit."""
    possessive: bool
    """Was followed by 's."""


def tokenize(text: str) -> list[Token]:
    """The words of the text in order."""
    tokens = []
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        possessive = bool(_POSSESSIVE.search(word))
        if possessive:
            word = word[:-2]
        if word:
            capital = word[0].isupper() or word[0].isdigit()
            tokens.append(Token(start, start + len(word), word, word.lower(), capital, possessive))
    return tokens


def is_upper(text: str) -> bool:
    """Whether a text is written in capitals throughout, as wire copy and headlines can be."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) > _UPPER_SHARE * len(letters)


_UPPER_SHARE = 0.7


def is_headline_case(tokens: Sequence[Token]) -> bool:
    """Whether most longer words begin with a capital, so that a capital says nothing."""
    longer = [token for token in tokens if len(token.word) > _SHORT_WORD and token.word[0].isalpha()]
    return len(longer) >= _SHORT_WORD and sum(token.capital for token in longer) > _HEADLINE_SHARE * len(
        longer
    )


_SHORT_WORD = 3
_HEADLINE_SHARE = 0.7
