"""Wires the extractor to its topics: `articles` in, `incident-reports` out, reading done in worker processes."""

import asyncio
import functools

from services.extractor.core import Extraction, extract
from services.extractor.intake import Intake, read_article
from services.extractor.resources import load_resources
from services.runtime.handler import Handled, Incoming, Outgoing, Service, Topic
from services.runtime.metrics import Metrics
from services.runtime.pool import Cause, WorkerPool
from services.runtime.settings import Settings

BATCH_PER_WORKER = 4
"""Articles that one worker reads of a batch: enough to keep it busy while others finish, few enough that a batch in which
every article takes too long still ends long before the watchdog would call it stuck."""


def read(intake: Intake, model: str) -> Extraction:
    """What a worker process runs; its resources were loaded when the pool warmed it."""
    return extract(intake, load_resources(model))


def create_service(settings: Settings, metrics: Metrics) -> Service:
    """The extractor as the runtime runs it. The pool is started before readiness and stopped after the last message."""

    def on_loss(cause: Cause) -> None:
        metrics.worker_deaths.labels(cause).inc()

    model = settings.spacy_model
    pool = WorkerPool(
        settings.workers,
        task_seconds=settings.max_article_seconds,
        initializer=functools.partial(load_resources, model),
        on_loss=on_loss,
    )

    async def handle(incoming: Incoming) -> Handled:
        intake = read_article(incoming.value, incoming.timestamp)
        return handled(intake, await pool.run(read, intake, model))

    async def start() -> None:
        await asyncio.to_thread(pool.start)

    async def stop() -> None:
        await asyncio.to_thread(pool.stop)

    return Service(
        name="extractor",
        source=Topic.ARTICLES,
        handle=handle,
        batch=BATCH_PER_WORKER * settings.workers,
        start=start,
        stop=stop,
    )


def handled(intake: Intake, extraction: Extraction) -> Handled:
    """The outcome of an article and its reports, keyed by shard."""
    outgoing = tuple(
        Outgoing(
            topic=Topic.INCIDENT_REPORTS,
            key=report.shard,
            message=report,
            message_id=report.report_id,
            time=report.article.published_at,
        )
        for report in extraction.reports
    )
    return Handled(
        extraction.outcome,
        outgoing,
        {"article_id": str(intake.article.id), "reports": len(outgoing), "language": intake.language},
    )
