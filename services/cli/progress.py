"""A progress bar on standard error, so that standard output stays clean for data."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn


@contextmanager
def advancing(label: str, total_bytes: int | None) -> Iterator[Callable[[int], None]]:
    """A bar over the bytes of the input; call what it gives with the bytes that are done.

    Nothing is drawn where standard error is not a terminal.
    """
    console = Console(stderr=True)
    bar = Progress(
        TextColumn(label),
        BarColumn(),
        DownloadColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bar:
        task = bar.add_task(label, total=total_bytes)
        yield lambda done: bar.advance(task, done)
