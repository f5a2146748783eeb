"""The incidents come back as they were put last, and all of them in the order in which they came."""

from hypothesis import given
from hypothesis import strategies as st

from services.deduplicator.assemble import opened
from services.deduplicator.bodies import Bodies
from services.deduplicator.model.report import taken
from tests.support.made_reports import make_report

BODY = opened(taken(make_report("a")), reasons=(), links=())
ROOM = 512  # bytes: less than two blocks
puts = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2_000)), max_size=40)


@given(puts)
def test_they_are_as_they_were_put_last(given_puts: list[tuple[int, int]]):
    bodies, model = Bodies(), []
    for number, length in given_puts:
        version = BODY.but(summary="x" * length)
        if number < len(model):
            bodies.put(number, version)
            model[number] = version
        else:
            assert bodies.add(version) == len(model)
            model.append(version)
        assert [bodies.get(n) for n in range(len(model))] == model
    assert list(bodies.all_as_json()) == [version.to_json() for version in model]


def test_the_room_of_what_was_replaced_is_used_again():
    bodies = Bodies()
    number, _ = bodies.add(BODY), bodies.add(BODY)
    for _ in range(99):
        bodies.put(number, BODY)
    assert bodies.bytes_on_disk() <= 3 * (len(BODY.to_json()) + ROOM)
