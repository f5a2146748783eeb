"""Which place each name refers to, from the whole article: said containment, company, size, kind, and the outlet last."""

import math
from collections import defaultdict
from collections.abc import Sequence

from services.extractor.gazetteer.fold import normalise
from services.extractor.gazetteer.place import Hit, Place, PlaceKind
from services.extractor.gazetteer.store import Gazetteer
from services.extractor.where.containment import contains
from services.extractor.where.context import DocumentContext, Vote, first_votes, reading_votes
from services.extractor.where.outlet import OutletPrior
from services.extractor.where.pin import pin
from services.extractor.where.score import Asked, score
from services.extractor.where.toponym import Candidate, Context, Mention, ResolvedToponym, Span

_HOME = 0.7  # votes of an armed group for its own country
_MAX_CANDIDATES = 8  # kept for the reader
_ACCEPTED = 2.0  # a lower score is no evidence that the word is a place at all
_BY_ITSELF = 4.0  # the score of a town of ten thousand
_PUT = (Context.LOCATIVE, Context.NEAR, Context.OFFSET, Context.DATELINE)
_WORTH_A_VOTE = 0.02  # of all readings of a name
_DIVISIONS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)


def resolve(
    mentions: Sequence[Mention],
    outlet: OutletPrior,
    gazetteer: Gazetteer,
    *,
    homes: Sequence[str] = (),
    usual: frozenset[str] = frozenset(),
) -> tuple[ResolvedToponym, ...]:
    """The mentions that have a likely place, in order; those without are left out rather than guessed.

    `homes` are codes of countries that the text points at without naming a place, such as those of armed groups,
    `usual` those in which what it tells of is usual.
    """
    groups = _groups(mentions)
    votes = first_votes((key, [mentions[i] for i in members]) for key, members in groups.items())
    votes += [Vote(f"home {code}", code, None, None, _HOME, hint=True) for code in homes]
    context = DocumentContext(votes, outlet, usual)
    rounds: list[dict[int, list[Candidate]]] = []
    for final in (False, False, True):
        readings: dict[int, list[Candidate]] = {}
        said: list[tuple[str, Place, float, int]] = []
        for key, members in groups.items():
            for container, indexes in _by_container(mentions, members).items():
                group = [mentions[i] for i in indexes]
                beside = [mentions[m.beside] for m in group if m.beside is not None]
                outer = mentions[container] if container is not None else None
                ranked = _rank(group, outer, beside, key, context)
                for i in indexes:
                    readings[i] = ranked
                said += [(key, c.place, share, len(indexes)) for c, share in shares(ranked)]
        rounds.append(readings)
        if not final:
            context = DocumentContext([*votes, *reading_votes(said)], outlet, usual)
    likely = [i for i in range(len(mentions)) if rounds[-1][i][0].score >= _ACCEPTED]
    if likely:
        return _resolved(mentions, likely, rounds[-1], gazetteer)
    return _resolved(mentions, _by_themselves(mentions, rounds[0]), rounds[0], gazetteer)


def _by_themselves(mentions: Sequence[Mention], readings: dict[int, list[Candidate]]) -> list[int]:
    """The names that are believed without company, where all names of an article speak against each other: those that
    their words put somewhere, and that a town of some size bears.
    """
    return [i for i, m in enumerate(mentions) if m.context in _PUT and readings[i][0].score >= _BY_ITSELF]


def probability(ranked: Sequence[Candidate]) -> float:
    """How likely the first candidate is right: its share among all, and how well it is supported at all."""
    best = ranked[0].score
    rivals = [c for c in ranked if not _same_spot(c.place, ranked[0].place)]
    share = 1 / (1 + sum(math.exp(c.score - best) for c in rivals))
    return round(share / (1 + math.exp(_ACCEPTED - best)), 4)


def shares(ranked: Sequence[Candidate]) -> list[tuple[Candidate, float]]:
    """The readings worth a vote, each with its share of how likely any of them is right."""
    best = ranked[0].score
    weights = [math.exp(c.score - best) for c in ranked]
    sure = 1 / (1 + math.exp(_ACCEPTED - best))
    total = sum(weights)
    return [
        (c, round(sure * weight / total, 4))
        for c, weight in zip(ranked, weights, strict=True)
        if weight >= _WORTH_A_VOTE * total
    ]


def _same_spot(one: Place, other: Place) -> bool:
    """A town and the division or district that it gave its name to are no rivals."""
    return contains(one, other) or contains(other, one) or one.id == other.id


def _groups(mentions: Sequence[Mention]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for index, mention in enumerate(mentions):
        groups[normalise(mention.name)].append(index)
    return groups


def _by_container(mentions: Sequence[Mention], members: list[int]) -> dict[int | None, list[int]]:
    """One sense a name, but for mentions that the article puts into different containers.

    A mention without a container has the sense of the last one before it that has, or of the first.
    """
    said = {i: container for i in members if (container := mentions[i].container) is not None}
    first_of: dict[str, int] = {}
    senses = {
        i: first_of.setdefault(normalise(mentions[container].name), container)
        for i, container in said.items()
    }
    split: dict[int | None, list[int]] = {}
    current = next(iter(senses.values()), None)
    for index in members:
        current = senses.get(index, current)
        split.setdefault(current, []).append(index)
    return split


def _rank(
    group: Sequence[Mention],
    container: Mention | None,
    beside: Sequence[Mention],
    key: str,
    context: DocumentContext,
) -> list[Candidate]:
    hits: dict[int, Hit] = {}
    for mention in group:
        for hit in mention.hits:
            hits.setdefault(hit.place.id, hit)
    kinds = frozenset().union(*(mention.kind_words for mention in group))
    divided = any(hit.place.kind in _DIVISIONS for hit in hits.values())
    asked = Asked(key, kinds, container, beside, divided)
    candidates = [score(hit, asked, context) for hit in hits.values()]
    candidates.sort(key=lambda c: (-c.score, -c.place.population, c.place.id))
    return candidates[:_MAX_CANDIDATES]


def _resolved(
    mentions: Sequence[Mention],
    kept: Sequence[int],
    readings: dict[int, list[Candidate]],
    gazetteer: Gazetteer,
) -> tuple[ResolvedToponym, ...]:
    resolved = []
    for index in kept:
        mention, ranked = mentions[index], readings[index]
        place = ranked[0].place
        resolved.append(
            ResolvedToponym(
                part=mention.part,
                start=mention.start,
                end=mention.end,
                name=mention.name,
                where=pin(mention, place, gazetteer),
                score=probability(ranked),
                context=_final_context(mention, place),
                place=place,
                candidates=tuple(ranked),
                offset=mention.offset,
                inside=_span(mentions[mention.container]) if mention.container is not None else None,
            )
        )
    return tuple(resolved)


def _span(mention: Mention) -> Span:
    return mention.part, mention.start, mention.end


def _final_context(mention: Mention, place: Place) -> Context:
    """Only capitals and countries speak as governments; another place before a verb of speech is read as plain."""
    if mention.context is Context.GOVERNMENT and place.kind not in (PlaceKind.COUNTRY, PlaceKind.TOWN):
        return Context.PLAIN
    return mention.context
