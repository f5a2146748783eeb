"""Files in, files out: the cores of the stream without a broker, byte-identical on every run and for any number of workers."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, BinaryIO

import typer
from pydantic import ValidationError

from schemas import IncidentEvent, IncidentReport
from services.alerter.index import SubscriptionIndex
from services.alerter.ledger import Ledger
from services.alerter.replay import alerts_of
from services.alerter.subscription_file import read_subscriptions
from services.cli.errors import InputInvalidError, explained
from services.cli.jsonl import lines, reading, size_of, writing
from services.cli.progress import advancing
from services.deduplicator.link import link as link_reports
from services.deduplicator.linker import Linker
from services.runtime.exit_codes import ExitCode
from services.runtime.handler import Value
from services.runtime.settings import load_settings

Workers = Annotated[
    int | None,
    typer.Option(
        min=1, help="Processes that read articles; by default as the settings say, one for each core."
    ),
]
Output = Annotated[str, typer.Option("-o", "--output", help="File to write, `-` for standard output.")]


@explained
def extract(
    articles: Annotated[str, typer.Argument(help="JSON Lines of articles, `-` for standard input.")],
    *,
    output: Output = "-",
    workers: Workers = None,
) -> None:
    """Articles to incident reports, one report a line, in the order of the articles."""
    outcomes: Counter[str] = Counter()
    with writing(output) as out:
        for report in _reports(articles, workers, outcomes):
            _write(out, report)
    _tell(outcomes)


@explained
def link(
    reports: Annotated[str, typer.Argument(help="JSON Lines of incident reports, `-` for standard input.")],
    *,
    output: Output = "-",
    events: Annotated[str | None, typer.Option(help="File for every event on the way.")] = None,
) -> None:
    """Incident reports to incidents: the final state of each, in the order in which they were opened."""
    with ExitStack() as files:
        out = files.enter_context(writing(output))
        trail = files.enter_context(writing(events)) if events else None
        handle = files.enter_context(reading(reports))
        advance = files.enter_context(advancing("linking", size_of(reports)))
        linker = Linker()
        for event in link_reports(_parsed_reports(handle, reports, advance), linker):
            if trail is not None:
                _write(trail, event)
        _write_incidents(out, linker)


@explained
def replay(
    articles: Annotated[str, typer.Argument(help="JSON Lines of articles, `-` for standard input.")],
    *,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder to write the four files to.")],
    subscriptions: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="YAML file of subscriptions.")
    ] = None,
    workers: Workers = None,
) -> None:
    """The whole stream over a file: reports.jsonl, events.jsonl, incidents.jsonl and alerts.jsonl."""
    index = SubscriptionIndex(read_subscriptions(subscriptions) if subscriptions else ())
    ledger = Ledger()
    outcomes: Counter[str] = Counter()
    with ExitStack() as files:
        out = {
            name: files.enter_context(writing(str(output / f"{name}.jsonl")))
            for name in ("reports", "events", "incidents", "alerts")
        }
        linker = Linker()
        reports = _reports(articles, workers, outcomes)
        for event in link_reports(_copied(reports, out["reports"]), linker):
            _write(out["events"], event)
            published = IncidentEvent.model_validate_json(event.to_json())
            for alert in alerts_of(published, index, ledger):
                _write(out["alerts"], alert)
        _write_incidents(out["incidents"], linker)
    _tell(outcomes)


def _reports(articles: str, workers: int | None, outcomes: Counter[str]) -> Iterator[IncidentReport]:
    """Each article's reports in turn; rejected lines are told on standard error and counted like any outcome."""
    from services.cli.extraction import extraction  # noqa: PLC0415 - spaCy, a second that other commands are spared

    with (
        reading(articles) as handle,
        extraction(workers or load_settings().workers) as read,
        advancing("reading articles", size_of(articles)) as advance,
    ):
        for number, result in enumerate(read(lines(handle)), start=1):
            advance(result.size)
            outcomes[result.outcome] += 1
            if result.problem:
                typer.echo(f"{articles}, line {number}: {result.problem}", err=True)
            yield from result.reports


def _parsed_reports(handle: BinaryIO, name: str, advance: Callable[[int], None]) -> Iterator[IncidentReport]:
    for number, line in enumerate(lines(handle), start=1):
        try:
            yield IncidentReport.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise InputInvalidError(
                f"{name}, line {number} is not an incident report: {where}: {first['msg']}"
            ) from error
        advance(len(line) + 1)


def _copied(reports: Iterator[IncidentReport], out: BinaryIO) -> Iterator[IncidentReport]:
    for report in reports:
        _write(out, report)
        yield report


def _write(out: BinaryIO, message: Value) -> None:
    out.write(message.to_json())
    out.write(b"\n")


def _write_incidents(out: BinaryIO, linker: Linker) -> None:
    out.writelines(incident + b"\n" for incident in linker.all_as_json())


def _tell(outcomes: Counter[str]) -> None:
    """The sum of it on standard error: every article is in exactly one of these. Exits with 1 if one has failed."""
    from services.cli.extraction import FAILED  # noqa: PLC0415 - as above

    counts = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in sorted(outcomes.items()))
    typer.echo(f"{outcomes.total()} articles: {counts}" if outcomes else "no articles", err=True)
    if outcomes[FAILED]:
        raise typer.Exit(ExitCode.CRASHED)
