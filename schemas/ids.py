"""Identifiers, all derived from what they stand for: the same input gives the same id on every replay."""

from typing import NewType
from uuid import UUID, uuid5

ArticleId = NewType("ArticleId", str)
ReportId = NewType("ReportId", str)
IncidentId = NewType("IncidentId", str)
EventId = NewType("EventId", str)
AlertId = NewType("AlertId", str)
SubscriptionId = NewType("SubscriptionId", str)
VerdictId = NewType("VerdictId", str)

# The root of all derived ids. Changing it changes every id of every deployment, so it never changes.
_NAMESPACE = UUID("5f0c7d52-6a0e-5b1c-9d5e-7c1a0f3b9a11")

# Separates the parts of a derived id; it can't occur in JSON text unescaped, so no two lists of parts collide.
_SEPARATOR = "\x1f"


def derive_id(kind: str, *parts: str | int) -> str:
    """A version 5 UUID (RFC 9562) of the kind and its identifying parts.

    >>> derive_id("incident", "r1") == derive_id("incident", "r1")
    True
    """
    return str(uuid5(_NAMESPACE, _SEPARATOR.join([kind, *map(str, parts)])))
