"""Which words of a text in capitals are common words, and which of those are rather names of places."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from spacy.language import Language

from services.extractor.gazetteer.place import NameMatch, PlaceKind
from services.extractor.gazetteer.store import Gazetteer

_CITY = 100_000  # inhabitants; smaller towns bear too many common words as names
_TOWN = 15_000  # inhabitants, for names of several words, which are hardly ever anything else
_BROAD = (PlaceKind.COUNTRY, PlaceKind.ADMIN1)


@dataclass(frozen=True, slots=True)
class CommonWords:
    """Lower-case base and irregular forms that the model's lemmatizer knows."""

    all: frozenset[str]
    """With the function words."""
    only_nouns: frozenset[str]
    verbs: frozenset[str]
    """With the function words."""


def common_words(nlp: Language) -> CommonWords:
    """The vocabulary of a pipeline that still has its lemmatizer."""
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    functional = frozenset(nlp.Defaults.stop_words)
    index, irregular = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")

    def of(*kinds: str) -> frozenset[str]:
        return frozenset(
            word for table in (index, irregular) for kind in kinds for word in table.get(kind, ())
        )

    others = of("verb", "adj", "adv") | functional
    return CommonWords(all=of("noun") | others, only_nouns=of("noun") - others, verbs=of("verb") | functional)


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


def place_test(gazetteer: Gazetteer) -> Callable[[str, bool], bool]:
    """Whether several lower-case words name a country, or (where the second argument is false) a division or a town."""

    @cache
    def is_place(words: str, only_countries: bool) -> bool:
        hits = [hit.place for hit in gazetteer.lookup(words) if hit.match <= NameMatch.ALIAS]
        if only_countries:
            return any(place.kind is PlaceKind.COUNTRY for place in hits)
        return any(place.kind in _BROAD or place.population >= _TOWN for place in hits)

    return is_place
