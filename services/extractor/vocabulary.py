"""Which words of a text in capitals are common words, and which of those are rather names of places."""

from collections.abc import Callable
from functools import cache

from spacy.language import Language

from services.extractor.armed_groups import abbreviations
from services.extractor.gazetteer.place import NameMatch, PlaceKind
from services.extractor.gazetteer.store import Gazetteer

_CITY = 100_000  # inhabitants; smaller towns bear too many common words as names
_BROAD = (PlaceKind.COUNTRY, PlaceKind.ADMIN1)


def common_words(nlp: Language) -> tuple[frozenset[str], frozenset[str]]:
    """Lower-case base and irregular forms that the model's lemmatizer knows, with the function words; and those that it
    knows as nothing but nouns.
    """
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    nouns: set[str] = set()
    others: set[str] = set(nlp.Defaults.stop_words)
    for table in ("lemma_index", "lemma_exc"):
        entries = lookups.get_table(table)
        nouns.update(entries.get("noun", ()))
        for kind in ("verb", "adj", "adv"):
            others.update(entries.get(kind, ()))
    return frozenset(nouns | others), frozenset(nouns - others)


def name_test(nouns: frozenset[str], gazetteer: Gazetteer) -> Callable[[str], bool]:
    """Whether a lower-case word is the name of a country, a people or a city, and otherwise nothing but a noun."""

    @cache
    def is_name(word: str) -> bool:
        hits = gazetteer.lookup(word)
        if any(hit.match is NameMatch.PEOPLE for hit in hits):
            return True
        if word not in nouns:
            return False
        return any(
            hit.match <= NameMatch.ALIAS and (hit.place.kind in _BROAD or hit.place.population >= _CITY)
            for hit in hits
        )

    return is_name


def acronyms() -> frozenset[str]:
    """Names of armed groups and forces that are written in capitals, lower case."""
    return abbreviations()
