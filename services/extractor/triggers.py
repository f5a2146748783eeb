"""The trigger lexicon: typed patterns in `lexicon/triggers/*.yaml`, found in a sentence before any parser runs.

`TriggerLexicon.find` is the gate: a sentence in which it finds nothing is never parsed for incidents. What it finds is
a candidate; `mentions` holds it against the parse (part of speech, subject, object).
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import yaml
from pydantic import BaseModel, ConfigDict

from schemas.incident_type import IncidentType
from schemas.participant import ParticipantKind
from schemas.report import Realis
from services.extractor.phrases import LEXICON, Phrases, compile_phrases
from services.extractor.relations import relations

_WORD = re.compile(r"\w+(?:\.\w+)*")


class Strength(StrEnum):
    """What a trigger is worth without others."""

    STRONG = "strong"  # an incident by itself
    WEAK = "weak"  # an incident only with a toll, or a day and a place of its own
    HARM = "harm"  # tells of the dead or hurt: joins an incident of any kind, stands alone only with a count
    REFERENCE = "reference"  # points at an incident that is told elsewhere in the article


class PartOfSpeech(StrEnum):
    NOUN = "noun"
    VERB = "verb"


class TriggerRule(BaseModel):
    """One entry of a trigger file; see the head of each file for what the fields mean."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    match: tuple[str, ...]
    pos: PartOfSpeech | None = None
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    persons: bool = False
    """Any word for people will do as the object, besides those listed."""
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    strength: Strength = Strength.STRONG
    realis: Realis = Realis.ACTUAL
    among: tuple[str, ...] = ()
    """Plain words, which the words around them give a type: of these, or `hazard` and `violent` for those of relations.yaml."""
    example: tuple[str, ...]
    counter: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A compiled rule."""

    name: str
    """`bombing/3`: type and running number, for tests and for the trace of a decision."""
    type: IncidentType
    rule: TriggerRule
    match: Phrases
    subject: Phrases | None
    object: Phrases | None
    needs: Phrases | None
    unless: Phrases | None
    among: frozenset[IncidentType] = frozenset()
    doers: frozenset[ParticipantKind] = frozenset()
    """Kinds of groups of which any may be the subject by its name, since a strong rule's words for subjects include its kind."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger's words in a sentence: `text[start:end]`."""

    trigger: Trigger
    start: int
    end: int


class TriggerLexicon:
    """All triggers, indexed by the words that they may begin with."""

    def __init__(self, triggers: tuple[Trigger, ...]) -> None:
        self.triggers = triggers
        index: dict[str, list[int]] = defaultdict(list)
        for number, trigger in enumerate(triggers):
            for word in trigger.match.first_words:
                index[word].append(number)
        self._index = {word: tuple(numbers) for word, numbers in index.items()}

    def find(self, text: str) -> tuple[Hit, ...]:
        """Hits in order of position, longest first; sense checks on the sentence applied, the parse not yet."""
        return tuple(sorted(self._find(text), key=lambda h: (h.start, -h.end, h.trigger.name)))

    def _find(self, text: str) -> Iterator[Hit]:
        words = {word.lower() for word in _WORD.findall(text)}
        numbers = sorted({number for word in words for number in self._index.get(word, ())})
        for number in numbers:
            trigger = self.triggers[number]
            hits = [Hit(trigger, m.start(), m.end()) for m in trigger.match.pattern.finditer(text)]
            if not hits:
                continue
            if trigger.needs is not None and not trigger.needs.search(text):
                continue
            if trigger.unless is not None and trigger.unless.search(text):
                continue
            yield from hits


def _compile(name: str, kind: IncidentType, rule: TriggerRule) -> Trigger:
    def optional(phrases: tuple[str, ...]) -> Phrases | None:
        return compile_phrases(phrases) if phrases else None

    subject = optional(rule.subject)
    return Trigger(
        name=name,
        type=kind,
        rule=rule,
        match=compile_phrases(rule.match),
        subject=subject,
        object=optional(rule.object),
        needs=optional(rule.needs),
        unless=optional(rule.unless),
        among=frozenset(kind for name in rule.among for kind in _kinds(name)),
        doers=frozenset(
            kind
            for word, kind in _PLAIN.items()
            if subject is not None and rule.strength is Strength.STRONG and subject.search(word)
        ),
    )


# The plainest words for groups of each kind: a rule that admits one as its subject admits any that has a name.
_PLAIN = {
    "rebels": ParticipantKind.ARMED_GROUP,
    "gang": ParticipantKind.CRIMINALS,
    "soldiers": ParticipantKind.STATE_FORCES,
    "police": ParticipantKind.POLICE,
}


def _kinds(name: str) -> frozenset[IncidentType]:
    groups = {"hazard": relations().hazard, "violent": relations().violent}
    return groups[name] if name in groups else frozenset({IncidentType(name)})


def load_triggers() -> TriggerLexicon:
    """Reads and checks all trigger files. Raises pydantic.ValidationError for an entry that is not of the shape."""
    triggers: list[Trigger] = []
    for path in sorted((LEXICON / "triggers").glob("*.yaml")):
        for kind, rules in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for number, rule in enumerate(rules, start=1):
                checked = TriggerRule.model_validate(rule)
                triggers.append(_compile(f"{kind}/{number}", IncidentType(kind), checked))
    return TriggerLexicon(tuple(triggers))
