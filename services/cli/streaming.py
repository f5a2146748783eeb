"""Commands that talk to a broker, whose address the settings give."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from enum import StrEnum
from typing import Annotated, BinaryIO

import typer
from rich.console import Console
from rich.text import Text

from schemas import Alert, IncidentEvent
from services.cli.display import alert_line, event_line
from services.cli.errors import explained
from services.cli.jsonl import lines, reading, size_of
from services.cli.progress import advancing
from services.cli.services import ServiceName, create_service
from services.runtime import client
from services.runtime.handler import Topic
from services.runtime.logs import logs_to_stderr
from services.runtime.metrics import Metrics
from services.runtime.run import run_service
from services.runtime.settings import load_settings
from services.runtime.topic_list import load_topics
from services.runtime.topics import ensure_topics


class Watched(StrEnum):
    """What there is to watch."""

    INCIDENTS = "incidents"
    ALERTS = "alerts"


@explained
def run(
    service: Annotated[ServiceName, typer.Argument(help="Which service to run in the foreground.")],
) -> None:
    """Run one service until SIGTERM; the containers of the deployment run this."""
    settings = load_settings()
    metrics = Metrics()
    raise typer.Exit(int(run_service(create_service(service, settings, metrics), settings, metrics)))


@explained
def topics(
    replication_factor: Annotated[
        int, typer.Option(min=1, help="Copies of each partition; no more than there are brokers.")
    ] = 1,
) -> None:
    """Create the topics that are missing and bring their settings up to date; safe to run again."""
    plan = asyncio.run(ensure_topics(load_settings(), load_topics(), replication_factor=replication_factor))
    for name in plan.create:
        typer.echo(f"created {name}")
    for name, partitions in plan.grow.items():
        typer.echo(f"{name} has {partitions} partitions now")
    for name, config in plan.configure.items():
        typer.echo(f"{name}: {', '.join(f'{key}={value}' for key, value in config.items())}")
    if not (plan.create or plan.grow or plan.configure):
        typer.echo("all topics are as they should be")


@explained
def publish(
    articles: Annotated[str, typer.Argument(help="JSON Lines of articles, `-` for standard input.")],
) -> None:
    """Publish articles to the input topic, one message a line, each byte as it stands in the file."""
    logs_to_stderr()
    settings = load_settings()
    with reading(articles) as handle, advancing("publishing", size_of(articles)) as advance:
        count = asyncio.run(client.publish(settings, Topic.ARTICLES, keyed_lines(handle, advance)))
    typer.echo(f"{count} articles published to {settings.topic_name(Topic.ARTICLES)}")


async def keyed_lines(
    handle: BinaryIO, advance: Callable[[int], object] = lambda _bytes: None
) -> AsyncIterator[tuple[str | None, bytes]]:
    """(key, line) of each line; `advance` is told of the bytes that were read."""
    for line in lines(handle):
        advance(len(line) + 1)
        yield article_key(line), line


def article_key(line: bytes) -> str | None:
    """The article's id or url, so that its revisions stay in order.

    Null where it has neither, or is no JSON object: the extractor, not the publisher, is the judge of its shape.
    """
    try:
        article = json.loads(line)
    except ValueError:
        return None
    key = (article.get("id") or article.get("url")) if isinstance(article, dict) else None
    return key if isinstance(key, str) else None


@explained
def watch(
    what: Annotated[Watched, typer.Argument(help="What to follow.")],
    *,
    from_beginning: Annotated[bool, typer.Option(help="Start with what is already there.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The messages as they are, one a line.")] = False,
) -> None:
    """Follow incidents or alerts as they come, until Ctrl-C."""
    settings = load_settings()
    console = Console(soft_wrap=True)

    async def follow() -> None:
        async for record in client.follow(settings, [Topic(what.value)], from_beginning=from_beginning):
            if record.value is None:
                continue  # a tombstone: compaction forgot an incident
            if as_json:
                typer.echo(record.value)
            else:
                console.print(_line(what, record.value))

    try:
        asyncio.run(follow())
    except KeyboardInterrupt:
        raise typer.Exit from None


def _line(what: Watched, value: bytes) -> Text:
    if what is Watched.ALERTS:
        return alert_line(Alert.model_validate_json(value))
    return event_line(IncidentEvent.model_validate_json(value))
