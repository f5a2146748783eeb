"""Spans that are the names of persons, streets and things, inside which no place is looked for."""

import re
from collections.abc import Iterator

from services.extractor.gazetteer.fold import normalise
from services.extractor.gazetteer.place import NameMatch, PlaceKind
from services.extractor.gazetteer.store import Gazetteer
from services.extractor.where.lexicon import Lexicon
from services.extractor.where.page import Name, Page

Span = tuple[int, int]

_NAME_WORDS = 4  # of a person
_STREET_WORDS = 4
_THING_WORDS = 3
_KNOWN_POPULATION = 5_000  # people: "San Antonio" is a town although Antonio is a surname
_ADDRESS_REACH = 60  # characters
_SIDE = r"(?:[NSEW]\.?|North|South|East|West)"
_ADDRESS = re.compile(
    r"(?:\bblocks?\s+of|\b(?:corner|intersection|junction)\s+of(?:\s+[\w.'’]+){1,4}\s+and"
    r"|\b(?:corner|intersection|junction)\s+of|\b\d{1,3}(?:st|nd|rd|th)\s+(?:and|&)"
    rf"|\b(?:Ave|Avenue|St|Street|Road|Rd|Blvd|Boulevard|Drive|Lane)\.?\s+(?:and|near|at|&))\s+(?:{_SIDE}\s+)?$"
)
# "Peoria and 61st", "North Pecos and East Gowan roads", "Miller and Oak streets"
_CROSSED = re.compile(
    rf"\s+(?:and|&)\s+(?:\d{{1,3}}(?:st|nd|rd|th)\b|(?:{_SIDE}\s+)?(?:[A-Z][\w'’]+\s+){{1,3}}"
    r"(?:streets|avenues|roads|boulevards|drives|lanes|Streets|Avenues|Roads)\b)"
)

# what a correction takes back: "An earlier version of this article placed the clinic in ..."
_CORRECTED = re.compile(
    r"[^.\n]*\b(?:earlier|previous|original|initial)\s+version\s+of\s+(?:this|the)\s+(?:article|story|report)\b[^.\n]*"
)


def names_of_others(page: Page, words: Lexicon, gazetteer: Gazetteer) -> list[Span]:
    """Spans of persons, streets, listed traps and things named after places, in order.

    A surname that follows a first name or a title somewhere is a person's wherever it stands alone. Where all is in
    capitals only the listed traps can be told.
    """
    spans: list[Span] = []
    spans += [match.span() for match in _CORRECTED.finditer(page.text)]
    if not page.upper:
        spans += [match.span() for match in _INSTITUTION.finditer(page.text)]
        spans += [match.span(1) for match in _AGED.finditer(page.text)]
    surnames = _last_of_unknown_names(page, words, gazetteer) if not page.upper else set()
    for index, token in enumerate(page.tokens):
        if not token.capital:
            continue
        spans += _trap(page, index, words)
        if page.upper:
            continue
        spans += _street(page, index, words)
        spans += _street_behind(page, index, words)
        spans += _address(page, index)
        spans += _thing(page, index, words, gazetteer)
        person = _person(page, index, words, gazetteer)
        if person is not None:
            spans.append((person.start, person.end))
            surnames.add(page.tokens[person.last].lower)
    lone = (
        Name(page, i, i) for i, token in enumerate(page.tokens) if token.capital and token.lower in surnames
    )
    spans += [
        (name.start, name.end) for name in lone if _stands_alone(name) and not _is_of_place(name, words)
    ]
    return sorted(set(spans))


def _trap(page: Page, index: int, words: Lexicon) -> Iterator[Span]:
    """A name of the list of traps that begins here; the longest."""
    for parts in words.traps.get(normalise(page.tokens[index].word), ()):
        tokens = page.tokens[index : index + len(parts)]
        if tuple(normalise(token.word) for token in tokens) == parts:
            yield tokens[0].start, tokens[-1].end
            return


def _street(page: Page, index: int, words: Lexicon) -> Iterator[Span]:
    """ "Washington Avenue": back from a word for a street over its capitals; not "Superior Court" or "Highway Patrol"."""
    if (
        page.tokens[index].lower not in words.streets
        or not index
        or page.tokens[index - 1].lower in words.court_of
    ):
        return
    following = Name(page, index, index).joined_after
    if following and following.capital and following.word.isalpha():
        return
    first = _run_before(page, index, _STREET_WORDS)
    if first < index:
        yield page.tokens[first].start, page.tokens[index].end


# "Marta, 9, and her uncle Iwan, 50,"
_AGED = re.compile(r"\b([A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?),\s(?:aged\s)?\d{1,2},(?=\s(?!\d))")
# "University of the Andes", "Bank of the South"
_INSTITUTION = re.compile(
    r"\b(?:University|Bank|Institute|Academy|College|Museum)\s+of\s+the\s+(?:[A-Z][\w'’-]+\s?){1,3}"
)


def _street_behind(page: Page, index: int, words: Lexicon) -> Iterator[Span]:
    """ "Avenida El Sol", "Rue Lambert": on over capitals from a foreign word for a street, which stands before its name."""
    if page.tokens[index].lower not in words.streets_before:
        return
    last = index
    while last - index < _STREET_WORDS:
        following = Name(page, last, last).joined_after
        if following is None or not (
            following.capital or following.lower in ("de", "del", "la", "el", "du", "des", "da", "do")
        ):
            break
        last += 1
    while last > index and not page.tokens[last].capital:
        last -= 1
    if last > index:
        yield page.tokens[index].start, page.tokens[last].end


def _address(page: Page, index: int) -> Iterator[Span]:
    """ "7300 block of Tamsin", "the corner of Utica and Main", "61st and Peoria": the names of an address."""
    start = page.tokens[index].start
    last = index
    while (following := Name(page, last, last).joined_after) is not None and following.capital:
        last += 1
    end = page.tokens[last].end
    if _ADDRESS.search(page.text[max(0, start - _ADDRESS_REACH) : start]):
        yield start, end
    elif (crossed := _CROSSED.match(page.text, end)) is not None:
        yield start, crossed.end()


def _thing(page: Page, index: int, words: Lexicon, gazetteer: Gazetteer) -> Iterator[Span]:
    """ "Boston Globe", "Dallas Cowboys": the name before a capitalised word for a paper, a team or a company."""
    following = Name(page, index, index).joined_after
    if page.tokens[index].lower not in words.others or (following and following.lower == "of"):
        return  # "Democratic Republic of Congo"
    first = _run_before(page, index, _THING_WORDS)
    name = page.tokens[first:index]
    local = {token.lower for token in name} & words.bodies  # "Larkmoor County Fire Dispatch"
    known = any(gazetteer.lookup(Name(page, i, index).text) for i in range(first, index))  # "West Bank"
    if name and not (local or known) and all(token.word.isalpha() for token in name):
        yield name[0].start, page.tokens[index].end


def _run_before(page: Page, index: int, longest: int) -> int:
    """The first of the capitalised words that lead up to the one at `index`."""
    first = index
    while index - first < longest:
        before = Name(page, first, first).joined_before
        if before is None or not before.capital or before.possessive:
            break
        first -= 1
    return first


def _person(page: Page, index: int, words: Lexicon, gazetteer: Gazetteer) -> Name | None:
    """A person's name that begins here: after a title, or with a first name.

    Not where the whole is a known town ("San Antonio", "St. Louis"), and not an office ("Governor of", "Police Chief").
    """
    token = page.tokens[index]
    titled = index > 0 and page.tokens[index - 1].lower in words.titles and _title_gap(page, index - 1)
    given = normalise(token.word) in words.given_names
    if not (titled or given) or (token.lower in words.titles and not titled):
        return None
    person = Name(page, index, _name_end(page, index))
    if given and not titled and (_is_division(page, person, words) or _ends_town(page, index, gazetteer)):
        return None
    if titled:
        country = person.single and _is_large(person, gazetteer)
        return None if country or page.tokens[person.last].lower in words.bodies else person
    return None if person.single or _is_town(person, gazetteer) else person


def _is_division(page: Page, person: Name, words: Lexicon) -> bool:
    """ "San Juan County", "Thomas County": a division that is called after somebody."""
    return any(page.tokens[i].lower in words.kind_of for i in range(person.first + 1, person.last + 1))


def _ends_town(page: Page, index: int, gazetteer: Gazetteer) -> bool:
    """ "San Pedro Sula": a first name inside the name of a town, which begins before it."""
    first = _run_before(page, index, _THING_WORDS)
    last = _name_end(page, index)
    return any(
        _is_town(Name(page, start, end), gazetteer)
        for start in range(first, index)
        for end in range(index, last + 1)
    )


def _title_gap(page: Page, index: int) -> bool:
    return page.text[page.tokens[index].end : page.tokens[index + 1].start] in (" ", ". ")


def _name_end(page: Page, first: int) -> int:
    """The last of the capitalised words that a name goes on over; initials may have periods."""
    last = first
    while last + 1 < len(page.tokens) and last + 1 - first < _NAME_WORDS:
        token, following = page.tokens[last], page.tokens[last + 1]
        gap = page.text[token.end : following.start]
        initial = len(token.word) == 1 and gap == ". "
        goes_on = gap in (" ", "-") or initial
        if token.possessive or not goes_on or not following.capital or following.word[0].isdigit():
            break
        last += 1
    return last


def _is_town(name: Name, gazetteer: Gazetteer, *, alias: bool = False) -> bool:
    """Whether it is the name of a known town; with `alias`, also another name of it ("Kryvyi Rih")."""
    most = NameMatch.ALIAS if alias else NameMatch.NAME
    hits = gazetteer.lookup(name.text)
    return any(hit.match <= most and hit.place.population > _KNOWN_POPULATION for hit in hits)


def _is_large(name: Name, gazetteer: Gazetteer) -> bool:
    large = (PlaceKind.COUNTRY, PlaceKind.ADMIN1)
    return any(
        hit.place.kind in large and hit.match <= NameMatch.ALIAS for hit in gazetteer.lookup(name.text)
    )


def _last_of_unknown_names(page: Page, words: Lexicon, gazetteer: Gazetteer) -> set[str]:
    """The last words of capitalised names that no list knows: "Zarvane Otto Harris" makes Harris a person's name."""
    fillers = words.fillers_but_names
    found: set[str] = set()
    index = 0
    while index < len(page.tokens):
        end = _name_end(page, index) if page.tokens[index].capital else index
        run = [i for i in range(index, end + 1) if page.tokens[i].word.isalpha()]
        while run and page.tokens[run[0]].lower in fillers:
            run.pop(0)
        unknown = len(run) > 1 and not any(page.tokens[i].lower in fillers for i in run)
        if unknown and not any(_is_town(Name(page, run[0], i), gazetteer, alias=True) for i in run[1:]):
            before = page.tokens[run[-1] - 1]
            if before.lower in words.given_names or not gazetteer.lookup(before.word):
                found.add(page.tokens[run[-1]].lower)
        index = end + 1
    return found


def _is_of_place(name: Name, words: Lexicon) -> bool:
    """Whether a surname is a town's here after all: in a dateline, or before an official body ("Campbell police")."""
    following = name.joined_after
    official = following is not None and following.lower in words.official
    return name.in_dateline or (official and not name.possessive)


def _stands_alone(name: Name) -> bool:
    """Whether a surname stands by itself here, with no preposition or state that makes it a place."""
    if name.before and name.before.lower in ("in", "near", "outside") and not name.possessive:
        return False
    return not re.match(r", [A-Z]", name.page.text[name.end : name.end + 3])
