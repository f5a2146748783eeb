"""The incidents themselves, out of memory: comparing needs only their profiles, and few are touched again."""

import sqlite3
from collections.abc import Iterator

from services.deduplicator.model.incident import Incident, incident_of


class Bodies:
    """Incidents by number, as JSON in a database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._database.execute("CREATE TABLE body (number INTEGER PRIMARY KEY, json BLOB NOT NULL)")
        self._numbers = 0

    def add(self, incident: Incident) -> int:
        """Keep one more; gives its number."""
        self._numbers += 1
        self._database.execute("INSERT INTO body VALUES (?, ?)", (self._numbers, incident.to_json()))
        return self._numbers

    def put(self, number: int, incident: Incident) -> None:
        """Keep this version in place of the one before."""
        self._database.execute("UPDATE body SET json = ? WHERE number = ?", (incident.to_json(), number))

    def get(self, number: int) -> Incident:
        """The incident of this number."""
        (body,) = self._database.execute("SELECT json FROM body WHERE number = ?", (number,)).fetchone()
        return incident_of(body)

    def all_as_json(self) -> Iterator[bytes]:
        """Every incident there is, in the order in which they were added."""
        return (body for (body,) in self._database.execute("SELECT json FROM body ORDER BY number"))
