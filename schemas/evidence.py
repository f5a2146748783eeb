"""The words of the article that a field rests on."""

from enum import StrEnum

from pydantic import Field

from schemas.message import Message


class ArticlePart(StrEnum):
    """Which string of the article the offsets count in."""

    TITLE = "title"
    TEXT = "text"


class Evidence(Message):
    """A quote, exact to the character: `getattr(article, part)[start:end] == quote`, in code points of the original."""

    field: str
    """Path of the report's field that it supports: `type`, `when`, `where`, `casualties.killed`, `targets`, `means`."""
    part: ArticlePart = ArticlePart.TEXT
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str
