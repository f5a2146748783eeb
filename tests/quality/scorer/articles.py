"""Scores reports on articles that are annotated in the shape of our reports, slot by slot."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from schemas.casualties import CASUALTY_KINDS
from tests.quality.derived import Result
from tests.quality.samples import Document
from tests.quality.scorer.matching import (
    SAME_TOWN_KM,
    TOLL,
    best_of,
    f1,
    km_between,
    matched,
    share,
    start_of,
)

_WIDE_KM = 161.0  # a hundred miles, the usual bound in the toponym literature
_NEAR_KM, _FAR_KM = 50.0, 300.0  # what speaks for and against a pair
_NAMED = {"facility", "place"}
_FAMILIES = (
    {
        *(
            "armed_clash",
            "territorial_change",
            "air_strike",
            "shelling",
            "chemical_attack",
            "shooting",
            "armed_attack",
        ),
        *(
            "assassination",
            "sexual_violence",
            "mob_violence",
            "property_destruction",
            "riot",
            "protest_crackdown",
        ),
    },
    {"bombing", "suicide_bombing", "explosion"},
    {"robbery", "looting"},
)
"""Types that may be taken for each other: such a pair still counts as found, with its type wrong."""


def score_articles(documents: Iterable[Document], reports: Iterable[Document]) -> Result:
    """Slots of the incidents in articles that are annotated in the shape of our reports, matched one to one by likeness."""
    said: dict[str, list[Document]] = defaultdict(list)
    for report in sorted(reports, key=lambda r: r["role"] != "main"):
        if report["realis"] == "actual":
            said[report["article"]["id"]].append(report)
    of: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    invented: Counter[str] = Counter()
    traps: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        wanted = [g for g in document["gold"] if g.get("realis", "actual") == "actual"]
        found = said[document["id"]]
        pairs = matched(wanted, found, _likeness)
        trap = traps[document.get("trap", "plain")]
        of["gold"] += len(wanted)
        of["said"] += len(found)
        of["empty"] += not wanted
        hit["empty"] += not wanted and not found
        trap["of"] += len(wanted)
        trap["false"] += len(found) - len(pairs)
        hit["false_main"] += sum(r["role"] == "main" for n, r in enumerate(found) if n not in pairs.values())
        for number, want in enumerate(wanted):
            if number not in pairs:
                continue
            hit["incidents"] += 1
            right = True
            for slot in _slots(want, found[pairs[number]]):
                of[slot.name] += slot.asked
                hit[slot.name] += slot.asked and slot.right
                invented[slot.name] += not slot.asked and not slot.right
                right &= slot.right or not slot.counts
            hit["all"] += right
            trap["right"] += right
    result: Result = {
        "incidents": f1(hit["incidents"], of["said"], of["gold"]),
        "all_slots_right": share(hit["all"], of["gold"]),
        "false_main_reports": hit["false_main"],
        "empty_articles_left_empty": share(hit["empty"], of["empty"]),
    }
    for slot_name in ("type", "role", "date", "place", *CASUALTY_KINDS):
        if of[slot_name]:
            result[slot_name] = share(hit[slot_name], of[slot_name])
            if invented[slot_name]:
                result[slot_name]["invented"] = invented[slot_name]
    result["per_trap"] = {
        name: {"all_slots_right": f"{t['right']}/{t['of']}", "false": t["false"]}
        for name, t in sorted(traps.items())
    }
    return result


class _Slot(NamedTuple):
    name: str
    asked: bool
    """Whether the annotation gives it."""
    right: bool
    counts: bool
    """Whether an incident with this slot wrong is not right as a whole."""


def _slots(want: Document, report: Document) -> Iterator[_Slot]:
    yield _Slot("type", True, want["type"] == report["type"], True)
    yield _Slot("role", True, want["role"] == report["role"], False)
    when = start_of(want)
    yield _Slot(
        "date",
        asked := when is not None and want["when"].get("precision") == "day",
        not asked or when == start_of(report),
        True,
    )
    where = want.get("where") or {}
    limit = SAME_TOWN_KM if where.get("precision") in _NAMED else _WIDE_KM
    km = km_between(want, report)
    yield _Slot(
        "place", asked := where.get("lat") is not None, not asked or (km is not None and km <= limit), True
    )
    for kind in CASUALTY_KINDS:
        count, told = (want.get("casualties") or {}).get(kind), best_of(report, kind)
        right = told in (None, 0) if count is None else told == count.get("best")
        yield _Slot(kind, count is not None, right, kind in TOLL)


def _likeness(want: Document, report: Document) -> float | None:
    """How well a report fits an annotated one; None where their types can't be one incident's."""
    same = want["type"] == report["type"]
    if not same and not any(want["type"] in f and report["type"] in f for f in _FAMILIES):
        return None
    km = km_between(want, report)
    near = 0.0 if km is None else 1.0 if km <= _NEAR_KM else -0.5 if km > _FAR_KM else 0.0
    day = start_of(want)
    toll = sum(
        count["best"] == best_of(report, kind)
        for kind in TOLL
        if (count := (want.get("casualties") or {}).get(kind)) is not None
    )
    return 1.0 + same + near + (day is not None and day == start_of(report)) + toll
