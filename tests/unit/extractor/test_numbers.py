"""Numbers with what bounds them, by the annotation rules: low, best, high."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extractor.number_words import read_number, spell_number
from services.extractor.numbers import Modifier, Quantity, QuantityKind, parse_quantities


def bounds(quantity: Quantity) -> tuple[int | None, int | None, int | None]:
    return quantity.count.low, quantity.count.best, quantity.count.high


def counts(text: str) -> list[tuple[str, int | None, int | None, int | None]]:
    found = parse_quantities(text)
    return [(text[q.start : q.end], *bounds(q)) for q in found if q.kind is QuantityKind.COUNT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("killed 25 people", ("25", 25, 25, 25)),
        ("at least 25 people died", ("at least 25", 25, 25, None)),
        ("more than a dozen hurt", ("more than a dozen", 12, 12, None)),
        ("upwards of 1,200 fled", ("upwards of 1,200", 1200, 1200, None)),
        ("no fewer than 12 dead", ("no fewer than 12", 12, 12, None)),
        ("30 or more wounded", ("30 or more", 30, 30, None)),
        ("up to 40 missing", ("up to 40", None, 40, 40)),
        ("as many as 300 hostages", ("as many as 300", None, 300, 300)),
        ("about 30 injured", ("about 30", None, 30, None)),
        ("some 5,400 people", ("some 5,400", None, 5400, None)),
        ("nearly 300 homes", ("nearly 300", None, 300, None)),
        ("a dozen or so people", ("a dozen or so", None, 12, None)),
        ("25 to 30 dead", ("25 to 30", 25, 27, 30)),
        ("25-30 dead", ("25-30", 25, 27, 30)),
        ("between 25 and 30 dead", ("between 25 and 30", 25, 27, 30)),
        ("five or six men", ("five or six", 5, 5, 6)),
        ("two to three hundred men", ("two to three hundred", 200, 250, 300)),
        ("dozens of people", ("dozens", 24, 24, None)),
        ("scores of people", ("scores", 40, 40, None)),
        ("hundreds of people", ("hundreds", 200, 200, None)),
        ("thousands of people", ("thousands", 2000, 2000, None)),
        ("tens of thousands of people", ("tens of thousands", 20000, 20000, None)),
        ("several people", ("several", 3, 3, None)),
        ("several hundred people", ("several hundred", 300, 300, None)),
        ("a few dozen people", ("a few dozen", 36, 36, None)),
        ("a couple of soldiers", ("a couple of", 2, 2, 2)),
        ("half a dozen men", ("half a dozen", 6, 6, 6)),
        ("two dozen men", ("two dozen", 24, 24, 24)),
        ("1.5 million people", ("1.5 million", 1500000, 1500000, 1500000)),
        ("two and a half million people", ("two and a half million", 2500000, 2500000, 2500000)),
        ("both officers were hit", ("both", 2, 2, 2)),
        ("no deaths", ("no", 0, 0, 0)),
        ("nobody was hurt", ("nobody", 0, 0, 0)),
        ("THREE HUNDRED PEASANTS", ("THREE HUNDRED", 300, 300, 300)),
    ],
)
def test_a_number_carries_what_the_words_beside_it_say(
    text: str, expected: tuple[str, int | None, int | None, int | None]
) -> None:
    assert counts(text) == [expected]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a 34-year-old man", QuantityKind.AGE),
        ("John Smith, 34, of Chicago", QuantityKind.AGE),
        ("a man of 26 was shot", QuantityKind.AGE),
        ("a boy aged 4", QuantityKind.AGE),
        ("in 2014", QuantityKind.YEAR),
        ("the 1990 attack", QuantityKind.YEAR),
        ("on January 14", QuantityKind.DATE),
        ("on 14 January", QuantityKind.DATE),
        ("at 10 p.m.", QuantityKind.TIME),
        ("at 6:42 sharp", QuantityKind.TIME),
        ("for three days", QuantityKind.DURATION),
        ("stole $500", QuantityKind.MONEY),
        ("5 million dollars", QuantityKind.MONEY),
        ("30 per cent", QuantityKind.SHARE),
        ("two-thirds of them", QuantityKind.SHARE),
        ("some 150 metres", QuantityKind.MEASURE),
        ("a quake of magnitude 5.6", QuantityKind.MEASURE),
        ("a .40-caliber pistol", QuantityKind.CALIBER),
        ("in the 1200 block of Main", QuantityKind.ADDRESS),
        ("at 731 Tamsin St., police", QuantityKind.ADDRESS),
        ("on Interstate 270", QuantityKind.ROAD),
        ("won 3-2", QuantityKind.SCORE),
        ("call 410-396-2488", QuantityKind.PHONE),
        ("called 911", QuantityKind.PHONE),
        ("on Flight 370", QuantityKind.REFERENCE),
        ("a two-storey house", QuantityKind.COMPOUND),
        ("shot three times", QuantityKind.TIMES),
    ],
)
def test_a_number_that_counts_nobody_says_what_it_is(text: str, kind: QuantityKind) -> None:
    assert {q.kind for q in parse_quantities(text)} <= {kind}
    assert QuantityKind.COUNT not in {q.kind for q in parse_quantities(text)}


@pytest.mark.parametrize(
    "text",
    ["an AK-47 rifle", "an F-16 jet", "the K-2 base", "No, he said", "it is no longer safe", "the 13th"],
)
def test_letters_with_digits_and_denials_are_no_numbers(text: str) -> None:
    assert counts(text) == []


def test_a_change_of_toll_is_not_a_range() -> None:
    assert [c[0] for c in counts("the toll rose from six to eight")] == ["six", "eight"]


def test_another_twelve_come_on_top() -> None:
    (twelve,) = parse_quantities("another 12 were wounded")
    assert twelve.additional


def test_modifiers_are_named() -> None:
    assert [q.modifier for q in parse_quantities("about 30 hurt, 25 to 27 dead")] == [
        Modifier.ABOUT,
        Modifier.RANGE,
    ]


@given(st.integers(min_value=0, max_value=999_999_999))
def test_number_words_read_back_as_they_were_spelt(value: int) -> None:
    assert read_number(spell_number(value)) == value


@given(st.integers(min_value=1, max_value=999_999_999))
def test_digits_with_separators_read_as_without(value: int) -> None:
    assert read_number(f"{value:,}") == value


@given(st.integers(min_value=1, max_value=9_999))
def test_spelt_numbers_are_found_whole_in_a_sentence(value: int) -> None:
    words = spell_number(value)
    text = f"They said that {words} peasants were killed"
    assert [(text[q.start : q.end], q.count.best) for q in parse_quantities(text)] == [(words, value)]


@given(st.text(alphabet=st.sampled_from("0123456789 ,.-–ab$%andthoureskillTwo'\n"), max_size=80))
def test_every_text_gives_ordered_quantities_that_do_not_overlap(text: str) -> None:
    found = parse_quantities(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(q.start <= q.number_start < q.number_end <= q.end for q in found)


@given(st.integers(min_value=2, max_value=50), st.integers(min_value=1, max_value=50))
def test_bounds_enclose_the_best(low: int, more: int) -> None:
    (found,) = [
        q for q in parse_quantities(f"{low} to {low + more} people died") if q.kind is QuantityKind.COUNT
    ]
    assert bounds(found) == (low, (2 * low + more) // 2, low + more)


def test_offsets_count_in_the_text_given() -> None:
    text = "On Tuesday, at least 25 people and 3 police officers died."
    assert [text[q.number_start : q.number_end] for q in parse_quantities(text)] == ["25", "3"]
