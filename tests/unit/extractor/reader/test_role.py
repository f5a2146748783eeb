"""What is news in an article and what it recalls: each has its own day and toll."""

from collections.abc import Callable
from datetime import date

from schemas import IncidentReport, IncidentType, Role, WhenBasis

Read = Callable[..., tuple[IncidentReport, ...]]


def test_last_years_bombing_does_not_date_the_one_that_is_reported(read: Read) -> None:
    reports = read(
        "A bomb killed six people at a bus stand in Quetta, police said.\n\nNobody claimed the attack. A bombing at the bus "
        "stand on 3 June 2023 killed 11 people.",
        title="Bomb kills six in Quetta",
    )
    assert [(r.role, r.casualties.killed.best, r.when.basis) for r in reports if r.casualties.killed] == [
        (Role.MAIN, 6, WhenBasis.PUBLICATION),
        (Role.BACKGROUND, 11, WhenBasis.EXPLICIT),
    ]


def test_a_toll_goes_with_the_old_attack_whose_sentence_tells_it(read: Read) -> None:
    reports = read(
        "Nine people were killed when gunmen attacked a market in Ombaro, police said.\n\nThe town was also attacked in May "
        "2023, when 20 people died.",
        title="Nine killed in attack on Ombaro market",
    )
    assert [(r.role, r.casualties.killed.best) for r in reports if r.casualties.killed] == [
        (Role.MAIN, 9),
        (Role.BACKGROUND, 20),
    ]


def test_what_has_been_going_on_for_days_is_news(read: Read) -> None:
    (report,) = read(
        "More than 4,000 people have fled into the district of Tahoua since Saturday, the refugee agency said on Wednesday."
    )
    assert (report.type, report.role) == (IncidentType.DISPLACEMENT, Role.MAIN)


def test_troops_that_are_sent_without_a_day_are_news_with_the_clashes(read: Read) -> None:
    reports = read(
        "Clashes in Kano on Wednesday left five people dead.\n\nTroops were deployed to the district of Gwale."
    )
    assert {r.type: r.role for r in reports} == {
        IncidentType.ARMED_CLASH: Role.MAIN,
        IncidentType.DEPLOYMENT: Role.MAIN,
    }


def test_a_hearing_or_a_funeral_never_dates_the_shooting(read: Read) -> None:
    for text in (
        "A teenager was arraigned Tuesday on a murder charge in the shooting death of a clerk in Dayton.",
        "Funeral services were held Wednesday for a teenager who was shot and killed in Dayton.",
    ):
        (report,) = read(text)
        assert (report.role, report.when.start) == (Role.BACKGROUND, None)


def test_compensation_is_paid_for_what_happened_before(read: Read) -> None:
    (report,) = read(
        "The state paid compensation on Wednesday to families of 12 people killed in a bomb blast at a market in Kano in "
        "2022."
    )
    assert (report.role, report.when.start) == (Role.BACKGROUND, date(2022, 1, 1))


def test_an_incident_of_the_day_before_that_comes_late_in_the_text_is_background(read: Read) -> None:
    found = read(
        "A bomb killed two shoppers in Basra on Thursday, police said.\n\n"
        "The market was closed for the day. Streets were empty.\n\n"
        "On Wednesday five people were killed in Nasiriyah when a bus overturned.",
        published="2024-05-16T18:00:00Z",
    )
    assert [(str(r.when.start), r.role) for r in found] == [
        ("2024-05-16", Role.MAIN),
        ("2024-05-15", Role.BACKGROUND),
    ]


def test_what_happened_the_day_before_is_background_where_a_later_sentence_dates_the_news(read: Read) -> None:
    reports = read(
        "A man walked into a mourning tent in the town of Khanaqin on Thursday morning, accepted a glass of water and blew "
        "himself up. Five guests were killed and 18 were injured.\n\nThe town's bridge was closed.\n\nOn Wednesday a suicide "
        "bomber killed 16 people at a mosque in Balad Ruz, in the same province.",
        title="Five mourners killed by bomber in Khanaqin",
    )
    assert {r.where.name.rsplit(", ")[-1]: r.role for r in reports if r.where.name} == {
        "Khanaqin": Role.MAIN,
        "Balad Ruz": Role.BACKGROUND,
    }
