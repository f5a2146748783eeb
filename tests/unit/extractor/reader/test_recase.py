"""Texts in capitals get their case back without moving a character."""

from hypothesis import given
from hypothesis import strategies as st

from services.extractor.recase import recaser
from services.extractor.resources import load_resources

RECASE = recaser({"bomb", "explode", "in", "the", "city", "of"}, lambda word: word == "cali", {"eln"})


def test_words_are_lowered_names_and_acronyms_kept() -> None:
    assert (
        RECASE("THE ELN BOMBS EXPLODED IN THE CITY OF CALI, GOMEZ SAID")
        == "The ELN bombs exploded in the city of Cali, Gomez Said"
    )


def test_an_ordinary_text_stays_as_it_is() -> None:
    text = "The FMLN attacked a post in San Salvador."
    assert RECASE(text) == text


@given(text=st.text(max_size=80))
def test_length_is_kept(text: str) -> None:
    assert len(load_resources().recase(text.upper())) == len(text.upper())
