"""Groups the mentions of an article into incidents: "the attack" joins what it points at, separate ones stay apart."""

from dataclasses import dataclass, field

from schemas.incident_type import IncidentType
from schemas.report import Realis
from schemas.when import When, WhenPrecision
from schemas.where import WherePrecision, distance_km
from services.extractor.clauses import BEYOND, distance
from services.extractor.harm_statement import HarmStatement
from services.extractor.mentions import Mention
from services.extractor.relations import relations
from services.extractor.triggers import Strength
from services.extractor.when.expression import TimeExpression
from services.extractor.where.toponym import Context, ResolvedToponym

_LEAD = 2  # title and first sentence
_SAME_PLACE_KM = 40.0  # a town and its outskirts, a village and the town it is reported from
_DAY = (WhenPrecision.MINUTE, WhenPrecision.HOUR, WhenPrecision.DAY)
_COARSE = (WherePrecision.COUNTRY, WherePrecision.ADMIN1, WherePrecision.UNKNOWN)
_LOCATING = (Context.LOCATIVE, Context.OFFSET, Context.NEAR)
_TOLERANCE_DAYS = 1  # a night belongs to two days


@dataclass(frozen=True, eq=False)
class Placed:
    """A mention with the time, place and harm that its own clause gives it."""

    mention: Mention
    when: When | None
    """Of its own clause; not the day on which somebody spoke of it or was tried for it."""
    place: ResolvedToponym | None
    harm: tuple[HarmStatement, ...]
    times: tuple[TimeExpression, ...] = ()
    """All times of its sentence that belong to it rather than to another mention."""
    places: tuple[ResolvedToponym, ...] = ()

    @property
    def counts_people(self) -> bool:
        """Whether it brings a number of people of its own."""
        return self.mention.strength is not Strength.HARM and any(
            h.count is not None and not h.cumulative and not h.denied for h in self.harm
        )

    @property
    def counts_from_another(self) -> bool:
        """Whether it is dated from another incident: "two days before the raid"."""
        return any(t.offset is not None and (t.offset.first or t.offset.last) for t in self.times)


@dataclass(eq=False)
class Draft:
    """An incident in the making."""

    placed: list[Placed] = field(default_factory=list)
    loose: list[HarmStatement] = field(default_factory=list)
    """Statements of other sentences that speak of it."""

    @property
    def harm(self) -> tuple[HarmStatement, ...]:
        own = [h for p in self.placed for h in p.harm]
        found = {id(h): h for h in (*own, *self.loose)}
        return tuple(sorted(found.values(), key=lambda h: (h.view.index, h.token.i, h.slot)))

    @property
    def first(self) -> Mention:
        return self.placed[0].mention

    @property
    def type(self) -> IncidentType:
        """The type that the strongest mentions support best; one that is a part of another of them never wins."""
        strongest = [p.mention for p in self.placed if p.mention.strength is self.strength or p.counts_people]
        support: dict[IncidentType, int] = {}
        for mention in strongest:
            support[mention.type] = support.get(mention.type, 0) + (2 if mention.view.index < _LEAD else 1)
        if len(support) > 1:
            support.pop(IncidentType.ARREST, None)  # an arrest that is told with an incident is its sequel
        parts = relations().parts
        wholes = [t for t in support if not any(t in parts.get(other, ()) for other in support if other != t)]
        return max(wholes or support, key=lambda t: (support[t], -relations().rank[t]))

    @property
    def when(self) -> When | None:
        """The first day that a telling mention gives, else the first time of any."""
        known = [p.when for p in self.placed if p.when is not None]
        days = [w for w in known if w.precision in _DAY]
        return next(iter(days or known), None)

    @property
    def place(self) -> ResolvedToponym | None:
        """The first place that is finer than a country, else the first of any."""
        known = [p.place for p in self.placed if p.place is not None]
        fine = [p for p in known if p.where.precision not in _COARSE]
        return next(iter(fine or known), None)

    @property
    def strength(self) -> Strength:
        order = list(Strength)
        return min((p.mention.strength for p in self.placed), key=order.index)

    @property
    def realis(self) -> Realis:
        """Actual as soon as one mention that brings it up tells it so; a denial outweighs plain words of harm."""
        telling = [p for p in self.placed if p.mention.strength is Strength.STRONG]
        new = [p for p in telling if not p.mention.definite] or telling
        kinds = {p.mention.realis for p in new}
        if Realis.ACTUAL in kinds:
            return Realis.ACTUAL
        if any(p.mention.realis is Realis.ACTUAL and (not new or p.counts_people) for p in self.placed):
            return Realis.ACTUAL if Realis.NEGATED not in kinds else Realis.NEGATED
        return next(
            (kind for kind in (Realis.NEGATED, Realis.PLANNED, Realis.HYPOTHETICAL) if kind in kinds),
            Realis.ACTUAL,
        )


def same_time(one: When, other: When) -> bool | None:
    """Whether two times can be one; None where one is unknown."""
    if one.start is None or other.start is None:
        return None
    if one.series != other.series:
        return False
    one_end, other_end = one.end or one.start, other.end or other.start
    gap = max((other.start - one_end).days, (one.start - other_end).days)
    slack = _TOLERANCE_DAYS if one.precision in _DAY and other.precision in _DAY else 0
    return gap <= slack


def same_place(one: ResolvedToponym, other: ResolvedToponym) -> bool | None:
    """Whether two places can be one; None where one is named in passing ("the Atlanta hospital") or has no point."""
    if one.place.id == other.place.id:
        return True
    if one.context not in _LOCATING or other.context not in _LOCATING:
        return None
    a, b = one.where, other.where
    if a.country_code and b.country_code and a.country_code != b.country_code:
        return False
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    reach = _SAME_PLACE_KM + (a.radius_km or 0) + (b.radius_km or 0)
    return distance_km(a.lat, a.lon, b.lat, b.lon) <= reach


def group(placed: list[Placed]) -> list[Draft]:
    """Incidents in order of first mention. Mentions that point at nothing and tell nothing of their own are dropped."""
    drafts: list[Draft] = []
    for item in sorted(placed, key=_order):
        home = _home(item, drafts)
        if home is not None:
            home.placed.append(item)
        elif _stands_alone(item):
            drafts.append(Draft([item]))
    for draft in drafts:
        draft.placed.sort(key=lambda p: (p.mention.view.index, p.mention.token.i))
    drafts.sort(key=lambda d: (d.first.view.index, d.first.token.i))
    return drafts


def _order(item: Placed) -> tuple[bool, int, int, int]:
    """Strong mentions first: they are what the weak ones point at. The title last: it repeats what the body tells."""
    mention = item.mention
    return mention.view.is_title, list(Strength).index(mention.strength), mention.view.index, mention.token.i


def _stands_alone(item: Placed) -> bool:
    mention = item.mention
    if mention.strength is Strength.STRONG:
        return True
    counted = any(h.count is not None and not h.cumulative for h in item.harm)
    if mention.strength is Strength.REFERENCE or mention.cumulative or mention.realis is not Realis.ACTUAL:
        return False
    if mention.strength is Strength.HARM:
        return counted and (item.when is not None or item.place is not None or mention.view.index <= _LEAD)
    return counted or (bool(item.times) and item.place is not None)


def _home(item: Placed, drafts: list[Draft]) -> Draft | None:
    scored = [(s, d) for d in drafts if (s := _score(item, d)) is not None]
    if not scored:
        return None
    return max(scored, key=lambda pair: pair[0])[1]


def _score(item: Placed, draft: Draft) -> float | None:
    """How well a mention fits an incident; None where it can't be a mention of it."""
    mention = item.mention
    generic = mention.strength is not Strength.STRONG
    of_any_kind = mention.strength is Strength.HARM or (
        mention.type is IncidentType.ARREST and mention.view.index >= _LEAD
    )
    kinds = [p.mention.type for p in draft.placed if p.mention.strength is draft.strength]
    fits = any(relations().fit(mention.type, kind) for kind in kinds)
    points = generic and any(relations().same_domain(mention.type, kind) for kind in kinds)
    if not (fits or points or (of_any_kind and any(relations().harms(kind) for kind in kinds))):
        return None
    beside = [p.mention for p in draft.placed if p.mention.view is mention.view]
    if any(distance(m.token, mention.token) >= BEYOND for m in beside) and not generic:
        return None
    score, same_sentence = 0.0, bool(beside)
    if (
        (mention.realis is Realis.ACTUAL) != (draft.realis is Realis.ACTUAL)
        and not generic
        and not mention.view.is_title
    ):
        return None
    time_agrees = same_time(item.when, draft.when) if item.when and draft.when else None
    place_agrees = same_place(item.place, draft.place) if item.place and draft.place else None
    if not mention.view.is_title and (
        time_agrees is False or (place_agrees is False and not mention.definite)
    ):
        return None
    told_apart = mention.apart or item.counts_from_another or (mention.distinct and not mention.definite)
    if told_apart and not same_sentence and draft.first.view.index < mention.view.index:
        return None
    if _a_day_apart(item.when, draft.when) and not (place_agrees or generic or mention.type in kinds):
        return None
    score += 2.0 * bool(time_agrees) + 2.0 * bool(place_agrees)
    before = [
        p.mention
        for p in draft.placed
        if p.mention.view.index <= mention.view.index and not p.mention.view.is_title
    ]
    apart = mention.view.index - max((m.view.index for m in before), default=0)
    near = 1.0 / (1 + apart)
    same_paragraph = any(m.view.sentence.paragraph == mention.view.sentence.paragraph for m in before)
    if generic or mention.definite:
        score += 2.0 * near + 1.0 * same_paragraph
    if not of_any_kind:
        score += 1.0 * (mention.type in kinds)
    score += 1.5 if same_sentence else near
    return score + 0.3 * (draft.first.view.index <= _LEAD)


def _a_day_apart(one: When | None, other: When | None) -> bool:
    """Whether both name a single day, and not the same."""
    if one is None or other is None or one.start is None or other.start is None:
        return False
    single = one.start == one.end and other.start == other.end
    return single and one.start != other.start
