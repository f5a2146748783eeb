"""Whether those who do what a trigger tells, and those to whom it is done, are of the sort that its rule asks for."""

from spacy.tokens import Token

from schemas.incident_type import IncidentType
from services.extractor.analysis import View
from services.extractor.armed_groups import find_group
from services.extractor.clauses import is_verb, objects, phrase_span, subjects
from services.extractor.person_words import is_person_word
from services.extractor.phrases import Phrases
from services.extractor.relations import relations
from services.extractor.triggers import Hit


def argument_fits(view: View, token: Token, hit: Hit, wanted: Phrases | None, *, acting: bool) -> bool:
    """Whether the subjects (`acting`) or objects of a trigger's word are among those wanted; any will do where none are named."""
    if wanted is None:
        return True
    heads = subjects(token) if acting else objects(token)
    if acting and not heads and _befalls(hit):
        heads = objects(token)  # "the train was derailed", "the span folded" read as a participle
    elif acting and not heads and not view.is_title:
        heads = _subjects_of_past(token, hit)
    if not heads and (
        view.is_title or not is_verb(token)
    ):  # headlines are parsed badly: the words before and after it
        around = view.text[: hit.start] if acting else view.text[hit.end :]
        return wanted.search(around) is not None
    return any(_is_wanted(view, head, hit, wanted, acting=acting) for head in heads)


def _is_wanted(view: View, head: Token, hit: Hit, wanted: Phrases, *, acting: bool) -> bool:
    if not acting and hit.trigger.rule.persons and head.pos_ != "PROPN" and is_person_word(head):
        return True
    if head.lower_ in _PRONOUNS:  # what it stands for was named before it, in the same sentence
        return hit.trigger.type not in _CROWDS and wanted.search(view.text[: head.idx]) is not None
    start, end = phrase_span(head)
    phrase = view.doc[start : min(end + 4, head.right_edge.i + 1)].text
    if wanted.search(phrase) or (acting and hit.trigger.doers and _is_doer(phrase, hit)):
        return True
    # "Sai Chhaya, a block with 16 flats, came down"
    return any(c.dep_ == "appos" and wanted.search(c.text) for c in head.children)


def _is_doer(phrase: str, hit: Hit) -> bool:
    """ "The KNLA took the camp": a group that goes by its name is of the kind that the rule's words are for."""
    group = find_group(phrase)
    return group is not None and group.kind in hit.trigger.doers


def _subjects_of_past(token: Token, hit: Hit) -> tuple[Token, ...]:
    """ "A drone killed again": a past tense that was read as a passive participle, though it has no auxiliary."""
    if token.tag_ != "VBN" or any(c.dep_ in {"aux", "auxpass"} for c in token.children):
        return ()
    if token.dep_ == "acl" and hit.trigger.object is None:
        return (token.head,)
    return tuple(c for c in token.children if c.dep_ == "nsubj")


_CROWDS = frozenset(
    {IncidentType.PROTEST, IncidentType.RIOT, IncidentType.BLOCKADE, IncidentType.MOB_VIOLENCE}
)
"""What crowds do is told in more ways than one: a sentence that only says "they" goes on with it."""
_PRONOUNS = frozenset({"it", "she", "they", "them", "him", "her", "he"})


def _befalls(hit: Hit) -> bool:
    """Whether the rule tells what befalls a thing, rather than who does what to whom."""
    return hit.trigger.type in relations().hazard and hit.trigger.object is None
