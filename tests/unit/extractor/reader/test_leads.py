"""First sentences as news writes them, of every sort of incident: its type and toll, a day and a place."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from schemas import IncidentReport, IncidentType

Read = Callable[..., tuple[IncidentReport, ...]]
FILE = Path(__file__).parents[3] / "data" / "leads.yaml"
LEADS = [
    pytest.param(IncidentType(kind), lead, id=lead["text"][:40])
    for kind, leads in yaml.safe_load(FILE.read_text(encoding="utf-8")).items()
    for lead in leads
]


@pytest.mark.parametrize(("kind", "lead"), LEADS)
def test_a_lead(read: Read, kind: IncidentType, lead: dict[str, Any]):
    (report,) = read(lead["text"], published="2024-05-15T20:00:00Z")
    counts = {slot: count.best for slot, count in report.casualties if count is not None}
    assert (report.type, counts) == (kind, lead.get("toll", {}))
    assert report.when.start is not None
    assert report.where.lat is not None
