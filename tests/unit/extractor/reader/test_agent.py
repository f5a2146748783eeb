"""What the stream is told of an article."""

import json

from services.extractor.agent import handled
from services.extractor.core import Outcome, extract
from services.extractor.intake import read_article
from services.extractor.resources import load_resources
from services.runtime.handler import Handled, Topic


def outcome_of(text: str) -> Handled:
    intake = read_article(
        json.dumps({"text": text, "published_at": "2024-05-16T12:00:00Z", "language": "en"}).encode(), None
    )
    return handled(intake, extract(intake, load_resources()))


def test_a_report_is_keyed_by_the_country_of_its_place() -> None:
    found = outcome_of("A car bomb killed five people in Quetta, Pakistan, on Thursday.")
    assert found.outcome == Outcome.REPORTS
    assert [(o.topic, o.key) for o in found.outgoing] == [(Topic.INCIDENT_REPORTS, "PK")]


def test_no_incident_is_an_outcome_of_its_own() -> None:
    found = outcome_of("The council approved the new budget.")
    assert (found.outcome, found.outgoing) == (Outcome.NO_INCIDENT, ())
