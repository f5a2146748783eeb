"""The incidents themselves, out of memory: comparing needs only their profiles, and few are touched again."""

import os
from array import array
from collections.abc import Iterator
from tempfile import TemporaryFile

from services.deduplicator.model.incident import Incident, incident_of

_LENGTH_BITS = 24
_LONGEST = (1 << _LENGTH_BITS) - 1  # bytes
_WRITTEN_AT_ONCE = 1 << 16  # bytes
LEAST_SWEPT = 1 << 24
"""Bytes of outdated versions that are left in the file, however few others there are."""


class Bodies:
    """Incidents by number, as JSON in a file that is only ever added to; when most of it is versions that others took the place
    of, what counts is copied to a new one (a log-structured file).
    """

    def __init__(self, least_swept: int = LEAST_SWEPT) -> None:
        self._least_swept = least_swept
        self._log = _Log()
        self._places = array("Q")
        """By number where the last version is."""
        self._outdated = 0
        """Bytes of the file that no place is of."""

    def add(self, incident: Incident) -> int:
        """Keep one more; gives its number."""
        self._places.append(self._log.append(incident.to_json()))
        return len(self._places) - 1

    def put(self, number: int, incident: Incident) -> None:
        """Keep this version in place of the one before."""
        self._outdated += self._places[number] & _LONGEST
        self._places[number] = self._log.append(incident.to_json())
        if self._outdated > max(self._least_swept, self._log.end // 2):
            kept = _Log()
            self._places = array("Q", map(kept.append, self.all_as_json()))
            self._log, self._outdated = kept, 0

    def get(self, number: int) -> Incident:
        """The incident of this number."""
        return incident_of(self._log.read(self._places[number]))

    def bytes_on_disk(self) -> int:
        """Length of the file, with what is outdated."""
        return self._log.end

    def all_as_json(self) -> Iterator[bytes]:
        """Every incident there is, in the order in which they were added."""
        return map(self._log.read, self._places)


class _Log:
    """A temporary file that is written at its end. A place in it: where something begins, and in the lower 24 bits its length."""

    def __init__(self) -> None:
        self._file = TemporaryFile(buffering=_WRITTEN_AT_ONCE)  # noqa: SIM115 - as long as the linker is there
        self._number = self._file.fileno()
        self._readable = 0
        """Bytes that are in the file, and not only to be written."""
        self.end = 0

    def append(self, body: bytes) -> int:
        """Write something behind all that is there; gives its place. Raises OverflowError where it is too long."""
        if len(body) > _LONGEST:
            raise OverflowError(f"an incident of {len(body)} bytes, more than {_LONGEST}")
        place = self.end << _LENGTH_BITS | len(body)
        self._file.write(body)
        self.end += len(body)
        return place

    def read(self, place: int) -> bytes:
        """What was written to a place."""
        begin, length = place >> _LENGTH_BITS, place & _LONGEST
        if begin + length > self._readable:
            self._file.flush()
            self._readable = self.end
        return os.pread(self._number, length, begin)
