"""Who does what to whom in a clause, read off the dependency parse (labels of the ClearNLP scheme, as spaCy has them).

All functions are total: where the parse gives no answer they give an empty tuple.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_NAME_PARTS = frozenset(
    {"compound", "amod", "nmod", "nummod", "poss", "quantmod", "case", "punct", "det", "advmod"}
)
_PASSIVE_SUBJECTS = frozenset({"nsubjpass"})
_SUBJECTS = frozenset({"nsubj", "csubj"})


def is_verb(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"}


def is_noun(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"}


def is_passive(verb: Token) -> bool:
    """A passive form, finite or participle: "was hit", "those wounded in"."""
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    return verb.tag_ == "VBN" and not any(c.dep_ in {"aux", "dobj"} for c in verb.children)


def head_of(doc: Doc, start: int, end: int) -> Token | None:
    """The token that governs the others among the characters `start:end`."""
    span: Span | None = doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None else None


def subjects(token: Token) -> tuple[Token, ...]:
    """Those who act: subject of an active verb, agent of a passive one, owner or author of an act that is a noun."""
    if is_verb(token) or token.dep_ in {"acl", "relcl", "advcl"}:
        found = tuple(_verb_subjects(token, 0))
    else:
        found = tuple(_noun_agents(token))
    return _with_conjuncts(found)


def objects(token: Token) -> tuple[Token, ...]:
    """Those to whom it is done: object of an active verb, subject of a passive one, "of" and "on" of a noun."""
    if is_verb(token) or token.dep_ in {"acl", "relcl", "advcl"}:
        found = tuple(_verb_objects(token, 0))
    else:
        found = tuple(_noun_patients(token))
    return _with_conjuncts(found)


def _with_conjuncts(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    found: list[Token] = []
    for token in tokens:
        for candidate in (token, *token.conjuncts):
            if (
                candidate not in found
                and (candidate == token or not is_verb(candidate))
                and candidate.i >= token.i
            ):
                found.append(candidate)
    return tuple(found)


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; the token itself where it is none."""
    if (
        token.lower_ in _RELATIVE
        and token.dep_ in {"nsubj", "nsubjpass", "dobj"}
        and token.head.dep_ == "relcl"
    ):
        return token.head.head
    return token


def _agents(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            yield from (c for c in child.children if c.dep_ in {"pobj", "pcomp"})


_LEAVING = frozenset({"left", "leave", "leaves", "leaving"})
MAX_STEPS = 4  # along a chain of verbs; a longer chain is a parse gone wrong
_NEAR_VERB = 4  # words between verbs that share an object


def _verb_subjects(verb: Token, steps: int) -> Iterator[Token]:
    if is_passive(verb):
        yield from _agents(verb)
        return
    own = [antecedent(c) for c in verb.children if c.dep_ in _SUBJECTS]
    if own:
        yield from own
    elif verb.dep_ == "acl" and verb.tag_ == "VBG":
        yield verb.head
    elif verb.dep_ in {"conj", "xcomp", "advcl", "ccomp", "aux", "pcomp"} and steps < MAX_STEPS:
        upper = verb.head if verb.dep_ != "pcomp" else verb.head.head
        left = [c for c in upper.children if c.dep_ == "dobj"] if upper.lower_ in _LEAVING else []
        if left and verb.dep_ == "xcomp":  # "left 14 needing treatment"
            yield from left
        elif is_verb(upper):
            if is_passive(upper) and verb.dep_ in {"conj", "xcomp"}:
                yield from (antecedent(c) for c in upper.children if c.dep_ in _PASSIVE_SUBJECTS)
            elif is_passive(upper):
                yield from _agents(upper)
            else:
                yield from _verb_subjects(upper, steps + 1)


def _verb_objects(verb: Token, steps: int) -> Iterator[Token]:
    if is_passive(verb):
        own = [antecedent(c) for c in verb.children if c.dep_ in {"nsubjpass", "nsubj"}]
        own = own or [
            c for aux in verb.children if aux.dep_ == "auxpass" for c in aux.children if c.dep_ == "attr"
        ]
        if own:  # the last: "killed in the crash were the driver and his son"
            yield from own
        elif verb.dep_ in {"acl", "amod", "relcl"}:
            yield verb.head
        elif verb.dep_ in {"conj", "xcomp"} and is_verb(verb.head) and steps < MAX_STEPS:
            if is_passive(verb.head):
                yield from _verb_objects(verb.head, steps + 1)
            else:
                yield from (antecedent(c) for c in verb.head.children if c.dep_ in _SUBJECTS)
        return
    own = direct_objects(verb)
    following = joined_verb(verb, steps)
    if own:
        yield from own
    elif following is not None:
        yield from _verb_objects(following, steps + 1)


def direct_objects(verb: Token) -> list[Token]:
    """Its objects; of a relative clause, what the pronoun stands for; in "kills two, wounds 40" the bare number."""
    return [
        antecedent(c)
        for c in verb.children
        if c.dep_ in {"dobj", "obj"} or (c.dep_ == "nummod" and is_verb(verb) and c.i == verb.i + 1)
    ]


def joined_verb(verb: Token, steps: int) -> Token | None:
    """ "Shot and killed two men": the verb joined right behind, on which the object of both hangs; `steps` were taken so far."""
    if steps >= MAX_STEPS:
        return None
    near = (c for c in verb.children if c.dep_ == "conj" and is_verb(c) and c.i - verb.i <= _NEAR_VERB)
    return next(near, None)


def _noun_agents(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ == "poss" or (child.dep_ in {"compound", "nmod", "amod"} and child.pos_ == "PROPN"):
            yield child
        elif child.dep_ in {"prep", "agent"} and child.lower_ == "by":
            yield from (c for c in child.children if c.dep_ == "pobj")
    if noun.dep_ == "dobj" and is_verb(noun.head):  # "carried out an attack", "launched a raid"
        yield from _verb_subjects(noun.head, 0)
    elif noun.dep_ == "nsubjpass":
        yield from _agents(noun.head)


def _noun_patients(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {
            "of",
            "on",
            "against",
            "at",
            "upon",
            "outside",
            "inside",
            "into",
        }:
            yield from (c for c in child.children if c.dep_ == "pobj")


_FINDING = frozenset(
    {"found", "find", "finds", "discovered", "located", "saw", "spotted", "left", "leaving", "leaves"}
)


def subjects_of_state(token: Token) -> tuple[Token, ...]:
    """Of whom a predicate is said: "two men are dead", "12 dead", "left five people dead", "the missing man"."""
    own = [antecedent(c) for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if own:
        joined = token.dep_ == "conj" and token.head.lower_ in _FINDING  # "found a couple and their son dead"
        before = [c for c in token.head.children if c.dep_ == "dobj" and c.i < token.i] if joined else []
        return _with_conjuncts((*before, *own))
    if token.dep_ == "prep" and token.head.pos_ == "ADJ" and is_verb(token.head.head):
        token = token.head  # "pulled out alive with burns"
    if token.dep_ in {"acomp", "attr", "oprd", "xcomp", "ccomp", "conj", "advcl", "prep"} and is_verb(
        token.head
    ):
        verb = token.head
        found = token.dep_ == "prep" and verb.lower_ in _FINDING  # "found him with a wound"
        if found or token.dep_ in {"oprd", "ccomp", "xcomp", "acomp"}:  # "shot dead two men"
            direct = [c for c in verb.children if c.dep_ in {"dobj", "obj"}]
            if direct:
                return _with_conjuncts(tuple(direct))
        if is_passive(verb):
            return objects(verb)
        return _with_conjuncts(tuple(_verb_subjects(verb, 0)))
    if token.dep_ in {"amod", "acl", "appos", "prep"} and is_noun(token.head):
        return (token.head,)
    return ()


def phrase_span(head: Token) -> tuple[int, int]:
    """Token range of a noun with its premodifiers, without clauses and prepositional phrases."""
    left = head
    stack = [head]
    while stack:
        current = stack.pop()
        for child in current.lefts:
            if child.dep_ in _NAME_PARTS and not is_clause(child):
                stack.append(child)
                if child.i < left.i:
                    left = child
    return left.i, head.i + 1


def verb_of(token: Token) -> Token:
    """The verb that a word hangs on, itself if it is one; the root of the sentence where there is none."""
    while not is_verb(token) and token.head != token:
        token = token.head
    return token


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own, rather than one that it shares."""
    return any(c.dep_ in _SUBJECTS | _PASSIVE_SUBJECTS for c in verb.children)


def is_clause(token: Token) -> bool:
    return token.dep_ in {"relcl", "acl", "advcl", "ccomp"}


# What a step between a token and its head costs when the same incident is sought along the tree.
_COST = {
    "prep": 0.3, "pobj": 0.3, "compound": 0.3, "amod": 0.3, "nmod": 0.3, "appos": 0.5, "agent": 0.3,
    "advcl": 2.0, "conj": 1.5, "ccomp": 2.0, "relcl": 1.2, "parataxis": 3.0,
}  # fmt: skip
_EARLIER = frozenset({"after", "before", "since", "following"})
_OUTCOME = 0.5
BEYOND = 4.0  # across "after" and "before": the two sides are two incidents


def distance(a: Token, b: Token) -> float:
    """Cost of the way between two tokens of one sentence along the tree; the more clauses between them, the dearer."""
    up_a = {token.i: cost for token, cost in _upward(a)}
    best = float("inf")
    for token, cost in _upward(b):
        if token.i in up_a:
            best = min(best, cost + up_a[token.i])
    return best


def _is_outcome(token: Token) -> bool:
    """ "A bomb exploded, killing four": a participle without a subject or conjunction tells what its verb led to."""
    return (
        token.dep_ == "advcl"
        and token.tag_ == "VBG"
        and not any(
            c.dep_ in {"mark", "nsubj", "nsubjpass", "prep"} and c.i < token.i for c in token.children
        )
    )


def speaks_of_before(a: Token, b: Token) -> bool:
    """Whether "after", "before" or the like stands between two words or right before the first."""
    first, last = sorted((a.i, b.i))
    return any(
        t.lower_ in _EARLIER for t in a.doc[:last] if t.i > first or t.head in a.ancestors or t.head in (a, b)
    )


def _upward(token: Token) -> Iterator[tuple[Token, float]]:
    cost, current = 0.0, token
    while True:
        yield current, cost
        if current.head == current:
            return
        step = _OUTCOME if _is_outcome(current) else _COST.get(current.dep_, 1.0)
        if any(c.dep_ in {"mark", "advmod"} and c.lower_ in _EARLIER for c in current.children) or (
            current.dep_ == "prep"
            and current.lower_ in _EARLIER
            and any(c.dep_ == "pobj" for c in current.children)
        ):
            step += BEYOND
        cost += step
        current = current.head
