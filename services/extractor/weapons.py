"""Who used the weapons of a sentence, and what they struck."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from services.extractor.agency import at, authors, by, is_weapon, sufferers, users, with_conjuncts
from services.extractor.agency_lexicon import agency_lexicon
from services.extractor.clauses import is_noun, is_verb

_PLACES = frozenset({"at", "in", "inside", "outside", "under", "near", "into", "against"})


def users_of_weapons(sentence: Iterable[Token]) -> Iterator[Token]:
    """Subjects of "planted", "threw" and the like with a weapon as object, and agents of the passive."""
    using = agency_lexicon().using
    for token in sentence:
        if not (is_noun(token) and is_weapon(token)):
            continue
        verb = token.head
        if is_verb(verb) and verb.lower_ in using:
            if token.dep_ == "dobj":
                yield from with_conjuncts(authors(verb, 0))
            elif token.dep_ == "nsubjpass":
                yield from with_conjuncts(by(verb))
        yield from users(token)


def struck_by_weapons(sentence: Iterable[Token]) -> Iterator[Token]:
    """Objects and places of what weapons do: "the bomb damaged two cars", "planted a bomb at the door"."""
    lexicon = agency_lexicon()
    for token in sentence:
        if not (is_noun(token) and is_weapon(token)):
            continue
        for child in token.children:
            if child.dep_ in {"acl", "relcl"} and child.lower_ in lexicon.going_off | lexicon.using:
                yield from with_conjuncts(at(child, _PLACES))
        verb = token.head
        if not is_verb(verb):
            continue
        if token.dep_ == "nsubj" and verb.lower_ in lexicon.hitting:
            yield from with_conjuncts(c for c in verb.children if c.dep_ in {"dobj", "obj"})
        elif (
            token.dep_ in {"nsubj", "nsubjpass", "dobj"} and verb.lower_ in lexicon.going_off | lexicon.using
        ):
            yield from with_conjuncts(at(verb))
            yield from with_conjuncts(at(verb, _PLACES))


def damaged(sentence: Iterable[Token]) -> Iterator[Token]:
    """Things of which the sentence says that they were damaged, attacked, burned."""
    damaging = agency_lexicon().damaging
    for token in sentence:
        if is_verb(token) and token.lower_ in damaging:
            yield from with_conjuncts(sufferers(token, 0))
