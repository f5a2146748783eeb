"""The incidents come back as they were put last, and all of them in the order in which they came."""

import pytest

from services.deduplicator.assemble import opened
from services.deduplicator.bodies import LEAST_SWEPT, Bodies
from services.deduplicator.model.report import taken


@pytest.mark.parametrize("least_swept", [0, LEAST_SWEPT], ids=["swept at once", "not swept"])
def test_they_are_as_they_were_put_last(report, least_swept):
    bodies = Bodies(least_swept)
    first, second = (opened(taken(report(name)), reasons=(), links=()) for name in ("a", "b"))
    number, other = bodies.add(first), bodies.add(second)
    for version in range(2, 9):
        later = first.but(version=version)
        bodies.put(number, later)
        assert (bodies.get(number), bodies.get(other)) == (later, second)
    assert list(bodies.all_as_json()) == [later.to_json(), second.to_json()]


def test_outdated_versions_are_never_much_more_than_what_counts(report):
    bodies = Bodies(least_swept=0)
    incident = opened(taken(report("a")), reasons=(), links=())
    number = bodies.add(incident)
    for _ in range(99):
        bodies.put(number, incident)
    assert bodies.bytes_on_disk() <= 3 * len(incident.to_json())
