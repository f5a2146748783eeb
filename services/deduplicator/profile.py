"""The typed slots by which a report is compared with an incident.

Days are proleptic Gregorian ordinals (`date.toordinal`), distances kilometres. Words, names and ids are hashes: comparing asks
only whether two are the same.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from schemas.incident_type import IncidentType
from schemas.means import Means
from schemas.report import Role
from schemas.when import WhenBasis, WhenPrecision
from schemas.where import WherePrecision
from services.deduplicator.consensus import STATED, SURE_TYPE, is_guessed
from services.deduplicator.families import lasts
from services.deduplicator.fingerprint import Signature, decode
from services.deduplicator.hashes import name_hash, word_hash
from services.deduplicator.identity import keys_of
from services.deduplicator.model.incident import Claim, Incident, Source
from services.deduplicator.model.report import Report
from services.deduplicator.model.values import Count, Participant, When, Where
from services.deduplicator.phrases import ages_in, content_words, is_another, is_update, names_in
from services.deduplicator.terms import Terms, hashed

DAY_OR_FINER = frozenset({WhenPrecision.MINUTE, WhenPrecision.HOUR, WhenPrecision.DAY})
_TOWN_OR_FINER = frozenset({WherePrecision.FACILITY, WherePrecision.PLACE, WherePrecision.NEAR})
_OPEN_END_DAYS = 31  # an incident without a stated end is looked for over a month after its start
LONGEST_WORD_LIST = 60
"""Words; more add memory and no distinction."""
_MOST_TEXTS = 8  # articles whose key terms an incident is known by
LONGEST_NAME_LIST = 24
"""Names; a long feature names many who have nothing to do with it."""
_BLASTING = frozenset({Means.EXPLOSIVE, Means.AIRCRAFT, Means.DRONE, Means.MISSILE, Means.ARTILLERY})
"""A jet drops bombs and a drone fires missiles: these count as one sort."""
_BITS = {means: 1 << (0 if means in _BLASTING else 1 + place) for place, means in enumerate(Means)}
_LARGEST_NUMBER = 2**32 - 1  # a toll beyond that is a misreading, and all that is more counts as this


class Outline(Struct, frozen=True, gc=False):
    """The slots that are no lists: they rule most candidates out."""

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
    another: bool
    means: int
    """One bit for each sort of `schemas.means.Means`."""
    first_reported: int
    last_reported: int


class Profile(Outline, frozen=True, gc=False):
    """What is compared. Tuples are sorted or in order of arrival, never sets, so that comparing is deterministic."""

    place_words: tuple[int, ...]
    killed: tuple[int, ...]
    """Each number of dead that a source gave."""
    injured: tuple[int, ...]
    actors: tuple[int, ...]
    ages: tuple[int, ...]
    """Ages that the texts give, years: how local news tells those whom it does not name."""
    words: tuple[int, ...]
    names: tuple[int, ...]
    """Capitalised words of sentences and participants, without its own place: persons, streets, schools, makes."""
    articles: tuple[int, ...]
    """What the articles are known by: ids and pages."""
    revisions: tuple[int, ...]
    """For each of these the hash of the article's content."""
    signatures: tuple[Signature, ...]
    texts: tuple[Terms, ...]
    """The key terms of each article that is about it."""
    update: bool = False
    """Of a report: its headline goes on with an incident that is known. Incidents do without."""
    spelled: tuple[str, ...] = ()
    """The names as they are spelled, for the reasons of a decision on a report; incidents do without."""


def of_report(report: Report) -> Profile:
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
        means=report.means,
        titles=(report.article.title,),
        quotes=tuple(evidence.quote for evidence in report.evidence),
        another=is_another(report.article.title or ""),
        update=report.role is Role.MAIN and is_update(report.article.title or ""),
        signatures=(signature,) if signature else (),
        texts=(hashed(report.article.key_terms),) if report.article.key_terms and is_about(report) else (),
        known_by=((report.article.id, report.article.url, report.article.content_hash),),
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
        killed=numbers(incident.claims, "killed"),
        injured=numbers(incident.claims, "injured"),
        participants=(*incident.perpetrators, *incident.targets),
        means=incident.means,
        titles=tuple(s.title for s in incident.sources),
        quotes=(incident.summary, *(c.quote for c in incident.claims)),
        another=any(is_another(s.title or "") for s in incident.sources),
        signatures=tuple(signature for signature in signatures if signature),
        texts=tuple([hashed(s.key_terms) for s in telling(incident.sources)]),
        known_by=tuple((s.article_id, s.url, s.content_hash) for s in incident.sources),
        reported=(ordinal(incident.first_reported_at), ordinal(incident.last_reported_at)),
    )


def is_about(report: Report) -> bool:
    """Whether the words of the whole article tell this incident: it is its news, or the only one that it tells of."""
    return report.role is Role.MAIN or not report.siblings


def telling(sources: Sequence[Source]) -> Sequence[Source]:
    """Those by whose key terms an incident is known: the newest originals; of the main sources where there are any."""
    originals = [s for s in sources if s.copy_of is None and s.key_terms]
    main = [s for s in originals if s.role is Role.MAIN] or originals
    return main[-_MOST_TEXTS:]


def ordinal(moment: datetime | None) -> int:
    """The day of a moment in UTC; 0 where it is not known."""
    return moment.toordinal() if moment else 0


def _profile(
    *,
    type_: IncidentType,
    guessed: bool,
    when: When,
    where: Where,
    killed: tuple[int, ...],
    injured: tuple[int, ...],
    participants: tuple[Participant, ...],
    means: tuple[Means, ...],
    titles: tuple[str | None, ...],
    quotes: tuple[str, ...],
    another: bool,
    update: bool = False,
    signatures: tuple[Signature, ...],
    texts: tuple[Terms, ...],
    known_by: tuple[tuple[str, str | None, str], ...],
    reported: tuple[int, int],
) -> Profile:
    start = when.start.toordinal() if when.start else None
    end = when.end.toordinal() if when.end else start and start + _OPEN_END_DAYS
    said = wording(where, titles, quotes, participants)
    revisions = [
        (key, word_hash(content_hash))
        for article_id, url, content_hash in known_by
        for key in keys_of(article_id, url)
    ]
    return Profile(
        type=type_,
        guessed=guessed,
        start=start,
        end=end,
        day_stated=when.precision in DAY_OR_FINER and when.basis in STATED and when.end is not None,
        publication_day=when.basis is WhenBasis.PUBLICATION,
        series=when.series and not lasts(type_),
        lat=where.lat,
        lon=where.lon,
        radius_km=where.radius_km or 0.0,
        town=where.precision in _TOWN_OR_FINER,
        facility=where.precision is WherePrecision.FACILITY,
        another=another,
        means=bits_of(means),
        update=update,
        first_reported=reported[0],
        last_reported=reported[1],
        place_words=tuple(map(word_hash, said.place)),
        killed=killed,
        injured=injured,
        actors=tuple(map(word_hash, sorted({p.name.casefold() for p in participants}))),
        ages=said.ages,
        words=tuple(map(word_hash, said.words[:LONGEST_WORD_LIST])),
        names=tuple(map(name_hash, said.names[:LONGEST_NAME_LIST])),
        articles=tuple(key for key, _ in revisions),
        revisions=tuple(revision for _, revision in revisions),
        signatures=signatures,
        texts=texts,
        spelled=tuple(said.names[:LONGEST_NAME_LIST]),
    )


class Wording(Struct, frozen=True, gc=False):
    """What texts say beside the slots, as they spell it and however much it is."""

    place: tuple[str, ...]
    """The words for the place, which are none of the others."""
    names: list[str]
    words: list[str]
    ages: tuple[int, ...]


def wording(
    where: Where,
    titles: Sequence[str | None],
    quotes: Sequence[str],
    participants: Iterable[Participant],
) -> Wording:
    """The wording of some titles and quotes about an incident at this place."""
    place = content_words(where.name, where.admin1)
    names = names_in(*quotes, *[f". {p.name}" for p in participants])
    words = content_words(*titles, *quotes)
    return Wording(
        place,
        [name for name in names if name not in place],
        [word for word in words if word not in place],
        ages_in(*titles, *quotes),
    )


def numbers(claims: Iterable[Claim], slot: str) -> tuple[int, ...]:
    """Each number that is claimed of a slot."""
    return _numbers([c.value for c in claims if c.slot == slot])


def bits_of(means: Iterable[Means]) -> int:
    """Sorts of weapon as bits."""
    return sum({_BITS[each] for each in means})


def _numbers(counts: Iterable[Count | None]) -> tuple[int, ...]:
    return tuple(
        sorted({min(c.best, _LARGEST_NUMBER) for c in counts if c is not None and c.best is not None})
    )
