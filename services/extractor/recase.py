"""Gives texts that are printed in capitals (old wire services, tickers) the case that the parser was trained on.

Every character keeps its place, so offsets stay valid. A word is a name where the vocabulary does not know it in any
form, where the gazetteer knows it and it is nothing but a noun, where the list of names has it (`data/capitals.yaml`),
or where the word before it says so ("San", "General").
"""

import re
from collections.abc import Callable, Collection

from services.extractor.datafile import load_yaml
from services.extractor.sentences import split_sentences

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CAPITALS_SHARE = 0.8  # of the letters; below this, single words in capitals are acronyms in an ordinary text
_MIN_LETTERS = 12  # shorter strings say nothing about the habit of a text
_STARTS = re.compile(
    r"[!?\[]|\.[\"”’)\]]*\s{2,}|\.[\"”’)\]]*\n"
)  # what the splitter takes for an abbreviation included
_VOWELS = re.compile(r"[aeiouy]")
_LONGEST_ACRONYM = 5
_BRACKETED = re.compile(r"[(\[]([^\W\d_]+(?: [^\W\d_]+)*)[)\]]")
_PLACE_WORDS = 3  # of a name: longer ones have capitals of their own
_REACH = 80  # characters before a bracket in which what it shortens is spelt out
_ENDINGS = (
    ("'s", ""), ("’s", ""), ("s'", "s"), ("n't", ""), ("men", "man"), ("ies", "y"), ("ied", "y"), ("es", ""), ("es", "e"),
    ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""), ("er", ""), ("er", "e"), ("est", ""),
    ("est", "e"), ("iest", "y"),
)  # fmt: skip
_PREFIXES = ("anti", "counter", "non", "pro", "super")  # before a word of the vocabulary: "progovernment"
_CAPITALS = load_yaml("capitals.yaml")
_NAMES = frozenset(_CAPITALS["always"]) | frozenset(_CAPITALS["names"])
_BESIDE_NUMBERS = frozenset(_CAPITALS["beside_numbers"])
_BEFORE_NAMES = frozenset(_CAPITALS["before_names"])
_SURNAMES = frozenset(_CAPITALS["surnames"])
_WORDS = frozenset(_CAPITALS["words"])
_ACRONYMS = frozenset(_CAPITALS["acronyms"])
_SMALL = frozenset(_CAPITALS["small"])
_NUMBER_AFTER = re.compile(r"[\s,]+\d")
_NUMBER_BEFORE = re.compile(r"\d\s+$")


def in_capitals(text: str) -> bool:
    """Whether a text is printed in capitals throughout."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= _MIN_LETTERS and sum(c.isupper() for c in letters) >= _CAPITALS_SHARE * len(
        letters
    )


def is_form_of(word: str, common: Collection[str]) -> bool:
    """Whether a lower-case word, or what is left of it without an ending, is in the vocabulary."""
    if word in common:
        return True
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)] + instead
            doubled = len(stem) > 2 and stem[-1] == stem[-2]  # noqa: PLR2004 - "stopped" -> "stopp" -> "stop"
            if stem in common or (doubled and stem[:-1] in common):
                return True
    return any(
        word.startswith(prefix) and len(word) > len(prefix) + 3 and word[len(prefix) :] in common
        for prefix in _PREFIXES
    )


def recaser(
    common: Collection[str],
    verbs: Collection[str],
    is_name: Callable[[str], bool],
    acronyms: Collection[str],
    names: re.Pattern[str],
    is_place: Callable[[str, bool], bool],
) -> Callable[[str], str]:
    """A function that lowers common words, capitalises names and keeps acronyms; other texts it returns unchanged.

    `common`, `verbs` (with function words) and `acronyms` hold lower-case words; `names` finds names of several words,
    `is_place` knows names of places of several words, or only those of countries.
    `is_name` says of a lower-case word of `common` that it is rather a name.
    """

    def word(raw: str, before: str, own: Collection[str]) -> str:
        lower = raw.lower()
        stem, suffix = (raw[:-2], raw[-2:].lower()) if lower.endswith(("'s", "’s")) else (raw, "")
        bare = stem.lower()
        if len(lower) != len(raw) or bare in acronyms or bare in own or bare in _ACRONYMS:
            return stem + suffix
        known = is_form_of(lower, common)
        if not known and len(lower) <= _LONGEST_ACRONYM and not _VOWELS.search(lower):
            return raw
        titled = before in _BEFORE_NAMES and not is_form_of(bare, verbs)  # "the general said" names nobody
        titled = titled or (bare in _SURNAMES and (before in _BEFORE_NAMES or before in _NAMES))
        is_word = known and bare not in _NAMES and not is_name(bare) and not titled
        return lower if is_word or bare in _WORDS else raw[0] + lower[1:]

    def recase(text: str) -> str:
        if not in_capitals(text):
            return text
        pieces: list[str] = []
        sentences = {start for start, _ in split_sentences(text, 0, len(text))}
        own, within = own_acronyms(text, common), [match.span() for match in names.finditer(text)]
        end, before, starts = 0, "", True
        for match in _WORD.finditer(text):
            between = text[end : match.start()]
            raw, lower = match.group(), match.group().lower()
            letter_of_acronym = len(raw) == 1 and text[match.end() : match.end() + 1] == "."
            starts = starts or match.start() in sentences or _STARTS.search(between) is not None
            starts = starts or (lower in _BESIDE_NUMBERS and _beside_number(text, *match.span()))
            while within and within[0][1] <= match.start():
                del within[0]
            named = bool(within) and within[0][0] <= match.start() and lower not in _SMALL
            cased = raw if letter_of_acronym else word(raw, before if between.isspace() else "", own)
            if starts or named:
                cased = cased[0].upper() + cased[1:]
            pieces += [between, cased]
            end, before, starts = match.end(), lower, False
        return _with_places("".join([*pieces, text[end:]]), is_place)

    return recase


def _with_places(text: str, is_place: Callable[[str, bool], bool]) -> str:
    """Capitals for all words of a country, or of a place of which one has its own: "united states", "Mexico city"."""
    words = list(_WORD.finditer(text))
    cased = list(text)
    for first, word in enumerate(words):
        last = first
        while last + 1 < len(words) and last - first < _PLACE_WORDS - 1:
            if not text[words[last].end() : words[last + 1].start()].isspace():
                break
            last += 1
        for end in range(last, first, -1):
            run = words[first : end + 1]
            capitals = [w[0][0].isupper() for w in run]
            if all(capitals) or not (word[0] + run[-1][0]).isalpha():
                continue
            if is_place(" ".join(w[0].lower() for w in run), not any(capitals)):
                for w in run:
                    if w[0] not in _SMALL or w is word:
                        cased[w.start()] = cased[w.start()].upper()
                break
    return "".join(cased)


def own_acronyms(text: str, common: Collection[str]) -> frozenset[str]:
    """Words, lower case, that a text in capitals itself shows to be acronyms: it spells them out beside brackets."""
    found: set[str] = set()
    for match in _BRACKETED.finditer(text):
        before = re.findall(r"\w+", text[max(0, match.start() - _REACH) : match.start()])
        inside = match.group(1).lower().split()
        if len(inside) > 1:
            if before and len(before[-1]) > 1 and _initials(inside).startswith(before[-1].lower()):
                found.add(before[-1].lower())
        elif len(inside[0]) <= _LONGEST_ACRONYM and (
            _is_spelt(inside[0], before) or (text[match.start()] == "(" and not is_form_of(inside[0], common))
        ):
            found.add(inside[0])
    return frozenset(found)


def _initials(words: list[str]) -> str:
    return "".join(word[0].lower() for word in words if word.lower() not in _SMALL)


def _is_spelt(acronym: str, before: list[str]) -> bool:
    """Whether its letters begin the words before it, small ones left out."""
    return len(acronym) > 1 and _initials(before).endswith(acronym)


def _beside_number(text: str, start: int, end: int) -> bool:
    """ "4 March", "in May 1989"."""
    return (
        _NUMBER_BEFORE.search(text, max(0, start - 4), start) is not None
        or _NUMBER_AFTER.match(text, end) is not None
    )
