"""The circuit breaker of the dead letters: a bad deployment must stop the service, not drain the topic.

A message that fails is moved aside so that it costs the others nothing. When nearly all fail, the fault is ours, and
moving them aside would be a loss with extra steps. Pure: it counts outcomes in message order and knows no clock.
"""

from collections import deque

# Messages that the share is taken of; fewer would trip on a publisher's one bad minute.
WINDOW_MESSAGES = 200


class CircuitBreaker:
    """Opens once, and stays open: only a person closes it, by a restart after a look at the dead letters."""

    def __init__(self, *, in_a_row: int, share: float, window: int = WINDOW_MESSAGES) -> None:
        """`in_a_row`: failures without a success between, 0 for no limit. `share`: of a full window, over 0 to 1."""
        self._in_a_row_limit = in_a_row
        self._share_limit = share
        self._window: deque[bool] = deque(maxlen=window)
        self._in_a_row = 0
        self._failed = 0
        self.opened_by: str | None = None
        """Why it is open, None while it is closed."""

    def success(self) -> None:
        """A message was handled."""
        self._in_a_row = 0
        self._count(failed=False)

    def failure(self) -> bool:
        """A message is about to become a dead letter. True: the breaker is open, and it must not."""
        self._in_a_row += 1
        self._count(failed=True)
        size = self._window.maxlen or 0
        if self._in_a_row_limit and self._in_a_row >= self._in_a_row_limit:
            self.opened_by = f"{self._in_a_row} messages in a row can't be handled"
        elif len(self._window) == size and self._failed > self._share_limit * size:
            self.opened_by = f"{self._failed} of the last {size} messages can't be handled"
        return self.opened_by is not None

    def _count(self, *, failed: bool) -> None:
        if len(self._window) == self._window.maxlen:
            self._failed -= self._window[0]
        self._window.append(failed)
        self._failed += failed
