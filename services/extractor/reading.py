"""The sentences of an article as they are read: furniture left out, text cleaned, every character still placed.

A sentence carries its own cleaned text (white space squeezed) and, for each of its
characters, the offset in the original, so that every later quote can be given exactly.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from schemas.evidence import ArticlePart
from services.extractor.segments import Segment, SegmentKind
from services.extractor.sentences import split_sentences

# Captions are unread since archive pictures show older incidents, and what is new in others the story tells too.
_UNREAD = frozenset({SegmentKind.BOILERPLATE, SegmentKind.DATELINE, SegmentKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, as it is read."""

    index: int
    """Its place among the article's sentences, the title first."""
    part: ArticlePart
    kind: SegmentKind
    paragraph: int
    text: str
    offsets: tuple[int, ...]
    """Of each character of `text`, and of the end, in the original string of `part`."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets of `text[start:end]`."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def local(self, start: int, end: int) -> tuple[int, int] | None:
        """The part of an original span that lies in this sentence, as offsets in `text`; None where none does."""
        first, last = bisect_left(self.offsets, start), bisect_left(self.offsets, end)
        last = min(last, len(self.text))
        return (first, last) if first < last else None


def read_sentences(texts: dict[ArticlePart, str], segments: Iterable[Segment]) -> tuple[Sentence, ...]:
    """All sentences of the readable segments, in order."""
    sentences: list[Sentence] = []
    for paragraph, segment in enumerate(segments):
        if segment.kind in _UNREAD:
            continue
        text = texts[segment.part]
        for start, end in split_sentences(text, segment.start, segment.end):
            cleaned, offsets = _clean(text, start, end)
            if cleaned:
                sentences.append(
                    Sentence(
                        index=len(sentences),
                        part=segment.part,
                        kind=segment.kind,
                        paragraph=paragraph,
                        text=cleaned,
                        offsets=offsets,
                    )
                )
    return tuple(sentences)


def _clean(text: str, start: int, end: int) -> tuple[str, tuple[int, ...]]:
    """The text with white space squeezed and trimmed, and where each character stood."""
    characters: list[str] = []
    offsets: list[int] = []
    for index in range(start, end):
        character = text[index]
        if character.isspace():
            if not characters or characters[-1] == " ":
                continue
            character = " "
        characters.append(character)
        offsets.append(index)
    if characters and characters[-1] == " ":
        characters.pop()
        offsets.pop()
    return "".join(characters), (*offsets, offsets[-1] + 1 if offsets else start)
