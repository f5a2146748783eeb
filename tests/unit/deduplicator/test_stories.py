"""The invented stories as a person read them, without an extractor: what the linker itself gets right."""

from collections.abc import Iterator

import pytest

from schemas import Incident, derive_id
from tests.support.published import Linker


@pytest.fixture(scope="module")
def outcome(stories, story_reports) -> dict[str, tuple[dict, Incident | None]]:
    """Each expected incident with the one that holds the same articles, if there is one."""

    def pairs() -> Iterator[tuple[str, tuple[dict, Incident | None]]]:
        linker = Linker()
        everything = sorted(
            (r for reports in story_reports.values() for r in reports),
            key=lambda r: (str(r.article.published_at), r.article.id),
        )
        for report in everything:
            linker.apply(report)
        held = {frozenset(s.report_id for s in i.sources): i for i in linker}
        for story in stories:
            for want in story["expected"]["incidents"]:
                names = {f"{a}:{want['key']}" for a in want["articles"]}
                ids = frozenset(
                    r.report_id
                    for r in story_reports[story["story_id"]]
                    if any(r.report_id == name for name in map(_report_id, names))
                )
                origins = story["expected"]["independent_origins"].get(want["key"])
                yield f"{story['story_id']}/{want['key']}", (want | {"origins": origins}, held.get(ids))

    return dict(pairs())


def _report_id(name: str) -> str:
    return derive_id("report", name)


def test_every_incident_is_held_whole_and_alone(outcome):
    assert [key for key, (_, got) in outcome.items() if got is None] == []


def test_every_final_toll_is_right(outcome):
    wrong = [
        (key, slot, want["final_casualties"][slot]["best"], got.casualties)
        for key, (want, got) in outcome.items()
        for slot in ("killed", "injured")
        if got and want["final_casualties"][slot]
        if (count := getattr(got.casualties, slot)) is None
        or count.best != want["final_casualties"][slot]["best"]
    ]
    assert wrong == []


def test_every_count_of_origins_is_right(outcome):
    wrong = [
        (key, want["origins"], got.independent_origins)
        for key, (want, got) in outcome.items()
        if got and want["origins"] is not None and got.independent_origins != want["origins"]
    ]
    assert wrong == []
