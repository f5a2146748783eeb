"""The words that tell an article from others."""

import pytest
from spacy.lang.en.stop_words import STOP_WORDS

from services.extractor.datafile import load_yaml
from services.extractor.key_terms import key_terms
from services.extractor.segments import segment


def terms(title: str, text: str) -> tuple[str, ...]:
    return key_terms(title, text, segment(title, text))


def test_repeated_words_come_first_then_the_order_of_the_text():
    text = (
        "The ferry Aurora struck the quay at Oldmouth. Passengers left the Aurora by rope. The Aurora sank."
    )
    assert terms("Ferry sinks", text)[:4] == ("aurora", "ferry", "sinks", "quay")


def test_everyday_words_of_news_are_none():
    assert (
        terms("Police say two people were killed", "Officials said on Monday that an investigation began.")
        == ()
    )


def test_numbers_of_two_digits_and_more_are_terms():
    assert terms("", "The 47-year-old of 1208 Alder Street had 3 dogs.") == ("47", "1208", "alder", "dogs")


@pytest.mark.parametrize(
    "site",
    [" - KXYZ Channel 4 News", " | Oldmouth Times.com", " - WQRS-TV", " -- Harbour News | Sport, Weather"],
)
def test_what_a_site_puts_behind_its_headlines_is_none(site: str):
    assert terms(f"Ferry sinks{site}", "") == ("ferry", "sinks")


def test_a_dash_in_a_headline_that_names_no_site_stays():
    assert terms("Ferry sinks - Aurora had rotten planks", "") == (
        "ferry",
        "sinks",
        "aurora",
        "rotten",
        "planks",
    )


def test_there_are_at_most_32():
    assert len(terms("", " ".join(f"word{n}" for n in range(90)))) == 32


def test_every_common_word_stands_once_and_is_no_stop_word_already():
    lines = load_yaml("common_words.yaml")["common_words"]
    words = " ".join(lines).split()
    assert all(w == w.casefold() for w in words)
    doubled = sorted({w for w in words if words.count(w) > 1 or w in STOP_WORDS})
    assert doubled == []
