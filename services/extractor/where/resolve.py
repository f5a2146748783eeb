"""Which place each name refers to, from the whole article: said containment, company, size, kind, and the outlet last."""

import math
from collections import defaultdict
from collections.abc import Sequence

from services.extractor.gazetteer.fold import normalise
from services.extractor.gazetteer.place import Hit, NameMatch, Place, PlaceKind
from services.extractor.gazetteer.store import Gazetteer
from services.extractor.where.containment import contains
from services.extractor.where.context import DocumentContext, Vote, first_votes, reading_votes
from services.extractor.where.outlet import OutletPrior
from services.extractor.where.pin import pin
from services.extractor.where.toponym import Candidate, Context, Mention, ResolvedToponym, Span

# Weights in powers of ten of population: a place said to contain the name outweighs any size, company outweighs a
# hundredfold size, the outlet about tenfold.
_CONTAINED = 7.0
_COUNTRY = 2.5
_ADMIN1 = 2.0
_NEARNESS = 2.0
_OUTLET_TOWN = 2.5
_OUTLET_COUNTRY = 0.8
_KIND_SAID = 2.0
_DISTRICT_SAID = frozenset((PlaceKind.DISTRICT.value,))
_DIVISIONS_SAID = frozenset((PlaceKind.ADMIN1.value, PlaceKind.ADMIN2.value))
_USUAL = 1.5
_HOME = 0.7  # votes of an armed group for its own country
_ELSEWHERE = -6.0  # "the Austin neighborhood" in a story of Chicago is not the capital of Texas
_CAPITAL = 1.0
_SUPPORTED = 0.12
_UNSUPPORTED = -2.5
_FAR_FROM_LOCAL = (
    -2.5
)  # neighbourhoods, streets and people of a town that has a name of its own share theirs with far towns
_LARGE = 300_000
_ALIAS = -1.2
_TINY_ALIAS = -1.8
_FOLDED = -1.2
_FOLDED_ABROAD = (
    -4.0
)  # that an article of another country happens to have a word that folds to the name says nothing
_TINY = 15_000
_UNCOUNTED = 700  # people of a town for which the source gives none
_MAX_CANDIDATES = 8  # kept for the reader
_ACCEPTED = 2.0  # a lower score is no evidence that the word is a place at all
_BY_ITSELF = 4.0  # the score of a town of ten thousand
_PUT = (Context.LOCATIVE, Context.NEAR, Context.OFFSET, Context.DATELINE)
_WORTH_A_VOTE = 0.02  # of all readings of a name
_BASE = {
    PlaceKind.COUNTRY: 7.0,
    PlaceKind.SEA: 5.0,
    PlaceKind.REGION: 5.0,
    PlaceKind.ADMIN1: 5.0,
    PlaceKind.ADMIN2: 2.0,
    PlaceKind.DISTRICT: 3.0,
    PlaceKind.FACILITY: 3.0,
}


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
                ranked = _rank(group, mentions[container] if container is not None else None, key, context)
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
    group: Sequence[Mention], container: Mention | None, key: str, context: DocumentContext
) -> list[Candidate]:
    hits: dict[int, Hit] = {}
    for mention in group:
        for hit in mention.hits:
            hits.setdefault(hit.place.id, hit)
    kinds = frozenset().union(*(mention.kind_words for mention in group))
    divided = any(hit.place.kind.value in _DIVISIONS_SAID for hit in hits.values())
    candidates = [_score(hit, container, kinds, key, context, divided=divided) for hit in hits.values()]
    candidates.sort(key=lambda c: (-c.score, -c.place.population, c.place.id))
    return candidates[:_MAX_CANDIDATES]


def _score(
    hit: Hit,
    container: Mention | None,
    kinds: frozenset[str],
    key: str,
    context: DocumentContext,
    *,
    divided: bool,
) -> Candidate:
    """`divided`: whether a division has the name, so that "X county" need not be the town of X."""
    place = hit.place
    parts: list[tuple[str, float]] = [_size(hit)]
    if hit.match is NameMatch.ALIAS and place.kind not in (
        PlaceKind.COUNTRY,
        PlaceKind.ADMIN1,
        PlaceKind.FACILITY,
        PlaceKind.DISTRICT,
    ):
        parts.append(("another name of it", _ALIAS if place.population >= _TINY else _TINY_ALIAS))
    elif hit.match is NameMatch.FOLDED:
        foreign = (
            place.kind is PlaceKind.TOWN
            and context.has_evidence(key)
            and not context.country_share(place.country_code, key)
        )
        parts.append(("spelling folded", _FOLDED_ABROAD if foreign else _FOLDED))
    if container is not None and any(contains(outer.place, place) for outer in container.hits):
        parts.append((f"said to be in {container.name}", _CONTAINED))
    parts += [
        ("country of the article", _COUNTRY * context.country_share(place.country_code, key)),
        ("state or province of the article", _ADMIN1 * context.admin1_share(place.admin1, key)),
        ("near other places of the article", _NEARNESS * context.nearness(place, key)),
        ("near the outlet", _OUTLET_TOWN * context.outlet_nearness(place)),
        ("such things are usual there", _USUAL * context.usualness(place.country_code, key)),
        ("country of the outlet", _OUTLET_COUNTRY * context.is_outlet_country(place.country_code)),
    ]
    if place.capital:
        parts.append(("capital", _CAPITAL))
    contained = any(reason.startswith("said to be") for reason, _ in parts)
    town = place.kind in (PlaceKind.TOWN, PlaceKind.ADMIN2, PlaceKind.DISTRICT, PlaceKind.FACILITY)
    support = context.support(place, key)
    if town and not contained and context.has_evidence(key) and support < _SUPPORTED:
        penalty = _UNSUPPORTED if place.population < _LARGE else _UNSUPPORTED / 2
        parts.append(("nothing else points there", penalty))
        if place.population < _LARGE and context.is_local(key):
            parts.append(("far from where the article plays", _FAR_FROM_LOCAL))
    if kinds == _DISTRICT_SAID and place.kind is PlaceKind.TOWN and not context.is_close(place, key):
        parts.append(("said to be part of a town", _ELSEWHERE))
    if (
        kinds & _DIVISIONS_SAID
        and place.kind is PlaceKind.TOWN
        and PlaceKind.TOWN.value not in kinds
        and divided
    ):
        parts.append(("said to be a division", -_KIND_SAID))
    if kinds:
        parts.append(("kind of place as said", _KIND_SAID * (place.kind.value in kinds)))
    kept = [(reason, value) for reason, value in parts if abs(value) >= _SHOWN]
    return Candidate(
        place,
        round(sum(value for _, value in kept), 4),
        tuple(f"{reason} {value:+.1f}" for reason, value in kept),
    )


_SHOWN = 0.05


def _size(hit: Hit) -> tuple[str, float]:
    place = hit.place
    if place.kind is PlaceKind.TOWN:
        return f"town of {place.population:,}", math.log10(place.population or _UNCOUNTED)
    if place.kind is PlaceKind.ADMIN2 and hit.match is not NameMatch.NAME:
        return "second division", 0.4 * math.log10(place.population + 3)
    if place.kind is PlaceKind.ADMIN2:
        return "second division", _BASE[place.kind] + 0.2 * math.log10(place.population + 3)
    if place.kind is PlaceKind.ADMIN1 and hit.match is not NameMatch.ABBREVIATION:
        # a state of many millions is meant more often than a city state of thousands
        return "state or province", 0.75 * math.log10(place.population + 3)
    return place.kind.value, _BASE[place.kind]


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
