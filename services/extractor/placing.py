"""Where each incident of an article happened: by its own sentences, else by the article around them."""

from collections.abc import Sequence
from dataclasses import replace

from schemas.evidence import ArticlePart
from schemas.incident_type import IncidentType
from schemas.where import Where, WherePrecision
from services.extractor.binding import Readings
from services.extractor.drafts import LEAD, Draft
from services.extractor.relations import relations
from services.extractor.role import NEWS_DAYS
from services.extractor.triggers import Strength
from services.extractor.where.bind import is_fine, place_beside, place_of
from services.extractor.where.epicentre import epicentres
from services.extractor.where.toponym import Context, PlaceDecision, ResolvedToponym, Site, Span


def placed_drafts(
    drafts: Sequence[Draft], ages: Sequence[int | None], principal: int | None, readings: Readings
) -> list[PlaceDecision]:
    """A decision for each draft. `ages`: days from each incident to publication; `principal`: what the article is about.

    Whatever is recent and names no place is told from where the principal incident was: "a day after a blast in the market".
    """
    places = [
        _place(
            draft, _without_those_of_others(readings, draft, drafts), readings.sites, main=number == principal
        )
        for number, draft in enumerate(drafts)
    ]
    if principal is None:
        return places
    news = _place(drafts[principal], readings, (), main=True)
    if news.evidence is None and readings.home is not None:
        news = places[principal] = _at_home(readings.home)
    for number, draft in enumerate(drafts):
        if (
            number != principal
            and draft.type in relations().responses
            and _names_no_town(places[number], news)
        ):
            places[number] = PlaceDecision(news.where, news.evidence, round(_ANSWERS * news.confidence, 4))
    for number, (draft, age) in enumerate(zip(drafts, ages, strict=True)):
        recent = (
            age <= NEWS_DAYS if age is not None else draft.first.view.index < LEAD
        )  # "the victims of the bombing"
        if places[number].evidence is None and number != principal and recent:
            places[number] = place_beside(_spans(draft), readings.sites, news)
    return places


def _without_those_of_others(readings: Readings, draft: Draft, drafts: Sequence[Draft]) -> Readings:
    """What may place an incident without a place of its own: not the town in which another is told behind the lead."""
    if draft.place is not None:
        return readings
    taken = {
        (p.place.part, p.place.start)
        for other in drafts
        if other is not draft and other.type == draft.type
        for p in other.placed
        if p.place is not None and is_fine(p.place) and p.mention.view.index > LEAD
    }
    return replace(readings, places=tuple(p for p in readings.places if (p.part, p.start) not in taken))


_ANSWERS = 0.6  # how far the state's answer to an incident is to be believed to be in the same town


def _names_no_town(own: PlaceDecision, news: PlaceDecision) -> bool:
    """Whether the answer of the state ("the Lebanese army sent armoured vehicles") has no finer place than the country of
    the news, and the news has.
    """
    large = own.evidence is None or own.where.precision is WherePrecision.COUNTRY
    there = own.where.country_code in (None, news.where.country_code)
    return large and there and news.where.precision in _TOWN


_TOWN = (WherePrecision.PLACE, WherePrecision.DISTRICT, WherePrecision.FACILITY, WherePrecision.NEAR)


def _at_home(country_code: str) -> PlaceDecision:
    """Of a local outlet's news without any place only the country is known, and no point."""
    reason = "no place in the article; the country is that of the local outlet"
    return PlaceDecision(Where(country_code=country_code, reason=reason), None, 0.0)


def _place(draft: Draft, readings: Readings, sites: Sequence[Site], *, main: bool) -> PlaceDecision:
    spans: list[Span] = []
    inside: list[ResolvedToponym] = []
    if main and draft.type is IncidentType.EARTHQUAKE:
        spans += epicentres(ArticlePart.TEXT, readings.texts[ArticlePart.TEXT])
        inside += [p for p in readings.places if any(_in_span(p, span) for span in spans)]
    later = main and _is_placed_by_headline(draft, readings)
    for placed in draft.placed:
        if later and placed.mention.view.index > LEAD:
            continue
        told = placed.mention.strength is not Strength.HARM or placed.harm  # not "the mare that was killed"
        if placed.places and told:
            spans += [placed.mention.clause, placed.mention.sentence]
            spans += [(p.part, p.start, p.end) for p in placed.places if placed.item is not None]
            inside += placed.places
    return place_of(
        spans or [draft.first.clause, draft.first.sentence],
        inside,
        main=main,
        sites=sites,
        article=readings.places,
    )


def _is_placed_by_headline(draft: Draft, readings: Readings) -> bool:
    """Whether the headline names one town, and no sentence of the lead another for the news: what is told further down, and
    elsewhere, does not place it.
    """
    headed = [p for p in draft.placed if p.mention.view.is_title and p.mention.strength is Strength.STRONG]
    if headed and all(
        p.place is None for p in headed
    ):  # "Flood victim found; worker dies in landslide at Belo"
        return False
    titled = {
        p.place.id
        for p in readings.places
        if p.part is ArticlePart.TITLE and is_fine(p) and p.context in _OF_NEWS
    }
    lead = any(
        is_fine(p) for placed in draft.placed if placed.mention.view.index <= LEAD for p in placed.places
    )
    return len(titled) == 1 and not lead


_OF_NEWS = (Context.PLAIN, Context.LOCATIVE, Context.NEAR)


def _spans(draft: Draft) -> list[Span]:
    return [span for placed in draft.placed for span in (placed.mention.clause, placed.mention.sentence)]


def _in_span(place: ResolvedToponym, span: Span) -> bool:
    return place.part is span[0] and span[1] <= place.start and place.end <= span[2]
