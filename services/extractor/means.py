"""With what harm was done, as the sentences that tell an incident say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from schemas.evidence import ArticlePart
from schemas.means import Means
from services.extractor.analysis import View
from services.extractor.drafts import Draft
from services.extractor.mentions import Mention
from services.extractor.phrases import LEXICON, Phrases, compile_phrases

_DENYING = frozenset(
    {"no", "not", "without", "neither", "nor", "never", "fake", "toy", "replica", "imitation"}
)
_REACH = 3  # words before the weapon in which it may be denied: "no sign of a bomb"


@dataclass(frozen=True)
class FoundMeans:
    """A means, and the original offsets of the words that tell it."""

    means: Means
    part: ArticlePart
    start: int
    end: int


@cache
def _lexicon() -> tuple[tuple[Means, Phrases], ...]:
    """Raises ValueError for a means that does not exist or a phrase that can't be read."""
    data: dict[str, Any] = yaml.safe_load((LEXICON / "means.yaml").read_text(encoding="utf-8"))
    return tuple((Means(name), compile_phrases(phrases)) for name, phrases in data.items())


def means_of(draft: Draft, drafts: Sequence[Draft]) -> tuple[FoundMeans, ...]:
    """Each means that the draft's sentences tell, once, in order of the text. In a sentence that tells several incidents it
    belongs to the one that is named nearest.
    """
    found: dict[Means, FoundMeans] = {}
    for mention in (p.mention for p in draft.placed):
        view = mention.view
        rivals = [
            p.mention
            for other in drafts
            if other is not draft
            for p in other.placed
            if p.mention.view is view
        ]
        for means, start, end in _told(view):
            distance = _distance(mention, start, end)
            if all(distance <= _distance(rival, start, end) for rival in rivals):
                found.setdefault(means, FoundMeans(means, view.sentence.part, start, end))
    return tuple(found.values())


def _distance(mention: Mention, start: int, end: int) -> int:
    """Characters between the words of a mention and others; 0 where they touch or overlap."""
    return max(0, mention.start - end, start - mention.end)


def _told(view: View) -> Iterator[tuple[Means, int, int]]:
    """The means of a sentence with original offsets; longest phrase first where they overlap, and none that is denied."""
    matches = [
        (means, *match.span())
        for means, phrases in _lexicon()
        for match in phrases.pattern.finditer(view.text)
    ]
    for means, start, end in sorted(_apart(matches), key=lambda m: m[1]):
        before = view.text[:start].lower().replace("'t ", " not ").split()[-_REACH:]
        if not _DENYING.intersection(before):
            yield (means, *view.sentence.span(start, end))


def _apart(matches: Iterable[tuple[Means, int, int]]) -> list[tuple[Means, int, int]]:
    kept: list[tuple[Means, int, int]] = []
    for match in sorted(matches, key=lambda m: (m[1] - m[2], m[1])):
        if all(match[2] <= start or end <= match[1] for _, start, end in kept):
            kept.append(match)
    return kept
