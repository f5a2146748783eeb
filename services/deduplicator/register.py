"""Which incident in memory has an id, took a report in, or holds a report of an article."""

from services.deduplicator.hashes import incident_hash
from services.deduplicator.held import Held
from services.deduplicator.postings import KEYS, Postings
from services.deduplicator.profile import Profile

_INCIDENT, _REPORT, _ARTICLE = range(3)  # what a key is made of


class Register:
    """Handles by the hashes of ids. It proposes: two ids may share a key, so whoever asks looks at what is held."""

    def __init__(self) -> None:
        self._postings = Postings()

    def file(self, handle: int, before: frozenset[int], after: frozenset[int]) -> None:
        """Have an incident under the keys `after` that was under those `before`."""
        self._postings.file(handle, before - after, after - before)

    def incident(self, incident: int) -> list[int]:
        """Those that may have this id."""
        return self._postings.get(_key(_INCIDENT, incident))

    def report(self, report: int) -> list[int]:
        """Those that may have taken the report in."""
        return self._postings.get(_key(_REPORT, report))

    def article(self, article: int) -> list[int]:
        """Those that may hold a report of the article."""
        return self._postings.get(_key(_ARTICLE, article))


def identities(held: Held, profile: Profile | None) -> frozenset[int]:
    """The keys that an incident is under."""
    return frozenset(
        (
            _key(_INCIDENT, incident_hash(held.incident_id)),
            *(_key(_REPORT, report) for report in held.reports),
            *(_key(_ARTICLE, article) for article in (profile.articles if profile else ())),
        )
    )


def _key(kind: int, value: int) -> int:
    return hash((kind, value)) % KEYS
