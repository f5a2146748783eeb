"""The three scales of the Common Alerting Protocol 1.2 (OASIS, section 3.2.2), each ordered from weakest to strongest."""

from enum import StrEnum
from functools import cache
from typing import Self


class _Scale(StrEnum):
    """Values in declared order; `rank` makes "at least this" a comparison of numbers."""

    @property
    def rank(self) -> int:
        return _ranks(type(self))[self]

    def at_least(self, other: Self) -> bool:
        return self.rank >= other.rank


@cache
def _ranks(scale: type[_Scale]) -> dict[_Scale, int]:
    return {value: rank for rank, value in enumerate(scale)}


class Severity(_Scale):
    """How bad it is for life and property."""

    UNKNOWN = "unknown"
    MINOR = "minor"
    MODERATE = "moderate"
    SEVERE = "severe"
    EXTREME = "extreme"


class Certainty(_Scale):
    """How sure it is that it happened."""

    UNKNOWN = "unknown"
    UNLIKELY = "unlikely"
    POSSIBLE = "possible"
    LIKELY = "likely"
    OBSERVED = "observed"


class Urgency(_Scale):
    """How soon somebody would have to act."""

    UNKNOWN = "unknown"
    PAST = "past"
    FUTURE = "future"
    EXPECTED = "expected"
    IMMEDIATE = "immediate"
