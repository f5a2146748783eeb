"""The grammar by which an act is told."""

import pytest

from services.extractor.mentions import find_mentions
from services.extractor.resources import load_resources
from services.extractor.telling import Tense, bare, foreground, listed, quoted, tense_of, with_article


@pytest.fixture
def word(view):
    def find(text, wanted):
        return next(t for t in view(text).doc if t.lower_ == wanted)

    return find


@pytest.mark.parametrize(
    ("text", "wanted", "tense"),
    [
        ("Gunmen killed a judge on Monday.", "killed", Tense.PAST),
        ("A judge was killed on Monday.", "killed", Tense.PAST),
        ("The attack took place on Monday.", "attack", Tense.PAST),
        ("They broke in and killed him.", "killed", Tense.PAST),
        ("Many judges have been killed.", "killed", Tense.PERFECT),
        ("The guerrillas kill judges.", "kill", Tense.PRESENT),
        ("A murder without end", "murder", Tense.NONE),
    ],
)
def test_the_tense_is_that_of_the_clause_that_tells_it(word, text, wanted, tense):
    assert tense_of(word(text, wanted)) is tense


@pytest.mark.parametrize(
    ("text", "wanted", "told"),
    [
        ("A bomb exploded in the market.", "exploded", True),
        ("Police said a bomb exploded in the market.", "exploded", True),
        ("An explosion shook the market.", "explosion", True),
        ("Talks broke down after the explosion.", "explosion", False),
        ("He leads a group that kidnapped many.", "kidnapped", False),
    ],
)
def test_what_a_main_clause_or_a_speaker_tells_is_in_the_foreground(word, text, wanted, told):
    assert foreground(word(text, wanted)) is told


def test_nouns_in_general_have_no_article_no_owner_and_no_number(word):
    assert bare(word("We condemn attacks.", "attacks"))
    assert not bare(word("The attacks went on.", "attacks"))
    assert not bare(word("Two attacks followed.", "attacks"))


def test_one_of_its_kind_has_an_article(word):
    assert with_article(word("An ambush stopped the convoy.", "ambush"))
    assert not with_article(word("The ambush stopped the convoy.", "ambush"))


def test_crimes_in_a_list_are_listed(word):
    assert listed(word("The people suffer murders and kidnappings.", "kidnappings"))
    assert not listed(word("The people suffer murders.", "murders"))


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said: "The army killed our brothers."', True),
        ("He said: “The army killed our brothers.”", True),
        ('The "hawks" of the army killed two brothers.', False),
    ],
)
def test_a_quotation_reaches_to_its_closing_mark(view, text, inside):
    parsed = view(text)
    (mention,) = find_mentions(parsed, load_resources().triggers.find(text))
    assert quoted(mention) is inside
