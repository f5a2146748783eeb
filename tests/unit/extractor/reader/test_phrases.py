"""The notation of the lexicons."""

import pytest

from services.extractor.phrases import compile_phrases, noun_forms, verb_forms


@pytest.mark.parametrize(
    ("phrase", "text", "matches"),
    [
        ("bomb+", "two bombs", True),
        ("bomb+", "a bombastic speech", False),
        ("assad", "the ambassador", False),
        ("kill~", "killing", True),
        ("shoot~ dead", "was shot dead", True),
        ("set~ __ on fire", "set three parked cars on fire", True),
        ("set~ __ on fire", "set the table, he said, then put logs on fire", False),
        ("(car|truck) bomb+", "a truck bomb", True),
        ("take~ <the> town", "took town", True),
        ("car bomb", "car-bomb", True),
    ],
)
def test_notation(phrase: str, text: str, matches: bool) -> None:
    assert (compile_phrases([phrase]).search(text) is not None) is matches


def test_forms() -> None:
    assert set(verb_forms("stab")) >= {"stab", "stabs", "stabbed", "stabbing"}
    assert "shot" in verb_forms("shoot")
    assert noun_forms("gunman") == ("gunman", "gunmen")


@pytest.mark.parametrize("phrase", ["_ bomb", "<the> bomb", "(a|b"])
def test_a_phrase_that_cannot_be_read_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="phrase"):
        compile_phrases([phrase])
