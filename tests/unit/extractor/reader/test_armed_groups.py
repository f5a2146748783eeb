"""The list of armed groups: each alias belongs to one of them."""

from collections import Counter

import pytest

from services.extractor.armed_groups import armed_groups, find_group


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
