"""The incidents themselves, out of memory: comparing needs only their profiles, and few are touched again.

Those touched last are held as they are, so that a story which is being told is neither read nor written with each report.
"""

import sqlite3
from collections import OrderedDict

from schemas.incident import Incident

_TOUCHED_LAST = 100  # incidents; more would live just long enough to keep the garbage collector busy


class Bodies:
    """Incidents by number, in a database."""

    def __init__(self, database: sqlite3.Connection, most_held: int = _TOUCHED_LAST) -> None:
        self._database = database
        self._database.execute("CREATE TABLE body (number INTEGER PRIMARY KEY, json BLOB NOT NULL)")
        self._most_held = most_held
        self._held: OrderedDict[int, Incident] = OrderedDict()
        self._unwritten: set[int] = set()
        self._numbers = 0

    def add(self, incident: Incident) -> int:
        """Keep one more; gives its number."""
        self._numbers += 1
        self.put(self._numbers, incident)
        return self._numbers

    def put(self, number: int, incident: Incident) -> None:
        """Keep this version in place of the one before."""
        self._unwritten.add(number)
        self._touch(number, incident)

    def get(self, number: int) -> Incident:
        """The incident of this number."""
        incident = self._held.get(number)
        if incident is None:
            (body,) = self._database.execute("SELECT json FROM body WHERE number = ?", (number,)).fetchone()
            incident = Incident.model_validate_json(body)
        self._touch(number, incident)
        return incident

    def _touch(self, number: int, incident: Incident) -> None:
        self._held[number] = incident
        self._held.move_to_end(number)
        if len(self._held) > self._most_held:
            oldest, body = self._held.popitem(last=False)
            if oldest in self._unwritten:
                self._unwritten.remove(oldest)
                self._database.execute("REPLACE INTO body VALUES (?, ?)", (oldest, body.to_json()))
