"""Commands that show what Tocsin makes of its settings and of a text."""

from typing import Annotated

import typer

from services.cli.errors import explained
from services.runtime.settings import describe_settings, load_settings


@explained
def settings() -> None:
    """Print the effective settings as environment variables, secrets hidden."""
    for variable, value, meaning in describe_settings(load_settings()):
        typer.echo(f"# {meaning}\n{variable}={value}\n")


@explained
def places(text: Annotated[str, typer.Argument(help="A sentence or a paragraph.")]) -> None:
    """Show which places a text names, their candidates, and why the winner won."""
    raise NotImplementedError(text)
