"""The word lists can be edited by anybody: this says what is wrong with them."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from services.extractor.gazetteer.place import NameMatch, PlaceKind
from services.extractor.where import lexicon as module
from services.extractor.where.lexicon import facility_words, lexicon

FOLDER = Path(module.__file__).parent / "data"
FILES = sorted(FOLDER.glob("*.yaml"))


def lists(node, path=""):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from lists(value, f"{path}/{key}")
    elif isinstance(node, list):
        yield path, node


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_every_entry_is_a_word_or_a_phrase(file):
    for path, words in lists(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)):
        assert words, path
        assert all(isinstance(word, str) and word.strip() == word and word for word in words), path


def test_a_word_is_not_both_always_and_mostly_refused():
    words = yaml.load((FOLDER / "words.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert [word for word, times in Counter(words["locative"] + words["near"]).items() if times > 1] == []


def test_directions_are_degrees():
    assert lexicon().directions["southwest"] == 225.0
    assert all(0 <= degrees < 360 for degrees in lexicon().directions.values())


def test_no_country_is_an_ordinary_word_that_is_never_a_place(gazetteer):
    countries = [
        word
        for word in lexicon().never
        if any(
            hit.place.kind is PlaceKind.COUNTRY and hit.match is NameMatch.NAME
            for hit in gazetteer.lookup(word)
        )
    ]
    assert countries == []


def test_common_words_are_sorted_and_single():
    lines = (FOLDER / "common_words.txt").read_text(encoding="utf-8").splitlines()[1:]
    assert lines == sorted(set(lines))
    assert all(line.isalpha() and line.islower() for line in lines)


def test_sites_have_both_kinds_of_words():
    named, common = facility_words()
    assert "Mosque" in named
    assert "military base" in common
