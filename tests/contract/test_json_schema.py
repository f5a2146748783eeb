"""The published schemas say what the models do, in the standard's terms."""

import jsonschema
import pytest

from schemas.article import Article
from schemas.json_schema import DRAFT, PUBLISHED, Published, json_schema

of_each_message = pytest.mark.parametrize("published", PUBLISHED, ids=lambda each: each.name)


def schema_of(name: str) -> dict:
    return next(json_schema(each) for each in PUBLISHED if each.name == name)


@of_each_message
def test_is_a_schema_of_the_draft_that_it_names(published: Published):
    schema = json_schema(published)

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == DRAFT


@of_each_message
def test_has_an_identifier_that_names_no_host(published: Published):
    assert json_schema(published)["$id"] == f"urn:tocsin:schema:v1:{published.name}"


@of_each_message
def test_leaves_room_for_fields_that_come_later(published: Published):
    assert "additionalProperties" not in str(json_schema(published))


def test_the_docstring_of_a_field_is_its_description():
    description = schema_of("article")["properties"]["source"]["description"]
    assert description == Article.model_fields["source"].description
    assert description


def test_only_the_text_of_an_article_is_required():
    assert schema_of("article")["required"] == ["text"]


@pytest.mark.parametrize("name", ["dead-letter-headers", "cloud-event-headers"])
def test_headers_are_text(name: str):
    schema = schema_of(name)
    kinds = {
        field.get("type") or schema["$defs"][field["$ref"].rpartition("/")[2]]["type"]
        for field in schema["properties"].values()
    }
    assert kinds == {"string"}


def test_the_fields_of_a_dead_letter_become_headers_with_hyphens():
    assert "tocsin-dead-letter-reason" in schema_of("dead-letter-headers")["required"]
