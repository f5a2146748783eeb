"""An incident that a report could be about."""

from schemas.ids import IncidentId
from services.deduplicator import profile_bytes
from services.deduplicator.held import id_in
from services.deduplicator.index import Shared
from services.deduplicator.profile import Outline, Profile


class Candidate:
    """In the bytes that memory holds of it: the outline, which rules most out, is read at once, the rest when asked for."""

    __slots__ = ("_at", "_held", "handle", "outline", "shared", "sibling")

    def __init__(self, handle: int, held: bytes, at: int, shared: Shared, *, sibling: bool) -> None:
        self.handle, self.shared, self.sibling = handle, shared, sibling
        """`sibling`: it holds another report of the same revision of the article."""
        self._held, self._at = held, at
        """`at`: where the profile begins."""
        self.outline: Outline = profile_bytes.outline(held, at)

    def incident_id(self) -> IncidentId:
        """Its id, decoded."""
        return id_in(self._held)

    def profile(self) -> Profile:
        """All that is compared, unpacked."""
        return profile_bytes.load(self._held[self._at :])
