"""Independent origins: how many newsrooms and agencies report an incident as news, by their own account.

One for each newsroom or agency over the sources whose role is main. A wire story counts for its agency wherever it is
printed: all copies of one text are one origin, as are an agency's own updates, and an agency's own site is the agency.
The sites of one newsroom are one (`data/publishers.yaml`). Who tells the incident in words that somebody gave to another newsroom
("a doctor told the ...") is one with that newsroom, where it reports the incident, too. Background mentions add none.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from schemas.report import Role
from services.deduplicator.datafile import load
from services.deduplicator.model.incident import Source
from services.deduplicator.phrases import heard_from

_NOT_WORD = re.compile(r"[\W_]+")
_AGENCY = "agency:"
_SHORTEST_NAME = 5  # letters; shorter names ("ap") would be found at the start of unrelated domains


def independent_origins(sources: Iterable[Source]) -> int:
    """The number of groups with a main source that remain after joining copies and names of one origin."""
    listed = tuple(sources)
    names = sorted({source.origin_id for source in listed})
    groups = _Groups()
    for source in listed:
        groups.join(_article(source.article_id), source.origin_id)
        if source.copy_of is not None:
            groups.join(_article(source.article_id), _article(source.copy_of))
    if len(names) == 1:
        return int(any(s.role is Role.MAIN for s in listed))
    for origin in names:
        groups.join(origin, _newsroom(origin))
        if origin.startswith(_AGENCY):
            for outlet in names:
                if is_own_site(origin, outlet):
                    groups.join(origin, outlet)
    for source in listed:
        for other in _quoted(source, names):
            groups.join(source.origin_id, other)
    return len({groups.root(s.origin_id) for s in listed if s.role is Role.MAIN})


def is_own_site(agency: str, outlet: str) -> bool:
    """Whether `outlet:<domain>` is the site of `agency:<name>`: "agency:Horn Wire" and "outlet:hornwire.example"."""
    if not agency.startswith(_AGENCY) or not outlet.startswith("outlet:"):
        return False
    name = _NOT_WORD.sub("", agency.removeprefix(_AGENCY).casefold())
    site = _NOT_WORD.sub("", outlet.removeprefix("outlet:").casefold().removeprefix("www.").split(".")[0])
    return (
        len(name) >= _SHORTEST_NAME
        and len(site) >= _SHORTEST_NAME
        and (name.startswith(site) or site.startswith(name))
    )


@cache
def _publishers() -> dict[str, str]:
    """For each site of a newsroom that has several the first of them."""
    return {f"outlet:{site}": f"outlet:{sites[0]}" for sites in load("publishers.yaml") for site in sites}


def _newsroom(origin: str) -> str:
    return _publishers().get(origin, origin)


def _quoted(source: Source, origins: Iterable[str]) -> Iterator[str]:
    """The origins, of those given, that the telling sentence of a source has its word from."""
    heard = {_NOT_WORD.sub("", name.casefold()) for name in heard_from(source.summary or "")}
    if not heard:
        return
    for origin in origins:
        if origin != source.origin_id and _name_of(origin) in heard:
            yield origin


def _name_of(origin: str) -> str:
    """ "agency:horn-wire" and "outlet:hornwire.example" are both "hornwire"."""
    kind, _, name = origin.partition(":")
    return _NOT_WORD.sub("", name.casefold().split(".")[0] if kind == "outlet" else name.casefold())


def _article(article_id: str) -> str:
    return f"article:{article_id}"


class _Groups:
    """Disjoint sets of names (union-find)."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, name: str) -> str:
        while (parent := self._parent.get(name, name)) != name:
            name = parent
        return name

    def join(self, one: str, other: str) -> None:
        self._parent[self.root(one)] = self.root(other)
