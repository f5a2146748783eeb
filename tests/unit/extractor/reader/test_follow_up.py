"""Features, funerals and follow-ups: an incident that the article takes for known is background, with its day and toll."""

# ruff: noqa: E501 - one text a line

from collections.abc import Callable

import pytest

from schemas import IncidentReport, Role

Read = Callable[..., tuple[IncidentReport, ...]]


@pytest.mark.parametrize(
    ("text", "day", "killed"),
    [
        (
            "There is a hole in the wall of the breakfast room. The owner of the Harbour View hotel in Mombasa has hung a curtain over it. On Wednesday, three days after the attack in which 11 people were killed, he served tea to the neighbours. The painters come today.",
            "2024-05-12",
            11,
        ),
        (
            "The trombones had frozen. The bandsmen of Radom held them under their coats. Three of the eight miners who died underground last week were buried on Tuesday. After the last grave there was soup.",
            None,
            8,
        ),
    ],
)
def test_what_is_taken_for_known_is_background(read: Read, text: str, day: str | None, killed: int) -> None:
    (report,) = read(text, title="What the morning brings")
    assert report.role is Role.BACKGROUND
    assert report.casualties.killed is not None
    assert report.casualties.killed.best == killed
    if day is not None:
        assert str(report.when.start) == day


@pytest.mark.parametrize(
    "text",
    [
        "The candidate spoke for an hour. He was in Paris on Monday. The attack on his record was unfair, he said. Three aides had resigned.",
        "The town is quiet now. The harbour has a new crane. People in Mombasa still speak of the attack on Sundays. Nobody wants to be named.",
    ],
)
def test_without_a_toll_nothing_is_known(read: Read, text: str) -> None:
    assert read(text, title="What the morning brings") == ()


def test_what_another_incident_is_counted_from_is_background(read: Read) -> None:
    reports = read(
        "A roadside bomb killed two constables in Quetta on Wednesday, a day after an explosion in the Kandahari market claimed nine lives."
    )
    assert {(r.role, r.casualties.killed and r.casualties.killed.best) for r in reports} == {
        (Role.MAIN, 2),
        (Role.BACKGROUND, 9),
    }


def test_a_recent_incident_at_a_site_is_told_of_in_the_town_of_the_news(read: Read) -> None:
    reports = read(
        "A roadside bomb killed two constables in Quetta on Wednesday, a day after an explosion in the Kandahari market claimed nine lives."
    )
    (known,) = (r for r in reports if r.role is Role.BACKGROUND)
    assert known.where.name == "Kandahari market, Quetta"


def test_a_recent_incident_without_a_place_is_told_of_in_the_country_of_the_news(read: Read) -> None:
    reports = read(
        "A roadside bomb killed two constables in Quetta on Wednesday. On Monday gunmen shot dead three teachers."
    )
    assert {(r.where.country_code, r.where.lat is not None) for r in reports} == {("PK", True), ("PK", False)}


def test_a_further_death_is_news_of_what_it_takes_for_known(read: Read) -> None:
    (report,) = read(
        "He had his cycle clips on. He turned round because the shift boy had not come out.\n\n"
        "The 44-year-old operator died on Tuesday evening at a hospital in Bharuch, the sixth victim of the leak. Seven men are still admitted.",
        title="'He went in for the boy': sixth death in Ankleshwar",
    )
    assert report.role is Role.MAIN
    assert report.where.name == "Ankleshwar"
    assert report.when.start is None
    assert report.casualties.killed is not None
    assert report.casualties.killed.best == 6


def test_those_who_are_buried_died_before(read: Read) -> None:
    (report,) = read(
        "The ground was already hard. Leeds buried three of the seven who had burned to death a week ago, next to one another.",
        title="The girls of room nine",
    )
    assert report.role is Role.BACKGROUND
    assert report.type.value == "fire"
    assert str(report.when.start) == "2024-05-09"


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("The eight miners who died in Opole on Tuesday were fond of it.", Role.BACKGROUND),
        ("Eight miners died in Opole on Tuesday.", Role.MAIN),
    ],
)
def test_the_ones_who_died_have_been_heard_of_before(read: Read, sentence: str, role: Role) -> None:
    text = f"The bread was warm. The queue was long.\n\nThe mayor spoke for an hour. Nobody clapped.\n\n{sentence}"
    (report,) = read(text, title="Bread in Radom")
    assert report.role is role


@pytest.mark.parametrize(
    ("sentence", "towns"),
    [
        ("Sunday night's disaster in Huanta moved the bishop.", ["Lima", "Huanta"]),
        ("A disaster in Huanta moved the bishop.", ["Lima"]),
    ],
)
def test_a_plain_word_with_a_day_and_a_town_points_at_an_incident_of_its_own(
    read: Read, sentence: str, towns: list[str]
) -> None:
    text = f"A bomb wounded three people in Lima on Tuesday.\n\nThe mayor spoke for an hour. Nobody clapped.\n\n{sentence}"
    found = read(text, title="Three hurt by bomb in Lima")
    assert [r.where.name for r in found] == towns
    assert [r.role for r in found] == [Role.MAIN, Role.BACKGROUND][: len(towns)]
