"""The place of one incident among all places of its article."""

from collections.abc import Sequence
from dataclasses import replace

from schemas.evidence import ArticlePart
from schemas.where import Where, WherePrecision
from services.extractor.gazetteer.place import PlaceKind
from services.extractor.where.containment import contains
from services.extractor.where.toponym import Context, PlaceDecision, ResolvedToponym, Site, Span

_OF_AN_ACT = {
    Context.OFFSET: 1.0,
    Context.LOCATIVE: 1.0,
    Context.NEAR: 0.8,
    Context.BODY: 0.55,
    Context.PLAIN: 0.5,
}
_FINENESS = {
    PlaceKind.FACILITY: 0.5, PlaceKind.DISTRICT: 0.45, PlaceKind.TOWN: 0.45, PlaceKind.ADMIN2: 0.25, PlaceKind.ADMIN1: 0.1, PlaceKind.SEA: 0.2, PlaceKind.REGION: -0.1, PlaceKind.COUNTRY: -0.4,
}  # fmt: skip
_COARSE = frozenset((PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.ADMIN1, PlaceKind.ADMIN2))
_LEAD_CHARACTERS = 700  # about the first three sentences

# How much a place is to be believed by where it was found.
_IN_CLAUSE, _IN_SENTENCE, _IN_TITLE, _IN_LEAD, _IN_DATELINE, _IN_TEXT, _BY_PEOPLE, _BY_ADDRESS = (
    0.95,
    0.85,
    0.7,
    0.65,
    0.6,
    0.4,
    0.5,
    0.35,
)


def place_of(
    spans: Sequence[Span], toponyms: Sequence[ResolvedToponym], *, main: bool, sites: Sequence[Site] = ()
) -> PlaceDecision:
    """Where the incident told in `spans` (its clauses first, then its sentences, in order of trust) happened.

    An incident of the background only ever takes a place from its own spans. The main one falls back on title, lead,
    dateline and the rest of the text, with lower confidence. Without any, it is unlocated and the reason is given.
    """
    return _at_site(_decide(spans, toponyms, main=main), spans, sites)


def _at_site(decision: PlaceDecision, spans: Sequence[Span], sites: Sequence[Site]) -> PlaceDecision:
    """The decision, made finer by a facility in the incident's own spans: its name, with the town's coordinates."""
    where = decision.where
    if where.precision not in _TOWNS:
        return decision
    for span in spans:
        for site in sites:
            if _within(site, span) and site.context in _OF_AN_ACT:
                update = {
                    "name": f"{site.name}, {where.name}",
                    "precision": WherePrecision.FACILITY,
                    "geonames_id": None,
                }
                return replace(decision, where=where.model_copy(update=update))
    return decision


_TOWNS = (WherePrecision.PLACE, WherePrecision.DISTRICT)


def _decide(spans: Sequence[Span], toponyms: Sequence[ResolvedToponym], *, main: bool) -> PlaceDecision:
    decision = None
    for number, span in enumerate(spans):
        inside = [t for t in toponyms if _within(t, span)]
        best = _best(inside)
        if best is None:
            continue
        trust = _IN_CLAUSE if number == 0 else _IN_SENTENCE
        if decision is None or _refines(best, decision[0]):
            decision = (best, trust)
        if decision[0].place.kind not in _COARSE:
            break
    if main and (decision is None or decision[0].place.kind in _COARSE):
        fallback = _fallback(toponyms)
        if fallback is not None and (decision is None or _refines(fallback[0], decision[0])):
            decision = fallback
    if decision is None:
        decision = _indirect(spans, toponyms, main=main)
    if decision is None:
        reason = "no place in the article" if main else "no place in the sentences that tell it"
        return PlaceDecision(Where(reason=reason), None, 0.0)
    chosen, trust = decision
    return PlaceDecision(
        chosen.where, (chosen.part, chosen.start, chosen.end), round(trust * chosen.score, 4)
    )


def _indirect(
    spans: Sequence[Span], toponyms: Sequence[ResolvedToponym], *, main: bool
) -> tuple[ResolvedToponym, float] | None:
    """What is left where no place is named for the act: a people at home, and for the main incident an address.

    A victim's home or the town of a hospital is more often than not in the same region.
    """
    inside = [t for t in toponyms if any(_within(t, span) for span in spans)]
    at_home = [t for t in inside if t.context is Context.AT_HOME]
    if main:
        at_home = at_home or [t for t in toponyms if t.context is Context.AT_HOME]
        near = [t for t in toponyms if t.context in (Context.TREATED, Context.RESIDENCE, Context.RELATED)]
        local = [t for t in near if t.place.kind not in _COARSE]
        if local:
            return local[0], _BY_ADDRESS
    if at_home and len({t.place.country_code for t in at_home}) == 1:
        return at_home[0], _BY_PEOPLE
    return None


def _within(named: ResolvedToponym | Site, span: Span) -> bool:
    part, start, end = span
    return named.part is part and start <= named.start and named.end <= end


def _best(inside: Sequence[ResolvedToponym]) -> ResolvedToponym | None:
    outer = {t.inside for t in inside}
    usable = [t for t in inside if t.context in _OF_AN_ACT and (t.part, t.start, t.end) not in outer]
    if not usable:
        return None
    return max(
        usable, key=lambda t: (_OF_AN_ACT[t.context] + _FINENESS[t.place.kind] + 0.6 * t.score, -t.start)
    )


def _refines(finer: ResolvedToponym, coarser: ResolvedToponym) -> bool:
    return contains(coarser.place, finer.place)


def _fallback(toponyms: Sequence[ResolvedToponym]) -> tuple[ResolvedToponym, float] | None:
    """A place from title, lead, dateline, and then the name that the text has most often."""
    tiers = (
        ([t for t in toponyms if t.part is ArticlePart.TITLE], _IN_TITLE),
        ([t for t in toponyms if t.part is ArticlePart.TEXT and t.start < _LEAD_CHARACTERS], _IN_LEAD),
    )
    coarse = None
    for tier, trust in tiers:
        best = _best(tier)
        if best is not None and best.place.kind not in _COARSE:
            return best, trust
        coarse = coarse or ((best, trust) if best is not None else None)
    dateline = [t for t in toponyms if t.context is Context.DATELINE and t.place.kind not in _COARSE]
    if dateline:
        return dateline[0], _IN_DATELINE
    often = _most_often([t for t in toponyms if t.context in _OF_AN_ACT and t.place.kind not in _COARSE])
    if often is not None:
        return often, _IN_TEXT
    return coarse


def _most_often(toponyms: Sequence[ResolvedToponym]) -> ResolvedToponym | None:
    if not toponyms:
        return None
    counts: dict[int, int] = {}
    for toponym in toponyms:
        counts[toponym.place.id] = counts.get(toponym.place.id, 0) + 1
    return max(toponyms, key=lambda t: (counts[t.place.id], -t.start))
