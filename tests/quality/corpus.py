"""The annotated documents of a run, the articles made of them, and what our extractor reads in these."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from schemas import IncidentReport
from services.cli.extraction import FAILED, REJECTED, extraction
from tests.quality.annotated import InventedFiles
from tests.quality.plan import Plan, SampleSize
from tests.quality.samples import Document, every, window

Tell = Callable[[str], None]


class ReadingError(Exception):
    """An article that the extractor could not get through: no figure of the run would mean anything."""


@dataclass
class File:
    """One annotated file: the documents for slots, those for linking, and the articles and reports of both."""

    name: str
    documents: list[Document]
    linked: list[Document]
    articles: list[Document] = field(default_factory=list)
    reports: dict[str, tuple[IncidentReport, ...]] = field(default_factory=dict)

    @classmethod
    def sampled(cls, name: str, documents: list[Document], size: SampleSize | None) -> "File":
        """All documents where `size` is None."""
        clustered = bool(documents) and "cluster_ids" in documents[0]
        if size is None:
            return cls(name, documents, window(documents, len(documents)) if clustered else documents)
        slots = every(documents, size.step)
        return cls(name, slots, window(documents, size.window) if clustered else slots)

    def all_documents(self) -> list[Document]:
        merged = {_id(d): d for d in [*self.documents, *self.linked]}
        return list(merged.values())


def load(plan: Plan, folder: InventedFiles, *, full: bool) -> dict[str, File]:
    """The files of the plan that the folder has, with their articles, not read yet."""
    files = {}
    for name, size in plan.samples.items():
        documents = folder.documents(name)
        if documents is not None:
            file = files[name] = File.sampled(name, documents, None if full else size)
            file.articles = folder.articles(file.all_documents())
    return files


def read(files: Iterable[File], workers: int, tell: Tell) -> None:
    """Fill in the reports of each file's articles. Raises ReadingError."""
    with extraction(workers) as extract:
        for file in files:
            tell(f"reading {len(file.articles)} articles of {file.name}")
            lines = (json.dumps(a, ensure_ascii=False).encode() for a in file.articles)
            for article, reading in zip(file.articles, extract(lines), strict=True):
                if reading.outcome in (FAILED, REJECTED):
                    raise ReadingError(f"{file.name}, article {article['id']}: {reading.problem}")
                file.reports[article["id"]] = reading.reports


def _id(document: Document) -> str:
    return str(document.get("id") or document["story_id"])
