"""How much of an article is spoken and argued rather than told (`lexicon/discourse.yaml`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import yaml

from services.extractor.phrases import LEXICON, compile_phrases
from services.extractor.reading import Sentence

_HEAD = 2  # title and first sentence: where a text says what it is


class DiscourseLexicon:
    """The lists, compiled."""

    def __init__(self) -> None:
        data = yaml.safe_load((LEXICON / "discourse.yaml").read_text(encoding="utf-8"))
        self.first_person = compile_phrases(data["first_person"])
        self.argument = compile_phrases(data["argument"])
        self.allegation = compile_phrases(data["allegation"])
        self.long_ago = compile_phrases(data["long_ago"])
        self.genre = compile_phrases(data["genre"])
        self.second_person = compile_phrases(data["second_person"])
        self.concrete = compile_phrases(data["concrete"])
        self.warfare = compile_phrases(data["warfare"])
        self.tellers = compile_phrases(data["tellers"])
        self.telling = compile_phrases(data["telling"])
        self.creatures = compile_phrases(data["creatures"])
        self.negation = compile_phrases(data["negation"])
        self.conditional = compile_phrases(data["conditional"])
        self.habitual = compile_phrases(data["habitual"])
        self.falsehood = compile_phrases(data["falsehood"])


@cache
def discourse_words() -> DiscourseLexicon:
    """Read once per process."""
    return DiscourseLexicon()


@dataclass(frozen=True, slots=True)
class Discourse:
    """Shares of the article's sentences, from 0 to 1; all 0 for an article without any."""

    first_person: float = 0.0
    quoted: float = 0.0
    argument: float = 0.0
    genre: float = 0.0
    """1 where title or first sentence call it a speech, an interview, an editorial."""


def discourse_of(sentences: Sequence[Sentence]) -> Discourse:
    """Counted over the whole text."""
    if not sentences:
        return Discourse()
    words = discourse_words()
    number = len(sentences)
    texts = [s.text for s in sentences]
    return Discourse(
        first_person=sum(words.first_person.search(t) is not None for t in texts) / number,
        quoted=sum('"' in t or "“" in t for t in texts) / number,
        argument=sum(words.argument.search(t) is not None for t in texts) / number,
        genre=float(any(words.genre.search(t) for t in texts[:_HEAD])),
    )
