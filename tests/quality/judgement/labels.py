"""What the annotation says of each incident that the reader found: whether it is one, and which fields are right.

The annotated files tell different things, so each kind has its own rule, and what a file does not tell is None:

* `muc4`: an incident that is aligned with a template (as the scorer aligns them) is reported, one that is not is only spoken
  of. Templates are for terrorism only: fighting between forces that no template names may well have been reported.
* `gva`, `awsd`, notes: the first main report is the annotated incident. Others may be real, too.
* invented articles: all incidents are annotated.
* texts about nothing: nothing is reported; where the past may be told, no news. Of their look-alikes, the types are told.
"""

from dataclasses import dataclass
from types import ModuleType
from typing import Any

from tests.quality.judgement.reading import Found
from tests.quality.samples import Document

_WARFARE = {"armed_clash", "territorial_change"}
_NEAR_KM, _FAR_KM = 25.0, 161.0  # of a place, of a region
_FINE = {"facility", "place", "near", "district"}


@dataclass(frozen=True)
class Label:
    """None where the annotation can't tell."""

    reported: bool | None = None
    type: bool | None = None
    when: bool | None = None
    where: bool | None = None
    casualties: bool | None = None

    @property
    def overall(self) -> bool | None:
        """A reported incident, on the right day at the right place as far as these are given."""
        return (
            None
            if self.reported is None
            else self.reported and self.when is not False and self.where is not False
        )


_UNREPORTED = Label(reported=False, type=False)


def label(scorer: ModuleType, name: str, document: Document, found: list[Found]) -> list[Label]:
    """One for each incident found."""
    reports = [f["report"] for f in found]
    actual = [n for n, r in enumerate(reports) if r["realis"] == "actual"]
    labels = [Label()] * len(found)
    if name.startswith("muc4"):
        for number, made in _of_templates(scorer, document, reports, actual).items():
            labels[number] = made
    elif name.endswith("articles"):
        golds = [g for g in document["gold"] if g.get("realis", "actual") == "actual"]
        matched = _aligned(scorer.contract_match, golds, reports, actual)
        for number in actual:
            gold = matched.get(number)
            labels[number] = _UNREPORTED if gold is None else _of_contract(scorer, gold, reports[number])
    elif name == "nothing":
        for number in actual:
            labels[number] = _of_nothing(document, reports[number])
    elif actual and document["gold"]:
        first = min(actual, key=lambda n: (reports[n]["role"] != "main", n))
        labels[first] = _of_single(scorer, name, document["gold"][0], reports[first])
    return labels


def _of_nothing(document: Document, report: Any) -> Label:
    if document["expected"] == "incident":
        return Label(reported=True, type=True) if report["type"] in document["types"] else Label()
    may_be_told = document["expected"] == "background" and report["role"] != "main"
    return Label() if may_be_told else _UNREPORTED


def tells_of_something(scorer: ModuleType, name: str, document: Document, reports: list[Any]) -> bool | None:
    """Whether the article tells of anything that happened, by its annotation; None where that can't tell."""
    if name == "nothing":
        return {"nothing": False, "incident": True}.get(document["expected"])
    if name.endswith("articles"):
        return any(g.get("realis", "actual") == "actual" for g in document["gold"])
    if not name.startswith("muc4"):
        return True if document["gold"] else None
    golds = [g for g in document["gold"] if scorer.muc_type(g.get("type"))]
    if golds:
        return True if any(not g.get("optional") for g in golds) else None
    known = set(scorer.MUC.values())
    told = any(
        scorer.FAMILY.get(r["type"]) in known and r["type"] not in _WARFARE
        for r in reports
        if r["realis"] == "actual"
    )
    return False if told else None


def _aligned(similarity: Any, golds: list[Any], reports: list[Any], actual: list[int]) -> dict[int, Any]:
    """The annotated incident of each report that has one, best pairs first, as the scorer pairs them."""
    pairs = [
        (score, g, r)
        for g, gold in enumerate(golds)
        for r in actual
        if (score := similarity(gold, reports[r])) is not None
    ]
    taken: dict[int, int] = {}
    for _, g, r in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if r not in taken and g not in taken.values():
            taken[r] = g
    return {r: golds[g] for r, g in taken.items()}


def _of_templates(
    scorer: ModuleType, document: Document, reports: list[Any], actual: list[int]
) -> dict[int, Label]:
    golds = [g for g in document["gold"] if scorer.muc_type(g.get("type"))]
    matched = _aligned(scorer.muc_similarity, golds, reports, actual)
    optional = {scorer.muc_type(g["type"]) for g in golds if g.get("optional")}
    found = {}
    for number in actual:
        report, gold = reports[number], matched.get(number)
        family = scorer.FAMILY.get(report["type"])
        if family not in set(scorer.MUC.values()):
            continue
        if gold is not None and not gold.get("optional"):
            found[number] = _of_template(scorer, gold, report)
        elif gold is None and family not in optional and report["type"] not in _WARFARE:
            found[number] = _UNREPORTED
    return found


def _of_template(scorer: ModuleType, gold: Any, report: Any) -> Label:
    start = scorer.day(gold.get("date_from") or gold.get("date"))
    end = scorer.day(gold.get("date_to") or gold.get("date"))
    said = scorer.day(report["when"]["start"])
    levels = [scorer.words(level["name"]) for level in gold.get("location_levels") or []]
    place = scorer.words(report["where"]["name"])
    tolls = {s: gold[s] for s in ("killed", "injured") if gold.get(s) is not None}
    return Label(
        reported=True,
        type=True,
        when=(start or said) <= said <= (end or said) if said and (start or end) else None,
        where=any(level & place for level in levels[1:] or levels) if place and levels else None,
        casualties=_tolls_right(scorer, tolls, report),
    )


def _of_contract(scorer: ModuleType, gold: Any, report: Any) -> Label:
    want, said = scorer.day((gold.get("when") or {}).get("start")), scorer.day(report["when"]["start"])
    tolls = {
        k: c["best"] for k, c in (gold.get("casualties") or {}).items() if c and k in ("killed", "injured")
    }
    invented = any(scorer.count(report, s) not in (None, 0) for s in ("killed", "injured") if s not in tolls)
    return Label(
        reported=True,
        type=gold["type"] == report["type"],
        when=said == want if said and want else None,
        where=_near(scorer, gold.get("where") or {}, report),
        casualties=not invented and _tolls_right(scorer, tolls, report) is not False,
    )


def _of_single(scorer: ModuleType, name: str, gold: Any, report: Any) -> Label:
    if name == "snippets":
        return Label(reported=True, type=gold["type"] == report["type"])
    want, said = scorer.day(gold.get("date")), scorer.day(report["when"]["start"])
    violent = scorer.FAMILY.get(report["type"]) in scorer.VIOLENT
    exact = want is not None and len(str(gold["date"])) >= 10
    tolls = {s: gold[s] for s in ("killed", "injured") if gold.get(s) is not None}
    country = gold.get("country_code")
    return Label(
        reported=violent or not name.startswith("gva"),
        type=violent if name.startswith("gva") else None,
        when=said == want if said and exact else None,
        where=_near(scorer, gold, report)
        if name.startswith("gva") or not country
        else (report["where"]["country_code"] or "").upper() == country,
        casualties=_tolls_right(scorer, tolls, report) if name.startswith("gva") else None,
    )


def _tolls_right(scorer: ModuleType, tolls: dict[str, int], report: Any) -> bool | None:
    """Silence is right where there is nobody to count."""
    if not tolls:
        return None
    return all((scorer.count(report, slot) or 0) == number for slot, number in tolls.items())


def _near(scorer: ModuleType, gold: Any, report: Any) -> bool | None:
    where = report["where"]
    if gold.get("lat") is None:
        return None
    distance = scorer.km(gold["lat"], gold["lon"], where["lat"], where["lon"])
    limit = _NEAR_KM if where["precision"] in _FINE else _FAR_KM
    return distance is not None and distance <= limit
