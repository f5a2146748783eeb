"""`tocsin up`: everything on this machine, without Docker and without Java."""

import asyncio
import signal
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from services.cli.errors import explained
from services.cli.local_stack import LocalStack, local_stack

_POLL_S = 0.25

Kafka = Annotated[
    str | None,
    typer.Option(metavar="HOST:PORT", help="A running Kafka; left out, an embedded broker is started."),
]


@explained
def up(
    *,
    subscriptions: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, resolve_path=True, help="YAML file of subscriptions."),
    ] = None,
    kafka: Kafka = None,
) -> None:
    """Run broker, topics and services on this machine until Ctrl-C."""
    asyncio.run(_up(subscriptions, kafka))


async def _up(subscriptions: Path | None, kafka: str | None) -> None:
    console = Console()
    console.print("starting broker and services; each reader loads a language model")
    async with local_stack(kafka=kafka, subscriptions=subscriptions) as stack:
        await serve(console, stack)


async def serve(console: Console, stack: LocalStack) -> None:
    """Tell how to reach it, then wait for Ctrl-C or SIGTERM. Raises LocalStackError where a service ends."""
    console.print(f"running; logs in {stack.log_folder}")
    console.print(f"  export TOCSIN_KAFKA_BOOTSTRAP_SERVERS={stack.settings.kafka_bootstrap_servers}")
    console.print("  tocsin publish ARTICLES.jsonl")
    console.print("  tocsin watch alerts")
    for service in stack.services:
        console.print(f"  {service.name}: {service.url}/metrics")
    asked_to_end = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, asked_to_end.set)
    while not asked_to_end.is_set():
        stack.raise_if_one_ended()
        await asyncio.sleep(_POLL_S)
    console.print("stopping")
