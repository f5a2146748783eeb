"""How alike two texts are, by their key terms: the cosine of vectors of telling words.

A key term weighs by its rank in the article (the extractor puts the most telling first) times its rarity among the live
incidents of the shard, as in TF-IDF (Spärck Jones 1972): a town's name says little where every fifth incident is there.
The rarity follows from what is held, so the same state gives the same similarity.
"""

import math
import zlib
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat

from msgspec import Struct

Terms = bytes
"""CRC-32 of each term, each once, 4 bytes each, the most telling first; empty where an article brought none."""

MOST = 32
"""Terms of an article that count; a report that brings more is cut."""

_FADING = tuple(range(40, 40 - MOST, -1))  # what the terms weigh by rank; the last one still counts
_SUPPOSED = (
    1  # incident that is supposed to have each term beside those held: what no other has is no miracle
)
_LEAST_SHARED = 2  # terms; one alone is chance, or the name of the town
_READ_TEXTS = 512  # articles whose terms are kept hashed: a report's are needed again for its incident
_EXPECTED = 200  # incidents that are supposed beside those held: a young shard knows no common terms yet


def hashed(words: Iterable[str]) -> Terms:
    """The terms in the form that is small to hold."""
    return _hashed(tuple(words))


@lru_cache(maxsize=_READ_TEXTS)
def _hashed(words: tuple[str, ...]) -> Terms:
    return array("I", dict.fromkeys(map(zlib.crc32, map(str.encode, words[:MOST])))).tobytes()


class _Weighed(Struct, frozen=True, gc=False):
    """A text with what its terms weigh, for as long as no incident comes or goes."""

    weights: dict[int, float]
    length: float


class Rarity:
    """In how many incidents each term occurs, and what it tells therefore."""

    def __init__(self) -> None:
        self._incidents = 0
        self._holding: dict[int, int] = {}
        """With the one that is supposed."""
        self._weighed: dict[Terms, _Weighed] = {}

    def add(self, texts: Iterable[Terms]) -> None:
        """Count an incident with these texts."""
        self._incidents += 1
        self._count(distinct(texts))

    def remove(self, texts: Iterable[Terms]) -> None:
        """Undo `add` with the same texts."""
        self._incidents -= 1
        self._discount(distinct(texts))

    def replace(self, before: tuple[Terms, ...], after: tuple[Terms, ...]) -> None:
        """Count an incident with the texts `after` that was counted with `before`."""
        if before != after:
            old, new = distinct(before), distinct(after)
            self._discount([term for term in old if term not in new])
            self._count([term for term in new if term not in old])

    def _count(self, terms: Iterable[int]) -> None:
        self._weighed.clear()
        holding = self._holding
        for term in terms:
            holding[term] = holding.get(term, _SUPPOSED) + 1

    def _discount(self, terms: Iterable[int]) -> None:
        self._weighed.clear()
        for term in terms:
            self._holding[term] -= 1
            if self._holding[term] == _SUPPOSED:
                del self._holding[term]

    def likeness(self, one: Iterable[Terms], other: Iterable[Terms]) -> tuple[float, ...]:
        """The cosine of the vectors of each text of the one and each of the other, 0 to 1; 0 where only one term is shared."""
        held = tuple(other)
        return tuple([self._cosine(self._weigh(text), against) for text in one for against in held])

    def most(self, one: Iterable[Terms], other: Sequence[Terms]) -> float:
        """No two of these texts are more alike than this, whatever the terms weigh that they don't share.

        By the inequality of Cauchy and Schwarz over the shared terms; at a fifth of what the cosine takes.
        """
        most = 0.0
        for text in one:
            weighed = self._weigh(text)
            weights = weighed.weights
            for against in other:
                shared = [weights[term] for term in array("I", against) if term in weights]
                if len(shared) >= _LEAST_SHARED:
                    most = max(most, math.hypot(*shared) / weighed.length)
        return most

    def _weigh(self, text: Terms) -> _Weighed:
        """A report's text is held against one incident after the other: it is weighed once."""
        weighed = self._weighed.get(text)
        if weighed is None:
            weights = self._weights(text)
            weighed = self._weighed[text] = _Weighed(
                dict(zip(array("I", text), weights, strict=True)), math.hypot(*weights)
            )
        return weighed

    def _cosine(self, one: _Weighed, other: Terms) -> float:
        weights = one.weights
        shared = [(rank, weights[term]) for rank, term in enumerate(array("I", other)) if term in weights]
        if len(shared) < _LEAST_SHARED:
            return 0.0  # most pairs: they need no weights
        against = self._weights(other)
        product = sum([weight * against[rank] for rank, weight in shared])
        return min(1.0, product / (one.length * math.hypot(*against)))

    def _weights(self, text: Terms) -> list[float]:
        """Rank times the logarithm of how many incidents there are to each with the term."""
        all_of_them = math.log(self._incidents + _EXPECTED)
        holding = map(math.log, map(self._holding.get, array("I", text), repeat(_SUPPOSED)))
        # a text has as many terms as it has
        return [fading * (all_of_them - those) for fading, those in zip(_FADING, holding)]  # noqa: B905


def distinct(texts: Iterable[Terms]) -> dict[int, None]:
    """The terms of some texts, each once, in order."""
    return dict.fromkeys(array("I", b"".join(texts)))
