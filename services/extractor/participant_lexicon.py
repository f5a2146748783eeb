"""The words of `lexicon/participants.yaml`, compiled: which noun means a participant of which kind."""

from functools import cache
from typing import Any

import yaml

from schemas.participant import ParticipantKind
from services.extractor.phrases import LEXICON, Phrases, compile_phrases


class ParticipantLexicon:
    """Read-only. Raises ValueError for a kind that does not exist or a phrase that can't be read."""

    def __init__(self) -> None:
        data: dict[str, Any] = yaml.safe_load((LEXICON / "participants.yaml").read_text(encoding="utf-8"))
        self.people = KindTable(data["nouns"])
        self.things = KindTable(data["targets"])
        self.weapons = compile_phrases(data["weapons"])
        self.collective = compile_phrases(data["collective"])
        self.parts = compile_phrases(data["parts"])
        self.vague = frozenset(data["vague"])
        self.quantities = frozenset(data["quantities"])
        self.sufferers = frozenset(data["sufferers"])
        self.arming = compile_phrases(data["arming"])
        self.owners = KindTable(data["owners"])
        self.hedges = frozenset(data["hedges"])
        self.members = frozenset(data["members"])
        self.no_names = frozenset(data["no_names"])


class KindTable:
    """Phrases by kind, asked for the longest that a noun phrase ends with."""

    def __init__(self, table: dict[str, list[str]]) -> None:
        self._kinds = [(ParticipantKind(kind), compile_phrases(phrases)) for kind, phrases in table.items()]

    def at_end(self, text: str) -> ParticipantKind | None:
        """The kind of the longest phrase that `text` ends with, first kind first; None without one."""
        best: tuple[int, ParticipantKind] | None = None
        for kind, phrases in self._kinds:
            for match in phrases.pattern.finditer(text):
                length = match.end() - match.start()
                if match.end() == len(text) and (best is None or length > best[0]):
                    best = (length, kind)
        return best[1] if best else None

    def last(self, text: str) -> ParticipantKind | None:
        """The kind of the phrase that ends last in `text`, the longest of them; None without one."""
        best: tuple[int, int, ParticipantKind] | None = None
        for kind, phrases in self._kinds:
            for match in phrases.pattern.finditer(text):
                if best is None or (match.end(), match.end() - match.start()) > best[:2]:
                    best = (match.end(), match.end() - match.start(), kind)
        return best[2] if best else None


def ends_with(phrases: Phrases, text: str) -> bool:
    """Whether one of the phrases ends the text."""
    return any(match.end() == len(text) for match in phrases.pattern.finditer(text))


@cache
def participant_lexicon() -> ParticipantLexicon:
    """Read once per process."""
    return ParticipantLexicon()
