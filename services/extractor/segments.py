"""What each stretch of an article is: headline, body, dateline, caption, or page furniture that reports nothing.

A paragraph is called boilerplate only on a rule of `data/boilerplate.yaml`: furniture that slips through costs a false
candidate that later rules may still drop, a paragraph thrown away costs its incident.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from schemas.evidence import ArticlePart
from services.extractor.datafile import load_yaml
from services.extractor.sentences import split_sentences


class SegmentKind(StrEnum):
    HEADLINE = "headline"
    BODY = "body"
    DATELINE = "dateline"
    CAPTION = "caption"  # under a picture: often an older incident
    BOILERPLATE = "boilerplate"  # menus, appeals, related headlines, rights


@dataclass(frozen=True, slots=True)
class Segment:
    """`start:end` in the title or the text, in code points, without surrounding white space."""

    part: ArticlePart
    start: int
    end: int
    kind: SegmentKind


_RULES = load_yaml("boilerplate.yaml")
_BOILERPLATE = re.compile("|".join(f"(?:{rule['pattern']})" for rule in _RULES["boilerplate"]), re.IGNORECASE)
_CAPTION = re.compile("|".join(f"(?:{rule['pattern']})" for rule in _RULES["captions"]), re.IGNORECASE)
_LIST_HEADING = re.compile(
    "|".join(f"(?:{rule['pattern']})" for rule in _RULES["list_headings"]), re.IGNORECASE
)
_INLINE = re.compile(
    r"(?:(?<=[.!?]\s)|(?<=[.!?][\"”’)]\s))\W*(?:"
    + "|".join(f"(?:{rule['pattern']})" for rule in _RULES["inline"])
    + ")",
    re.IGNORECASE,
)
_EDITORIAL = re.compile("|".join(f"(?:{rule['pattern']})" for rule in _RULES["editorial"]), re.IGNORECASE)
_LINKS = 3  # a single line without a full stop is a heading of the story, two may be
_OPEN_END = re.compile(r"[.,;:?!…\"”’)\]-]\s*$")
_LIST_ITEM = re.compile(r"\s*(?:[-–—•*▪►»>]+|\d{1,2}[.)])\s+\S")
_LONG = (
    300  # characters; no rule may drop a paragraph that is longer than furniture ever is, unless it says so
)
_HEADLINE_LIKE = 130  # characters; an item of a list of related headlines is shorter

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_LINE = re.compile(r"[^\n]+")
_NARROWEST, _WIDEST = 40, 100  # characters of a hard-wrapped line
_WRAPPED = 2  # lines; a paragraph of more lines that break in mid-sentence is hard-wrapped text

# "BAGHDAD (Reuters) - ", "QUITO (ECUADOR), 23 OCT 93 (AFP) -- [TEXT] ", "KARACHI: ", "BLOWING ROCK, N.C. — "
_DATELINE = re.compile(
    r"(?P<dateline>[\"“]?(?:[^\W\d_][\w.'’]*(?:[ /-][^\W\d_a-z][\w.'’]*)*)"
    r"(?:\s\([A-Z][A-Za-z. ]{2,30}\)(?=,))?"
    r"(?:,\s+[^\W\d_][\w.'’]*\.?(?:\s+[^\W\d_a-z][\w.'’]*){0,3}|,\s+\d{1,2}\s+[A-Z]{3,9}\.?"
    r"(?:\s+\d{2,4})?|,\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2}){0,3}"
    r"(?:\s*\{\})?(?:\s*\([^()\n]{2,60}\))?)\s*(?:--+|[-–—]|:(?=\s))\s*(?:\[TEXT\]\s*)?(?=\S)"
)
_DATELINE_MAX = 90  # characters


def segment(title: str | None, text: str) -> tuple[Segment, ...]:
    """The article cut up, in order, title first. Total; the segments never overlap; blank stretches belong to none."""
    found: list[Segment] = []
    if title and title.strip():
        start = len(title) - len(title.lstrip())
        found.append(Segment(ArticlePart.TITLE, start, len(title.rstrip()), SegmentKind.HEADLINE))
    seen: set[str] = set()
    in_list = False
    for start, end in _paragraphs(text):
        words = text[start:end]
        key = " ".join(words.split()).casefold()
        kind = _kind(words, title)
        heading = _LIST_HEADING.fullmatch(words) is not None
        if heading or (in_list and (_looks_like_headline(words) or _is_short_item(words))):
            kind = SegmentKind.BOILERPLATE
        in_list = heading or (in_list and kind == SegmentKind.BOILERPLATE)
        if key in seen:
            kind = SegmentKind.BOILERPLATE
        seen.add(key)
        cut = _dateline_end(words) if kind == SegmentKind.BODY else 0
        if cut:
            found.append(_piece(start, start + len(words[:cut].rstrip()), SegmentKind.DATELINE))
        found.extend(
            _pieces(text, start + cut, end) if kind == SegmentKind.BODY else [_piece(start, end, kind)]
        )
    return tuple(_without_link_lists(text, found))


def _without_link_lists(text: str, segments: list[Segment]) -> Iterator[Segment]:
    """Several lines in a row after the story has begun, none a sentence, are links to other stories, under whatever heading."""
    begun = False
    for is_line, run in groupby(
        segments, key=lambda s: s.kind == SegmentKind.BODY and _is_link(text[s.start : s.end])
    ):
        lines = list(run)
        if is_line and begun and len(lines) >= _LINKS:
            lines = [replace(line, kind=SegmentKind.BOILERPLATE) for line in lines]
        yield from lines
        begun = begun or (not is_line and any(line.kind == SegmentKind.BODY for line in lines))


def _is_link(words: str) -> bool:
    return _looks_like_headline(words) and _OPEN_END.search(words) is None


def _pieces(text: str, start: int, end: int) -> Iterator[Segment]:
    """A paragraph of the story without the pointers to other stories that stand between its sentences."""
    begin = start
    for pointer in _INLINE.finditer(text, start, end):
        kept = text[begin : pointer.start()].rstrip()
        if kept:
            yield _piece(begin, begin + len(kept), SegmentKind.BODY)
        yield _piece(pointer.start(), pointer.end(), SegmentKind.BOILERPLATE)
        begin = pointer.end() + len(text[pointer.end() : end]) - len(text[pointer.end() : end].lstrip())
    if begin < end:
        yield _piece(begin, end, SegmentKind.BODY)


def _piece(start: int, end: int, kind: SegmentKind) -> Segment:
    return Segment(ArticlePart.TEXT, start, end, kind)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Blocks between blank lines; single line breaks split a block only where its lines are whole paragraphs."""
    for block in _PARAGRAPH.finditer(text):
        lines = list(_LINE.finditer(text, block.start(), block.end()))
        pieces = (
            [(block.start(), block.end())]
            if _is_hard_wrapped([x[0] for x in lines])
            else [x.span() for x in lines]
        )
        for start, end in pieces:
            words = text[start:end]
            if words.strip():
                yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _is_hard_wrapped(lines: list[str]) -> bool:
    """True where most lines but the last stop in mid-sentence at about the same width."""
    inner = [line.rstrip() for line in lines[:-1] if line.strip()]
    if not inner or _is_list(lines):
        return False
    broken = sum(1 for line in inner if not line.endswith((".", "!", "?", '"', "”", ":", ")")))
    widths = [len(line) for line in inner]
    of_terminal = _NARROWEST <= max(widths) <= _WIDEST and 3 * min(widths) >= max(widths)
    return broken * _WRAPPED >= len(inner) and of_terminal


def _is_list(lines: list[str]) -> bool:
    """Lines of which each starts anew: wrapped text has one that goes on in small letters, unless it is all capitals."""
    starts = [line.strip()[:1] for line in lines if line.strip()]
    return len(starts) > _LINKS and not "".join(lines).isupper() and not any(c.islower() for c in starts)


def _kind(words: str, title: str | None) -> SegmentKind:
    if _BOILERPLATE.search(words) and len(words) <= _LONG:
        return SegmentKind.BOILERPLATE
    if title and " ".join(words.split()).casefold() == " ".join(title.split()).casefold():
        return SegmentKind.HEADLINE
    if _CAPTION.search(words):
        return SegmentKind.CAPTION
    return SegmentKind.BODY


def _is_short_item(words: str) -> bool:
    """A numbered or dotted item of a list, which may end with a full stop."""
    return len(words) <= _HEADLINE_LIKE and _LIST_ITEM.match(words) is not None


def unwrapped(text: str, segments: tuple[Segment, ...]) -> str:
    """The text with the breaks of lines inside its segments made spaces, for a name may go on over them, and blanks for what
    the editor put in between. No character is moved.
    """
    characters = list(text)
    for found in segments:
        if found.part is ArticlePart.TEXT:
            for index in range(found.start, found.end):
                if characters[index] in "\r\n":
                    characters[index] = " "
    return _EDITORIAL.sub(lambda note: " " * len(note[0]), "".join(characters))


def _looks_like_headline(words: str) -> bool:
    return len(words) <= _HEADLINE_LIKE and not words.endswith((".", "!", "”", '"'))


def _dateline_end(words: str) -> int:
    """Length of the dateline at the start of a paragraph, its dash included; 0 where there is none."""
    match = _DATELINE.match(words)
    if match is None or len(match["dateline"]) > _DATELINE_MAX:
        return 0
    head = match["dateline"]
    town = re.split(r"[,(/]", head)[0].strip()
    credited = "(" in head or "," in head
    if words.isupper():  # old wires: only a double dash closes the dateline
        return match.end() if "--" in match[0] else 0
    if town.isupper() and len(town) > 2:  # noqa: PLR2004 - "UN - " is no town
        return match.end()
    return match.end() if credited and "(" in head and len(town.split()) <= 4 else 0  # noqa: PLR2004 - words of a town's name


__all__ = ["Segment", "SegmentKind", "segment", "split_sentences"]
