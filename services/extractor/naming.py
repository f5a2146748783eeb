"""Reads a noun phrase as a participant: its name as a reader would list it, and its kind."""

from dataclasses import dataclass

from spacy.tokens import Token

from schemas.participant import ParticipantKind
from services.extractor.armed_groups import find_group
from services.extractor.clauses import is_clause, is_noun, phrase_span
from services.extractor.participant_lexicon import ends_with, participant_lexicon

_LONGEST_COMPLEMENT = 7  # words of an "of" phrase that still belong to a name
_EMPTY = frozenset({"DET", "NUM", "PRON", "PART", "ADP", "ADV", "PUNCT", "SYM", "CCONJ", "SCONJ"})
_KIND = ParticipantKind
_OWNED = frozenset({_KIND.BUSINESS, _KIND.CIVILIANS, _KIND.TRANSPORT, _KIND.MILITARY})
"""Kinds that give way to that of the owner."""


@dataclass(frozen=True, slots=True)
class Named:
    """A participant as its phrase names it."""

    head: Token
    name: str
    """As the text gives it, without articles and quantities; a listed group under the name of the list."""
    kind: ParticipantKind
    country_code: str | None
    start: int
    end: int
    """Token range of the phrase."""
    known: bool
    """The lexicon or the list of groups knows its words; otherwise it is only a name."""
    listed: bool
    """It is a group of the list."""
    vague: bool
    """It says no more than that they were people."""
    hedged: bool
    """ "Suspected rebels", "alleged kidnappers"."""


def read_name(head: Token, *, thing: bool) -> Named | None:
    """The participant that a noun heads; None where it is none. `thing`: places and things may be meant."""
    if not (is_noun(head) or head.tag_ in {"VBN", "JJ"} or head.pos_ in {"ADJ", "NUM"}) or _is_date(head):
        return None
    lexicon, head = participant_lexicon(), _counted(head)
    first, end = phrase_span(head)
    start = _joined(head, _skip_quantities(head, first, end))
    phrase, stop = head.doc[start:end].text, _with_complement(head, end)
    text = head.doc[start:stop].text
    kind = _kind(head, phrase, text, thing=thing)
    hedged = any(token.lower_ in lexicon.hedges for token in head.doc[first:end])
    called = _called(head)
    group = find_group(text) if kind is None or not _is_place_of(phrase) else None
    group = group or (find_group(called) if called else None)
    if group is not None and (not thing or kind is None or kind in _BODIES):
        told = (group.name, group.kind, group.country_code, start, stop)
        return Named(head, *told, known=True, listed=True, vague=False, hedged=hedged)
    name = _own_name(head)
    if kind is None and head.pos_ == "PROPN":
        kind = _by_apposition(head)
    if name is not None:
        kind = kind or _kind(name, *[_phrase(name)] * 2, thing=False)
        text, start, stop = _phrase(name), *_range(name)
    if kind is None and (head.pos_ != "PROPN" or not _may_be_name(head, start)):
        return None
    return Named(
        head,
        _clean(text),
        kind or _KIND.UNKNOWN,
        None,
        start,
        stop,
        known=kind is not None,
        listed=False,
        vague=name is None and (phrase.lower() in lexicon.vague or head.lower_ in lexicon.sufferers),
        hedged=hedged,
    )


_BODIES = frozenset(
    {_KIND.ARMED_GROUP, _KIND.STATE_FORCES, _KIND.POLICE, _KIND.CRIMINALS, _KIND.POLITICAL, _KIND.CIVILIANS}
)


def _kind(head: Token, phrase: str, text: str, *, thing: bool) -> ParticipantKind | None:
    """What the last words say; for a body or a part, what it is made of or a part of."""
    lexicon = participant_lexicon()
    people, things = lexicon.people.at_end(phrase), lexicon.things.at_end(phrase) if thing else None
    if head.pos_ == "PROPN" and people is None and things is None:
        people = lexicon.people.last(phrase) if not thing or len(phrase.split()) > 1 else None
    if thing and (things is _KIND.DIPLOMATIC or (_diplomatic(text) and not people)):
        return _KIND.DIPLOMATIC
    found = things if thing and things is not None and (people is None) else people
    modifiers = phrase[: -len(head.text)].strip()
    if found in _OWNED and (owner := lexicon.owners.last(text)) is not None:
        return owner
    if people is _KIND.CIVILIANS and lexicon.arming.search(modifiers):
        return _KIND.ARMED_GROUP
    complement = text[len(phrase) :].strip()
    if thing and people is None and (things is None or not modifiers) and ends_with(lexicon.parts, phrase):
        return _kind_of_whole(modifiers, complement) or found
    if found in _OPEN and ends_with(lexicon.collective, phrase):
        of = _kind_of_members(modifiers, complement)
        return (
            of if of is not None and (found is not _KIND.STATE_FORCES or of is _KIND.ARMED_GROUP) else found
        )
    return found


_OPEN = frozenset({None, _KIND.CIVILIANS, _KIND.POLITICAL, _KIND.STATE_FORCES})


def _kind_of_whole(modifiers: str, complement: str) -> ParticipantKind | None:
    """Of the thing, else of the people, that a part belongs to."""
    things, people = participant_lexicon().things, participant_lexicon().people
    of_thing = things.at_end(complement) or things.last(modifiers)
    return of_thing or people.last(complement) or people.last(modifiers)


def _kind_of_members(modifiers: str, complement: str) -> ParticipantKind | None:
    """Of those whom a body is made of: "a guerrilla column", "members of the army"."""
    group, people = find_group(complement) or find_group(modifiers), participant_lexicon().people
    if group is not None:
        return group.kind
    return people.last(modifiers) or people.at_end(complement) or people.last(complement)


def _diplomatic(text: str) -> bool:
    return participant_lexicon().things.last(text) is _KIND.DIPLOMATIC


def _called(head: Token) -> str:
    """What a body is called: "the group known as", "a band calling itself"; empty where nothing is said of it."""
    for child in head.children:
        if child.dep_ in {"acl", "relcl"} and child.lower_ in {"known", "called", "calling", "named"}:
            return " ".join(token.text for token in child.subtree)
        if (
            child.dep_ == "appos"
            and child.pos_ == "PROPN"
            and ends_with(participant_lexicon().collective, head.text)
        ):
            return _phrase(child)
    return ""


def _is_place_of(phrase: str) -> bool:
    """A thing that a group owns is not the group: "FMLN headquarters"."""
    lexicon = participant_lexicon()
    return lexicon.things.at_end(phrase) is not None and lexicon.people.at_end(phrase) is None


def _skip_quantities(head: Token, start: int, end: int) -> int:
    lexicon = participant_lexicon()
    while start < end - 1:
        token = head.doc[start]
        hyphened = token.text == "-" or (
            start + 1 < end and head.doc[start + 1].text == "-" and token.like_num
        )
        if not (
            token.lower_ in lexicon.quantities
            or token.pos_ in _EMPTY
            or token.like_num
            or hyphened
            or (
                token.lower_ in {"year", "old", "years"}
                and "-" in {head.doc[token.i - 1].text, head.doc[token.i + 1].text}
            )
            or token.lower_.endswith("-year-old")
        ):
            break
        start += 1
    return start


def _with_complement(head: Token, end: int) -> int:
    """Takes in a short "of" phrase: "managers of a shrimp farm", "headquarters of the union"."""
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == end:
            for inner in child.children:
                if inner.dep_ == "pobj" and not any(is_clause(c) and c.i < inner.i for c in inner.children):
                    stop = inner.i + 1
                    if (
                        stop - end <= _LONGEST_COMPLEMENT
                        and inner.lower_ not in participant_lexicon().no_names
                    ):
                        return stop
    return end


def _counted(head: Token) -> Token:
    """Of "one of the guards" the guards."""
    if head.pos_ == "NUM" or head.lower_ in participant_lexicon().quantities:
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                return next((c for c in child.children if c.dep_ == "pobj"), head)
    return head


def _own_name(head: Token) -> Token | None:
    """The personal name in apposition: "the mayor, Juan Perez", "reporter Alban Trescott" is one phrase already."""
    if head.pos_ == "PROPN":
        return None
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and _may_be_name(child, _range(child)[0]):
            return child
    return None


def _by_apposition(name: Token) -> ParticipantKind | None:
    """What a name is said to be: "John Doe, a teacher,"."""
    people = participant_lexicon().people
    return next(
        (kind for c in name.children if c.dep_ == "appos" and (kind := people.at_end(_phrase(c)))), None
    )


def _joined(head: Token, start: int) -> int:
    """Takes in what a hyphen joins to the phrase, which the parser may have cut off: "al-Shabab"."""
    while (
        start > 0
        and head.pos_ == "PROPN"
        and "-" in (head.doc[start].text, head.doc[start - 1].text)
        and not head.doc[start - 1].whitespace_
    ):
        start -= 1
    return start


def _range(head: Token) -> tuple[int, int]:
    start, end = phrase_span(head)
    return _skip_quantities(head, start, end), end


def _phrase(head: Token) -> str:
    start, end = _range(head)
    return head.doc[start:end].text


def _may_be_name(head: Token, start: int) -> bool:
    """Capitals at the start; the last word may have lost its own in a text that came in capitals."""
    first = head.doc[start]
    alone = start == head.i
    return first.text[:1].isupper() and (head.text[:1].isupper() or not alone) and not _is_date(head)


def _is_date(head: Token) -> bool:
    return head.lower_ in participant_lexicon().no_names


def _clean(text: str) -> str:
    text = text.rpartition(")")[2] if text.count(")") > text.count("(") else text
    return " ".join(text.split()).strip(" \"'“”‘’,.;:()[]")
