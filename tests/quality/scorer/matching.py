"""What articles and stories are scored with: likeness, pairs, shares."""

from collections.abc import Callable
from datetime import date
from typing import Any

from schemas.where import distance_km
from tests.quality.samples import Document

SAME_TOWN_KM = 25.0
TOLL = ("killed", "injured")


def matched(
    wanted: list[Document], found: list[Document], likeness: Callable[[Document, Document], float | None]
) -> dict[int, int]:
    """The likeliest pairs first, each side once."""
    pairs = sorted(
        (
            (-score, i, str(r.get("incident_id", "")), j)
            for i, want in enumerate(wanted)
            for j, r in enumerate(found)
            if (score := likeness(want, r)) is not None
        )
    )
    chosen: dict[int, int] = {}
    for _, i, _, j in pairs:
        if i not in chosen and j not in chosen.values():
            chosen[i] = j
    return chosen


def start_of(document: Document) -> date | None:
    """The first day of a report or incident."""
    start = (document.get("when") or {}).get("start")
    return date.fromisoformat(str(start)[:10]) if start else None


def km_between(one: Document, other: Document) -> float | None:
    """Kilometres between two points; None where one has none."""
    points = [(w.get("lat"), w.get("lon")) for d in (one, other) for w in [d.get("where") or {}]]
    if any(None in point for point in points):
        return None
    return distance_km(*points[0], *points[1])


def best_of(document: Document, kind: str) -> int | None:
    """The best estimate of one slot of the toll."""
    told: Any = (document.get("casualties") or {}).get(kind)
    best: int | None = told.get("best") if isinstance(told, dict) else told  # baselines give the bare number
    return best


def share(hit: int, of: int) -> dict[str, Any]:
    """Hits among all, four decimals; null where there is nothing to hit."""
    return {"share": round(hit / of, 4) if of else None, "hit": hit, "of": of}


def f1(hit: int, said: int, gold: int) -> dict[str, Any]:
    """Precision, recall and their harmonic mean, four decimals."""
    p, r = hit / said if said else 0.0, hit / gold if gold else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(f1, 4), "tp": hit, "pred": said, "gold": gold}
