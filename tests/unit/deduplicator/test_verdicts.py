"""An operator's word: what it does, that it stays, and when it can't be followed."""

from datetime import UTC, date, datetime

import pytest

from schemas import Certainty, EventKind, IncidentStatus, Realis, Ruling, Verdict, VerdictId, VerdictKind
from services.deduplicator.verdicts import UnknownIncidentError, VerdictError
from tests.support.published import Linker

GIVEN = datetime(2019, 11, 20, tzinfo=UTC)


@pytest.fixture
def linker() -> Linker:
    return Linker()


@pytest.fixture
def two(linker, report, toll, hours):
    """Two incidents of two days, the first with two sources."""
    (first,) = linker.apply(report("a", casualties=toll(2)))
    linker.apply(report("b", source="two.example", published=hours(1), casualties=toll(3)))
    later = date(2019, 11, 18)
    (second,) = linker.apply(
        report(
            "c",
            source="three.example",
            when=later,
            published=hours(72),
            casualties=toll(5),
            title="Blast in bazaar",
        )
    )
    return first.incident_id, second.incident_id


def give(linker, kind, incident, *, name="v", other=None, sources=()):
    verdict = Verdict(kind=kind, incident_id=incident, other=other, sources=sources, by="desk")
    return linker.give(verdict, VerdictId(name), GIVEN)


def named(linker, incident_id):
    return next(i for i in linker if i.incident_id == incident_id)


def content(incident):
    """All that is told of an incident, without how it came about."""
    return incident.model_dump(
        exclude={"version", "reasons", "history", "apart", "absorbed", "links", "status", "superseded"}
    )


def test_a_merge_moves_the_sources_of_the_younger_to_the_older(linker, two):
    older, younger = two
    survivor, pointer = give(linker, VerdictKind.MERGE, younger, other=older)
    assert (survivor.incident_id, pointer.incident_id) == two
    assert (survivor.kind, pointer.kind) == (EventKind.UPDATED, EventKind.MERGED)
    assert [s.article_id for s in survivor.incident.sources] == ["article-a", "article-b", "article-c"]
    assert survivor.incident.absorbed == (younger,)
    assert (pointer.incident.status, pointer.incident.merged_into) == (IncidentStatus.MERGED, older)
    assert pointer.incident.sources == ()
    assert pointer.cause.verdict_id == "v"


def test_the_reports_of_both_are_still_known(linker, two, report):
    older, younger = two
    give(linker, VerdictKind.MERGE, older, other=younger)
    assert linker.apply(report("c", source="three.example")) == ()
    assert linker.apply(report("a")) == ()


def test_merge_then_split_restores_both(linker, two):
    before = [content(named(linker, i)) for i in two]
    older, younger = two
    give(linker, VerdictKind.MERGE, older, other=younger)
    restored, left = give(linker, VerdictKind.SPLIT, older, name="w", sources=("article-c",))
    assert (restored.incident_id, left.incident_id, left.kind) == (younger, older, EventKind.SPLIT)
    assert [content(named(linker, i)) for i in two] == before
    assert restored.incident.version == 3


def test_a_part_that_never_was_an_incident_becomes_one(linker, two, report):
    older, _ = two
    child, parent = give(linker, VerdictKind.SPLIT, older, sources=("article-b",))
    assert child.kind is EventKind.OPENED
    assert child.incident.version == 1
    assert (child.incident.casualties.killed.best, parent.incident.casualties.killed.best) == (3, 2)
    assert child.incident_id in parent.incident.apart
    assert linker.apply(report("b", source="two.example")) == ()


def test_the_part_that_holds_the_opening_report_gets_an_id_of_its_own(linker, two):
    older, _ = two
    child, parent = give(linker, VerdictKind.SPLIT, older, sources=("article-a",))
    assert parent.incident_id == older != child.incident_id
    assert [s.article_id for s in child.incident.sources] == ["article-a"]


def test_a_revision_of_a_source_that_was_split_off_does_not_go_back(linker, two, report, hours):
    older, _ = two
    child, _ = give(linker, VerdictKind.SPLIT, older, sources=("article-b",))
    (event,) = linker.apply(
        report("b2", article="article-b", source="two.example", text="revised", published=hours(2))
    )
    assert event.incident_id == child.incident_id


def test_a_retracted_one_stays_so_whatever_is_reported(linker, two, report, hours):
    older, _ = two
    (event,) = give(linker, VerdictKind.RETRACT, older)
    assert (event.kind, event.incident.ruling) == (EventKind.RETRACTED, Ruling.RETRACTED)
    (later,) = linker.apply(report("e", source="five.example", published=hours(3)))
    assert (later.incident_id, later.incident.status) == (older, IncidentStatus.RETRACTED)
    assert later.kind is EventKind.UPDATED


def test_a_confirmed_one_is_observed_and_not_retracted_by_a_denial(linker, report, hours):
    (opening,) = linker.apply(report("a", confidence=0.5))
    (event,) = give(linker, VerdictKind.CONFIRM, opening.incident_id)
    assert event.incident.certainty is Certainty.OBSERVED
    (denial,) = linker.apply(report("b", published=hours(5), realis=Realis.NEGATED))
    assert denial.incident.status is IncidentStatus.ACTIVE


def test_the_later_verdict_counts(linker, two):
    older, _ = two
    give(linker, VerdictKind.RETRACT, older)
    (event,) = give(linker, VerdictKind.CONFIRM, older, name="w")
    assert (event.incident.status, event.incident.ruling) == (IncidentStatus.ACTIVE, Ruling.CONFIRMED)


@pytest.mark.parametrize("kind", VerdictKind)
def test_a_verdict_that_comes_again_changes_nothing(linker, two, kind):
    older, younger = two
    said = {"other": younger} if kind is VerdictKind.MERGE else {"sources": ("article-b",)}
    assert give(linker, kind, older, **said)
    assert give(linker, kind, older, **said) == ()


@pytest.mark.parametrize("kind", [VerdictKind.MERGE, VerdictKind.SPLIT])
def test_what_a_crash_left_half_done_is_finished_when_the_verdict_comes_again(report, toll, hours, kind):
    linker, events = Linker(), []
    for one in (
        report("a", casualties=toll(2)),
        report("b", source="two.example", published=hours(1)),
        report("c", when=date(2019, 11, 18), published=hours(72), source="three.example"),
    ):
        events += linker.apply(one)
    older, younger = events[0].incident_id, events[-1].incident_id
    said = {"other": younger} if kind is VerdictKind.MERGE else {"sources": ("article-b",)}
    first, second = give(linker, kind, older, **said)
    restored = Linker.restored([*events, first])
    assert give(restored, kind, older, **said) == (second,)
    assert (
        Linker.restored([*events, first, second]).give(
            Verdict(
                kind=kind, incident_id=older, **({"other": younger} if kind is VerdictKind.MERGE else said)
            ),
            VerdictId("v"),
            GIVEN,
        )
        == ()
    )


def test_an_unknown_incident_is_told_so(linker, two):
    for said in ({"incident": "nobody"}, {"incident": two[0], "other": "nobody"}):
        with pytest.raises(UnknownIncidentError, match="nobody"):
            give(linker, VerdictKind.MERGE, **{"other": two[1], **said})


def test_incidents_of_two_countries_are_not_merged(linker, two, report, peshawar):
    (abroad,) = linker.apply(report("x", where=peshawar(country_code="IN"), source="six.example"))
    with pytest.raises(VerdictError, match="two countries"):
        give(linker, VerdictKind.MERGE, two[0], other=abroad.incident_id)


@pytest.mark.parametrize("sources", [(), ("article-a", "nobody"), ("article-a", "article-b")])
def test_a_split_needs_some_of_its_sources_and_not_all(linker, two, sources):
    with pytest.raises(VerdictError):
        give(linker, VerdictKind.SPLIT, two[0], sources=sources)


def test_who_names_a_merged_one_is_told_where_it_went(linker, two):
    older, younger = two
    give(linker, VerdictKind.MERGE, older, other=younger)
    with pytest.raises(VerdictError, match=older):
        give(linker, VerdictKind.RETRACT, younger, name="w")


def test_what_was_fetched_back_for_a_verdict_in_vain_leaves_memory_again(linker, report, hours, peshawar):
    (old,) = linker.apply(report("old"))
    linker.apply(
        report(
            "new",
            where=peshawar(name="Elsewhere", lat=30.0),
            when=date(2020, 9, 1),
            published=hours(24 * 300),
        )
    )
    held = len(linker)
    with pytest.raises(VerdictError):
        give(linker, VerdictKind.SPLIT, old.incident_id)
    assert len(linker) == held == 1
