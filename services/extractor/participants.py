"""Who did it and to whom, by the roles in the clauses that tell it, with aliases folded and kinds from the lexicon."""

from dataclasses import dataclass
from functools import cache

import yaml
from spacy.tokens import Token

from schemas.participant import Participant, ParticipantKind
from services.extractor.clauses import is_noun, objects, phrase_span, subjects
from services.extractor.drafts import Draft
from services.extractor.harm_lexicon import Slot
from services.extractor.harm_statement import HarmStatement
from services.extractor.mentions import Mention
from services.extractor.phrases import LEXICON, Phrases, compile_phrases
from services.extractor.triggers import Strength

_MAX = 4  # names of a side that a report lists; more are parts of the same
_ACTORS = (
    ParticipantKind.ARMED_GROUP,
    ParticipantKind.CRIMINALS,
    ParticipantKind.PROTESTERS,
    ParticipantKind.STATE_FORCES,
)
_HARMED = frozenset({Slot.KILLED, Slot.INJURED, Slot.HIT, Slot.ABDUCTED})


@dataclass(frozen=True, slots=True)
class Found:
    """A participant and the original offsets of the words, in the part of its sentence."""

    participant: Participant
    view_index: int
    start: int
    end: int


class ParticipantLexicon:
    """`lexicon/participants.yaml`, compiled."""

    def __init__(self) -> None:
        data = yaml.safe_load((LEXICON / "participants.yaml").read_text(encoding="utf-8"))
        self.weapons = compile_phrases(data["weapons"])
        self.nouns: list[tuple[ParticipantKind, Phrases]] = [
            (ParticipantKind(kind), compile_phrases(words)) for kind, words in data["nouns"].items()
        ]
        self.targets: list[tuple[ParticipantKind, Phrases]] = [
            (ParticipantKind(kind), compile_phrases(words)) for kind, words in data["targets"].items()
        ]
        self.groups: list[tuple[ParticipantKind, str, Phrases]] = [
            (ParticipantKind(kind), names[0], compile_phrases(names))
            for kind, groups in data["groups"].items()
            for names in groups
        ]


@cache
def participant_lexicon() -> ParticipantLexicon:
    """Read once per process."""
    return ParticipantLexicon()


def perpetrators_of(draft: Draft) -> tuple[Found, ...]:
    """Those whom the clauses name as acting, in order of mention; weapons and events that act are left out."""
    found: list[Found] = []
    for placed in draft.placed:
        for head in subjects(placed.mention.token):
            found.extend(_acting(placed.mention, head))
        for statement in placed.harm:
            for head in subjects(statement.token) if statement.slot in _HARMED else ():
                if not any(p.head == head for p in statement.people):
                    found.extend(_acting(placed.mention, head))
    return _distinct(found) or _distinct(_actors_beside(draft))


def _actors_beside(draft: Draft) -> list[Found]:
    """Where no clause names who acted: words for armed men that point at the incident ("the gunmen fled")."""
    found: list[Found] = []
    for placed in draft.placed:
        mention = placed.mention
        if mention.strength is Strength.REFERENCE and is_noun(mention.token):
            person = _named(mention, mention.token, _name(mention.token), targets=False)
            if person is not None and person.participant.kind in _ACTORS:
                found.append(person)
    return found


def targets_of(draft: Draft) -> tuple[Found, ...]:
    """What or whom it was done to: objects of the act, then those it harmed."""
    found: list[Found] = []
    for placed in draft.placed:
        for head in objects(placed.mention.token):
            found.extend(_suffering(placed.mention, head))
    for statement in draft.harm:
        if statement.slot in _HARMED and not statement.denied:
            found.extend(_harmed(statement))
    return _distinct(found)


def _acting(mention: Mention, head: Token) -> list[Found]:
    text = _name(head)
    if participant_lexicon().weapons.search(head.text):
        return []
    return [f for f in [_named(mention, head, text, targets=False)] if f is not None]


def _suffering(mention: Mention, head: Token) -> list[Found]:
    if participant_lexicon().weapons.search(head.text):
        return []
    return [f for f in [_named(mention, head, _name(head), targets=True)] if f is not None]


def _named(mention: Mention, head: Token, text: str, *, targets: bool) -> Found | None:
    lexicon = participant_lexicon()
    start, end = phrase_span(head)
    begin, stop = mention.view.offsets(start, end)
    wide = head.doc[start : min(head.right_edge.i + 1, end + 4)].text
    for kind, name, phrases in lexicon.groups:
        if phrases.search(text) and not (targets and _kind(lexicon.targets, head.text)):
            return Found(Participant(name=name, kind=kind), mention.view.index, begin, stop)
    found = _kind(lexicon.targets, text) if targets else None
    found = found or _kind(lexicon.nouns, text)
    if found is None and head.pos_ == "PROPN":
        found = ParticipantKind.UNKNOWN
    if found is None and targets:
        found = _kind(lexicon.targets, wide)
    if found is None:
        return None
    return Found(Participant(name=text, kind=found), mention.view.index, begin, stop)


def _harmed(statement: HarmStatement) -> list[Found]:
    found = []
    for people in statement.people:
        name = _name(people.head)
        kind = _kind(participant_lexicon().nouns, name)
        if people.head.pos_ in {"PRON", "NUM"} or not name or (kind is None and people.head.pos_ != "PROPN"):
            continue
        begin, stop = statement.view.offsets(people.start, people.end)
        found.append(
            Found(
                Participant(name=name, kind=kind or ParticipantKind.UNKNOWN),
                statement.view.index,
                begin,
                stop,
            )
        )
    return found


def _kind(table: list[tuple[ParticipantKind, Phrases]], text: str) -> ParticipantKind | None:
    """The kind whose word stands last in the phrase: "police station guard" is a guard."""
    best: tuple[int, int, ParticipantKind] | None = None
    for kind, phrases in table:
        for match in phrases.pattern.finditer(text):
            if best is None or (match.end(), match.end() - match.start()) > best[:2]:
                best = (match.end(), match.end() - match.start(), kind)
    return best[2] if best else None


_DROPPED = frozenset({"det", "nummod", "quantmod", "advmod", "predet"})


def _name(head: Token) -> str:
    """The phrase without articles, numbers and clauses, as a reader would list it."""
    start, end = phrase_span(head)
    words = [t for t in head.doc[start:end] if not (t.dep_ in _DROPPED and t.head == head)]
    while words and (words[0].is_punct or words[0].pos_ in {"DET", "NUM", "PART", "ADV"}):
        words.pop(0)
    return "".join(t.text_with_ws for t in words).strip() if head.pos_ != "PRON" else ""


def _distinct(found: list[Found]) -> tuple[Found, ...]:
    kept: list[Found] = []
    for item in found:
        if item.participant.name and item.participant.name.casefold() not in {
            k.participant.name.casefold() for k in kept
        }:
            kept.append(item)
    return tuple(kept[:_MAX])
