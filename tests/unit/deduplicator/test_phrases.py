"""Wording that the linker looks for."""

import pytest

from services.deduplicator.phrases import (
    ages_in,
    content_words,
    is_another,
    is_correction,
    is_of_the_hurt,
    names_in,
)


@pytest.mark.parametrize(
    "text",
    [
        "Somalia lowers death toll of hotel attack to 13",
        "was 13 and not 15, the minister said",
        "The hospital has corrected the number from nine to eight",
        "CORRECTION: three people died",
        "12 people were killed, down from 14",
        "31 dead, not 33",
        "Seven people, not eight, died",
        "Doctors lower the market toll to 31",
        "One victim named twice, says mortuary",
    ],
)
def test_these_words_take_a_number_back(text: str):
    assert is_correction(text)


@pytest.mark.parametrize(
    "text",
    [
        "Death toll rises to nine",
        "Three more people died",
        "He was sent to a correctional facility",
        "Two die in Lower Saxony",
        "Not one window was left",
        "Two brothers were shot dead by mistake",
        "Soldiers mistakenly killed three shepherds",
        "Power was cut to 3,000 homes",
    ],
)
def test_these_words_do_not(text: str):
    assert not is_correction(text)


@pytest.mark.parametrize(
    "text",
    [
        "Second bomb in two days hits Peshawar",
        "Another shooting in Chicago",
        "New fireworks blast kills one",
        "Second village bombed",
    ],
)
def test_these_headlines_announce_one_more(text: str):
    assert is_another(text)


@pytest.mark.parametrize(
    "text",
    [
        "Second victim of block party shooting dies",
        "Another man dies in hospital",
        "Newark fire kills two",
        "Fire at new school",
    ],
)
def test_these_headlines_do_not(text: str):
    assert not is_another(text)


def test_telling_words_are_sorted_once_each_and_keep_numbers():
    assert content_words("Police: the Karkhano market, Karkhano", "a man of 58") == (
        "58",
        "karkhano",
        "market",
    )


def test_ages_are_read_in_their_three_forms():
    assert ages_in("A 23-year-old and Ali Khan, 40, were hit", "a boy aged 7", "on 12 May") == (7, 23, 40)


def test_names_are_the_capitalised_words_of_sentences_but_the_first_and_the_common():
    assert names_in("Police said Nadia Karim was at the Wadajir hotel.", ". Ali Khan") == (
        "nadia",
        "karim",
        "wadajir",
        "ali",
        "khan",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Third trader dies after market bombing",
        "Fifth burned weaver has died",
        "A welder succumbed to burns",
        "The driver died of his injuries overnight",
        "A nurse died in hospital on Sunday",
        "One of the wounded died",
    ],
)
def test_these_words_tell_of_the_death_of_somebody_who_had_been_hurt(text: str):
    assert is_of_the_hurt(text)


@pytest.mark.parametrize(
    "text",
    [
        "Three traders die in market bombing",
        "Third bomb in a week kills two",
        "First trader to reopen after the bombing",
        "A body was found in the hospital",
        "One of the wounded was flown out",
        "Third man arrested after boy died",
        "Third suspect dies in custody",
    ],
)
def test_these_words_tell_of_no_such_death(text: str):
    assert not is_of_the_hurt(text)
