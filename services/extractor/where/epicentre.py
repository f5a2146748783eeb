"""Sentences that say where an earthquake was: "The epicentre was 42 km north-west of Vallenar"."""

import re
from collections.abc import Iterator

from schemas.evidence import ArticlePart
from services.extractor.where.toponym import Span

_SENTENCE = re.compile(r"[^\n]*?(?:[.!?](?=\s+[A-Z\"“])|\n|$)")
_EPICENTRE = re.compile(
    r"\bepicent(?:re|er)\b|\bwas\s+cent(?:red|ered)\b|\bhypocent(?:re|er)\b", re.IGNORECASE
)


def epicentres(part: ArticlePart, text: str) -> Iterator[Span]:
    """From the word for the epicentre to the end of each sentence that has one, in order."""
    for word in _EPICENTRE.finditer(text):
        sentence = _SENTENCE.match(text, word.start())
        yield part, word.start(), sentence.end() if sentence else len(text)
