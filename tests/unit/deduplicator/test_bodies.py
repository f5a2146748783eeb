"""The incidents come back as they were put last, whether they are still held or were written."""

import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from services.deduplicator.assemble import opened
from services.deduplicator.bodies import Bodies


@given(st.data())
def test_they_are_as_they_were_put_last(report, data):
    bodies = Bodies(sqlite3.connect(":memory:"), most_held=2)
    first = opened(report(), reasons=(), links=())
    model = {bodies.add(first): first for _ in range(4)}
    for version, number in enumerate(data.draw(st.lists(st.sampled_from(sorted(model)), max_size=20))):
        assert bodies.get(number) == model[number]
        if version % 2:
            model[number] = first.model_copy(update={"version": version})
            bodies.put(number, model[number])
    assert {number: bodies.get(number) for number in model} == model
