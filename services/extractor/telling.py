"""The grammar by which an act is told: as one episode or in general, as news or in passing.

All functions are total; labels of the parse are those of the ClearNLP scheme, as spaCy has them.
"""

from enum import StrEnum

from spacy.tokens import Token

from services.extractor.clauses import is_noun, is_verb
from services.extractor.mentions import Mention
from services.extractor.person_words import is_person_word

_PRESENT = frozenset({"VBZ", "VBP"})
_SAYING = frozenset({"ccomp", "conj", "parataxis"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "ROOT"})
_MAX_STEPS = 4  # up a chain of clauses; a longer chain is a parse gone wrong


class Tense(StrEnum):
    PAST = "past"
    PERFECT = "perfect"  # "has", "have": what went on rather than what happened
    PRESENT = "present"
    NONE = "none"  # participles, infinitives, headlines without a verb


def tense_of(token: Token) -> Tense:
    """Of the clause that tells it; a verb that is joined to another has the tense of that."""
    verb = token
    while not is_verb(verb) and verb.head != verb:
        verb = verb.head
    for _ in range(_MAX_STEPS):
        if not is_verb(verb):
            break
        forms = [verb, *(c for c in verb.children if c.dep_ in {"aux", "auxpass"})]
        tags = {t.tag_ for t in forms}
        if any(t.lower_ in {"has", "have", "'ve"} and t.dep_ == "aux" for t in forms):
            return Tense.PERFECT
        if "VBD" in tags:
            return Tense.PAST
        if tags & _PRESENT:
            return Tense.PRESENT
        if verb.dep_ != "conj":
            break
        verb = verb.head
    return Tense.NONE


def foreground(token: Token) -> bool:
    """Told in a main clause, or as what somebody says; not in passing, as something that is known."""
    if is_noun(token):
        if token.dep_ not in _ARGUMENTS:
            return False
        token = token.head
    for _ in range(_MAX_STEPS):
        if token.dep_ == "ROOT":
            return True
        if token.dep_ not in _SAYING:
            return False
        token = token.head
    return False


def bare(token: Token) -> bool:
    """A noun in general: "attacks", "violence"; not "the attack", "two attacks"."""
    general = token.tag_ == "NNS" or (token.tag_ == "NN" and not is_person_word(token))
    return is_noun(token) and general and not any(c.dep_ in {"det", "poss", "nummod"} for c in token.children)


def with_article(token: Token) -> bool:
    """A noun that is brought up as one of its kind: "an attack", "one attack"."""
    return any(c.dep_ in {"det", "nummod"} and c.lower_ in {"a", "an", "one"} for c in token.children)


def listed(token: Token) -> bool:
    """A noun in a list: "murders, rapes and kidnappings"."""
    return is_noun(token) and (
        (token.dep_ == "conj" and is_noun(token.head))
        or any(c.dep_ == "conj" and is_noun(c) for c in token.children)
    )


def quoted(mention: Mention) -> bool:
    """Inside quotation marks that its sentence opened."""
    before = mention.view.text[: mention.token.idx]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
