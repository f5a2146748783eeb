"""`tocsin merge`, `split`, `retract` and `confirm`: an operator's word on incidents, published on the topic `feedback`."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Annotated

import typer

from schemas import IncidentId, IncidentStatus, Verdict, VerdictKind
from services.cli.errors import InputInvalidError, explained
from services.cli.incidents import Found, on_broker
from services.runtime import client
from services.runtime.handler import Topic
from services.runtime.logs import logs_to_stderr
from services.runtime.settings import load_settings

IncidentArgument = Annotated[str, typer.Argument(help="An incident's id.")]
By = Annotated[str | None, typer.Option(help="Who says so.")]
Reason = Annotated[str | None, typer.Option(help="Why, for those who ask later.")]


@explained
def merge(one: IncidentArgument, other: IncidentArgument, *, by: By = None, reason: Reason = None) -> None:
    """Say that two incidents of one country are one: the older takes in the other's sources."""
    _publish(
        Verdict(
            kind=VerdictKind.MERGE, incident_id=IncidentId(one), other=IncidentId(other), by=by, reason=reason
        )
    )


@explained
def split(
    incident: IncidentArgument,
    sources: Annotated[
        list[str], typer.Argument(help="Article ids of the sources that tell of something else.")
    ],
    *,
    by: By = None,
    reason: Reason = None,
) -> None:
    """Say that some sources of an incident tell of another one: they leave, and never come back by themselves."""
    _publish(
        Verdict(
            kind=VerdictKind.SPLIT,
            incident_id=IncidentId(incident),
            sources=tuple(sources),
            by=by,
            reason=reason,
        )
    )


@explained
def retract(incident: IncidentArgument, *, by: By = None, reason: Reason = None) -> None:
    """Say that an incident did not happen; whatever is reported later."""
    _publish(Verdict(kind=VerdictKind.RETRACT, incident_id=IncidentId(incident), by=by, reason=reason))


@explained
def confirm(incident: IncidentArgument, *, by: By = None, reason: Reason = None) -> None:
    """Say that an incident did happen: no denial retracts it."""
    _publish(Verdict(kind=VerdictKind.CONFIRM, incident_id=IncidentId(incident), by=by, reason=reason))


def _publish(verdict: Verdict) -> None:
    logs_to_stderr()
    settings = load_settings()
    named = [verdict.incident_id, *([verdict.other] if verdict.other else [])]
    found = asyncio.run(on_broker(settings, named))
    check(verdict, found)
    given = verdict.model_copy(update={"at": datetime.now(UTC)})

    async def items() -> AsyncIterator[tuple[str, bytes]]:
        yield given.incident_id, given.to_json()

    partition = found[verdict.incident_id].partition
    asyncio.run(client.publish(settings, Topic.FEEDBACK, items(), partition=partition))
    typer.echo(
        f"{verdict.kind} published to {settings.topic_name(Topic.FEEDBACK)}; see `tocsin explain {named[0]}`"
    )


def check(verdict: Verdict, found: dict[IncidentId, Found]) -> None:
    """Refuse what the deduplicator would refuse. Raises InputInvalidError with the reason."""
    incident = found[verdict.incident_id].incident
    if verdict.other is not None:
        other = found[verdict.other].incident
        if incident.where.shard != other.where.shard:
            raise InputInvalidError(
                f"{incident.where.shard} and {other.where.shard}: incidents of two countries can't be merged"
            )
    elif incident.status is IncidentStatus.MERGED:
        raise InputInvalidError(
            f"{incident.incident_id} was merged into {incident.merged_into}: name that one"
        )
    if verdict.kind is VerdictKind.SPLIT:
        ids = {name for s in incident.sources for name in (s.article_id, s.report_id)}
        if unknown := [name for name in verdict.sources if name not in ids]:
            raise InputInvalidError(f"{incident.incident_id} has no such sources: {', '.join(unknown)}")
