"""What is known of a place name in an article, from recognised to resolved, and the decision for one incident."""

from dataclasses import dataclass
from enum import StrEnum

from schemas.evidence import ArticlePart
from schemas.where import Where
from services.extractor.gazetteer.place import Hit, Place

Span = tuple[ArticlePart, int, int]
"""Part of the article, first and past-the-last character."""


class Context(StrEnum):
    """What the words around a name make of it, best evidence for the place of an act first."""

    OFFSET = "offset"  # "20 km south of Kirkuk"
    LOCATIVE = "locative"  # "in Kirkuk"
    NEAR = "near"  # "near Kirkuk", "on the border with Syria"
    PLAIN = "plain"  # nothing says what it is for
    BODY = "body"  # a local body's name: "Kirkuk police"
    ANAPHOR = "anaphor"  # "there", "in the same town"
    DATELINE = "dateline"  # "KIRKUK, Iraq (Reuters) -"
    AT_HOME = "at_home"  # "Afghan police", "Iraqi town"
    PEOPLE = "people"  # "French staff", "U.S. airstrike"
    TREATED = "treated"  # where victims or suspects were taken
    RESIDENCE = "residence"  # where somebody is from or lives
    JOURNEY = "journey"  # where somebody was going to or coming from
    RELATED = "related"  # an office, a talk, a comparison
    GOVERNMENT = "government"  # a capital or country that speaks: "Moscow denied"


CUES = (
    Context.LOCATIVE, Context.NEAR, Context.OFFSET, Context.DATELINE, Context.RESIDENCE, Context.TREATED, Context.JOURNEY,
    Context.RELATED,
)  # fmt: skip
"""Contexts that only a place can have."""


@dataclass(frozen=True, slots=True)
class Offset:
    """A shift from the named place: so many kilometres, towards so many degrees clockwise from north (None: not said)."""

    km: float
    bearing: float | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A recognised name: the exact span, what surrounds it and what it may refer to."""

    part: ArticlePart
    start: int
    end: int
    name: str
    """The words of the article."""
    context: Context
    hits: tuple[Hit, ...]
    offset: Offset | None = None
    side: float | None = None
    """Which part of it is meant, in degrees clockwise from north: "southern Chad"."""
    container: int | None = None
    """Index, in the sequence that it is part of, of the mention that the article says this one lies in: "Paris, Texas"."""
    beside: int | None = None
    """Index of the mention from which the article measures where this one is: "Sherpur, 20 km south of Bogra"."""
    beside_km: float = 0.0
    """How far from here what is measured from here may lie."""
    doubtful: bool = False
    """Nothing here says that it is a place; it counts only if the name is one elsewhere in the article."""
    kind_words: frozenset[str] = frozenset()
    """Kinds of place that the words beside the name say: "the town of X", "X province"."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a name, with its score (any real number, larger is better) and what it is made of."""

    place: Place
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResolvedToponym:
    """A name and the place that it refers to in this article."""

    part: ArticlePart
    start: int
    end: int
    name: str
    where: Where
    score: float
    """How likely it is right, from 0 to 1."""
    context: Context
    place: Place
    candidates: tuple[Candidate, ...]
    """All readings, best first; the winner is the first."""
    offset: Offset | None = None
    inside: Span | None = None
    """The name that the article says this one lies in: "Paris, Texas"."""


@dataclass(frozen=True, slots=True)
class Site:
    """A building, base or block that no source lists: a name without a point of its own."""

    part: ArticlePart
    start: int
    end: int
    name: str
    context: Context


@dataclass(frozen=True, slots=True)
class PlaceDecision:
    """Where one incident happened, and the words that say so."""

    where: Where
    evidence: Span | None
    confidence: float
    """From 0 to 1; 0 for an unlocated incident."""
