"""A place on its way into the gazetteer: with all its names, still open to additions."""

from dataclasses import dataclass, field

from services.extractor.gazetteer.place import NameMatch, Place


@dataclass(slots=True)
class Record:
    """A place with all its names."""

    place: Place
    names: list[tuple[str, NameMatch]] = field(default_factory=list)
