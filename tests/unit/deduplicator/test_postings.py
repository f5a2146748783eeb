"""Posting lists behave like a multimap in order of filing, however many are filed."""

from hypothesis import given
from hypothesis import strategies as st

from services.deduplicator.postings import Postings

steps = st.lists(st.tuples(st.booleans(), st.sampled_from("ab"), st.integers(0, 40)), max_size=200)


@given(steps)
def test_it_holds_what_was_added_and_not_removed(steps: list[tuple[bool, str, int]]):
    postings: Postings = Postings()
    model: dict[str, list[int]] = {key: [] for key in "ab"}
    for add, key, handle in steps:
        if add:
            postings.add(key, handle)
            model[key] += [handle] * (handle not in model[key])
        else:
            postings.remove(key, handle)
            model[key] = [h for h in model[key] if h != handle]
    assert {key: list(postings.get(key)) for key in "ab"} == model
    assert {key: postings.count(key) for key in "ab"} == {key: len(model[key]) for key in "ab"}


@given(st.sets(st.integers(0, 60)).map(sorted), st.integers(1, 60))
def test_the_newest_come_first(handles: list[int], most: int):
    postings = Postings()
    for handle in handles:
        postings.add("key", handle)
    assert list(postings.newest("key", most)) == handles[::-1][:most]


def test_what_is_filed_anew_stands_behind_all_others():
    postings = Postings()
    for handle in (1, 2, 3):
        postings.renew("key", handle)
    postings.renew("key", 1)
    assert postings.get("key") == (2, 3, 1)


def test_a_key_of_more_than_so_many_gives_none():
    postings = Postings()
    postings.add("key", 1)
    postings.add("key", 2)
    assert (postings.few("key", 2), postings.few("key", 1), postings.few("other", 1)) == ((1, 2), (), ())
