"""A mistake of the parser that is mended, and what is left alone."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extractor.analysis import View
from services.extractor.clauses import subjects
from services.extractor.parse_repair import repair
from services.extractor.resources import load_resources

WORDS = [
    "a",
    "day",
    "after",
    "blast",
    "killed",
    "nine",
    "people",
    ",",
    "and",
    "police",
    "said",
    "before",
    "in",
    "Quetta",
    "was",
    "hit",
    ".",
]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed two constables in Quetta on Saturday, a day after an explosion in the town of Mastung killed nine people.",
        "The minister resigned two days after an explosion at the port killed nine people.",
    ],
)
def test_what_happened_before_has_its_own_subject(view: Callable[..., View], text: str) -> None:
    doc = view(text).doc
    killed = [t for t in doc if t.text == "killed"][-1]
    assert [t.text for t in subjects(killed)] == ["explosion"]


def test_a_time_before_a_verb_with_a_subject_is_left_alone(view: Callable[..., View]) -> None:
    doc = view("After the raid, soldiers searched the houses.").doc
    searched = next(t for t in doc if t.text == "searched")
    assert [t.text for t in subjects(searched)] == ["soldiers"]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20))
def test_any_sentence_stays_a_tree(words: list[str]) -> None:
    nlp = load_resources().nlp
    doc = nlp.make_doc(" ".join(words))
    for token in doc[1:]:
        token.is_sent_start = False
    for _, component in nlp.pipeline:
        doc = component(doc)
    for token in repair(doc):
        assert token not in token.ancestors
        assert len(list(token.ancestors)) < len(doc)
