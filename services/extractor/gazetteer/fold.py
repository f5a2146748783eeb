"""Spellings of one name brought to one key: `normalise` for writing, `fold` for transliteration.

`normalise` is loss-free for a reader: case, diacritics, apostrophes, hyphens and "St."/"Saint" do not tell places apart.
`fold` joins the ways in which names from other scripts are written in Latin letters ("Deir al-Balah", "Dayr al Balaḩ");
it also joins names that differ, so it is only asked where the normalised name is unknown.
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ħ": "h",
        "ə": "a",
    }
)
_DROPPED = re.compile(r"['’‘`´ʻʼʿʾ‛′.]")
_SPACED = re.compile(r"[\s\-‐‑–—_/,()]+")
_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "&": "and"}

_ARTICLES = frozenset(
    (
        "al",
        "el",
        "ul",
        "ash",
        "as",
        "ad",
        "ar",
        "an",
        "at",
        "az",
        "ath",
        "adh",
        "esh",
        "es",
        "ed",
        "er",
        "en",
        "et",
        "ez",
    )
)
# In this order: digraphs before the letters in them.
_FOLDS = (
    (re.compile(r"(?:ai|ei|ey|ay|ae)"), "ay"),
    (re.compile(r"(?:ou|oo|ow|aw|au|o)"), "u"),
    (re.compile(r"(?:ee|ie|ia?y(?=[^aeiou]|$)|e)"), "i"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"(?:ck|q|c(?=[aou]))"), "k"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"tch"), "ch"),
    (re.compile(r"y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"h$"), ""),
)


@lru_cache(maxsize=1 << 16)
def normalise(name: str) -> str:
    """Lower case words separated by one space, without diacritics, apostrophes, periods and hyphens."""
    plain = name.casefold()
    if not plain.isascii():
        letters = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = (
            "".join(char for char in letters if not unicodedata.combining(char))
            .casefold()
            .translate(_LETTERS)
        )
    words = _SPACED.sub(" ", _DROPPED.sub("", plain)).split()
    return " ".join(_WORDS.get(word, word) for word in words)


@lru_cache(maxsize=1 << 16)
def fold(key: str) -> str:
    """The folded form of a normalised name; empty where fewer than four letters of it would be left.

    Arabic articles go ("al-", "el-", "ash-"), q is k, ai/ei/ay one vowel, e and i, o and u alike, doubled letters single,
    a final h silent.
    """
    words = key.split()
    kept = [word for word in words if word not in _ARTICLES] if len(words) > 1 else words
    folded = " ".join(_fold_word(word) for word in kept)
    return folded if len(folded.replace(" ", "")) >= _MIN_FOLDED else ""


def has_article(key: str) -> bool:
    """Whether folding drops an Arabic article from a normalised name."""
    words = key.split()
    return len(words) > 1 and any(word in _ARTICLES for word in words)


_MIN_FOLDED = 4  # shorter keys join names that have nothing in common


@lru_cache(maxsize=1 << 16)
def _fold_word(word: str) -> str:
    for pattern, replacement in _FOLDS:
        word = pattern.sub(replacement, word)
    return word
