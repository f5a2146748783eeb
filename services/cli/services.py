"""The three services by name; the one place that knows them all."""

from enum import StrEnum

from services.runtime.handler import Service
from services.runtime.metrics import Metrics
from services.runtime.settings import Settings


class ServiceName(StrEnum):
    """In the order of the stream."""

    EXTRACTOR = "extractor"
    DEDUPLICATOR = "deduplicator"
    ALERTER = "alerter"


def create_service(name: ServiceName, settings: Settings, metrics: Metrics) -> Service:
    """Build one service; its metrics beyond the runtime's own go to `metrics`.

    Each is imported on demand, for the deduplicator's process has no use for a language model. Raises what the
    service's own `create_service` raises where a file that the settings name can't be used.
    """
    match name:
        case ServiceName.EXTRACTOR:
            from services.extractor.agent import create_service as create_extractor  # noqa: PLC0415

            return create_extractor(settings, metrics)
        case ServiceName.DEDUPLICATOR:
            from services.deduplicator.agent import create_service as create_deduplicator  # noqa: PLC0415

            return create_deduplicator()
        case ServiceName.ALERTER:
            from services.alerter.agent import create_service as create_alerter  # noqa: PLC0415

            return create_alerter(settings)
