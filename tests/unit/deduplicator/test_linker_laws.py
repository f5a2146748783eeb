"""Laws that hold for any stream of reports."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import IncidentReport, Role
from tests.support.published import Linker

TOWNS = ((34.01, 71.58), (24.86, 67.01), (33.68, 73.05))


@pytest.fixture(scope="session")
def streams(report, toll, hours, peshawar):
    """Streams of reports on three well-separated incidents, copies and background mentions among them."""

    def made(number: int, said: tuple[int, int, bool, int]) -> IncidentReport:
        town, killed, background, wording = said
        lat, lon = TOWNS[town]
        return report(
            f"r{number}",
            source=f"outlet{number % 4}.example",
            title=f"Bomb in town {town}",
            where=peshawar(name=f"Town{town}", lat=lat, lon=lon),
            when=date(2019, 11, 15) + timedelta(days=3 * town),
            published=hours(72 * town + number),
            casualties=toll(killed),
            role=Role.BACKGROUND if background else Role.MAIN,
            **({"text": f"an agency's words on town {town}"} if wording == 0 else {}),
        )

    said = st.tuples(st.integers(0, 2), st.integers(0, 30), st.booleans(), st.integers(0, 2))
    return st.lists(said, min_size=1, max_size=12).map(
        lambda all_said: [made(number, one) for number, one in enumerate(all_said)]
    )


def linked(reports) -> tuple[Linker, list]:
    linker = Linker()
    return linker, [event for report in reports for event in linker.apply(report)]


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_the_same_stream_gives_the_same_bytes(streams, data):
    reports = data.draw(streams)
    assert [e.to_json() for e in linked(reports)[1]] == [e.to_json() for e in linked(reports)[1]]


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_redelivery_changes_nothing(streams, data):
    reports = data.draw(streams)
    again = data.draw(st.lists(st.sampled_from(reports), max_size=5))
    linker, _ = linked(reports)
    before = list(linker)
    assert [linker.apply(report) for report in again] == [()] * len(again)
    assert list(linker) == before


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_any_order_gives_the_same_incidents_for_well_separated_stories(streams, data):
    reports = data.draw(streams)
    shuffled = data.draw(st.permutations(reports))

    def told(linker: Linker) -> Counter:
        return Counter(
            (
                frozenset(s.report_id for s in i.sources),
                i.casualties.model_dump_json(),
                i.type,
                i.severity,
                i.independent_origins,
            )
            for i in linker
        )

    assert told(linked(shuffled)[0]) == told(linked(reports)[0])


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_no_source_is_ever_lost_and_versions_grow_by_one(streams, data):
    reports = data.draw(streams)
    linker, events = linked(reports)
    assert sorted(s.report_id for i in linker for s in i.sources) == sorted(r.report_id for r in reports)
    versions: Counter = Counter()
    for event in events:
        versions[event.incident_id] += 1
        assert event.version == event.incident.version == versions[event.incident_id]


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_the_events_alone_restore_the_state(streams, data):
    reports = data.draw(streams)
    cut = data.draw(st.integers(0, len(reports)))
    linker, events = linked(reports[:cut])
    restored = Linker.restored(events)
    later = [[e.to_json() for e in linker.apply(r)] for r in reports[cut:]]
    assert [[e.to_json() for e in restored.apply(r)] for r in reports[cut:]] == later
    assert list(restored) == list(linker)


def test_the_working_set_is_bounded_and_keeps_the_latest(report, peshawar):
    linker = Linker(limit=2)
    for number in range(4):
        linker.apply(report(f"r{number}", where=peshawar(lat=10.0 * number)))
    assert [i.sources[0].article_id for i in linker] == ["article-r2", "article-r3"]


def test_shards_never_look_at_each_other(report, peshawar):
    both = Linker()
    pakistan, india = report("a"), report("b", where=peshawar(country_code="IN"), source="two.example")
    events = [*both.apply(pakistan), *both.apply(india)]
    assert events == [*Linker().apply(pakistan), *Linker().apply(india)]
