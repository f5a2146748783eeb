"""What real incidents leave behind in a text, and what they don't: who tells it, who came, who was hit, and where.

A text that borrows the words of violence and disaster has its verbs in the past tense, days and towns as news has. It has
nobody whose task it is to know, no victims by age and trade, no scene: that is told here, for the whole article and
for the sentences of one incident.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from services.extractor.discourse import discourse_words
from services.extractor.genre import LEAD, Tolls, genre_lexicon, joined, weigh, weight_of
from services.extractor.phrases import Phrases
from services.extractor.reading import Sentence


@dataclass(frozen=True, slots=True)
class Cues:
    """Weights of the cues of a text, as `lexicon/genre.yaml` has them."""

    news: int = 0
    toll: int = 0


@dataclass(frozen=True, slots=True)
class Traces:
    """Of one article."""

    whole: Cues
    borrowed: int
    """Weight of the cues of that kind which it is most like, of those that only borrow the words."""
    concrete: float
    """Share of the sentences that name who or what is there where something happens."""
    told: bool
    """Whether anything is told on the word of those whose task it is to know."""
    reader: float
    """Share of the sentences that speak to the reader."""
    negated: float
    """Share of the sentences that say what is not so."""
    conditional: float
    """Share of those that say what might be or will be."""
    habitual: float
    """Share of those that say what is so again and again."""
    falsehoods: int
    """Number of different words for what was taken for so."""
    margin: int
    """By how much the cues of that kind which it is most like outweigh those of news; below zero where they don't."""
    leading: int
    """Weight of the cues of one such kind in title and first sentences."""
    density: float
    """Weight of the cues of one such kind to the word."""
    of_sentence: Mapping[int, Cues]
    """By number of the sentence, for those that were asked for."""


def traces_of(sentences: Sequence[Sentence], mentioning: frozenset[int]) -> Traces:
    """`mentioning`: the numbers of the sentences that mention an incident."""
    text, words = joined(sentences), discourse_words()
    lead = joined(sentences[:LEAD])
    whole, in_lead = _cues(text), _cues(lead)
    kinds = [kind for kind in genre_lexicon().kinds if kind.realis is None]
    weights = [weight_of(kind, text) for kind in kinds]
    against = [whole.news + in_lead.news + (whole.toll if k.tolls is Tolls.REAL else 0) for k in kinds]
    borrowed = max(weights, default=0)
    return Traces(
        whole=whole,
        borrowed=borrowed,
        concrete=_share(words.concrete, sentences),
        told=any(words.tellers.search(s.text) and words.telling.search(s.text) for s in sentences),
        reader=_share(words.second_person, sentences),
        negated=_share(words.negation, sentences),
        conditional=_share(words.conditional, sentences),
        habitual=_share(words.habitual, sentences),
        falsehoods=len({m.group().lower() for m in words.falsehood.pattern.finditer(text)}),
        margin=max((w - a for w, a in zip(weights, against, strict=True)), default=0),
        leading=max((weight_of(kind, lead) for kind in kinds), default=0),
        density=borrowed / max(1, len(text.split())),
        of_sentence={s.index: _cues(s.text) for s in sentences if s.index in mentioning},
    )


def _cues(text: str) -> Cues:
    lexicon = genre_lexicon()
    return Cues(weigh(lexicon.news, text), weigh(lexicon.toll, text))


def _share(words: Phrases, sentences: Iterable[Sentence]) -> float:
    found = [words.search(s.text) is not None for s in sentences]
    return sum(found) / len(found) if found else 0.0
