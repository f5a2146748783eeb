"""Laws of the wire form, over messages made up from the models themselves."""

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from message_strategies import messages
from schemas.json_schema import PUBLISHED, Published, json_schema

BODIES = [each for each in PUBLISHED if not each.name.endswith("-headers")]

of_each_message = pytest.mark.parametrize("published", BODIES, ids=lambda each: each.name)


@of_each_message
@given(data=st.data())
def test_reading_what_was_written_gives_the_same_message_and_the_same_bytes(published: Published, data: Any):
    message = data.draw(messages(published.model))

    read = published.model.model_validate_json(message.to_json())

    assert read == message
    assert read.to_json() == message.to_json()


@of_each_message
@settings(max_examples=50)  # validating a whole incident in Python takes milliseconds
@given(data=st.data())
def test_what_is_written_is_valid_by_the_published_schema(published: Published, data: Any):
    validator = jsonschema.Draft202012Validator(
        json_schema(published), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )

    validator.validate(json.loads(data.draw(messages(published.model)).to_json()))


@of_each_message
@given(data=st.data())
def test_a_reader_ignores_fields_that_it_does_not_know(published: Published, data: Any):
    message = data.draw(messages(published.model))
    newer = json.loads(message.to_json()) | {"added_by_a_later_version": {"any": ["thing"]}}

    assert published.model.model_validate_json(json.dumps(newer)) == message


@of_each_message
@given(data=st.data())
def test_a_reader_fills_in_a_field_that_an_older_writer_left_out(published: Published, data: Any):
    message = data.draw(messages(published.model))
    optional = sorted(name for name, field in published.model.model_fields.items() if not field.is_required())
    left_out = data.draw(st.sampled_from(optional))
    older = {name: value for name, value in json.loads(message.to_json()).items() if name != left_out}

    read = published.model.model_validate_json(json.dumps(older))

    assert getattr(read, left_out) == published.model.model_fields[left_out].get_default()
