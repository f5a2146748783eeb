"""The circuit breaker: a bad deployment stops the service, a bad message does not."""

from hypothesis import given
from hypothesis import strategies as st

from services.runtime.breaker import CircuitBreaker


def opened_at(outcomes: str, breaker: CircuitBreaker) -> int | None:
    """Index of the outcome that opened it; `x` is a failure."""
    for index, outcome in enumerate(outcomes):
        if outcome == "x" and breaker.failure():
            return index
        if outcome == ".":
            breaker.success()
    return None


def test_opens_at_the_nth_failure_in_a_row():
    assert opened_at("xxxx", CircuitBreaker(in_a_row=3, share=1)) == 2


def test_a_success_between_starts_the_count_anew():
    assert opened_at("xx.xx.xx.", CircuitBreaker(in_a_row=3, share=1)) is None


def test_opens_when_the_share_of_a_full_window_is_exceeded():
    breaker = CircuitBreaker(in_a_row=0, share=0.5, window=4)
    assert opened_at("x.x." + "xx", breaker) == 5
    assert breaker.opened_by == "3 of the last 4 messages can't be handled"


def test_does_not_judge_a_share_before_the_window_is_full():
    assert opened_at("xxx", CircuitBreaker(in_a_row=0, share=0.5, window=4)) is None


def test_failures_that_left_the_window_count_no_more():
    assert opened_at("xx..........x.x.x.", CircuitBreaker(in_a_row=0, share=0.5, window=4)) is None


def test_zero_in_a_row_and_a_share_of_one_never_open():
    assert opened_at("x" * 1000, CircuitBreaker(in_a_row=0, share=1)) is None


@given(st.text("x."), st.integers(1, 6))
def test_closed_means_that_no_run_of_failures_reached_the_limit(outcomes: str, limit: int):
    index = opened_at(outcomes, CircuitBreaker(in_a_row=limit, share=1))
    assert (index is not None) == ("x" * limit in outcomes)
