"""The invented articles and stories are annotated in one shape, and say what their annotation says."""

import json
import math
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from schemas import Count, IncidentType, Realis, Role, WhenPrecision, WherePrecision

_DATA = Path(__file__).parents[2] / "data"
_SLOTS = ("killed", "injured", "missing", "abducted", "arrested", "displaced")
_ARTICLE = {"id", "title", "text", "published_at", "source", "url"}
_TRAPS = {
    "anniversary", "attribution", "background", "correction", "court", "dateline", "dates",
    "drill_or_film_or_metaphor", "hazard", "long_feature", "multi", "negated", "nested_role", "noise",
    "numbers", "passive_headline", "plain", "planned_or_threatened", "same_name_place", "village_near",
}  # fmt: skip
_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = {
    20: "twenty",
    30: "thirty",
    40: "forty",
    50: "fifty",
    60: "sixty",
    70: "seventy",
    80: "eighty",
    90: "ninety",
}
_IN_PARTS = {
    ("a-032", "killed"): "three patients and a midwife",
    ("c-004", "killed"): "A woman, 34, and her two sons",
    ("c-007", "killed"): "A fourth victim",
    ("c-032", "killed"): "nine people in Chókwè and four in Xai-Xai",
    ("c-034", "killed"): "All but three of the 17",
    ("c-035", "killed"): "A couple and three of their four children",
    ("c-045", "injured"): "Nine officers and three bystanders",
    ("c-048", "displaced"): "half a million",
    ("c-059", "injured"): "A fifth",
    ("c-s7-B", "killed"): "the seventh victim",
    ("d-024", "arrested"): "a 20-year-old college student and his uncle, 47",
    (
        "d-043",
        "injured",
    ): "Two people broke bones when they jumped from a school balcony, and seven others were cut",
    ("d-s3-B", "killed"): "a fifth passenger",
    ("d-s5-B", "injured"): "Eight other passengers were admitted",
    ("e-030", "killed"): "four engineers and their Pakistani driver",
    ("e-048", "injured"): "broke a wrist, and the pilot burned her hands",
    ("e-s17-B", "injured"): "Their mother and three neighbours were injured",
    ("f-008", "killed"): "Five park rangers and seven gunmen died",
    ("f-030", "killed"): "A soldier and a policeman died",
    ("f-034", "displaced"): "One lakh ten thousand people",
    ("f-s6-B", "killed"): "Three alleged militants and a police constable",
    ("g-018", "displaced"): "some hundred and fifty persons",
    ("g-018", "injured"): "a score of others were hurt",
    ("g-021", "killed"): "the seventh person known to have died",
    ("h-025", "displaced"): "about three thousand who have nowhere to sleep",
    ("h-025", "killed"): "a hundred and more were burned to death",
    ("h-034", "killed"): "The pilot and a mountain rescuer were killed",
    ("h-039", "killed"): "Nine customers and a waiter were killed",
    ("i-001", "killed"): "Three drivers, a queue marshal and a woman",
    ("i-026", "injured"): "The rest, among them a woman",
    ("i-032", "displaced"): "Half a million people",
    ("i-045", "killed"): "its own at one dead",
}
"""Tolls that only a sum of parts states, the number of the last or a wording not looked for."""
_VAGUE = {3: "several", 6: "half a dozen", 12: "dozen", 24: "dozens", 2000: "thousands"}


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (_DATA / name).read_text(encoding="utf-8").splitlines()]


_SETS = "abcdefghi"
ARTICLES = [line for each in _SETS for line in _lines(f"{each}_articles.jsonl")]
STORIES = [line for each in _SETS for line in _lines(f"{each}_stories.jsonl")]
GOLD = [pytest.param(d, g, id=f"{d['id']}-{n}") for d in ARTICLES for n, g in enumerate(d["gold"])]
EXPECTED = [
    pytest.param(s, i, id=f"{s['story_id']}-{i['key']}") for s in STORIES for i in s["expected"]["incidents"]
]


def _wordings(number: int) -> Iterator[str]:
    """How a text may write it."""
    yield rf"(?<![\d.,]){number}(?!\d|,\d)"
    if number >= 1000:
        yield rf"(?<![\d.,]){number:,}(?!\d)"
    if number in _VAGUE:
        yield rf"\b{_VAGUE[number]}\b"
    if number < len(_WORDS):
        yield rf"\b{_WORDS[number]}\b"
    tens, ones = number - number % 10, number % 10
    if word := _TENS.get(tens):
        yield rf"\b{word}-{_WORDS[ones]}\b" if ones else rf"\b{word}\b"


def _is_stated(number: int, text: str) -> bool:
    return any(re.search(each, text, re.IGNORECASE) for each in _wordings(number))


def _told(count: dict[str, Any]) -> list[int]:
    """ "25 to 30" is {25, 27, 30}: the middle is ours, the text has the ends."""
    low, best, high = count["low"], count["best"], count["high"]
    is_middle = None not in (low, high) and low < best < high and best == (low + high) // 2
    return [low, high] if is_middle else [best]


def test_ids_are_unique() -> None:
    ids = [d["id"] for d in ARTICLES] + [a["id"] for s in STORIES for a in s["articles"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "name",
    ["a_articles.jsonl", "b_articles.jsonl", "c_articles.jsonl", "d_articles.jsonl"],
)
def test_a_set_has_every_class_of_trap(name: str) -> None:
    assert {d["trap"] for d in _lines(name)} == _TRAPS


@pytest.mark.parametrize("document", ARTICLES, ids=lambda d: d["id"])
def test_an_annotated_article_has_the_fields_of_all(document: dict[str, Any]) -> None:
    assert set(document) == _ARTICLE | {"trap", "gold"}
    assert datetime.fromisoformat(document["published_at"]).tzinfo is not None


@pytest.mark.parametrize("document", ARTICLES, ids=lambda d: d["id"])
def test_outlets_are_invented(document: dict[str, Any]) -> None:
    assert document["source"].endswith(".example")
    assert document["url"].startswith(f"https://{document['source']}/")


@pytest.mark.parametrize(("document", "gold"), GOLD)
def test_what_is_expected_of_an_article_is_in_the_contract(
    document: dict[str, Any], gold: dict[str, Any]
) -> None:
    assert set(gold) == {
        "type", "role", "realis", "when", "where", "casualties", "perpetrators", "targets", "severity_hint",
    }  # fmt: skip
    IncidentType(gold["type"]), Role(gold["role"]), Realis(gold["realis"])
    _check_slots(gold["when"], gold["where"], gold["casualties"])


@pytest.mark.parametrize(("document", "gold"), GOLD)
def test_what_has_happened_is_not_after_the_article(document: dict[str, Any], gold: dict[str, Any]) -> None:
    # Days are those of the place: in the east the next has begun before it does in UTC.
    ahead = timedelta(hours=max(0, gold["where"]["lon"] / 15))
    if gold["realis"] == "actual":
        published = datetime.fromisoformat(document["published_at"]) + ahead
        assert date.fromisoformat(gold["when"]["start"]) <= published.date()


@pytest.mark.parametrize(("document", "gold"), GOLD)
def test_a_toll_is_stated_in_the_text(document: dict[str, Any], gold: dict[str, Any]) -> None:
    for slot, count in gold["casualties"].items():
        # None and a single person are told in too many ways to look for.
        if count is None or count["best"] < 2:
            continue
        if parts := _IN_PARTS.get((document["id"], slot)):
            assert parts in document["text"]
        else:
            assert all(_is_stated(number, document["text"]) for number in _told(count)), slot


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s["story_id"])
def test_a_story_is_told_by_several_outlets_in_order(story: dict[str, Any]) -> None:
    assert set(story) == {"story_id", "articles", "expected"}
    assert set(story["expected"]) == {"incidents", "independent_origins", "notes"}
    assert all(set(a) == _ARTICLE for a in story["articles"])
    assert len({a["source"] for a in story["articles"]}) > 1
    published = [datetime.fromisoformat(a["published_at"]) for a in story["articles"]]
    assert published == sorted(published)


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s["story_id"])
def test_every_article_of_a_story_tells_of_an_expected_incident(story: dict[str, Any]) -> None:
    told = {a for i in story["expected"]["incidents"] for a in i["articles"]}
    assert told == {a["id"] for a in story["articles"]}


@pytest.mark.parametrize(("story", "incident"), EXPECTED)
def test_an_expected_incident_is_in_the_contract(story: dict[str, Any], incident: dict[str, Any]) -> None:
    assert set(incident) - {"optional"} == {"key", "type", "when", "where", "final_casualties", "articles"}
    IncidentType(incident["type"])
    _check_slots(incident["when"], incident["where"], incident["final_casualties"])


@pytest.mark.parametrize(("story", "incident"), EXPECTED)
def test_an_incident_has_no_more_origins_than_outlets(
    story: dict[str, Any], incident: dict[str, Any]
) -> None:
    origins = story["expected"]["independent_origins"]
    assert incident.get("optional") or 1 <= origins[incident["key"]] <= len(incident["articles"])


@pytest.mark.parametrize(("story", "incident"), EXPECTED)
def test_a_final_toll_is_stated_in_one_of_its_articles(
    story: dict[str, Any], incident: dict[str, Any]
) -> None:
    texts = [a["title"] + " " + a["text"] for a in story["articles"] if a["id"] in incident["articles"]]
    for slot, count in incident["final_casualties"].items():
        if parts := _IN_PARTS.get((f"{story['story_id']}-{incident['key']}", slot)):
            assert any(parts in text for text in texts)
        elif count is not None and count["best"] > 1:
            assert any(_is_stated(count["best"], text) for text in texts), slot


def _check_slots(when: dict[str, Any], where: dict[str, Any], casualties: dict[str, Any]) -> None:
    assert set(when) == {"start", "end", "precision"}
    WhenPrecision(when["precision"])
    start = date.fromisoformat(when["start"])
    assert when["end"] is None or start <= date.fromisoformat(when["end"])
    assert set(where) == {"name", "precision", "country_code", "lat", "lon"}
    WherePrecision(where["precision"])
    assert re.fullmatch("[A-Z]{2}", where["country_code"])
    assert math.fabs(where["lat"]) <= 90
    assert math.fabs(where["lon"]) <= 180
    assert set(casualties) == set(_SLOTS)
    for count in casualties.values():
        if count is not None:
            Count(**count)
