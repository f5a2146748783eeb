"""On whose word a number of dead or hurt is given: a party to the fight, those who saw the victims, or nobody's in particular."""

from collections.abc import Iterator
from enum import StrEnum

from spacy.tokens import Token

from services.extractor.clauses import is_noun, is_verb, phrase_span, subjects
from services.extractor.harm_lexicon import harm_lexicon


class Source(StrEnum):
    """Who says it. Where those who saw the victims say another number than a party, theirs holds."""

    PARTY = "party"
    WITNESS = "witness"
    OTHER = "other"


def source_of(token: Token) -> Source:
    """The source of what a word tells: who says or counts it, or stands behind "according to"."""
    lexicon = harm_lexicon()
    for speaker in _speakers(token):
        start, end = phrase_span(speaker)
        words = speaker.doc[start : max(end, speaker.right_edge.i + 1)].text
        if lexicon.witnesses.search(words):
            return Source.WITNESS
        if speaker.pos_ == "PROPN" or lexicon.parties.search(words):  # "India said", "the army said"
            return Source.PARTY
    return Source.OTHER


def _speakers(token: Token) -> Iterator[Token]:
    counting = harm_lexicon().counting
    for step in (token, *token.ancestors):
        if not is_verb(step):
            continue
        for child in step.children:
            if child.dep_ == "prep" and child.lower_ == "according":
                yield from (t for t in child.subtree if t.dep_ == "pobj" and t.head.lower_ == "to")
            elif child.dep_ == "nsubj" and is_noun(child) and counting.search(step.text):
                yield child
        if step.dep_ == "ccomp" and is_verb(step.head):
            yield from (c for c in subjects(step.head) if is_noun(c))
