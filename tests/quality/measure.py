"""Runs our extractor and linker and every baseline over the same documents, and scores them with the same scorer."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from schemas import Incident, IncidentReport
from services.deduplicator.linker import Linker
from services.extractor.gazetteer.store import Gazetteer, open_gazetteer
from tests.quality import annotated_reports, place_names
from tests.quality.annotated import InventedFiles
from tests.quality.baselines import placed
from tests.quality.baselines.article_as_incident import article_as_incident
from tests.quality.baselines.incident_row import Told
from tests.quality.baselines.lead_number import lead_number
from tests.quality.baselines.linked_by_slots import one_a_day, one_row_per_article
from tests.quality.baselines.linked_by_words import tfidf_window, title_jaccard
from tests.quality.baselines.nearest_number import nearest_number
from tests.quality.corpus import File, Tell, load, read
from tests.quality.derived import Result, figure
from tests.quality.plan import Plan, Section
from tests.quality.record import OURS, Record, System, Trap
from tests.quality.samples import Document

Reader = Callable[[Document, Gazetteer], list[Document]]

TRAPS_OF = ("a_articles", "b_articles", "c_articles", "d_articles")

_READERS: dict[System, Reader] = {
    **{
        told.__name__: partial(placed.pinned, pin=placed.first_place, told=told)
        for told in (nearest_number, lead_number, article_as_incident)
    },
    **{
        pin.__name__: partial(placed.pinned, pin=pin)
        for pin in (placed.most_populous, placed.first_place, placed.dateline, placed.geotext)
    },
    "publication_day": lambda article, _: article_as_incident(article),
}
_LINKERS: dict[System, Callable[[list[Told]], list[Document]]] = {
    each.__name__: each for each in (one_row_per_article, one_a_day, title_jaccard, tfidf_window)
}


def measure(
    plan: Plan, folder: InventedFiles, *, full: bool, workers: int, tell: Tell
) -> tuple[Record, list[str]]:
    """The record, and the names of files that are not in the folder. Raises ReadingError."""
    files = load(plan, folder, full=full)
    needed = {name for section in plan.sections if section.task != "toponyms" for name in section.rows}
    read([file for file in files.values() if file.name in needed], workers, tell)
    figures: dict[str, dict[System, float | None]] = {}
    traps: dict[str, dict[System, Trap]] = {}
    for section in plan.sections:
        results: dict[str, dict[System, Result]] = {}
        for name in section.rows:
            if name in files:
                tell(f"scoring {section.task} of {name}")
                results[name] = dict(_results(section, files[name], folder))
        for figure_id, name, _, row in section.figures():
            if name in results:
                figures[figure_id] = {system: figure(row, each) for system, each in results[name].items()}
        if not traps:
            traps = {k: v for name in TRAPS_OF if name in results for k, v in _traps(name, results[name])}
    documents = {name: len(file.all_documents()) for name, file in files.items()}
    return Record(documents=documents, figures=figures, traps=traps), [
        name for name in plan.samples if name not in files
    ]


def _results(section: Section, file: File, folder: InventedFiles) -> Iterable[tuple[System, Result]]:
    match section.task:
        case "extraction":
            yield from _extraction(section, file, folder)
        case "linking":
            yield from _linking(section, file, folder)
        case "annotated_linking":
            yield OURS, folder.score_linking(file.name, file.linked, _incidents(_annotated(file)))
        case "toponyms":
            yield from place_names.results(file.documents, open_gazetteer())
        case _:
            raise ValueError(f"plan.yaml: no task {section.task}")


def _extraction(section: Section, file: File, folder: InventedFiles) -> Iterable[tuple[System, Result]]:
    wanted = {d["id"] for d in file.documents}
    articles = [a for a in file.articles if a["id"] in wanted]
    ours = [_dumped(r) for a in articles for r in file.reports[a["id"]]]
    yield OURS, folder.score_extraction(file.name, file.documents, ours)
    for system in section.baselines:
        said = [r for a in articles for r in _READERS[system](a, open_gazetteer())]
        yield system, folder.score_extraction(file.name, file.documents, said)


def _linking(section: Section, file: File, folder: InventedFiles) -> Iterable[tuple[System, Result]]:
    wanted = {a["id"] for d in file.linked for a in d.get("articles", [d])}
    articles = [a for a in file.articles if a["id"] in wanted]
    reports = [r for a in articles for r in file.reports[a["id"]]]
    yield OURS, folder.score_linking(file.name, file.linked, _incidents(reports))
    told: list[Told] = []
    for article in articles:
        actual = [r for r in map(_dumped, file.reports[article["id"]]) if r["realis"] == "actual"]
        told += [(article, report) for report in actual] or [(article, None)]
    for system in section.baselines:
        yield system, folder.score_linking(file.name, file.linked, _LINKERS[system](told))


def _annotated(file: File) -> Iterable[IncidentReport]:
    if file.name == "a_stories":
        return annotated_reports.story_reports()
    return annotated_reports.single_incident_reports(file.linked)


def _incidents(reports: Iterable[IncidentReport]) -> list[Document]:
    linker = Linker()
    for report in reports:
        linker.apply(report)
    return [_dumped(Incident.model_validate_json(incident)) for incident in linker.all_as_json()]


def _traps(file: str, results: dict[System, Result]) -> Iterable[tuple[str, dict[System, Trap]]]:
    for name in sorted(results[OURS]["per_trap"]):
        yield (
            f"{file}/{name}",
            {
                system: Trap(right=trap["all_slots_right"], false=trap["false"])
                for system, result in results.items()
                for trap in [result["per_trap"][name]]
            },
        )


def _dumped(message: Any) -> Document:
    dumped: Document = message.model_dump(mode="json")
    return dumped
