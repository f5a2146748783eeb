"""Reports made up for a rule: a bombing in Peshawar, changed where a test says so."""

import base64
import hashlib
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from schemas import (
    ArticleId,
    ArticlePart,
    ArticleRef,
    Casualties,
    Confidence,
    Count,
    Evidence,
    IncidentReport,
    IncidentType,
    Means,
    Participant,
    Realis,
    ReportId,
    Role,
    When,
    WhenBasis,
    WhenPrecision,
    Where,
    WherePrecision,
    derive_id,
)

MakeReport = Callable[..., IncidentReport]

_NO_TOLL = Casualties()


def minhash(text: str) -> str:
    """A signature of 64 16-bit minima over three-word shingles."""
    words = re.findall(r"\w+", text.casefold())
    shingles = {" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))}
    hashes = [
        int.from_bytes(hashlib.blake2b(s.encode(), digest_size=8).digest(), "big") for s in sorted(shingles)
    ]
    prime = (1 << 61) - 1
    values = (min((h * (2 * i + 3) + i * i * 7919) % prime for h in hashes) & 0xFFFF for i in range(64))
    return base64.b64encode(b"".join(v.to_bytes(2, "big") for v in values)).decode()


def own_words(seed: str) -> str:
    """Forty words that no other seed shares."""
    digest = hashlib.sha512(seed.encode()).hexdigest()
    return " ".join(digest[i : i + 3] for i in range(0, 120, 3))


def make_report(
    name: str = "r1",
    *,
    article: str | None = None,
    source: str = "one.example",
    origin: str | None = None,
    url: str | None = None,
    text: str | None = None,
    shingles: int | None = None,
    terms: tuple[str, ...] = (),
    title: str = "Bomb at Karkhano market in Peshawar",
    published: datetime = datetime(2019, 11, 15, 12, tzinfo=UTC),
    role: Role = Role.MAIN,
    realis: Realis = Realis.ACTUAL,
    kind: IncidentType = IncidentType.BOMBING,
    when: When | date | None = date(2019, 11, 15),
    where: Where | None = None,
    casualties: Casualties = _NO_TOLL,
    by: tuple[str, ...] = (),
    of: tuple[Participant, ...] = (),
    means: tuple[Means, ...] = (),
    quote: str = "A bomb went off in the market.",
    confidence: float = 0.9,
    siblings: tuple[str, ...] = (),
) -> IncidentReport:
    article = article or f"article-{name}"
    text = text if text is not None else own_words(f"{name} {source} {article}")
    if isinstance(when, date):
        when = When(start=when, end=when, precision=WhenPrecision.DAY, basis=WhenBasis.EXPLICIT)
    return IncidentReport(
        report_id=ReportId(derive_id("report", name)),
        article=ArticleRef(
            id=ArticleId(article),
            url=url,
            source=source,
            title=title,
            published_at=published,
            origin_id=origin or f"outlet:{source}",
            fingerprint=minhash(text),
            shingles=shingles,
            content_hash=hashlib.sha256(f"{title}\n{text}".encode()).hexdigest(),
            key_terms=terms,
        ),
        role=role,
        realis=realis,
        type=kind,
        when=when or When(),
        where=where or peshawar(),
        casualties=casualties,
        perpetrators=tuple(Participant(name=n) for n in by),
        targets=of,
        means=means,
        evidence=(
            Evidence(field="type", part=ArticlePart.TEXT, start=0, end=len(quote), quote=quote),
            *(
                Evidence(field=f"casualties.{slot}", start=0, end=len(quote), quote=quote)
                for slot in Casualties.model_fields
                if getattr(casualties, slot) is not None
            ),
        ),
        confidence=Confidence(overall=confidence, type=confidence, when=confidence, where=confidence),
        headline=title,
        siblings=tuple(ReportId(derive_id("report", s)) for s in siblings),
    )


def peshawar(**changes: Any) -> Where:
    place = Where(
        name="Peshawar", precision=WherePrecision.PLACE, lat=34.01, lon=71.58, radius_km=10, country_code="PK"
    )
    return place.model_copy(update=changes)


def toll(killed: int | None = None, injured: int | None = None) -> Casualties:
    return Casualties(
        killed=None if killed is None else Count.exactly(killed),
        injured=None if injured is None else Count.exactly(injured),
    )


def hours(count: float) -> datetime:
    """A time that many hours after the noon of the invented incident's day."""
    return datetime(2019, 11, 15, 12, tzinfo=UTC) + timedelta(hours=count)
