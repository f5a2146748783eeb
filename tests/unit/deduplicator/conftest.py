"""Reports to link: made up for a rule, or what a person read in the invented stories."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from schemas import Casualties, IncidentReport, Where
from tests.support.annotated_stories import load_stories, load_story_reports
from tests.support.made_reports import MakeReport, hours, make_report, peshawar, toll


@pytest.fixture(scope="session")
def report() -> MakeReport:
    """A bombing in Peshawar at noon on 2019-11-15, unless told otherwise."""
    return make_report


@pytest.fixture(scope="session", name="toll")
def toll_fixture() -> Callable[..., Casualties]:
    return toll


@pytest.fixture(scope="session", name="hours")
def hours_fixture() -> Callable[[float], datetime]:
    return hours


@pytest.fixture(scope="session", name="peshawar")
def peshawar_fixture() -> Callable[..., Where]:
    return peshawar


@pytest.fixture(scope="session")
def stories() -> list[dict[str, Any]]:
    return load_stories()


@pytest.fixture(scope="session")
def story_reports(stories: list[dict[str, Any]]) -> dict[str, list[IncidentReport]]:
    """For each story its reports in order of publication, as a person read them."""
    return load_story_reports(stories)
