"""The article that the project was created from, read as a careful reader does."""

from importlib.resources import files

import pytest

from schemas import Count, IncidentReport, IncidentType, ParticipantKind, Role, distance_km
from services.extractor.core import Outcome, extract
from services.extractor.intake import read_article
from services.extractor.resources import load_resources

BAGHDAD = (33.34, 44.40)
SEED_ID = b'"000_23ede6548529f859"'


@pytest.fixture(scope="module")
def reports() -> tuple[IncidentReport, ...]:
    articles = files("seeds").joinpath("articles.jsonl").read_bytes().splitlines()
    (seed,) = (line for line in articles if SEED_ID in line)
    extraction = extract(read_article(seed, None), load_resources())
    assert extraction.outcome is Outcome.REPORTS
    return extraction.reports


def of_type(reports: tuple[IncidentReport, ...], kind: IncidentType) -> IncidentReport:
    return next(r for r in reports if r.type is kind)


def test_the_storming_of_the_embassy_is_the_only_main_incident(reports: tuple[IncidentReport, ...]) -> None:
    main = [r for r in reports if r.role is Role.MAIN]
    assert [(r.type, r.where.country_code, str(r.when.start)) for r in main] == [
        (IncidentType.RIOT, "IQ", "2019-12-31")
    ]
    assert distance_km(main[0].where.lat, main[0].where.lon, *BAGHDAD) < 25


def test_its_target_is_diplomatic_and_no_toll_is_stated(reports: tuple[IncidentReport, ...]) -> None:
    riot = of_type(reports, IncidentType.RIOT)
    diplomatic = {t.name.lower() for t in riot.targets if t.kind is ParticipantKind.DIPLOMATIC}
    assert any("u.s. embassy" in name for name in diplomatic)
    assert riot.casualties.killed is None
    assert riot.casualties.injured is None


def test_the_25_dead_belong_to_the_air_strike_in_the_background(reports: tuple[IncidentReport, ...]) -> None:
    strike = of_type(reports, IncidentType.AIR_STRIKE)
    assert strike.role is Role.BACKGROUND
    assert strike.casualties.killed == Count.at_least(25)
    assert strike.where.name is not None
    assert "Qaim" in strike.where.name
    assert "2019-12-20" <= str(strike.when.start) <= str(strike.when.end) < "2019-12-31"


def test_the_rockets_on_kirkuk_the_week_before_keep_their_own_toll(
    reports: tuple[IncidentReport, ...],
) -> None:
    shelling = of_type(reports, IncidentType.SHELLING)
    assert shelling.role is Role.BACKGROUND
    assert shelling.casualties.killed == Count.exactly(1)
    assert shelling.casualties.injured == Count.at_least(3)
    assert shelling.where.country_code == "IQ"
    assert "Kirkuk" in shelling.where.name
    assert "2019-12-20" <= str(shelling.when.start) <= "2019-12-30"
