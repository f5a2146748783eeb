"""Posting lists behave like a multimap, however many are filed and however often they are worked into the array."""

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.deduplicator import postings as module
from services.deduplicator.postings import HANDLES, KEYS, Postings

FIRST, LAST = 0, KEYS - 1  # the keys at the edges of the array
ASKED = (FIRST, 5, 6, LAST)
steps = st.lists(
    st.tuples(st.integers(0, 30) | st.just(HANDLES - 1), st.sets(st.sampled_from((FIRST, 5, LAST)))),
    max_size=200,
)


@pytest.mark.parametrize("changes", [0, 3, 1000])
@given(steps=steps)
def test_it_holds_what_was_filed_last(changes: int, steps: list[tuple[int, set[int]]]):
    model: dict[int, set[int]] = {}  # the keys of each handle
    with patch.object(module, "_FEWEST_CHANGES", changes):
        postings = Postings()
        for handle, keys in steps:
            before = model.get(handle, set())
            postings.file(handle, before - keys, keys - before)
            model[handle] = keys
            found = {key: sorted(postings.get(key)) for key in ASKED}
            assert found == {key: sorted(h for h in model if key in model[h]) for key in ASKED}
            asked = postings.find(ASKED[:2], ASKED[2:], most=len(model)).items()
            assert {key: sorted(handles) for key, handles in asked if handles} == {
                key: handles for key, handles in found.items() if handles
            }


@pytest.mark.parametrize("changes", [0, 1000])
def test_a_key_of_more_than_so_many_gives_none(changes: int):
    with patch.object(module, "_FEWEST_CHANGES", changes):
        postings = Postings()
        for handle in (1, 2, 3):
            postings.file(handle, (), (5,))
        postings.file(2, (5,), ())
        assert postings.find((), (5, 6), 2) == {5: [1, 3]}
        assert postings.find((), (5, 6), 1) == {}


def test_an_entry_takes_about_eight_bytes():
    postings = Postings()
    for handle in range(10_000):
        postings.file(handle, (), (handle * 7, handle * 11 + 1))
    assert postings._sorted.nbytes < 8 * 20_000
    assert len(postings._added) < 20_000 / 16
