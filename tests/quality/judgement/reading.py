"""Everything that the reader finds in annotated articles, told or not, with what it is judged by."""

import dataclasses
import json
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from services.extractor.core import read_candidates
from services.extractor.intake import read_article
from services.extractor.resources import load_resources
from tests.quality.annotated import AnnotatedFolder
from tests.quality.samples import Document

Found = dict[str, Any]
"""A candidate as JSON: `report`, `signs`, `grounds`, `eligible`, `judged`, `settled`."""


@dataclass
class Part:
    """Some documents of one annotated file, and what was found in each, by the article's id."""

    name: str
    documents: list[Document]
    found: dict[str, list[Found]]


def read_parts(folder: AnnotatedFolder, which: str, workers: int) -> list[Part]:
    """`which`: `fitted` or `held`, as in plan.yaml. Files that the folder has not got are left out."""
    plan = yaml.safe_load(Path(__file__).with_name("plan.yaml").read_text(encoding="utf-8"))
    parts = []
    with ProcessPoolExecutor(workers) as pool:
        for name, split in plan.items():
            documents = folder.documents(name)
            if documents is None:
                continue
            usable = [d for d in map(_whole, documents) if (d.get("quality") or {}).get("usable", True)]
            step, first = split[which]["step"], split[which]["from"]
            chosen = [d for number, d in enumerate(usable) if number % step in first]
            if not chosen:
                continue
            articles = folder.articles(chosen)
            found = pool.map(_read, (json.dumps(a) for a in articles), chunksize=4)
            parts.append(Part(name, chosen, dict(zip((a["id"] for a in articles), found, strict=True))))
    return parts


def _whole(document: Document) -> Document:
    """Notes have only a type and a text; texts about nothing, and their look-alikes, the types that would be right."""
    if "gold" in document:
        return document
    return {**document, "gold": [{"type": t} for t in document.get("types") or [document.get("type")] if t]}


def _read(article: str) -> list[Found]:
    intake = read_article(article.encode(), None)
    if not intake.supported:
        return []
    return [
        {
            "report": json.loads(c.report.model_dump_json()),
            "signs": c.signs,
            "grounds": dataclasses.asdict(c.grounds),
            "eligible": c.eligible,
            "judged": c.judged,
            "settled": c.settled,
            "borrowing": c.borrowing,
        }
        for c in read_candidates(intake, load_resources())
    ]


def dump(parts: Iterable[Part], path: Path) -> None:
    path.write_text(json.dumps([dataclasses.asdict(p) for p in parts]), encoding="utf-8")


def load(path: Path) -> list[Part]:
    return [Part(**p) for p in json.loads(path.read_text(encoding="utf-8"))]
