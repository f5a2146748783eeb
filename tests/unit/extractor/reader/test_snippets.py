"""Notes of a sentence or two, without title, source or day, as logs of events have them: the first report has the right type.

`tests/data/snippets.jsonl` holds invented ones of every type. The floors are what the lexicon reaches; they rise with it.
"""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from schemas.report import Realis
from services.extractor.core import extract
from services.extractor.intake import read_article
from services.extractor.resources import load_resources

SNIPPETS = [
    json.loads(line)
    for line in (Path(__file__).parents[3] / "data" / "snippets.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
FLOOR_ALL, FLOOR_TYPE = 0.95, 0.75


def first_type(snippet: dict[str, str]) -> str | None:
    value = json.dumps({"id": snippet["id"], "text": snippet["text"]}).encode()
    reports = extract(read_article(value, None), load_resources()).reports
    return next((r.type.value for r in reports if r.realis is Realis.ACTUAL), None)


@pytest.fixture(scope="module")
def right() -> dict[str, list[bool]]:
    found: dict[str, list[bool]] = defaultdict(list)
    for snippet in SNIPPETS:
        found[snippet["type"]].append(first_type(snippet) == snippet["type"])
    return found


def test_nearly_all_notes_are_read_as_what_they_tell(right: dict[str, list[bool]]) -> None:
    every = [hit for hits in right.values() for hit in hits]
    assert sum(every) >= FLOOR_ALL * len(every)


def test_no_type_is_read_badly(right: dict[str, list[bool]]) -> None:
    shares = {kind: sum(hits) / len(hits) for kind, hits in right.items()}
    assert {kind: share for kind, share in shares.items() if share < FLOOR_TYPE} == {}


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested two men.",
        "Rifles were seized by soldiers.",
        "A curfew was imposed.",
        "Residents were evacuated.",
    ],
)
def test_a_note_is_never_empty_for_want_of_a_day_or_a_place(text: str) -> None:
    assert first_type({"id": "1", "text": text}) is not None


@pytest.mark.parametrize(
    "text",
    [
        "In the film, a lorry explodes.",
        "The coach said that his team exploded.",
        "The mayor thanked the voters.",
    ],
)
def test_a_note_about_nothing_stays_empty(text: str) -> None:
    assert first_type({"id": "1", "text": text}) is None
