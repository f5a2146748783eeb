"""What lies behind plain words: "two were killed", "the accident" name no kind of incident, the words around them do.

Cues (`lexicon/causes.yaml`) are counted in the whole article, more the nearer they stand. A type that is told outright
needs none of this; where nothing is found, the plain word keeps the type of its rule.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

import yaml
from pydantic import BaseModel, ConfigDict

from schemas.incident_type import IncidentType
from services.extractor.drafts import Placed
from services.extractor.mentions import Mention
from services.extractor.phrases import LEXICON, Phrases, compile_phrases
from services.extractor.reading import Sentence
from services.extractor.relations import relations

_OWN, _BESIDE, _LEADING, _ELSEWHERE = 3.0, 2.0, 1.5, 1.0
_LEAD = 3  # title and two sentences
_HINT = 1  # cues of this weight are too common to count far from the plain words
_ENOUGH = 6.0
"""A cue that is seldom found with other types in the sentence itself, or one that says it beside it."""
_SENSE = 3.0
"""What a word's own sense is worth where it is one among others."""
_WORD = re.compile(r"\w+")


class CausesEntry(BaseModel):
    """One type in the lexicon."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cues: Mapping[int, tuple[str, ...]]
    example: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Cue:
    type: IncidentType
    weight: int
    phrases: Phrases


@dataclass(frozen=True, slots=True)
class _Found:
    """A cue in a sentence."""

    type: IncidentType
    weight: int
    words: str


class CauseLexicon:
    """`lexicon/causes.yaml`, indexed by the words that cues begin with. Raises pydantic.ValidationError for another shape."""

    def __init__(self) -> None:
        data = yaml.safe_load((LEXICON / "causes.yaml").read_text(encoding="utf-8"))
        self.entries = {IncidentType(name): CausesEntry.model_validate(e) for name, e in data.items()}
        self._index: dict[str, list[_Cue]] = defaultdict(list)
        for kind, entry in self.entries.items():
            for weight, cues in entry.cues.items():
                for cue in cues:
                    phrases = compile_phrases([cue])
                    for word in phrases.first_words:
                        self._index[word].append(_Cue(kind, weight, phrases))

    def find(self, text: str) -> tuple[_Found, ...]:
        """The cues of a sentence."""
        words = {w.lower() for w in _WORD.findall(text)}
        cues = {id(cue): cue for word in sorted(words) for cue in self._index.get(word, ())}
        return tuple(
            _Found(cue.type, cue.weight, match.group().lower().removesuffix("s"))
            for cue in cues.values()
            if (match := cue.phrases.search(text)) is not None
        )


@cache
def cause_lexicon() -> CauseLexicon:
    """Read once per process."""
    return CauseLexicon()


def with_causes(placed: list[Placed], sentences: tuple[Sentence, ...]) -> list[Placed]:
    """The mentions, plain ones with the type that the words around them give."""
    if not any(p.mention.among for p in placed):
        return placed
    found = {s.index: (s, cause_lexicon().find(s.text)) for s in sentences}
    return [_retyped(p, found) for p in placed]


def _retyped(item: Placed, found: Mapping[int, tuple[Sentence, tuple[_Found, ...]]]) -> Placed:
    mention = item.mention
    if not mention.among:
        return item
    scores = _scores(mention, found.values())
    if mention.type in mention.among:
        scores[mention.type] += _SENSE
    best = max(scores, key=lambda kind: (scores[kind], -relations().rank[kind]), default=mention.type)
    if best == mention.type or scores[best] < _ENOUGH:
        return item
    return replace(item, mention=replace(mention, type=best))


def _scores(
    mention: Mention, sentences: Iterable[tuple[Sentence, tuple[_Found, ...]]]
) -> dict[IncidentType, float]:
    counted: dict[tuple[IncidentType, str], float] = {}
    for sentence, cues in sentences:
        near = _nearness(mention, sentence)
        for cue in cues:
            if cue.type not in mention.among or (cue.weight == _HINT and near == _ELSEWHERE):
                continue
            key = (cue.type, cue.words)
            counted[key] = max(counted.get(key, 0.0), near * cue.weight)
    scores: dict[IncidentType, float] = defaultdict(float)
    for (kind, _), weight in counted.items():
        scores[kind] += weight
    return scores


def _nearness(mention: Mention, sentence: Sentence) -> float:
    own = mention.view.sentence
    if sentence.index == own.index:
        return _OWN
    if abs(sentence.index - own.index) == 1 and (
        sentence.paragraph == own.paragraph or own.index == 0 or sentence.index == 0
    ):
        return _BESIDE
    return _LEADING if sentence.index < _LEAD else _ELSEWHERE
