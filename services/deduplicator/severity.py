"""Severity by a written rule (`data/severity.yaml`), with the reasons. CAP 1.2, section 3.2.2.10."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from schemas.casualties import CASUALTY_KINDS
from schemas.incident_type import IncidentType
from schemas.scale import Severity
from services.deduplicator.datafile import load
from services.deduplicator.model.values import Casualties, Participant

Finding = tuple[Severity, str]
_LATE_TOLLS = 4096  # that are kept with what they say: few numbers come again and again


@cache
def rules() -> Any:
    """The written rule, read once."""
    return load("severity.yaml")


def severity(
    type_: IncidentType, casualties: Casualties, targets: Sequence[Participant]
) -> tuple[Severity, tuple[str, ...]]:
    """The severity and why. Nothing known to have happened to anybody is `minor`, never `unknown`."""
    findings = [
        *_by_people(tuple([best(casualties, slot) for slot in CASUALTY_KINDS])),
        *_by_type(type_),
        *_by_target(type_, targets),
        (Severity.MINOR, "nothing is known that makes it worse"),
    ]
    worst = max((found for found, _ in findings), key=lambda s: s.rank)
    return worst, tuple(reason for found, reason in findings if found is worst)


@lru_cache(maxsize=_LATE_TOLLS)
def _by_people(numbers: tuple[int, ...]) -> tuple[Finding, ...]:
    """What a toll says, given the number to show for each slot."""
    said = {slot: number for slot, number in zip(CASUALTY_KINDS, numbers, strict=True) if number}
    return tuple(_by_numbers(said)) if said else ()


def _by_numbers(said: dict[str, int]) -> Iterator[Finding]:
    for level, least in rules()["people"].items():
        for slot, number in said.items():
            if number >= least.get(slot, float("inf")):
                yield Severity(level), f"{number} {slot}: at least {least[slot]}"
    if "missing" in said:
        both = said.get("killed", 0) + said["missing"]
        for level, number in rules()["killed_and_missing"].items():
            if both >= number:
                yield Severity(level), f"{both} killed and missing: at least {number}"


@cache
def _by_type(type_: IncidentType) -> tuple[Finding, ...]:
    return tuple(
        (Severity(level), f"type {type_}") for level, types in rules()["types"].items() if type_ in types
    )


def _by_target(type_: IncidentType, targets: Sequence[Participant]) -> Iterator[Finding]:
    if type_ not in rules()["attacks"]:
        return
    for level, kinds in rules()["targets"].items():
        for target in targets:
            if target.kind in kinds:
                yield Severity(level), f"target {target.kind}: {target.name}"


def best(casualties: Casualties, slot: str) -> int:
    """The number to show for a slot; 0 where none is stated."""
    count = getattr(casualties, slot)
    return int(count.best) if count is not None and count.best is not None else 0
