"""Structured logs: one JSON object a line on standard output, ours and the libraries' alike.

A line has an event's name and fields; never a message's text, key or bytes. Faust and aiokafka are heard from WARNING
up: below that they log payloads.
"""

import logging
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog

from services.runtime.settings import LogLevel

_OURS = "tocsin"


def configure_logs(level: LogLevel, *, service: str) -> None:
    """Route structlog and the standard library's logging through one JSON renderer. Call once a process."""

    def add_service(_logger: object, _method: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
        return {**event, "service": service}

    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        add_service,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.add_logger_name, structlog.stdlib.ExtraAdder()],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(sort_keys=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(_OURS).setLevel(logging.DEBUG)  # structlog has filtered by then


def get_logger() -> Any:
    """The logger of the runtime and of the agents."""
    return structlog.get_logger(_OURS)


def logs_to_stderr() -> None:
    """For commands that say their result on standard output: what there is to log goes beside it."""
    structlog.configure(logger_factory=lambda *_: structlog.PrintLogger(sys.stderr))
