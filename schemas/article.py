"""What a publisher puts on the `articles` topic."""

from pydantic import Field

from schemas.ids import ArticleId
from schemas.message import Message, UtcDatetime


class Article(Message):
    """One news article, as published. Only the text is required."""

    id: ArticleId | None = Field(default=None, max_length=512)
    """The publisher's identifier. Left out, it is derived from the url, or from the text where there is no url."""
    title: str | None = None
    """The headline, without the outlet's name."""
    text: str
    """The body: plain text with blank lines between paragraphs, or HTML, whose markup is blanked in place."""
    published_at: UtcDatetime | None = None
    """When the outlet published it, RFC 3339. Left out or unreadable, the Kafka message's timestamp stands in."""
    source: str | None = None
    """The outlet, best as its domain: `voanews.com`."""
    url: str | None = None
    """The page's address."""
    language: str | None = None
    """BCP 47 tag, such as `en` or `en-GB`. Left out, it is detected."""
    received_at: UtcDatetime | None = None
    """When the article reached the publisher of the message, RFC 3339. Never used to date an incident."""
