"""Markup blanked in place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extractor.html import blank_markup


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>One</p><p>Two</p>", ["One", "Two"]),
        ("a<br/>b", ["a", "b"]),
        ("<a href=\"x>y\" title='<b>'>link</a>", ["link"]),
        ("<!-- killed 9 -->none", ["none"]),
        ("<style>p {color: red}</style>text", ["text"]),
        ("<script>if (a<b) alert('killed')</script>text", ["text"]),
        ("<nav><ul><li>World</li></ul></nav>text", ["text"]),
        ("Tom &amp; Jerry", ["Tom", "&", "Jerry"]),
        ("five&nbsp;dead", ["five", "dead"]),
        ("caf&#233;", ["café"]),
        ("caf&#xE9;", ["café"]),
    ],
)
def test_only_the_words_remain(html: str, words: list[str]) -> None:
    text, found = blank_markup(html)
    assert found
    assert text.split() == words


@pytest.mark.parametrize("text", ["5 < 6 and 7 > 3", "AT&T", "an <unknown> word", "a && b", "Q&A;", "plain"])
def test_text_that_only_looks_like_markup_stays(text: str) -> None:
    assert blank_markup(text) == (text, False)


def test_block_tags_part_paragraphs() -> None:
    text, _ = blank_markup("<p>One</p><p>Two</p>")
    assert "\n\n" in text[text.index("One") : text.index("Two")]


def test_a_script_that_never_ends_costs_only_its_tag() -> None:
    text, _ = blank_markup("<script>Two were killed")
    assert text.split() == ["Two", "were", "killed"]


PIECES = (
    "<p>",
    "</p>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "&amp;",
    "&#0;",
    "&#x110000;",
    "a",
    "<",
    ">",
    '"',
    "'",
    " =",
)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_the_length_never_changes(html: str) -> None:
    text, _ = blank_markup(html)
    assert len(text) == len(html)


@given(st.text(max_size=60))
def test_characters_outside_markup_keep_their_place(plain: str) -> None:
    html = "<b>" + plain.replace("<", "").replace("&", "") + "</b>"
    text, _ = blank_markup(html)
    assert text[3:-4] == html[3:-4]
