"""Reports linked a second, and memory, with many live incidents."""

import gc
import time
from collections.abc import Iterator
from pathlib import Path

from schemas import IncidentReport
from services.deduplicator.linker import Linker
from tests.bench.measurement import Measurement

_PAGE = 4096  # bytes


def linking(folder: Path) -> Iterator[Measurement]:
    """Fills a linker with the reports of `live`; then takes in `probes`, half of which tell of a live incident. One core's time.

    The peer of speed is the parsing of the same reports from JSON, which the service does with each anyway; that of memory is
    the incidents as JSON.
    """
    linker = Linker()
    before = _resident_bytes()
    with (folder / "live").open("rb") as lines:
        for line in lines:
            linker.apply(IncidentReport.model_validate_json(line))
    memory = _resident_bytes() - before
    count = len(linker)
    as_json = [len(incident) for incident in linker.all_as_json()]
    yield Measurement(
        what=f"memory per live incident, {count:,} of them",
        value=memory / count / 1024,
        unit="KB",
        target="at most 4, stretch 2",
        peer_name="the incident as JSON",
        peer=sum(as_json) / len(as_json) / 1024,
    )
    encoded = (folder / "probes").read_bytes().splitlines()
    parsing, taken, joined = 0.0, 0.0, 0
    for line in encoded:  # each is linked when it has been read, as the service does
        began = time.process_time()
        report = IncidentReport.model_validate_json(line)
        read = time.process_time()
        events = linker.apply(report)
        taken += time.process_time() - read
        parsing += read - began
        joined += len(events[-1].incident.sources) > 1
    yield Measurement(
        what=f"reports linked with {count:,} live incidents ({joined / len(encoded):.0%} joined one)",
        value=len(encoded) / taken,
        unit="a second of one core",
        target="at least 2,000, stretch 10,000",
        peer_name="parsing the same reports from JSON",
        peer=len(encoded) / parsing,
    )


def _resident_bytes() -> int:
    """Resident memory of this process. Linux only: raises FileNotFoundError elsewhere."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE
