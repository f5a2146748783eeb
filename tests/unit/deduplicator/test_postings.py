"""Posting lists behave like a multimap in order of filing."""

from hypothesis import given
from hypothesis import strategies as st

from services.deduplicator.postings import Postings

steps = st.lists(st.tuples(st.booleans(), st.sampled_from("abc"), st.integers(0, 5)), max_size=60)


@given(steps)
def test_it_holds_what_was_added_and_not_removed(steps: list[tuple[bool, str, int]]):
    postings, model = Postings(), {key: [] for key in "abc"}
    for add, key, handle in steps:
        if add:
            postings.add(key, handle)
            model[key] += [handle] * (model[key][-1:] != [handle])
        else:
            postings.remove(key, handle)
            model[key] = [h for n, h in enumerate(model[key]) if h != handle or handle in model[key][:n]]
    assert {key: list(postings.get(key)) for key in "abc"} == model
