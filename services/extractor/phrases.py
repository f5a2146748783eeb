"""The little notation in which lexicons name words and phrases, compiled to regular expressions.

    bomb            the word itself, in any case
    bomb+           singular or plural
    kill~           any form of the verb: kill, kills, killed, killing (irregular forms in lexicon/verbs.yaml)
    (a|b c|d~)      one of these
    <the>           may be left out; never the first word of a phrase
    _               any one word
    __              up to four words, none of them across a comma or semicolon
    NN              a number in figures; never the first word of a trigger, which is looked up by it

Words are separated by white space or a hyphen, and never match inside a longer word.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

LEXICON = Path(__file__).parent / "lexicon"

_GAP = r"(?:\s+|-)"
_WORD = r"[\w'’.$]+(?:,\d{3})*(?:-[\w'’.$]+)*"
_VOWELS = "aeiou"


@cache
def _irregular() -> Mapping[str, tuple[str, ...]]:
    table = yaml.safe_load((LEXICON / "verbs.yaml").read_text(encoding="utf-8"))
    return {verb: tuple(str(form) for form in forms) for verb, forms in table.items()}


def verb_forms(verb: str) -> tuple[str, ...]:
    """All written forms of an English verb; both spellings where doubling of the last consonant is open."""
    if verb in _irregular():
        return (verb, *_irregular()[verb])
    if verb.endswith("e"):
        return (verb, verb + "s", verb + "d", verb[:-1] + "ing")
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    forms = [verb, third, verb + "ed", verb + "ing"]
    if len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS:  # noqa: PLR2004
        forms += [verb + verb[-1] + "ed", verb + verb[-1] + "ing"]
    return tuple(forms)


def noun_forms(noun: str) -> tuple[str, ...]:
    """Singular and plural of an English noun."""
    if noun.endswith("man"):
        return (noun, noun[:-3] + "men")
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return (noun, noun[:-1] + "ies")
    return (noun, noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s"))


def _tokens(phrase: str) -> list[str]:
    """Splits at white space, but not inside brackets, which may nest."""
    tokens, depth = [""], 0
    for character in phrase:
        depth += (character in "(<") - (character in ")>")
        if character.isspace() and not depth:
            tokens.append("")
        else:
            tokens[-1] += character
    if depth:
        raise ValueError(f"unbalanced brackets in the phrase {phrase!r}")
    return [token for token in tokens if token]


def _options(token: str) -> list[str]:
    """The alternatives of `(a|b|c)` or `<a|b>`, a suffix of the bracket handed to each."""
    suffix = token[-1] if token[-1] in "~+" else ""
    inner = token[1 : -1 - len(suffix)]
    options, depth = [""], 0
    for character in inner:
        depth += (character in "(<") - (character in ")>")
        if character == "|" and not depth:
            options.append("")
        else:
            options[-1] += character
    return [option.strip() + suffix for option in options]


def _word(token: str) -> str:
    if token == "_":  # noqa: S105 - notation, not a secret
        return _WORD
    if token == "NN":  # noqa: S105 - notation, not a secret
        return r"\d(?:[\d.,]*\d)?"
    if token.startswith("("):
        return "(?:" + "|".join(_sequence(_tokens(option)) for option in _options(token)) + ")"
    if token.endswith("~"):
        return "(?:" + "|".join(map(re.escape, verb_forms(token[:-1]))) + ")"
    if token.endswith("+"):
        return "(?:" + "|".join(map(re.escape, noun_forms(token[:-1]))) + ")"
    return re.escape(token)


def _sequence(tokens: list[str]) -> str:
    source, first = "", True
    for token in tokens:
        if token == "__":  # noqa: S105 - notation, not a secret
            source += rf"(?:{_GAP}{_WORD}){{0,4}}?"
        elif token.startswith("<"):
            source += f"(?:{_GAP}{_word('(' + token[1:-1] + ')')})?"
        else:
            source += ("" if first else _GAP) + _word(token)
        first = False
    return source


def _first_words(token: str) -> tuple[str, ...]:
    if token.startswith("("):
        return tuple(word for option in _options(token) for word in _first_words(_tokens(option)[0]))
    if token.endswith("~"):
        return verb_forms(token[:-1])
    if token.endswith("+"):
        return noun_forms(token[:-1])
    if token == "NN":  # noqa: S105 - notation, not a secret
        return ()
    if token in {"_", "__"} or token.startswith("<"):
        raise ValueError(f"a phrase can't begin with {token!r}: begin it with a word")
    return (token,)


@dataclass(frozen=True, slots=True)
class Phrases:
    """A set of phrases as one pattern, with the lower-case words that one of them may begin with."""

    pattern: re.Pattern[str]
    first_words: frozenset[str]

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text)


def compile_phrases(phrases: Iterable[str]) -> Phrases:
    """One pattern for all phrases, longest alternatives first. Raises ValueError for a phrase it can't read."""
    tokens = [_tokens(phrase) for phrase in phrases]
    sources = sorted((_sequence(t) for t in tokens), key=lambda s: (-len(s), s))
    heads = frozenset(
        part for t in tokens for word in _first_words(t[0]) for part in word.lower().split("-")[:1]
    )
    return Phrases(re.compile(rf"(?<![\w'])(?:{'|'.join(sources)})(?!\w)", re.IGNORECASE), heads)
