"""The name filter never denies a name that it has."""

from hypothesis import given
from hypothesis import strategies as st

from services.extractor.gazetteer.filter import NameFilter, beginning, filter_bits


@given(st.sets(st.text(max_size=20), min_size=1, max_size=50))
def test_every_name_that_it_was_made_from_is_in_it(names):
    names_in = NameFilter(filter_bits(names))
    assert all(name in names_in for name in names)


@given(st.sets(st.text(max_size=20), max_size=50))
def test_the_order_of_the_names_is_no_matter(names):
    assert filter_bits(sorted(names)) == filter_bits(sorted(names, reverse=True))


def test_most_other_names_are_not_in_it():
    names_in = NameFilter(filter_bits({f"town {n}" for n in range(5000)}))
    assert sum(f"village {n}" in names_in for n in range(5000)) < 50


def test_names_of_several_words_share_their_beginning():
    assert beginning("rio de janeiro") == beginning("rio de la plata") == "rio de|"
