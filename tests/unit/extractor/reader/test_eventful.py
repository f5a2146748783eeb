"""An article is asked as a whole whether it tells of anything that happened."""

import pytest

from schemas import ArticlePart
from schemas.report import Realis
from services.extractor.datafile import load_yaml
from services.extractor.eventful import best_signs, eventfulness, is_eventful
from services.extractor.plausibility import plausible
from services.extractor.reading import Sentence, read_sentences
from services.extractor.segments import segment
from services.extractor.traces import traces_of

CRASH = """\
A bus that was taking pilgrims home left the road near Tarma on Sunday night and fell 60 metres, killing nine people and
injuring 21, the fire brigade said.

The driver, 44, was among the dead. Police have opened an inquiry."""

QUEUE = """\
They came at dusk on Sunday and by dawn they had laid siege to the bakery in Tarma. When the doors opened the loaves were
massacred within minutes.

I was ambushed at the till by an aunt. You will want to bring a flask, and a cushion. Rye is worth the battle."""


def sentences(text: str) -> tuple[Sentence, ...]:
    return read_sentences({ArticlePart.TITLE: "", ArticlePart.TEXT: text}, segment(None, text))


def test_what_happened_leaves_its_traces():
    found = traces_of(sentences(CRASH), frozenset({0}))
    assert found.whole.news > 0
    assert found.whole.toll > 0
    assert found.told
    assert found.concrete > 0.5
    assert found.reader == 0
    assert set(found.of_sentence) == {0}


def test_borrowed_words_leave_none():
    found = traces_of(sentences(QUEUE), frozenset())
    assert found.whole.news == found.whole.toll == 0
    assert not found.told
    assert found.reader > 0


def test_news_of_a_crash_is_told(read):
    assert [r.realis for r in read(CRASH, published="2024-05-13T12:00:00Z")] == [Realis.ACTUAL]


def test_a_queue_in_the_words_of_war_is_not(read):
    assert read(QUEUE, title="Siege of the bakery", published="2024-05-13T12:00:00Z") == ()


def test_the_most_plausible_incident_speaks_for_its_article(bring_up):
    crash, queue = (bring_up(text)[0].signs for text in (CRASH, QUEUE))
    assert best_signs([queue, crash]) == {**crash, "plausible": plausible(crash)}
    assert is_eventful([queue, crash])
    assert not is_eventful([])


def test_a_note_and_an_article_on_armed_groups_are_known_to_be_about_events(bring_up):
    assert all(c.settled for c in bring_up("Gunmen have attacked villages near Kadugli."))
    assert all(c.settled for c in bring_up(CRASH + "\n\nThe rebels who hold Tarma let the ambulances pass."))
    assert not any(c.settled for c in bring_up(CRASH))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Shootings in Harbin fell by a quarter in April, police said on Tuesday. Nine people were killed.",
            False,
        ),
        (
            "A shooting in Harbin on Tuesday killed nine people, three more than the one in April, police said.",
            True,
        ),
    ],
)
def test_counts_of_months_that_are_compared_are_no_incident(read, text, told):
    longer = text + "\n\nThe chief of police spoke to reporters.\n\nThe mayor was there.\n\nHe left at noon."
    assert bool(read(longer)) == told


def test_the_file_keeps_each_sign_on_its_side():
    data = load_yaml("eventful.yaml")
    assert all(weight >= 0 for side in ("for", "against") for weight in data[side].values())
    assert not set(data["for"]) & set(data["against"])
    assert 0 < eventfulness().threshold < 1


@pytest.mark.parametrize(
    ("title", "told"),
    [("Teenager Shot In Duquesne", True), ("Best shots of the festival in Duquesne", False)],
)
def test_a_headline_of_people_who_were_shot_is_told_though_its_page_is_broken(title, told, read):
    page = (
        "Read our replica edition on any device.\n\nBy Staff\n\nDUQUESNE, Pa. - More on this story at eleven."
    )
    assert bool(read(page, title=title, published="2024-05-16T12:00:00Z")) is told
