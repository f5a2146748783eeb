"""Baselines of linking by words: each article joins the most similar earlier one, if that is similar enough."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from tests.quality.baselines.incident_row import Told, incident_row
from tests.quality.baselines.keywords import whole

Similarity = Callable[[int, int], float]
"""Of the article at a position and one before it."""

TITLE_JACCARD = 0.55
# Of 1, 3, 7, 14 and 30 days and cosines from 0.12 to 0.5, what gives the best B-cubed F1 on 1,200 documents of gva_dev with no
# more false merges than the linker may have: a baseline should be as good as it can be.
TFIDF_COSINE = 0.2
TFIDF_DAYS = 7


def title_jaccard(told: Sequence[Told]) -> list[dict[str, Any]]:
    """Titles that share more than 0.55 of their words."""
    told = _first_of_each(told)
    titles = [frozenset(re.findall(r"\w+", (article.get("title") or "").casefold())) for article, _ in told]

    def similarity(later: int, earlier: int) -> float:
        either = titles[later] | titles[earlier]
        return len(titles[later] & titles[earlier]) / len(either) if either else 0.0

    return _rows(told, similarity, TITLE_JACCARD, None)


def tfidf_window(
    told: Sequence[Told], threshold: float = TFIDF_COSINE, days: int = TFIDF_DAYS
) -> list[dict[str, Any]]:
    """TF-IDF cosine of the texts among articles of the last days. The weights know the whole file: kinder than a stream is."""
    told = _first_of_each(told)
    if not told:
        return []
    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(
        [whole(article) for article, _ in told]
    )
    cosines = (vectors @ vectors.T).toarray().astype(np.float32)
    return _rows(told, lambda later, earlier: float(cosines[later, earlier]), threshold, days)


def _rows(
    told: list[Told], similarity: Similarity, threshold: float, days: int | None
) -> list[dict[str, Any]]:
    published = [_day(article) for article, _ in told]
    cluster: list[int] = []
    for later in range(len(told)):
        near = [
            (similarity(later, earlier), -earlier)
            for earlier in range(later)
            if days is None or (published[later] - published[earlier]).days <= days
        ]
        best, at = max(near, default=(0.0, 0))
        cluster.append(cluster[-at] if best > threshold else later)
    return [
        incident_row(str(name), [each for each, c in zip(told, cluster, strict=True) if c == name])
        for name in dict.fromkeys(cluster)
    ]


def _first_of_each(told: Sequence[Told]) -> list[Told]:
    """Each article once, with the first of its reports: words can't tell the incidents of one article apart."""
    first: dict[str, Told] = {}
    for article, report in told:
        first.setdefault(article["id"], (article, report))
    return list(first.values())


def _day(article: dict[str, Any]) -> date:
    return date.fromisoformat((article.get("published_at") or "1970-01-01")[:10])
