"""The words that tell an article from others: what the linker compares texts by, small enough to travel with a report.

The words that an article repeats, the earlier of those that it repeats equally often, without the everyday words of English
news. On 3,000 local stories the first 32, weighted by their order and by how rare they are among other stories, told pairs
about one incident from other pairs as well as the TF-IDF of whole texts did. The rarity is the reader's to know: it changes
with the news, so nothing here depends on a corpus.
"""

import re
from collections import Counter
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS

from schemas.evidence import ArticlePart
from services.extractor.datafile import load_yaml
from services.extractor.segments import Segment, SegmentKind

_MOST = 32
_SHORTEST = 3  # letters
_SHORTEST_NUMBER = 2  # digits: ages and house numbers tell incidents apart, "4" does not
_LONGEST = 24  # characters; longer ones are debris of markup and addresses
_SITE_NAME = re.compile(
    r"\s+(?:[-–—|]|--)\s+(?=[^|]{0,80}?(?:\.(?:com|org|net|tv)\b|\b(?:News|TV|Channel|[KW][A-Z]{2,3}(?:[- ]TV)?)\b)).*$",
    re.DOTALL,
)
"""What a site puts behind its headlines: "Two hurt in crash - KXYZ Channel 4 News"; it is the same for all."""
_WORD = re.compile(r"[^\W_]+")


def key_terms(title: str, text: str, segments: tuple[Segment, ...]) -> tuple[str, ...]:
    """At most 32 words, lower case, the most telling first. `segments` are those of this title and text."""
    parts = {ArticlePart.TITLE: _SITE_NAME.sub("", title), ArticlePart.TEXT: text}
    told = (parts[s.part][s.start : s.end] for s in segments if s.kind is not SegmentKind.BOILERPLATE)
    words = (word for part in told for word in _WORD.findall(part.casefold()) if _is_telling(word))
    # most_common keeps the order of appearance among equals
    return tuple(word for word, _ in Counter(words).most_common(_MOST))


def _is_telling(word: str) -> bool:
    shortest = _SHORTEST_NUMBER if word.isdigit() else _SHORTEST
    return shortest <= len(word) <= _LONGEST and word not in _common_words()


@cache
def _common_words() -> frozenset[str]:
    listed = " ".join(load_yaml("common_words.yaml")["common_words"]).split()
    return frozenset(STOP_WORDS) | frozenset(listed)
