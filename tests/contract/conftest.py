"""Says at the end of a run what the compose file was checked with."""

from typing import Any

import pytest

_CHECKED_WITH = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def checked_with(request: pytest.FixtureRequest) -> Any:
    """Call it with the name of the tool."""

    def note(tool: str) -> None:
        request.config.stash[_CHECKED_WITH] = tool

    return note


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if tool := config.stash.get(_CHECKED_WITH, None):
        terminalreporter.line(f"docker-compose.yml was checked with: {tool}")
