"""All places of an article, resolved: what the incident reader calls once per article."""

import re
from collections.abc import Sequence
from dataclasses import replace

from schemas.evidence import ArticlePart
from services.extractor.armed_groups import BANDS, groups_in
from services.extractor.gazetteer.fold import normalise
from services.extractor.gazetteer.store import Gazetteer
from services.extractor.where.anaphora import capitals, pointed_at
from services.extractor.where.containment import link_containers
from services.extractor.where.facility import sites
from services.extractor.where.lexicon import lexicon
from services.extractor.where.outlet import outlet_prior
from services.extractor.where.recognise import recognise
from services.extractor.where.resolve import resolve
from services.extractor.where.road import on_roads
from services.extractor.where.toponym import Mention, ResolvedToponym, Site


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
    for part, words in ((ArticlePart.TITLE, title or ""), (ArticlePart.TEXT, text)):
        spans = [(start, end) for other, start, end in others if other is part]
        for start, end, group in groups_in(words):
            # "Islamic State in West Africa", not "Lautaro", which is a town too, nor "Afghan police", who are at home there
            if group.kind in BANDS and not words[start:end].isalpha():
                spans.append((start, end))
            homes |= {group.country_code} if group.country_code else set()
        if part is ArticlePart.TITLE:
            spans += outlet_in_title(words)
        found = link_containers(words, recognise(part, words, gazetteer, others=spans))
        shift = len(mentions)
        mentions += [
            replace(m, container=m.container + shift) if m.container is not None else m for m in found
        ]
    lists = lexicon()
    usual = lists.relief_countries if lists.relief.search(text) else frozenset()
    named = resolve(
        _sure(mentions), outlet_prior(source, gazetteer), gazetteer, homes=sorted(homes), usual=usual
    )
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


def _sure(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without the doubtful ones whose name nothing in the article makes a place."""
    certain = {normalise(mention.name) for mention in mentions if not mention.doubtful}
    kept = [
        i for i, mention in enumerate(mentions) if not mention.doubtful or normalise(mention.name) in certain
    ]
    moved = {old: new for new, old in enumerate(kept)}
    return [
        replace(
            mentions[i],
            container=moved.get(container) if (container := mentions[i].container) is not None else None,
        )
        for i in kept
    ]


def read_sites(title: str | None, text: str, toponyms: Sequence[ResolvedToponym]) -> tuple[Site, ...]:
    """Every building, base or block of title and text that is no toponym of its own; they make a decision finer."""
    return (*sites(ArticlePart.TITLE, title or "", toponyms), *sites(ArticlePart.TEXT, text, toponyms))
