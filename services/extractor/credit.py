"""The agency that a text credits: known by where the credit stands, and not only by a list of names.

Credits stand in the dateline's brackets, as a byline, as a first line, as the last words or in a line of rights. An agency that
is quoted ("a spokesman told Reuters") or that helped ("contributed to this report") is not credited.
"""

import re

from services.extractor.datafile import load_yaml

_DATA = load_yaml("agencies.yaml")
_CANONICAL: dict[str, str] = {name: key for key, names in _DATA["agencies"].items() for name in names}
_NOT_AGENCIES = frozenset(_DATA["not_agencies"])

_KNOWN = "|".join(re.escape(name) for name in sorted(_CANONICAL, key=lambda name: (-len(name), name)))
_NAME = r"[^\W\d_a-z][\w.&’'-]*(?:[ \t]+(?:[^\W\d_a-z][\w.&’'-]*|of|de|del|da|and)){0,4}"
_SMALL_INITIALS = r"[a-z]{3,5}"  # "(dpa)"
_DASH = r"(?:--+|[-–—])"
_HEAD = 600  # characters in which a dateline or a byline stands
_INITIALS = range(3, 7)  # letters of an agency's initials; two are as often a reporter's
_TAIL = 300  # characters in which a closing credit stands

_TOWN = (
    r"(?:[^\W\d_a-z]{2,}[^()\n]{0,70}|[^\W\d_a-z][\w.’'-]+(?: [^\W\d_a-z][\w.’'-]+)*(?:, [^()\n]{1,50})?) ?"
)
_DATELINE = re.compile(
    rf"^\W{{0,3}}{_TOWN}\((?P<name>{_NAME}|{_SMALL_INITIALS})\)\s*(?:{_DASH}|:)", re.MULTILINE
)
_DATELINE_BARE = re.compile(
    rf"^\W{{0,3}}(?:[^\W\d_a-z][\w .,’'-]{{1,50}},?\s+)?(?P<name>{_KNOWN})\s*{_DASH}\s", re.MULTILINE
)
_BYLINE = re.compile(
    rf"^\W{{0,3}}(?:By\s+(?:the\s+)?)?(?P<name>{_KNOWN})\W{{0,3}}$"
    rf"|^\W{{0,3}}By\s+[^\n,]{{3,60}},?\s+(?:of\s+)?(?P<of>{_KNOWN})\W{{0,3}}$",
    re.MULTILINE | re.IGNORECASE,
)
_FIRST_LINE = re.compile(
    rf"\A\W{{0,3}}(?:By\s+(?:the\s+)?(?P<by>{_NAME})(?:\s+in\s+{_NAME})?|(?P<name>{_NAME})\s*[,/|]\s*{_NAME})\W{{0,3}}\n"
)
_ENDS = r"(?:^|\n|[.!?”\"’)]\s)\W*?"
# Whether bare initials are a credit there, and the pattern. Words behind a label ("Source:") are one whatever they are.
_CLOSING = (
    (True, re.compile(rf"{_ENDS}[(\[/](?P<name>{_NAME}|{_SMALL_INITIALS})[)\]/]\W*$")),
    (
        True,
        re.compile(
            r"(?:^|\n|[.!?”\"’]\s)\W*?(?i:source|credit|via|words|text|report|with files from|with material from|courtesy of)"
            rf"\s*:?\s+(?P<labelled>{_NAME}|{_SMALL_INITIALS})\W*$"
        ),
    ),
    (True, re.compile(rf"[.!?”\"’]\s+{_DASH}\s?(?P<name>{_NAME}|{_SMALL_INITIALS})\s*$")),
    (True, re.compile(rf"[.!?”\"’] +(?P<name>[A-Z]+|{_SMALL_INITIALS})\s*$")),
    (False, re.compile(rf"\n\s*\n\s*(?P<name>{_NAME})\s*$")),
    (
        True,
        re.compile(
            rf"(?P<name>{_NAME}) (?:contributed|supplied|provided) this (?:report|story|article)\."
            rf"|[Tt]his (?:report|story|article) was (?:supplied|provided|contributed) by (?:the )?(?P<labelled>{_NAME})\b"
        ),
    ),
    (
        True,
        re.compile(
            rf"(?:©|\([cC]\)|[Cc]opyright)\W*(?:©\s*)?(?:\d{{4}}\W+)?(?:by\s+)?(?:[Tt]he\s+)?(?P<name>{_NAME})\.?,?"
            r"\s+[Aa]ll [Rr]ights"
        ),
    ),
)
# A broadcaster's own name in its dateline: a call sign of the FCC, a network with its town, a web address.
_STATION = re.compile(
    r"[KW][A-Z]{2,3}(?:[- ]?(?:TV|FM|AM|DT|LD))?\d{0,2}(?:\s?(?i:News)(?:\s?\d+)?)?"
    r"|(?:CBS|NBC|ABC|FOX|Fox|CW|PIX)(?!\s(?:News|Newsource)$)[\s-]?[\w .-]*|(?:News"
    r"|Action News|NEWS)\s?\d+|.*\.(?i:com|org|net|tv)"
)
_AMERICAN = re.compile(
    rf",\s*(?:{'|'.join(re.escape(name) for name in _DATA['american_states'])})\.?\s*"
    r"(?:\{\}\s*)?$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^(?:Copyright|©|\d{4}|by|By|the|The)\s+")
_AGENCY_WORD = re.compile(
    r"\b(?:Wire|Newswire|Agency|Press|News Service|Agence|Agencia|Agenzia|Agentur)\b", re.IGNORECASE
)
_NEWS = re.compile(r"\b(?:News|Cable)\b", re.IGNORECASE)
_DESK = re.compile(
    r"\b(?:Staff|Desk|Team|Reporters?|Writers?|Editors?|Correspondents?|Digital|Online)\b", re.IGNORECASE
)


def credited_agency(text: str) -> str | None:
    """Canonical name of the agency that the text credits, None without a credit. `text` is without markup."""
    head, tail = text[:_HEAD], text[-_TAIL:]
    for match in _DATELINE.finditer(head):
        if not _is_station(match["name"], text[match.start() : match.start("name") - 1]):
            name = _canonical(match["name"])
            if name:
                return name
    for pattern in (_DATELINE_BARE, _BYLINE):
        for match in pattern.finditer(head):
            return _canonical(match.groupdict().get("of") or match["name"])
    first = _FIRST_LINE.match(head)
    if first and _is_agency_name(first["by"] or first["name"], news=True):
        return _canonical(first["by"] or first["name"])
    for signed, pattern in _CLOSING:
        closing = pattern.search(tail)
        if closing:
            labelled = closing.groupdict().get("labelled")
            name = labelled or closing["name"]
            if _is_agency_name(name, labelled=labelled is not None, initials=signed, news=signed):
                return _canonical(name)
    return None


def _is_station(name: str, place: str) -> bool:
    """A call sign has the form of a foreign agency's initials: a dateline that names another country decides."""
    if name in _CANONICAL or not _STATION.fullmatch(name):
        return False
    place = place.strip(" (")
    return "," not in place or _AMERICAN.search(place) is not None


def _canonical(name: str) -> str | None:
    """The id of a name that stood where a credit stands; None for a label such as FILE."""
    name = _LABEL.sub("", _LABEL.sub("", " ".join(name.split()).strip(" .")))
    known = _CANONICAL.get(name) or _CANONICAL.get(name.title())
    if known:
        return known
    if name.upper() in _NOT_AGENCIES:
        return None
    return re.sub(r"[^\w]+", "-", name.lower()).strip("-") or None


def _is_agency_name(name: str, *, labelled: bool = False, initials: bool = False, news: bool = False) -> bool:
    """A reporter signs as often as an agency: the name has to say that it is one, or the words before it do (`labelled`).

    `initials`: its initials alone say so; `news`: the word "News" does, which papers and programmes have in their names, too.
    """
    bare = _LABEL.sub("", _LABEL.sub("", name.strip(" .")))
    if (
        bare.startswith("With ")
        or bare.upper() in _NOT_AGENCIES
        or _DESK.search(bare)
        or _STATION.fullmatch(bare)
    ):
        return bare in _CANONICAL
    short = initials and (bare.isupper() or bare.islower()) and bare.isalpha() and len(bare) in _INITIALS
    said = _AGENCY_WORD.search(bare) is not None or (news and _NEWS.search(bare) is not None)
    return labelled or short or said or bare in _CANONICAL
