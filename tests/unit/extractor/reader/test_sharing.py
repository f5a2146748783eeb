"""Which of two incidents of a sentence its days and its places belong to."""

from collections.abc import Callable

from schemas import IncidentReport, IncidentType

Read = Callable[..., tuple[IncidentReport, ...]]


def told(reports: tuple[IncidentReport, ...]) -> list[tuple[IncidentType, str | None, str | None]]:
    return [(r.type, r.when.start.isoformat() if r.when.start else None, r.where.name) for r in reports]


def test_what_stands_between_an_act_and_the_verb_behind_it_is_the_acts(read: Read) -> None:
    reports = read(
        "Relatives of the victims of the bombing in Quetta on Monday blocked a road in Karachi on Wednesday."
    )
    assert told(reports) == [
        (IncidentType.BOMBING, "2024-05-13", "Quetta"),
        (IncidentType.BLOCKADE, "2024-05-15", "Karachi"),
    ]


def test_what_follows_the_verb_is_the_verbs(read: Read) -> None:
    """The counter-example: only what stands between the two goes with the act."""
    reports = read(
        "Relatives of the victims of the bombing in Quetta blocked a road in Karachi on Wednesday."
    )
    assert told(reports)[1:] == [(IncidentType.BLOCKADE, "2024-05-15", "Karachi")]


def test_an_act_keeps_its_day_and_town_where_another_befell_its_witness(read: Read) -> None:
    reports = read("A witness of the shooting in Quetta on Monday was kidnapped in Karachi on Wednesday.")
    assert told(reports) == [
        (IncidentType.SHOOTING, "2024-05-13", "Quetta"),
        (IncidentType.ABDUCTION, "2024-05-15", "Karachi"),
    ]
