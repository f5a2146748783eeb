"""Closed after quiet time, opened again, gone from memory and found again; taken back by its own sources."""

from datetime import UTC, date, datetime

import pytest

from schemas import (
    Certainty,
    EventKind,
    IncidentStatus,
    Realis,
    Role,
    StepKind,
    Verdict,
    VerdictId,
    VerdictKind,
)
from services.deduplicator.lifecycle import KEPT_DAYS, OPEN_ENDED_QUIET_DAYS, QUIET_DAYS
from tests.support.published import Linker

DAY = 24


@pytest.fixture
def elsewhere(report, peshawar, hours):
    """A report of something else in the same country, so many days later: it moves the country's clock."""

    def made(days: float, name: str = "other"):
        return report(
            f"{name}-{days}",
            where=peshawar(name="Karachi", lat=24.86, lon=67.01),
            when=hours(days * DAY).date(),
            published=hours(days * DAY),
            title="Fire in Karachi",
            quote="A fire broke out.",
        )

    return made


def kinds(events) -> list[EventKind]:
    return [event.kind for event in events]


def incident_of(linker: Linker, article: str):
    (found,) = [i for i in linker if article in {s.article_id for s in i.sources}]
    return found


def test_it_closes_once_nothing_was_reported_for_long(report, elsewhere):
    linker = Linker()
    linker.apply(report("a"))
    assert kinds(linker.apply(elsewhere(QUIET_DAYS))) == [EventKind.OPENED]
    closing, opening = linker.apply(elsewhere(QUIET_DAYS + 1))
    assert (closing.kind, opening.kind) == (EventKind.CLOSED, EventKind.OPENED)
    assert closing.incident.status is IncidentStatus.CLOSED
    assert [change.path for change in closing.changes] == ["status"]
    assert closing.incident.history[-1].kind is StepKind.CLOSED
    assert kinds(linker.apply(elsewhere(QUIET_DAYS + 2))) == [EventKind.OPENED]


def test_one_without_an_end_is_given_longer(report, elsewhere):
    linker = Linker()
    day = date(2019, 11, 15)
    first = report("a")
    linker.apply(first.model_copy(update={"when": first.when.model_copy(update={"start": day, "end": None})}))
    assert kinds(linker.apply(elsewhere(QUIET_DAYS + 1))) == [EventKind.OPENED]
    assert EventKind.CLOSED in kinds(linker.apply(elsewhere(OPEN_ENDED_QUIET_DAYS + 1)))


def test_a_late_report_opens_it_again(report, elsewhere, hours):
    linker = Linker()
    linker.apply(report("a"))
    linker.apply(elsewhere(QUIET_DAYS + 1))
    (event,) = linker.apply(report("b", source="two.example", published=hours((QUIET_DAYS + 1) * DAY)))
    assert event.kind is EventKind.UPDATED
    assert event.incident.status is IncidentStatus.ACTIVE
    assert [step.kind for step in event.incident.history] == [StepKind.CLOSED, StepKind.REOPENED]


def test_an_old_report_that_comes_late_is_taken_in_and_the_incident_closed_again(report, elsewhere, hours):
    linker = Linker()
    linker.apply(report("a"))
    linker.apply(elsewhere(60))
    events = linker.apply(report("b", source="two.example", published=hours(2)))
    assert kinds(events) == [EventKind.UPDATED, EventKind.CLOSED]
    assert len(events[-1].incident.sources) == 2


def test_a_late_report_finds_an_incident_that_left_memory(report, elsewhere, hours):
    linker = Linker()
    (opening,) = linker.apply(report("a"))
    linker.apply(elsewhere(KEPT_DAYS + 1))
    assert opening.incident_id not in {i.incident_id for i in linker}
    event, *_ = linker.apply(report("b", source="two.example", published=hours((KEPT_DAYS + 2) * DAY)))
    assert event.incident_id == opening.incident_id
    assert event.incident.status is IncidentStatus.ACTIVE


def test_what_left_memory_is_still_known_when_it_comes_again(report, elsewhere):
    linker = Linker()
    linker.apply(report("a"))
    linker.apply(elsewhere(KEPT_DAYS + 1))
    assert linker.apply(report("a")) == ()


def test_the_topic_gives_back_what_is_in_memory_and_what_is_not(report, elsewhere, hours):
    linker, events = Linker(), []
    for one in (report("a"), elsewhere(20), elsewhere(KEPT_DAYS + 1), elsewhere(KEPT_DAYS + 30)):
        events += linker.apply(one)
    restored = Linker.restored(events)
    assert list(restored) == list(linker)
    late = report("b", source="two.example", published=hours((KEPT_DAYS + 31) * DAY))
    assert restored.apply(late) == linker.apply(late)


def test_countries_have_clocks_of_their_own(report, peshawar, hours):
    linker = Linker()
    linker.apply(report("a"))
    abroad = report("b", where=peshawar(country_code="IN"), published=hours(60 * DAY))
    assert kinds(linker.apply(abroad)) == [EventKind.OPENED]


def test_its_own_denial_takes_it_back(report, hours):
    linker = Linker()
    linker.apply(report("a"))
    (event,) = linker.apply(report("b", published=hours(5), realis=Realis.NEGATED, title="No bomb at market"))
    assert event.kind is EventKind.RETRACTED
    assert event.incident.status is IncidentStatus.RETRACTED
    assert event.incident.certainty is Certainty.UNLIKELY
    assert event.incident.independent_origins == 0
    assert len(event.incident.sources) == 2


def test_a_retraction_in_its_own_outlets_headline_takes_it_back(report, hours):
    linker = Linker()
    linker.apply(report("a"))
    title = "Retraction: bomb at Karkhano market in Peshawar"
    (event,) = linker.apply(report("b", published=hours(5), title=title))
    assert event.kind is EventKind.RETRACTED


def test_a_hoax_that_another_outlet_reports_takes_nothing_back(report, hours):
    linker = Linker()
    linker.apply(report("a"))
    title = "Bomb at Karkhano market in Peshawar was a hoax"
    (event,) = linker.apply(report("b", source="two.example", published=hours(5), title=title))
    assert event.kind is not EventKind.RETRACTED


def test_who_did_not_deny_it_keeps_it_alive_and_less_certain(report, toll, hours):
    linker = Linker()
    linker.apply(report("a", casualties=toll(9)))
    linker.apply(report("b", source="two.example", published=hours(1), casualties=toll(2)))
    before = incident_of(linker, "article-a")
    (event,) = linker.apply(report("c", published=hours(5), realis=Realis.NEGATED))
    assert event.incident.status is IncidentStatus.ACTIVE
    assert before.casualties.killed.best == 9
    assert event.incident.casualties.killed.best == 2
    assert event.incident.certainty.rank < before.certainty.rank
    assert event.incident.independent_origins == 1


def test_a_denial_that_comes_before_what_it_denies_counts_the_same(report, hours):
    linker = Linker()
    linker.apply(report("b", source="two.example", published=hours(1)))
    linker.apply(report("c", published=hours(5), realis=Realis.NEGATED))
    linker.apply(report("a"))
    assert incident_of(linker, "article-a").independent_origins == 1


def test_it_stands_again_when_it_is_reported_again(report, hours):
    linker = Linker()
    linker.apply(report("a"))
    linker.apply(report("b", published=hours(5), realis=Realis.NEGATED))
    (event,) = linker.apply(report("c", source="two.example", published=hours(6)))
    assert event.incident.status is IncidentStatus.ACTIVE


def test_a_denial_of_what_nobody_reported_says_nothing(report):
    linker = Linker()
    assert linker.apply(report("a", realis=Realis.NEGATED)) == ()
    assert len(linker) == 0


@pytest.mark.parametrize("change", [{"role": Role.BACKGROUND}, {"siblings": ("d",)}])
def test_what_a_suspect_denies_in_passing_is_no_denial(report, hours, change):
    linker = Linker()
    linker.apply(report("a"))
    assert linker.apply(report("b", published=hours(5), realis=Realis.NEGATED, **change)) == ()


def test_a_revision_that_tells_of_another_place_parts_from_the_others(report, peshawar, hours):
    linker = Linker()
    linker.apply(report("a", article="x"))
    linker.apply(report("b", source="two.example", published=hours(1)))
    karachi = peshawar(name="Karachi", lat=24.86, lon=67.01)
    split, opened = linker.apply(
        report(
            "a2", article="x", text="corrected", where=karachi, title="Bomb in Karachi", published=hours(2)
        )
    )
    assert (split.kind, opened.kind) == (EventKind.SPLIT, EventKind.OPENED)
    assert split.incident.history[-1].other == opened.incident_id
    assert [s.article_id for s in split.incident.sources] == ["article-b"]


def test_what_comes_back_by_a_merge_with_a_live_one_stays_in_memory(report, elsewhere):
    linker = Linker()
    (cold,) = linker.apply(report("a"))
    *_, live = linker.apply(elsewhere(KEPT_DAYS + 1))
    verdict = Verdict(kind=VerdictKind.MERGE, incident_id=cold.incident_id, other=live.incident_id)
    linker.give(verdict, VerdictId("v"), datetime(2021, 1, 1, tzinfo=UTC))
    assert {i.incident_id: i.status for i in linker} == {
        cold.incident_id: IncidentStatus.ACTIVE,
        live.incident_id: IncidentStatus.MERGED,
    }
