"""Which article a report is from: by its id, and by the page's address, since one page comes under several ids.

A home page is the address of no article: feeds that have no better one put it behind everything.
"""

from urllib.parse import urlsplit

from services.deduplicator.hashes import article_hash, page_hash
from services.deduplicator.model.incident import Source
from services.deduplicator.model.report import ArticleRef


def keys_of(article_id: str, url: str | None) -> tuple[int, ...]:
    """What an article is known by: the hash of its id, and that of its page where it has one of its own."""
    page = _page(url)
    return (article_hash(article_id),) if page is None else (article_hash(article_id), page_hash(page))


def is_stale(source: Source, article: ArticleRef) -> bool:
    """Whether a source is another revision of this article."""
    page = _page(article.url)
    same = source.article_id == article.id or (page is not None and _page(source.url) == page)
    return same and source.content_hash != article.content_hash


def _page(url: str | None) -> str | None:
    """The address, None for a home page."""
    if not url:
        return None
    parts = urlsplit(url)
    return url if parts.path.strip("/") or parts.query else None
