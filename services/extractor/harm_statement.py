"""What one sentence says of the fate of people: the unit that tolls are weighed from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from schemas.casualties import Count
from schemas.report import Realis
from services.extractor.analysis import View
from services.extractor.clauses import is_passive, is_verb
from services.extractor.harm_corrections import as_corrected
from services.extractor.harm_lexicon import Slot, harm_lexicon
from services.extractor.harm_scope import Scope, scope_of
from services.extractor.harm_source import Source, source_of
from services.extractor.mentions import clause_range
from services.extractor.number_words import vague_value
from services.extractor.people import People
from services.extractor.person_words import people_lexicon
from services.extractor.realis import cumulation, realis_of
from services.extractor.someone import Someone

_BRINGING = re.compile(
    r"\b(?:bring|brings|bringing|brought|raising|raised|raises|taking|takes)\b", re.IGNORECASE
)
_RECALLING = frozenset({"they", "them", "both", "all"})
_SURVIVED = re.compile(
    r"\b(?:stable|good|fair|satisfactory) condition|\b(?:non|not)[- ](?:\w+ )?life[- ]threatening"
    r"|\b(?:expected to (?:survive|recover|live|be ok|make)|recovering|recovered|survived?|released)\b",
    re.IGNORECASE,
)
_CLAIMING = frozenset({"claim", "claims", "claimed", "claiming", "boasted", "boasts"})
_CORRECTING = re.compile(r"\bnot\s[^,.;]{1,30}\bbut\s+(?:[\w,-]+\s+){0,2}$", re.IGNORECASE)
_OUTDATED = re.compile(
    r"\bhad (?:earlier |first |at first |initially |previously )?(?:put|given|spoken of|announced|estimated|claimed)\b[^;]{0,80}$"
    r"|\b(?:initially|at first|first|earlier|previously) (?:put|gave|spoke of|reported|said|announced)\b[^;]{0,80}$",
    re.IGNORECASE,
)
_REACH = 12  # words


@dataclass(frozen=True, slots=True)
class HarmStatement:
    """One statement about the fate of people."""

    view: View
    token: Token
    """The word that says it."""
    slot: Slot
    count: Count | None
    """None where the sentence names people without saying how many."""
    people: tuple[People, ...]
    start: int
    end: int
    """Original offsets of the words that say it."""
    someone: Someone | None = None
    """Set where it is about one described person."""
    partitive: bool = False
    additional: bool = False
    total: bool = False
    """A toll as such: "death toll", "bringing the number of dead to"."""
    claimed: bool = False
    """A side's own claim: "the rebels claimed that they had killed 60"."""
    cumulative: bool = False
    """Counts many incidents: "so far this year"."""
    denied: bool = False
    """Says that there were none."""
    recalls: bool = False
    """About several who were told of just before: "they", "both"."""
    survived: bool = False
    """Says that they live: "in stable condition"."""
    counted_up: bool = False
    """Counts up to one of them: "a fourth body"."""
    source: Source = Source.OTHER
    """On whose word it is told."""
    outdated: bool = False
    """Told as what was said before: "the minister had put the dead at 17"."""
    vague: bool = False
    """ "Several", "dozens"."""
    scope: Scope = Scope.ONE
    """How many incidents it counts."""

    @property
    def has_author(self) -> bool:
        """ "He killed two", "one shot the other": somebody did it who is not among them."""
        return is_verb(self.token) and not is_passive(self.token)

    @property
    def of_attackers(self) -> bool:
        """About those who did it alone: "two of the robbers"."""
        return bool(self.people) and all(_are_attackers(p) for p in self.people)

    @property
    def enumerates(self) -> bool:
        """It tells of several persons one by one."""
        return len(self.people) > 1 and all(p.someone is not None for p in self.people)


def state(
    view: View,
    token: Token,
    slot: Slot,
    people: tuple[People, ...],
    *,
    total: bool = False,
    counted_up: bool = False,
    presumed: bool = False,
) -> Iterator[HarmStatement]:
    """The statement that `token` makes of these people; none where it is only planned, feared or denied.

    "None were hurt" is kept, with a count of 0; `presumed`: what denies that they live tells that they died.
    """
    people, takes_back, words = as_corrected(view, people, token)
    if not people:
        return
    whole = _without_parts(people)
    attackers = tuple(p for p in people if p not in whole and _are_attackers(p))
    people = whole
    denied = all(p.count == Count.exactly(0) for p in people)
    realis = realis_of(token)
    if not denied and realis is not Realis.ACTUAL and not (presumed and realis is Realis.NEGATED):
        return
    start = min(token.i, *(p.start for p in people))
    end = max(token.i + 1, *(p.end for p in people))
    begin, stop = view.offsets(start, end)
    if words is not None:  # "31 dead, not 33": the words that take the other number back are quoted, too
        stop = max(stop, view.sentence.span(*words)[1])
    scope = Scope.ONE if denied else scope_of(_clause(view, token))
    yield HarmStatement(
        view=view,
        token=token,
        slot=slot,
        count=_with_attackers(people, attackers),
        people=people,
        start=begin,
        end=stop,
        someone=people[0].someone if len(people) == 1 else None,
        partitive=all(p.partitive for p in people),
        additional=people[0].additional or _also(token),  # "a mayor and four others": all of them
        total=total or takes_back or _CORRECTING.search(view.text, 0, people[0].head.idx) is not None,
        claimed=_is_claimed(token),
        cumulative=scope is Scope.MORE or _is_cumulative(view, end),
        denied=denied,
        recalls=len(people) == 1 and people[0].head.lower_ in _RECALLING,
        survived=slot is Slot.INJURED and _SURVIVED.search(view.text, *_after(view, token)) is not None,
        counted_up=counted_up,
        source=source_of(token),
        outdated=_OUTDATED.search(view.text, 0, view.doc[people[0].start].idx) is not None,
        vague=all(_is_vague(view, p) for p in people),
        scope=scope,
    )


def _is_vague(view: View, people: People) -> bool:
    return any(vague_value(t.lower_) is not None for t in view.doc[people.start : people.end])


def _clause(view: View, token: Token) -> str:
    """The words of the clause that says it; a title is one clause."""
    start, end = (0, len(view.doc)) if view.is_title else clause_range(token)
    return view.doc[start:end].text


def _after(view: View, token: Token) -> tuple[int, int]:
    """The words that may belong to the one that says it, as offsets in the sentence."""
    stop = min(len(view.doc), token.i + _REACH) - 1
    return token.idx, view.doc[stop].idx + len(view.doc[stop])


def mortal(view: View, token: Token, start: int, end: int) -> Iterator[HarmStatement]:
    """ "A fatal shooting", "charged with murder" (characters `start:end`): somebody died, nobody says how many."""
    if realis_of(token) is Realis.ACTUAL:
        begin, stop = view.sentence.span(start, end)
        yield HarmStatement(
            view, token, Slot.KILLED, None, (), begin, stop, cumulative=_is_cumulative(view, token.i)
        )


def _is_cumulative(view: View, position: int) -> bool:
    """Whether the sentence counts many incidents; not what it tells before "bringing the number to", which does."""
    match = cumulation(view.text) or harm_lexicon().statistics.search(view.text)
    if match is None:
        return False
    bringing = _BRINGING.search(view.text, 0, match.start())
    return (
        bringing is None or position > len(view.doc) or view.doc[max(0, position - 1)].idx >= bringing.start()
    )


def _without_parts(people: tuple[People, ...]) -> tuple[People, ...]:
    """ "Seven people, two policemen and five gunmen", "nine dead, four of them": parts are not added to their sum."""
    whole, parts = people[:1], tuple(p for p in people[1:] if not p.partitive)
    if not parts:
        return whole
    if len(parts) > 1:
        rest = _sum(parts)
        same = rest is not None and whole[0].count is not None and rest.best == whole[0].count.best
        if same and not _is_described(whole[0]):  # "three women, two children and a baby" are six
            return whole
    return (*whole, *parts)


def _is_claimed(token: Token) -> bool:
    """Whether it is told as what somebody claims or boasts."""
    return any(t.lower_ in _CLAIMING and is_verb(t) for t in token.ancestors)


def _is_described(people: People) -> bool:
    """Whether they are told by sex, kin or age, so that others beside them are no part of them."""
    return people.head.lower_ in people_lexicon().described


def _also(token: Token) -> bool:
    """ "His driver was also killed": on top of those told of before."""
    return token.pos_ == "VERB" and any(c.lower_ in {"also", "too"} for c in token.children)


def _sum(people: tuple[People, ...]) -> Count | None:
    """The counts added; None as soon as one is open."""
    counts = [p.count for p in people if p.count is not None]
    if len(counts) < len(people):
        return None

    def total(values: list[int | None]) -> int | None:
        return None if None in values else sum(v for v in values if v is not None)

    return Count(
        low=total([c.low for c in counts]),
        best=total([c.best for c in counts]),
        high=total([c.high for c in counts]),
    )


def _are_attackers(people: People) -> bool:
    """ "35 of the assailants", "three attackers"."""
    suspects = people_lexicon().suspects
    of = (c for p in people.head.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj")
    return people.head.lower_ in suspects or any(c.lower_ in suspects for c in of)


def _with_attackers(people: tuple[People, ...], left_out: tuple[People, ...]) -> Count | None:
    """The sum; attackers among them may be counted or not, which widens it.

    "20 soldiers and 35 of the assailants": 20, at most 55; "three attackers and two policemen": 5, at least 2.
    """
    count = _sum(people)
    if count is None or count.best is None:
        return count
    more = _sum(left_out) if left_out else None
    counted = [p for p in people if _are_attackers(p) and p.count is not None]
    own = sum(p.count.best or 0 for p in counted if p.count is not None) if len(counted) < len(people) else 0
    return Count(
        low=None if count.low is None else count.low - own,
        best=count.best,
        high=None if count.high is None else count.high + (more.best if more and more.best else 0),
    )
