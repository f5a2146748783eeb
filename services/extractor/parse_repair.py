"""Mends mistakes that the parser makes again and again.

"A day after a blast killed nine" is read as "after a blast"; in "ten died and four are missing" the four hang on "are"
or on "died"; in "two were killed and six suffered burns" the burns are what is joined, "six suffered" tells which.
"""

from spacy.tokens import Doc, Token

from services.extractor.clauses import is_noun, is_verb

_AFTER = frozenset({"after", "as", "before", "since"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def repair(doc: Doc) -> Doc:
    """The document with clauses where phrases of time took their subject, with subjects where auxiliaries took them, with
    verbs that were taken for participles before their noun, and with such behind it.
    """
    return _with_joined_clauses(_with_verbs(_with_subjects(_with_clauses(doc))))


def _with_joined_clauses(doc: Doc) -> Doc:
    """ "A man drowned and 900 people had to leave", "a strike paralysed the town": participles that are verbs.

    The first drowns of himself and is joined to a subject that has a verb; the second has an object, which no participle
    behind its noun has.
    """
    for verb in doc:
        noun = verb.head
        if verb.tag_ != "VBN" or verb.dep_ != "acl" or not (verb.i == noun.i + 1 or noun.dep_ == "appos"):
            continue
        if noun.dep_ == "ROOT" and any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children):
            _make_clause(verb, noun, head=verb, role="ROOT")
            continue
        if _is_said_of_both(verb, noun):
            _make_clause(verb, noun.head, head=verb, role="ROOT")
            continue
        other = _other_subject(verb, noun)
        if other is not None:
            upper = noun.head
            other.head, other.dep_ = upper, noun.dep_
            _make_clause(verb, noun, head=upper, role="ccomp")
    return doc


def _other_subject(verb: Token, noun: Token) -> Token | None:
    """ "A man drowned and 900 people had to leave": the people, whose verb the parser gives to both."""
    upper = noun.head
    joined = verb.i == noun.i + 1 and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "and"
    if not joined or verb.lower_ not in _OF_THEMSELVES or noun.dep_ not in _SUBJECTS or not is_verb(upper):
        return None
    other = next((c for c in noun.children if c.dep_ == "conj" and c.i > verb.i), None)
    return other if other is not None and other.i <= upper.i else None


def _is_said_of_both(verb: Token, noun: Token) -> bool:
    """ "Three others, cousins aged 20 and 31, froze": behind the comma that closes the remark on them."""
    of_sentence = (
        noun.dep_ == "appos" and noun.head.dep_ == "ROOT" and noun.head.pos_ in {"NOUN", "PROPN", "NUM"}
    )
    return of_sentence and verb.i > noun.i and verb.nbor(-1).text == ","


def _make_clause(verb: Token, noun: Token, *, head: Token, role: str) -> None:
    """Makes the noun the subject of the participle behind it."""
    verb.tag_, verb.pos_ = "VBD", "VERB"
    verb.head, verb.dep_ = head, role
    noun.head, noun.dep_ = verb, "nsubj"


_OF_THEMSELVES = frozenset(
    {"drowned", "suffocated", "perished", "collapsed", "exploded", "capsized", "overturned"}
)


def _with_verbs(doc: Doc) -> Doc:
    """A participle before a noun that has a subject of its own is the verb, and the noun its object."""
    for verb in doc:
        noun = verb.head
        if verb.dep_ != "amod" or noun.i < verb.i or not is_noun(noun):
            continue
        if (hurt := _hurt_before(verb)) is not None:
            hurt.head, hurt.dep_ = verb, "nsubj"
        elif verb.tag_ != "VBN" or not any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children):
            continue
        upper, role = noun.head, noun.dep_
        verb.tag_, verb.pos_ = "VBD", "VERB"
        verb.head, verb.dep_ = verb if upper == noun else upper, role
        noun.head, noun.dep_ = verb, "dobj"
    return doc


def _hurt_before(verb: Token) -> Token | None:
    """ "Four died and 12 sustained injuries": those who sustained them, in a number that stands before it."""
    number = verb.doc[verb.i - 1] if verb.i else verb
    counts = number.pos_ == "NUM" and number.dep_ == "nummod" and number.head == verb.head
    return number if counts and verb.lower_ in _SUSTAINED else None


_SUSTAINED = frozenset({"sustained", "suffered", "received"})


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
