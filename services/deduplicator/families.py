"""Type families: which types two outlets may give to one incident. The groups are data, `data/families.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from schemas.incident_type import IncidentType
from services.deduplicator.datafile import load


@dataclass(frozen=True, slots=True)
class Families:
    """Agreement of types in 0..1, and how telling each type is."""

    agreement: Mapping[tuple[IncidentType, IncidentType], float]
    compatible: Mapping[IncidentType, tuple[IncidentType, ...]]
    """For each type the types that may be joined with it, itself first, in the order of the taxonomy."""
    specificity: Mapping[IncidentType, int]
    guessed: float
    lasting: frozenset[IncidentType]


@cache
def families() -> Families:
    """The families, read once. Raises ValueError for a type that is not in the taxonomy."""
    data = load("families.yaml")
    agreement: dict[tuple[IncidentType, IncidentType], float] = {(t, t): 1.0 for t in IncidentType}
    for group in data["groups"]:
        types = [IncidentType(name) for name in group["types"]]
        for one in types:
            for other in types:
                agreement[one, other] = max(agreement.get((one, other), 0.0), group["agreement"])
    return Families(
        agreement=agreement,
        compatible={
            one: (one, *(other for other in IncidentType if other != one and (one, other) in agreement))
            for one in IncidentType
        },
        specificity={
            IncidentType(name): int(rank) for rank, names in data["specificity"].items() for name in names
        },
        guessed=data["guessed"],
        lasting=frozenset(map(IncidentType, data["lasting"])),
    )


def agreement(one: IncidentType, other: IncidentType) -> float:
    """How well two types name one incident: 1 for the same, 0 where they can't be one."""
    return families().agreement.get((one, other), 0.0)


def guessed_agreement() -> float:
    """How well a guessed type agrees with any type outside its groups."""
    return families().guessed


def compatible_types(one: IncidentType) -> tuple[IncidentType, ...]:
    """The types that a report of this type may be joined with, itself first."""
    return families().compatible[one]


def specificity(one: IncidentType) -> int:
    """How telling a type is, from 0."""
    return families().specificity.get(one, 0)


def lasts(one: IncidentType) -> bool:
    """Whether one incident of the type goes on for days, so that "since Saturday" is no series of them."""
    return one in families().lasting
