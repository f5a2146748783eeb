"""The words of harm (`lexicon/harm.yaml`), compiled."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import yaml

from services.extractor.phrases import LEXICON, Phrases, compile_phrases, noun_forms, verb_forms


class Slot(StrEnum):
    """What became of them. All but HIT are slots of the contract's toll."""

    KILLED = "killed"
    INJURED = "injured"
    HIT = "hit"  # shot or stabbed; the outcome may be told elsewhere
    MISSING = "missing"
    ABDUCTED = "abducted"
    ARRESTED = "arrested"
    DISPLACED = "displaced"


@dataclass(frozen=True, slots=True)
class HarmWord:
    slot: Slot
    use: str
    """`transitive`, `intransitive`, `state` or `nouns`, as in the file."""


class HarmLexicon:
    """`lexicon/harm.yaml`, compiled."""

    def __init__(self) -> None:
        data = yaml.safe_load((LEXICON / "harm.yaml").read_text(encoding="utf-8"))
        self.words: dict[str, list[HarmWord]] = {}
        self.phrases: list[tuple[Slot, str, Phrases]] = []
        for slot in Slot:
            for use, words in data.get(slot.value, {}).items():
                for word in words:
                    forms = (
                        verb_forms(word)
                        if use in {"transitive", "intransitive"}
                        else noun_forms(word)
                        if use == "nouns"
                        else (word,)
                    )
                    for form in forms:
                        self.words.setdefault(form, []).append(HarmWord(slot, use))
        for slot_name, sides in data["phrases"].items():
            for side, phrases in sides.items():
                self.phrases.append((Slot(slot_name), side, compile_phrases(phrases)))
        self.fatal_beside = compile_phrases(data["fatal_beside"])
        self.fatal_acts = compile_phrases(data["fatal_acts"])
        self.fatal_charges = compile_phrases(data["fatal_charges"])
        self.not_fatal = compile_phrases(data["not_fatal"])
        self.multiples: dict[str, int] = data["multiples"]
        self.multiplied = {word: Slot(slot) for word, slot in data["multiplied"].items()}
        self.fates = {phrase: Slot(slot) for slot, phrases in data["fates"].items() for phrase in phrases}
        self.fate = compile_phrases(self.fates)
        self.harmless_before = {verb: frozenset(words) for verb, words in data["harmless_before"].items()}
        self.harmless_after = {verb: frozenset(words) for verb, words in data["harmless_after"].items()}
        self.on_places = frozenset(form for noun in data["on_places"] for form in noun_forms(noun))
        self.between = frozenset(data["between"])
        self.to_people = frozenset(form for verb in data["to_people"] for form in verb_forms(verb))
        self.beasts = frozenset(form for noun in data["beasts"] for form in noun_forms(noun))
        self.events: tuple[str, ...] = tuple(data["events"])
        self.statistics = compile_phrases(data["statistics"])
        self.witnesses = compile_phrases(data["sources"]["witnesses"])
        self.parties = compile_phrases(data["sources"]["parties"])
        self.counting = compile_phrases(data["sources"]["counting"])
        self.nobody = compile_phrases(data["nobody"])
        self.gate = (
            frozenset(self.words)
            | {w for _, _, p in self.phrases for w in p.first_words}
            | frozenset(data["nobody_gate"])
            | frozenset(data["toll_gate"])
            | self.fatal_acts.first_words
            | self.fatal_charges.first_words
        )


@cache
def harm_lexicon() -> HarmLexicon:
    """Read once per process."""
    return HarmLexicon()
