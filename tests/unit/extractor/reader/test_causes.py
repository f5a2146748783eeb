"""Plain words of harm take their type from the words around them."""

from collections.abc import Callable

import pytest

from schemas import IncidentReport, IncidentType
from services.extractor.causes import cause_lexicon

Read = Callable[..., tuple[IncidentReport, ...]]

_CASES = [(kind, text) for kind, entry in cause_lexicon().entries.items() for text in entry.example]


@pytest.mark.parametrize(("kind", "text"), _CASES)
def test_the_words_around_harm_tell_what_it_came_of(read: Read, kind: IncidentType, text: str) -> None:
    reports = read(f"TARNOVA - {text} It happened in Tarnova on Tuesday.")
    assert kind in {r.type for r in reports}


def test_harm_of_unknown_cause_stays_an_attack(read: Read) -> None:
    (report,) = read("Three men were killed in Mosul on Tuesday, officials said. Nobody knew why.")
    assert report.type is IncidentType.ARMED_ATTACK


def test_a_type_that_is_told_outright_is_not_outweighed(read: Read) -> None:
    (report,) = read(
        "Two men were shot dead outside a bar in Rosario on Sunday. One was a bus driver, the other a train guard; "
        "passengers of the bus laid flowers."
    )
    assert report.type is IncidentType.SHOOTING


def test_an_attack_on_servers_is_no_raid(read: Read) -> None:
    (report,) = read(
        "The attack on the tax office in Kingston began on Monday. Malware locked the servers and the hackers asked for bitcoin."
    )
    assert report.type is IncidentType.CYBER_ATTACK


def test_what_blew_up_in_a_mine_is_an_accident_of_mining(read: Read) -> None:
    (report,) = read(
        "Four miners were killed in a blast at dawn on Tuesday in Katowice. Methane had gathered in the colliery, "
        "600 metres underground."
    )
    assert report.type is IncidentType.INDUSTRIAL_ACCIDENT
