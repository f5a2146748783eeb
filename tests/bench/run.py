"""`make bench`: speed and memory, each beside a peer measured in the same run, since machines differ and ratios hardly do.

    python -m tests.bench.run [--live N]

Nothing fails by its time: that is for people to judge.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tests.bench.gazetteer import looking_up
from tests.bench.linking import linking
from tests.bench.measurement import Measurement
from tests.bench.world import write_reports

_PROBES = 4_000  # reports


def main() -> None:
    """Prints a measurement at a time."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--live", type=int, default=100_000, help="live incidents to link among")
    arguments = parser.parse_args()
    # Memory that other work has freed would be used again and not be counted, so that work is done in a process of its own.
    with (
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as elsewhere,
    ):
        _say(elsewhere.submit(looking_up).result())
        elsewhere.submit(write_reports, arguments.live, _PROBES, Path(folder)).result()
        _say(linking(Path(folder)))


def _say(measurements: Iterable[Measurement]) -> None:
    for measurement in measurements:
        sys.stdout.write(measurement.line() + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
