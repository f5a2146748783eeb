"""The kind of a text is told by many weak cues, held against what real incidents bring with them."""

import pytest

from schemas.evidence import ArticlePart
from schemas.report import Realis
from services.extractor.genre import Genre, genre_of
from services.extractor.reading import read_sentences
from services.extractor.segments import segment


def kind_of(title: str, text: str) -> Genre:
    texts = {ArticlePart.TITLE: title, ArticlePart.TEXT: text}
    return genre_of(read_sentences(texts, segment(title, text)))


@pytest.mark.parametrize(
    ("name", "title", "text"),
    [
        (
            "drill",
            "Ferry sinks on timetable",
            (
                "The ferry Alma sank on Monday with 80 aboard. Nine of them died. All of the passengers were volunteers, and the "
                "rescue exercise was over by noon."
            ),
        ),
        (
            "fiction",
            "A slow fuse",
            "The new novel opens on a bombing in which six people die. Its protagonist, a clerk, planted the device.",
        ),
        (
            "sport",
            "Rovers ambush leaders",
            "The striker killed the tie with a rocket from 20 metres. An own goal after half-time buried the leaders.",
        ),
        (
            "market",
            "Carnage on the trading floor",
            "Shares crashed on Monday and investors fled. Analysts had seen the storm coming.",
        ),
    ],
)
def test_texts_that_borrow_the_words_of_violence(name: str, title: str, text: str) -> None:
    found = kind_of(title, text)
    assert (found.name, found.borrows) == (name, True)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Cadet killed in rescue exercise",
            (
                "A cadet was killed on Monday when a boat overturned during a rescue exercise, police said. The exercise was "
                "called off and the prosecutor opened an inquiry."
            ),
        ),
        (
            "Striker shot outside club",
            "Rovers striker Jon Vale was shot in the leg outside a club on Sunday, police said. A suspect was arrested.",
        ),
        (
            "Blast at brokerage",
            "An explosion killed four people at a brokerage on Monday, officials said. Shares in its owner fell.",
        ),
    ],
)
def test_what_really_happens_in_their_settings_is_news(title: str, text: str) -> None:
    assert not kind_of(title, text).borrows


def test_a_forecast_tells_of_what_may_come() -> None:
    text = (
        "The cyclone could hit the coast on Friday, forecasters said. In the worst case the harbour may flood. "
        "The storm had caused no damage by evening."
    )
    found = kind_of("Coast braces for cyclone", text)
    assert (found.borrows, found.realis) == (False, Realis.HYPOTHETICAL)


def test_a_denial_tells_of_what_did_not_happen() -> None:
    text = (
        "There was no explosion at the depot, its owner said. The rumour was a hoax spread on social media."
    )
    assert kind_of("No truth in depot rumour", text).realis is Realis.NEGATED


def test_a_rumour_beside_a_real_incident_denies_nothing() -> None:
    text = (
        "Three people were killed at the depot on Monday, police said. A rumour of a second blast was a hoax."
    )
    assert kind_of("Depot blast kills three, rumour of second one false", text).realis is Realis.ACTUAL


@pytest.mark.parametrize(
    ("name", "title", "text"),
    [
        (
            "garden",
            "War on your borders",
            "Kill aphids early. Perennials and seedlings collapse overnight; prune hard.",
        ),
        (
            "table",
            "A bomb of a curry",
            "The chef sets fire to the sauce. Diners weep over dessert; a spicy broth explodes.",
        ),
        (
            "music",
            "Riot on vinyl",
            "The guitarist attacks the riff, the drummer kills it, and a ballad burns down the gig.",
        ),
        (
            "fashion",
            "Explosion in silk",
            "The catwalk was a battlefield of sequins. The designer shot colours at the buyers.",
        ),
    ],
)
def test_classes_of_words_tell_kinds_that_nobody_has_written_phrases_for(
    name: str, title: str, text: str
) -> None:
    found = kind_of(title, text)
    assert (found.name, found.borrows) == (name, True)


@pytest.mark.parametrize(
    ("title", "text", "realis"),
    [
        (
            "Mill explosion never happened",
            "A post on Monday had spoken of a blast in Ash Mill.",
            Realis.NEGATED,
        ),
        ("Rumour of shooting unfounded", "Shots were heard on Monday by half of Ash.", Realis.NEGATED),
        (
            "Two shot dead in Ash; rumour of third gunman false",
            "Two people were shot dead in Ash on Monday.",
            Realis.ACTUAL,
        ),
    ],
)
def test_a_title_that_denies_says_what_the_text_is_there_for(title: str, text: str, realis: Realis) -> None:
    """Save where it tells of dead beside it."""
    assert kind_of(title, text).realis is realis
