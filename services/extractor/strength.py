"""What a trigger's words are worth in their sentence: less where they speak in general, of many, or of what is not there."""

from collections.abc import Iterable

from spacy.tokens import Token

from schemas.casualties import Count
from schemas.report import Realis
from services.extractor.analysis import View
from services.extractor.clauses import is_noun, is_verb, objects, verb_of
from services.extractor.person_words import is_person_word
from services.extractor.triggers import Hit, Strength


def _by_which(noun: Token) -> bool:
    """ "Eighteen people were killed by air strikes": what was done once, by several of its kind."""
    verb = verb_of(noun)
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    counted = any(g.dep_ == "nummod" for c in verb.children if c.dep_ == "nsubjpass" for g in c.children)
    return (
        noun.dep_ == "pobj" and noun.head.lower_ == "by" and counted and bool(auxiliaries & {"was", "were"})
    )


_MANY = 5  # "in 386 clashes": so many are a statistic, not an incident


def strength_of(view: View, token: Token, hit: Hit, realis: Realis) -> Strength:
    """The rule's own, but less for what is told of many times at once."""
    strength = hit.trigger.rule.strength
    if strength is not Strength.STRONG:
        return strength
    if is_noun(token):
        counted = token if token.tag_ in {"NNS", "NNPS"} else token.head if token.dep_ == "compound" else None
        if counted is not None and _many(view, counted):
            return Strength.WEAK
        bare = not any(c.dep_ in {"det", "poss", "nummod"} for c in token.children)
        general = bare and token.tag_ in {"NNS", "NNPS"} and not _by_which(token)
        spoken_of = bare and token.pos_ != "PROPN" and realis is not Realis.ACTUAL
        return Strength.WEAK if general or spoken_of else strength
    if is_verb(token) and _habitual(token) and any(_anyone(head) for head in objects(token)):
        return Strength.WEAK
    return strength


def _habitual(verb: Token) -> bool:
    """A tense in which what happens again and again is told: present and perfect, not "were beaten at the gate"."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    return bool(auxiliaries & _PERFECT) or (verb.tag_ != "VBD" and not auxiliaries & {"was", "were"})


def counts_at(view: View, words: Iterable[Token]) -> list[Count]:
    """The numbers that begin in these words."""
    spans = [(w.idx, w.idx + len(w)) for w in words]
    return [q.count for q in view.quantities if any(start <= q.number_start < end for start, end in spans)]


def _many(view: View, noun: Token) -> bool:
    """Whether a plural is counted as so many that it is a statistic."""
    return any(count.best is None or count.best >= _MANY for count in counts_at(view, noun.children))


def _anyone(head: Token) -> bool:
    """People without number or name ("journalists have been murdered"): a habit rather than an incident."""
    return (
        head.tag_ == "NNS"
        and is_person_word(head)
        and not any(
            c.dep_ in {"nummod", "det", "amod", "poss", "compound", "acl", "relcl", "prep"}
            for c in head.children
        )
    )


_PERFECT = frozenset({"have", "has", "had", "been"})
