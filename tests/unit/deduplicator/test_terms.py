"""Texts are alike by their telling words: early ones count more, and rare ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.deduplicator.terms import MOST, Rarity, distinct, hashed

WORDS = st.lists(
    st.sampled_from(["ferry", "varga", "quay", "crane", "harbour", "rope"]), unique=True, max_size=6
)


def likeness(one: list[str], other: list[str], rarity: Rarity | None = None) -> float:
    rarity = rarity or Rarity()
    return rarity.likeness((hashed(one),), (hashed(other),))[0]


def test_the_same_words_are_alike_and_others_are_not():
    assert likeness(["ferry", "quay"], ["ferry", "quay"]) == pytest.approx(1.0)
    assert likeness(["ferry", "quay"], ["crane", "rope"]) == 0.0
    assert likeness([], ["crane"]) == 0.0


def test_the_word_that_an_article_puts_first_counts_more():
    filler = [f"filler{n}" for n in range(20)]
    two = ["ferry", "quay"]
    assert likeness([*two, *filler], two) > likeness([*filler, *two], two)


def test_one_shared_word_is_chance():
    assert likeness(["ferry", "quay"], ["ferry", "rope"]) == 0.0


def test_a_word_that_many_incidents_have_tells_little():
    rarity = Rarity()
    before = likeness(["harbour", "rope", "ferry"], ["harbour", "rope", "varga"], rarity)
    for number in range(100):
        rarity.add((hashed(["harbour", "rope", f"word{number}"]),))
    assert likeness(["harbour", "rope", "ferry"], ["harbour", "rope", "varga"], rarity) < before / 2


def test_more_words_than_an_article_may_bring_are_cut():
    assert len(list(distinct((hashed([str(n) for n in range(100)]),)))) == MOST


@given(WORDS, WORDS)
def test_likeness_is_symmetric_and_between_0_and_1(one: list[str], other: list[str]):
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert 0.0 <= likeness(one, other) <= 1.0


@given(WORDS, WORDS, st.lists(WORDS, max_size=4))
def test_no_two_texts_are_more_alike_than_their_shared_words_allow(
    one: list[str], other: list[str], incidents: list[list[str]]
):
    rarity = Rarity()
    for words in incidents:
        rarity.add((hashed(words),))
    assert likeness(one, other, rarity) <= rarity.most((hashed(one),), (hashed(other),)) + 1e-12


def test_a_word_that_an_article_brings_twice_counts_where_it_is_told_first():
    assert hashed(["ferry", "quay", "ferry"]) == hashed(["ferry", "quay"])


@given(WORDS, WORDS)
def test_what_is_taken_out_was_never_counted(one: list[str], other: list[str]):
    rarity = Rarity()
    rarity.add((hashed(one),))
    before = likeness(one, other, rarity)
    rarity.add((hashed(other), hashed(one)))
    rarity.remove((hashed(other), hashed(one)))
    assert likeness(one, other, rarity) == before
