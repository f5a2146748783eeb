"""Where an earthquake was."""

from schemas.evidence import ArticlePart
from services.extractor.where.epicentre import epicentres


def test_the_sentence_of_the_epicentre_is_told_from_that_word_on():
    text = "A quake woke people in Arvane. The epicentre was 42 km north of Sollin at a depth of 31 km. Nobody was hurt."
    ((part, start, end),) = epicentres(ArticlePart.TEXT, text)
    assert part is ArticlePart.TEXT
    assert text[start:end] == "epicentre was 42 km north of Sollin at a depth of 31 km."


def test_without_the_word_there_is_none():
    assert list(epicentres(ArticlePart.TEXT, "A quake woke people in Arvane.")) == []
