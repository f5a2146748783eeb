"""Health is that work advances."""

import pytest

from services.runtime.vitals import LOOP_BLOCKED_SECONDS, PREPARING_SECONDS, Health, Vitals, assess

LIMIT = 300.0


def at(now: float, **moments: float | None) -> Health:
    vitals = Vitals(**{"beat": now, "preparing_since": None, **moments})
    return assess(vitals, now=now, stalled_after=LIMIT)


def test_an_idle_service_is_healthy_however_long_ago_it_committed():
    assert at(1e6, last_commit=0.0) is Health.HEALTHY


def test_waiting_messages_without_a_commit_are_a_stall():
    assert at(LIMIT + 1, waiting_since=0.0) is Health.STALLED


def test_a_commit_since_shows_that_work_advances():
    assert at(LIMIT + 1, waiting_since=0.0, last_commit=1.5) is Health.HEALTHY


def test_a_commit_long_before_the_messages_came_does_not_shorten_their_time():
    assert at(1000.0, waiting_since=900.0, last_commit=0.0) is Health.HEALTHY


def test_a_long_restore_is_no_stall():
    assert at(PREPARING_SECONDS, preparing_since=0.0, waiting_since=0.0) is Health.HEALTHY


def test_preparing_has_a_limit_of_its_own():
    assert at(PREPARING_SECONDS + 1, preparing_since=0.0) is Health.NOT_PREPARED


@pytest.mark.parametrize("preparing_since", [None, 0.0])
def test_a_blocked_event_loop_is_seen_at_any_time(preparing_since: float | None):
    now = LOOP_BLOCKED_SECONDS + 1
    assert at(now, beat=0.0, preparing_since=preparing_since) is Health.LOOP_BLOCKED
