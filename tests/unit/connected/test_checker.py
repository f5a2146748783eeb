"""The judge of the connected tests finds each kind of broken promise."""

from hypothesis import given
from hypothesis import strategies as st

from tests.connected.checker import Observed, check

A, B = Observed("a", b"A"), Observed("b", b"B")
IDS = st.sets(st.text("abcdef", min_size=1, max_size=2), min_size=1)


@given(IDS, st.data())
def test_each_message_in_one_place_is_sound(ids, data):
    dead = data.draw(st.sets(st.sampled_from(sorted(ids))))
    verdict = check(ids, [Observed(i, b"") for i in ids - dead], [Observed(i, None) for i in dead])
    assert verdict.is_sound
    assert verdict.repeated == 0


@given(IDS, st.data())
def test_one_missing_message_is_lost(ids, data):
    gone = data.draw(st.sampled_from(sorted(ids)))
    verdict = check(ids, [Observed(i, b"") for i in ids - {gone}])
    assert verdict.lost == (gone,)
    assert not verdict.is_sound


def test_the_same_bytes_again_are_counted_and_allowed():
    verdict = check(["a", "b"], [A, B, A, A])
    assert verdict.repeated == 2
    assert verdict.is_sound


def test_other_bytes_for_the_same_message_are_a_conflict():
    verdict = check(["a"], [A, Observed("a", b"other")])
    assert verdict.conflicting == ("a",)
    assert not verdict.is_sound


def test_an_output_that_nobody_asked_for_is_a_phantom():
    verdict = check(["a"], [A, B])
    assert verdict.phantom == ("b",)
    assert not verdict.is_sound


def test_handled_and_given_up_are_two_fates():
    verdict = check(["a"], [A], [Observed("a", b"raw")])
    assert verdict.two_fates == ("a",)
    assert not verdict.is_sound


def test_a_dead_letter_twice_is_one_fate():
    assert check(["a"], [], [Observed("a", b"raw"), Observed("a", b"raw")]).is_sound
