"""What memory holds of an incident: enough to find it, to compare it, and to know what is due. The rest is with the bodies."""

import struct
from struct import pack, unpack_from

from msgspec import Struct

from schemas.ids import IncidentId
from services.deduplicator.hashes import report_hash
from services.deduplicator.lifecycle import closes_on, leaves_on
from services.deduplicator.model.incident import Incident

_HEAD = struct.Struct("<QiiHI")  # number, closes, leaves, bytes of the id, number of reports
_REPORT_BYTES = 8
_NEVER = 0  # no day has this ordinal


class Held(Struct, frozen=True, gc=False):
    """An incident in memory, as bytes there: one object that the garbage collector need not follow."""

    incident_id: IncidentId
    number: int
    """Of its body."""
    closes: int | None
    """The day on which it is to be closed, and that on which it leaves memory."""
    leaves: int | None
    reports: tuple[int, ...]
    """Hashes of those that it took in, replaced ones among them."""
    profile: bytes
    """Empty where nothing may join it any more: its sources are elsewhere."""


def holding(incident: Incident, number: int, profile: bytes) -> Held:
    """What is held of an incident."""
    return Held(
        incident.incident_id,
        number,
        closes_on(incident),
        leaves_on(incident),
        tuple(
            dict.fromkeys(map(report_hash, (*(s.report_id for s in incident.sources), *incident.superseded)))
        ),
        profile,
    )


def dump(held: Held) -> bytes:
    """As bytes."""
    name = held.incident_id.encode()
    return b"".join(
        (
            _HEAD.pack(
                held.number, held.closes or _NEVER, held.leaves or _NEVER, len(name), len(held.reports)
            ),
            name,
            pack(f"<{len(held.reports)}Q", *held.reports),
            held.profile,
        )
    )


def id_in(packed: bytes) -> IncidentId:
    """The id alone."""
    *_, name_bytes, _ = _HEAD.unpack_from(packed)
    return IncidentId(packed[_HEAD.size : _HEAD.size + name_bytes].decode())


def profile_in(packed: bytes) -> int:
    """Where the bytes of the profile begin; behind the last one where there is none."""
    *_, name_bytes, reports = _HEAD.unpack_from(packed)
    return _HEAD.size + int(name_bytes) + _REPORT_BYTES * int(reports)


def load(packed: bytes) -> Held:
    """As it was dumped."""
    number, closes, leaves, name_bytes, reports = _HEAD.unpack_from(packed)
    reports_at = _HEAD.size + name_bytes
    return Held(
        IncidentId(packed[_HEAD.size : reports_at].decode()),
        number,
        closes or None,
        leaves or None,
        unpack_from(f"<{reports}Q", packed, reports_at),
        packed[reports_at + _REPORT_BYTES * reports :],
    )
