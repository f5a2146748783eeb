"""What became of every message: the one judge of all tests that break something on purpose.

Facts go in (what was sent, what was seen on the output topic and among the dead letters), a verdict comes out. At least
once means that a crash may repeat an output; it means nothing else.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Observed:
    """One output, or one dead letter."""

    id: str
    """Of the message that led to it."""
    content: bytes | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Ids in order; all empty but `repeated` where every promise is kept."""

    lost: tuple[str, ...]
    """Acknowledged to the sender, and nowhere to be found."""
    phantom: tuple[str, ...]
    """Seen, and never sent."""
    two_fates: tuple[str, ...]
    """Both handled and given up."""
    conflicting: tuple[str, ...]
    """Handled twice with different bytes."""
    repeated: int
    """Outputs that are the same bytes again: allowed, and counted."""

    @property
    def is_sound(self) -> bool:
        return not (self.lost or self.phantom or self.two_fates or self.conflicting)


def check(sent: Iterable[str], outputs: Iterable[Observed], dead_letters: Iterable[Observed] = ()) -> Verdict:
    """The verdict on messages with these ids, each of which leads to one output or to one dead letter."""
    acknowledged = set(sent)
    contents: defaultdict[str, Counter[bytes | None]] = defaultdict(Counter)
    for output in outputs:
        contents[output.id][output.content] += 1
    given_up = {letter.id for letter in dead_letters}
    seen = set(contents) | given_up
    return Verdict(
        lost=tuple(sorted(acknowledged - seen)),
        phantom=tuple(sorted(seen - acknowledged)),
        two_fates=tuple(sorted(set(contents) & given_up)),
        conflicting=tuple(sorted(name for name, versions in contents.items() if len(versions) > 1)),
        repeated=sum(count - 1 for versions in contents.values() for count in versions.values()),
    )
