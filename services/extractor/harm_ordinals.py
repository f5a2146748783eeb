"""Statements that count the dead up to one of them: "a fourth body was found", "the third to die", "the sixth died".

Whoever is the fourth of the dead makes them four. A second is not read so: "a second man died" may stand beside somebody
who was hurt, and the persons are told apart elsewhere.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from schemas.casualties import Count
from services.extractor.analysis import View
from services.extractor.clauses import head_of, is_noun, is_passive, is_verb, objects, subjects
from services.extractor.harm_lexicon import Slot, harm_lexicon
from services.extractor.harm_statement import HarmStatement, state
from services.extractor.people import People
from services.extractor.person_words import is_person_word, people_lexicon

_SECOND = 2
_ORDINAL = r"(?P<ordinal>[a-z]+(?:-[a-z]+)?(?:nd|rd|th|st)|\d+(?:st|nd|rd|th))"
_DEATHS = r"(?:body|bodies|corpse|fatality|death)"
_DYING = (
    r"(?:to (?:die|be killed|perish|lose|pay|succumb)|(?:who |that )?(?:has |had |have )?(?:died|dies|been killed|perished)"
    r"|whose (?:life|body|death|remains)|(?:is |was |confirmed |found |pronounced )?dead\b)"
)
_OF_MANY = (
    r"(?!\s+(?:this|of the|last|in (?:a|the|as many|\w+)|on the|since|within)\s+(?:\w+\s+)?"
    r"(?:years?|months?|weeks?|season|days|row|roads?|city)\b)"
)  # "the third death in a week" counts incidents
_COUNTED = (
    rf"(?:{_DEATHS}|bod(?:y|ies)|(?:[\w-]+ ){{0,3}}?[\w-]+ {_DYING}|{_DYING}"
    r"|victim(?:,[^,.;]{1,40},)? (?:of|in|from|(?:has been |was |were )?"
    r"(?:found(?! (?:at|in) \w+ (?:\w+ )?hospital)|recovered|died|identified)))"
)
_UP_TO = re.compile(
    rf"\b{_ORDINAL}\s+(?:confirmed\s+|known\s+|dead\s+)?{_COUNTED}(?!\w){_OF_MANY}", re.IGNORECASE
)
_BODY_OF = re.compile(
    rf"\b(?:body|remains|corpse|death) of (?:an?|the) {_ORDINAL} [\w-]+{_OF_MANY}", re.IGNORECASE
)


def from_ordinals(view: View) -> Iterator[HarmStatement]:
    """All such statements of a sentence."""
    for pattern in (_BODY_OF, _UP_TO):
        for match in pattern.finditer(view.text):
            head = head_of(view.doc, *match.span("ordinal"))
            if head is not None:
                yield from _up_to(view, head, match["ordinal"])
    for token in view.doc:
        words = [w for w in harm_lexicon().words.get(token.lower_, ()) if w.slot is Slot.KILLED]
        if not is_verb(token) or not (is_passive(token) or any(w.use == "intransitive" for w in words)):
            continue  # "kidnapped eight workers and killed a ninth"
        if words:
            harmed = objects(token) if is_passive(token) else subjects(token)
            for head in harmed:
                ordinal = _ordinal_of(head)
                if ordinal is not None:
                    yield from _up_to(view, token, ordinal.lower_, ordinal)


def _ordinal_of(head: Token) -> Token | None:
    """ "The fifth", "a fourth worker": the word that says it."""
    if head.lower_ in people_lexicon().counted_up:
        return head
    if not (is_noun(head) and is_person_word(head)) or head.tag_ in {"NNS", "NNPS"}:
        return None
    return next((c for c in head.children if c.lower_ in people_lexicon().counted_up), None)


def _up_to(view: View, token: Token, word: str, ordinal: Token | None = None) -> Iterator[HarmStatement]:
    number = _value(word)
    if number is None or number <= _SECOND:
        return
    at = ordinal if ordinal is not None else token
    people = People(at, at.i, at.i + 1, Count.exactly(number), None)
    yield from state(view, token, Slot.KILLED, (people,), counted_up=True)


def _value(word: str) -> int | None:
    lowered = word.lower()
    if lowered[:1].isdigit():
        return int(re.sub(r"\D", "", lowered))
    return people_lexicon().counted_up.get(lowered)
