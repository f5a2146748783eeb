"""A mistake of the parser that is mended, and what is left alone."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extractor.analysis import View
from services.extractor.clauses import objects, subjects
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


def roles_of(view: View, word: str) -> tuple[list[str], list[str]]:
    """Whom a verb is said of, and whom it is done to."""
    verb = next(t for t in view.doc if t.text == word)
    return [t.text for t in subjects(verb)], [t.text for t in objects(verb)]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The minister resigned as a blaze killed nine people.", "blaze"),
        ("He resigned as a riot killed nine people.", "riot"),
    ],
)
def test_what_happened_meanwhile_has_its_own_subject(
    view: Callable[..., View], text: str, subject: str
) -> None:
    assert roles_of(view(text), "killed") == ([subject], ["people"])


def test_what_somebody_was_killed_as_did_not_kill(view: Callable[..., View]) -> None:
    assert roles_of(view("He was killed as a spy."), "killed") == ([], ["He"])


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Two people were killed and six suffered burns.", "six"),
        ("Two suffered burns.", "Two"),
    ],
)
def test_a_participle_before_a_noun_that_has_a_subject_is_a_verb(
    view: Callable[..., View], text: str, subject: str
) -> None:
    assert roles_of(view(text), "suffered") == ([subject], ["burns"])


def test_a_participle_before_a_noun_without_a_subject_stays_one(view: Callable[..., View]) -> None:
    doc = view("Two injured nurses wept.").doc
    assert [(t.dep_, t.head.text) for t in doc if t.text == "injured"] == [("amod", "nurses")]


def test_who_drowned_is_not_who_had_to_leave(view: Callable[..., View]) -> None:
    found = view("A man drowned and 900 people had to leave their homes.")
    assert roles_of(found, "drowned") == (["man"], [])
    assert roles_of(found, "had")[0] == ["people"]


def test_what_is_done_to_two_is_done_to_both(view: Callable[..., View]) -> None:
    """The counter-example: no verb of its own follows those who are joined."""
    assert roles_of(view("A man and 12 pupils were hurt."), "hurt") == ([], ["man", "pupils"])


def test_what_is_said_behind_a_remark_is_said_of_those_remarked_on(view: Callable[..., View]) -> None:
    found = view("Two others, sisters aged 45 and 50, drowned in the river.")
    assert roles_of(found, "drowned")[0] == ["others"]


def test_a_remark_may_hold_a_participle_of_its_own(view: Callable[..., View]) -> None:
    """The counter-example: no comma closes the remark before the participle."""
    doc = view("Two others, sisters injured on Monday, were sent home.").doc
    assert [t.dep_ for t in doc if t.text == "injured"] == ["acl"]


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
