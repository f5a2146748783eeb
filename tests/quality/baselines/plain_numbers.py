"""Numbers as a first attempt finds them: digits and the common number words."""

import re

_WORDS = (
    *(
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
    ),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_VALUES = {word: value for value, word in enumerate(_WORDS, start=1)} | {"dozens": 24, "hundreds": 200}
_NUMBER = re.compile(rf"\b(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}|{'|'.join(_VALUES)})\b", re.IGNORECASE)
_YEARS = range(1900, 2100)


def numbers_in(text: str) -> list[tuple[int, int]]:
    """Position and value of each number that isn't written like a year."""
    found = []
    for match in _NUMBER.finditer(text):
        word = match.group().lower()
        value = _VALUES.get(word) or int(word.replace(",", "") if word[0].isdigit() else 0)
        if value not in _YEARS:
            found.append((match.start(), value))
    return found
