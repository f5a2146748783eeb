"""JSON Lines in and out, one line in memory at a time; `-` is standard input or output."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

STANDARD_STREAM = "-"


class InputMissingError(Exception):
    """The file to read is not there."""


@contextmanager
def reading(path: str) -> Iterator[BinaryIO]:
    """Open a file, or standard input for `-`.

    Raises InputMissingError with the path where there is no such file.
    """
    if path == STANDARD_STREAM:
        yield sys.stdin.buffer
        return
    try:
        handle = Path(path).open("rb")  # noqa: SIM115  closed below; opening apart keeps the error message exact
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise InputMissingError(f"can't read {path}: {error.strerror}") from error
    with handle:
        yield handle


@contextmanager
def writing(path: str) -> Iterator[BinaryIO]:
    """Open a file for writing, its folder made where missing, or standard output for `-`."""
    if path == STANDARD_STREAM:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as handle:
        yield handle


def lines(handle: BinaryIO) -> Iterator[bytes]:
    """The non-blank lines, without their line ends."""
    for line in handle:
        stripped = line.strip()
        if stripped:
            yield stripped


def size_of(path: str) -> int | None:
    """Bytes to read, for a progress bar; null where that can't be known beforehand."""
    return None if path == STANDARD_STREAM else Path(path).stat().st_size
