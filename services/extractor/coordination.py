"""Lists of people: which nouns stand beside each other as so many people, and which only say more of one of them."""

from collections.abc import Iterator

from spacy.tokens import Token

from services.extractor.person_words import is_person_word, people_lexicon

_ONE = frozenset({"a", "an", "another", "one"})


def listed(head: Token, *, headline: bool) -> Iterator[Token]:
    """The noun and those that a list joins to it though the parse calls them its appositions.

    "A man, a woman and a boy"; "Jo Marsh, 49; Al Quinn, 16"; in headlines every comma: "Man kills woman, her son".
    """
    yield head
    for child in head.children:
        if child.dep_ == "appos" and _is_member(head, child, headline=headline):
            yield from listed(child, headline=headline)
            yield from (c for c in child.conjuncts if c.i > child.i)


def appositions(head: Token, *, headline: bool) -> list[Token]:
    """What says more of the noun: "the driver, Jo Marsh", not the next of a list."""
    return [c for c in head.children if c.dep_ == "appos" and not _is_member(head, c, headline=headline)]


def _is_member(head: Token, child: Token, *, headline: bool) -> bool:
    beside = child.pos_ == "NOUN" and is_person_word(child) and not _says_who(head, child)
    if beside and _goes_on_without_comma(head, child):
        return True
    if (head.pos_ == "PROPN") != (child.pos_ == "PROPN") or not is_person_word(child) or child.pos_ == "NUM":
        return False
    if head.lower_ in people_lexicon().indefinite or head.pos_ == "NUM":  # "one of the six, a man of 24,"
        return False
    before = child.doc[child.left_edge.i - 1] if child.left_edge.i else None
    apart = headline or (before is not None and before.text == ";")
    if apart or (_is_aged(head) and _is_aged(child)):  # "a 53-year-old man, 42-year-old man and a girl"
        return True
    closing = [c for c in child.children if c.dep_ == "conj"]
    if not closing or not _is_one(head):
        return False
    return _is_one(child) or (_is_somebodys(child) and all(_stands_alone(c) for c in closing))


def _says_who(head: Token, child: Token) -> bool:
    """ "Three others, cousins aged 20 and 31, froze": a plural without a number of its own says who the counted ones are."""
    counted = head.pos_ == "NUM" or any(c.dep_ == "nummod" for c in head.children)
    bare = child.tag_ == "NNS" and not any(
        c.dep_ in {"det", "poss", "nummod"} and c.i < child.i for c in child.children
    )
    return counted and head.tag_ in {"NNS", "CD"} and bare


def _goes_on_without_comma(head: Token, child: Token) -> bool:
    """ "Jo Marsh, his wife and two guards were killed": what only says more of somebody would be closed by a comma."""
    last = max(
        (c for c in (*child.conjuncts, *child.children) if c.dep_ == "conj"), key=_place, default=child
    )
    if last.i <= child.i or not (_determined(child) and _determined(last) and is_person_word(last)):
        return False
    after = child.doc[last.i + 1 : last.i + 2]
    of_object = head.dep_ == "dobj"  # after which "in Lima" goes with the verb
    return any(
        t.pos_ in {"VERB", "AUX"} or (of_object and t.pos_ == "ADP" and t.lower_ != "of") for t in after
    )


def _place(token: Token) -> int:
    return token.i


def _determined(noun: Token) -> bool:
    return any(c.dep_ in {"det", "poss", "nummod"} for c in noun.children)


def _is_aged(noun: Token) -> bool:
    """ "42-year-old man": told by an age of its own."""
    return any(c.dep_ == "amod" and c.lower_ in _OLD for c in noun.children)


_OLD = frozenset({"old", "year-old"})


def _is_one(noun: Token) -> bool:
    return _is_somebodys(noun) or any(c.dep_ in {"det", "nummod"} and c.lower_ in _ONE for c in noun.children)


def _is_somebodys(noun: Token) -> bool:
    """ "His driver", "her mother": another person than the owner."""
    first = noun
    while first.i > 1 and first.nbor(-1).text == "-":  # "his ex-wife", which tokenisers cut up
        first = first.nbor(-2)
    return first.i > 0 and first.nbor(-1).tag_ == "PRP$"


def _stands_alone(noun: Token) -> bool:
    """Brings a determiner or number of its own: "his friend and mentor" is one person, "his friend and a guest" are two."""
    return noun.pos_ == "PRON" or any(c.dep_ in {"det", "nummod", "poss"} for c in noun.children)
