"""Signs of whether an incident is reported, or only spoken of: how its mentions are told, and where in which article.

A report tells of one episode: an act in the past tense, on a day, in a town, with those whom it hit. Speeches, editorials
and accusations name the same acts in general: as plurals and in lists, in the perfect, in quotation marks, without day or
place. (The distinction is that of episodic and generic sentences, Krifka et al. 1995.) Every sign is a number from 0 to 1
under the name that `data/plausibility.yaml` weighs it by.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from schemas.casualties import CASUALTY_KINDS, Casualties
from schemas.incident_type import IncidentType
from schemas.report import Realis
from schemas.when import WhenBasis
from schemas.where import WherePrecision
from services.extractor.agreement import DAY
from services.extractor.clauses import is_noun, objects, subjects
from services.extractor.discourse import Discourse, discourse_words
from services.extractor.drafts import Draft, Placed
from services.extractor.harm_statement import HarmStatement
from services.extractor.person_words import is_person_word
from services.extractor.relations import relations
from services.extractor.sequel import speaks_of_sequel
from services.extractor.telling import Tense, bare, foreground, listed, quoted, tense_of, with_article
from services.extractor.traces import Traces
from services.extractor.triggers import Strength

TOWN = frozenset(
    {WherePrecision.FACILITY, WherePrecision.PLACE, WherePrecision.NEAR, WherePrecision.DISTRICT}
)
_OLD_DAYS = 60
_MANY = 50  # killed or hurt; a toll beyond is more often a war's than an incident's
_DEEPEST = 5  # doublings of the sentence's number: from the 31st on a mention is as deep as can be
_DENSE = 3  # mentions to a sentence of the article at most; one in three sentences is as violent as news gets


@dataclass(frozen=True, slots=True)
class Setting:
    """What the signs of one incident need to know of the rest of its article."""

    sentences: int
    mentions: int
    """Of all its incidents."""
    discourse: Discourse
    traces: Traces


def signs_of(
    draft: Draft,
    casualties: Casualties,
    targets: Sequence[str],
    age: int | None,
    setting: Setting,
    *,
    principal: bool,
) -> dict[str, float]:
    """`targets`: the names of those whom it hit. `age`: days from its own time to the publication, where known.
    `principal`: the article is about it.
    """
    return {
        **_grammar(draft),
        **_frame(draft, casualties, targets, age),
        **_standing(draft, setting, principal=principal),
        **_traces(draft, setting),
    }


def _grammar(draft: Draft) -> dict[str, float]:
    """How the mentions that bring it up tell it. A headline has a grammar of its own, so the body is asked first."""
    mentions = [p.mention for p in draft.placed if p.mention.strength is draft.strength]
    body = [m for m in mentions if not m.view.is_title] or mentions
    tenses = [tense_of(m.token) for m in body]
    words = discourse_words()
    texts = [p.mention.view.text for p in draft.placed]
    return {
        "strong_share": _share(p.mention.strength is Strength.STRONG for p in draft.placed),
        "plain_word": float(draft.type is IncidentType.ARMED_ATTACK),
        "present": _all(t is Tense.PRESENT for t in tenses),
        "past": _any(t is Tense.PAST for t in tenses),
        "perfect": _all(t is Tense.PERFECT for t in tenses),
        "foreground": _any(foreground(m.token) for m in body),
        "indefinite": _any(with_article(m.token) for m in mentions),
        "definite": _all(m.definite for m in mentions),
        "bare_noun": _all(bare(m.token) for m in mentions),
        "listed": _all(listed(m.token) for m in body),
        "quoted": _share(quoted(m) for m in body),
        "cumulative": _share(m.cumulative for m in mentions),
        "unreal": _share(p.mention.realis is not draft.realis for p in draft.placed),
        "first_person": _share(words.first_person.search(t) is not None for t in texts),
        "alleged": _share(words.allegation.search(t) is not None for t in texts),
        "long_ago": _share(words.long_ago.search(t) is not None for t in texts),
        "sequel": _share(speaks_of_sequel(t) for t in texts),
    }


def _frame(draft: Draft, casualties: Casualties, targets: Sequence[str], age: int | None) -> dict[str, float]:
    """Day, place, toll and people."""
    place = draft.place
    stated = [c for kind in CASUALTY_KINDS if (c := getattr(casualties, kind)) is not None]
    return {
        "relative_day": _any(
            t.when.basis is WhenBasis.RELATIVE and t.when.precision in DAY
            for p in draft.placed
            for t in p.times
        ),
        "day_and_town": _any(_is_scene(p) for p in draft.placed),
        "old": float(age is not None and age > _OLD_DAYS),
        "region": float(place is not None and place.where.precision not in TOWN),
        "toll": float(bool(stated)),
        "large_toll": _any((c.best or 0) >= _MANY for c in stated),
        "target": float(bool(targets)),
        "named_target": _any(any(w[:1].isupper() for w in name.split()) for name in targets),
        "counted": _any(
            any(c.dep_ == "nummod" or c.lower_ in {"a", "an"} for c in whom.children)
            for p in draft.placed
            for whom in objects(p.mention.token)
        ),
        "claimed": float(bool(draft.claims)),
    }


def _standing(draft: Draft, setting: Setting, *, principal: bool) -> dict[str, float]:
    """Its share in the article, and what kind of text that is."""
    first = min(p.mention.view.index for p in draft.placed)
    return {
        "principal": float(principal),
        "title": _any(p.mention.view.is_title for p in draft.placed),
        "depth": min(1.0, math.log2(1 + first) / _DEEPEST),
        "alone": float(setting.mentions == len(draft.placed)),
        "violence": min(1.0, _DENSE * setting.mentions / max(1, setting.sentences)),
        "speech": setting.discourse.first_person,
        "quotation": setting.discourse.quoted,
        "debate": setting.discourse.argument,
        "genre": setting.discourse.genre,
    }


_SOURCED, _TOLLED, _BORROWED = 4, 3, 6  # weights of cues that are as good as any more
_OUTWEIGHED, _LEADING, _FALSE = 8, 5, 4
_DENSELY = 15  # words to a cue of weight 1 in texts that have hardly any others


def _traces(draft: Draft, setting: Setting) -> dict[str, float]:
    """Whether the text has what real incidents leave behind: those who tell of it, those who came, those who were hit."""
    traces = setting.traces
    own = [traces.of_sentence[i] for i in sorted({p.mention.view.index for p in draft.placed})]
    return {
        "sourced": min(1.0, traces.whole.news / _SOURCED),
        "unsourced": float(traces.whole.news == 0),
        "untold": float(not traces.told),
        "tolled": min(1.0, traces.whole.toll / _TOLLED),
        "sourced_here": min(1.0, sum(cues.news + cues.toll for cues in own) / _TOLLED),
        "borrowed": min(1.0, traces.borrowed / _BORROWED),
        "margin": max(0.0, min(1.0, traces.margin / _OUTWEIGHED)),
        "leading": min(1.0, traces.leading / _LEADING),
        "dense": min(1.0, traces.density * _DENSELY),
        "reader": traces.reader,
        "negated": traces.negated,
        "conditional": traces.conditional,
        "habitual": traces.habitual,
        "falsehoods": min(1.0, traces.falsehoods / _FALSE),
        "person_in_title": float(_in_title(draft)),
        "concrete": traces.concrete,
        "hazard": float(draft.type not in relations().violent),
        "persons": _any(_counts_persons(h) for h in draft.harm),
        "creature": _any(_is_creature(w) for p in draft.placed for w in _about(p.mention.token)),
        "placeless": float(draft.place is None),
    }


def _in_title(draft: Draft) -> bool:
    """ "Teenager shot in Duquesne": most other headlines with such words borrow them."""
    return any(
        p.mention.view.is_title
        and p.mention.strength is Strength.STRONG
        and p.mention.realis is Realis.ACTUAL
        and any(is_noun(t) and t.pos_ != "PROPN" and is_person_word(t) for t in p.mention.view.doc)
        for p in draft.placed
    )


def _counts_persons(statement: HarmStatement) -> bool:
    """ "Two men were killed": by a noun for people, not by a pronoun or a name alone."""
    return any(
        p.count is not None and is_noun(p.head) and p.head.pos_ != "PROPN" and is_person_word(p.head)
        for p in statement.people
    )


def _about(token: Token) -> tuple[Token, ...]:
    """Who does it and to whom it is done."""
    return (*subjects(token), *objects(token))


def _is_creature(token: Token) -> bool:
    return discourse_words().creatures.search(token.text) is not None


def _is_scene(placed: Placed) -> bool:
    """One mention has day and town of its own."""
    when, place = placed.when, placed.place
    return when is not None and when.precision in DAY and place is not None and place.where.precision in TOWN


def _any(values: Iterable[bool]) -> float:
    return float(any(values))


def _all(values: Iterable[bool]) -> float:
    found = list(values)
    return float(bool(found) and all(found))


def _share(values: Iterable[bool]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0
