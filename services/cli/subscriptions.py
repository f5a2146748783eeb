"""`tocsin subscriptions`: who wants to hear of what, on the broker."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from schemas import Subscription
from services.alerter.subscription_file import describe, read_subscriptions
from services.cli.errors import explained
from services.runtime import client
from services.runtime.handler import Topic
from services.runtime.logs import logs_to_stderr
from services.runtime.settings import Settings, load_settings

app = typer.Typer(no_args_is_help=True, help="Add, remove and list subscriptions on the broker.")


@app.command()
@explained
def add(
    file: Annotated[Path, typer.Argument(help="YAML file, such as seeds/subscriptions.yaml.")],
) -> None:
    """Publish the subscriptions of a file; they replace those of the same id, and hold from now on."""
    found = read_subscriptions(file)
    _publish(load_settings(), {str(each.subscription_id): each.to_json() for each in found})
    typer.echo(f"{len(found)} subscriptions added")


@app.command()
@explained
def remove(
    ids: Annotated[list[str], typer.Argument(help="Ids of subscriptions, as `list` shows them.")],
) -> None:
    """Take subscriptions back. One in the alerter's own file stays: take it out there."""
    _publish(load_settings(), dict.fromkeys(ids))
    typer.echo(f"{len(ids)} subscriptions removed")


@app.command("list")
@explained
def list_() -> None:
    """Show the subscriptions on the broker, one a line."""
    for key, value in sorted(asyncio.run(_current(load_settings())).items()):
        try:
            typer.echo(f"{key}\t{Subscription.model_validate_json(value).name}")
        except ValidationError as error:
            typer.echo(f"{key}\tnot in force: {describe(error)}")


def _publish(settings: Settings, subscriptions: Mapping[str, bytes | None]) -> None:
    async def items() -> AsyncIterator[tuple[str, bytes | None]]:
        for key, value in subscriptions.items():
            yield key, value

    logs_to_stderr()
    asyncio.run(client.publish(settings, Topic.SUBSCRIPTIONS, items()))


async def _current(settings: Settings) -> dict[str, bytes]:
    """The last value of each key; a null removes it."""
    current: dict[str, bytes] = {}
    async for record in client.follow(settings, [Topic.SUBSCRIPTIONS], from_beginning=True, to_end=True):
        key = (record.key or b"").decode(errors="replace")
        if record.value is None:
            current.pop(key, None)
        else:
            current[key] = record.value
    return current
