"""The AsyncAPI document is whole: what it refers to exists, and it tells of every topic and message.

No permissively licensed Python package ships the AsyncAPI 3.0 meta-schema, so these are checks of structure.
"""

from collections.abc import Iterator
from functools import reduce
from typing import Any

import pytest
import yaml

from schemas.asyncapi import FLOWS
from schemas.generate import ROOT, topic_policies
from schemas.json_schema import PUBLISHED
from services.cli.services import ServiceName
from services.runtime.settings import Settings

DOCUMENT = yaml.safe_load((ROOT / "asyncapi.yaml").read_text(encoding="utf-8"))
CHANNELS = DOCUMENT["channels"]
MESSAGES = DOCUMENT["components"]["messages"]
OPERATIONS = DOCUMENT["operations"]


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"]
        for part in node.values():
            yield from references(part)
    elif isinstance(node, list):
        for part in node:
            yield from references(part)


def resolve(reference: str) -> Any:
    return reduce(lambda node, key: node[key], reference.removeprefix("#/").split("/"), DOCUMENT)


def test_has_what_the_specification_requires():
    assert DOCUMENT["asyncapi"] == "3.0.0"
    assert DOCUMENT["info"]["title"]
    assert DOCUMENT["info"]["version"]


@pytest.mark.parametrize(
    "reference", sorted({each for each in references(DOCUMENT) if each.startswith("#/")})
)
def test_inner_references_lead_somewhere(reference: str):
    assert isinstance(resolve(reference), dict)


@pytest.mark.parametrize(
    "reference", sorted({each for each in references(DOCUMENT) if not each.startswith("#/")})
)
def test_schema_references_are_files_beside_it(reference: str):
    assert (ROOT / reference).is_file()


def test_every_topic_of_the_list_is_a_channel():
    assert list(CHANNELS) == [policy.name for policy in topic_policies()]


def test_channels_carry_the_names_of_the_default_settings():
    settings = Settings()
    assert {name: each["address"] for name, each in CHANNELS.items()} == {
        name: settings.topic_name(name) for name in CHANNELS
    }


def test_every_service_is_told_of():
    assert [flow.service for flow in FLOWS] == list(ServiceName)


def test_every_published_message_is_told_of():
    told = {each.removeprefix("./json/").removesuffix(".schema.json") for each in references(MESSAGES)}
    # an incident travels inside events and alerts, never by itself
    assert told | {"incident"} == {each.name for each in PUBLISHED}


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_uses_messages_of_its_own_channel(name: str):
    operation = OPERATIONS[name]
    assert operation["action"] in {"send", "receive"}
    assert all(each["$ref"].startswith(operation["channel"]["$ref"] + "/") for each in operation["messages"])


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.service)
def test_every_service_has_dead_letters_for_what_it_reads(flow):
    assert f"{flow.receives[0]}.dead-letters" in flow.sends


@pytest.mark.parametrize("name", sorted({topic for flow in FLOWS for topic in flow.sends}))
def test_what_we_send_has_its_headers_described(name: str):
    for message in CHANNELS[name]["messages"].values():
        assert "headers" in resolve(message["$ref"])


def test_a_topic_that_is_compacted_says_so():
    configuration = CHANNELS["incidents"]["bindings"]["kafka"]["topicConfiguration"]
    assert configuration["cleanup.policy"] == ["compact", "delete"]
    assert configuration["min.compaction.lag.ms"] == 7 * 24 * 60 * 60 * 1000
