"""Quotes of the original article, exact to the character."""

from schemas.article import Article
from schemas.evidence import ArticlePart, Evidence


def quote(article: Article, field: str, part: ArticlePart, start: int, end: int) -> Evidence:
    """The words `start:end` of title or text as evidence for a field."""
    text = (article.title or "") if part is ArticlePart.TITLE else article.text
    return Evidence(field=field, part=part, start=start, end=end, quote=text[start:end])
