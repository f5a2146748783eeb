"""Which kinds of participants do, and suffer, incidents of which type. Where a kind does not fit, the sentence was misread."""

from functools import cache

import yaml

from schemas.incident_type import IncidentType
from schemas.participant import ParticipantKind
from services.extractor.candidates import Candidate
from services.extractor.participant_lexicon import participant_lexicon
from services.extractor.phrases import LEXICON
from services.extractor.relations import relations

_KIND = ParticipantKind


class EligibilityTable:
    """`lexicon/eligibility.yaml`. Raises ValueError for a kind or a type that does not exist."""

    def __init__(self) -> None:
        data: dict[str, dict[str, list[str]]] = yaml.safe_load(
            (LEXICON / "eligibility.yaml").read_text(encoding="utf-8")
        )
        kinds = {name: frozenset(map(ParticipantKind, listed)) for name, listed in data["kinds"].items()}
        types = {name: frozenset(map(IncidentType, listed)) for name, listed in data["types"].items()}
        self.armed, self.people = kinds["armed"], kinds["people"]
        self.state, self.outlaws = kinds["state"], kinds["outlaws"]
        self.unrest, self.state_acts = types["unrest"], types["state_acts"]
        self.against_outlaws = types["against_outlaws"]
        self.untargeted, self.nobodys = types["untargeted"], types["nobodys"]


@cache
def eligibility() -> EligibilityTable:
    """Read once per process."""
    return EligibilityTable()


def has_author(type_: IncidentType) -> bool:
    """Whether somebody does such an incident; nobody does an earthquake."""
    tables = relations()
    return type_ not in eligibility().nobodys and (type_ in tables.violent or type_ not in tables.hazard)


def has_target(type_: IncidentType) -> bool:
    """Whether it is done to somebody or something."""
    return has_author(type_) and type_ not in eligibility().untargeted


def may_point(candidate: Candidate, type_: IncidentType) -> bool:
    """Whether a word for people, beside the act, tells who did it."""
    table, named = eligibility(), candidate.named
    return type_ not in table.unrest | table.state_acts and named.known and named.kind in table.outlaws


def may_act(candidate: Candidate, type_: IncidentType) -> bool:
    """Whether it can be the author, given its kind and how the sentence puts it."""
    table, named = eligibility(), candidate.named
    if named.head.lower_ in participant_lexicon().sufferers:
        return False
    if type_ in table.unrest:
        fits = (
            candidate.told or named.kind is _KIND.PROTESTERS
        )  # "an anti-American protest" is not by Americans
        return fits and named.kind not in table.state | {_KIND.UNKNOWN, _KIND.HOSPITAL}
    if type_ in table.state_acts:
        return named.kind in table.state
    if named.kind in table.armed:
        return True
    if named.kind is _KIND.UNKNOWN:
        return candidate.told and _is_full_name(candidate)
    return candidate.told and named.kind in table.people


def may_suffer(candidate: Candidate, type_: IncidentType, *, harmed: bool) -> bool:
    """Whether it can be the target. `harmed`: the text tells that it was killed, hurt or taken."""
    table, named = eligibility(), candidate.named
    if named.kind in table.outlaws:
        return candidate.told and type_ in table.against_outlaws
    return named.known or (candidate.told and (harmed or _is_full_name(candidate)))


def _is_full_name(candidate: Candidate) -> bool:
    """A first and a last name: a single word with a capital is too often something else."""
    return candidate.named.head.i > candidate.named.start
