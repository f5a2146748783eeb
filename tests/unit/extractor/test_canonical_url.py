"""One address for one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extractor.canonical_url import canonical_url

PAGE = "https://paper.example/world/1"


@pytest.mark.parametrize(
    "address",
    [
        PAGE,
        "http://paper.example/world/1",
        "https://www.paper.example/world/1/",
        "https://m.paper.example/world/1",
        "https://PAPER.example:443/world/1#comments",
        "https://paper.example/world/1?utm_source=feed&utm_medium=rss",
        "https://paper.example/world/1?fbclid=abc",
        "https://paper.example/world/1/amp",
        "https://amp.paper.example/world/1/index.html",
    ],
)
def test_the_same_page_in_another_dress(address: str) -> None:
    assert canonical_url(address) == PAGE


@pytest.mark.parametrize(
    "address",
    [
        "https://paper.example/world/2",
        "https://other.example/world/1",
        "https://paper.example/world/1?page=2",
        "https://news.paper.example/world/1",
        "https://paper.example:8080/world/1",
    ],
)
def test_another_page(address: str) -> None:
    assert canonical_url(address) != PAGE


def test_the_order_of_parameters_does_not_matter() -> None:
    assert canonical_url("https://paper.example/?b=2&a=1") == canonical_url("https://paper.example/?a=1&b=2")


@pytest.mark.parametrize(
    "address", ["", "not an address", "tag:paper.example,2024:1", "http://[", "https:///x"]
)
def test_what_is_no_web_address_is_left_as_it_is(address: str) -> None:
    assert canonical_url(address) == address


@given(st.text(max_size=60).map(lambda tail: f"https://paper.example/{tail}"))
def test_what_is_canonical_stays_so(address: str) -> None:
    once = canonical_url(address)
    assert canonical_url(once) == once
