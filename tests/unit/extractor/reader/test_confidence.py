"""Confidence: a probability for each field, higher where the text says it more plainly."""

from dataclasses import asdict

import pytest

from services.extractor.confidence import models

PLAIN = """\
MARNE BAY, May 15 (Reuters) - A car bomb killed four people and wounded nine in the market of Marseille on Tuesday, police said.

The bomb exploded at noon on Tuesday. The four dead were traders, police in Marseille said. Nine people were taken to hospital."""


def test_every_ground_has_a_weight_and_every_weight_a_ground(bring_up):
    (candidate, *_) = bring_up(PLAIN)
    for field, grounds in asdict(candidate.grounds).items():
        assert set(models()[field].weights) == set(grounds), field


def test_what_the_text_does_not_say_has_no_confidence(read):
    (report, *_) = read(
        "A car bomb killed four people. The car bomb exploded outside a school. Nobody knows who did it. More is not known."
    )
    assert report.where.lat is None
    assert report.confidence.where == 0


def test_a_toll_that_is_not_stated_has_none(read):
    (report, *_) = read("A car bomb exploded in Marseille on Tuesday.")
    assert report.confidence.casualties is None


def test_a_place_of_the_sentence_is_surer_than_one_from_elsewhere_in_the_article(read):
    (near, *_) = read(
        "A car bomb exploded in Marseille on Tuesday. Police closed the area for the whole day and searched it."
    )
    (far, *_) = read(
        "A car bomb exploded on Tuesday. Police closed the area for the whole day.\\n\\nThe firm has its seat in Marseille."
    )
    assert near.where.name == far.where.name == "Marseille"
    assert near.confidence.where > far.confidence.where


def test_a_day_that_the_text_gives_is_surer_than_that_of_publication(read):
    (said, *_) = read(
        "A car bomb exploded in Marseille on Tuesday. Police closed the area for the whole day and searched it."
    )
    (guessed, *_) = read(
        "A car bomb exploded in Marseille. Police closed the area for the whole day and searched it again."
    )
    assert said.confidence.when > guessed.confidence.when


@pytest.mark.parametrize("field", ["overall", "type", "when", "where"])
def test_all_are_probabilities(read, field):
    for report in read(PLAIN):
        assert 0 <= getattr(report.confidence, field) <= 1
