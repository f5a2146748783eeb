"""Whether what a word tells took place: actual, planned, hypothetical or negated (`lexicon/realis.yaml`).

The word's own auxiliaries are asked first, then, going up the tree, each word that governs it.
"""

from functools import cache

import yaml
from spacy.tokens import Token

from schemas.report import Realis
from services.extractor.clauses import is_verb
from services.extractor.phrases import LEXICON, Phrases, compile_phrases

_GOVERNED = frozenset(
    {
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
    }
)


class RealisRules:
    """The lexicon, compiled."""

    def __init__(self) -> None:
        data = yaml.safe_load((LEXICON / "realis.yaml").read_text(encoding="utf-8"))
        self.auxiliaries = {
            Realis.PLANNED: frozenset(data["planned"]["auxiliaries"]),
            Realis.HYPOTHETICAL: frozenset(data["hypothetical"]["auxiliaries"]),
        }
        self.marks = frozenset(data["hypothetical"]["marks"])
        self.negations = frozenset(data["negated"]["marks"])
        self.governors: dict[Realis, Phrases] = {
            kind: compile_phrases(data[kind.value]["governors"])
            for kind in (Realis.NEGATED, Realis.PLANNED, Realis.HYPOTHETICAL)
        }
        self.sentences: dict[Realis, Phrases] = {
            Realis(kind): compile_phrases(phrases) for kind, phrases in data["sentences"].items()
        }
        self.fiction: dict[str, Phrases] = {kind: compile_phrases(p) for kind, p in data["fiction"].items()}
        self.cumulative = compile_phrases(data["cumulative"])


@cache
def realis_rules() -> RealisRules:
    """Read once per process."""
    return RealisRules()


def realis_of(token: Token) -> Realis:
    """The realis of what a verb or noun tells."""
    rules = realis_rules()
    text = token.doc.text
    if text.rstrip("\"'”’)").endswith("?"):
        return Realis.HYPOTHETICAL
    for kind, phrases in rules.sentences.items():
        if phrases.search(text):
            return kind
    current, steps = token, 0
    while steps < 8:  # noqa: PLR2004 - deeper than any clause nests in news
        own = _own(current, rules, is_first=current == token)
        if own is not Realis.ACTUAL:
            return own
        if current.head == current or current.dep_ not in _GOVERNED:
            if current.dep_ in {"advcl", "relcl"} or current.head == current:
                return Realis.ACTUAL
            if current.dep_ not in {"amod", "nmod", "agent", "appos", "poss", "attr", "acomp", "oprd", "aux"}:
                return Realis.ACTUAL
        head = current.head
        if (
            current.dep_ in {"conj"}
            and is_verb(head)
            and any(c.dep_ in {"aux", "nsubj", "nsubjpass"} for c in current.children)
        ):
            return Realis.ACTUAL  # a conjunct with a subject or an auxiliary of its own
        if _is_complement(current):
            governed = _governor(head, rules)
            if governed is not Realis.ACTUAL:
                return governed
        current = head
        steps += 1
    return Realis.ACTUAL


_COMPLEMENT_PREPOSITIONS = frozenset({"of", "for", "about", "against", "from", "on"})


def _is_complement(token: Token) -> bool:
    """Whether a word stands in the scope of its head: what is feared, planned, denied, called for."""
    if token.dep_ in {"xcomp", "ccomp", "dobj", "nsubjpass", "pcomp", "acl"}:
        return True
    return (
        token.dep_ == "prep" and token.lower_ in _COMPLEMENT_PREPOSITIONS and not is_verb(token.head)
    ) or (token.dep_ == "prep" and token.lower_ in {"for", "from"})


def _own(token: Token, rules: RealisRules, *, is_first: bool) -> Realis:
    """From the word's own auxiliaries, negation and conjunction."""
    if not is_verb(token):
        if is_first and any(c.dep_ == "det" and c.lower_ in {"no", "any"} for c in token.children):
            return Realis.NEGATED if any(c.lower_ == "no" for c in token.children) else Realis.HYPOTHETICAL
        return Realis.ACTUAL
    children = list(token.children)
    auxiliaries = {c.lower_ for c in children if c.dep_ in {"aux", "auxpass"}}
    if any(c.dep_ == "neg" or c.lower_ == "never" for c in children):
        return Realis.NEGATED
    if any(c.dep_ == "mark" and c.lower_ in rules.marks for c in children):
        return Realis.HYPOTHETICAL
    perfect = bool(auxiliaries & {"have", "been"})
    if auxiliaries & rules.auxiliaries[Realis.HYPOTHETICAL]:
        return Realis.HYPOTHETICAL
    if auxiliaries & rules.auxiliaries[Realis.PLANNED] and not perfect:
        return Realis.PLANNED
    if "to" in auxiliaries and token.tag_ == "VB" and token.dep_ in {"advcl", "relcl", "acl"}:
        return Realis.PLANNED
    return Realis.ACTUAL


def _governor(head: Token, rules: RealisRules) -> Realis:
    """From the word that governs it."""
    phrase = head.text if head.i + 1 >= len(head.doc) else head.doc[head.i : head.i + 2].text
    for kind, phrases in rules.governors.items():
        match = phrases.pattern.match(phrase)
        if match is not None:
            return kind
    return Realis.ACTUAL
