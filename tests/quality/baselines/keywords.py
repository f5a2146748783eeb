"""What an article is about, by its words alone."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

Article = dict[str, Any]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = yaml.safe_load(Path(__file__).with_name("keywords.yaml").read_text(encoding="utf-8"))
    return {
        kind: re.compile(r"\b(?:" + "|".join(map(re.escape, stems)) + r")", re.IGNORECASE)
        for kind, stems in words.items()
    }


def whole(article: Article) -> str:
    """Title and text."""
    return f"{article.get('title') or ''}\n{article['text']}"


def types_in(text: str) -> list[str]:
    """The types whose words occur, in the order of their first words."""
    first = {kind: match.start() for kind, pattern in _patterns().items() if (match := pattern.search(text))}
    return sorted(first, key=lambda kind: (first[kind], kind))
