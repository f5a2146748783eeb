"""Wording that matters to the linker: corrections, "another attack", and words that tell nothing."""

import re
from functools import cache

from services.deduplicator.datafile import load

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_CAPITALISED = re.compile(r"(?<=[\s(\"“‘'-])[^\W\d_a-z][^\W\d_]+", re.UNICODE)
_AGE = re.compile(
    r"\b(?P<old>\d{1,3})[- ](?:year|yr)s?[- ]old\b|\baged? (?P<aged>\d{1,3})\b|,\s(?P<bare>\d{1,2}),",
    re.IGNORECASE,
)
_SHORTEST_WORD = (
    3  # letters; a number of any length is kept, since ages and house numbers tell incidents apart
)


def _alternatives(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)


@cache
def _correction() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternatives(load('phrases.yaml')['correction'])})\b", re.IGNORECASE)


@cache
def _another() -> re.Pattern[str]:
    words = load("phrases.yaml")["another"]
    marker, noun = _alternatives(words["marker"]), _alternatives(words["noun"])
    return re.compile(rf"\b(?:{marker})\s+(?:[\w'-]+\s+)?(?:{noun})\b", re.IGNORECASE)


@cache
def _stop() -> frozenset[str]:
    return frozenset(" ".join(load("phrases.yaml")["stop"]).split())


@cache
def _no_names() -> frozenset[str]:
    return frozenset(" ".join(load("phrases.yaml")["no_names"]).split())


def is_correction(text: str) -> bool:
    """Whether the words take an earlier number back: "lowers the toll", "15, and not 17"."""
    return _correction().search(text) is not None


def is_another(text: str) -> bool:
    """Whether the words announce one more incident of a kind: "second bomb", "another shooting"."""
    return _another().search(text) is not None


def content_words(*texts: str | None) -> tuple[str, ...]:
    """The telling words of some texts: case folded, without stop words, sorted, each once."""
    stop = _stop()
    found = set(_WORD.findall("\n".join(dict.fromkeys(text for text in texts if text)).casefold()))
    return tuple(sorted(w for w in found if w not in stop and (len(w) >= _SHORTEST_WORD or w.isdigit())))


def names_in(*sentences: str) -> tuple[str, ...]:
    """The capitalised words of some sentences but for the first of each, folded, without the common ones, in order.

    A participant's name is no sentence: put ". " before it, so that its first word counts.
    """
    common = _stop() | _no_names()
    found = (
        word.casefold() for sentence in dict.fromkeys(sentences) for word in _CAPITALISED.findall(sentence)
    )
    return tuple(dict.fromkeys(w for w in found if len(w) >= _SHORTEST_WORD and w not in common))


def ages_in(*texts: str | None) -> tuple[int, ...]:
    """The ages in years that some texts give, sorted, each once: "a 23-year-old", "aged 23", "Smith, 23,"."""
    matches = (match for text in texts if text for match in _AGE.finditer(text))
    return tuple(sorted({int(next(filter(None, match.groups()))) for match in matches}))
