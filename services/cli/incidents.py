"""Finding an incident: on the broker with its partition, or in a file of incidents or events."""

from collections.abc import Collection
from dataclasses import dataclass

from pydantic import ValidationError

from schemas import Incident, IncidentEvent, IncidentId
from services.cli.errors import IncidentMissingError, InputInvalidError
from services.cli.jsonl import lines, reading
from services.runtime import client
from services.runtime.handler import Topic
from services.runtime.settings import Settings


@dataclass(frozen=True, slots=True)
class Found:
    """The latest version of an incident on the broker."""

    incident: Incident
    partition: int


async def on_broker(settings: Settings, ids: Collection[str]) -> dict[IncidentId, Found]:
    """The latest version of each. Raises IncidentMissingError for the first that is not there."""
    found: dict[IncidentId, Found] = {}
    keys = {one.encode() for one in ids}
    async for record in client.follow(settings, [Topic.INCIDENTS], from_beginning=True, to_end=True):
        if record.key in keys and record.value is not None:
            incident = IncidentEvent.model_validate_json(record.value).incident
            known = found.get(incident.incident_id)
            if known is None or known.incident.version < incident.version:
                found[incident.incident_id] = Found(incident, record.partition)
    for one in ids:
        if one not in found:
            raise IncidentMissingError(f"no incident {one} on {settings.topic_name(Topic.INCIDENTS)}")
    return found


def in_file(path: str, incident_id: str) -> Incident:
    """The latest version in JSON Lines of incidents or events. Raises IncidentMissingError, InputInvalidError."""
    latest: Incident | None = None
    with reading(path) as handle:
        for number, line in enumerate(lines(handle), start=1):
            if incident_id.encode() not in line:
                continue
            incident = _incident(path, number, line)
            if incident.incident_id == incident_id and (latest is None or latest.version < incident.version):
                latest = incident
    if latest is None:
        raise IncidentMissingError(f"no incident {incident_id} in {path}")
    return latest


def _incident(path: str, number: int, line: bytes) -> Incident:
    try:
        return IncidentEvent.model_validate_json(line).incident
    except ValidationError:
        pass
    try:
        return Incident.model_validate_json(line)
    except ValidationError as error:
        raise InputInvalidError(f"{path}, line {number} is neither an incident nor an event") from error
