"""Scores the incidents that were made of stories told by many outlets."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from tests.quality.derived import Result
from tests.quality.samples import Document
from tests.quality.scorer.matching import SAME_TOWN_KM, TOLL, best_of, km_between, matched, share, start_of


def score_stories(stories: Iterable[Document], incidents: Iterable[Document]) -> Result:
    """Whether each expected incident exists once, with all its articles, its last toll and its independent origins."""
    live = [i for i in incidents if i["status"] not in ("merged", "retracted")]
    held = {i["incident_id"]: {s["article_id"] for s in i["sources"]} for i in live}
    of: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    gold: dict[str, str] = {}
    said: dict[str, str] = {}
    for story in stories:
        ids = {a["id"] for a in story["articles"]}
        mine = [i for i in live if held[i["incident_id"]] & ids]
        wanted = story["expected"]["incidents"]
        of["opened"] += len(mine)
        pairs = matched(
            wanted, mine, lambda want, incident: _fit(want, incident, held[incident["incident_id"]])
        )
        for number, want in enumerate(wanted):
            got = mine[pairs[number]] if number in pairs else None
            if got is None and want.get("optional"):
                continue
            articles = held[got["incident_id"]] if got else set()
            expected = set(want["articles"])
            of["incidents"] += 1
            hit["whole"] += articles == expected
            for kind in TOLL:
                count = (want.get("final_casualties") or {}).get(kind)
                if count is not None:
                    of["toll"] += 1
                    hit["toll"] += got is not None and best_of(got, kind) == count.get("best")
            origins = (story["expected"].get("independent_origins") or {}).get(want["key"])
            if origins is not None:
                of["origins"] += 1
                hit["origins"] += got is not None and got["independent_origins"] == origins
            key = f"{story['story_id']}/{want['key']}"
            for article in expected | articles:
                item = f"{key}:{article}"
                gold[item] = key if article in expected else item
                said[item] = got["incident_id"] if got and article in articles else item
    return {
        "expected_incidents": of["incidents"],
        "opened_incidents": of["opened"],
        "held_whole": share(hit["whole"], of["incidents"]),
        "final_toll_slots": share(hit["toll"], of["toll"]),
        "independent_origins": share(hit["origins"], of["origins"]),
        "b_cubed": _b_cubed(gold, said),
    }


def _fit(want: Document, incident: Document, articles: set[str]) -> float | None:
    expected = set(want["articles"])
    shared = articles & expected
    if not shared:
        return None
    km = km_between(want, incident)
    toll = sum(
        count["best"] == best_of(incident, kind)
        for kind in TOLL
        if (count := (want.get("final_casualties") or {}).get(kind)) is not None
    )
    return (
        2.0 * len(shared) / len(articles | expected)
        + (want["type"] == incident["type"])
        + (start_of(want) == start_of(incident))
        + (km is not None and km <= SAME_TOWN_KM)
        + 0.5 * toll
    )


def _b_cubed(gold: dict[str, str], said: dict[str, str]) -> dict[str, float]:
    """Bagga and Baldwin 1998: precision and recall of each item's cluster, averaged over the items."""

    def members(of: dict[str, str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for item, cluster in of.items():
            found[cluster].add(item)
        return found

    gold_members, said_members = members(gold), members(said)
    p = r = 0.0
    for item in gold:
        mine, true = said_members[said[item]], gold_members[gold[item]]
        p += len(mine & true) / len(mine)
        r += len(mine & true) / len(true)
    p, r = p / max(1, len(gold)), r / max(1, len(gold))
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0}
