"""Commands that show what Tocsin makes of its settings and of a text."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from services.cli.errors import explained
from services.extractor.gazetteer.store import open_gazetteer
from services.extractor.where.explain import Explanation, explain_places
from services.runtime.settings import describe_settings, load_settings


@explained
def settings() -> None:
    """Print the effective settings as environment variables, secrets hidden."""
    for variable, value, meaning in describe_settings(load_settings()):
        typer.echo(f"# {meaning}\n{variable}={value}\n")


@explained
def places(
    text: Annotated[str, typer.Argument(help="A sentence or a paragraph.")],
    *,
    source: Annotated[str | None, typer.Option(help="The outlet's domain, a weak hint.")] = None,
) -> None:
    """Show which places a text names, their candidates, and why the winner won."""
    found = explain_places(text, open_gazetteer(), source=source)
    if not found:
        typer.echo("no place is named")
    for explanation in found:
        Console().print(candidates_table(explanation))


def candidates_table(explanation: Explanation) -> Table:
    """One name's candidates, the winner first."""
    within = f" within {explanation.inside}" if explanation.inside else ""
    table = Table(
        title=f"{explanation.name}{within}: {explanation.context}, read as {explanation.precision}, "
        f"right with {explanation.probability:.2f}",
        title_justify="left",
        header_style="bold",
    )
    table.add_column("candidate")
    table.add_column("kind")
    table.add_column("at", no_wrap=True)
    table.add_column("GeoNames", justify="right")
    table.add_column("score", justify="right")
    table.add_column("because")
    for reading in explanation.readings:
        table.add_row(
            ", ".join(filter(None, [reading.name, reading.admin1, reading.country_code])),
            reading.kind,
            f"{reading.lat:.3f}, {reading.lon:.3f}",
            str(reading.geonames_id or ""),
            f"{reading.score:.2f}",
            ", ".join(reading.reasons),
        )
    return table
