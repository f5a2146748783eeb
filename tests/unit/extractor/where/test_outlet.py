"""What an outlet's address says of where its readers are."""

import pytest

from services.extractor.where.outlet import market_town, markets, outlet_prior


@pytest.mark.parametrize("market", markets())
def test_every_market_of_the_list_is_a_town(market, gazetteer):
    assert market_town(market, gazetteer) is not None


@pytest.mark.parametrize(
    ("source", "country", "town"),
    [
        ("ajc.com", "US", "Atlanta"),
        ("https://www.suntimes.com/news", "US", "Chicago"),
        ("suntimes.com:80", "US", "Chicago"),
        ("pittsburgh.cbslocal.com", "US", "Pittsburgh"),
        ("nbcphiladelphia.com", "US", "Philadelphia"),
        ("cambridge-news.co.uk", "GB", "Cambridge"),
    ],
)
def test_markets_come_from_the_list_or_the_name(source, country, town, gazetteer):
    prior = outlet_prior(source, gazetteer)
    assert (prior.country_code, prior.town and prior.town.name) == (country, town)


def test_a_name_that_several_sizeable_towns_share_tells_no_town(gazetteer):
    assert outlet_prior("springfieldtimes.com", gazetteer).town is None


def test_a_state_in_the_name_is_a_hint(gazetteer):
    prior = outlet_prior("northwestgeorgianews.com", gazetteer)
    assert prior.admin1 is not None
    assert gazetteer.place(prior.admin1).name == "Georgia"


def test_the_ending_gives_the_country(gazetteer):
    assert outlet_prior("example.pk", gazetteer).country_code == "PK"


@pytest.mark.parametrize("source", [None, "", "example.com", "reuters.com"])
def test_most_addresses_tell_nothing(source, gazetteer):
    prior = outlet_prior(source, gazetteer)
    assert (prior.country_code, prior.town, prior.admin1) == (None, None, None)
