"""An incident in the making: the mentions that were found to speak of it, and what they say of it together."""

from dataclasses import dataclass, field

from schemas.incident_type import IncidentType
from schemas.report import Realis
from schemas.when import When
from schemas.where import WherePrecision
from services.extractor.agreement import DAY
from services.extractor.harm_statement import HarmStatement
from services.extractor.mentions import Mention
from services.extractor.relations import relations
from services.extractor.responsibility import Claim
from services.extractor.triggers import Strength
from services.extractor.when.expression import TimeExpression
from services.extractor.where.toponym import ResolvedToponym

LEAD = 2
"""Title and first sentence."""
_COARSE = (WherePrecision.COUNTRY, WherePrecision.ADMIN1, WherePrecision.UNKNOWN)


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
    is_counted_from: bool = False
    """Another incident is dated from it: "a day after the blast"."""
    told_there: bool = False
    """Its clause tells of the town named before it, "Belo, where four died"; `place` is none where no gazetteer has it."""
    site: ResolvedToponym | None = None
    """The town right behind its word: "the clash at Belo"."""
    before_another: bool = False
    """It is told of a day that is counted from another: "three men seized the day after the ambush"."""
    item: int | None = None
    """Of a bulletin, where the item begins that tells it."""
    item_day: TimeExpression | None = None
    """The day in the head of that item."""
    share: int | None = None
    """Which part it is of a mention that tells of several incidents, None where it tells of one."""

    @property
    def counts_people(self) -> bool:
        """Whether it brings a number of people of its own."""
        return self.mention.strength is not Strength.HARM and any(
            h.count is not None and not h.cumulative and not h.denied for h in self.harm
        )

    @property
    def counts_from_another(self) -> bool:
        """Whether it is dated from another incident: "two days before the raid"."""
        counted = any(t.offset is not None and (t.offset.first or t.offset.last) for t in self.times)
        return counted or self.before_another


def _is_part(kind: IncidentType, other: IncidentType, support: dict[IncidentType, int]) -> bool:
    """Whether a type only tells a part of another that the mentions support; hardly so if it has most of them."""
    listed = kind != other and kind in relations().parts.get(other, ())
    return listed and support[kind] <= _FAR_MORE * support[other]


_FAR_MORE = 2  # times the support of the whole


@dataclass(eq=False)
class Draft:
    """An incident in the making."""

    placed: list[Placed] = field(default_factory=list)
    loose: list[HarmStatement] = field(default_factory=list)
    """Statements of other sentences that speak of it."""
    claims: list[Claim] = field(default_factory=list)
    """Who is held responsible for it."""
    framed: Realis = Realis.ACTUAL
    """How the article as a whole means what it tells of."""
    known: bool = False
    """The article takes it for known and tells it nowhere: a feature or a funeral, not its news."""

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
            support[mention.type] = support.get(mention.type, 0) + (2 if mention.view.index < LEAD else 1)
        if len(support) > 1:
            support.pop(IncidentType.ARREST, None)  # an arrest that is told with an incident is its sequel
        counted = {p.mention.type for p in self.placed if p.counts_people}
        leading = counted | {p.mention.type for p in self.placed if p.mention.view.index < LEAD}
        wholes = [
            t
            for t in support
            if not any(
                _is_part(t, other, support) and (other in leading or t not in counted) for other in support
            )
        ]
        return max(wholes or support, key=lambda t: (support[t], -relations().rank[t]))

    @property
    def goes_on(self) -> bool:
        """Whether it may last for days, or is told as several."""
        several = any(p.mention.plural or p.mention.cumulative for p in self.placed)
        return several or self.type in relations().lasting

    @property
    def when(self) -> When | None:
        """The first day that a telling mention gives, else the first time of any."""
        known = [p.when for p in self.placed if p.when is not None]
        days = [w for w in known if w.precision in DAY]
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
        """Actual as soon as one mention that brings it up tells it so; a denial outweighs plain words of harm.

        A forecast makes hazards hypothetical, a denial all but what the state does upon a rumour (people are evacuated).
        """
        if self._within_frame():
            return self.framed
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

    def _within_frame(self) -> bool:
        table = relations()
        if self.framed is Realis.NEGATED:
            if all(p.told_there and p.harm and p.mention.realis is Realis.ACTUAL for p in self.placed):
                return False  # "there was no attack; people had come from Belo, where six were slaughtered"
            return self.type not in table.responses or self.type is IncidentType.ARREST
        return self.framed is Realis.HYPOTHETICAL and self.type in table.hazard
