"""The claims ledger and the toll that follows from it.

Every number that a source states is kept as a claim. The published toll is one claim a slot, chosen by these rules,
applied to the claims in the order of their publication:

1. The first number stands until another replaces it.
2. An explicit correction by a main report replaces it, up or down. The number that was corrected away does not come back.
3. A higher number replaces it; so does the same number more exactly given. A background mention may do this, too.
4. A lower number from a main report replaces it only if the same origin gave the number that stands (it revises itself);
   or the injured or missing fell while the same article counts more dead (they died, or were found dead);
   or a second independent origin gave the same lower number since (better sourced);
   or the same article corrects another number: whoever counts again counts all of them;
   or nobody has given the number that stands for twelve hours, and the lower is at least half of it: who still counts
   fewer knows better.
5. The missing, who are found, follow the latest main report.
6. The injured are fewer by those of them who died since they were counted last: by as many as a later main report counts more
   dead, which says that they had been hurt ("third worker dies", "succumbed to burns") and gives no injured of its own.
7. A background mention never lowers a number, and a copy repeats its original: it is no newer than that.

A range keeps both sides: its low end is the lowest number that an origin still gives, of those which main reports gave since the
number that stands and which did not replace it.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from schemas.casualties import CASUALTY_KINDS
from schemas.ids import ArticleId
from schemas.report import Role
from services.deduplicator.copies import published
from services.deduplicator.model.incident import Claim, Source
from services.deduplicator.model.report import Report
from services.deduplicator.model.values import Casualties, Count
from services.deduplicator.phrases import is_correction, is_of_the_hurt

_DIGITS = re.compile(r"\d+")
_COUNTED = frozenset({"killed", "injured"})
_OUTDATED = timedelta(hours=12)  # after which who still counts fewer knows better
_FEWEST = 0.5  # of a number: fewer is another count, or one person of whom an article tells
_FALL_AS_MORE_DIE = frozenset({"injured", "missing"})

_Moment = tuple[datetime, str]
"""When something was published, and by which article, for those of the same time."""


class _Statement(Struct, frozen=True, gc=False):
    """A claim with what the rules need to know of its source."""

    claim: Claim
    at: _Moment
    origin: str
    main: bool
    title: str

    @property
    def number(self) -> int:
        return _number(self.claim.value)

    @property
    def correction(self) -> bool:
        """Its sentence says so, or its headline does and gives no other number than this one."""
        if is_correction(self.claim.quote):
            return True
        given = _DIGITS.findall(self.title)
        return is_correction(self.title) and (not given or str(self.number) in given)

    @property
    def of_the_hurt(self) -> bool:
        """Its sentence or headline says that those who died had been hurt."""
        return is_of_the_hurt(self.claim.quote) or is_of_the_hurt(self.title)


def claims_of(report: Report) -> tuple[Claim, ...]:
    """The numbers that a report states, one claim a slot, with the words that say so."""
    quotes = {e.field: e.quote for e in reversed(report.evidence)}
    stated = ((slot, getattr(report.casualties, slot)) for slot in CASUALTY_KINDS)
    return tuple(
        Claim(
            slot=slot,
            value=value,
            source=report.article.source,
            article_id=report.article.id,
            report_id=report.report_id,
            published_at=report.article.published_at,
            quote=quotes.get(f"casualties.{slot}", report.headline),
        )
        for slot, value in stated
        if value is not None
    )


def reconcile(claims: Iterable[Claim], sources: Iterable[Source]) -> Casualties:
    """The toll that follows from the ledger."""
    by_article = {s.article_id: s for s in sources}
    ledger = [_statement(c, by_article) for c in claims if c.article_id in by_article]
    ledger.sort(key=lambda s: (s.at, s.claim.article_id))
    deaths = _deaths(ledger)
    counting_again = {
        s.claim.article_id for s in ledger if s.main and s.claim.slot in _COUNTED and s.correction
    }
    by_slot: dict[str, list[_Statement]] = {}
    for statement in ledger:
        by_slot.setdefault(statement.claim.slot, []).append(statement)
    standing = {
        slot: _standing(by_slot[slot], deaths, counting_again) for slot in CASUALTY_KINDS if slot in by_slot
    }
    tolls = {slot: _spanning(stand) for slot, stand in standing.items() if stand is not None}
    hurt = standing.get("injured")
    if hurt is not None:
        again = frozenset(s.claim.article_id for s in by_slot["injured"])
        died = _died_since(hurt.given, by_slot.get("killed", ()), again)
        tolls["injured"] = _less(tolls["injured"], died)
    return Casualties(**tolls)


def _died_since(counted: _Moment, killed: Sequence[_Statement], again: Collection[ArticleId]) -> int:
    """How many of the injured died since they were `counted` last, by reports that give no injured of their own (`again`)."""
    highest = died = 0
    for statement in killed:
        more = statement.number - highest
        later = statement.at > counted and statement.claim.article_id not in again
        if more > 0 and highest and later and statement.main and statement.of_the_hurt:
            died += more
        highest = max(highest, statement.number)
    return died


def _less(count: Count, fewer: int) -> Count:
    """A count with so many taken off; as it was where it has not so many."""
    numbers = (count.low, count.best, count.high)
    if any(number is not None and number < fewer for number in numbers):
        return count
    low, best, high = (None if number is None else number - fewer for number in numbers)
    return Count(low=low, best=best, high=high)


def _statement(claim: Claim, by_article: dict[ArticleId, Source]) -> _Statement:
    source = by_article[claim.article_id]
    original = by_article.get(source.copy_of, source) if source.copy_of else source
    return _Statement(
        claim=claim,
        at=min(published(source), published(original)),
        origin=original.origin_id,
        main=source.role is Role.MAIN,
        title=source.title or "",
    )


def _deaths(ledger: Sequence[_Statement]) -> dict[str, bool]:
    """For each article whether it counts more dead than any article before it."""
    rising: dict[str, bool] = {}
    highest: int | None = None
    for statement in ledger:
        if statement.claim.slot == "killed":
            rising[statement.claim.article_id] = highest is not None and statement.number > highest
            highest = max(highest or 0, statement.number)
    return rising


class _Stand(Struct, frozen=True, gc=False):
    """The statement that holds, when its number was given last, and the lower numbers since that did not replace it."""

    statement: _Statement
    given: _Moment
    lower: tuple[_Statement, ...] = ()


def _standing(
    statements: Sequence[_Statement], deaths: dict[str, bool], counting_again: Collection[str]
) -> _Stand | None:
    stand: _Stand | None = None
    corrected_away: set[int] = set()
    for new in statements:
        if stand is None:
            stand = _Stand(new, new.at)
            continue
        standing = stand.statement
        if new.main and new.number != standing.number and new.correction:
            corrected_away.add(standing.number)
            stand = _Stand(new, new.at)
        elif new.number in corrected_away:
            continue
        elif new.number > standing.number or _is_more_exact(new, standing):
            stand = _Stand(new, new.at)
        elif new.number == standing.number:
            others = tuple(other for other in stand.lower if other.origin != new.origin)  # it agrees by now
            stand = _Stand(standing, new.at, others)
        elif new.main:
            outdated = new.at[0] - stand.given[0] >= _OUTDATED and _FEWEST * standing.number <= new.number
            if (
                outdated
                or new.claim.article_id in counting_again
                or _may_lower(new, standing, stand.lower, deaths)
            ):
                stand = _Stand(new, new.at)
            else:
                stand = _Stand(standing, stand.given, (*stand.lower, new))
    return stand


def _spanning(stand: _Stand) -> Count:
    """The number that stands, down to the lowest of those that contradict it. Of each origin its last word counts."""
    value = stand.statement.claim.value
    if value.low is None or not stand.lower:
        return value
    last = {rival.origin: _low(rival.claim.value) for rival in stand.lower}
    return value.but(low=min(value.low, *last.values()))


def _may_lower(
    new: _Statement, standing: _Statement, lower: Sequence[_Statement], deaths: dict[str, bool]
) -> bool:
    slot = new.claim.slot
    return (
        slot == "missing"
        or new.origin == standing.origin
        or (slot in _FALL_AS_MORE_DIE and deaths.get(new.claim.article_id, False))
        or any(other.number == new.number and other.origin != new.origin for other in lower)
    )


def _is_more_exact(new: _Statement, standing: _Statement) -> bool:
    """The same number, given as a narrower range."""
    return new.number == standing.number and _width(new.claim.value) < _width(standing.claim.value)


def _number(count: Count) -> int:
    for bound in (count.best, count.low, count.high):
        if bound is not None:
            return bound
    return 0


def _low(count: Count) -> int:
    return count.low if count.low is not None else _number(count)


def _width(count: Count) -> float:
    if count.low is None or count.high is None:
        return float("inf")
    return count.high - count.low
