"""What the linker works on is what the contract says, field by field, and is written to the same bytes."""

import json
from itertools import chain
from typing import Any

import pytest
from hypothesis import given

import schemas
from message_strategies import messages
from schemas import Incident, IncidentEvent, IncidentReport
from services.deduplicator.linker import Linker
from services.deduplicator.model import event, incident, report, values
from services.deduplicator.model.event import event_of
from services.deduplicator.model.incident import incident_of
from services.deduplicator.model.record import Record
from services.deduplicator.model.report import taken
from tests.support.published import as_read

STRUCTURES = {
    name: kind
    for module in (values, report, incident, event)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and issubclass(kind, Record) and kind.__module__ == module.__name__
}
WRITTEN = sorted(STRUCTURES.keys() - {"Report", "ArticleRef", "Evidence", "Event"})
READ = {"Report": IncidentReport, "ArticleRef": schemas.ArticleRef, "Evidence": schemas.Evidence}


@pytest.mark.parametrize(("ours", "theirs"), [*((n, n) for n in WRITTEN), ("Event", "IncidentEvent")])
def test_what_is_published_has_the_fields_of_the_contract_in_their_order(ours: str, theirs: str):
    assert STRUCTURES[ours].__struct_fields__ == tuple(getattr(schemas, theirs).model_fields)


@pytest.mark.parametrize("name", READ)
def test_what_is_read_has_fields_of_the_contract(name: str):
    assert set(STRUCTURES[name].__struct_fields__) <= set(READ[name].model_fields)


@given(messages(Incident))
def test_an_incident_comes_back_as_it_was(message: Incident):
    assert told(incident_of(message.to_json()).to_json()) == told(message.to_json())


@given(messages(IncidentEvent))
def test_an_event_comes_back_as_it_was(message: IncidentEvent):
    assert told(event_of(message.to_json()).to_json()) == told(message.to_json())


@given(messages(IncidentReport))
def test_a_report_is_taken_as_it_is(message: IncidentReport):
    ours, theirs = json.loads(taken(message).to_json()), json.loads(message.to_json())
    assert ours == among(theirs, ours)


def test_the_stories_are_published_in_the_bytes_that_the_contract_writes(story_reports):
    linker = Linker()
    for each in chain.from_iterable(story_reports.values()):
        for published in linker.apply(each):
            assert as_read(published).to_json() == published.to_json()


def told(encoded: bytes) -> str:
    """The content in the order of its fields. Both may write a number above 1e16 in their own way."""
    return json.dumps(json.loads(encoded))


def among(theirs: Any, ours: Any) -> Any:
    """What is there of the fields that the other has."""
    if isinstance(ours, dict):
        return {key: among(theirs[key], value) for key, value in ours.items()}
    if isinstance(ours, list):
        return [among(*both) for both in zip(theirs, ours, strict=True)]
    return theirs
