"""Recognition and resolution of place names on annotated articles, beside simple baselines.

    python tests/quality/toponyms.py GOLD [--errors N]

GOLD is JSON Lines with `title`, `text`, `source` and `toponyms` [{start, end, name, lat, lon}], offsets in the text; names
without a point (lat null) count for recognition only where we find them (they are neither right nor wrong). Figures:

* recognition: precision, recall and F1 of spans that overlap a gold span, against the gold names that have a point;
* within 161 km of gold: of the names that both have, and of all gold names (end to end, what is missed counts as wrong);
* baselines on the same recognised names: the most populous place of that name; the first listed place.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from schemas.evidence import ArticlePart
from schemas.where import distance_km
from services.extractor.gazetteer.store import Gazetteer, open_gazetteer
from services.extractor.where.read import read_places
from services.extractor.where.toponym import ResolvedToponym

CLOSE_KM = 161.0  # 100 miles, the measure of the field


def matches(gold: dict[str, Any], found: ResolvedToponym) -> bool:
    return bool(found.start < gold["end"] and gold["start"] < found.end)


def most_populous(name: str, gazetteer: Gazetteer) -> tuple[float, float] | None:
    hits = gazetteer.lookup(name) or gazetteer.lookup_folded(name)
    best = max(hits, key=lambda hit: (hit.place.population, -hit.place.id), default=None)
    return (best.place.lat, best.place.lon) if best else None


def close(gold: dict[str, Any], lat: float | None, lon: float | None) -> bool:
    return lat is not None and lon is not None and distance_km(gold["lat"], gold["lon"], lat, lon) <= CLOSE_KM


def measure(
    documents: list[dict[str, Any]], gazetteer: Gazetteer
) -> tuple[Counter[str], list[dict[str, Any]]]:
    counts: Counter[str] = Counter()
    errors = []
    for document in documents:
        found = [
            t
            for t in read_places(document.get("title"), document["text"], document.get("source"), gazetteer)
            if t.part is ArticlePart.TEXT
        ]
        golds = document["toponyms"]
        for toponym in found:
            touched = [g for g in golds if matches(g, toponym)]
            if touched and all(g["lat"] is None for g in touched):
                continue
            counts["said"] += 1
            counts["said_right"] += bool(touched)
            if not touched:
                errors.append(
                    {
                        "kind": "spurious",
                        "id": document["id"],
                        "said": toponym.name,
                        "as": toponym.context.value,
                        "is": toponym.place.name,
                        "words": document["text"][max(0, toponym.start - 40) : toponym.end + 30],
                    }
                )
        for gold in golds:
            if gold["lat"] is None:
                counts["gold_without_point"] += 1
                continue
            counts["gold"] += 1
            here = next((t for t in found if matches(gold, t)), None)
            if here is None:
                errors.append(
                    {
                        "kind": "missed",
                        "id": document["id"],
                        "gold": gold["name"],
                        "words": document["text"][max(0, gold["start"] - 40) : gold["end"] + 30],
                    }
                )
                continue
            counts["recognised"] += 1
            right = close(gold, here.place.lat, here.place.lon)
            counts["resolved"] += right
            populous = most_populous(gold["name"], gazetteer)
            counts["most_populous"] += populous is not None and close(gold, *populous)
            if not right:
                errors.append(
                    {
                        "kind": "resolved",
                        "id": document["id"],
                        "source": document.get("source"),
                        "gold": f"{gold['name']} = {gold['gaz_name']} {gold['lat']},{gold['lon']}",
                        "said": f"{here.place.name} {here.place.country_code} {here.where.admin1} {here.score}",
                        "why": [
                            (
                                c.place.name,
                                c.place.country_code,
                                gazetteer.admin1_name(c.place),
                                c.score,
                                c.reasons,
                            )
                            for c in here.candidates[:3]
                        ],
                    }
                )
    return counts, errors


def share(hit: int, of: int) -> float:
    return round(hit / of, 4) if of else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print that many disagreements, to learn from")
    parser.add_argument("--kind", help="only errors of this kind: spurious, missed, resolved")
    arguments = parser.parse_args()
    with arguments.gold.open(encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    counts, errors = measure(documents, open_gazetteer())
    precision = share(counts["said_right"], counts["said"])
    recall = share(counts["recognised"], counts["gold"])
    report = {
        "documents": len(documents),
        "gold_names": counts["gold"],
        "precision": precision,
        "recall": recall,
        "f1": round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0,
        "within_161km_of_recognised": share(counts["resolved"], counts["recognised"]),
        "within_161km_of_all": share(counts["resolved"], counts["gold"]),
        "baseline_most_populous_of_recognised": share(counts["most_populous"], counts["recognised"]),
    }
    sys.stdout.write(json.dumps(report, indent=1) + "\n")
    errors = [e for e in errors if arguments.kind in (None, e["kind"])]
    step = max(1, len(errors) // arguments.errors) if arguments.errors else 1
    for error in errors[::step][: arguments.errors]:
        sys.stderr.write(json.dumps(error, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
