"""Which mentions of an article are one incident."""

from collections.abc import Callable

from schemas import IncidentReport, IncidentType

Read = Callable[..., tuple[IncidentReport, ...]]


def best(report: IncidentReport) -> tuple[int | None, int | None]:
    killed, injured = report.casualties.killed, report.casualties.injured
    return killed.best if killed else None, injured.best if injured else None


def test_a_participle_tells_the_outcome_of_its_verb(read: Read) -> None:
    (report,) = read(
        "A bomb hidden in a milk van exploded in the crowded bazaar of Quetta on Tuesday, killing at least six people "
        "and wounding 19, police and hospital officials said."
    )
    assert best(report) == (6, 19)


def test_the_dead_of_the_first_sentence_are_those_of_the_accident_in_the_title(read: Read) -> None:
    (report,) = read(
        "Three people were killed and about 20 injured near Turin on Thursday, the fire service said.",
        title="Three dead as tram derails near Turin",
    )
    assert (report.type, *best(report)) == (IncidentType.TRANSPORT_ACCIDENT, 3, 20)


def test_where_somebody_lay_later_dates_no_other_incident(read: Read) -> None:
    (report,) = read(
        "A woman who was hurt in Tuesday's gas explosion in Turin has died, which brings the number of the dead to four. "
        "Seventeen others were injured; six of them were still being treated on Friday.",
        title="Fourth victim of Turin explosion dies",
    )
    assert best(report) == (4, 17)


def test_what_a_day_is_counted_from_is_dated_by_it_and_the_other_incident_is_not(read: Read) -> None:
    found = read(
        "A roadside bomb killed two constables in Quetta on Saturday morning, a day after an explosion in the town of Mastung "
        "killed nine people.",
        published="2024-05-18T12:00:00Z",
    )
    assert [(r.type, str(r.when.start), best(r)[0]) for r in found] == [
        (IncidentType.BOMBING, "2024-05-18", 2),
        (IncidentType.EXPLOSION, "2024-05-17", 9),
    ]


SHOOTING = (
    "Gunmen shot dead two porters beside a tea stall in Mopti on Tuesday, the governor said.\n\n"
    "The stall was closed in the afternoon. The owner swept up the glass.\n\n"
)


def test_an_act_with_another_town_right_behind_it_is_another_incident(read: Read) -> None:
    found = read(SHOOTING + "The shooting at Gao left four dead.", "Two porters shot dead in Mopti")
    assert [(r.where.name, best(r)[0]) for r in found] == [("Mopti", 2), ("Gao", 4)]


def test_an_act_with_a_site_behind_it_is_the_one_of_the_news(read: Read) -> None:
    """The counter-example: no town tells it apart."""
    found = read(
        SHOOTING + "The shooting at the ferry hurt a third porter.", "Two porters shot dead in Mopti"
    )
    assert [r.where.name for r in found] == ["Mopti"]
