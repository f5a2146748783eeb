"""A service in a process of its own, as a deployment runs it: environment in, JSON log lines out."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from services.runtime.parent_death import dying_with_parent
from services.runtime.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]

# Patience with a busy machine, seconds. Nothing is asserted about time; a test that hangs ends with the log to read.
PATIENCE_S = 120.0
_LOOK_AGAIN_S = 0.05


class ServiceProcess:
    """One running service. Start it with the fixture `start_service`, which also ends it."""

    def __init__(self, module: str, arguments: Sequence[str], settings: Settings, log: Path) -> None:
        self.log = log
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                dying_with_parent((sys.executable, "-m", module, *arguments)),
                cwd=ROOT,
                env=environment(settings),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    def events(self, name: str | None = None) -> list[dict[str, Any]]:
        """The log lines so far, of one event or all; what is not JSON comes as `{"event": "text", "line": ...}`."""
        read = [_parsed(line) for line in self.text().splitlines()]
        return [event for event in read if name in {None, event.get("event")}]

    def text(self) -> str:
        """The whole log so far."""
        return self.log.read_text(errors="replace")

    async def until(self, event: str, *, count: int = 1, **fields: object) -> dict[str, Any]:
        """Wait for the log line of this event with these fields (its `count`th), and return it."""

        def found() -> list[dict[str, Any]]:
            return [line for line in self.events(event) if fields.items() <= line.items()]

        await self._until(lambda: len(found()) >= count, f"{event} {fields}")
        return found()[count - 1]

    async def until_ready(self) -> "ServiceProcess":
        """Wait until it handles messages."""
        await self.until("ready")
        return self

    def kill(self) -> None:
        """As a crash, or a machine that goes: SIGKILL, and wait until it is gone."""
        self._process.kill()
        self._process.wait()

    def terminate(self) -> None:
        """As a deployment ends it: SIGTERM. Follow with `ended`."""
        self._process.send_signal(signal.SIGTERM)

    async def ended(self) -> int:
        """Wait for its end, and return its exit code."""
        async with _patience(lambda: f"the service goes on; its log:\n{self.text()[-6000:]}"):
            while self.running:  # noqa: ASYNC110 - another process's end is no event of ours
                await asyncio.sleep(_LOOK_AGAIN_S)
        return self._process.returncode

    def close(self) -> None:
        """End it in whatever state it is."""
        if self.running:
            self.kill()

    async def _until(self, condition: Callable[[], bool], what: str) -> None:
        async with _patience(lambda: f"waited for {what}; the service's log:\n{self.text()[-6000:]}"):
            while not condition():
                if not self.running and not condition():
                    code = self._process.returncode
                    raise AssertionError(
                        f"the service ended with {code} before {what}; its log:\n{self.text()[-6000:]}"
                    )
                await asyncio.sleep(_LOOK_AGAIN_S)


@asynccontextmanager
async def _patience(message: Callable[[], str]) -> AsyncIterator[None]:
    """End a wait with a message that helps."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            yield
    except TimeoutError:
        raise AssertionError(message()) from None


def environment(settings: Settings) -> dict[str, str]:
    """This process's environment with exactly these settings of Tocsin."""
    others = {name: value for name, value in os.environ.items() if not name.upper().startswith(PREFIX)}
    ours = {PREFIX + name.upper(): _text(value) for name, value in settings if value is not None}
    return {**others, **ours, "PYTHONUNBUFFERED": "1", "PYTHONFAULTHANDLER": "1"}


def _text(value: object) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)


def _parsed(line: str) -> dict[str, Any]:
    try:
        event = json.loads(line)
    except json.JSONDecodeError:
        return {"event": "text", "line": line}
    return event if isinstance(event, dict) else {"event": "text", "line": line}
