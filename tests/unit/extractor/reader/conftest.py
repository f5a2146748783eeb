"""A sentence parsed, an article read: what the tests of the reader start from."""

import json
from collections.abc import Callable

import pytest

from schemas import ArticlePart, IncidentReport
from services.extractor.analysis import View, analyse
from services.extractor.assembly import Candidate
from services.extractor.core import extract, read_candidates
from services.extractor.intake import read_article
from services.extractor.reading import Sentence
from services.extractor.resources import load_resources
from services.extractor.segments import SegmentKind


@pytest.fixture
def view() -> Callable[..., View]:
    def parse(text: str, kind: SegmentKind = SegmentKind.BODY) -> View:
        sentence = Sentence(0, ArticlePart.TEXT, kind, 0, text, tuple(range(len(text) + 1)))
        return analyse(load_resources().nlp, sentence)

    return parse


@pytest.fixture
def read() -> Callable[..., tuple[IncidentReport, ...]]:
    def reports(
        text: str,
        title: str | None = None,
        published: str = "2024-05-16T12:00:00Z",
        source: str = "example.com",
    ) -> tuple[IncidentReport, ...]:
        article = {
            "title": title,
            "text": text,
            "published_at": published,
            "source": source,
            "language": "en",
        }
        return extract(read_article(json.dumps(article).encode(), None), load_resources()).reports

    return reports


@pytest.fixture
def bring_up() -> Callable[..., list[Candidate]]:
    """Every incident that an article brings up, told or not."""

    def candidates(text: str, title: str | None = None) -> list[Candidate]:
        article = {"title": title, "text": text, "published_at": "2024-05-16T12:00:00Z"}
        return read_candidates(read_article(json.dumps(article).encode(), None), load_resources())

    return candidates
