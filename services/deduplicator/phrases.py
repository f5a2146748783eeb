"""Wording that matters to the linker: corrections, "another attack", and words that tell nothing."""

import re
from functools import cache, lru_cache
from itertools import chain

from services.deduplicator.datafile import load

_SITE_NAME = re.compile(
    r"\s+(?:[-–—|]|--)\s+(?=[^|]{0,80}?(?:\.(?:com|org|net|tv)\b|\b(?:News|TV|Channel|[KW][A-Z]{2,3}(?:[- ]TV)?)\b)).*$",
    re.DOTALL,
)
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_CAPITALISED = re.compile(r"(?<=[\s(\"“‘'-])[^\W\d_a-z][^\W\d_]+", re.UNICODE)
_AGE = re.compile(
    r"\b(?P<old>\d{1,3})[- ](?:year|yr)s?[- ]old\b|\baged? (?P<aged>\d{1,3})\b|,\s(?P<bare>\d{1,2}),",
    re.IGNORECASE,
)
_READ_TEXTS = 4096  # texts whose reading is kept: an incident's are read again with each report that joins it
_SHORTEST_WORD = (
    3  # letters; a number of any length is kept, since ages and house numbers tell incidents apart
)


def _alternatives(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)


@cache
def _correction() -> re.Pattern[str]:
    words = load("phrases.yaml")
    number = rf"(?:\d+|{_alternatives(words['taken_back'])})"
    lowers = rf"(?:{_alternatives(words['lowering'])})\s+(?:[\w'’-]+\s+){{0,4}}(?:{_alternatives(words['counts'])})"
    return re.compile(
        rf"\b(?:{_alternatives(words['correction'])}|{lowers}|not\s+(?:the\s+)?{number})\b", re.IGNORECASE
    )


@cache
def _update() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternatives(load('phrases.yaml')['update'])})\b", re.IGNORECASE)


@cache
def _of_the_hurt() -> re.Pattern[str]:
    words = load("phrases.yaml")
    between = r"(?:(?!(?:after|as|when|over|in|arrested|held|charged|suspect|gunman|attacker)\b)[\w'’-]+\s+)"
    counted = rf"(?:{_alternatives(words['ordinals'])})\s+{between}{{0,4}}?(?:dies|died|succumbs|succumbed)"
    return re.compile(rf"\b(?:{_alternatives(words['of_the_hurt'])}|{counted})\b", re.IGNORECASE)


@cache
def _retraction() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternatives(load('phrases.yaml')['retraction'])})\b", re.IGNORECASE)


@cache
def _hearsay() -> re.Pattern[str]:
    name = r"[^\W\d_a-z][\w.&’'-]*(?:\s+[^\W\d_a-z][\w.&’'-]*){0,3}"
    return re.compile(
        rf"\b(?:{_alternatives(load('phrases.yaml')['hearsay'])})\s+(?:[Tt]he\s+)?(?P<name>{name})"
    )


@cache
def _another() -> re.Pattern[str]:
    words = load("phrases.yaml")["another"]
    marker, noun = _alternatives(words["marker"]), _alternatives(words["noun"])
    counted, thing = _alternatives(words["counted"]), _alternatives(words["thing"])
    return re.compile(
        rf"\b(?:(?:{marker})\s+(?:[\w'-]+\s+)?(?:{noun})|(?:{counted})\s+(?:[\w'-]+\s+)?(?:{thing}))\b",
        re.IGNORECASE,
    )


@cache
def _stop() -> frozenset[str]:
    return frozenset(" ".join(load("phrases.yaml")["stop"]).split())


@cache
def _no_names() -> frozenset[str]:
    return frozenset(" ".join(load("phrases.yaml")["no_names"]).split())


@lru_cache(maxsize=_READ_TEXTS)
def is_correction(text: str) -> bool:
    """Whether the words take an earlier number back: "lowers the toll", "15, and not 17"."""
    return _correction().search(text) is not None


@lru_cache(maxsize=_READ_TEXTS)
def is_of_the_hurt(text: str) -> bool:
    """Whether the words tell of the death of somebody who had been hurt: "Third worker dies", "succumbed to burns"."""
    return _of_the_hurt().search(text) is not None


def is_update(text: str) -> bool:
    """Whether a headline goes on with an incident that is known: "Toll climbs to 17", "Last missing miner found"."""
    return _update().search(text) is not None


def is_retraction(text: str) -> bool:
    """Whether a headline takes a story back: "Retraction: ...", "... was a hoax"."""
    return _retraction().search(text) is not None


@lru_cache(maxsize=_READ_TEXTS)
def heard_from(text: str) -> tuple[str, ...]:
    """The names that a sentence has its word from: "a doctor told Horn Wire" gives Horn Wire. People's names are among them."""
    return tuple(match["name"] for match in _hearsay().finditer(text))


@lru_cache(maxsize=_READ_TEXTS)
def is_another(text: str) -> bool:
    """Whether the words announce one more incident of a kind: "second bomb", "another shooting"."""
    return _another().search(text) is not None


@lru_cache(maxsize=_READ_TEXTS)
def without_site_name(text: str) -> str:
    """A headline without what a site puts behind each: "Two hurt in crash - KXYZ Channel 4 News"."""
    return _SITE_NAME.sub("", text)


def content_words(*texts: str | None) -> tuple[str, ...]:
    """The telling words of some texts: case folded, without stop words, sorted, each once."""
    return tuple(sorted(frozenset().union(*(_words(text) for text in {*texts} if text))))


def names_in(*sentences: str) -> tuple[str, ...]:
    """The capitalised words of some sentences but for the first of each, folded, without the common ones, in order.

    A participant's name is no sentence: put ". " before it, so that its first word counts.
    """
    return tuple(dict.fromkeys(chain.from_iterable(map(_names, dict.fromkeys(sentences)))))


def ages_in(*texts: str | None) -> tuple[int, ...]:
    """The ages in years that some texts give, sorted, each once: "a 23-year-old", "aged 23", "Smith, 23,"."""
    return tuple(sorted(frozenset().union(*(_ages(text) for text in {*texts} if text))))


@lru_cache(maxsize=_READ_TEXTS)
def _words(text: str) -> frozenset[str]:
    text = without_site_name(text)
    stop = _stop()
    return frozenset(
        word
        for word in _WORD.findall(text.casefold())
        if word not in stop and (len(word) >= _SHORTEST_WORD or word.isdigit())
    )


@lru_cache(maxsize=_READ_TEXTS)
def _names(sentence: str) -> tuple[str, ...]:
    stop, no_names = _stop(), _no_names()
    found = map(str.casefold, _CAPITALISED.findall(without_site_name(sentence)))
    return tuple(w for w in found if len(w) >= _SHORTEST_WORD and w not in stop and w not in no_names)


@lru_cache(maxsize=_READ_TEXTS)
def _ages(text: str) -> tuple[int, ...]:
    return tuple(int(next(filter(None, match.groups()))) for match in _AGE.finditer(text))
