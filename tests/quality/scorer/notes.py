"""Scores reports on notes of a sentence or two, of which only the type of the incident is annotated."""

from collections.abc import Iterable

from tests.quality.derived import Result
from tests.quality.samples import Document
from tests.quality.scorer.matching import share


def score_notes(documents: Iterable[Document], reports: Iterable[Document]) -> Result:
    """Of how many notes the first report of something that happened has the annotated type; a note without one is wrong."""
    first: dict[str, str] = {}
    for report in reports:
        if report["realis"] == "actual":
            first.setdefault(report["article"]["id"], report["type"])
    hits = [first.get(note["id"]) == note["type"] for note in documents]
    return {"first_type": share(sum(hits), len(hits))}
