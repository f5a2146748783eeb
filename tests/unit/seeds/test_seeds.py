"""The seeds are valid input, and each condition of the story that they tell is in them."""

import json
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from schemas import Article
from services.alerter.subscription_file import read_subscriptions

SEEDS = Path(__file__).parents[3] / "seeds"
LINES = (SEEDS / "articles.jsonl").read_text(encoding="utf-8").splitlines()
ARTICLES = [Article.model_validate_json(line) for line in LINES]
OWN = [article for article in ARTICLES if article.source != "voanews.com"]


def test_there_are_enough_to_tell_a_story() -> None:
    assert len(OWN) >= 14


def test_ids_are_unique() -> None:
    assert [name for name, count in Counter(article.id for article in ARTICLES).items() if count > 1] == []


def test_they_stand_in_the_order_of_publication() -> None:
    moments = [article.published_at for article in ARTICLES]
    assert moments == sorted(moments, key=lambda moment: moment.timestamp())


@pytest.mark.parametrize("line", LINES)
def test_a_line_has_only_fields_of_the_contract(line: str) -> None:
    Article.model_validate_json(line, extra="forbid")


@pytest.mark.parametrize("line", [line for line in LINES if "voanews.com" not in line])
def test_an_article_of_our_own_is_complete(line: str) -> None:
    assert list(json.loads(line)) == ["id", "title", "text", "published_at", "source", "url", "language"]


@pytest.mark.parametrize("article", OWN, ids=lambda article: article.id)
def test_an_invented_outlet_has_an_invented_address(article: Article) -> None:
    assert article.source.endswith(".example")
    assert urlsplit(article.url).hostname == article.source


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_the_table_says_what_it_is_there_for(article: Article) -> None:
    assert f"| {article.id} |" in (SEEDS / "README.md").read_text(encoding="utf-8")


def test_several_outlets_tell_one_story_and_one_language_is_not_read() -> None:
    assert len({article.source for article in ARTICLES}) >= 10
    assert {article.language for article in ARTICLES} == {"en", "es"}


def test_the_subscriptions_can_be_used() -> None:
    assert len(read_subscriptions(SEEDS / "subscriptions.yaml")) == 7
