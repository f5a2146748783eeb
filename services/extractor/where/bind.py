"""The place of one incident among all places of its article."""

from collections.abc import Callable, Iterator, Sequence

from schemas.evidence import ArticlePart
from schemas.where import Where, WherePrecision, distance_km
from services.extractor.gazetteer.place import PlaceKind
from services.extractor.where.containment import contains
from services.extractor.where.toponym import Context, PlaceDecision, ResolvedToponym, Site, Span

_OF_AN_ACT = {
    Context.OFFSET: 1.0,
    Context.LOCATIVE: 1.0,
    Context.NEAR: 0.8,
    Context.BODY: 0.55,
    Context.PLAIN: 0.5,
    Context.ANAPHOR: 0.3,
}
_FINENESS = {
    PlaceKind.FACILITY: 0.5, PlaceKind.DISTRICT: 0.45, PlaceKind.TOWN: 0.45, PlaceKind.ADMIN2: 0.25,
    PlaceKind.SEA: 0.2, PlaceKind.ADMIN1: 0.1, PlaceKind.REGION: -0.1, PlaceKind.COUNTRY: -0.4,
}  # fmt: skip
_SURENESS = 0.6  # how much a reading's own probability counts beside its words and its fineness
_COARSE = frozenset((PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.ADMIN1, PlaceKind.ADMIN2))
_TOWNS = (WherePrecision.PLACE, WherePrecision.DISTRICT)
_BELIEVED = (0.5, 0.25)  # likely readings first; one less likely than the last is refused rather than guessed
_LEAD_CHARACTERS = 700  # about the first three sentences

# How much a place is to be believed by where it was found.
_IN_CLAUSE = 0.95
_IN_SENTENCE = 0.85
_IN_TITLE = 0.7
_IN_LEAD = 0.65
_IN_DATELINE = 0.6
_BY_PEOPLE = 0.5
_IN_TEXT = 0.4
_BY_ADDRESS = 0.35

_Found = tuple[ResolvedToponym, float]


def place_of(
    spans: Sequence[Span],
    toponyms: Sequence[ResolvedToponym],
    *,
    main: bool,
    sites: Sequence[Site] = (),
    article: Sequence[ResolvedToponym] | None = None,
) -> PlaceDecision:
    """Where the incident told in `spans` (clauses before their sentences, in order of trust) happened.

    `toponyms` are those that may be the incident's own; `article` all of the article, the same if left out. An incident
    of the background only ever takes a place from its own spans. The main one falls back on title, lead, dateline and
    the rest of the article, with lower confidence, also to find the town in a country or county that its sentences
    name. `sites` make a town finer. Without any place it is unlocated, and the reason is given.
    """
    everything = toponyms if article is None else article
    if main:  # title, lead and dateline say it better than a word that points back at them
        toponyms = [t for t in toponyms if t.context is not Context.ANAPHOR]
        everything = [t for t in everything if t.context is not Context.ANAPHOR]
    found = None
    for least in _BELIEVED:
        own = [t for t in toponyms if t.score >= least]
        found = found or _decide(spans, own, [t for t in everything if t.score >= least], main=main)
    if found is None:
        reason = "no place in the article" if main else "no place in the sentences that tell it"
        return PlaceDecision(Where(reason=reason), None, 0.0)
    chosen, trust = found
    evidence = (chosen.part, chosen.start, chosen.end)
    return PlaceDecision(_at_site(chosen.where, spans, sites), evidence, round(trust * chosen.score, 4))


def place_beside(spans: Sequence[Span], sites: Sequence[Site], news: PlaceDecision) -> PlaceDecision:
    """Where an incident happened whose sentences name no town, from where the article's news plays (`news`, a town or finer).

    A site ("in the Karkhano market") is taken to be in the same town. Without one only the country is known, and no point.
    """
    site = next(_sites_of_act(spans, sites), None)
    if site is not None and news.where.precision in _TOWNS:
        where = _of_site(site, news.where)
        return PlaceDecision(
            where, (site.part, site.start, site.end), round(_BY_ADDRESS * news.confidence, 4)
        )
    reason = "no place in the sentences that tell it; the country is that of the article's news"
    return PlaceDecision(Where(country_code=news.where.country_code, reason=reason), None, 0.0)


def is_fine(toponym: ResolvedToponym) -> bool:
    """Whether it is a town or finer."""
    return toponym.place.kind not in _COARSE and toponym.place.kind is not PlaceKind.SEA


def _decide(
    spans: Sequence[Span],
    toponyms: Sequence[ResolvedToponym],
    article: Sequence[ResolvedToponym],
    *,
    main: bool,
) -> _Found | None:
    found = _own(spans, toponyms)
    if found is None or found[0].place.kind in _COARSE:
        found = _item(spans, article, found) or found
    if main and (found is None or found[0].place.kind in _COARSE):
        found = _fallback(article, found) or found
    return found or _indirect(spans, toponyms, article if main else ())


def _own(spans: Sequence[Span], toponyms: Sequence[ResolvedToponym]) -> _Found | None:
    """The place that the first span with one gives, made finer by later spans only inside it."""
    found: _Found | None = None
    for number, span in enumerate(spans):
        best = _best([t for t in toponyms if _within(t, span)])
        if best is None:
            continue
        if found is None or contains(found[0].place, best.place):
            found = (best, _IN_SENTENCE if number else _IN_CLAUSE)
        if found[0].place.kind not in _COARSE and found[0].place.kind is not PlaceKind.SEA:
            break  # a river or sea is made finer by the town that the sentence names with it
    if found is None or found[0].context is Context.OFFSET:
        return found
    # "north of Lyon" in a headline, "30 km north of Lyon" in the text
    shifted = (t for t in toponyms if t.context is Context.OFFSET and t.place.id == found[0].place.id)
    exact = next((t for t in shifted if any(_within(t, span) for span in spans)), None)
    return found if exact is None else (exact, found[1])


def _item(spans: Sequence[Span], article: Sequence[ResolvedToponym], coarse: _Found | None) -> _Found | None:
    """The dateline of the item of a round-up that the incident is told in: the last of several before it."""
    datelines = [t for t in article if t.context is Context.DATELINE and t.inside is None]
    outer = {t.inside for t in article}
    heads = [t for t in datelines if (t.part, t.start, t.end) not in outer or t.place.kind not in _COARSE]
    if not spans or len({t.start for t in heads}) < _ITEMS or spans[0][0] is not ArticlePart.TEXT:
        return None
    before = [t for t in heads if t.start < spans[0][1]]
    if not before:
        return None
    head = before[-1]
    return None if coarse is not None and contains(head.place, coarse[0].place) else (head, _IN_DATELINE)


_ITEMS = 3  # datelines that make a round-up; one with its country has two names


def _fallback(article: Sequence[ResolvedToponym], coarse: _Found | None) -> _Found | None:
    """A town from title, lead, dateline, then the one that the text has most often; inside `coarse` where that is given.

    Where there is no town at all, the first country or division of title or lead.
    """

    def fits(toponym: ResolvedToponym) -> bool:
        return coarse is None or contains(coarse[0].place, toponym.place)

    tiers: tuple[tuple[float, Callable[[ResolvedToponym], bool]], ...] = (
        (_IN_TITLE, lambda t: t.part is ArticlePart.TITLE),
        (_IN_LEAD, lambda t: t.part is ArticlePart.TEXT and t.start < _LEAD_CHARACTERS),
    )
    large: _Found | None = None
    for trust, belongs in tiers:
        best = _best([t for t in article if belongs(t) and fits(t)])
        if best is not None and best.place.kind not in _COARSE:
            return best, trust
        large = large or ((best, trust) if best is not None else None)
    towns = [t for t in article if fits(t) and t.place.kind not in _COARSE]
    dateline = next((t for t in towns if t.context is Context.DATELINE), None)
    district = _district(article, coarse, dateline)
    if district is not None:
        return district, _IN_DATELINE
    if dateline is not None and not (coarse is not None and _reported_from_afar(coarse[0], dateline)):
        return dateline, _IN_DATELINE
    often = _most_often([t for t in towns if t.context in _OF_AN_ACT])
    return (often, _IN_TEXT) if often is not None else large


def _district(
    article: Sequence[ResolvedToponym], coarse: _Found | None, dateline: ResolvedToponym | None
) -> ResolvedToponym | None:
    """The district in which the lead says that something is done, where the dateline is a capital that lies elsewhere."""
    if dateline is None or not dateline.place.capital:
        return None
    named = (
        t
        for t in article
        if t.part is ArticlePart.TEXT
        and t.start < _LEAD_CHARACTERS
        and t.place.kind is PlaceKind.ADMIN2
        and t.context is Context.LOCATIVE
        and (coarse is None or contains(coarse[0].place, t.place))
        and not contains(t.place, dateline.place)
    )
    return next(named, None)


_MIDDLE = 0.7  # of the radius of a part of a country: farther is another part, or the middle of the country


def _reported_from_afar(coarse: ResolvedToponym, dateline: ResolvedToponym) -> bool:
    """Whether a report "in eastern Burkina Faso" comes from the capital, which is not in that part of the country."""
    where, place = coarse.where, coarse.place
    sided = (where.lat, where.lon) != (round(place.lat, 5), round(place.lon, 5))
    if (
        not (sided and dateline.place.capital)
        or where.lat is None
        or where.lon is None
        or where.radius_km is None
    ):
        return False
    apart = distance_km(where.lat, where.lon, dateline.place.lat, dateline.place.lon)
    return apart > _MIDDLE * where.radius_km


def _indirect(
    spans: Sequence[Span], toponyms: Sequence[ResolvedToponym], article: Sequence[ResolvedToponym]
) -> _Found | None:
    """What is left where no place is named for the act: an address near it, or a people at home.

    A victim's home or the town of a hospital is more often than not in the same region, so a main incident (the only
    one that is given the `article`) takes it, with little confidence.
    """
    near = (Context.TREATED, Context.RESIDENCE, Context.RELATED)
    address = next((t for t in article if t.context in near and t.place.kind not in _COARSE), None)
    if address is not None:
        return address, _BY_ADDRESS
    inside = [t for t in toponyms if t.context is Context.AT_HOME and any(_within(t, span) for span in spans)]
    at_home = inside or [t for t in article if t.context is Context.AT_HOME]
    return (at_home[0], _BY_PEOPLE) if len({t.place.country_code for t in at_home}) == 1 else None


def _at_site(where: Where, spans: Sequence[Span], sites: Sequence[Site]) -> Where:
    """The town, made finer by a site in the incident's own spans: the site's name with the town's coordinates."""
    site = next(_sites_of_act(spans, sites), None) if where.precision in _TOWNS else None
    return where if site is None else _of_site(site, where)


def _sites_of_act(spans: Sequence[Span], sites: Sequence[Site]) -> Iterator[Site]:
    return (site for span in spans for site in sites if _within(site, span) and site.context in _OF_AN_ACT)


def _of_site(site: Site, town: Where) -> Where:
    name = f"{site.name}, {town.name}"
    return town.model_copy(update={"name": name, "precision": WherePrecision.FACILITY, "geonames_id": None})


def _within(named: ResolvedToponym | Site, span: Span) -> bool:
    part, start, end = span
    return named.part is part and start <= named.start and named.end <= end


def _best(toponyms: Sequence[ResolvedToponym]) -> ResolvedToponym | None:
    """The likeliest place of an act: by the words around it, its fineness and its sureness; the first of equals."""
    outer = {t.inside for t in toponyms}
    usable = [t for t in toponyms if t.context in _OF_AN_ACT and (t.part, t.start, t.end) not in outer]
    return max(
        _consistent(usable),
        key=lambda t: (_OF_AN_ACT[t.context] + _FINENESS[t.place.kind] + _SURENESS * t.score, -t.start),
        default=None,
    )


def _consistent(usable: list[ResolvedToponym]) -> list[ResolvedToponym]:
    """Without the countries and provinces of others among them, and without what is only named beside "in Chad"."""
    located = [t for t in usable if t.context is Context.LOCATIVE and t.place.kind in _COARSE]
    inside = [
        t
        for t in usable
        if t.context not in (Context.PLAIN, Context.BODY)
        or not located
        or any(t.place.id == large.place.id or contains(large.place, t.place) for large in located)
    ]
    return [t for t in inside if not any(contains(t.place, other.place) for other in inside)]


def _most_often(toponyms: Sequence[ResolvedToponym]) -> ResolvedToponym | None:
    counts: dict[int, int] = {}
    for toponym in toponyms:
        counts[toponym.place.id] = counts.get(toponym.place.id, 0) + 1
    return max(toponyms, key=lambda t: (counts[t.place.id], -t.start), default=None)
