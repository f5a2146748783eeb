"""Copies: the same message again, another revision of an article, and wire stories that several outlets print."""

from collections.abc import Iterable
from datetime import UTC, datetime

from schemas.ids import ArticleId
from services.deduplicator.fingerprint import decode, similarity
from services.deduplicator.model.incident import Source

COPY_SIMILARITY = 0.3
"""Estimated Jaccard similarity from which a text counts as a copy, whole or abridged, of another text about the same
incident. Independent reports of one incident share 0.00 to 0.05 of their shingles; a copy cut to half shares 0.5."""

COPY_CONTAINMENT = 0.6
"""Estimated share of the shorter text's shingles that the longer one has, from which it was cut out of that."""
_LEAST_SIMILARITY = 0.08
"""Below this Jaccard similarity, five equal values of 64, chance has too large a part in the estimate of a containment."""
_NEVER = datetime.max.replace(tzinfo=UTC)


def published(source: Source) -> tuple[datetime, ArticleId]:
    """The order in which sources appeared; those without a time come last."""
    return source.published_at or _NEVER, source.article_id


def with_copies_marked(sources: Iterable[Source], new: Source) -> tuple[Source, ...]:
    """The sources and a new one at the end; of two that share their wording the later points to the earlier.

    A copy points to an original, never to another copy. Sources of the same article are no copies of each other.
    """
    known = tuple(sources)
    original = _most_alike(known, new)
    if original is None:
        return (*known, new)
    if published(original) <= published(new):
        return (*known, new.but(copy_of=original.article_id))
    moved = {original.article_id}
    return (
        *(s.but(copy_of=new.article_id) if s.article_id in moved or s.copy_of in moved else s for s in known),
        new,
    )


def without(sources: Iterable[Source], gone: Iterable[Source]) -> tuple[Source, ...]:
    """The sources without some of them; copies of one that went are originals again."""
    gone = tuple(gone)
    ids = {s.article_id for s in gone}
    return tuple(s.but(copy_of=None) if s.copy_of in ids else s for s in sources if s not in gone)


def _most_alike(sources: tuple[Source, ...], new: Source) -> Source | None:
    alike = [(_copied(new, s), s) for s in sources if s.copy_of is None and s.article_id != new.article_id]
    best = max((share for share, _ in alike), default=0.0)
    if best <= 0.0:
        return None
    return min((s for share, s in alike if share == best), key=published)


def _copied(one: Source, other: Source) -> float:
    """The similarity of two texts where one copies the other, whole or cut; 0 where neither does."""
    alike = similarity(decode(one.fingerprint), decode(other.fingerprint))
    if alike >= COPY_SIMILARITY:
        return alike
    if alike < _LEAST_SIMILARITY or not one.shingles or not other.shingles:
        return 0.0
    return alike if containment(alike, one.shingles, other.shingles) >= COPY_CONTAINMENT else 0.0


def containment(similarity: float, one: int, other: int) -> float:
    """The share of the smaller of two sets that lies in the larger, from their Jaccard similarity and sizes (Broder 1997)."""
    return min(1.0, similarity * (one + other) / ((1.0 + similarity) * min(one, other)))
