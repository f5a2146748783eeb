"""The incidents come back as they were put last, and all of them in the order in which they came."""

import sqlite3

from services.deduplicator.assemble import opened
from services.deduplicator.bodies import Bodies
from services.deduplicator.model.report import taken


def test_they_are_as_they_were_put_last(report):
    bodies = Bodies(sqlite3.connect(":memory:"))
    first, second = (opened(taken(report(name)), reasons=(), links=()) for name in ("a", "b"))
    number, other = bodies.add(first), bodies.add(second)
    later = first.but(version=2)
    bodies.put(number, later)
    assert (bodies.get(number), bodies.get(other)) == (later, second)
    assert list(bodies.all_as_json()) == [later.to_json(), second.to_json()]
