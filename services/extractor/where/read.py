"""All places of an article, resolved: what the incident reader calls once per article."""

import re
from collections.abc import Sequence
from dataclasses import replace

from schemas.evidence import ArticlePart
from schemas.where import distance_km
from services.extractor.armed_groups import BANDS, groups_in
from services.extractor.gazetteer.fold import normalise
from services.extractor.gazetteer.place import PlaceKind
from services.extractor.gazetteer.store import Gazetteer
from services.extractor.where.anaphora import capitals, pointed_at
from services.extractor.where.containment import link_containers
from services.extractor.where.facility import sites
from services.extractor.where.lexicon import lexicon
from services.extractor.where.outlet import OutletPrior, outlet_prior
from services.extractor.where.recognise import recognise
from services.extractor.where.resolve import resolve
from services.extractor.where.road import on_roads
from services.extractor.where.toponym import Context, Mention, ResolvedToponym, Site


def read_places(
    title: str | None,
    text: str,
    source: str | None,
    gazetteer: Gazetteer,
    *,
    others: Sequence[tuple[ArticlePart, int, int]] = (),
) -> tuple[ResolvedToponym, ...]:
    """Every place name of title and text with the place that it refers to, title first.

    `source` is the outlet's domain; `others` are spans of persons and organisations that somebody else has found.
    """
    mentions: list[Mention] = []
    homes: set[str] = set()
    refused: set[str] = set()
    for part, words in ((ArticlePart.TITLE, title or ""), (ArticlePart.TEXT, text)):
        spans = [(start, end) for other, start, end in others if other is part]
        for start, end, group in groups_in(words):
            # "Islamic State in West Africa", not "Lautaro", which is a town too, nor "Afghan police", who are at home there
            if group.kind in BANDS and not words[start:end].isalpha():
                spans.append((start, end))
            homes |= {group.country_code} if group.country_code else set()
        if part is ArticlePart.TITLE:
            spans += outlet_in_title(words)
        recognised = recognise(part, words, gazetteer, others=spans)
        found = link_containers(words, recognised)
        refused |= _taken_out(recognised, found)
        shift = len(mentions)
        mentions += [
            replace(
                m,
                container=None if m.container is None else m.container + shift,
                beside=None if m.beside is None else m.beside + shift,
            )
            for m in found
        ]
    mentions = [replace(m, doubtful=True) if normalise(m.name) in refused else m for m in mentions]
    outlet = outlet_prior(source, gazetteer)
    lists = lexicon()
    usual = lists.relief_countries if lists.relief.search(text) else frozenset()
    named = resolve(_sure(mentions, outlet), outlet, gazetteer, homes=sorted(homes), usual=usual)
    read: list[ResolvedToponym] = []
    for part, words in ((ArticlePart.TITLE, title or ""), (ArticlePart.TEXT, text)):
        here = list(on_roads(part, words, named))
        seats = {t.start: t for t in capitals(part, words, here, gazetteer)}
        read += [seats.get(t.start, t) for t in here]
    return tuple(read)


def with_pointing_words(
    title: str | None, text: str, toponyms: Sequence[ResolvedToponym]
) -> tuple[ResolvedToponym, ...]:
    """The named places, and in their order what words such as "there" and "the same town" point back at."""
    parts = ((ArticlePart.TITLE, title or ""), (ArticlePart.TEXT, text))
    back = [t for part, words in parts for t in pointed_at(part, words, toponyms)]
    return tuple(sorted([*toponyms, *back], key=lambda t: (t.part is not ArticlePart.TITLE, t.start, t.end)))


_OUTLET_IN_TITLE = re.compile(
    r"\s[-|–—:]\s(?=[^|]*(?:\b(?:News|TV|Weather|Sports|Channel|Radio|Online|Newspaper|Times|Tribune|Post|Herald|Gazette|Journal|"
    r"Chronicle|Local|Breaking|FOX|ABC|NBC|CBS|CW)\b|\.com|\.net|\.org|\b[KW][A-Z]{2,3}(?:-TV)?\b)).*$"
)


def outlet_in_title(title: str) -> list[tuple[int, int]]:
    """The outlet's name behind a headline: "... - WZQP-TV: Weather and Traffic for Huntsville, AL"."""
    match = _OUTLET_IN_TITLE.search(title)
    return [match.span()] if match else []


def _taken_out(recognised: Sequence[Mention], kept: Sequence[Mention]) -> set[str]:
    """The names of mentions that the article contradicts: no place of the name is meant anywhere in it."""
    left = {mention.start for mention in kept}
    return {normalise(mention.name) for mention in recognised if mention.start not in left}


def _sure(mentions: Sequence[Mention], outlet: OutletPrior) -> list[Mention]:
    """The mentions without the doubtful ones whose name nothing in the article makes a place, nor the outlet's own town."""
    certain = {
        normalise(mention.name) for mention in mentions if not mention.doubtful or _is_local(mention, outlet)
    }
    kept = [
        i for i, mention in enumerate(mentions) if not mention.doubtful or normalise(mention.name) in certain
    ]
    moved = {old: new for new, old in enumerate(kept)}
    return [
        replace(
            mentions[i],
            container=moved.get(container) if (container := mentions[i].container) is not None else None,
            beside=moved.get(beside) if (beside := mentions[i].beside) is not None else None,
        )
        for i in kept
    ]


def _is_local(mention: Mention, outlet: OutletPrior) -> bool:
    """ "Campbell police" in a paper of the next town."""
    town = outlet.town
    return (
        town is not None
        and mention.context is Context.BODY
        and any(
            hit.place.kind is PlaceKind.TOWN
            and distance_km(town.lat, town.lon, hit.place.lat, hit.place.lon) <= _LOCAL_KM
            for hit in mention.hits
        )
    )


_LOCAL_KM = 40.0  # about the reach of a local outlet


def read_sites(title: str | None, text: str, toponyms: Sequence[ResolvedToponym]) -> tuple[Site, ...]:
    """Every building, base or block of title and text that is no toponym of its own; they make a decision finer."""
    return (*sites(ArticlePart.TITLE, title or "", toponyms), *sites(ArticlePart.TEXT, text, toponyms))
