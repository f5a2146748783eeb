"""What came of an incident long after: trial, funeral, anniversary. It is no news of the incident, nor is its day."""

from collections.abc import Callable
from datetime import date

from schemas import IncidentReport, IncidentType, Role, WhenBasis

Read = Callable[..., tuple[IncidentReport, ...]]


def test_a_funeral_does_not_date_the_incident_that_its_own_word_dates(read: Read) -> None:
    (report,) = read(
        "Thousands stood in the square on Wednesday for the funeral of the four passengers who died in Monday's derailment "
        "near Turin.",
        published="2024-05-16T12:00:00Z",
    )
    assert (report.when.start, report.role) == (date(2024, 5, 13), Role.BACKGROUND)


def test_a_court_that_is_a_street_and_a_memorial_that_is_a_hospital_are_no_sequel(read: Read) -> None:
    (report,) = read(
        "A man was shot and killed on Willow Court in Dayton, Ohio, on Tuesday and died at Miller Memorial Hospital.",
        published="2024-05-16T12:00:00Z",
    )
    assert (report.when.start, report.role) == (date(2024, 5, 14), Role.MAIN)


def test_the_day_of_an_arrest_does_not_date_the_incident_that_another_time_is_tied_to(read: Read) -> None:
    (report,) = read(
        "Officers today arrested a man of 27 for the October 2023 shooting of a girl in Boston. "
        "She was shot on October 9 at a party in Roxbury.",
        published="2024-02-08T12:00:00Z",
    )
    assert report.when.start == date(2023, 10, 9)


def test_the_day_on_which_bodies_are_found_gives_way_to_that_of_the_incident(read: Read) -> None:
    (report,) = read(
        "Searchers on Monday found the bodies of three people in the path of a wildfire near Redding, California. "
        "Five people have been hurt since the fire started on Saturday.",
        published="2024-08-13T12:00:00Z",
    )
    assert report.when.start == date(2024, 8, 10)


def test_an_accusation_does_not_date_the_act(read: Read) -> None:
    (report,) = read(
        "Chad on Thursday accused Sudan of having killed five villagers with mortar fire in Tine. "
        "The shells fell for two hours on Wednesday morning.",
        published="2016-11-03T14:00:00Z",
    )
    assert report.when.start == date(2016, 11, 2)


def test_a_sentence_in_court_is_about_the_old_incident_that_the_article_dates_further_down(
    read: Read,
) -> None:
    reports = read(
        "A Detroit man was sentenced on Wednesday in the shooting death of a boy.\n\n"
        "Judge James Hall called it a case without winners.\n\n"
        "The three-year-old was visiting a house on Eastwood when he was shot and killed around 1:40 p.m. on August 3.",
        published="2024-11-20T12:00:00Z",
    )
    assert {r.when.start for r in reports} == {date(2024, 8, 3)}


def test_news_of_today_is_not_dated_by_an_old_attack_that_it_recalls(read: Read) -> None:
    reports = read(
        "Gunmen shot dead five farmers near Gao, Mali.\n\nThey came on motorcycles.\n\n"
        "On August 3, gunmen had shot dead nine herders near Ansongo.",
        published="2024-11-20T12:00:00Z",
    )
    assert reports[0].when.start == date(2024, 11, 20)


def test_the_day_that_an_incident_is_called_by_goes_before_the_day_of_anything_done_since(read: Read) -> None:
    (report,) = read(
        "Rescuers worked on Sunday at the site of the hotel fire in Lyon. Eight people died in Saturday's deadly hotel fire.",
        published="2024-05-13T12:00:00Z",
    )
    assert report.when.start == date(2024, 5, 11)


def test_a_relative_clause_is_not_dated_by_its_main_verb(read: Read) -> None:
    (report,) = read(
        "Candles were burning in the church of Suhl on Saturday for the trainee who was stabbed to death there.",
        title="Candles in the church",
        published="2024-05-18T18:00:00Z",
    )
    assert report.when.start is None or report.when.basis is WhenBasis.PUBLICATION


def test_a_clause_with_when_is_of_the_time_before_it(read: Read) -> None:
    found = read(
        "A bomb killed a ranger near Yala on Thursday.\n\n"
        "The last time rangers were targeted was in March, when four of them died in a gun battle at Kapho.",
        title="Ranger killed by bomb in Yala",
        published="2024-05-17T08:00:00Z",
    )
    assert [(r.type, str(r.when.start)) for r in found] == [
        (IncidentType.BOMBING, "2024-05-16"),
        (IncidentType.ARMED_CLASH, "2024-03-01"),
    ]


def test_who_died_of_wounds_dates_no_incident(read: Read) -> None:
    (report,) = read(
        "A retired teacher died of her burns in a Turin hospital in the night to Tuesday. "
        "She is the seventh victim of Saturday's fire in a home for the elderly in Asti.",
        title="Woman is seventh victim of Asti fire",
        published="2024-05-14T12:00:00Z",
    )
    assert report.when.start == date(2024, 5, 11)


def test_a_clause_with_where_is_of_the_day_of_its_dead(read: Read) -> None:
    found = read(
        "A minibus driver was killed on Sunday when he rammed a trailer at Naivasha.\n\n"
        "On Saturday 15 people lost their lives at Londiani, where a bus overturned.",
        title="Minibus rams trailer in Naivasha",
        published="2024-05-19T16:00:00Z",
    )
    assert [(r.where.name, r.when.start) for r in found] == [
        ("Naivasha", date(2024, 5, 19)),
        ("Londiani", date(2024, 5, 18)),
    ]
