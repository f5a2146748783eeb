"""Is this English? The rules that follow read nothing else, and would read another language wrongly rather than not at all."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from services.extractor.datafile import load_yaml

ENGLISH = "en"

_FUNCTION_WORDS = frozenset(load_yaml("english.yaml"))
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 3000  # characters; more changes no verdict
_ENGLISH_SHARE = 0.1  # of the words; plain English has 0.3 to 0.4, a note full of foreign names 0.1, other languages under 0.05
_FEW_WORDS = 12  # below this a text is too short to be called foreign
_SURE = 0.95  # probability at which the identifier overrules


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect_language(text: str, declared: str | None = None) -> str:
    """A BCP 47 primary subtag. A declared tag wins; a text in doubt counts as English.

    Letters outside the Latin script decide at once; then the share of English function words; only a longer text with
    few of them is shown to the identifier (py3langid), in lower case, because capitals mislead it.
    """
    if declared and (tag := re.split(r"[-_]", declared.strip())[0].lower()) and tag != "und":
        return {"eng": ENGLISH, "english": ENGLISH}.get(tag, tag)
    words = _WORD.findall(text[:_SAMPLE].lower())
    if not words:
        return ENGLISH
    latin = sum(1 for word in words if word[0] < "\u0250")
    if 2 * latin >= len(words):
        share = sum(1 for word in words if word in _FUNCTION_WORDS) / len(words)
        if share >= _ENGLISH_SHARE or len(words) < _FEW_WORDS:
            return ENGLISH
    tag, probability = _identifier().classify(" ".join(words))
    if tag == ENGLISH or (probability < _SURE and 2 * latin >= len(words)):
        return ENGLISH
    return str(tag)
