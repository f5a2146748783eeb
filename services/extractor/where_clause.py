"""The town that a clause is told of: "Belo, 50 km away, where four people died", "the one in Belo, in which 15 had perished"."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from services.extractor.analysis import View
from services.extractor.clauses import is_noun, is_verb, verb_of
from services.extractor.mentions import Mention
from services.extractor.where.bind import is_fine
from services.extractor.where.toponym import Context, ResolvedToponym

_LONGEST = 20  # words between a town or day and its "where": "50 km to the south, on the road to Harun, "


def town_before_where(view: View, token: Token, places: Iterable[ResolvedToponym]) -> ResolvedToponym | None:
    """The last town before the "where" that opens the clause of a word; None where the clause is not so opened.

    `places`: of the sentence's part. Parsers hang such a clause on the nearest word ("since Tuesday, where"): only the order
    of the words is believed.
    """
    opening = opening_where(view, token)
    if opening is None:
        return None
    near = [
        (local[1], place)
        for place in places
        if place.part is view.sentence.part
        and is_fine(place)
        and (local := view.sentence.local(place.start, place.end)) is not None
        and local[1] <= opening.idx
    ]
    if not near:
        return None
    end, place = max(near, key=lambda pair: pair[0])
    return place if _reaches(end, opening) else None


def _reaches(end: int, opening: Token) -> bool:
    """Whether what ends at an offset of the sentence stands right before the "where", without a verb between."""
    between = [t for t in opening.doc[: opening.i] if t.idx >= end]
    return len(between) <= _LONGEST and not any(is_verb(t) or t.text in ";.:" for t in between)


def town_of_name(mention: Mention, places: Iterable[ResolvedToponym]) -> ResolvedToponym | None:
    """The town that an act is called by, whatever town its sentence names beside: "held in Harun over the Belo massacre"."""
    view, noun = mention.view, mention.token
    if not is_noun(noun):
        return None
    for place in places:
        local = view.sentence.local(place.start, place.end) if place.part is view.sentence.part else None
        span = view.doc.char_span(*local, alignment_mode="expand") if local and is_fine(place) else None
        if span is None or not 0 <= noun.i - span.end < _NAMING:
            continue
        between = view.doc[span.end : noun.i]
        modifies = span.root.dep_ in _MODIFYING and span.root.head in (noun, *between)
        if modifies and all(t.pos_ in {"NOUN", "PROPN", "ADJ"} for t in between):
            return replace(place, context=Context.LOCATIVE)
    return None


_NAMING = 3  # words from the town to the act: "the Belo bus bombing"
_MODIFYING = frozenset({"compound", "nmod", "amod", "npadvmod"})


def is_before_where(view: View, token: Token, span: tuple[int, int]) -> bool:
    """Whether a span of the part stands right before the "where" of the clause of a word: "the hijacking on 3 May of a launch
    in Belo, in which the driver was killed".
    """
    opening = opening_where(view, token)
    local = view.sentence.local(*span)
    if opening is None or local is None or local[1] > opening.idx:
        return False
    return _reaches(local[1], opening)


def act_before_where(
    view: View, token: Token, mentions: Sequence[Mention], harmed: Collection[Token]
) -> int | None:
    """Which of the mentions, by index, is the act that a clause is told of: "Monday's raid on Belo, where nine died".

    None where there is none, or where it is not called by its day. `harmed`: the words of harm of the sentence, no acts.
    """
    opening = opening_where(view, token)
    if opening is None or opening.lower_ != "where":
        return None
    acts = [
        (m.token.i, n)
        for n, m in enumerate(mentions)
        if is_noun(m.token)
        and any(c.dep_ == "poss" for c in m.token.children)
        and m.token not in harmed
        and m.token.head.lower_ not in _DURING
        and is_before_where(view, token, (m.start, m.end))
    ]
    return max(acts)[1] if acts else None


_DURING = frozenset({"in", "during", "amid"})  # "a launch sank in the storm at Belo, where": of the launch


def unknown_town_before_where(view: View, token: Token, text: str) -> bool:
    """Whether a name that no gazetteer has stands right before the "where", and the text before has not told of it: elsewhere.

    "Harun lies north of Belo, where a mortar hit a school": not the place of the news, whatever it is.
    """
    opening = opening_where(view, token)
    if opening is None or opening.lower_ != "where" or opening.i < 2:  # noqa: PLR2004 - a name and a comma
        return False
    before = _DISTANCE.sub("", view.text[: opening.idx].rstrip(" ,"))
    name = view.doc.char_span(len(before.rstrip(" ,")) - 1, len(before.rstrip(" ,")), alignment_mode="expand")
    if name is None or name.root.pos_ != "PROPN":
        return False
    return text.find(name.root.text, 0, view.sentence.offsets[0]) < 0


def site_of_noun(mention: Mention, places: Iterable[ResolvedToponym]) -> ResolvedToponym | None:
    """The town right behind an act, with a preposition: "the clash at Lahan"; None where there is none."""
    if not is_noun(mention.token):
        return None
    for place in places:
        local = mention.view.sentence.local(place.start, place.end)
        if local is None or place.part is not mention.view.sentence.part or not is_fine(place):
            continue
        end = mention.token.idx + len(mention.token)
        if _AT.fullmatch(mention.view.text[end : local[0]]):
            return place
    return None


# "Belo, 80 km to the north, where 12 people died"
_DISTANCE = re.compile(
    r",\s+(?:(?:some|about|around|over|more\s+than|nearly)\s+)?[\w.,]+\s+(?:km|kilomet(?:re|er)s|miles|hours)\b[^,;.]{0,40}$",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\s+(?:at|in|outside|near)\s+(?:the\s+)?(?:(?:town|city|village|district|port|suburb)\s+of\s+)?"
)


def told_in_passing(view: View, token: Token) -> bool:
    """Whether its clause only adds to a day or a town: "since Saturday, when two were killed", "Belo, where four died"."""
    if opening_where(view, token) is not None:
        return True
    verb = verb_of(token)
    before = [t for t in view.doc[1 : verb.i] if t.lower_ == "when" and t.nbor(-1).text == ","]
    return bool(before) and not any(t.pos_ == "VERB" for t in view.doc[before[-1].i : verb.i])


def opening_where(view: View, token: Token) -> Token | None:
    """ "Where" or "in which", with no verb between it and the verb of the word."""
    verb = verb_of(token)
    for word in reversed(view.doc[: verb.i + 1]):
        if word.lower_ == "where" or (word.lower_ == "which" and word.i and word.nbor(-1).lower_ == "in"):
            return word
        if word != verb and (word.pos_ == "VERB" or word.text in ";.") and word not in verb.children:
            return None
    return None
