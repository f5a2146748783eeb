"""One message through a service's handler: what is tried again, how often, and why it is given up.

Never raises but for the process's own end: every message has exactly one verdict.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from schemas.dead_letter import DeadLetterReason
from services.runtime.handler import Handled, Incoming, Reject
from services.runtime.pool import TookTooLongError, WorkerDiedError

# Seconds before the second and the third attempt. Long enough for a replaced worker process or a busy disk,
# short enough that a message which fails for good holds up its batch for little.
BACKOFF_SECONDS = (0.2, 1.0)
ATTEMPTS = 1 + len(BACKOFF_SECONDS)

Handler = Callable[[Incoming], Awaitable[Handled]]


@dataclass(frozen=True, slots=True)
class Failure:
    """The message can't be handled: what its dead letter says, and the error for the log."""

    reason: DeadLetterReason
    detail: str
    attempts: int
    error: Exception | None = None


async def attempt(
    handle: Handler,
    incoming: Incoming,
    *,
    sleep: Callable[[float], Awaitable[object]],
    on_retry: Callable[[Exception], object],
) -> Handled | Failure:
    """Call the handler until it answers, up to ATTEMPTS times.

    A `Reject` and a time limit are final: the same bytes would end the same way, the latter at the cost of a minute.
    """
    for number in range(1, ATTEMPTS + 1):
        try:
            return await handle(incoming)
        except Reject as reject:
            return Failure(reject.reason, reject.detail, number, reject)
        except TookTooLongError as error:
            return Failure(DeadLetterReason.TIMED_OUT, str(error), number, error)
        except Exception as error:  # noqa: BLE001 - whatever it is, it becomes a dead letter with its class and place
            if number == ATTEMPTS:
                return _given_up(error, number)
            on_retry(error)
            await sleep(BACKOFF_SECONDS[number - 1])
    raise AssertionError("the last attempt returns")


def _given_up(error: Exception, attempts: int) -> Failure:
    if isinstance(error, WorkerDiedError):
        return Failure(DeadLetterReason.WORKER_DIED, str(error), attempts, error)
    return Failure(DeadLetterReason.HANDLER_FAILED, describe(error), attempts, error)


def describe(error: Exception) -> str:
    """Class and place of an error, without its message: that may quote the article.

    >>> describe(ValueError("the text"))
    'ValueError'
    """
    place = error.__traceback__
    if place is None:
        return type(error).__name__
    while place.tb_next is not None:
        place = place.tb_next
    code = place.tb_frame.f_code
    return f"{type(error).__name__} in {place.tb_frame.f_globals.get('__name__', '?')}.{code.co_qualname}, line {place.tb_lineno}"
