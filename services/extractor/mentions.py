"""Mentions of incidents: trigger hits held against the parse of their sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from schemas.evidence import ArticlePart
from schemas.incident_type import IncidentType
from schemas.report import Realis
from services.extractor.analysis import View
from services.extractor.arguments import argument_fits
from services.extractor.clauses import (
    distance,
    head_of,
    is_noun,
    is_verb,
    phrase_span,
    subjects,
    verb_of,
)
from services.extractor.harm_lexicon import Slot, harm_lexicon
from services.extractor.phrases import compile_phrases
from services.extractor.realis import cumulation, is_likeness, realis_of, realis_rules
from services.extractor.relations import relations
from services.extractor.strength import strength_of
from services.extractor.triggers import Hit, PartOfSpeech, Strength

Span = tuple[ArticlePart, int, int]

_DISTINCT = compile_phrases(
    [
        "another",
        "(separate|second|third|fourth|similar|earlier|previous|unrelated|different|subsequent|next|new|last|recent)",
        "other",
    ]
)

# "the previous day's shelling": the day is another, not the shelling
_OWN_DAY = re.compile(
    r"\b(?:previous|next|last|same)\s+(?:day|night|morning|evening|week)['’]s\b", re.IGNORECASE
)

_LIKE = frozenset({"similar", "comparable", "identical", "copycat"})
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its", "these", "those"})
_STRENGTHS = tuple(Strength)


@dataclass(frozen=True, eq=False)
class Mention:
    """One mention of an incident in one sentence."""

    view: View
    token: Token
    type: IncidentType
    strength: Strength
    realis: Realis
    start: int
    end: int
    """Original offsets of the trigger's words."""
    clause: Span
    sentence: Span
    definite: bool
    """It is taken for known: "the attack", "Monday's blast"."""
    distinct: bool
    """It is told apart from others: "another attack", "a separate shooting"."""
    similar: bool
    """It is likened to one told before: "a similar attack"."""
    plural: bool
    cumulative: bool
    apart: bool
    """Its sentence says that it turns to something else: "in a separate attack", "meanwhile"."""
    among: frozenset[IncidentType] = frozenset()
    """Of what other types it may be, if the words around it say so; empty where its own words tell the type."""

    @property
    def rank(self) -> int:
        return relations().rank[self.type]


def find_mentions(view: View, hits: tuple[Hit, ...]) -> tuple[Mention, ...]:
    """The mentions of a sentence in order, one per word: strongest rule first, then the more telling type."""
    candidates = [_mention(view, token, hit) for hit, token in _fitting(view, hits)]
    candidates.sort(key=lambda m: (_STRENGTHS.index(m.strength), m.rank, m.start, -m.end))
    kept: list[Mention] = []
    for mention in candidates:
        if any(_is_same(mention, k) for k in kept):
            continue
        kept.append(mention)
    kept = [_known(m, kept) for m in kept]
    return tuple(sorted(kept, key=lambda m: (m.token.i, m.rank)))


def _known(mention: Mention, kept: list[Mention]) -> Mention:
    """ "The attackers shot three": what those do who are taken for known belongs to what is known of them."""
    doers = subjects(mention.token) if is_verb(mention.token) else ()
    known = any(
        k.strength is Strength.REFERENCE and k.definite and is_noun(k.token) and k.token in doers
        for k in kept
    )
    return replace(mention, definite=True) if known else mention


def _is_same(mention: Mention, kept: Mention) -> bool:
    """Whether a mention only repeats one that is kept: the same words, or the verb of which that is the subject ("a
    cyber attack locked the computers").
    """
    overlap = mention.token == kept.token or (mention.start < kept.end and kept.start < mention.end)
    told = (
        is_verb(mention.token)
        and mention.type == kept.type
        and is_noun(kept.token)
        and kept.token in subjects(mention.token)
    )
    return overlap or told


def find_candidates(view: View, hits: tuple[Hit, ...]) -> tuple[tuple[str, Token], ...]:
    """Name of the rule and governing word of each hit that the parse confirms, before the best of each word is chosen."""
    return tuple((hit.trigger.name, token) for hit, token in _fitting(view, hits))


def _fitting(view: View, hits: tuple[Hit, ...]) -> Iterator[tuple[Hit, Token]]:
    for hit in hits:
        token = head_of(view.doc, hit.start, hit.end)
        if token is not None and _fits(view, token, hit):
            yield hit, token


def _fits(view: View, token: Token, hit: Hit) -> bool:
    rule = hit.trigger.rule
    if _is_subject_matter(token):
        return False
    if (
        rule.pos is PartOfSpeech.NOUN
        and not is_noun(token)
        and token.pos_ not in {"ADJ", "X"}
        and token.tag_ != "VBG"
    ):
        return False
    if rule.pos is PartOfSpeech.VERB and not is_verb(token) and token.dep_ not in {"ROOT", "acl", "relcl"}:
        return False
    if hit.trigger.type in relations().violent and (_goes_on(token) or _is_ones_own(view, token)):
        return False
    if is_likeness(token) or _is_team(token):
        return False
    return argument_fits(view, token, hit, hit.trigger.subject, acting=True) and argument_fits(
        view, token, hit, hit.trigger.object, acting=False
    )


def _is_subject_matter(token: Token) -> bool:
    """ "The hurricane centre", "a museum of earthquakes": what a body, a book or a show has to do with."""
    rules = realis_rules()
    of = token.head.head if token.dep_ == "pobj" and token.head.lower_ in _ABOUT else None
    named = token.dep_ == "compound" and token.head.lower_ in rules.named_after
    return named or (of is not None and of.lower_ in rules.treating_of)


_ABOUT = frozenset({"of", "on", "about"})


def _goes_on(token: Token) -> bool:
    """ "Separatists who have been fighting since 2017": what has been going on is no incident."""
    return token.tag_ == "VBG" and {"been"} <= {c.lower_ for c in token.children if c.dep_ == "aux"}


def _is_ones_own(view: View, token: Token) -> bool:
    """ "I set fire to Rome": who tells of himself what would be a crime plays, or jests; not what somebody is quoted with."""
    before = view.text[: token.idx]
    spoken = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return is_verb(token) and not spoken and any(c.dep_ == "nsubj" and c.text == "I" for c in token.children)


def _is_team(token: Token) -> bool:
    """ "The Hurricanes hit hard": a plural with a capital is a team, unless names of storms follow ("Hurricanes Irma and")."""
    following = token.doc[token.i + 1].pos_ if token.i + 1 < len(token.doc) else ""
    return (
        token.i > 0
        and token.text.istitle()
        and token.tag_ == "NNPS"
        and token.nbor(-1).lower_ == "the"
        and following != "PROPN"
    )


def _mention(view: View, token: Token, hit: Hit) -> Mention:
    start, end = view.sentence.span(hit.start, hit.end)
    left = phrase_span(token)[0] if is_noun(token) else token.i
    before = view.doc[left : token.i + 1]
    first = before[0].lower_
    possessive = any(c.dep_ == "poss" for c in token.children)
    realis = _realis(token, hit)
    definite = is_noun(token) and (first in _DEFINITE or possessive)
    declared = hit.trigger.rule.realis
    part = view.sentence.part
    whole = view.offsets(0, len(view.doc))
    clause = view.offsets(*clause_range(token))
    return Mention(
        view=view,
        token=token,
        type=hit.trigger.type,
        strength=strength_of(view, token, hit, realis),
        realis=declared if realis is Realis.ACTUAL or (definite and realis is not Realis.NEGATED) else realis,
        start=start,
        end=end,
        clause=(part, *clause),
        sentence=(part, *whole),
        definite=definite,
        distinct=is_noun(token) and _DISTINCT.search(_OWN_DAY.sub("", before.text)) is not None,
        similar=is_noun(token) and bool(_LIKE & {t.lower_ for t in before}),
        plural=token.tag_ in {"NNS", "NNPS"},
        apart=realis_rules().apart.search(view.text) is not None,
        cumulative=cumulation(view.text) is not None,
        among=hit.trigger.among,
    )


def _realis(token: Token, hit: Hit) -> Realis:
    """Of the word, unless the rule begins with its denial: "not rained since May", "no rain has fallen"."""
    denied = any((t.dep_ == "neg" or t.lower_ in _DENYING) and t.idx == hit.start for t in token.subtree)
    if denied:
        return Realis.ACTUAL
    befell_none = is_verb(token) and not _tells_toll(token) and any(map(_is_none, token.children))
    return Realis.NEGATED if befell_none else realis_of(token)


_DENYING = frozenset({"no", "nobody", "none"})


def _tells_toll(verb: Token) -> bool:
    """ "No one died in a blaze": that is its toll, and there was a blaze."""
    return any(word.slot in _TOLL for word in harm_lexicon().words.get(verb.lower_, ()))


_TOLL = frozenset({Slot.KILLED, Slot.INJURED, Slot.MISSING})


def _is_none(participant: Token) -> bool:
    """ "No pupil was taken by gunmen", "no bomb exploded", "found no gun": it befell nobody and nothing."""
    if participant.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    return participant.lower_ in _NOBODY or any(
        d.dep_ == "det" and d.lower_ == "no" and d.nbor(1).lower_ not in _COMPARED
        for d in participant.children
    )


_COMPARED = frozenset({"fewer", "less", "more"})  # "no fewer than nine"
_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})


_EDGES = frozenset({"relcl", "advcl", "ccomp", "parataxis"})


def clause_range(token: Token) -> tuple[int, int]:
    """Token range of the clause of a word: its verb with all that hangs on it but other clauses."""
    verb = verb_of(token)
    inside = {verb.i}
    stack = [verb]
    ancestors = {t.i for t in token.ancestors} | {token.i}
    while stack:
        for child in stack.pop().children:
            own_clause = child.dep_ in _EDGES or (child.dep_ == "conj" and is_verb(child))
            if own_clause and child.i not in ancestors:
                continue
            inside.add(child.i)
            stack.append(child)
    inside |= {t.i for t in token.subtree}
    return min(inside), max(inside) + 1


def nearest(mentions: tuple[Mention, ...], token: Token) -> Mention | None:
    """The mention of the sentence that is nearest to a word along the tree; None without mentions."""
    return min(mentions, key=lambda m: (distance(m.token, token), m.token.i), default=None)
