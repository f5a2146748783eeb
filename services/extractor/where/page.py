"""One part of an article, cut into words once, and a name on it with its neighbours."""

import re
from dataclasses import dataclass

from schemas.evidence import ArticlePart
from services.extractor.gazetteer.fold import normalise
from services.extractor.where.dateline import datelines
from services.extractor.where.tokens import Token, is_headline_case, is_upper, tokenize

_OPENS = re.compile(r"(?:^|[.!?\"“”\n:])\s*$")
_JOINING = (" ", "-")


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a part, and what holds for all of it."""

    part: ArticlePart
    text: str
    tokens: tuple[Token, ...]
    datelines: tuple[tuple[int, int], ...]
    """Start and end of each dateline."""
    upper: bool
    """Written in capitals throughout."""
    headline: bool
    """Capitals say nothing: all letters or all words have them."""
    lower_words: frozenset[str]
    """Words that the text also has without a capital."""


@dataclass(frozen=True, slots=True)
class Name:
    """Consecutive words that may be a name: `page.tokens[first]` to `page.tokens[last]`, both included."""

    page: Page
    first: int
    last: int

    @property
    def start(self) -> int:
        return self.page.tokens[self.first].start

    @property
    def end(self) -> int:
        return self.page.tokens[self.last].end

    @property
    def text(self) -> str:
        return self.page.text[self.start : self.end]

    @property
    def key(self) -> str:
        """The normalised name, by which the gazetteer and the word lists know it."""
        return normalise(self.text)

    @property
    def single(self) -> bool:
        """Whether it is one word."""
        return self.first == self.last

    @property
    def possessive(self) -> bool:
        return self.page.tokens[self.last].possessive

    @property
    def before(self) -> Token | None:
        """The word before it, over whatever stands between."""
        return self.page.tokens[self.first - 1] if self.first else None

    @property
    def after(self) -> Token | None:
        """The word after it, over whatever stands between."""
        return self.page.tokens[self.last + 1] if self.last + 1 < len(self.page.tokens) else None

    @property
    def joined_before(self) -> Token | None:
        """The word before it, if only a space or a hyphen stands between."""
        token = self.before
        return token if token and self.page.text[token.end : self.start] in _JOINING else None

    @property
    def joined_after(self) -> Token | None:
        """The word after it, if only a space or a hyphen stands between."""
        token = self.after
        return token if token and self.page.text[self.end : token.start] in _JOINING else None

    @property
    def in_dateline(self) -> bool:
        return any(start <= self.start and self.end <= end for start, end in self.page.datelines)

    @property
    def opens(self) -> bool:
        """Whether it begins a sentence, a line or a quotation, where every word has a capital."""
        return opens_sentence(self.page.text, self.start)


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence, a line or a quotation begins at that offset."""
    return bool(_OPENS.search(text[max(0, start - 4) : start])) or start == 0


def read_page(part: ArticlePart, text: str) -> Page:
    """The page of a part of an article."""
    tokens = tuple(tokenize(text))
    upper = is_upper(text)
    return Page(
        part=part,
        text=text,
        tokens=tokens,
        datelines=datelines(text) if part is ArticlePart.TEXT else (),
        upper=upper,
        headline=upper or is_headline_case(tokens),
        lower_words=frozenset() if upper else frozenset(t.lower for t in tokens if not t.capital),
    )
