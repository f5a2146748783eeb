"""The verbs and nouns that tell who acts (`lexicon/agency.yaml`)."""

from collections.abc import Iterable
from functools import cache

import yaml

from services.extractor.phrases import LEXICON, noun_forms, verb_forms


class AgencyLexicon:
    """`lexicon/agency.yaml` as sets of lower-case words."""

    def __init__(self) -> None:
        data: dict[str, list[str]] = yaml.safe_load((LEXICON / "agency.yaml").read_text(encoding="utf-8"))
        self.suffered = forms(data["suffered"])
        self.carrying_out = forms(data["carrying_out"])
        self.using = forms(data["using"])
        self.hitting = forms(data["hitting"])
        self.damaging = forms(data["damaging"])
        self.at = frozenset(data["at"])
        self.bare = frozenset(data["bare"])
        self.bare_before = frozenset(data["bare_before"])
        self.participating = forms(data["participating"])
        self.blaming = forms(data["blaming"])
        self.acts = forms(data["acts"])
        self.means = forms(data["means"])
        self.mutual = forms(data["mutual"])
        self.going_off = forms(data["going_off"])
        self.no_authors = frozenset(data["no_authors"])


def forms(words: Iterable[str]) -> frozenset[str]:
    """All written forms of words in the notation of `phrases`."""
    return frozenset(form for word in words for form in _forms(word))


def _forms(word: str) -> tuple[str, ...]:
    if word.endswith("~"):
        return verb_forms(word[:-1])
    return noun_forms(word[:-1]) if word.endswith("+") else (word,)


@cache
def agency_lexicon() -> AgencyLexicon:
    """Read once per process."""
    return AgencyLexicon()
