"""The AsyncAPI 3.0 document: which message is on which topic, who writes it, who reads it, under which policy.

Topic names are those of the default settings (prefix `tocsin`, version `v1`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict

Document = dict[str, Any]

DEAD_LETTERS_SUFFIX = ".dead-letters"

# AsyncAPI's own schema format is draft 07; ours is named, so that tools do not misread it.
_SCHEMA_FORMAT = "application/schema+json;version=draft/2020-12"
_KAFKA_BINDING = "0.5.0"
_DAY_MS = 24 * 60 * 60 * 1000
_KIB = 1024
_FOR_EVER = -1


class TopicPolicy(BaseModel):
    """What this document tells of an entry of `deploy/topics.yaml`; the file says what each field means."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str
    description: str
    key: str
    partitions: int
    cleanup: tuple[str, ...]
    retention_days: int | None = None
    min_compaction_lag_days: int | None = None
    max_message_kib: int


@dataclass(frozen=True, slots=True)
class Flow:
    """Where a service stands in the stream."""

    service: str
    receives: tuple[str, ...]
    sends: tuple[str, ...]


FLOWS: tuple[Flow, ...] = (
    Flow("extractor", ("articles",), ("incident-reports", "articles.dead-letters")),
    Flow(
        "deduplicator",
        ("incident-reports", "feedback"),
        ("incidents", "incident-reports.dead-letters", "feedback.dead-letters"),
    ),
    Flow("alerter", ("incidents", "subscriptions"), ("alerts", "incidents.dead-letters")),
)

# Topic to the name of the message on it; a dead letter is the message of its source topic, whatever that was.
_MESSAGES: Mapping[str, str] = {
    "articles": "article",
    "incident-reports": "incident-report",
    "incidents": "incident-event",
    "alerts": "alert",
    "subscriptions": "subscription",
    "feedback": "verdict",
}


def address(topic: str) -> str:
    """The full name under the default settings: `articles` is `tocsin.articles.v1`, its dead letters
    `tocsin.articles.v1.dead-letters`.
    """
    name, dot, rest = topic.partition(".")
    return f"tocsin.{name}.v1{dot}{rest}"


def asyncapi(policies: Iterable[TopicPolicy], version: str) -> Document:
    """The whole document. `version` is the contract's; references are relative to the folder of this file."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Tocsin",
            "version": version,
            "description": "Turns a stream of news articles into a stream of incidents, and alerts when one changes.",
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/json",
        "servers": {
            "compose": {
                "host": "localhost:9092",
                "protocol": "kafka",
                "description": "The broker of docker-compose.yml, seen from the machine that runs it.",
            }
        },
        "channels": {policy.name: _channel(policy) for policy in policies},
        "operations": dict(_operations()),
        "components": {"messages": dict(_messages())},
    }


def _channel(policy: TopicPolicy) -> Document:
    configuration: dict[str, Any] = {
        "cleanup.policy": list(policy.cleanup),
        "max.message.bytes": policy.max_message_kib * _KIB,
        "retention.ms": _FOR_EVER if policy.retention_days is None else policy.retention_days * _DAY_MS,
    }
    if policy.min_compaction_lag_days is not None:
        configuration["min.compaction.lag.ms"] = policy.min_compaction_lag_days * _DAY_MS
    message = _message_on(policy.name)
    return {
        "address": address(policy.name),
        "description": f"{policy.description} Key: {policy.key}.",
        "messages": {message: {"$ref": f"#/components/messages/{message}"}},
        "bindings": {
            "kafka": {
                "partitions": policy.partitions,
                "topicConfiguration": configuration,
                "bindingVersion": _KAFKA_BINDING,
            }
        },
    }


def _message_on(topic: str) -> str:
    return "dead-letter" if topic.endswith(DEAD_LETTERS_SUFFIX) else _MESSAGES[topic]


def _operations() -> Iterator[tuple[str, Document]]:
    for flow in FLOWS:
        for action, topics in (("receive", flow.receives), ("send", flow.sends)):
            for topic in topics:
                yield (
                    f"{flow.service}.{action}.{topic}",
                    {
                        "action": action,
                        "channel": {"$ref": f"#/channels/{topic}"},
                        "summary": f"The {flow.service} {action}s on {topic}.",
                        "messages": [{"$ref": f"#/channels/{topic}/messages/{_message_on(topic)}"}],
                    },
                )


def _messages() -> Iterator[tuple[str, Document]]:
    produced = {topic for flow in FLOWS for topic in flow.sends}
    for topic, name in _MESSAGES.items():
        yield (
            name,
            {
                "name": name,
                "contentType": "application/json",
                **({"headers": _schema("cloud-event-headers")} if topic in produced else {}),
                "payload": _schema(name),
                "bindings": {"kafka": {"key": {"type": "string"}, "bindingVersion": _KAFKA_BINDING}},
            },
        )
    yield (
        "dead-letter",
        {
            "name": "dead-letter",
            "summary": "Key and value as they came, whatever they are; what went wrong is in the headers.",
            "contentType": "application/octet-stream",
            "headers": _schema("dead-letter-headers"),
        },
    )


def _schema(name: str) -> Document:
    return {"schemaFormat": _SCHEMA_FORMAT, "schema": {"$ref": f"./json/{name}.schema.json"}}
