"""Cuts a stretch of text into sentences by rules, cheap enough to run on every article before anything is parsed."""

import re

from services.extractor.datafile import load_yaml

_ABBREVIATIONS = load_yaml("abbreviations.yaml")
_ANY_CASE = frozenset(_ABBREVIATIONS["any_case"])
_CAPITALISED = frozenset(_ABBREVIATIONS["capitalised"])
_BEFORE_NUMBERS = frozenset(_ABBREVIATIONS["before_numbers"])

# A stop, the quotes and brackets that close with it, then space and something that can open a sentence.
_STOP = re.compile(
    r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[—–-]*\s*[A-Z0-9\u00c0-\u00de\[])|\n[ \t]*\n|\n(?=[ \t]{2,}\S)"
)
_LONGEST = 24  # characters of an abbreviation, at most
_LAST_WORD = re.compile(r"[\w.&'’-]+$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?$|^[A-Z]$")
# After initials such as "U.S." a new sentence starts only with a word like these.
_OPENERS = re.compile(
    r"\s+[\"“(]?(?:The|A|An|In|On|At|It|He|She|They|We|But|And|Police|Officials|There|This|That|No|One|Two|Three)\b"
)


def split_sentences(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences in `text[start:end]`, offsets in `text`, without the white space around them, in order."""
    spans: list[tuple[int, int]] = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop[0].strip() and _is_abbreviation(text, begin, stop):
            continue
        _append(spans, text, begin, stop.end())
        begin = stop.end()
    _append(spans, text, begin, end)
    return tuple(spans)


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    if piece.strip():
        spans.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))


def _is_abbreviation(text: str, begin: int, stop: re.Match[str]) -> bool:
    """True where the stop belongs to a word; a quote that closes behind it ends the sentence all the same."""
    if stop[0] not in (".", ".)"):
        return False
    word = _LAST_WORD.search(text[max(begin, stop.start() - _LONGEST) : stop.start()])
    last = word[0].lstrip("'’-") if word else ""
    if not last:
        return False
    if _INITIALS.search(last):
        return _OPENERS.match(text, stop.end()) is None
    lowered = last.lower()
    if lowered in _BEFORE_NUMBERS:
        return text[stop.end() : stop.end() + 4].lstrip()[:1].isdigit()
    return lowered in _ANY_CASE or (lowered in _CAPITALISED and last[0].isupper())
