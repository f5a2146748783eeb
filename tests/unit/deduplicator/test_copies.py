"""The same message again, a revision of an article, a wire copy."""

from schemas import Casualties, Count, EventKind, IncidentStatus, Role
from services.deduplicator.linker import Linker

WIRE = "The agency's own account of the bomb that went off in the market, as all its customers print it."


def test_a_redelivered_report_changes_nothing(report):
    linker = Linker()
    assert linker.apply(report())
    before = list(linker)
    assert linker.apply(report()) == ()
    assert list(linker) == before


def test_a_wire_copy_joins_and_points_to_its_original(report, hours):
    linker = Linker()
    linker.apply(report("a", text=WIRE))
    (event,) = linker.apply(report("b", text=WIRE, source="two.example", published=hours(1)))
    assert event.kind is EventKind.UPDATED
    assert [s.copy_of for s in event.incident.sources] == [None, "article-a"]


def test_a_copy_that_arrives_first_still_points_to_the_earlier_article(report, hours):
    linker = Linker()
    linker.apply(report("b", text=WIRE, source="two.example", published=hours(1)))
    (event,) = linker.apply(report("a", text=WIRE))
    assert {s.article_id: s.copy_of for s in event.incident.sources} == {
        "article-b": "article-a",
        "article-a": None,
    }


def test_a_revision_replaces_its_old_source_and_claims(report, toll, hours):
    linker = Linker()
    linker.apply(report("other", casualties=toll(3), source="two.example"))
    linker.apply(report("v1", article="x", text="the first words of it", casualties=toll(30)))
    (event,) = linker.apply(report("v2", article="x", text="the later words of it", casualties=toll(4)))
    incident = event.incident
    assert [s.report_id for s in incident.sources] == [
        report("other").report_id,
        report("v2").report_id,
    ]
    assert incident.superseded == (report("v1").report_id,)
    assert incident.casualties == Casualties(killed=Count.exactly(4))


def test_a_redelivered_old_revision_changes_nothing(report):
    linker = Linker()
    old = report("v1", article="x", text="the first words of it")
    linker.apply(old)
    linker.apply(report("v2", article="x", text="the later words of it"))
    assert linker.apply(old) == ()


def test_a_revision_that_tells_of_something_else_takes_the_old_incident_back(report, peshawar):
    linker = Linker()
    linker.apply(report("v1", article="x", text="the first words of it"))
    elsewhere = peshawar(name="Karachi", lat=24.9, lon=67.0)
    back, new = linker.apply(report("v2", article="x", text="quite other words", where=elsewhere))
    assert back.kind is EventKind.RETRACTED
    assert back.incident.status is IncidentStatus.RETRACTED
    assert back.incident.sources == ()
    assert new.kind is EventKind.OPENED


def test_nothing_joins_what_was_taken_back(report, peshawar):
    linker = Linker()
    linker.apply(report("v1", article="x", text="the first words of it"))
    linker.apply(
        report("v2", article="x", text="other words", where=peshawar(name="Karachi", lat=24.9, lon=67.0))
    )
    (event,) = linker.apply(report("late"))
    assert event.kind is EventKind.OPENED


def test_the_reports_of_a_revision_replace_one_another_each_in_its_incident(report, peshawar):
    karachi = peshawar(name="Karachi", lat=24.9, lon=67.0)
    linker = Linker()
    for name, text in (("v1", "the first words of it"), ("v2", "the later words of it")):
        both = (f"{name}-main", f"{name}-back")
        linker.apply(report(both[0], article="x", text=text, siblings=both[1:]))
        linker.apply(
            report(both[1], article="x", text=text, siblings=both[:1], where=karachi, role=Role.BACKGROUND)
        )
    incidents = list(linker)
    assert len(incidents) == 2
    assert all(len(i.sources) == 1 and len(i.superseded) == 1 for i in incidents)
    assert all(i.status is IncidentStatus.ACTIVE for i in incidents)
