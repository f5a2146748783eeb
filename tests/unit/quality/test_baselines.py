"""What each baseline does, so that nobody takes it for more or less."""

import pytest

from services.extractor.gazetteer.store import open_gazetteer
from tests.quality.baselines import placed
from tests.quality.baselines.article_as_incident import article_as_incident
from tests.quality.baselines.lead_number import lead_number
from tests.quality.baselines.linked_by_slots import one_a_day, one_row_per_article
from tests.quality.baselines.linked_by_words import tfidf_window, title_jaccard
from tests.quality.baselines.nearest_number import nearest_number

ARTICLE = {
    "id": "a",
    "source": "one.example",
    "title": "Bomb kills four in market",
    "published_at": "2019-11-15T10:30:00Z",
    "text": "PESHAWAR, Pakistan (FNA) - A bomb killed four people and wounded 15 near Paris on Friday.",
}


def _report(article, **changes):
    report = {
        "type": "bombing",
        "role": "main",
        "when": {"start": "2019-11-15"},
        "where": {"country_code": "PK"},
    }
    return article, report | {"casualties": {}} | changes


def _article(name, title, text="", day="2019-11-15"):
    return {
        "id": name,
        "source": f"{name}.example",
        "title": title,
        "text": text,
        "published_at": f"{day}T12:00:00Z",
    }


def _held(incidents):
    return [[s["article_id"] for s in i["sources"]] for i in incidents]


def test_the_nearest_number_is_the_toll():
    reports = nearest_number(ARTICLE)
    assert reports[0]["type"] == "bombing"
    assert [r["casualties"] for r in reports] == [{"killed": 4, "injured": 15}] * len(reports)


def test_every_type_whose_words_occur_is_a_report():
    both = ARTICLE | {"text": "A bomb went off after a robbery."}
    assert {r["type"] for r in nearest_number(both)} == {"bombing", "robbery"}


def test_the_first_number_of_the_lead_is_the_dead():
    (report,) = lead_number(ARTICLE)
    assert report["casualties"] == {"killed": 4, "injured": None}


def test_an_article_is_an_incident_without_a_toll_on_its_day():
    (report,) = article_as_incident(ARTICLE)
    assert (report["casualties"], report["when"]["start"]) == (
        {"killed": None, "injured": None},
        "2019-11-15",
    )


def test_an_article_without_words_of_harm_is_none():
    assert article_as_incident(ARTICLE | {"title": "", "text": "The council met."}) == []


@pytest.mark.parametrize(
    ("pin", "country"),
    [
        (placed.most_populous, "FR"),
        (placed.first_place, "PK"),
        (placed.dateline, "PK"),
        (placed.geotext, "FR"),
    ],
)
def test_each_rule_pins_its_place(pin, country):
    place = pin(ARTICLE, open_gazetteer())
    assert place is not None
    assert place.country_code == country


def test_without_a_dateline_there_is_no_pin():
    assert placed.dateline(ARTICLE | {"text": "A bomb killed four."}, open_gazetteer()) is None


def test_a_row_per_article():
    told = [_report(_article("a", "x")), _report(_article("a", "x")), (_article("b", "y"), None)]
    assert _held(one_row_per_article(told)) == [["a"]]


def test_one_incident_for_each_day_country_and_type():
    told = [
        _report(_article("a", "x")),
        _report(_article("b", "y")),
        _report(_article("c", "z"), type="riot"),
    ]
    assert _held(one_a_day(told)) == [["a", "b"], ["c"]]


def test_titles_that_share_most_words_join():
    told = [
        (_article("a", "Bomb kills four in Peshawar market"), None),
        (_article("b", "Bomb kills four in Peshawar"), None),
        (_article("c", "Flood kills four"), None),
    ]
    assert _held(title_jaccard(told)) == [["a", "b"], ["c"]]


def test_texts_that_share_rare_words_join_within_the_window():
    words = "Karkhano market bomb fruit cart"
    told = [
        (_article("a", "x", words), None),
        (_article("b", "y", words, "2019-11-17"), None),
        (_article("c", "z", words, "2019-12-17"), None),
    ]
    assert _held(tfidf_window(told)) == [["a", "b"], ["c"]]
