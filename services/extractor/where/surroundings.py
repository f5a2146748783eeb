"""What the words on both sides of a name say about it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from services.extractor.where.lexicon import Lexicon
from services.extractor.where.offset import offset_before, side_before
from services.extractor.where.page import Name, opens_sentence
from services.extractor.where.tokens import Token
from services.extractor.where.toponym import Context, Offset

_BEFORE = 120  # characters before a name that are looked at
_REACH = 9  # words that may stand between a name and its preposition
_BETWEEN = frozenset(("the", "of", "and", "its", "their", "both", "or", "a", "s"))

_STOP = re.compile(r"(?<![A-Z])(?<!\bSt)(?<!\bMt)[.!?;]\s+|\n")
_SIDE = re.compile(
    r"\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)\s+of\s+(?:the\s+)?(?:[\w'’-]+\s+){0,4}$",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"\b(?:near|close\s+to|outside(?:\s+of)?|(?:on|in)\s+the\s+(?:\w+\s+)?outskirts\s+of|border\s+(?:with|of|between)"
    r"|borders?|bordering|vicinity\s+of|off\s+(?:the\s+coast\s+of)?|toward|towards|beyond|north|south|east|west)\s+"
    r"(?:of\s+)?(?:the\s+)?(?:[\w'’-]+\s+){0,4}$",
    re.IGNORECASE,
)
_BORDER = re.compile(
    r"\b(?:border(?:ing|s)?(?:\s+(?:with|of))?|crossing\s+(?:into|to))\s+(?:the\s+)?(?:neighbou?ring\s+)?$",
    re.IGNORECASE,
)
_PERSON = (  # "a trader from", "two students from": by the endings of nouns for people
    r"(?:man|woman|teen|teenager|people|(?:an?|the|one|two|three|four|five|\d+)\s+(?:\d{1,3}-year-old\s+)?(?:[a-z-]+\s+){0,2}"
    r"[a-z]+(?:man|men|woman|women|ists?|ians?|ers?|ors?|ees?|ants?|ents?))"
)
_AGED_OF = re.compile(
    rf"(?:\b\d{{1,3}},?\s+(?:(?:both|all)\s+)?(?:of|from)|\b{_PERSON}\s+from|\bof\s+\d+\s[\w .]+,)\s*$",
    re.IGNORECASE,
)
# "lost their lives in", "cost 12 lives in": where they died, not where they live
_LIVES_LOST = re.compile(
    r"\b(?:their|his|her|our|your|lost|los(?:e|ing|s of)|claim\w*|cost\w*|took|taken|takes?|save\w*|more|many|several|some|few"
    r"|of|the|human|innocent|civilian|no|\d[\d,]*|[a-z]+teen|[a-z]+ty|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|hundreds?|dozens?|thousands?)\s+lives\s+in\b[^.;]*$",
    re.IGNORECASE,
)
# "died during the night in the university hospital of", "five are in the burns unit at": somebody is cared for there
_CARE = (
    r"(?:died?|dies|dying|death|succumb\w*|treat\w*|admitted|hospitali[sz]ed|recover\w*|operated|pronounced|condition|stable|surviv\w*"
    r"|being\s+cared\s+for|remain\w*|lie|lies|lay|lying|taken|brought|rushed|flown|airlifted|transferred|transported|conscious|arrived)"
)
_WARD = (
    r"(?:hospitals?|clinics?|infirmary|medical\s+cent(?:er|re)|health\s+cent(?:er|re)|(?:burns?|trauma)\s+(?:unit|cent(?:er|re)|ward)"
    r"|intensive\s+care(?:\s+unit)?|morgue|mortuary)"
)
_CARED_FOR = re.compile(
    rf"\b{_CARE}\b[^.;:\n]{{0,80}}\b(?:in|at|to|from)\b[^.;:,\n]{{0,40}}\b{_WARD}\s+(?:in|of|at)\s+"
    r"(?:the\s+)?(?:(?:nearby|neighbou?ring|northern|southern|eastern|western|capital)\s+)?(?:(?:town|city|capital)(?:\s+of)?,?\s+)?$",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:^|\n)\s*By\b[^\n.]{0,60}\bin\s+$")  # "By Andes Cable in Lima": where it was written
_DIED_LATER = re.compile(
    r"\bwounded\b[^.;\n]{0,40}\bdied\s+(?:later\s+)?(?:in|at)\s+$"
    r"|\b(?:died|dies|die|succumbed)\s+(?:of|from|to)\s+(?:[a-z]+\s+){0,2}(?:burns|wounds|injuries)[^.;\n]{0,30}\b(?:in|at)\s+(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
_BURNS = re.compile(r"\bburns?\s+(?:unit|cent(?:er|re)|ward)\s+(?:in|at|of)\s+$", re.IGNORECASE)
_CARED_BEFORE = re.compile(
    rf"\b{_CARE}\b[^.;:\n]{{0,60}}\b(?:in|at|to|from)\s+(?:an?\s+|the\s+)?$", re.IGNORECASE
)
_ITS_WARD = re.compile(rf"(?:['’]s)?\s+(?:[a-z-]+\s+){{0,2}}{_WARD}\b", re.IGNORECASE)
# "pulled back towards", "the road out towards": a direction, not a neighbourhood; "fired rockets towards" has its target
_MOTION = re.compile(
    r"\b(?:pull|retreat|withdr|fle[de]|head|walk|road|exit|way|travel|drov|driv|march|fl(?:y|ew|own|ying)|sail|escap|r[au]n|back|route"
    r"|turn|path|track|bus|train)\w*\s+(?:[a-z]+\s+){0,3}towards?\s+(?:the\s+)?(?:(?:town|city|village)\s+of\s+)?$",
    re.IGNORECASE,
)
_ON_ROAD = re.compile(r"\s+(?:road|highway|track|motorway|freeway)\b")  # "on the Gayéri road": it leads there
# "according to the health office in Arequipa": the seat of who speaks
_SPEAKER = re.compile(
    r"\b(?:according\s+to|comes?\s+from|came\s+from|told\s+by|said\s+by)\b[^.;,]{0,60}\b(?:office|ministry|headquarters|institute"
    r"|agency|bureau|secretariat|centre|center)\s+in\s+(?:the\s+(?:city|capital)\s+of\s+|the\s+capital,?\s+)?$"
    r"|\b(?:brother|sister|cousin|uncle|aunt|mother|father|parent|friend|relative)s?(?:['’]s?)?(?:\s+(?:house|home|place|flat))?\s+in\s+$"
    r"|\b(?:correspondent|reporter|bureau|newsroom)\s+in\s+$",
    re.IGNORECASE,
)
_PARTY = re.compile(r"\b[DR]-$")  # "Rep. Odile Farrant, D-Mobile"
_AND_OTHERS = re.compile(
    r"(?:,\s+[A-Z][\w'’-]+)*,?\s+and\s+[A-Z][\w'’-]+\s+"
    r"(?P<kind>counties|provinces|districts|states|townships|regions|governorates|cities|parishes|quarters|neighbou?rhoods|wards|sectors|suburbs|towns|villages)\b"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The context of a name, the shift that is stated before it, and the kinds of place that are named beside it."""

    context: Context
    offset: Offset | None
    kinds: frozenset[str]
    side: float | None = None
    """Which part of it is meant, in degrees clockwise from north: "southern Chad"."""
    border: bool = False
    """Whether it is named as what lies beyond a border."""


def surroundings(name: Name, words: Lexicon) -> Surroundings:
    """What is around the name."""
    reach = max(0, name.start - _BEFORE)
    stops = [match.end() for match in _STOP.finditer(name.page.text, reach, name.start)]
    before = name.page.text[stops[-1] if stops else reach : name.start]
    kinds = _kinds(name, words)
    offset = offset_before(before, words)
    if offset is not None:
        return Surroundings(Context.OFFSET, offset, kinds)
    context = _person_related(name, before, words) or (Context.RELATED if _reacts(name, words) else None)
    return Surroundings(
        context or _context(name, before, words),
        None,
        kinds,
        side=side_before(before, words),
        border=_BORDER.search(before) is not None,
    )


def _reacts(name: Name, words: Lexicon) -> bool:
    """ "In Mogadishu, the information minister welcomed the attack": the city of somebody who speaks of it."""
    preposition = name.before
    if not (
        preposition
        and preposition.lower in ("in", "at")
        and opens_sentence(name.page.text, preposition.start)
    ):
        return False
    if name.page.text[name.end : name.end + 1] != ",":
        return False
    ahead = name.page.tokens[name.last + 1 : name.last + 1 + _REACH]
    return any(token.lower in words.reactions for token in ahead)


def _person_related(name: Name, before: str, words: Lexicon) -> Context | None:
    """The contexts that speak of where somebody is from, was taken to or works."""
    lives = words.residence.search(before) is not None and _LIVES_LOST.search(before) is None
    if _AGED_OF.search(before) or _PARTY.search(before) or lives:
        return Context.RESIDENCE
    ward = _CARED_BEFORE.search(before) is not None and _ITS_WARD.match(name.page.text, name.end) is not None
    if ward or words.treated.search(before) or _CARED_FOR.search(before):
        return Context.TREATED
    if _BURNS.search(before) or _DIED_LATER.search(before):
        return Context.TREATED
    if words.journey.search(before) or _MOTION.search(before):
        return Context.JOURNEY
    related = words.related.search(before) or words.destination.search(before) or _SPEAKER.search(before)
    related = related or _BYLINE.search(name.page.text[max(0, name.start - _BEFORE) : name.start])
    return Context.RELATED if related else None


def _context(name: Name, before: str, words: Lexicon) -> Context:
    clause = name.start - len(before)
    preposition = _preposition([t for t in name.page.tokens[: name.first] if t.start >= clause], words)
    following = name.joined_after
    if name.possessive and name.after:
        following = name.after
    body = following if following and following.lower in words.bodies else None
    if preposition in words.locative and not (body and body.capital):
        return Context.PLAIN if _ON_ROAD.match(name.page.text, name.end) else Context.LOCATIVE
    if _SIDE.search(before) or _NEAR.search(before):
        return Context.NEAR
    if body:
        return Context.BODY
    speaks = following and following.lower in words.speech and preposition is None
    return Context.GOVERNMENT if speaks else Context.PLAIN


def _preposition(before: Sequence[Token], words: Lexicon) -> str | None:
    """The preposition that governs what follows: over modifiers, people, "the", "town of", and coordinated names."""
    for token in before[: -_REACH - 1 : -1]:
        word = token.lower
        if word in words.locative or word in words.near:
            return word
        known = (
            word in words.modifiers or word in _BETWEEN or word in words.kind_of or word in words.directions
        )
        if not (known or token.capital):
            return None
    return None


def _kinds(name: Name, words: Lexicon) -> frozenset[str]:
    """The kinds of place in "the town of X", "X province", "village X" and "X and Y counties"."""
    kinds: list[str] = []
    tokens = name.page.tokens
    if (listed := _AND_OTHERS.match(name.page.text, name.end)) is not None:
        kinds += words.kind_of.get(listed.group("kind"), "").split()
    if name.joined_after and not name.possessive:
        kinds += words.kind_of.get(name.joined_after.lower, "").split()
    back = name.first - 1
    if back >= 0 and tokens[back].lower == "the":
        back -= 1
    if back >= 1 and tokens[back].lower == "of":
        kinds += words.kind_of.get(tokens[back - 1].lower, "").split()
    elif name.joined_before and not name.joined_before.capital:
        kinds += words.kind_of.get(name.joined_before.lower, "").split()
    return frozenset(kinds)
