"""When, where, how many, who: the values that reports and incidents share. What they mean is told in `schemas/`."""

from datetime import date

from schemas.participant import Attribution, ParticipantKind
from schemas.when import WhenBasis, WhenPrecision
from schemas.where import UNLOCATED, WherePrecision
from services.deduplicator.model.record import Record


class When(Record, frozen=True, kw_only=True):
    start: date | None = None
    end: date | None = None
    precision: WhenPrecision = WhenPrecision.UNKNOWN
    basis: WhenBasis = WhenBasis.NONE
    series: bool = False


class Where(Record, frozen=True, kw_only=True):
    name: str | None = None
    precision: WherePrecision = WherePrecision.UNKNOWN
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    admin1: str | None = None
    country_code: str | None = None
    geonames_id: int | None = None
    reason: str | None = None

    @property
    def shard(self) -> str:
        """As `schemas.where.Where.shard`."""
        return self.country_code or UNLOCATED


class Count(Record, frozen=True, kw_only=True):
    low: int | None = None
    best: int | None = None
    high: int | None = None


class Casualties(Record, frozen=True, kw_only=True):
    killed: Count | None = None
    injured: Count | None = None
    missing: Count | None = None
    abducted: Count | None = None
    arrested: Count | None = None
    displaced: Count | None = None


class Participant(Record, frozen=True, kw_only=True):
    name: str
    kind: ParticipantKind = ParticipantKind.UNKNOWN
    country_code: str | None = None
    attribution: Attribution | None = None
    denied: bool = False


class Confidence(Record, frozen=True, kw_only=True):
    overall: float
    type: float
    when: float
    where: float
    casualties: float | None = None
