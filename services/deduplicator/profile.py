"""The typed slots by which a report is compared with an incident, in a form that is small and fast to compare.

Days are proleptic Gregorian ordinals (`date.toordinal`), distances kilometres.
"""

import sys
import zlib
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TypeVar, cast

from schemas.casualties import Count
from schemas.ids import ArticleId
from schemas.incident import Incident, Source
from schemas.incident_type import IncidentType
from schemas.participant import Participant
from schemas.report import IncidentReport, Role
from schemas.when import When, WhenBasis, WhenPrecision
from schemas.where import Where, WherePrecision
from services.deduplicator.consensus import STATED, SURE_TYPE, is_guessed
from services.deduplicator.fingerprint import Signature, decode
from services.deduplicator.phrases import ages_in, content_words, is_another, names_in
from services.deduplicator.terms import Terms, hashed

T = TypeVar("T", bound=Hashable)

DAY_OR_FINER = frozenset({WhenPrecision.MINUTE, WhenPrecision.HOUR, WhenPrecision.DAY})
_TOWN_OR_FINER = frozenset({WherePrecision.FACILITY, WherePrecision.PLACE, WherePrecision.NEAR})
_OPEN_END_DAYS = 31  # an incident without a stated end is looked for over a month after its start
_LONGEST_WORD_LIST = 60  # words; more add memory and no distinction
_MOST_TEXTS = 8  # articles whose key terms an incident is known by
_SHARED_VALUES = 8192  # small values that many profiles have, each held once
_LONGEST_NAME_LIST = 24  # names; a long feature names many who have nothing to do with it


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared. Tuples are sorted or in order of arrival, never sets, so that comparing is deterministic."""

    type: IncidentType
    guessed: bool
    """The type is the extractor's guess: the text tells the harm and not its cause."""
    start: int | None
    end: int | None
    day_stated: bool
    """The text gives the very day."""
    publication_day: bool
    """Nothing was said and the day of publication stands in."""
    series: bool
    lat: float | None
    lon: float | None
    radius_km: float
    town: bool
    """Placed to the town or better."""
    facility: bool
    place_words: tuple[str, ...]
    admin1: str | None
    killed: tuple[int, ...]
    """Each number of dead that a source gave."""
    injured: tuple[int, ...]
    names: tuple[str, ...]
    """Capitalised words of sentences and participants, without its own place: persons, streets, schools, makes."""
    actors: tuple[str, ...]
    ages: tuple[int, ...]
    """Ages that the texts give, years: how local news tells those whom it does not name."""
    words: tuple[str, ...]
    another: bool
    signatures: tuple[Signature, ...]
    texts: tuple[Terms, ...]
    """The key terms of each article that is about it."""
    articles: tuple[ArticleId, ...]
    revisions: tuple[int, ...]
    """For each article the start of its content's hash, as a number."""
    outlets: tuple[str, ...]
    first_reported: int
    last_reported: int


def of_report(report: IncidentReport) -> Profile:
    """The profile of one report."""
    published = ordinal(report.article.published_at)
    toll = report.casualties
    signature = decode(report.article.fingerprint)
    return _profile(
        type_=report.type,
        guessed=report.confidence.type < SURE_TYPE,
        when=report.when,
        where=report.where,
        killed=_numbers([toll.killed]),
        injured=_numbers([toll.injured]),
        participants=(*report.perpetrators, *report.targets),
        titles=(report.article.title,),
        quotes=tuple(evidence.quote for evidence in report.evidence),
        another=is_another(report.article.title or ""),
        signatures=(signature,) if signature else (),
        texts=(hashed(report.article.key_terms),) if report.article.key_terms and is_about(report) else (),
        articles=(report.article.id,),
        revisions=(revision(report.article.content_hash),),
        outlets=(report.article.source,) if report.article.source else (),
        reported=(published, published),
    )


def of_incident(incident: Incident) -> Profile:
    """The profile of an incident: everything that any of its sources said."""
    signatures = (decode(s.fingerprint) for s in incident.sources if s.copy_of is None)
    return _profile(
        type_=incident.type,
        guessed=is_guessed(incident.sources),
        when=incident.when,
        where=incident.where,
        killed=_numbers(c.value for c in incident.claims if c.slot == "killed"),
        injured=_numbers(c.value for c in incident.claims if c.slot == "injured"),
        participants=(*incident.perpetrators, *incident.targets),
        titles=tuple(s.title for s in incident.sources),
        quotes=(incident.summary, *(c.quote for c in incident.claims)),
        another=any(is_another(s.title or "") for s in incident.sources),
        signatures=tuple(signature for signature in signatures if signature),
        texts=_texts(incident.sources),
        articles=tuple(s.article_id for s in incident.sources),
        revisions=tuple(revision(s.content_hash) for s in incident.sources),
        outlets=tuple(dict.fromkeys(s.source for s in incident.sources if s.source)),
        reported=(ordinal(incident.first_reported_at), ordinal(incident.last_reported_at)),
    )


def is_about(report: IncidentReport) -> bool:
    """Whether the words of the whole article tell this incident: it is its news, or the only one that it tells of."""
    return report.role is Role.MAIN or not report.siblings


def _texts(sources: Sequence[Source]) -> tuple[Terms, ...]:
    """Of the newest originals; of the main sources where there are any."""
    telling = [s for s in sources if s.copy_of is None and s.key_terms]
    main = [s for s in telling if s.role is Role.MAIN] or telling
    return tuple(hashed(s.key_terms) for s in main[-_MOST_TEXTS:])


def ordinal(moment: datetime | None) -> int:
    """The day of a moment in UTC; 0 where it is not known."""
    return moment.toordinal() if moment else 0


def revision(content_hash: str) -> int:
    """Enough of a hash to tell the revisions of one article apart, whatever form the hash has."""
    return zlib.crc32(content_hash.encode())


def _profile(
    *,
    type_: IncidentType,
    guessed: bool,
    when: When,
    where: Where,
    killed: tuple[int, ...],
    injured: tuple[int, ...],
    participants: tuple[Participant, ...],
    titles: tuple[str | None, ...],
    quotes: tuple[str, ...],
    another: bool,
    signatures: tuple[Signature, ...],
    texts: tuple[Terms, ...],
    articles: tuple[ArticleId, ...],
    revisions: tuple[int, ...],
    outlets: tuple[str, ...],
    reported: tuple[int, int],
) -> Profile:
    start = when.start.toordinal() if when.start else None
    end = when.end.toordinal() if when.end else start and start + _OPEN_END_DAYS
    place_words = content_words(where.name, where.admin1)
    names = names_in(*quotes, *(f". {p.name}" for p in participants))
    words = content_words(*titles, *quotes)
    return Profile(
        type=type_,
        guessed=guessed,
        start=_shared(start),
        end=_shared(end),
        day_stated=when.precision in DAY_OR_FINER and when.basis in STATED and when.end is not None,
        publication_day=when.basis is WhenBasis.PUBLICATION,
        series=when.series,
        lat=_shared(where.lat),
        lon=_shared(where.lon),
        radius_km=_shared(where.radius_km or 0.0),
        town=where.precision in _TOWN_OR_FINER,
        facility=where.precision is WherePrecision.FACILITY,
        place_words=_shared(_interned(place_words)),
        admin1=where.admin1.casefold() if where.admin1 else None,
        killed=_shared(killed),
        injured=_shared(injured),
        names=_interned([n for n in names if n not in place_words][:_LONGEST_NAME_LIST]),
        actors=_interned(sorted({p.name.casefold() for p in participants})),
        ages=ages_in(*titles, *quotes),
        words=_interned([w for w in words if w not in place_words][:_LONGEST_WORD_LIST]),
        another=another,
        signatures=signatures,
        texts=texts,
        articles=articles,
        revisions=revisions,
        outlets=_shared(_interned(outlets)),
        first_reported=_shared(reported[0]),
        last_reported=_shared(reported[1]),
    )


def _numbers(counts: Iterable[Count | None]) -> tuple[int, ...]:
    return tuple(sorted({c.best for c in counts if c is not None and c.best is not None}))


@lru_cache(maxsize=_SHARED_VALUES, typed=True)
def _one_object(value: Hashable) -> Hashable:
    return value


def _shared(value: T) -> T:
    """The same object for the same value: towns, days, tolls and outlets come again and again."""
    return cast("T", _one_object(value))


def _interned(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(sys.intern, words))
