"""The profile of an incident that a report has opened or joined, from the report's profile or that of the version before.

What a report says is added to what is known. Where a report changes more than that, the profile is worked out anew. Both ways
give the same, but for the order of words and names, which nothing depends on (`tests/unit/deduplicator/test_growth.py`).
"""

from collections.abc import Iterable, Sequence
from operator import is_
from typing import Any

from msgspec.structs import replace

from services.deduplicator.consensus import is_guessed
from services.deduplicator.fingerprint import decode
from services.deduplicator.hashes import name_hash, word_hash
from services.deduplicator.identity import keys_of
from services.deduplicator.model.incident import Incident
from services.deduplicator.model.report import Report
from services.deduplicator.model.values import Participant
from services.deduplicator.phrases import is_another
from services.deduplicator.profile import (
    LONGEST_NAME_LIST,
    LONGEST_WORD_LIST,
    Profile,
    bits_of,
    numbers,
    of_incident,
    ordinal,
    telling,
    wording,
)
from services.deduplicator.terms import hashed


def of_opened(incident: Incident, report: Report, profile: Profile) -> Profile:
    """The profile of an incident that a report of this profile has opened: of all its quotes the incident has some."""
    who = (*incident.perpetrators, *incident.targets)
    if who != (*report.perpetrators, *report.targets):
        return of_incident(incident)
    quotes = (incident.summary, *[claim.quote for claim in incident.claims])
    said = wording(incident.where, (report.article.title,), quotes, who)
    return replace(
        profile,
        means=bits_of(incident.means),
        names=tuple(map(name_hash, said.names[:LONGEST_NAME_LIST])),
        words=tuple(map(word_hash, said.words[:LONGEST_WORD_LIST])),
        ages=said.ages,
        update=False,
        spelled=(),
    )


def of_joined(after: Incident, before: Incident, known: Profile) -> Profile:
    """The profile of the version that came after another, which had the profile `known`."""
    if not _only_adds(after, before):
        return of_incident(after)
    new, claims = after.sources[-1], after.claims[len(before.claims) :]
    who = (*after.perpetrators[len(before.perpetrators) :], *after.targets[len(before.targets) :])
    said = wording(after.where, (new.title,), [claim.quote for claim in claims], who)
    names = _with(known.names, map(name_hash, said.names))
    words = _with(known.words, map(word_hash, said.words))
    if len(names) >= LONGEST_NAME_LIST or len(words) >= LONGEST_WORD_LIST:
        return of_incident(after)  # which of them are kept depends on all
    keys = keys_of(new.article_id, new.url)
    signature = decode(new.fingerprint) if new.copy_of is None else b""
    terms = {s.report_id: text for s, text in zip(telling(before.sources), known.texts, strict=True)}
    return replace(
        known,
        guessed=known.guessed and is_guessed((new,)),
        another=known.another or is_another(new.title or ""),
        means=bits_of(after.means),
        first_reported=ordinal(after.first_reported_at),
        last_reported=ordinal(after.last_reported_at),
        killed=_sorted_with(known.killed, numbers(claims, "killed")),
        injured=_sorted_with(known.injured, numbers(claims, "injured")),
        actors=_with(known.actors, [word_hash(p.name.casefold()) for p in who]),
        ages=_sorted_with(known.ages, said.ages),
        names=names,
        words=words,
        articles=(*known.articles, *keys),
        revisions=(*known.revisions, *[word_hash(new.content_hash)] * len(keys)),
        signatures=(*known.signatures, signature) if signature else known.signatures,
        texts=tuple([terms.get(s.report_id) or hashed(s.key_terms) for s in telling(after.sources)]),
    )


def _only_adds(after: Incident, before: Incident) -> bool:
    """Whether one source came to those that there were, and nothing that a profile is made of is said otherwise."""
    return (
        len(after.sources) == len(before.sources) + 1
        and _begins_with(after.sources, before.sources)
        and _begins_with(after.claims, before.claims)
        and after.type is before.type
        and after.when == before.when
        and after.where == before.where
        and after.summary == before.summary
        and _names_first(after.perpetrators, before.perpetrators)
        and _names_first(after.targets, before.targets)
    )


def _names_first(those: Sequence[Participant], first: Sequence[Participant]) -> bool:
    return len(those) >= len(first) and all(p.name == q.name for p, q in zip(those, first, strict=False))


def _begins_with(longer: Sequence[Any], shorter: Sequence[Any]) -> bool:
    return len(longer) >= len(shorter) and all(map(is_, longer, shorter))


def _with(known: tuple[int, ...], more: Iterable[int]) -> tuple[int, ...]:
    """Each once."""
    return tuple(dict.fromkeys((*known, *more)))


def _sorted_with(known: tuple[int, ...], more: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted({*known, *more})) if more else known
