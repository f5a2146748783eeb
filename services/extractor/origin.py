"""Who first wrote an article, as far as its text tells: the credited agency, else the outlet.

Independent origins are counted by this id, so five papers that print one agency's story count once.
"""

from urllib.parse import urlsplit

from services.extractor.credit import credited_agency
from services.extractor.datafile import load_yaml

_DATA = load_yaml("agencies.yaml")
_SHARED_HOSTS: tuple[str, ...] = tuple(_DATA["shared_hosts"])
_SECOND_LEVEL = frozenset(_DATA["second_level"])


def origin_id(text: str, source: str | None, url: str | None) -> str:
    """`agency:<name>` where the text credits one, else `outlet:<registrable domain>`, else `outlet:unknown`.

    `text` is without markup. Both parts are lower case.
    """
    name = credited_agency(text)
    return f"agency:{name}" if name else f"outlet:{outlet(source, url)}"


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
