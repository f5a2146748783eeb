"""`tocsin explain`: why an incident is what it is, source by source and turn by turn."""

import asyncio
from collections.abc import Iterator
from typing import Annotated

import typer

from schemas import Incident, LinkDecision, Source, Step
from services.cli.display import interval_text
from services.cli.errors import explained
from services.cli.incidents import in_file, on_broker
from services.deduplicator.decide import Weights, weights
from services.runtime.settings import load_settings


@explained
def explain(
    incident_id: Annotated[str, typer.Argument(help="The incident's id.")],
    *,
    file: Annotated[
        str | None,
        typer.Option(help="JSON Lines of incidents or events, `-` for standard input; left out, the broker."),
    ] = None,
) -> None:
    """Why an incident is what it is: each source's decision with features, score and vetoes, and the turns of its life."""
    if file is not None:
        incident = in_file(file, incident_id)
    else:
        (found,) = asyncio.run(on_broker(load_settings(), [incident_id])).values()
        incident = found.incident
    for line in explanation(incident):
        typer.echo(line)


def explanation(incident: Incident) -> Iterator[str]:
    """The lines to print."""
    yield f"{incident.incident_id}, version {incident.version}, {incident.status}"
    if incident.merged_into:
        yield f"  merged into {incident.merged_into}"
    yield f"  {incident.headline}"
    yield f"  type {incident.type}, when {interval_text(incident.when) or 'unknown'}, where {_place(incident)}"
    yield f"  severity {incident.severity}: {'; '.join(incident.severity_reasons) or 'no reason kept'}"
    yield f"  certainty {incident.certainty}, independent origins {incident.independent_origins}"
    if incident.ruling:
        yield f"  an operator's ruling: {incident.ruling}"
    for other in incident.apart:
        yield f"  told apart from {other} by an operator"
    for source in incident.sources:
        yield from _source(source)
    for link in incident.links:
        yield f"likely twin {link.incident_id} at {link.score:.2f}: {'; '.join(link.reasons)}"
    for step in incident.history:
        yield _step(step)
    if incident.reasons:
        yield f"latest change: {'; '.join(incident.reasons)}"


def _place(incident: Incident) -> str:
    return incident.where.name or incident.where.country_code or "unknown"


def _source(source: Source) -> Iterator[str]:
    published = f"{source.published_at:%Y-%m-%d %H:%M}" if source.published_at else "undated"
    remarks = [str(source.role), source.origin_id]
    if source.copy_of:
        remarks.append(f"copy of {source.copy_of}")
    if source.realis != "actual":
        remarks.append(str(source.realis))
    yield f"source {source.article_id} ({published}; {', '.join(remarks)}): {source.title or source.headline or ''}"
    if source.decision is None:
        yield "  no decision was kept"
    else:
        yield from _decision(source.decision)


def _decision(decision: LinkDecision) -> Iterator[str]:
    model = weights()
    if decision.score is None:
        yield "  no incident was near enough to be scored"
    else:
        yield f"  best score {decision.score:.2f}, {_outcome(decision, model)}; bias {model.bias:+.2f}"
    for feature in decision.features:
        weight = model.weights.get(feature.name, 0.0)
        yield f"    {feature.name} {feature.value:g} x {weight:+g} = {feature.value * weight:+.2f}"
    for rival in decision.rivals:
        why = f"vetoed, {rival.veto}" if rival.veto else f"score {rival.score or 0.0:.2f}"
        yield f"  not {rival.incident_id}: {why}"


def _outcome(decision: LinkDecision, model: Weights) -> str:
    if decision.only_one:
        return "joined as the only such incident there and then"
    outcome = "joined" if (decision.score or 0.0) >= model.join else "not joined"
    return f"{outcome} (from {model.join} on)"


def _step(step: Step) -> str:
    moment = f"{step.at:%Y-%m-%d %H:%M} " if step.at else ""
    other = f" {step.other}" if step.other else ""
    cause = f" by verdict {step.verdict_id}" if step.verdict_id else ""
    reasons = f": {'; '.join(step.reasons)}" if step.reasons else ""
    return f"{moment}{step.kind}{other}{cause}{reasons}"
