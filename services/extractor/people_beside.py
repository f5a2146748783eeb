"""People who stand beside those whom a word of harm names, and whom the parse hangs elsewhere: partners, followers."""

from spacy.tokens import Span, Token

from services.extractor.analysis import View
from services.extractor.clauses import is_noun
from services.extractor.people import People, read_people
from services.extractor.person_words import is_person_word, people_lexicon

_LONGEST = 5  # words of a member of a list
_OF_PHRASE = frozenset({"DT", "PRP$", "CD", "JJ", "NN", "NNS", "NNP", "VBN", "VBG", "HYPH", "RP"})


def named_behind(view: View, position: int) -> tuple[Token, ...]:
    """The person whose phrase starts at a token, wherever the parse hangs it: "shot dead *a candidate*"; else nothing."""
    words = view.doc[position : position + _LONGEST]
    if not words or words[0].tag_ not in {"DT", "PRP$"}:
        return ()
    head = _person_of(words)
    return () if head is None else (head,)


def _person_of(words: Span) -> Token | None:
    """The last word of the phrase that some words begin with, if it is a person's: "a former *judge* of the court"."""
    run = next((n for n, w in enumerate(words) if w.tag_ not in _OF_PHRASE), len(words))
    head = words[run - 1] if run > 1 else None
    return head if head is not None and is_noun(head) and is_person_word(head) else None


_JOINING = frozenset({",", "and", "&"})


def with_partners(view: View, people: tuple[People, ...]) -> tuple[People, ...]:
    """With those who stand right before a number and are counted with it: "2 adults, 2 children", "a teen and four men".

    Parsers hang such a noun on something else; headlines have no comma but for "and".
    """
    found = list(people)
    for counted in people:
        joined = [t.i + 1 for t in view.doc[counted.start : counted.head.i] if t.dep_ == "cc"]
        position = joined[-1] if joined else counted.start
        while (
            counted.count is not None
            and counted.count.best
            and (counted.someone is None or view.doc[counted.start].tag_ == "CD")
            and not counted.partitive
        ):
            partner = _partner_before(view, position)
            if (
                partner is None
                or any(p.head == partner.head for p in found)
                or _has_verb(partner.head, counted.head)
            ):
                break
            found.insert(0, partner)
            position = partner.start
    return tuple(found)


def _has_verb(one: Token, other: Token) -> bool:
    """ "Killed ten people and six were hurt": the ten are the object of a verb, the six the subject of another."""
    return one.dep_ in {"dobj", "obj"} and other.dep_ in _OWN_CLAUSE and one.head != other.head


_OPENING = frozenset({"a", "an", "another", "his", "her", "their", "its", "one"})
_OWN_CLAUSE = frozenset({"nsubj", "nsubjpass", "csubj"})


def with_followers(
    view: View, people: tuple[People, ...], token: Token, *, of_several: bool = False
) -> tuple[People, ...]:
    """With those whom the words go on to list and the parse hangs elsewhere: "a judge, his driver and two guards".

    Only where the harmed stand behind the word of harm, and the list is closed by "and". `of_several`: the word itself says
    that there are several, whatever the parse makes of them ("the bodies of a widow, her son and the doorman").
    """
    last = max(people, key=lambda p: p.end)
    if (
        token.dep_ == "amod"
        or last.head.i < token.i
        or last.partitive
        or not last.count
        or not last.count.best
    ):
        return people
    members: list[People] = []
    position, closed = last.end, False
    while not closed:
        comma = view.doc[position : position + 1].text == ","
        joined = position + comma
        closed = view.doc[joined : joined + 1].text.lower() == "and"
        member = _member_at(view, joined + closed, of_several=of_several) if comma or closed else None
        if member is None:
            return people
        members.append(member)
        position = member.end
    known = {p.head for p in people}
    return (*people, *(m for m in members if m.head not in known))


def _member_at(view: View, start: int, *, of_several: bool) -> People | None:
    """The person or counted people whose phrase starts here; None for one of whom something else is said."""
    words = view.doc[start : start + _LONGEST]
    opens = words and (
        words[0].lower_ in _OPENING or words[0].tag_ == "CD" or (of_several and words[0].lower_ == "the")
    )
    if not opens:
        return None
    head = _person_of(words)
    if head is None or (head.dep_ in _OWN_CLAUSE and not of_several):
        return None
    after = view.doc[head.i + 1 : head.i + 2]
    if after and not of_several and (after[0].pos_ in {"VERB", "AUX"} or after[0].dep_ in {"aux", "auxpass"}):
        return None
    member = read_people(view, head)
    return member if member is not None and member.count is not None and member.count.best else None


_SETTING_APART = frozenset({"counting", "including", "excluding", "besides", "except", "with"})
_REMAINS = frozenset({"body", "bodies", "corpse", "corpses"})


def _partner_before(view: View, position: int) -> People | None:
    words = view.doc[:position]
    joining = 0
    while joining < len(words) and words[len(words) - 1 - joining].lower_ in _JOINING:
        joining += 1
    if not joining or joining == len(words):
        return None
    head = words[len(words) - 1 - joining]
    if (
        head.pos_ not in {"NOUN", "ADJ"}
        or not is_person_word(head)
        or head.lower_ in people_lexicon().part_of | _REMAINS
        or head.head.lower_ in _SETTING_APART
    ):
        return None
    partner = read_people(view, head)
    return partner if partner is not None and partner.count is not None and partner.count.best else None
