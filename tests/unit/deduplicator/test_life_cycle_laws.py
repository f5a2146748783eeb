"""Laws that hold whatever is reported and ruled: quiet years, late reports, denials, merges and splits among it."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import IncidentReport, IncidentStatus, Realis, Verdict, VerdictId, VerdictKind
from services.deduplicator.verdicts import VerdictError
from tests.support.published import Linker

TOWNS = ((34.01, 71.58), (24.86, 67.01))
NOW = datetime(2021, 1, 1, tzinfo=UTC)

Step = IncidentReport | tuple[VerdictKind, int, int, int]


@pytest.fixture(scope="session")
def lives(report, toll, hours, peshawar):
    """Reports over more than a year, in any order, and verdicts on whatever there is by then."""

    def made(number: int, said: tuple[int, int, int, bool]) -> IncidentReport:
        town, days, killed, denied = said
        lat, lon = TOWNS[town]
        return report(
            f"r{number}",
            source=f"outlet{number % 3}.example",
            title=f"Bomb in town {town}",
            where=peshawar(name=f"Town{town}", lat=lat, lon=lon),
            when=date(2019, 11, 15) + timedelta(days=days // 30 * 30),
            published=hours(24 * days + number),
            casualties=toll(killed),
            realis=Realis.NEGATED if denied else Realis.ACTUAL,
        )

    told = st.tuples(
        st.integers(0, 1), st.integers(0, 400), st.integers(0, 30), st.sampled_from((False, False, True))
    )
    ruled = st.tuples(st.sampled_from(VerdictKind), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
    return st.lists(told | ruled, min_size=1, max_size=14).map(
        lambda steps: [
            made(number, step) if isinstance(step[1], int) and not isinstance(step[0], VerdictKind) else step
            for number, step in enumerate(steps)
        ]
    )


class Run:
    """A linker, what it published, and how verdicts pick from what there is."""

    def __init__(self) -> None:
        self.linker = Linker()
        self.events: list = []

    def take(self, step: Step, number: int) -> tuple:
        done = self._give(step, number) if isinstance(step, tuple) else self.linker.apply(step)
        self.events += done
        return done

    def latest(self) -> dict:
        return {event.incident_id: event.incident for event in self.events}

    def _give(self, step: tuple[VerdictKind, int, int, int], number: int) -> tuple:
        kind, one, other, which = step
        there = sorted(self.latest().values(), key=lambda i: i.incident_id)
        if not there:
            return ()
        incident = there[one % len(there)]
        sources = incident.sources[which % len(incident.sources) :] if incident.sources else ()
        verdict = Verdict(
            kind=kind,
            incident_id=incident.incident_id,
            other=there[other % len(there)].incident_id,
            sources=tuple(s.report_id for s in sources),
        )
        try:
            return self.linker.give(verdict, VerdictId(f"v{number}"), NOW)
        except VerdictError:
            return ()


def run(steps) -> Run:
    done = Run()
    for number, step in enumerate(steps):
        done.take(step, number)
    return done


laws = settings(deadline=None, max_examples=60)


@laws
@given(st.data())
def test_the_same_order_gives_the_same_bytes(lives, data):
    steps = data.draw(lives)
    assert [e.to_json() for e in run(steps).events] == [e.to_json() for e in run(steps).events]


@laws
@given(st.data())
def test_no_source_is_ever_lost_or_counted_twice(lives, data):
    steps = data.draw(lives)
    done = run(steps)
    held = Counter(s.report_id for i in done.latest().values() for s in i.sources)
    taken = {e.cause.report_id for e in done.events if e.cause.report_id} | held.keys()
    told = {s.report_id for s in steps if isinstance(s, IncidentReport) and s.realis is Realis.ACTUAL}
    assert set(held.values()) <= {1}
    assert told <= held.keys() <= taken


@laws
@given(st.data())
def test_versions_grow_by_one(lives, data):
    versions: Counter = Counter()
    for event in run(data.draw(lives)).events:
        versions[event.incident_id] += 1
        assert event.version == event.incident.version == versions[event.incident_id]


@laws
@given(st.data())
def test_the_compacted_topic_alone_rebuilds_the_state(lives, data):
    steps = data.draw(lives)
    cut = data.draw(st.integers(0, len(steps)))
    going, again = run(steps[:cut]), Run()
    compacted = {event.incident_id: event for event in going.events}
    again.linker = Linker.restored(sorted(compacted.values(), key=going.events.index))
    again.events = list(going.events)
    assert list(again.linker) == list(going.linker)
    for number, step in enumerate(steps[cut:], start=cut):
        assert [e.to_json() for e in again.take(step, number)] == [
            e.to_json() for e in going.take(step, number)
        ]


@laws
@given(st.data())
def test_what_is_merged_points_to_what_is_there_and_holds_nothing(lives, data):
    latest = run(data.draw(lives)).latest()
    for incident in latest.values():
        assert (incident.status is IncidentStatus.MERGED) == (incident.merged_into is not None)
        if incident.merged_into is not None:
            assert incident.merged_into in latest
            assert incident.sources == ()


@laws
@given(st.data())
def test_what_comes_again_changes_nothing(lives, data):
    steps = data.draw(lives)
    done = run(steps)
    before = done.latest()
    for number, step in enumerate(steps):
        if isinstance(step, IncidentReport) and step.realis is Realis.ACTUAL:
            assert done.take(step, number) == ()
    assert done.latest() == before


@pytest.fixture(scope="session")
def stories(report, toll, hours, peshawar):
    """Reports of separate incidents over more than a year, each told within two days."""

    def made(number: int, said: tuple[int, int, int, int]) -> IncidentReport:
        town, month, later, killed = said
        lat, lon = TOWNS[town]
        return report(
            f"r{number}",
            source=f"outlet{number}.example",
            title=f"Bomb in town {town}",
            where=peshawar(name=f"Town{town}", lat=lat, lon=lon),
            when=date(2019, 11, 15) + timedelta(days=60 * month),
            published=hours(24 * 60 * month + later),
            casualties=toll(killed),
        )

    told = st.tuples(st.integers(0, 1), st.integers(0, 6), st.integers(0, 47), st.integers(0, 30))
    return st.lists(told, min_size=1, max_size=10).map(
        lambda all_said: [made(number, said) for number, said in enumerate(all_said)]
    )


@laws
@given(st.data())
def test_separate_stories_end_the_same_in_any_order_though_some_are_late_by_a_year(stories, data):
    reports = data.draw(stories)
    shuffled = data.draw(st.permutations(reports))

    def told(steps) -> Counter:
        return Counter(
            (
                frozenset(s.report_id for s in incident.sources),
                incident.status,
                incident.casualties.model_dump_json(),
                incident.independent_origins,
                incident.certainty,
            )
            for incident in run(steps).latest().values()
        )

    assert told(shuffled) == told(reports)


@pytest.fixture(scope="session")
def week(report, toll, hours, peshawar):
    """Reports of one week from two towns, both of them heard from."""

    def made(number: int, said: tuple[int, int]) -> IncidentReport:
        town, killed = said
        lat, lon = TOWNS[town]
        return report(
            f"r{number}",
            source=f"outlet{number % 3}.example",
            title=f"Bomb in town {town}",
            where=peshawar(name=f"Town{town}", lat=lat, lon=lon),
            published=hours(number),
            casualties=toll(killed),
        )

    told = st.tuples(st.integers(0, 1), st.integers(0, 30))
    return st.lists(told, max_size=8).map(
        lambda steps: [made(number, step) for number, step in enumerate([(0, 2), (1, 3), *steps])]
    )


@given(st.data())
def test_merge_then_split_restores_both(week, data):
    done = run(data.draw(week))
    one, other = data.draw(st.permutations(sorted(done.latest().values(), key=lambda i: i.incident_id)))[:2]
    merge = Verdict(kind=VerdictKind.MERGE, incident_id=one.incident_id, other=other.incident_id)
    merged = done.linker.give(merge, VerdictId("merge"), NOW)
    survivor = next(e.incident for e in merged if e.incident.status is not IncidentStatus.MERGED)
    part = other if survivor.incident_id == one.incident_id else one
    split = Verdict(
        kind=VerdictKind.SPLIT,
        incident_id=survivor.incident_id,
        sources=tuple(s.article_id for s in part.sources),
    )
    restored = {e.incident_id: e.incident for e in done.linker.give(split, VerdictId("split"), NOW)}
    for before in (one, other):
        after = restored[before.incident_id]
        assert _told(after) == _told(before)
        assert after.version == before.version + 2


def _told(incident) -> dict:
    """All that is told of an incident, without how it came about."""
    return incident.model_dump(
        exclude={"version", "reasons", "history", "apart", "absorbed", "links", "status", "superseded"}
    )
