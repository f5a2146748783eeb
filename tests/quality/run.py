"""`make quality`: the figures of reading and linking on annotated articles, beside baselines, in one run.

    python -m tests.quality.run [--eval FOLDER] [--full] [--accept] [--workers N]

By default a fixed sample of each file is read and held against figures.json: the run fails with 1 when one of our figures
has fallen by more than its point. With --full all documents are read and nothing is compared. The same documents give the
same figures.
"""

import argparse
import os
import sys
from pathlib import Path

from tests.quality.annotated import AnnotatedFolder, InventedFiles
from tests.quality.measure import measure
from tests.quality.page import write_tables
from tests.quality.plan import load_plan
from tests.quality.record import Record
from tests.quality.table import render
from tests.quality.verdict import fallen

FIGURES = Path(__file__).with_name("figures.json")


def main() -> int:
    """The exit code: 0 where nothing has fallen."""
    arguments = _arguments()
    folder = _folder(arguments.eval)
    plan = load_plan()
    record, missing_files = measure(plan, folder, full=arguments.full, workers=arguments.workers, tell=_tell)
    _say(render(plan, record))
    for name in missing_files:
        _say(f"not run: {name}: not in tests/data, nor in {arguments.eval}/data")
    if arguments.full:
        _say("All documents were read; the committed figures are of the sample, so nothing is compared.")
        return 0
    if arguments.accept:
        return _accept(record, missing_files)
    committed = Record.read(FIGURES)
    if committed is None:
        _say(f"no committed figures yet: `--accept` writes {FIGURES.name}")
        return 0
    losses = list(fallen(plan, committed, record))
    for loss in losses:
        _say(f"FALLEN {loss}")
    if not losses:
        _say("No figure has fallen by more than its point below the committed one.")
    return 1 if losses else 0


def _folder(path: Path) -> InventedFiles:
    try:
        return AnnotatedFolder(path)
    except FileNotFoundError as missing:
        _say(
            f"ONLY INVENTED ARTICLES ARE MEASURED: {missing} is not there. The other annotated articles and their scorer are no "
            "part of this repository; name their folder: make quality EVAL=path"
        )
        return InventedFiles()


def _accept(record: Record, missing_files: list[str]) -> int:
    if missing_files:
        _say("Not accepted: files are missing, so their figures would be lost.")
        return 1
    FIGURES.write_text(record.to_json(), encoding="utf-8")
    write_tables(render(load_plan(), record))
    _say(f"Accepted: {FIGURES.name} and the tables of docs/quality.md are these.")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--eval", type=Path, default=Path("../shared/eval"), help="folder of the annotated articles"
    )
    parser.add_argument("--full", action="store_true", help="all documents, not the sample: half an hour")
    parser.add_argument("--accept", action="store_true", help="make these figures the committed ones")
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="processes that read articles"
    )
    return parser.parse_args()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
