"""Background mentions and what did not happen."""

import pytest

from schemas import Certainty, EventKind, Realis, Role, Urgency
from tests.support.published import Linker


def test_a_background_mention_opens_an_incident_that_can_be_told_from_news(report):
    (event,) = Linker().apply(report(role=Role.BACKGROUND))
    assert event.incident.independent_origins == 0
    assert event.incident.urgency is Urgency.PAST
    assert event.incident.certainty is Certainty.POSSIBLE


def test_the_news_that_comes_later_joins_it(report, hours):
    linker = Linker()
    linker.apply(report("a", role=Role.BACKGROUND))
    (event,) = linker.apply(report("b", source="two.example", published=hours(2), title="Blast at market"))
    assert event.kind is EventKind.UPDATED
    assert event.incident.independent_origins == 1
    assert event.incident.urgency is Urgency.IMMEDIATE
    assert event.incident.headline == "Blast at market"


def test_a_background_mention_does_not_speak_for_an_incident_that_has_news(report, hours):
    linker = Linker()
    linker.apply(report("a", title="Blast at market"))
    (event,) = linker.apply(
        report(
            "b", source="two.example", published=hours(48), role=Role.BACKGROUND, title="Funeral in Peshawar"
        )
    )
    assert event.incident.headline == "Blast at market"


@pytest.mark.parametrize("realis", [Realis.PLANNED, Realis.HYPOTHETICAL, Realis.NEGATED])
def test_what_did_not_happen_is_linked_to_nothing(report, realis):
    linker = Linker()
    assert linker.apply(report(realis=realis)) == ()
    assert len(linker) == 0
