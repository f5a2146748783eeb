"""Each rule of the trigger lexicon fires on its example and not on its counter-example."""

from collections.abc import Iterator

import pytest

from schemas.evidence import ArticlePart
from schemas.incident_type import IncidentType
from services.extractor.analysis import View, analyse
from services.extractor.mentions import find_candidates
from services.extractor.reading import Sentence
from services.extractor.resources import load_resources
from services.extractor.segments import SegmentKind
from services.extractor.triggers import TriggerLexicon, load_triggers

LEXICON: TriggerLexicon = load_triggers()


def view_of(text: str) -> View:
    sentence = Sentence(0, ArticlePart.TEXT, SegmentKind.BODY, 0, text, tuple(range(len(text) + 1)))
    return analyse(load_resources().nlp, sentence)


def fires(name: str, text: str) -> bool:
    return any(rule == name for rule, _ in find_candidates(view_of(text), LEXICON.find(text)))


def _cases(kind: str) -> Iterator[tuple[str, str]]:
    for trigger in LEXICON.triggers:
        for text in getattr(trigger.rule, kind):
            yield trigger.name, text


def test_every_type_has_a_rule() -> None:
    assert {t.type for t in LEXICON.triggers} == set(IncidentType)


def test_every_rule_has_an_example_and_a_counter_example() -> None:
    assert all(t.rule.example and t.rule.counter for t in LEXICON.triggers)


@pytest.mark.parametrize(("name", "text"), list(_cases("example")))
def test_example_fires(name: str, text: str) -> None:
    assert fires(name, text)


@pytest.mark.parametrize(("name", "text"), list(_cases("counter")))
def test_counter_example_does_not_fire(name: str, text: str) -> None:
    assert not fires(name, text)
