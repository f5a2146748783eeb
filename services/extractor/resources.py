"""What the reader needs besides the article: model, gazetteer, lexicons. Loaded once for each worker process."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from spacy.language import Language

from services.extractor.armed_groups import abbreviations, long_names
from services.extractor.gazetteer.store import Gazetteer, open_gazetteer
from services.extractor.headline_case import headline_recaser
from services.extractor.model import DEFAULT_MODEL, load_model
from services.extractor.recase import recaser
from services.extractor.triggers import TriggerLexicon, load_triggers
from services.extractor.vocabulary import common_words, name_test, place_test


@dataclass(frozen=True)
class Resources:
    """Read-only; nothing in here changes what an article yields from one call to the next."""

    nlp: Language
    triggers: TriggerLexicon
    gazetteer: Gazetteer
    recase: Callable[[str], str]
    """Of texts in capitals."""
    recase_headline: Callable[[str, str], str]
    """Of headlines in title case, with the text below."""


@cache
def load_resources(model: str = DEFAULT_MODEL) -> Resources:
    """Everything, from the package's own files and the spaCy pipeline of that package name. Takes two to four seconds.

    Raises GazetteerMissingError where the gazetteer has not been built, ModelMissingError where there is no such model.
    """
    nlp = load_model(model)
    common = common_words(nlp)
    nlp.remove_pipe("lemmatizer")
    gazetteer = open_gazetteer()
    return Resources(
        nlp=nlp,
        triggers=load_triggers(),
        gazetteer=gazetteer,
        recase=recaser(
            common.all,
            common.verbs,
            name_test(common.only_nouns, gazetteer),
            abbreviations(),
            long_names(),
            place_test(gazetteer),
        ),
        recase_headline=headline_recaser(common.verbs),
    )
