"""Sentences about what came of an incident long after: trials, verdicts, anniversaries. Their own day is not its day."""

import re
from collections.abc import Sequence
from datetime import datetime

from services.extractor.clauses import is_noun, is_verb, verb_of
from services.extractor.mentions import Mention
from services.extractor.realis import realis_rules
from services.extractor.triggers import Strength
from services.extractor.when.expression import TimeExpression
from services.extractor.where_clause import opening_where

_FILLER = (
    r"(?!(?:an?|the|in|on|at|of|to|by|for|with|from|and|but|or|as|when|while|after|before|who|which|that|police|was|were|is|are"
    r"|has|had)\b)"
)
_POSSESSIVE = re.compile(
    r"['’]s?(?:\s+[\w-]+){0,3}\s+|\s+"
)  # "Tuesday's deadly factory blast", "the Tuesday blast"
_BEFORE_NOUN = re.compile(rf"\s+(?:{_FILLER}[a-z-]+\s+){{1,2}}")  # "the 2014 fatal shooting"
_FOLLOWING = re.compile(r"(?:\s+(?:in|at|near|outside)\s+[^,.;]{1,40}?)?\s+(?:on|of|last)?\s*")
_RECENT_DAYS = 7  # a day so near to the publication is the day of the hearing or the ceremony


def speaks_of_sequel(text: str) -> bool:
    return realis_rules().sequel.search(text) is not None


def times_of_act(
    mention: Mention, times: Sequence[TimeExpression], published: datetime | None
) -> list[TimeExpression]:
    """The times of a sentence that can be the incident's: not the anniversary's, and of a sequel not the latest days.

    A day that is tied to the incident's own word ("Tuesday's blast", "the blast on Tuesday") is the incident's all the same.
    """
    if mention.strength is Strength.HARM and _DIED_OF_WOUNDS.search(mention.view.text):
        return []
    kept = _of_its_clause(mention, [t for t in times if not t.anniversary])
    tied = [t for t in kept if _tied(mention, t) and t.when.start is not None and t.offset is None]
    if tied:  # "arrested on Wednesday for the October 2016 shooting"
        return [t for t in kept if t in tied or (t.offset is not None and t.event is not None)]
    if published is None or not speaks_of_sequel(mention.view.text) or _in_clause_of_its_own(mention):
        return kept
    today = published.date()
    return [
        t
        for t in kept
        if t.when.start is None
        or (today - t.when.start).days > _RECENT_DAYS
        or _tied(mention, t)
        or _hangs_on(mention, t)
    ]


def _hangs_on(mention: Mention, time: TimeExpression) -> bool:
    """ "On Wednesday a boat sank; the toll has risen, the court said": the verb's own day, in a clause without the sequel."""
    local = mention.view.sentence.local(time.start, time.end)
    span = mention.view.doc.char_span(*local, alignment_mode="expand") if local else None
    if span is None or not is_verb(mention.token) or verb_of(span.root) != mention.token:
        return False
    inside = mention.view.sentence.local(*mention.clause[1:])
    return inside is not None and not speaks_of_sequel(mention.view.text[slice(*inside)])


# "She died of her burns in the night to Tuesday": the last day of somebody who was hurt before
_DIED_OF_WOUNDS = re.compile(
    r"\b(?:died|dies|succumbed)\b[^.;]{0,30}\b(?:of|from|to)\s+(?:[a-z]+\s+){0,2}(?:burns|wounds|injuries)\b"
    r"|\b(?:died|dies)\s+(?:later\s+)?(?:in|at)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}hospital\b",
    re.IGNORECASE,
)


def _in_clause_of_its_own(mention: Mention) -> bool:
    """ "Buried two of the five who lost their lives last Friday": the day of the clause is not that of the burial."""
    return mention.strength is Strength.HARM and verb_of(mention.token).dep_ == "relcl"


def _of_its_clause(mention: Mention, times: list[TimeExpression]) -> list[TimeExpression]:
    """ "The bridge that collapsed was reopened on Monday": a relative clause has its own time, or that which it is about
    ("in July, when four of them died").
    """
    verb = verb_of(mention.token)
    while verb.dep_ in {"advcl", "conj", "xcomp"} and is_verb(verb.head):
        verb = verb.head
    if verb.dep_ != "relcl":
        return times
    start, end = verb.left_edge.i, verb.right_edge.i
    matrix = verb_of(verb.head)
    if (
        matrix.i > verb.i
    ):  # up to its verb, wherever the parse hangs a time: "who was shot in Harun on Friday died"
        end = max(end, matrix.i - 1)
    inside = mention.view.offsets(start, end + 1)
    about = mention.view.offsets(verb.head.i, verb.head.i + 1)
    of_time = mention.view.doc[start].lower_ == "when"
    # "15 died on Saturday at Harun, where a bus overturned", "the hijacking on Friday of a bus in Harun, in which"
    of_place = opening_where(mention.view, mention.token) is not None

    def tells_of(time: TimeExpression) -> bool:
        within = inside[0] <= time.start and time.end <= inside[1]
        antecedent = time.start < about[1] and about[0] < time.end
        return within or antecedent or (of_time and 0 <= inside[0] - time.end <= _GAP)

    own = [t for t in times if t.of_event or tells_of(t)]
    return own or (times if of_place else own)


_GAP = 2  # characters: a comma and a space


def owns(mention: Mention, time: TimeExpression) -> bool:
    """Whether the time is the incident's by its own words: "Friday's sinking", "Saturday's deadly hotel fire"."""
    if time.end > mention.start:
        return False
    possessive = time.text[-2:] if time.text.endswith(("'s", "’s")) else ""
    return _OWNER.fullmatch(possessive + _between(mention, time.end, mention.start)) is not None


_OWNER = re.compile(r"['’]s(?:\s+[\w-]+){0,3}\s+")


def _tied(mention: Mention, time: TimeExpression) -> bool:
    if time.end <= mention.start:
        between = _between(mention, time.end, mention.start)
        modifies = is_noun(mention.token) and _BEFORE_NOUN.fullmatch(between) is not None
        return modifies or owns(mention, time) or _POSSESSIVE.fullmatch(between) is not None
    return _FOLLOWING.fullmatch(_between(mention, mention.end, time.start)) is not None


def _between(mention: Mention, start: int, end: int) -> str:
    local = mention.view.sentence.local(start, end)
    return mention.view.text[local[0] : local[1]] if local else ""
