"""One address for one page: how a reader came to it, and in what dress it is shown, tells no other article.

The parameters, hosts and paths that are left out are data, `data/tracking.yaml`; yarl does the parsing and the encoding.
"""

from functools import cache

from yarl import URL

from services.extractor.datafile import load_yaml


def canonical_url(address: str) -> str:
    """The address without tracking parameters, fragment, dress and default port; parameters sorted; always https.

    What is no absolute web address is given back as it came.
    """
    try:
        url = URL(address.strip())
        host = url.host
    except ValueError:
        return address
    if url.scheme not in ("http", "https") or not host:
        return address
    path = url.path.rstrip("/")
    head, _, last = path.rpartition("/")
    if last.lower() in _listed("paths"):
        path = head
    kept = sorted((name, value) for name, value in url.query.items() if not _tracks(name))
    return str(
        URL.build(scheme="https", host=_plain(host.lower()), port=_port(url), path=path or "/", query=kept)
    )


def _port(url: URL) -> int | None:
    return None if url.is_default_port() else url.port


def _plain(host: str) -> str:
    """Without "www." and its like, but for a name that would be nothing but a suffix without it."""
    first, _, rest = host.partition(".")
    return rest if first in _listed("hosts") and "." in rest else host


def _tracks(parameter: str) -> bool:
    name = parameter.lower()
    return name in _listed("parameters") or name.startswith(tuple(_listed("prefixes")))


@cache
def _listed(what: str) -> frozenset[str]:
    return frozenset(load_yaml("tracking.yaml")[what])
