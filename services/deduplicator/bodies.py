"""The incidents themselves, out of memory: comparing needs only their profiles, and few are touched again."""

import errno
import os
from array import array
from collections.abc import Iterator
from tempfile import TemporaryFile

from services.deduplicator.model.incident import Incident, incident_of

_BLOCK = 256  # bytes
_LENGTH_BITS = 24
_LONGEST = (1 << _LENGTH_BITS) - 1  # bytes


class Bodies:
    """Incidents by number, as JSON in the blocks of a temporary file. A version goes where one of as many blocks was that another
    took the place of, or else to the end.
    """

    def __init__(self) -> None:
        self._file = TemporaryFile(buffering=0)  # noqa: SIM115 - as long as the linker is there
        self._number = self._file.fileno()
        self._places = array("Q")
        """By number the first block, and in the lower 24 bits the length."""
        self._free: dict[int, list[int]] = {}
        """By how many blocks there are where these begin."""
        self._blocks = 0

    def add(self, incident: Incident) -> int:
        """Keep one more; gives its number. Raises OSError where the disk is full."""
        self._places.append(self._written(incident.to_json()))
        return len(self._places) - 1

    def put(self, number: int, incident: Incident) -> None:
        """Keep this version in place of the one before."""
        place = self._places[number]
        self._places[number] = self._written(incident.to_json())
        self._free.setdefault(_blocks_of(place & _LONGEST), []).append(place >> _LENGTH_BITS)

    def get(self, number: int) -> Incident:
        """The incident of this number."""
        return incident_of(self._read(self._places[number]))

    def all_as_json(self) -> Iterator[bytes]:
        """Every incident there is, in the order in which they were added."""
        return map(self._read, self._places)

    def bytes_on_disk(self) -> int:
        """Length of the file."""
        return self._blocks * _BLOCK

    def _written(self, body: bytes) -> int:
        """The place of a body that was written to it."""
        length, needed = len(body), _blocks_of(len(body))
        if length > _LONGEST:
            raise OverflowError(f"an incident of {length} bytes, more than {_LONGEST}")
        if free := self._free.get(needed):
            first = free.pop()
        else:
            first = self._blocks
            self._blocks += needed
        if os.pwrite(self._number, body, first * _BLOCK) < length:
            raise OSError(errno.ENOSPC, "no space left for the linker's temporary file")
        return first << _LENGTH_BITS | length

    def _read(self, place: int) -> bytes:
        return os.pread(self._number, place & _LONGEST, (place >> _LENGTH_BITS) * _BLOCK)


def _blocks_of(length: int) -> int:
    return -(-length // _BLOCK)
