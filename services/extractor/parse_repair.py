"""Mends mistakes that the parser makes again and again.

"A day after a blast killed nine" is read as "after a blast"; in "ten died and four are missing" the four hang on "are"
or on "died".
"""

from spacy.tokens import Doc, Token

_AFTER = frozenset({"after", "before", "since"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def repair(doc: Doc) -> Doc:
    """The document with clauses where phrases of time took their subject, and with subjects where auxiliaries took them."""
    return _with_subjects(_with_clauses(doc))


def _with_subjects(doc: Doc) -> Doc:
    """A number or noun right before a finite auxiliary whose verb has no subject is that subject."""
    for auxiliary in doc[1:]:
        verb = auxiliary.head
        if auxiliary.dep_ not in _AUXILIARY or auxiliary.tag_ not in _FINITE or verb == auxiliary:
            continue
        if any(c.dep_ in _SUBJECTS or c.dep_ == "expl" for c in verb.children):
            continue
        before = auxiliary.nbor(-1)
        lost = before.head == auxiliary and before.dep_ in _SUBJECTS
        joined = before.dep_ == "conj" and before.pos_ in {"NUM", "NOUN", "PROPN"}
        if (lost or joined) and verb not in before.subtree:
            before.head, before.dep_ = verb, "nsubjpass" if _is_passive(verb) else "nsubj"
    return doc


_AUXILIARY = frozenset({"aux", "auxpass"})


def _with_clauses(doc: Doc) -> Doc:
    """ "After" with its noun right before a finite verb that has no subject: the noun is the verb's subject, "after" its
    conjunction.
    """
    for verb in doc:
        if not _is_finite(verb) or verb.dep_ not in {"advcl", "conj", "ccomp"}:
            continue
        if any(c.dep_ in _SUBJECTS or c.dep_ == "mark" for c in verb.children):
            continue
        preposition = _phrase_before(doc, verb)
        if (
            preposition is None
            or verb in preposition.subtree
            or preposition.head not in {verb, *verb.children, *verb.ancestors}
        ):
            continue
        noun = next(c for c in preposition.children if c.dep_ == "pobj")
        governor = preposition.head
        noun.head, noun.dep_ = verb, "nsubjpass" if _is_passive(verb) else "nsubj"
        preposition.head, preposition.dep_ = verb, "mark"
        if governor.head == verb:  # "a day" hangs on the clause that it measures: the other way round
            governor.head = verb.head
        if governor != verb:
            verb.head, verb.dep_ = governor, "advcl"
    return doc


def _phrase_before(doc: Doc, verb: Token) -> Token | None:
    """The "after" or "before" whose phrase ends right before the verb, or before its first auxiliary."""
    start = min([verb.i, *(c.i for c in verb.children if c.dep_ in {"aux", "auxpass", "neg", "advmod"})])
    for token in reversed(doc[:start]):
        if token.lower_ in _AFTER and token.dep_ == "prep" and any(c.dep_ == "pobj" for c in token.children):
            return token if token.right_edge.i + 1 == start else None
        if token.dep_ == "punct" and token.text in ",;":
            return None
    return None


def _is_finite(verb: Token) -> bool:
    """ "Killed", and "were shot", whose auxiliary is finite."""
    return verb.tag_ in _FINITE or any(c.dep_ == "auxpass" and c.tag_ in _FINITE for c in verb.children)


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in verb.children)
