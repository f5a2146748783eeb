"""`tocsin dead-letters`: what could not be handled, why, and putting it back once the cause is mended."""

import asyncio
from collections.abc import AsyncIterator
from enum import StrEnum
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table

from schemas import DeadLetter, DeadLetterReason
from services.cli.errors import explained
from services.runtime import client
from services.runtime.client import Followed
from services.runtime.dead_letters import read_dead_letter
from services.runtime.handler import Topic
from services.runtime.logs import logs_to_stderr
from services.runtime.settings import Settings, load_settings

app = typer.Typer(no_args_is_help=True, help="Look at dead letters and put them back.")


class Source(StrEnum):
    """Topics that are read by a service, and so may have dead letters."""

    ARTICLES = Topic.ARTICLES.value
    INCIDENT_REPORTS = Topic.INCIDENT_REPORTS.value
    INCIDENTS = Topic.INCIDENTS.value
    FEEDBACK = Topic.FEEDBACK.value


SourceArgument = Annotated[Source, typer.Argument(help="The topic that the messages came from.")]
ReasonOption = Annotated[
    DeadLetterReason | None, typer.Option("--reason", help="Only those with this reason.")
]


@app.command("list")
@explained
def list_(source: SourceArgument = Source.ARTICLES, *, reason: ReasonOption = None) -> None:
    """Show reason, place on the source topic and detail of each, oldest first; never the message's text."""
    table = Table(header_style="bold")
    for column in ("reason", "partition", "offset", "attempts", "detail"):
        table.add_column(column, overflow="fold")
    for _, letter in asyncio.run(_letters(load_settings(), source, reason)):
        table.add_row(
            letter.reason, str(letter.partition), str(letter.offset), str(letter.attempt), letter.detail
        )
    Console().print(table)


@app.command()
@explained
def replay(
    source: SourceArgument = Source.ARTICLES,
    *,
    reason: ReasonOption = None,
    dry_run: Annotated[bool, typer.Option(help="Only say how many there are.")] = False,
) -> None:
    """Put them back on their topic, key, bytes and headers as they first came.

    They stay in the dead letters too, until retention forgets them. What was handled meanwhile is recognised by its
    identity, so putting a message back twice does no harm; one that still can't be handled comes back here.
    """
    logs_to_stderr()
    settings = load_settings()
    letters = asyncio.run(_letters(settings, source, reason))
    if not dry_run:
        asyncio.run(client.republish(settings, Topic(source.value), [record for record, _ in letters]))
    typer.echo(f"{len(letters)} messages {'would be' if dry_run else 'were'} put back on {source}")


async def _letters(
    settings: Settings, source: Source, reason: DeadLetterReason | None
) -> list[tuple[Followed, DeadLetter]]:
    return [
        (record, letter)
        async for record, letter in _all_letters(settings, source)
        if reason is None or letter.reason is reason
    ]


async def _all_letters(settings: Settings, source: Source) -> AsyncIterator[tuple[Followed, DeadLetter]]:
    topic = f"{source}.dead-letters"
    async for record in client.follow(settings, [topic], from_beginning=True, to_end=True):
        try:
            yield record, read_dead_letter(record.headers)
        except ValidationError:
            typer.echo(f"{record.topic}, offset {record.offset}: not a dead letter of ours", err=True)
