"""Two incidents become one by themselves only where a likely twin was noted and a later report fits both clearly."""

from datetime import UTC, datetime

import pytest

from schemas import EventKind, IncidentStatus, Verdict, VerdictId, VerdictKind, WherePrecision
from tests.support.published import Linker


@pytest.fixture
def told(report, toll, hours, peshawar):
    """A bombing with a victim's name; a vague report of one with another name; and one that names both."""
    region = peshawar(
        name="Khyber Pakhtunkhwa", precision=WherePrecision.ADMIN1, lat=34.5, lon=72.0, radius_km=150
    )
    return (
        report("a", casualties=toll(7, 12), quote="Shopkeeper Ghulam Haider died at Karkhano market."),
        report(
            "b",
            source="two.example",
            when=None,
            where=region,
            published=hours(3),
            title="Bomb at Karkhano market in the north-west",
            quote="The trader Bilal Afridi was among the dead.",
            casualties=toll(4),
        ),
        report(
            "c",
            source="three.example",
            published=hours(9),
            casualties=toll(7, 12),
            quote="Ghulam Haider and Bilal Afridi died at Karkhano market.",
        ),
    )


def test_a_report_that_fits_both_merges_a_likely_twin(told):
    linker = Linker()
    (first,), (second,) = linker.apply(told[0]), linker.apply(told[1])
    assert [link.incident_id for link in second.incident.links] == [first.incident_id]
    survivor, pointer = linker.apply(told[2])
    assert (survivor.incident_id, survivor.version) == (first.incident_id, 2)
    assert (pointer.incident_id, pointer.kind) == (second.incident_id, EventKind.MERGED)
    assert pointer.incident.merged_into == first.incident_id
    assert [s.article_id for s in survivor.incident.sources] == ["article-a", "article-c", "article-b"]
    assert "a report fits both this incident and its likely twin" in survivor.incident.reasons


def test_twins_that_nobody_suspected_merge_where_they_fit_each_other_as_clearly(told):
    """The trader's name, which only the third report has beside the shopkeeper's, makes one of what had nothing in common."""
    linker = Linker()
    (first,) = linker.apply(told[0])
    unlike = told[1].model_copy(
        update={"article": told[1].article.model_copy(update={"title": "Blast kills traders"})}
    )
    (second,) = linker.apply(unlike)
    assert second.incident.links == ()
    survivor, pointer = linker.apply(told[2])
    assert (survivor.incident_id, pointer.incident.merged_into) == (first.incident_id, first.incident_id)


def test_what_a_report_fits_as_a_third_stays_apart_where_the_two_do_not_fit_each_other(
    told, toll, report, hours
):
    linker = Linker()
    linker.apply(told[0])
    linker.apply(
        report("d", source="four.example", published=hours(2), casualties=toll(40, 90), title="Forty die")
    )
    kinds = [event.kind for event in linker.apply(told[2])]
    assert EventKind.MERGED not in kinds


def test_what_an_operator_told_apart_stays_apart(told, hours):
    linker = Linker()
    (first,), (second,) = linker.apply(told[0]), linker.apply(told[1])

    def say(kind: VerdictKind, name: str, **said):
        verdict = Verdict(kind=kind, incident_id=first.incident_id, **said)
        return linker.give(verdict, VerdictId(name), datetime(2019, 11, 15, 18, tzinfo=UTC))

    say(VerdictKind.MERGE, "v", other=second.incident_id)
    say(VerdictKind.SPLIT, "w", sources=("article-b",))
    assert [event.kind for event in linker.apply(told[2])] == [EventKind.UPDATED]
    assert {i.status for i in linker} == {IncidentStatus.ACTIVE}


def test_a_crash_in_between_is_made_good_when_the_report_comes_again(told):
    linker, events = Linker(), []
    for report in told:
        events += linker.apply(report)
    restored = Linker.restored(events[:-1])
    assert restored.apply(told[2]) == (events[-1],)
    assert restored.apply(told[2]) == ()
