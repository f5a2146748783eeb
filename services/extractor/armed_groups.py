"""Armed groups, armies and police forces by name, aliases folded (`lexicon/armed_groups.yaml`)."""

import re
from dataclasses import dataclass
from functools import cache

import yaml

from schemas.participant import ParticipantKind
from services.extractor.phrases import LEXICON

_Entry = dict[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class ArmedGroup:
    """One of the list."""

    name: str
    kind: ParticipantKind
    country_code: str | None
    aliases: tuple[str, ...]


@cache
def armed_groups() -> tuple[ArmedGroup, ...]:
    """All, in the order of the file. Raises ValueError for a kind that does not exist."""
    data: dict[str, list[_Entry]] = yaml.safe_load(
        (LEXICON / "armed_groups.yaml").read_text(encoding="utf-8")
    )
    return tuple(
        ArmedGroup(
            name=str(entry["name"]),
            kind=ParticipantKind(kind),
            country_code=str(entry["country"]) if "country" in entry else None,
            aliases=tuple(str(alias) for alias in entry.get("aliases", ())),
        )
        for kind, entries in data.items()
        for entry in entries
    )


def find_group(text: str) -> ArmedGroup | None:
    """The group that a phrase names, the longest name first; None where it names none of the list."""
    cased, folded, owners = _index()
    found = [m.group() for pattern in (cased, folded) for m in pattern.finditer(text.replace("’", "'"))]
    longest = max(found, key=len, default=None)
    return owners[_key(longest)] if longest is not None else None


def group_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each name of an armed group or a band of criminals: no place is named in "the Jolo Group"."""
    cased, folded, owners = _index()
    found = (m for pattern in (cased, folded) for m in pattern.finditer(text))
    return tuple(sorted(m.span() for m in found if owners[_key(m.group())].kind in BANDS))


@dataclass(frozen=True, slots=True)
class NamedGroup:
    """A group and where a text first names it."""

    group: ArmedGroup
    start: int
    end: int


def only_group(text: str) -> NamedGroup | None:
    """The armed group of a text that names just one: "the rebels" are its own. None where it names none or several."""
    cased, folded, owners = _index()
    found = sorted(
        ((m.start(), m.end(), owners[_key(m.group())]) for p in (cased, folded) for m in p.finditer(text)),
        key=lambda hit: (hit[0], -hit[1]),
    )
    armed = [hit for hit in found if hit[2].kind is ParticipantKind.ARMED_GROUP]
    if len({group.name for _, _, group in armed}) != 1:
        return None
    start, end, group = armed[0]
    return NamedGroup(group, start, end)


BANDS = frozenset({ParticipantKind.ARMED_GROUP, ParticipantKind.CRIMINALS})
"""Kinds that belong to no state: a place in their name is no place that is spoken of."""


@cache
def long_names() -> re.Pattern[str]:
    """Names of two and more words, in any case."""
    names = (name for group in armed_groups() for name in (group.name, *group.aliases))
    return _pattern([name for name in names if " " in name], re.IGNORECASE)


def groups_in(text: str) -> list[tuple[int, int, ArmedGroup]]:
    """Start, end and group of every name of the list in a text, in order; of overlapping ones the longest."""
    cased, folded, owners = _index()
    plain = text.replace("’", "'")
    spans = sorted((m.start(), -m.end()) for pattern in (cased, folded) for m in pattern.finditer(plain))
    found: list[tuple[int, int, ArmedGroup]] = []
    for start, minus_end in spans:
        if not found or start >= found[-1][1]:
            found.append((start, -minus_end, owners[_key(plain[start:-minus_end])]))
    return found


def abbreviations() -> frozenset[str]:
    """Names that are written in capitals, lower case."""
    names = (name for group in armed_groups() for name in (group.name, *group.aliases))
    return frozenset(name.lower() for name in names if name.isupper() and name.isalpha())


def _is_abbreviation(name: str) -> bool:
    return name.isupper()


def _key(name: str) -> str:
    return re.sub(r"[\s-]+", " ", name).casefold()


@cache
def _index() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, ArmedGroup]]:
    owners: dict[str, ArmedGroup] = {}
    for group in armed_groups():
        for name in (group.name, *group.aliases):
            owners.setdefault(_key(name), group)
    names = [name for group in armed_groups() for name in (group.name, *group.aliases)]
    return (
        _pattern([n for n in names if _is_abbreviation(n)], 0),
        _pattern([n for n in names if not _is_abbreviation(n)], re.IGNORECASE),
        owners,
    )


def _pattern(names: list[str], flags: int) -> re.Pattern[str]:
    """Any of the names as whole words; a hyphen and a space are the same."""
    sources = [
        r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", name))
        for name in sorted(names, key=len, reverse=True)
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sources)})(?!\w)", flags)
