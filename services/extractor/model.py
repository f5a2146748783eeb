"""The spaCy pipeline, by the name of the package that holds it: the settings may name another than the one we ship with."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from services.runtime.settings import Settings

if TYPE_CHECKING:  # spaCy takes a second to import, which those who only want the error are spared
    from spacy.language import Language

DEFAULT_MODEL: str = Settings.model_fields["spacy_model"].default

# Names come from gazetteer and lexicon: the model's own are wrong where it matters.
_LEFT_OUT = ["ner"]


# Nouns for people that the tokeniser would cut at the hyphen, and the parser then misread.
_WHOLE = ["passer-by", "passers-by"]


class ModelMissingError(Exception):
    """The spaCy pipeline that the settings name is not installed, or is no pipeline."""


def load_model(name: str) -> "Language":
    """The pipeline, without its recogniser of names. Raises ModelMissingError."""
    try:
        nlp: Language = import_module(name).load(exclude=_LEFT_OUT)
    except (ModuleNotFoundError, AttributeError, TypeError) as error:
        message = f"TOCSIN_SPACY_MODEL: {name!r} is no installed spaCy pipeline ({error}); install it or name another"
        raise ModelMissingError(message) from error
    tokenizer: Any = nlp.tokenizer  # typed as a plain function
    for word in _WHOLE:
        for form in (word, word.capitalize()):
            tokenizer.add_special_case(form, [{"ORTH": form}])
    return nlp
