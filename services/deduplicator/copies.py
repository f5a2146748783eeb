"""Copies: the same message again, another revision of an article, and wire stories that several outlets print."""

from collections.abc import Iterable
from datetime import UTC, datetime

from schemas.ids import ArticleId
from schemas.incident import Source
from services.deduplicator.fingerprint import decode, similarity

COPY_SIMILARITY = 0.3
"""Estimated Jaccard similarity from which a text counts as a copy, whole or abridged, of another text about the same
incident. Independent reports of one incident share 0.00 to 0.05 of their shingles; a copy cut to half shares 0.5."""

_NEVER = datetime.max.replace(tzinfo=UTC)


def is_stale(source: Source, article_id: ArticleId, content_hash: str) -> bool:
    """Whether a source is another revision of this article."""
    return source.article_id == article_id and source.content_hash != content_hash


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
        return (*known, new.model_copy(update={"copy_of": original.article_id}))
    moved = {original.article_id}
    return (
        *(
            s.model_copy(update={"copy_of": new.article_id})
            if s.article_id in moved or s.copy_of in moved
            else s
            for s in known
        ),
        new,
    )


def without(sources: Iterable[Source], gone: Iterable[Source]) -> tuple[Source, ...]:
    """The sources without some of them; copies of one that went are originals again."""
    gone = tuple(gone)
    ids = {s.article_id for s in gone}
    return tuple(
        s.model_copy(update={"copy_of": None}) if s.copy_of in ids else s for s in sources if s not in gone
    )


def _most_alike(sources: tuple[Source, ...], new: Source) -> Source | None:
    signature = decode(new.fingerprint)
    alike = [
        (similarity(signature, decode(s.fingerprint)), s)
        for s in sources
        if s.copy_of is None and s.article_id != new.article_id
    ]
    best = max((share for share, _ in alike), default=0.0)
    if best < COPY_SIMILARITY:
        return None
    return min((s for share, s in alike if share == best), key=published)
