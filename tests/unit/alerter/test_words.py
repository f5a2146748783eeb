"""Whole words only."""

import pytest

from services.alerter.words import has_phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("U.S. embassy stormed", "embassy"),
        ("The embassy's gate burns", "embassy"),
        ("Rockets on Ain al-Assad", "ain al-assad"),
        ("Popular Mobilization Forces march", "popular  mobilization forces"),
        ("Explosion in Málaga", "málaga"),
        ("STRASSE closed", "straße"),
    ],
)
def test_a_phrase_is_found_whatever_its_case_and_punctuation(text: str, phrase: str) -> None:
    assert has_phrase(text, phrase)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The ambassador left", "assad"),
        ("Human rights", "hts"),
        ("Popular unrest, mobilization of forces", "popular mobilization"),
        ("anything", ""),
        ("anything - at all", " - "),
    ],
)
def test_part_of_a_word_or_scattered_words_or_nothing_is_not_found(text: str, phrase: str) -> None:
    assert not has_phrase(text, phrase)
