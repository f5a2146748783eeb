"""Where sentences end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extractor.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Smith of the U.S. Army said so.",
        "It began at 9 a.m. Tuesday near St. Louis.",
        "Sgt. J. R. Lopez, Lt. Gov. Dan Patrick and Mr. Cruz came on Dec. 31.",
        "He lives in Blowing Rock, N.C. and works there.",
        "The quake measured 5.6 on the scale.",
        "Five people... died.",
    ],
)
def test_abbreviations_end_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Two died. Three fled.", 2),
        ('"Run!" he said. She ran.', 2),
        ('"We ran." They fell.', 2),
        ("It began at 9 p.m. The police came at ten.", 2),
        ("He serves in the U.S. The war is over.", 2),
        ("Did he? No. Why not?", 3),
        ("One\n\nTwo", 2),
        ("He was hit (in the leg.) Then he fell.", 2),
    ],
)
def test_sentences_part(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_offsets_count_in_the_whole_text() -> None:
    text = "TITLE -- Two died. Three fled."
    assert [text[a:b] for a, b in split_sentences(text, 9, len(text))] == ["Two died.", "Three fled."]


@given(st.text(alphabet='aA. !?"\n’)U1', max_size=80))
def test_no_word_is_lost(text: str) -> None:
    spans = split_sentences(text, 0, len(text))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
