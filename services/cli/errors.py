"""Errors that are the user's to mend: shown as one message, never as a traceback."""

from collections.abc import Callable
from functools import wraps
from typing import NoReturn, ParamSpec, TypeVar

import typer
from rich.console import Console
from rich.text import Text

from services.alerter.subscription_file import SubscriptionFileError
from services.cli.jsonl import InputMissingError
from services.cli.local_stack import LocalStackError
from services.extractor.gazetteer.store import GazetteerMissingError
from services.extractor.model import ModelMissingError
from services.runtime.client import KafkaError
from services.runtime.embedded_broker import EmbeddedBrokerError
from services.runtime.exit_codes import ExitCode, ServiceStop
from services.runtime.settings import SettingsError
from services.runtime.topics import TopicsError

P = ParamSpec("P")
R = TypeVar("R")


class InputInvalidError(Exception):
    """The input is not what the command reads, or asks for what can't be done."""


class IncidentMissingError(Exception):
    """There is no such incident where it was looked for."""


_CODES: dict[type[Exception], ExitCode] = {
    SettingsError: ExitCode.MISCONFIGURED,
    SubscriptionFileError: ExitCode.MISCONFIGURED,
    InputMissingError: ExitCode.MISCONFIGURED,
    GazetteerMissingError: ExitCode.MISCONFIGURED,
    ModelMissingError: ExitCode.MISCONFIGURED,
    InputInvalidError: ExitCode.MISCONFIGURED,
    IncidentMissingError: ExitCode.MISCONFIGURED,
    TopicsError: ExitCode.UNAVAILABLE,
    EmbeddedBrokerError: ExitCode.UNAVAILABLE,
    KafkaError: ExitCode.UNAVAILABLE,
    LocalStackError: ExitCode.CRASHED,
}


def explained(command: Callable[P, R]) -> Callable[P, R]:
    """Turn the errors above into a message on standard error and an exit status; let every other one through."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except ServiceStop as stop:
            _fail(str(stop), stop.code)
        except tuple(_CODES) as error:
            code = next(code for kind, code in _CODES.items() if isinstance(error, kind))
            _fail(str(error) or type(error).__name__, code)

    return run


def _fail(message: str, code: ExitCode) -> NoReturn:
    Console(stderr=True).print(Text.assemble(("error: ", "bold red"), message))
    raise typer.Exit(int(code))
