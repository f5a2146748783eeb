"""`tocsin demo`: the whole stream on this machine, fed with the seed articles, shown as it works, checked at the end."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import aiohttp
import typer
from rich.console import Console

from schemas import Alert, IncidentEvent
from services.cli.board import Board
from services.cli.errors import explained
from services.cli.jsonl import lines
from services.cli.local import Kafka, serve
from services.cli.local_stack import LocalStack, LocalStackError, local_stack
from services.cli.services import ServiceName
from services.cli.streaming import article_key
from services.cli.tally import Work, read_work, settled
from services.runtime import client
from services.runtime.handler import Topic
from services.runtime.logs import logs_to_stderr

# Slow enough for a person to follow, fast enough to be done in half a minute.
_PAUSE_BETWEEN_ARTICLES_S = 0.8
# The seeds are read within seconds; a machine that is busy with other things gets this long.
_SETTLE_DEADLINE_S = 180.0
_POLL_S = 0.25


@explained
def demo(
    *,
    keep: Annotated[bool, typer.Option(help="Leave everything running at the end, until Ctrl-C.")] = False,
    kafka: Kafka = None,
) -> None:
    """Start everything, publish the seed articles and show incidents and alerts as they come."""
    asyncio.run(_demo(keep=keep, kafka=kafka))


async def _demo(*, keep: bool, kafka: str | None) -> None:
    logs_to_stderr()
    console = Console()
    console.print("starting broker and services; each reader loads a language model")
    with (
        as_file(files("seeds").joinpath("articles.jsonl")) as articles,
        as_file(files("seeds").joinpath("subscriptions.yaml")) as subscriptions,
    ):
        async with local_stack(kafka=kafka, subscriptions=subscriptions) as stack:
            board = Board(console)
            with board:
                work = await _play(stack, board, articles)
            console.print(board.picture(every_alert=True))
            console.print(summary(work, board))
            if keep:
                await serve(console, stack)


async def _play(stack: LocalStack, board: Board, articles: Path) -> Mapping[ServiceName, Work]:
    """Publish the articles, follow what comes of them, and return the services' counters once all is accounted for.

    Raises LocalStackError where a service ends, or where something is still open after the deadline.
    """
    following = asyncio.create_task(_follow(stack, board))
    try:
        published = await client.publish(stack.settings, Topic.ARTICLES, _paced(board, articles))
        async with aiohttp.ClientSession() as session, asyncio.timeout(_SETTLE_DEADLINE_S):
            while True:
                stack.raise_if_one_ended()
                if following.done():
                    following.result()  # it never returns; this raises what ended it
                work = {service.name: await _work(session, service.url) for service in stack.services}
                if settled(published, work, stack.settings.topic_name, alerts_seen=len(board.alerts)):
                    return work
                await asyncio.sleep(_POLL_S)
    except TimeoutError:
        raise LocalStackError(
            f"not every article was dealt with after {_SETTLE_DEADLINE_S:g} s; logs in {stack.log_folder}"
        ) from None
    finally:
        following.cancel()


async def _paced(board: Board, articles: Path) -> AsyncIterator[tuple[str | None, bytes]]:
    with articles.open("rb") as handle:
        for line in lines(handle):
            article = json.loads(line)
            board.article(article["published_at"], article["source"], article.get("title") or "(no title)")
            yield article_key(line), line
            await asyncio.sleep(_PAUSE_BETWEEN_ARTICLES_S)


async def _follow(stack: LocalStack, board: Board) -> None:
    incidents = stack.settings.topic_name(Topic.INCIDENTS)
    topics = [Topic.INCIDENTS, Topic.ALERTS]
    async for record in client.follow(stack.settings, topics, from_beginning=True):
        if record.value is None:
            continue  # a tombstone has nothing to show
        if record.topic == incidents:
            board.event(IncidentEvent.model_validate_json(record.value))
        else:
            board.alert(Alert.model_validate_json(record.value))


async def _work(session: aiohttp.ClientSession, url: str) -> Work:
    async with session.get(f"{url}/metrics") as answer:
        return read_work(await answer.text())


def summary(work: Mapping[ServiceName, Work], board: Board) -> str:
    """What became of everything, in one line a service."""
    extractor, deduplicator, alerter = (work[name] for name in ServiceName)
    current = board.incidents.values()
    news = sum(1 for incident in current if incident.independent_origins)
    return "\n".join(
        [
            f"articles   {extractor.handled}: {_counts(extractor.outcomes)}",
            f"reports    {deduplicator.handled}: {_counts(deduplicator.outcomes)}",
            f"incidents  {len(current)}: {news} in the news, {len(current) - news} known from the background only",
            f"events     {alerter.handled}: {_counts(alerter.outcomes)}",
            f"alerts     {len(board.alerts)}",
        ]
    )


def _counts(outcomes: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in outcomes.items())
