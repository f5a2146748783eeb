"""The list of armed groups: each alias belongs to one of them."""

from collections import Counter
from collections.abc import Callable

import pytest

from schemas import IncidentReport, IncidentType
from services.extractor.armed_groups import armed_groups, find_group, group_spans, only_group


def test_no_alias_belongs_to_two() -> None:
    names = [name.casefold() for group in armed_groups() for name in (group.name, *group.aliases)]
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_every_alias_finds_its_group() -> None:
    missed = [n for g in armed_groups() for n in (g.name, *g.aliases) if find_group(n) is not g]
    assert missed == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kata'ib Hezbollah", "Kataib Hezbollah"),
        ("Tehreek-e-Taliban Pakistan militants", "Pakistani Taliban"),
        ("Sendero Luminoso guerrillas", "Shining Path"),
        ("al Qaeda in the Arabian Peninsula", "al-Qaeda in the Arabian Peninsula"),
    ],
)
def test_the_longest_name_wins_whatever_its_spelling(text: str, name: str) -> None:
    group = find_group(text)
    assert group is not None
    assert group.name == name


def test_abbreviations_count_in_capitals_only() -> None:
    assert find_group("they mend fences") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kataeb Hezbollah", "Kata'ib Hezbollah"),
        ("FMLN", "Farabundo Marti National Liberation Front"),
        ("Daesh", "ISIS"),
        ("MNDAA", "Myanmar National Democratic Alliance Army"),
        ("FACA", "Central African Armed Forces"),
        ("Malian army", "Malian Armed Forces"),
        ("Haitian police", "Haitian National Police"),
    ],
)
def test_two_names_of_one_body_are_one(one: str, other: str) -> None:
    found = find_group(one)
    assert found is not None
    assert found is find_group(other)


def test_the_only_group_of_a_text_is_told_from_one_of_several() -> None:
    only = only_group("The army said that M23 and M23 rebels fled.")
    assert only is not None
    assert (only.group.name, only.start) == ("M23", 19)
    assert only_group("M23 and the ADF fled.") is None
    assert only_group("Rebels fled.") is None


def test_a_group_named_after_a_place_is_a_span_of_its_own() -> None:
    text = "The Medellin cartel struck."
    assert [text[start:end] for start, end in group_spans(text)] == ["Medellin cartel"]


@pytest.mark.parametrize(
    "text",
    [
        "M23 seized the town of Sake on Tuesday.",
        "Rebels seized the town of Sake on Tuesday.",
    ],
)
def test_a_group_does_by_its_name_what_rebels_do(
    read: Callable[..., tuple[IncidentReport, ...]], text: str
) -> None:
    (report,) = read(text)
    assert (report.type, report.where.name) == (IncidentType.TERRITORIAL_CHANGE, "Sake")


@pytest.mark.parametrize("name", ["Unicef", "Carrefour"])
def test_a_name_of_another_kind_does_not(read: Callable[..., tuple[IncidentReport, ...]], name: str) -> None:
    assert read(f"{name} seized the town of Sake on Tuesday.") == ()
