"""The ledgers of the partitions that this instance works on, rebuilt from the topic `alerts`."""

from collections.abc import Callable, Iterable

from pydantic import ValidationError

from schemas import Alert
from services.alerter.ledger import Ledger
from services.runtime.handler import Record


class AlertState:
    """One ledger for each partition. The published alerts are the state: there is nothing else to keep in step."""

    def __init__(self, on_invalid: Callable[[str, str], None]) -> None:
        """`on_invalid` gets the key and the reason of each record that is no alert, to log and count it."""
        self._ledgers: dict[int, Ledger] = {}
        self._on_invalid = on_invalid

    def ledger(self, partition: int) -> Ledger:
        """The partition's ledger: empty if nothing was published in it."""
        return self._ledgers.setdefault(partition, Ledger())

    def restore(self, partition: int, records: Iterable[Record]) -> None:
        """Replace the partition's ledger by what its alerts say, oldest first."""
        ledger = Ledger()
        for record in records:
            if record.value is None:
                continue
            try:
                alert = Alert.model_validate_json(record.value)
            except ValidationError as error:
                # What is no alert was told to nobody; the service must not stand still over it.
                self._on_invalid(record.key, f"{error.error_count()} errors in a record of the topic alerts")
            else:
                ledger.record(alert)
        self._ledgers[partition] = ledger

    def drop(self, partition: int) -> None:
        """Forget a partition that another instance has taken over."""
        self._ledgers.pop(partition, None)
