"""Makes the reports of an article from its incidents in the making."""

from dataclasses import replace

from schemas.evidence import ArticlePart, Evidence
from schemas.ids import ReportId, derive_id
from schemas.incident_type import IncidentType
from schemas.report import ArticleRef, IncidentReport, Realis, Role
from schemas.when import When, WhenPrecision
from schemas.where import Where
from services.extractor.binding import Readings
from services.extractor.confidence import confidence
from services.extractor.drafts import Draft
from services.extractor.evidence import quote
from services.extractor.headline import headline
from services.extractor.intake import Intake
from services.extractor.participants import Found, perpetrators_of, targets_of
from services.extractor.reading import Sentence
from services.extractor.role import is_sequel, roles
from services.extractor.sequel import times_of_act
from services.extractor.tolls import Toll, weigh
from services.extractor.triggers import Strength
from services.extractor.when.binding import WhenDecision, date_of
from services.extractor.where.bind import place_of
from services.extractor.where.toponym import PlaceDecision, ResolvedToponym

Span = tuple[ArticlePart, int, int]


def assemble(
    drafts: list[Draft],
    intake: Intake,
    article: ArticleRef,
    readings: Readings,
    sentences: tuple[Sentence, ...],
) -> tuple[IncidentReport, ...]:
    """Reports, main ones first. What is only background and has neither a place nor a date of its own is left out."""
    drafts = [d for d in drafts if d.strength is not Strength.REFERENCE]
    own_when = [_own_when(d, readings, anchor=None) for d in drafts]
    anchor = next((w.when for w in own_when if w.when.start is not None), None)
    own_when = [
        w if w.when.start is not None else _own_when(d, readings, anchor)
        for d, w in zip(drafts, own_when, strict=True)
    ]
    of = roles(drafts, [w.when for w in own_when], readings.published)
    lead = [(s.part, s.offsets[0], s.offsets[-1]) for s in sentences[:4]]
    kept: list[IncidentReport] = []
    for number, (draft, role) in enumerate(zip(drafts, of, strict=True)):
        principal = number == _principal(drafts, of)
        when = own_when[number]
        if principal and when.when.start is None:
            when = _wide_when(draft, lead, readings)
        where = _place(draft, readings, main=principal)
        if not (principal and draft.realis is Realis.ACTUAL) and not _worth_telling(
            draft, role, own_when[number].when, where
        ):
            continue
        kept.append(_report(draft, role, when, where, intake, article))
    kept.sort(key=lambda r: r.role is not Role.MAIN)
    return _as_siblings(kept)


def _principal(drafts: list[Draft], of: list[Role]) -> int | None:
    """The incident that the article is about: the first main one, else the one that it mentions most."""
    if Role.MAIN in of:
        return of.index(Role.MAIN)
    return max(range(len(drafts)), key=lambda i: (len(drafts[i].placed), -i), default=None)


def _worth_telling(draft: Draft, role: Role, when: When, where: PlaceDecision) -> bool:
    if draft.realis is not Realis.ACTUAL:
        return role is Role.MAIN and draft.first.view.index <= _LEAD
    dated, located = when.start is not None and not when.series, where.evidence is not None
    if draft.type is IncidentType.ARREST:
        return draft.first.view.index < _LEAD and (dated or located)
    if draft.first.cumulative and not (dated and located):
        return False
    return dated or located


def _own_when(draft: Draft, readings: Readings, anchor: When | None) -> WhenDecision:
    """The first day that one of its mentions gives, in order of the text, telling mentions first; else a coarser time."""
    order = list(Strength)
    found: list[WhenDecision] = []
    for placed in sorted(
        draft.placed, key=lambda p: (p.mention.view.is_title, order.index(p.mention.strength))
    ):
        mention = placed.mention
        part = mention.view.sentence.part
        decision = date_of(
            [mention.clause[1:], mention.sentence[1:]],
            times_of_act(mention.view.text, placed.times, readings.published),
            readings.published,
            main=False,
            text=readings.texts[part],
            trigger=mention.start,
            anchor=anchor,
            planned=draft.realis is Realis.PLANNED,
        )
        if decision.when.start is not None:
            told = [t for t in placed.times if (t.start, t.end) == decision.evidence]
            found.append(
                decision
                if not any(t.reporting or t.sequel for t in told)
                else replace(decision, confidence=_SPOKEN)
            )
    firm = [d for d in found if d.confidence > _SPOKEN]
    days = [d for d in firm if d.when.precision in _DAY]
    return next(iter(days or firm or found), WhenDecision(When(), None, 0.0))


_LEAD = 2  # title and the first two sentences: what is only planned or denied is news there or nowhere
_DAY = (WhenPrecision.MINUTE, WhenPrecision.HOUR, WhenPrecision.DAY)
_SPOKEN = 0.4  # the day on which somebody spoke, or was tried: seldom that of the incident


def _wide_when(draft: Draft, lead: list[Span], readings: Readings) -> WhenDecision:
    mention = draft.first
    part = mention.view.sentence.part
    spans = [mention.clause[1:], mention.sentence[1:], *(s[1:] for s in lead if s[0] is part)]
    return date_of(
        spans,
        readings.times[part],
        readings.published,
        main=not is_sequel(draft),
        text=readings.texts[part],
        trigger=mention.start,
    )


def _place(draft: Draft, readings: Readings, *, main: bool) -> PlaceDecision:
    spans: list[Span] = []
    inside: list[ResolvedToponym] = []
    for placed in draft.placed:
        if placed.places:
            spans += [placed.mention.clause, placed.mention.sentence]
            inside += placed.places
    decision = place_of(spans, inside, main=False, sites=readings.sites)
    if decision.evidence is None and main:
        first = draft.first
        return place_of([first.clause, first.sentence], readings.places, main=True, sites=readings.sites)
    return decision


def _report(
    draft: Draft, role: Role, when: WhenDecision, where: PlaceDecision, intake: Intake, article: ArticleRef
) -> IncidentReport:
    toll = weigh(draft.harm)
    perpetrators, targets = perpetrators_of(draft), targets_of(draft)
    names = {f.participant.name for f in perpetrators}
    targets = tuple(t for t in targets if t.participant.name not in names)
    first = draft.first
    return IncidentReport(
        report_id=ReportId(
            derive_id(
                "report", article.id, article.content_hash, draft.type, first.view.sentence.part, first.start
            )
        ),
        article=article,
        role=role,
        realis=draft.realis,
        type=draft.type,
        when=when.when,
        where=where.where,
        casualties=toll.casualties,
        perpetrators=tuple(f.participant for f in perpetrators),
        targets=tuple(f.participant for f in targets),
        evidence=_evidence(draft, when, where, toll, perpetrators, targets, intake),
        confidence=confidence(draft, toll.casualties, when.confidence, where.confidence),
        headline=headline(draft.type, where.where or Where(), toll.casualties),
        warnings=intake.warnings,
    )


def _evidence(
    draft: Draft,
    when: WhenDecision,
    where: PlaceDecision,
    toll: Toll,
    perpetrators: tuple[Found, ...],
    targets: tuple[Found, ...],
    intake: Intake,
) -> tuple[Evidence, ...]:
    article = intake.article
    telling = next(p.mention for p in draft.placed if p.mention.type == draft.type)
    found = [quote(article, "type", *telling.sentence)]
    if when.evidence is not None:
        found.append(quote(article, "when", ArticlePart.TEXT, *when.evidence))
    if where.evidence is not None:
        found.append(quote(article, "where", *where.evidence))
    for slot, statement in toll.evidence:
        found.append(
            quote(article, f"casualties.{slot}", statement.view.sentence.part, statement.start, statement.end)
        )
    for field, people in (("perpetrators", perpetrators), ("targets", targets)):
        found.extend(quote(article, field, f.part, f.start, f.end) for f in people)
    return tuple(found)


def _as_siblings(reports: list[IncidentReport]) -> tuple[IncidentReport, ...]:
    ids = [r.report_id for r in reports]
    return tuple(
        r.model_copy(update={"siblings": tuple(i for i in ids if i != r.report_id)}) for r in reports
    )
