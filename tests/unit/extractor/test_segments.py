"""Headline, dateline, body, caption, and furniture that reports nothing."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.evidence import ArticlePart
from services.extractor.datafile import load_yaml
from services.extractor.segments import SegmentKind, segment, unwrapped

RULES = load_yaml("boilerplate.yaml")


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    texts = {ArticlePart.TITLE: title or "", ArticlePart.TEXT: text}
    return [(s.kind.value, texts[s.part][s.start : s.end]) for s in segment(title, text)]


@pytest.mark.parametrize(
    ("group", "rule"),
    [(group, rule) for group, rules in RULES.items() for rule in rules],
    ids=lambda v: str(v)[:30],
)
def test_each_rule_matches_its_example_and_not_its_counter_example(group: str, rule: dict[str, str]) -> None:
    pattern = re.compile(rule["pattern"], re.IGNORECASE)
    test = pattern.fullmatch if group == "list_headings" else pattern.search
    assert test(rule["example"])
    assert not test(rule["not"])


@pytest.mark.parametrize("rule", RULES["boilerplate"], ids=lambda v: v["example"][:30])
def test_no_counter_example_is_boilerplate_by_any_rule(rule: dict[str, str]) -> None:
    assert [kind for kind, _ in kinds(rule["not"])] == ["body"]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("JALALABAD, Afghanistan - A bomber struck.", "JALALABAD, Afghanistan -"),
        ("PESHAWAR, Pakistan (FNA) - A bomb went off.", "PESHAWAR, Pakistan (FNA) -"),
        ("KARACHI: A constable was shot.", "KARACHI:"),
        (
            "IKSAN, South Korea, Feb. 15 (Hanbit News Agency) -- Rescuers came.",
            "IKSAN, South Korea, Feb. 15 (Hanbit News Agency) --",
        ),
        ("SAN SALVADOR, 23 OCT 93 -- [TEXT] GUNMEN SHOT A TAILOR.", "SAN SALVADOR, 23 OCT 93 -- [TEXT]"),
        ("MOBILE (WZQP) -- A grocer was shot.", "MOBILE (WZQP) --"),
        ("LARKMOOR, NE (KQZJ) - A postman is dead.", "LARKMOOR, NE (KQZJ) -"),
    ],
)
def test_a_dateline_is_cut_off_the_first_sentence(text: str, dateline: str) -> None:
    first, second = kinds(text)
    assert first == ("dateline", dateline)
    assert second == ("body", text[len(dateline) :].strip())


@pytest.mark.parametrize(
    "text",
    ["Police: A man was shot.", "UN - the council met.", "Two men - both armed - fled.", "He said: Run!"],
)
def test_a_dash_or_colon_alone_makes_no_dateline(text: str) -> None:
    assert kinds(text) == [("body", text)]


def test_related_headlines_are_noise_until_the_story_goes_on() -> None:
    text = "Five died.\n\nTRENDING NOW\n\n3 soldiers die in ambush\n\nMortar lands near embassy\n\nThe fifth man died."
    assert [k for k, _ in kinds(text)] == ["body", "boilerplate", "boilerplate", "boilerplate", "body"]


def test_a_paragraph_said_twice_counts_once() -> None:
    assert [k for k, _ in kinds("Five men died.\n\nPolice came.\n\nFive men  died.")] == [
        "body",
        "body",
        "boilerplate",
    ]


def test_the_title_repeated_in_the_text_is_a_headline() -> None:
    assert [k for k, _ in kinds("Five die\n\nFive people died.", title="Five die")] == [
        "headline",
        "headline",
        "body",
    ]


def test_a_caption_is_told_from_the_story() -> None:
    text = "Photo: Health workers in Lahore in 2023, when 5 officers were wounded. (File)\n\nA policeman was shot."
    assert [k for k, _ in kinds(text)] == ["caption", "body"]


def test_a_long_paragraph_is_never_thrown_away() -> None:
    text = "Anyone with information is asked to call police. " * 10
    assert [k for k, _ in kinds(text)] == ["body"]


def test_hard_wrapped_lines_stay_together_and_others_part() -> None:
    wrapped = "STATEMENTS MADE BY AN OFFICER OF THE ARMY TODAY\nTHE AIR FORCE WILL CONTINUE ITS ACTIVITIES\nIN THE COUNTRY."
    assert len(kinds(wrapped)) == 1
    assert len(kinds("The man was shot.\nThe police came.\nNo one was held.")) == 3


@given(st.text(alphabet="aB.:-—\n ()<>|,1", max_size=120), st.none() | st.text(alphabet="aB \n", max_size=10))
def test_segments_are_in_order_apart_and_leave_nothing_but_blanks(text: str, title: str | None) -> None:
    found = [s for s in segment(title, text) if s.part is ArticlePart.TEXT]
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = set().union(*(range(s.start, s.end) for s in found)) if found else set()
    assert not "".join(c for i, c in enumerate(text) if i not in covered).strip()
    assert all(s.kind in SegmentKind for s in found)


def test_a_name_goes_on_over_a_wrapped_line() -> None:
    text = (
        "Police said that two men were arrested in the port of San\n"
        "Lorenzo on Monday, a day after a bomb had gone off there.\n"
        "\n"
        "Nobody was hurt."
    )
    joined = unwrapped(text, segment(None, text))
    assert "San Lorenzo on Monday" in joined
    assert len(joined) == len(text)
    assert "\n\nNobody" in joined


def test_a_dateline_may_tell_the_country_in_brackets() -> None:
    text = "CARTAVIO (PERU), 23 OCT 93 (XYZ) -- [TEXT] A BOMB WENT OFF."
    assert [s.kind for s in segment(None, text)] == [SegmentKind.DATELINE, SegmentKind.BODY]
