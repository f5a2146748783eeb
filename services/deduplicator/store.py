"""What memory need not hold: the incidents themselves, and all of those that were left alone for long.

SQLite keeps it in a temporary file of its own, which is gone when the process ends.
"""

import sqlite3

from services.deduplicator.bodies import Bodies
from services.deduplicator.cold_store import ColdStore

_CACHE_KIB = 2048


class Store:
    """The temporary database of one linker."""

    def __init__(self) -> None:
        # Built in one thread, used in another: never in two at once.
        database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        database.executescript(
            f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -{_CACHE_KIB};"
        )
        self.bodies = Bodies(database)
        self.cold = ColdStore(database)
        database.execute(
            "BEGIN"
        )  # and never ended: a transaction for each statement costs, and nobody else reads
