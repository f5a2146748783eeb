"""One line of the bench: our value, what it should be, and a peer's in the same run on the same machine."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measurement:
    """`value` and `peer` are in `unit`."""

    what: str
    value: float
    unit: str
    target: str
    peer_name: str
    peer: float

    def line(self) -> str:
        ratio = self.value / self.peer if self.peer else float("inf")
        return (
            f"{self.what}: {self.value:,.3g} {self.unit} ({self.target})\n"
            f"    beside {self.peer_name}: {self.peer:,.3g} {self.unit}, ours is {ratio:.3g} times that"
        )
