"""How incident types go together within one article (`lexicon/relations.yaml`)."""

from functools import cache

import yaml

from schemas.incident_type import IncidentType
from services.extractor.phrases import LEXICON


class Relations:
    """The tables, checked to name only types that exist. Raises ValueError for one that does not."""

    def __init__(self) -> None:
        data = yaml.safe_load((LEXICON / "relations.yaml").read_text(encoding="utf-8"))
        self.rank = {IncidentType(name): position for position, name in enumerate(data["rank"])}
        self.parts = {
            IncidentType(whole): frozenset(IncidentType(part) for part in parts)
            for whole, parts in data["parts"].items()
        }
        self.violent = frozenset(IncidentType(name) for name in data["violent"])
        self.hazard = frozenset(IncidentType(name) for name in data["hazard"])
        self.lasting = frozenset(IncidentType(name) for name in data["lasting"])
        self.responses = frozenset(IncidentType(name) for name in data["responses"])

    def fit(self, one: IncidentType, other: IncidentType) -> bool:
        """Whether mentions of both types may be mentions of one incident."""
        return one == other or other in self.parts.get(one, ()) or one in self.parts.get(other, ())

    def harms(self, kind: IncidentType) -> bool:
        """Whether people are killed or hurt in incidents of a type."""
        return kind in self.violent or kind in self.hazard

    def same_domain(self, one: IncidentType, other: IncidentType) -> bool:
        """Whether a plain word for the one ("the attack", "the disaster") may point at the other."""
        return self.fit(one, other) or any(
            one in group and other in group for group in (self.violent, self.hazard)
        )


@cache
def relations() -> Relations:
    """Read once per process."""
    return Relations()
