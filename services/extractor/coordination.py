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
    if (head.pos_ == "PROPN") != (child.pos_ == "PROPN") or not is_person_word(child) or child.pos_ == "NUM":
        return False
    if head.lower_ in people_lexicon().indefinite or head.pos_ == "NUM":  # "one of the six, a man of 24,"
        return False
    before = child.doc[child.left_edge.i - 1] if child.left_edge.i else None
    if headline or (before is not None and before.text == ";"):
        return True
    return any(c.dep_ == "conj" for c in child.children) and _is_one(head) and _is_one(child)


def _is_one(noun: Token) -> bool:
    return any(c.dep_ in {"det", "nummod"} and c.lower_ in _ONE for c in noun.children)
