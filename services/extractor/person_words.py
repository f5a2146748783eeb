"""Which words stand for people (`lexicon/people.yaml`, and the nouns of `lexicon/participants.yaml`)."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml
from spacy.tokens import Token

from services.extractor.clauses import is_noun
from services.extractor.number_words import read_number
from services.extractor.phrases import LEXICON, noun_forms

_SHORTEST = 5  # letters of a noun that its ending alone makes a person: "rider", not "door"


class PeopleLexicon:
    """The lists, as sets of lower-case words."""

    def __init__(self) -> None:
        words: dict[str, Any] = yaml.safe_load((LEXICON / "people.yaml").read_text(encoding="utf-8"))
        participants = yaml.safe_load((LEXICON / "participants.yaml").read_text(encoding="utf-8"))
        self.suspects = frozenset(form for word in words["suspects"] for form in noun_forms(word))
        self.reflexive = frozenset(words["reflexive"])
        self.ages = {word: (low, high) for (low, high), nouns in _ranges(words["ages"]) for word in nouns}
        self.male, self.female = frozenset(words["male"]), frozenset(words["female"])
        self.described = frozenset(
            form for word in sorted(self.male | self.female | self.ages.keys()) for form in noun_forms(word)
        )
        """Nouns that tell sex, kin or age, in both numbers."""
        self.singular = frozenset(words["singular_pronouns"])
        self.plural = frozenset(words["plural_pronouns"])
        self.indefinite = frozenset(words["indefinite"])
        self.none = frozenset(words["none"])
        self.two = frozenset(words["two"])
        self.collective = frozenset(words["collective"])
        self.additional = frozenset(words["additional"])
        self.of_nouns = frozenset(words["of_nouns"])
        self.part_of = frozenset(words["part_of"])
        self.part_before = tuple(words["part_before"])
        self.ordinals = frozenset(words["ordinals"])
        self.counted_up = _ordinal_numbers(words["counted_up"])
        """The number that an ordinal stands for: "fourth" 4, "twenty-first" 21."""
        self.single_of_collective = frozenset(words["single_of_collective"])
        self.of_something = frozenset(words["of_something"])
        self.hyphenated = frozenset(words["hyphenated"])
        self.counting = frozenset(words["counting"])
        self.endings = tuple(words["endings"])
        self.things = frozenset(words["things"])
        self.nouns = _last_words(participants["nouns"])
        self.persons = frozenset(form.lower() for word in words["persons"] for form in noun_forms(word))
        self.targets = _last_words(participants["targets"])


def _ranges(table: dict[str, list[str]]) -> Iterator[tuple[tuple[int, int], list[str]]]:
    """ "0-20: [boy, girl]" as bounds in years and nouns."""
    for span, nouns in table.items():
        low, high = span.split("-")
        yield (int(low), int(high)), nouns


def _last_words(table: dict[str, list[str]]) -> frozenset[str]:
    """The last word of each phrase, in both numbers where the lexicon says so."""
    last = [phrase.split()[-1].lower() for phrases in table.values() for phrase in phrases]
    return frozenset(
        form for word in last for form in (noun_forms(word[:-1]) if word.endswith("+") else (word,))
    )


def _ordinal_numbers(words: dict[str, list[str]]) -> dict[str, int]:
    """ "First" to "ninety-ninth", made of the single words and the tens."""
    single = {word: number for number, word in enumerate(words["single"], start=1)}
    tens = {word: 10 * number for number, word in enumerate(words["tens"], start=2)}
    joined = {
        f"{ten}-{word}": value + single[word] for ten, value in tens.items() for word in words["single"][:9]
    }
    round_tens = {ten.removesuffix("y") + "ieth": value for ten, value in tens.items()}
    return single | joined | round_tens


@cache
def people_lexicon() -> PeopleLexicon:
    """Read once per process."""
    return PeopleLexicon()


def is_person_word(token: Token) -> bool:
    """Whether a word can stand for people: pronoun, number, name, or a noun that the lexicon or its ending marks."""
    lexicon, lower = people_lexicon(), token.lower_
    pronouns = lexicon.singular | lexicon.plural | lexicon.indefinite | lexicon.none
    plain = pronouns | lexicon.counting | lexicon.nouns | lexicon.persons
    kin = lower == "law" and _is_in_law(token)
    number = token.pos_ == "NUM" or _is_spelled(token)
    if lower in plain or kin or number or (lower in lexicon.of_something and _is_of(token)):
        return True
    if lower in lexicon.ordinals:
        return _is_one_more(token)
    if lower in lexicon.hyphenated and token.i + 1 < len(token.doc) and token.nbor().text == "-":
        return True
    if token.pos_ == "PROPN":
        return lower not in lexicon.targets  # "U.S. Embassy" is no person
    if lower.endswith(("-year-old", "year-olds")):
        return True
    by_ending = len(lower) >= _SHORTEST and lower.endswith(lexicon.endings) and lower not in lexicon.things
    return is_noun(token) and by_ending


def _is_of(noun: Token) -> bool:
    """ "The head of an NGO" is a person, unless it is somebody's or was hit: "in the head"."""
    return (
        noun.dep_ in {"nsubj", "nsubjpass", "dobj", "conj", "pobj"}
        and any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.children)
        and any(c.dep_ == "det" for c in noun.children)
    )


def _is_in_law(noun: Token) -> bool:
    """ "His sister-in-law", which tokenisers cut up."""
    return noun.doc[max(0, noun.i - 4) : noun.i].text.lower().endswith(("-in-", " in "))


def _is_one_more(ordinal: Token) -> bool:
    """ "Wounded a third": neither "a third of them" nor "a third attack"."""
    following = ordinal.nbor() if ordinal.i + 1 < len(ordinal.doc) else None
    alone = following is None or not (is_noun(following) or following.lower_ == "of" or following.text == "-")
    return alone and ordinal.i > 0 and ordinal.nbor(-1).lower_ in {"a", "an"}


def _is_spelled(token: Token) -> bool:
    """ "The twelve who died": a number in letters, which is tagged as a noun."""
    return token.tag_ == "NN" and token.lower_.isalpha() and (read_number(token.lower_) or 0) > 1
