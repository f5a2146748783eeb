"""Whether what a word tells took place: actual, planned, hypothetical or negated (`lexicon/realis.yaml`).

The word's own auxiliaries are asked first, then, going up the tree, each word that governs it.
"""

import re
from collections.abc import Iterator
from functools import cache

import yaml
from spacy.tokens import Token

from schemas.report import Realis
from services.extractor.clauses import is_noun, is_verb
from services.extractor.phrases import LEXICON, Phrases, compile_phrases, verb_forms
from services.extractor.when.vocabulary import MONTH

_GOVERNED = frozenset(
    [
        "xcomp",
        "ccomp",
        "dobj",
        "pobj",
        "prep",
        "pcomp",
        "acl",
        "nsubjpass",
        "conj",
        "compound",
        "attr",
        "nsubj",
        "amod",
        "nmod",
        "agent",
        "appos",
        "poss",
        "acomp",
        "oprd",
        "aux",
    ]
)
_MAX_STEPS = 8  # deeper than any clause nests in news


class RealisRules:
    """The lexicon, compiled."""

    def __init__(self) -> None:
        data = yaml.safe_load((LEXICON / "realis.yaml").read_text(encoding="utf-8"))
        self.auxiliaries = {
            Realis.PLANNED: frozenset(data["planned"]["auxiliaries"]),
            Realis.HYPOTHETICAL: frozenset(data["hypothetical"]["auxiliaries"]),
        }
        self.perceived = frozenset(data["hypothetical"]["perceived"])
        self.arranged = frozenset(data["planned"]["arranged"])
        self.prospects = frozenset(data["hypothetical"]["prospects"])
        self.marks = frozenset(data["hypothetical"]["marks"])
        self.negations = frozenset(data["negated"]["marks"])
        self.governors: dict[Realis, Phrases] = {
            kind: compile_phrases(data[kind.value]["governors"])
            for kind in (Realis.NEGATED, Realis.PLANNED, Realis.HYPOTHETICAL)
        }
        self.sentences: dict[Realis, Phrases] = {
            Realis(kind): compile_phrases(phrases) for kind, phrases in data["sentences"].items()
        }
        self.enacted = frozenset(data["enacted"])
        self.occurring = frozenset(f for verb in data["negated"]["occurring"] for f in verb_forms(verb))
        self.presupposing = compile_phrases(data["presupposing"])
        self.named_after = frozenset(data["named_after"])
        self.untrue = frozenset(data["negated"]["untrue"])
        self.treating_of = frozenset(data["treating_of"])
        self.sequel = compile_phrases(data["sequel"])
        self.update = compile_phrases(data["update"])
        self.apart = compile_phrases(data["apart"])
        self.compared = compile_phrases(data["compared"])
        self.cumulative = compile_phrases(data["cumulative"])


@cache
def realis_rules() -> RealisRules:
    """Read once per process."""
    return RealisRules()


def cumulation(text: str) -> re.Match[str] | None:
    """The words that say that it counts many incidents: "so far this year"; not "a year after the crash" or "March last year"."""
    return next((m for m in realis_rules().cumulative.pattern.finditer(text) if not _is_date(m, text)), None)


def _is_date(found: re.Match[str], text: str) -> bool:
    words = found[0].lower()
    counted = words == "a year" and _FROM_THEN.match(text, found.end()) is not None
    return counted or (words == "last year" and _MONTH_BEFORE.search(text, 0, found.start()) is not None)


_FROM_THEN = re.compile(r"\s+(?:after|ago|before|later|earlier|on|since|from|to the day)\b", re.IGNORECASE)
_MONTH_BEFORE = re.compile(rf"\b(?:{MONTH})(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?,?\s+(?:of\s+)?\Z")


def realis_of(token: Token) -> Realis:
    """The realis of what a verb or noun tells."""
    rules = realis_rules()
    text = token.doc.text
    if text.rstrip("\"'”’)").endswith("?"):
        return Realis.HYPOTHETICAL
    said = next((kind for kind, phrases in rules.sentences.items() if phrases.search(text)), None)
    return said or next(filter(None, (_at(step, rules, token) for step in _governing(token))), Realis.ACTUAL)


def _governing(token: Token) -> Iterator[Token]:
    """The word and those that govern it, up to the edge of its clause."""
    current = token
    for _ in range(_MAX_STEPS):
        yield current
        own_clause = current.dep_ == "conj" and any(
            c.dep_ in {"aux", "nsubj", "nsubjpass"} for c in current.children
        )
        if (
            current.head == current
            or current.dep_ not in _GOVERNED
            or own_clause
            or _across_semicolon(current)
            or _is_presupposed(current)
        ):
            return
        current = current.head


def _is_what_acts(asked: Token, verb: Token) -> bool:
    """ "The attack did not cause her death": an act that did not do something is an act all the same."""
    return is_noun(asked) and asked.dep_ == "nsubj" and asked.head == verb


def _is_presupposed(token: Token) -> bool:
    """Whether a noun is what a verb deals with, and so exists whatever becomes of the verb: "to clear a sit-in"."""
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ in {"to", "from"} else token.head
    return (
        token.dep_ in {"dobj", "pobj"}
        and is_verb(verb)
        and realis_rules().presupposing.search(verb.text) is not None
    )


def _across_semicolon(token: Token) -> bool:
    """Whether a semicolon parts it from the word that the parser hangs it on: a statement of its own."""
    first, last = sorted((token.i, token.head.i))
    return any(t.text == ";" for t in token.doc[first:last])


def _at(token: Token, rules: RealisRules, asked: Token) -> Realis | None:
    """What one step on the way up says; None where it says nothing."""
    own = _own(token, rules, is_first=token == asked)
    if own is Realis.NEGATED and _is_what_acts(asked, token) and token.lower_ not in rules.occurring:
        return None
    if own is Realis.ACTUAL and _is_complement(token) and not _across_semicolon(token):
        own = _governor(token.head, rules)
    return None if own is Realis.ACTUAL else own


_COMPLEMENT_PREPOSITIONS = frozenset({"of", "for", "about", "against", "from", "on"})


def _is_complement(token: Token) -> bool:
    """Whether a word stands in the scope of its head: what is feared, planned, denied, called for."""
    if token.dep_ != "prep":
        return token.dep_ in {"xcomp", "ccomp", "dobj", "nsubjpass", "pcomp", "acl"}
    return token.lower_ in {"for", "from"} or (
        token.lower_ in _COMPLEMENT_PREPOSITIONS and not is_verb(token.head)
    )


_REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself"})


def _own(token: Token, rules: RealisRules, *, is_first: bool) -> Realis:
    """From the word's own auxiliaries, negation and conjunction."""
    if not is_verb(token):
        if is_first and any(c.dep_ == "det" and c.lower_ in {"no", "any"} for c in token.children):
            return Realis.NEGATED if any(c.lower_ == "no" for c in token.children) else Realis.HYPOTHETICAL
        if is_first and any(_is_arranged(c, rules) for c in token.children):
            return Realis.PLANNED
        return Realis.ACTUAL
    children = list(token.children)
    auxiliaries = {c.lower_ for c in children if c.dep_ in {"aux", "auxpass"}}
    if "have" in auxiliaries and any(c.dep_ == "dobj" and c.lower_ in _REFLEXIVE for c in children):
        return Realis.ACTUAL  # "may have shot himself": he was shot, and only by whom is open
    purpose = "to" in auxiliaries and token.tag_ == "VB" and token.dep_ in {"advcl", "relcl", "acl"}
    purpose = purpose and not (token.lower_ in rules.enacted and token.head.tag_ in _PAST)
    foretold = "to" in auxiliaries and token.dep_ == "xcomp" and token.head.lemma_ == "be"  # "was to be"
    perfect = bool(auxiliaries & {"have", "been"})  # "will have killed" is a guess at the past
    found = {
        Realis.NEGATED: any(c.dep_ == "neg" or c.lower_ == "never" for c in children)
        or (token.lemma_ == "be" and any(c.dep_ == "acomp" and c.lower_ in rules.untrue for c in children)),
        Realis.HYPOTHETICAL: any(c.dep_ == "mark" and c.lower_ in rules.marks for c in children)
        or _is_anyones(token)
        or _in_prospect(token, rules)
        or (
            token.lower_ not in rules.perceived and bool(auxiliaries & rules.auxiliaries[Realis.HYPOTHETICAL])
        ),
        Realis.PLANNED: purpose
        or foretold
        or (bool(auxiliaries & rules.auxiliaries[Realis.PLANNED]) and not perfect),
    }
    return next((kind for kind, is_so in found.items() if is_so), Realis.ACTUAL)


_PAST = frozenset({"VBD", "VBN"})


def is_likeness(token: Token) -> bool:
    """ "Like an unexploded bomb", "as though shot by a marksman": what something else is likened to."""
    for step in (token, *token.ancestors):
        before = step.nbor(-1).lower_ if step.i else ""
        if step.dep_ == "pobj" and step.head.lower_ == "like":
            return not any(c.dep_ in {"det", "poss"} and c.lower_ not in {"a", "an"} for c in step.children)
        if any(c.lower_ in _AS_IF and c.i and c.nbor(-1).lower_ == "as" for c in step.children):
            return True
        if before in _AS_IF and step.i > 1 and step.nbor(-2).lower_ == "as":
            return True
        if is_verb(step) and step.dep_ not in {"xcomp", "conj", "acl"}:
            return False
    return False


_AS_IF = frozenset({"if", "though"})


def _is_anyones(verb: Token) -> bool:
    """ "Anyone who blocks a road": whoever may come to do it."""
    return verb.dep_ == "relcl" and verb.head.lower_ in _ANYONE


_ANYONE = frozenset({"anyone", "anybody", "whoever", "everyone", "everybody"})


def _is_arranged(participle: Token, rules: RealisRules) -> bool:
    """ "A protest set for Thursday"."""
    return (
        participle.dep_ in {"acl", "amod"}
        and participle.lower_ in rules.arranged
        and any(c.dep_ == "prep" and c.lower_ in {"for", "on"} for c in participle.children)
    )


def _in_prospect(verb: Token, rules: RealisRules) -> bool:
    """ "Is likely to cross the coast": what it tells of its subject is yet to come."""
    return verb.lemma_ == "be" and any(
        c.dep_ in {"acomp", "attr"}
        and c.lower_ in rules.prospects
        and any(g.dep_ == "xcomp" for g in c.children)
        for c in verb.children
    )


def _governor(head: Token, rules: RealisRules) -> Realis:
    """From the word that governs it."""
    phrase = head.text if head.i + 1 >= len(head.doc) else head.doc[head.i : head.i + 2].text
    for kind, phrases in rules.governors.items():
        match = phrases.pattern.match(phrase)
        if match is not None:
            return kind
    return Realis.ACTUAL
