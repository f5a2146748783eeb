"""What a threshold does to the figures of the scorer, without reading anything again."""

from types import ModuleType
from typing import Any

from tests.quality.judgement.reading import Found, Part

_PER_FILE = {
    "muc4_dev": ("relevance", "incident_type"),
    "a_articles": ("incidents",),
    "c_articles": ("incidents",),
    "b_articles": ("incidents",),
    "gva_dev": ("found",),
    "awsd_dev": ("found",),
}


def figures(scorer: ModuleType, parts: list[Part], threshold: float) -> dict[str, float]:
    """F1, or the share found, by file and figure. Candidates carry their probability under `plausible`."""
    found = {}
    for part in parts:
        for name in _PER_FILE.get(part.name, ()):
            value = _result(scorer, part, threshold)[name]
            found[f"{part.name} {name}"] = value.get("f1", value.get("share"))
    return found


def kept(found: list[Found], threshold: float) -> list[Any]:
    """The reports that are told at a threshold, main ones first."""
    told = [f["report"] for f in found if f["eligible"] and not (f["judged"] and f["plausible"] < threshold)]
    return sorted(told, key=lambda r: r["role"] != "main")


def _result(scorer: ModuleType, part: Part, threshold: float) -> Any:
    reports = scorer.by_article([r for found in part.found.values() for r in kept(found, threshold)])
    if part.name.startswith("muc4"):
        return scorer.score_muc(part.documents, reports)[0]
    if part.name.endswith("articles"):
        return scorer.score_contract(part.documents, reports)[0]
    documents = [d for d in part.documents if d["gold"]]
    return scorer.score_single(documents, reports, part.name.startswith("gva"))[0]
