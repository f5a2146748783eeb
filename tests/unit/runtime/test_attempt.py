"""One message, one verdict."""

from datetime import UTC, datetime

from schemas.dead_letter import DeadLetterReason
from services.runtime.attempt import ATTEMPTS, BACKOFF_SECONDS, Failure, attempt, describe
from services.runtime.handler import Handled, Incoming, Reject, Topic
from services.runtime.pool import TookTooLongError, WorkerDiedError

MESSAGE = Incoming(Topic.ARTICLES, 0, 7, None, b"the text", datetime(2026, 1, 1, tzinfo=UTC))
DONE = Handled("reports")


class Handler:
    """Answers with each of the given outcomes in turn; the last one for ever."""

    def __init__(self, *outcomes: Handled | Exception) -> None:
        self.outcomes = outcomes
        self.calls = 0
        self.slept: list[float] = []
        self.retried: list[Exception] = []

    async def __call__(self, incoming: Incoming) -> Handled:
        outcome = self.outcomes[min(self.calls, len(self.outcomes) - 1)]
        self.calls += 1
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    async def verdict(self) -> Handled | Failure:
        return await attempt(self, MESSAGE, sleep=self.sleep, on_retry=self.retried.append)


async def test_an_answer_is_the_verdict():
    assert await Handler(DONE).verdict() is DONE


async def test_a_rejected_message_is_not_tried_again():
    handler = Handler(Reject(DeadLetterReason.EMPTY_TEXT, "no text"))
    verdict = await handler.verdict()
    assert (verdict.reason, verdict.detail, verdict.attempts) == (DeadLetterReason.EMPTY_TEXT, "no text", 1)
    assert handler.calls == 1


async def test_an_error_is_tried_again_after_a_pause():
    handler = Handler(OSError("disk"), DONE)
    assert await handler.verdict() is DONE
    assert handler.slept == [BACKOFF_SECONDS[0]]
    assert [str(error) for error in handler.retried] == ["disk"]


async def test_an_error_each_time_is_given_up():
    handler = Handler(ValueError("the text"))
    verdict = await handler.verdict()
    assert (verdict.reason, verdict.attempts) == (DeadLetterReason.HANDLER_FAILED, ATTEMPTS)
    assert handler.slept == list(BACKOFF_SECONDS)


async def test_what_a_message_took_too_long_for_once_it_is_not_given_again():
    handler = Handler(TookTooLongError("extract took more than 60 s"))
    assert (await handler.verdict()).reason is DeadLetterReason.TIMED_OUT
    assert handler.calls == 1


async def test_a_worker_that_died_gets_another_chance():
    assert await Handler(WorkerDiedError("SIGKILL"), DONE).verdict() is DONE
    assert (await Handler(WorkerDiedError("SIGSEGV")).verdict()).reason is DeadLetterReason.WORKER_DIED


async def test_the_detail_of_an_unforeseen_error_names_the_place_and_not_the_text():
    verdict = await Handler(ValueError("the text")).verdict()
    assert verdict.detail.startswith("ValueError in ")
    assert "Handler.__call__" in verdict.detail
    assert "the text" not in verdict.detail


def test_an_error_that_was_never_raised_is_described_by_its_class():
    assert describe(KeyError("secret")) == "KeyError"
