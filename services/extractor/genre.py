"""What kind of text an article is, from many weak cues (`lexicon/genre.yaml`): one that reports, or one that borrows the words.

A drill, a film, a match, a price war tell of attacks and explosions in the past tense, and single sentences of theirs
can't be told from news. The whole can: it has words of its own kind, and lacks what real incidents bring with them
(police, hospitals, arrests).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import yaml
from pydantic import BaseModel, ConfigDict

from schemas.report import Realis
from services.extractor.phrases import LEXICON, Phrases, compile_phrases
from services.extractor.reading import Sentence

LEAD = 3  # title and two sentences: where a text says what it is
_TELLING = 3  # one cue that all but says it, or two that are seldom found elsewhere
_TELLING_LATE = 5  # where the lead says nothing of it
_HINTS = 2  # the most that hints add
_DENIALS = 2  # a text that is there to deny says so more than once
_NOTE = 3  # sentences, the title included: no longer than an entry in a log of events
_NOTES_WEIGHT = 2  # a cue of this weight keeps a text of that length from being a note of an incident

Cues = Mapping[int, tuple[str, ...]]


class Tolls(StrEnum):
    """What dead and hurt mean in a kind of text."""

    STAGED = "staged"
    COUNTED = "counted"  # over a year, a study
    REAL = "real"  # it has none of its own: what it tells of is an incident


class KindEntry(BaseModel):
    """One kind of text in the lexicon."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    need: int
    tolls: Tolls
    cues: Cues
    realis: Realis | None = None
    """How what it tells of is meant; None where it tells of nothing."""


class DenialEntry(BaseModel):
    """How a text denies what was said to have happened."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    head: tuple[str, ...]
    anywhere: tuple[str, ...]


class GenreEntry(BaseModel):
    """The file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    news: Cues
    toll: Cues
    kinds: Mapping[str, KindEntry]
    denial: DenialEntry


@dataclass(frozen=True)
class Kind:
    name: str
    need: int
    tolls: Tolls
    realis: Realis | None
    cues: tuple[tuple[int, Phrases], ...]


class GenreLexicon:
    """The lists, compiled. Raises pydantic.ValidationError for a file that is not of the shape."""

    def __init__(self) -> None:
        entry = GenreEntry.model_validate(
            yaml.safe_load((LEXICON / "genre.yaml").read_text(encoding="utf-8"))
        )
        self.news, self.toll = _compiled(entry.news), _compiled(entry.toll)
        self.kinds = tuple(
            Kind(name, kind.need, kind.tolls, kind.realis, _compiled(kind.cues))
            for name, kind in entry.kinds.items()
        )
        self.denial_head = compile_phrases(entry.denial.head)
        self.denial = compile_phrases(entry.denial.anywhere)


def _compiled(cues: Cues) -> tuple[tuple[int, Phrases], ...]:
    return tuple((weight, compile_phrases(phrases)) for weight, phrases in cues.items())


@cache
def genre_lexicon() -> GenreLexicon:
    """Read once per process."""
    return GenreLexicon()


@dataclass(frozen=True, slots=True)
class Genre:
    """What kind of text an article is."""

    name: str = "news"
    borrows: bool = False
    """It only borrows the words of violence and disaster: there is nothing to report."""
    realis: Realis = Realis.ACTUAL
    """How what it tells of is meant: a forecast's storm may never come, a denial's attack never took place."""


NEWS = Genre()


def genre_of(sentences: tuple[Sentence, ...]) -> Genre:
    """The first kind of the lexicon that the text is of, else a denial, else news."""
    lexicon = genre_lexicon()
    text, lead = joined(sentences), joined(sentences[:LEAD])
    news = weigh(lexicon.news, text) + weigh(lexicon.news, lead)  # a lead that names its officials is news
    toll = weigh(lexicon.toll, text)
    for kind in lexicon.kinds:
        against = news + (toll if kind.tolls is Tolls.REAL else 0)
        if _signs(kind, text, lead, sentences) - against >= kind.need:
            return Genre(kind.name, borrows=kind.realis is None, realis=kind.realis or Realis.ACTUAL)
    if _denies(lexicon, text, lead, sentences, toll):
        return Genre("denial", realis=Realis.NEGATED)
    return NEWS


def _denies(lexicon: GenreLexicon, text: str, lead: str, sentences: tuple[Sentence, ...], toll: int) -> bool:
    """Whether it is there to deny. `toll`: the weight of the dead that it names, who have to be denied as well."""
    # "Quake rattles El Salvador; wave alert lifted" is about the quake
    title, _, _ = joined(sentences[:1]).partition(";")
    # a title says what the text is there for, unless it tells of dead beside it
    entitled = lexicon.denial_head.search(title) is not None and weigh(lexicon.toll, title) == 0
    if not entitled and (lexicon.denial_head.search(lead) is None or weigh(lexicon.toll, lead)):
        return False
    denials = len(_distinct(lexicon.denial, text)) + (_DENIALS if entitled else 0)
    return denials >= (2 * _DENIALS if toll else _DENIALS)


def is_note(sentences: tuple[Sentence, ...]) -> bool:
    """Whether it is a note of a sentence or two, as logs of events have them: written to tell an incident, however plainly."""
    text = joined(sentences)
    borrowing = (
        cues for kind in genre_lexicon().kinds for weight, cues in kind.cues if weight >= _NOTES_WEIGHT
    )
    return len(sentences) <= _NOTE and not any(cues.search(text) for cues in borrowing)


def _signs(kind: Kind, text: str, lead: str, sentences: tuple[Sentence, ...]) -> int:
    """Weight of its cues, in a text that says early enough what it is."""
    telling = [(weight, cues) for weight, cues in kind.cues if weight > 1]
    leading = any(cues.search(lead) for _, cues in telling)
    told = weigh(telling, text)
    if told < (_TELLING if leading else _TELLING_LATE):
        return 0
    if not leading and not (kind.tolls is Tolls.STAGED and _is_given_away(telling, sentences)):
        return 0
    return weight_of(kind, text) + leading


def _is_given_away(telling: Sequence[tuple[int, Phrases]], sentences: tuple[Sentence, ...]) -> bool:
    """Whether the end says what was staged, or more than one sentence: not "elsewhere, a drill was called off"."""
    saying = [s.index for s in sentences if any(cues.search(s.text) for _, cues in telling)]
    return len(saying) > 1 or saying[-1:] == [sentences[-1].index]


def weight_of(kind: Kind, text: str) -> int:
    """Of the cues of a kind in a text; hints count up to a limit, since long texts have some of any kind."""
    hints = weigh([(weight, cues) for weight, cues in kind.cues if weight == 1], text)
    return weigh([(weight, cues) for weight, cues in kind.cues if weight > 1], text) + min(hints, _HINTS)


def weigh(cues: Iterable[tuple[int, Phrases]], text: str) -> int:
    """Sum of the weights of the cues that are there, each once."""
    return sum(weight * len(_distinct(phrases, text)) for weight, phrases in cues)


def _distinct(phrases: Phrases, text: str) -> frozenset[str]:
    """Each cue once; its singular and plural are one."""
    return frozenset(m.group().lower().removesuffix("s") for m in phrases.pattern.finditer(text))


def joined(sentences: Iterable[Sentence]) -> str:
    """The text of sentences, as cues are sought in it."""
    return " ".join(s.text for s in sentences)
