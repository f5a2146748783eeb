"""Peoples and countries used as adjectives, which point at a country without naming the place of anything."""

import re

from services.extractor.gazetteer.place import Hit, NameMatch, PlaceKind
from services.extractor.where.lexicon import Lexicon
from services.extractor.where.page import Name
from services.extractor.where.toponym import CUES, Context

_INITIALS = 4  # letters of "USA", "DPRK"
_AHEAD = 3  # words after a people that may say that it is at home
_PREPOSITIONS = ("in", "inside", "across", "of", "from", "to")


def adjective_context(name: Name, hits: tuple[Hit, ...], context: Context, words: Lexicon) -> Context | None:
    """AT_HOME for "Afghan police", PEOPLE for "French staff" and "U.S. airstrike", None for what names a place."""
    if _is_citizenship(name, hits, words):
        return Context.PEOPLE
    if not (_is_people(hits, context) or _is_noun_modifier(name, hits, words)):
        return None
    return Context.AT_HOME if _is_at_home(name, words) else Context.PEOPLE


def _is_people(hits: tuple[Hit, ...], context: Context) -> bool:
    """Whether the name is a people's: "Canadian" is that even though a town in Texas has the name."""
    large = (PlaceKind.COUNTRY, PlaceKind.ADMIN1)
    people = any(hit.match is NameMatch.PEOPLE and hit.place.kind in large for hit in hits)
    return all(hit.match is NameMatch.PEOPLE for hit in hits) or (people and context not in CUES)


def _is_citizenship(name: Name, hits: tuple[Hit, ...], words: Lexicon) -> bool:
    """ "international (US) staff", "8 internationals: 6 US": a country that says whose citizens people are."""
    if not any(hit.place.kind is PlaceKind.COUNTRY for hit in hits):
        return False
    text, before, after = name.page.text, name.before, name.after
    if re.search(r"\(\s*(?:\w+\s+)?$", text[: name.start]) and re.match(r"\s*[),]", text[name.end :]):
        around = [name.page.tokens[i].lower for i in (name.first - 2, name.first - 1) if i >= 0]
        return bool(set(around) & words.people_nouns) or (
            after is not None and after.lower in words.people_nouns
        )
    initials = name.single and name.text.isupper() and len(name.text) <= _INITIALS
    return bool(initials and not name.page.headline and before and before.word.isdigit())


def _is_noun_modifier(name: Name, hits: tuple[Hit, ...], words: Lexicon) -> bool:
    """ "U.S. airstrike", "Kenya Forest Warden": a country's name before the noun that it goes with."""
    country = any(hit.place.kind is PlaceKind.COUNTRY and hit.match < NameMatch.PEOPLE for hit in hits)
    governed = name.before is not None and name.before.lower in _PREPOSITIONS
    following = name.joined_after
    if not country or governed or following is None or name.possessive:
        return False
    last_word = name.page.tokens[name.last].word
    if last_word.isupper() and len(last_word) <= _INITIALS:
        return following.lower not in words.after_place
    return (
        following.capital
        and following.word.isalpha()
        and following.lower not in words.calendar
        and not name.page.headline
    )


def _is_at_home(name: Name, words: Lexicon) -> bool:
    """Whether one of the next words puts it in its own country: "Afghan National Army", "Iraqi border town"."""
    for token in name.page.tokens[name.last + 1 : name.last + 1 + _AHEAD]:
        if re.search(r"[.,;:!?()]", name.page.text[name.end : token.start]):
            return False
        if token.lower in words.at_home:
            return True
    return False
