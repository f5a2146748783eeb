"""Who did it and to whom, by the roles in the clauses that tell it.

Precision first: a speaker, a place, a day or a victim is never a perpetrator, and what nobody did has none.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.evidence import ArticlePart
from schemas.incident_type import IncidentType
from schemas.participant import Participant
from services.extractor.armed_groups import NamedGroup
from services.extractor.candidates import VIOLENT_HARM, Candidate, actors, bystanders, patients
from services.extractor.drafts import Draft
from services.extractor.eligibility import has_author, has_target, may_act, may_point, may_suffer
from services.extractor.harm_lexicon import Slot
from services.extractor.participant_lexicon import participant_lexicon

_MAX = 5  # names of a side that a report lists; more are parts of the same
_ARRESTED = frozenset({Slot.ARRESTED})


@dataclass(frozen=True, slots=True)
class Found:
    """A participant and the original offsets of its words."""

    participant: Participant
    part: ArticlePart
    start: int
    end: int


def perpetrators_of(draft: Draft, only: NamedGroup | None = None) -> tuple[Found, ...]:
    """Those whom the text names as acting, in order of mention.

    `only`: the one armed group that the article's text names, to which its "rebels" and "guerrillas" belong.
    """
    if not has_author(draft.type):
        return ()
    victims = _victims(draft)
    acting = [c for c in actors(draft) if may_act(c, draft.type) and _word(c) not in victims]
    found = acting or [c for c in bystanders(draft) if may_point(c, draft.type)]
    return _with_their_group(found, _distinct(found), only)


def _with_their_group(
    candidates: list[Candidate], found: tuple[Found, ...], only: NamedGroup | None
) -> tuple[Found, ...]:
    """The group of those whom the text only calls rebels, beside them and on the same word."""
    rebels = [c for c in candidates if c.named.head.lower_ in participant_lexicon().members]
    if only is None or not rebels or any(c.named.listed for c in candidates):
        return found
    group = only.group
    participant = Participant(
        name=group.name, kind=group.kind, country_code=group.country_code, attribution=rebels[0].attribution
    )
    return (*found[: _MAX - 1], Found(participant, ArticlePart.TEXT, only.start, only.end))


def targets_of(draft: Draft) -> tuple[Found, ...]:
    """What or whom it was done to; "people" and the like only where the text says no more of them."""
    if not has_target(draft.type):
        return ()
    slots = _ARRESTED if draft.type is IncidentType.ARREST else VIOLENT_HARM
    victims = _victims(draft)
    suffering = [c for c in patients(draft, slots) if may_suffer(c, draft.type, harmed=_word(c) in victims)]
    return _distinct([c for c in suffering if not c.named.vague] or suffering)


def _victims(draft: Draft) -> frozenset[tuple[int, int]]:
    """Sentence and word of everybody harmed."""
    return frozenset(
        (statement.view.index, person.head.i)
        for statement in draft.harm
        if statement.slot in VIOLENT_HARM
        for person in statement.people
    )


def _word(candidate: Candidate) -> tuple[int, int]:
    return candidate.view.index, candidate.named.head.i


def _distinct(candidates: Iterable[Candidate]) -> tuple[Found, ...]:
    """One of each name; a name that another one contains is left out ("gunmen" beside "masked gunmen").

    What the text tells as a fact is worth more than a claim, and a claim more than a denial, which is kept with either.
    """
    kept: list[Candidate] = []
    listed = list(candidates)
    denying = {c.named.name.casefold() for c in listed if c.denied}
    for candidate in sorted(listed, key=lambda c: c.denied):
        name = candidate.named.name.casefold()
        if any(name == k.named.name.casefold() and k.attribution and not candidate.attribution for k in kept):
            kept = [candidate if name == k.named.name.casefold() else k for k in kept]
        elif name and not any(_within(name, k.named.name.casefold()) for k in kept):
            kept = [k for k in kept if not _within(k.named.name.casefold(), name)]
            kept.append(candidate)
    return tuple(_found(c, denied=c.named.name.casefold() in denying) for c in kept[:_MAX])


def _within(short: str, long: str) -> bool:
    return f" {short} " in f" {long} "


def _found(candidate: Candidate, *, denied: bool) -> Found:
    named, view = candidate.named, candidate.view
    start, end = (
        view.offsets(0, len(view.doc)) if candidate.sentence else view.offsets(named.start, named.end)
    )
    participant = Participant(
        name=named.name,
        kind=named.kind,
        country_code=named.country_code,
        attribution=candidate.attribution,
        denied=denied,
    )
    return Found(participant, candidate.view.sentence.part, start, end)
