"""Victims are counted where they are named: in lists, and where the text says who the dead were."""

from collections.abc import Callable

import pytest

from schemas import IncidentReport

Read = Callable[..., tuple[IncidentReport, ...]]
SHOTS = "Gunmen opened fire outside a bar in Leeds on Monday, police said. "


def killed(read: Read, text: str) -> int | None:
    (report,) = read(text)
    count = report.casualties.killed
    return count.best if count else None


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        (
            "Ann Cole, Mary Jones, Peter Brown, Jo Lee and Tom Hill were killed in a fire in Leeds on Monday.",
            5,
        ),
        ("Killed in a crash near Leeds on Monday were Ann Cole, 34, Mary Jones, 28, and Peter Brown, 19.", 3),
        ("A gunman shot dead Laura Paz, Diego Ruiz, Marta Gil and Juan Soto in Cali on Monday.", 4),
        (
            "Teachers Anna Orlova, Ivan Sidorov, Oleg Popov and Vera Kim were killed in a fire in Omsk on Monday.",
            4,
        ),
        ("Pedro Gomez, President of the Cali Chamber, was shot dead in Cali on Monday.", 1),
        ("Pedro Gomez, mayor of Cali, and his bodyguard were shot dead in Cali on Monday.", 2),
        (
            "A bomb killed nine people in Kano on Monday; Port Harcourt, Benin City and New Bussa were calm.",
            9,
        ),
    ],
)
def test_a_list_of_names_counts_each(read: Read, text: str, dead: int):
    assert killed(read, text) == dead


@pytest.mark.parametrize(
    ("sentence", "dead"),
    [
        ("The dead were identified as Ann Cole, 34, and Mary Jones, 28.", 2),
        ("The deceased have been identified as 23-year-old Ann Cole and 25-year-old Mary Jones.", 2),
        ("Police identified the dead as Ann Cole and Mary Jones.", 2),
        ("The men who died were named as Peter Brown and Tom Hill.", 2),
        ("The slain officers were identified as Officer Peter Brown and Sergeant Mary Jones.", 2),
        ("The two people killed have been named as Ann Cole and Mary Jones.", 2),
        ("The victims, Ann Cole and Mary Jones, died at the scene.", 2),
        ("The suspects were identified as Ann Cole, 34, and Mary Jones, 28.", None),
        ("The wounded were identified as Ann Cole, 34, and Mary Jones, 28.", None),
    ],
)
def test_who_is_named_as_the_dead_is_dead(read: Read, sentence: str, dead: int | None):
    assert killed(read, SHOTS + sentence) == dead
