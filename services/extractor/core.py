"""The extractor's pure core: one article in, its incident reports out.

    segments -> sentences -> trigger gate -> parse -> mentions and harm -> binding -> incidents -> role -> report

Nothing here knows a clock, a file or the network: the same article gives the same bytes.
"""

from dataclasses import dataclass
from enum import StrEnum

from schemas.evidence import ArticlePart
from schemas.ids import ArticleId
from schemas.report import ArticleRef, IncidentReport
from services.extractor.analysis import View, analyse
from services.extractor.apportionment import adds_up, parts_of, toll_before
from services.extractor.armed_groups import group_spans
from services.extractor.assembly import Candidate, candidates, told
from services.extractor.attachment import attach
from services.extractor.attribution import attribute
from services.extractor.binding import Readings, bind
from services.extractor.canonical_url import canonical_url
from services.extractor.causes import with_causes
from services.extractor.distribution import counts_several
from services.extractor.drafts import Placed
from services.extractor.fingerprint import content_hash, fingerprint
from services.extractor.genre import genre_of, is_note
from services.extractor.grouping import group
from services.extractor.harm import find_harm
from services.extractor.harm_lexicon import harm_lexicon
from services.extractor.harm_statement import HarmStatement
from services.extractor.intake import Intake
from services.extractor.items import read_items
from services.extractor.key_terms import key_terms
from services.extractor.mentions import find_mentions
from services.extractor.origin import origin_id
from services.extractor.precedents import part_precedents
from services.extractor.reading import Sentence, read_sentences
from services.extractor.resources import Resources
from services.extractor.responsibility import Claim, find_claims, speaks_of_responsibility
from services.extractor.segments import Segment, segment, unwrapped
from services.extractor.sums import leave_out_sums
from services.extractor.triggers import Hit, Strength
from services.extractor.when.find import find_times
from services.extractor.where.outlet import home_country
from services.extractor.where.read import read_places, read_sites, with_pointing_words
from services.extractor.where.timezone import utc_offset


class Outcome(StrEnum):
    """What became of an article: exactly one."""

    REPORTS = "reports"
    NO_INCIDENT = "no_incident"
    UNSUPPORTED_LANGUAGE = "unsupported_language"


@dataclass(frozen=True, slots=True)
class Extraction:
    """The outcome and, where it is `reports`, at least one report: main ones first, then in order of the text."""

    outcome: Outcome
    reports: tuple[IncidentReport, ...] = ()


def extract(intake: Intake, resources: Resources) -> Extraction:
    """Reads an article. Total for every intake: raises nothing of its own."""
    if not intake.supported:
        return Extraction(Outcome.UNSUPPORTED_LANGUAGE)
    reports = told(read_candidates(intake, resources))
    return Extraction(Outcome.REPORTS, reports) if reports else Extraction(Outcome.NO_INCIDENT)


def read_candidates(intake: Intake, resources: Resources) -> list[Candidate]:
    """Every incident that a supported article brings up, whether it is told or not."""
    segments = segment(intake.title, intake.text)
    texts = {
        ArticlePart.TITLE: resources.recase_headline(resources.recase(intake.title or ""), intake.text),
        ArticlePart.TEXT: resources.recase(unwrapped(intake.text, segments)),
    }
    sentences = read_sentences(texts, segments)
    hits = {s.index: resources.triggers.find(s.text) for s in sentences}
    if not any(h.trigger.rule.strength is not Strength.REFERENCE for found in hits.values() for h in found):
        return []
    genre = genre_of(sentences)
    placed, loose, claims, readings = _read(intake, texts, sentences, hits, resources)
    drafts = part_precedents(group(placed, brief=is_note(sentences)), readings.published)
    bound = {id(h) for d in drafts for p in d.placed for h in p.harm}
    # what its mention pointed at is not there; a sum over several incidents is left
    loose += [h for p in placed for h in p.harm if id(h) not in bound and not counts_several(p)]
    for draft in drafts:
        draft.framed = genre.realis
    attach(drafts, loose, readings)
    leave_out_sums(drafts)
    attribute(drafts, claims)
    reference = _reference(intake, segments)
    return candidates(drafts, intake, reference, readings, sentences, borrowing=genre.borrows)


def _read(
    intake: Intake,
    texts: dict[ArticlePart, str],
    sentences: tuple[Sentence, ...],
    hits: dict[int, tuple[Hit, ...]],
    resources: Resources,
) -> tuple[list[Placed], list[HarmStatement], list[Claim], Readings]:
    """Parses the sentences that matter and binds within each."""
    published = intake.article.published_at
    title, text = texts[ArticlePart.TITLE], texts[ArticlePart.TEXT]
    groups = [(part, *span) for part, words in texts.items() for span in group_spans(words)]
    named = read_places(title, text, intake.article.source, resources.gazetteer, others=groups)
    places = with_pointing_words(title, text, named)
    hours = utc_offset(named, published)
    times = find_times(intake.text, published, utc_offset=hours)
    readings = Readings(
        times={
            ArticlePart.TITLE: find_times(intake.title or "", published, utc_offset=hours),
            ArticlePart.TEXT: times,
        },
        items=read_items(text, places, times),
        utc_offset=hours,
        home=home_country(intake.article.source, resources.gazetteer),
        places=places,
        sites=read_sites(title, text, named),
        published=published,
        texts=texts,
    )
    placed: list[Placed] = []
    loose: list[HarmStatement] = []
    claims: list[Claim] = []
    told: list[HarmStatement] = []
    for sentence in sentences:
        total = toll_before(told, sentence.index)
        if not (
            hits[sentence.index]
            or _speaks_of_harm(sentence)
            or speaks_of_responsibility(sentence.text)
            or adds_up(sentence.text, total)
        ):
            continue
        view: View = analyse(resources.nlp, sentence)
        harm = find_harm(view)
        harm = tuple(sorted((*harm, *parts_of(view, total, harm)), key=lambda s: (s.token.i, s.slot)))
        told.extend(harm)
        bound = bind(view, find_mentions(view, hits[sentence.index]), harm, readings)
        placed.extend(bound.placed)
        loose.extend(bound.loose)
        claims.extend(find_claims(view))
    return with_causes(placed, sentences), loose, claims, readings


def _speaks_of_harm(sentence: Sentence) -> bool:
    words = sentence.text.lower().replace("-", " ").split()
    gate = harm_lexicon().gate
    return any(word.strip(".,;:!?\"'()“”’") in gate for word in words)


def _reference(intake: Intake, segments: tuple[Segment, ...]) -> ArticleRef:
    article, copied = intake.article, fingerprint(intake.text)
    if article.id is None:
        raise ValueError("an article without an id: intake derives one for each")
    return ArticleRef(
        id=ArticleId(article.id),
        url=canonical_url(article.url) if article.url else None,
        source=article.source,
        title=article.title,
        published_at=article.published_at,
        origin_id=origin_id(intake.text, article.source, article.url),
        fingerprint=copied.signature,
        shingles=copied.shingles,
        content_hash=content_hash(article.title, article.text),
        key_terms=key_terms(intake.title or "", intake.text, segments),
    )
