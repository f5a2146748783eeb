"""Whether two descriptions may mean one person."""

import pytest

from services.extractor.someone import Someone


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("alban", "trescott"), ("trescott",), True),
        (("alban", "trescott"), ("alban", "james", "trescott"), True),
        (("jon", "trescott"), ("jonathan", "trescott"), True),
        (("kayla", "trescott"), ("christina", "trescott"), False),
        (("alban", "trescott"), ("alban", "moorfield"), False),
        (("trescott",), ("moorfield",), False),
        ((), ("moorfield",), True),
    ],
)
def test_members_of_a_family_are_told_apart_and_a_surname_stands_for_the_whole(
    one: tuple[str, ...], other: tuple[str, ...], same: bool
) -> None:
    assert Someone(names=one).compatible(Someone(names=other)) is same
    assert Someone(names=other).compatible(Someone(names=one)) is same


def test_the_noun_limits_the_age() -> None:
    toddler, man = Someone(ages=(0, 6)), Someone(ages=(16, 115))
    assert not toddler.compatible(man)
    assert toddler.compatible(Someone(age=3))
    assert not man.compatible(Someone(age=3))


def test_the_suspect_is_not_the_victim() -> None:
    assert not Someone(suspect=True).compatible(Someone(suspect=False))
    assert Someone(suspect=True).compatible(Someone())


def test_what_is_joined_keeps_the_fuller_name() -> None:
    joined = Someone(names=("trescott",), age=52).joined(Someone(names=("alban", "trescott"), male=True))
    assert joined == Someone(names=("alban", "trescott"), age=52, male=True)
