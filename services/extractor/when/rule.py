"""A rule of time: a pattern, and how its match reads on a given day."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from schemas.when import When, WhenBasis
from services.extractor.when.expression import Modality, Offset, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What a match means, before it is tied to its place in the text."""

    when: When
    modality: Modality = Modality.UNKNOWN
    span: Span = Span.POINT
    anniversary: bool = False
    offset: Offset | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """From where a text looks at the calendar."""

    today: date | None
    """Day of publication in the place's own time; None where it is unknown."""
    ahead: bool
    """True where the clause speaks of the future ("will march on Saturday")."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`read` gives None where the match is no time after all.

    `needs` are lower-case substrings of which a text must have at least one: looking for them is a hundred times cheaper
    than the pattern, which most texts can't match.
    """

    name: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Moment], Reading | None]

    def applies(self, lowered: str) -> bool:
        return any(word in lowered for word in self.needs)


def unresolved(basis: WhenBasis = WhenBasis.RELATIVE) -> Reading:
    """An expression that needs a publication date that is not known."""
    return Reading(When(basis=basis))
