"""Makes the reports of an article from its incidents in the making."""

from dataclasses import dataclass

from schemas.evidence import ArticlePart, Evidence
from schemas.ids import ReportId, derive_id
from schemas.incident_type import IncidentType
from schemas.report import ArticleRef, IncidentReport, Realis, Role
from schemas.when import When, WhenBasis
from schemas.where import Where
from services.extractor.agreement import DAY
from services.extractor.armed_groups import NamedGroup, group_spans, only_group
from services.extractor.binding import Readings
from services.extractor.confidence import Grounds, confidence, grounds_of
from services.extractor.dating import Dated, own_when
from services.extractor.discourse import discourse_of, discourse_words
from services.extractor.drafts import Draft
from services.extractor.eventful import CERTAIN, is_eventful
from services.extractor.evidence import quote
from services.extractor.founding import points_elsewhere
from services.extractor.genre import is_note
from services.extractor.headline import headline
from services.extractor.intake import Intake
from services.extractor.logistic import Signs
from services.extractor.means import FoundMeans, means_of
from services.extractor.newsworthy import dates_from_news, newsworthy
from services.extractor.participants import Found, perpetrators_of, targets_of
from services.extractor.placing import placed_drafts
from services.extractor.plausibility import needs_judging, plausibility, plausible
from services.extractor.reading import Sentence
from services.extractor.realis import realis_rules
from services.extractor.relations import relations
from services.extractor.retelling import dates_retold
from services.extractor.role import age_days
from services.extractor.signs import Setting, signs_of
from services.extractor.tolls import Toll, weigh
from services.extractor.traces import traces_of
from services.extractor.triggers import Strength
from services.extractor.where.toponym import PlaceDecision

Span = tuple[ArticlePart, int, int]


@dataclass(frozen=True)
class Candidate:
    """An incident that the article brings up, written out, with what it is judged by."""

    report: IncidentReport
    """Without siblings."""
    signs: Signs
    """Of whether it is reported at all."""
    grounds: Grounds
    """Of whether its fields are right."""
    eligible: bool
    """Whether it says enough to be told, supposing that it is reported."""
    judged: bool
    """Whether the signs decide: not in a note, which is written to tell an incident, in however plain words."""
    settled: bool
    """Whether the article is known to be about real events: a note, or one that speaks of armed groups."""
    borrowing: bool
    """Whether the article is of a kind that only borrows the words: a drill, a match, a film."""


def told(found: list[Candidate]) -> tuple[IncidentReport, ...]:
    """The reports, main ones first, of those incidents that the article reports rather than speaks of."""
    plain = [
        c for c in found if c.eligible and not (c.judged and plausible(c.signs) < plausibility().threshold)
    ]
    actual = [c for c in plain if c.report.realis is Realis.ACTUAL]
    signs = [c.signs for c in actual]
    if any(c.borrowing for c in found):
        kept = [c.report for c in actual] if is_eventful(signs, CERTAIN) else []
    else:
        literal = relations().responses | _LITERAL
        eventful = any(c.settled or c.report.type in literal for c in actual) or is_eventful(signs)
        kept = [c.report for c in plain if eventful or c.report.realis is not Realis.ACTUAL]
    kept.sort(key=lambda r: r.role is not Role.MAIN)
    return _as_siblings(kept)


_LITERAL = frozenset({IncidentType.DROUGHT})
"""Whose words are seldom borrowed, as those of the state's answers, and which bring neither victims nor those who count them."""


def candidates(
    drafts: list[Draft],
    intake: Intake,
    article: ArticleRef,
    readings: Readings,
    sentences: tuple[Sentence, ...],
    *,
    borrowing: bool = False,
) -> list[Candidate]:
    """Every incident that the article brings up, in order of first mention. `borrowing`: as candidates keep it."""
    told_of = [
        d for d in drafts if d.strength is not Strength.REFERENCE or any(map(points_elsewhere, d.placed))
    ]
    drafts = told_of or [d for d in drafts if d.harm]
    dates = [own_when(d, readings, anchor=None) for d in drafts]
    anchor = next((d.when for d in dates if d.when.start is not None), None)
    dates = [
        dated if dated.when.start is not None else own_when(draft, readings, anchor)
        for draft, dated in zip(drafts, dates, strict=True)
    ]
    dates = dates_retold(drafts, dates, sentences, readings.published)
    news = newsworthy(drafts, dates, sentences, readings)
    dates = dates_from_news(drafts, dates, news, readings)
    of, chosen, brief = news.roles, news.principal, is_note(sentences)
    group = only_group(readings.texts[ArticlePart.TEXT])
    mentioning = frozenset(p.mention.view.index for d in drafts for p in d.placed)
    setting = Setting(
        len(sentences),
        sum(len(d.placed) for d in drafts),
        discourse_of(sentences),
        traces_of(sentences, mentioning),
    )
    settled = brief or any(_speaks_of_war(words) for words in readings.texts.values())
    ages = [age_days(own.when, readings.published) for own in dates]
    places = placed_drafts(drafts, ages, chosen, readings)
    found: list[Candidate] = []
    for number, (draft, role, own) in enumerate(zip(drafts, of, dates, strict=True)):
        principal = number == chosen
        when = news.when if principal and news.when else own
        where = places[number]
        toll = weigh(draft.harm)
        perpetrators, targets = _participants(draft, group)
        means = means_of(draft, drafts)
        age = ages[number]
        signs = signs_of(
            draft, toll.casualties, [t.participant.name for t in targets], age, setting, principal=principal
        )
        grounds = grounds_of(draft, when.decision, where, toll.casualties, plausible(signs))
        enough = _worth_telling(draft, role, own.when, where) and (
            principal or chosen is None or not _is_detail(draft, own.when, where, dates[chosen].when)
        )
        found.append(
            Candidate(
                report=IncidentReport(
                    report_id=_report_id(draft, article),
                    article=article,
                    role=role,
                    realis=draft.realis,
                    type=draft.type,
                    when=when.when,
                    where=where.where,
                    casualties=toll.casualties,
                    perpetrators=tuple(f.participant for f in perpetrators),
                    targets=tuple(f.participant for f in targets),
                    means=tuple(f.means for f in means),
                    evidence=_evidence(draft, when, where, toll, perpetrators, targets, means, intake),
                    confidence=confidence(grounds, plausible(signs)),
                    headline=headline(draft.type, where.where or Where(), toll.casualties),
                    warnings=intake.warnings,
                ),
                signs=signs,
                grounds=grounds,
                judged=not brief
                and not (draft.first.distinct and signs["day_and_town"])  # "another attack on Monday in Jos"
                and (needs_judging(draft.type, draft.realis) or draft.strength is Strength.HARM),
                settled=settled,
                borrowing=borrowing,
                eligible=enough
                or (principal and draft.realis is Realis.ACTUAL and not _is_statistic(draft, own.when)),
            )
        )
    return found


def _speaks_of_war(words: str) -> bool:
    return bool(group_spans(words)) or discourse_words().warfare.search(words) is not None


def _worth_telling(draft: Draft, role: Role, when: When, where: PlaceDecision) -> bool:
    if draft.realis is not Realis.ACTUAL:
        return role is Role.MAIN and draft.first.view.index <= _LEAD
    if _is_statistic(draft, when):
        return False
    dated, located = when.start is not None and not when.series, where.evidence is not None
    if draft.type is IncidentType.ARREST:
        # without a day and a place of its own it is part of what it follows
        return draft.first.view.index < _LEAD and (dated or draft.place is not None)
    if draft.first.cumulative and not (dated and located):
        return False
    return dated or located


def _is_statistic(draft: Draft, when: When) -> bool:
    """ "Shootings fell by a quarter in April": counts of months and years, which are compared, are no incident."""
    compares = realis_rules().compared.search(draft.first.view.text) is not None
    return compares and (when.precision not in DAY or when.basis is WhenBasis.PUBLICATION)


def _is_detail(draft: Draft, when: When, where: PlaceDecision, principal: When) -> bool:
    """ "A guard post that burned down on Tuesday": no place, nobody hurt, on the day of what the article is about."""
    hurt = any(h.count is not None and not h.denied for h in draft.harm)
    same_day = when.start is not None and when.start == principal.start and when.end == principal.end
    return same_day and where.evidence is None and not hurt and draft.first.view.index > _LEAD


_LEAD = 2  # title and the first two sentences: what is only planned or denied is news there or nowhere


def _participants(draft: Draft, only: NamedGroup | None) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """Who did it, and whom it hit; nobody is both."""
    perpetrators = perpetrators_of(draft, only)
    names = {f.participant.name for f in perpetrators}
    return perpetrators, tuple(t for t in targets_of(draft) if t.participant.name not in names)


def _report_id(draft: Draft, article: ArticleRef) -> ReportId:
    first, share = draft.first, draft.placed[0].share
    parts: list[str | int] = [
        article.id,
        article.content_hash,
        draft.type,
        first.view.sentence.part,
        first.start,
    ]
    return ReportId(derive_id("report", *parts, *([share] if share else [])))


def _evidence(
    draft: Draft,
    when: Dated,
    where: PlaceDecision,
    toll: Toll,
    perpetrators: tuple[Found, ...],
    targets: tuple[Found, ...],
    means: tuple[FoundMeans, ...],
    intake: Intake,
) -> tuple[Evidence, ...]:
    article = intake.article
    telling = next(p.mention for p in draft.placed if p.mention.type == draft.type)
    found = [quote(article, "type", *telling.sentence)]
    if when.decision.evidence is not None:
        found.append(quote(article, "when", when.part, *when.decision.evidence))
    if where.evidence is not None:
        found.append(quote(article, "where", *where.evidence))
    for slot, statement in toll.evidence:
        found.append(
            quote(article, f"casualties.{slot}", statement.view.sentence.part, statement.start, statement.end)
        )
    for field, people in (("perpetrators", perpetrators), ("targets", targets)):
        found.extend(quote(article, field, f.part, f.start, f.end) for f in people)
    found.extend(quote(article, "means", f.part, f.start, f.end) for f in means)
    return tuple(found)


def _as_siblings(reports: list[IncidentReport]) -> tuple[IncidentReport, ...]:
    ids = [r.report_id for r in reports]
    return tuple(
        r.model_copy(update={"siblings": tuple(i for i in ids if i != r.report_id)}) for r in reports
    )
