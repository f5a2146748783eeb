"""Who first wrote an article, as far as its text tells: the credited agency, else the outlet.

Independent origins are counted by this id, so five papers that print one agency's story count once. The credit is
known by where it stands - in the dateline's brackets, as a byline, as the last line - and not only by a list of names.
An agency that is quoted ("a spokesman told Reuters") or that helped ("contributed to this report") is no origin.
"""

import re
from urllib.parse import urlsplit

from services.extractor.datafile import load_yaml

_DATA = load_yaml("agencies.yaml")
_CANONICAL: dict[str, str] = {name: key for key, names in _DATA["agencies"].items() for name in names}
_NOT_AGENCIES = frozenset(_DATA["not_agencies"])
_SHARED_HOSTS: tuple[str, ...] = tuple(_DATA["shared_hosts"])
_SECOND_LEVEL = frozenset(_DATA["second_level"])

_KNOWN = "|".join(re.escape(name) for name in sorted(_CANONICAL, key=lambda name: (-len(name), name)))
_NAME = r"[^\W\d_a-z][\w.&’'-]*(?:\s+(?:[^\W\d_a-z][\w.&’'-]*|of|de|del|da|and)){0,4}"
_DASH = r"(?:--+|[-–—])"
_HEAD = 600  # characters in which a dateline or a byline stands
_INITIALS_MAX = 6  # letters of an agency's initials
_TAIL = 300  # characters in which a closing credit stands

_TOWN = (
    r"(?:[^\W\d_a-z]{2,}[^()\n]{0,70}|[^\W\d_a-z][\w.’'-]+(?: [^\W\d_a-z][\w.’'-]+)*(?:, [^()\n]{1,50})?) ?"
)
_DATELINE = re.compile(rf"^\W{{0,3}}{_TOWN}\((?P<name>{_NAME})\)\s*(?:{_DASH}|:)", re.MULTILINE)
_DATELINE_BARE = re.compile(
    rf"^\W{{0,3}}(?:[^\W\d_a-z][\w .,’'-]{{1,50}},?\s+)?(?P<name>{_KNOWN})\s*{_DASH}\s", re.MULTILINE
)
_BYLINE = re.compile(
    rf"^\W{{0,3}}(?:By\s+(?:the\s+)?)?(?P<name>{_KNOWN})\W{{0,3}}$"
    rf"|^\W{{0,3}}By\s+[^\n,]{{3,60}},?\s+(?:of\s+)?(?P<of>{_KNOWN})\W{{0,3}}$",
    re.MULTILINE | re.IGNORECASE,
)
_LAST_LINE = re.compile(
    rf"(?:^|\n)\W*?(?:\((?P<bracketed>{_NAME})\)|(?i:source|credit|via)\s*:\s*"
    rf"(?P<sourced>{_NAME}))\W*$"
)
_SIGNED = re.compile(rf"[.!?”\"’]\s+{_DASH}\s?(?P<name>{_NAME})\s*$")
_LAST_NAME = re.compile(rf"\n\s*\n\s*(?P<name>{_NAME})\s*$")
_CONTRIBUTED = re.compile(
    rf"(?P<name>{_NAME}) (?:contributed|supplied|provided) this (?:report|story|article)\."
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
_AGENCY_WORD = re.compile(r"\b(?:Wire|Newswire|Agency|Press|News Service|Agence|Agencia|Agenzia|Agentur)\b")


def origin_id(text: str, source: str | None, url: str | None) -> str:
    """`agency:<name>` where the text credits one, else `outlet:<registrable domain>`, else `outlet:unknown`.

    `text` is without markup. Both parts are lower case.
    """
    name = credited_agency(text)
    return f"agency:{name}" if name else f"outlet:{outlet(source, url)}"


def credited_agency(text: str) -> str | None:
    """Canonical name of the agency that the text credits, None without a credit."""
    head, tail = text[:_HEAD], text[-_TAIL:]
    for match in _DATELINE.finditer(head):
        if not _is_station(match["name"], text[match.start() : match.start("name") - 1]):
            name = _canonical(match["name"])
            if name:
                return name
    for pattern in (_DATELINE_BARE, _BYLINE):
        for match in pattern.finditer(head):
            return _canonical(match.groupdict().get("of") or match["name"])
    for pattern in (_LAST_LINE, _SIGNED, _LAST_NAME, _CONTRIBUTED):
        closing = pattern.search(tail)
        if closing:
            name = next(group for group in closing.groups() if group)
            if _is_agency_name(name, bracketed=closing.groupdict().get("bracketed") is not None):
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


def _is_agency_name(name: str, *, bracketed: bool) -> bool:
    """At the end of a text a reporter signs as often as an agency: the name has to say that it is one."""
    bare = _LABEL.sub("", _LABEL.sub("", name.strip()))
    if bare.startswith("With "):
        return False
    initials = bracketed and bare.isupper() and " " not in bare and len(bare) <= _INITIALS_MAX
    return bare in _CANONICAL or _AGENCY_WORD.search(bare) is not None or initials


def outlet(source: str | None, url: str | None) -> str:
    """Registrable domain of the outlet, or its name where there is no domain."""
    for value in (source, url):
        if value and (domain := _registrable(value)):
            return domain
    return " ".join(source.lower().split()) if source and source.strip() else "unknown"


def _registrable(address: str) -> str | None:
    """The part of a host name that its owner registered, by the rule of thumb of the second label."""
    try:
        host = (urlsplit(address if "//" in address else f"//{address}").hostname or "").rstrip(".")
    except ValueError:
        return None
    labels = host.split(".")
    if len(labels) < 2 or not all(labels) or " " in host:  # noqa: PLR2004 - a name and a domain
        return None
    for shared in _SHARED_HOSTS:
        if host.endswith("." + shared):
            return ".".join(labels[-len(shared.split(".")) - 1 :])
    of_country = len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL and len(labels) > 2  # noqa: PLR2004 - ISO 3166 codes
    return ".".join(labels[-3:] if of_country else labels[-2:])
