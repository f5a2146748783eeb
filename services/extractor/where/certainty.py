"""Whether a word that some place is called after stands for a place here."""

import re
from enum import Enum

from schemas.evidence import ArticlePart
from services.extractor.gazetteer.place import Hit, NameMatch, PlaceKind
from services.extractor.where.lexicon import Lexicon
from services.extractor.where.page import Name, opens_sentence
from services.extractor.where.tokens import Token
from services.extractor.where.toponym import CUES, Context

_WELL_KNOWN = 200_000  # people: such a town's name needs no words around it
_KNOWN = 30_000  # people: such a town's name of several ordinary words is its name ("Little Rock")
_LISTED = (PlaceKind.FACILITY, PlaceKind.DISTRICT, PlaceKind.REGION, PlaceKind.SEA)


class Certainty(Enum):
    """How sure it is that a name stands for a place."""

    SURE = "sure"
    DOUBTFUL = "doubtful"  # only if the article has it as a place elsewhere
    NO_PLACE = "no place"


def certainty(
    name: Name, hits: tuple[Hit, ...], context: Context, kinds: frozenset[str], words: Lexicon
) -> Certainty:
    """Ordinary words, surnames and first words of a sentence need words around them that make them a place."""
    if context in (Context.PEOPLE, Context.AT_HOME):
        return Certainty.SURE if name.single or not name.page.headline else Certainty.NO_PLACE
    large = _is_large(name, hits, words) and not _is_part_of_a_word(name, words)
    if large or _follows_town(name, hits):
        return Certainty.SURE
    population = max((hit.place.population for hit in hits if hit.match < NameMatch.FOLDED), default=0)
    longer = _in_longer_name(name, words) if population < _WELL_KNOWN else _inside_of_name(name, words)
    if _is_never(name, words) or longer:
        return Certainty.NO_PLACE
    cued = (
        context in CUES
        or bool(kinds)
        or _heads_headline(name)
        or bool(re.match(r",\s+[A-Z]", name.page.text[name.end : name.end + 4]))
    )
    if _is_ordinary(name, words) and (name.single or population < _KNOWN):
        said = (
            cued
            and not (name.page.headline and context is Context.PLAIN)
            and not _beside_capital(name, words)
        )
        return Certainty.SURE if said else Certainty.DOUBTFUL
    if population < _WELL_KNOWN and _begins_site(name, words):
        return Certainty.DOUBTFUL
    known = not name.single or population >= _WELL_KNOWN or any(hit.place.kind in _LISTED for hit in hits)
    needs_more = (name.opens or name.page.headline) and not (known or cued or context is Context.BODY)
    return Certainty.DOUBTFUL if needs_more else Certainty.SURE


def _follows_town(name: Name, hits: tuple[Hit, ...]) -> bool:
    """Whether it is the abbreviation of a state behind its town, whatever word it looks like: "BROOKHAVEN, Miss. -"."""
    before = name.page.text[max(0, name.start - 3) : name.start]
    dotted = name.page.text[name.end : name.end + 1] == "." or "." in name.text
    short = bool(hits) and all(hit.match is NameMatch.ABBREVIATION for hit in hits)
    return short and dotted and re.search(r"\w,\s$", before) is not None


def _begins_site(name: Name, words: Lexicon) -> bool:
    """ "Limerick Apartments", "Central High School": sites are called after places that are elsewhere."""
    after = name.joined_after
    ahead = name.page.tokens[name.last + 1 : name.last + 3]
    return bool(
        after and after.capital and any(token.capital and token.lower in words.sites for token in ahead)
    )


def _is_large(name: Name, hits: tuple[Hit, ...], words: Lexicon) -> bool:
    """Countries and provinces of some size, which hardly any surname has the name of; "Central" is still a word."""
    named = [hit.place for hit in hits if hit.match < NameMatch.PEOPLE]
    if name.single and name.key in words.never:
        return False
    if any(place.kind is PlaceKind.COUNTRY for place in named):
        return True
    province = any(place.kind is PlaceKind.ADMIN1 and place.population >= _WELL_KNOWN for place in named)
    return province and not (name.single and name.key in words.filler | words.common)


def _is_never(name: Name, words: Lexicon) -> bool:
    """Words that are no place, and acronyms: all capitals in a text that is not."""
    if not name.single:
        return False
    if _is_part_of_a_word(name, words):
        return True
    acronym = name.text.isupper() and not name.page.headline and not name.in_dateline
    return acronym or name.key in words.never or name.key in words.modifiers or name.key in words.directions


def _is_ordinary(name: Name, words: Lexicon) -> bool:
    """Whether the name is made of ordinary words, or is a surname or first name."""
    if not name.single:
        return all(word in words.filler or word in words.common for word in name.key.split())
    return name.key in words.seldom or name.key in words.filler or name.key in name.page.lower_words


def _is_part_of_a_word(name: Name, words: Lexicon) -> bool:
    """ "Lima-lima": a hyphen and a small letter after it make it part of another word, but for tails such as "-based"."""
    following = name.joined_after
    hyphen = name.page.text[name.end : name.end + 1] == "-"
    return bool(
        name.single
        and hyphen
        and following
        and not following.capital
        and following.lower not in words.hyphen_tails
    )


def _heads_headline(name: Name) -> bool:
    """ "Sarnen: two dead in flat": a headline that begins with the place, as a dateline does."""
    titled = name.page.part is ArticlePart.TITLE and name.start == 0
    return titled and name.page.text[name.end : name.end + 1] == ":"


def _beside_capital(name: Name, words: Lexicon) -> bool:
    """Whether any capitalised word stands directly beside it: "the Quartz Tower Resort"; not "In Sake, ..."."""
    before, after = name.joined_before, name.joined_after
    if before is not None and before.lower in words.locative | words.near:
        before = None
    return not name.page.headline and any(token is not None and token.capital for token in (before, after))


def _in_longer_name(name: Name, words: Lexicon) -> bool:
    """Whether a capitalised word that is no filler stands directly beside it: "Asaib Ahl al-Haq", "Ma'an Jabbouri"."""
    if name.page.headline:
        return False
    before, after = name.joined_before, name.joined_after
    if before and not before.possessive and _is_stranger(before, words):
        first_word = opens_sentence(name.page.text, before.start) and before.lower in words.common
        if not first_word:
            return True
    ordinary = after and after.lower in words.common and after.lower not in words.given_names
    return bool(after and not ordinary and not name.possessive and _is_stranger(after, words))


def _inside_of_name(name: Name, words: Lexicon) -> bool:
    """Whether words that are no fillers stand on both sides: not even a large city is named by the middle of a name."""
    sides = (name.joined_before, name.joined_after)
    return not name.page.headline and all(side is not None and _is_stranger(side, words) for side in sides)


def _is_stranger(token: Token, words: Lexicon) -> bool:
    capital = token.capital and token.word[0].isalpha()
    return capital and (token.lower not in words.filler or token.lower in words.given_names)
