"""The same message again, a revision of an article, a wire copy."""

import math

from hypothesis import given
from hypothesis import strategies as st

from schemas import Casualties, Count, EventKind, IncidentStatus, Role
from services.deduplicator.copies import containment
from tests.support.published import Linker

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


def test_the_same_page_under_another_id_changes_nothing(report):
    linker = Linker()
    linker.apply(report("one", text="the words", url="https://paper.example/1"))
    assert linker.apply(report("two", text="the words", url="https://paper.example/1")) == ()


def test_changed_words_on_the_same_page_are_a_revision_whatever_the_id(report, toll):
    linker = Linker()
    page = {"url": "https://paper.example/1", "source": "paper.example"}
    linker.apply(report("other", source="two.example"))
    linker.apply(report("v1", text="the first words of it", casualties=toll(30), **page))
    (event,) = linker.apply(report("v2", text="the later words of it", casualties=toll(4), **page))
    assert [s.article_id for s in event.incident.sources] == ["article-other", "article-v2"]
    assert event.incident.casualties == Casualties(killed=Count.exactly(4))


def test_a_home_page_is_the_address_of_no_article(report):
    linker = Linker()
    linker.apply(report("one", text="the words of one", url="https://paper.example/"))
    (event,) = linker.apply(report("two", text="the words of another", url="https://paper.example/"))
    assert len(event.incident.sources) == 2


def test_a_text_cut_to_a_quarter_is_a_copy_where_the_lengths_are_known(report, hours):
    words = [f"word{n}" for n in range(400)]
    whole, part = " ".join(words), " ".join(words[:60])
    for lengths, copied in (((398, 58), "article-a"), ((None, None), None)):
        linker = Linker()
        linker.apply(report("a", text=whole, shingles=lengths[0]))
        later = report("b", text=part, shingles=lengths[1], source="two.example", published=hours(1))
        (event,) = linker.apply(later)
        assert event.incident.sources[-1].copy_of == copied


@given(st.integers(1, 400), st.integers(0, 400))
def test_containment_follows_from_similarity_and_sizes(inside: int, around: int) -> None:
    """For a set within a larger one the Jaccard similarity is the ratio of their sizes."""
    larger = inside + around
    assert math.isclose(containment(inside / larger, inside, larger), 1.0)
    assert containment(0.0, inside, larger) == 0.0


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
