"""Where incidents are that say it themselves in no sentence: by the news of the article, or by the outlet."""

from collections.abc import Callable

from schemas import IncidentReport
from schemas.incident_type import IncidentType

Read = Callable[..., tuple[IncidentReport, ...]]


def test_a_local_outlet_gives_its_country_and_no_point(read: Read) -> None:
    (report,) = read("A man was shot and killed on Tuesday in a car park.", source="wtae.com")
    assert (report.where.country_code, report.where.lat, report.where.name) == ("US", None, None)
    assert report.where.reason is not None
    assert "outlet" in report.where.reason


def test_an_outlet_of_the_whole_world_gives_nothing(read: Read) -> None:
    (report,) = read("A man was shot and killed on Tuesday in a car park.", source="worldnews.example")
    assert report.where.country_code is None


def test_what_the_state_does_about_an_incident_is_where_the_incident_was(read: Read) -> None:
    reports = read(
        "TRIPOLI, Lebanon - Two people were killed on Tuesday in Tripoli when gunmen fired at a cafe.\n\n"
        "The Lebanese army deployed troops on Wednesday.",
    )
    deployment = next(r for r in reports if r.type is IncidentType.DEPLOYMENT)
    assert deployment.where.name == "Tripoli"


def test_an_animal_that_was_killed_places_nothing(read: Read) -> None:
    (report,) = read(
        "A 19-year-old who was shot at a party in Shreveport on Saturday night died on Tuesday, police said. "
        "She studied at a college in Natchitoches and had ridden the mare that was killed.",
        title="Third party victim dies in Shreveport",
        published="2024-05-14T18:00:00Z",
    )
    assert report.where.name == "Shreveport"


def test_what_happened_where_a_clause_goes_on_from_a_town_was_there(read: Read) -> None:
    reports = read(
        "MULTAN - Nine people were killed on Tuesday when a bomb went off at a market in Multan, police said.\n\n"
        "Officers went on to Sahiwal, where two guards had been killed by gunmen at a bank on Monday."
    )
    assert {(r.where.name, r.casualties.killed and r.casualties.killed.best) for r in reports} == {
        ("Multan", 9),
        ("Sahiwal", 2),
    }


def test_the_headline_places_the_news_where_the_lead_names_no_town(read: Read) -> None:
    reports = read(
        "Nobody was in the pickup. The wildfire has killed two people and not three, the Shasta County sheriff said.\n\n"
        "The governor still lists three, which is right if you count the rancher who was killed near Chico, "
        "where a smaller fire is burning.",
        title="Remains were a dog's; Redding wildfire toll is 2",
    )
    assert reports[0].where.name == "Redding"


def test_a_town_that_no_source_lists_in_the_country_is_none_of_its_namesakes(read):
    """There is a Kani in Japan."""
    (report,) = read(
        "Aircraft bombed a school in Kani village, in Myanmar's Sagaing region, on Monday, and four teachers died.",
        title="Aircraft bomb school in Kani village",
    )
    assert (report.where.country_code, report.where.name) == ("MM", "Sagaing")
