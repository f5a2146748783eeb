"""How many people came to harm, as intervals rather than as single numbers that nobody is sure of."""

from schemas.message import Message


class Count(Message):
    """A number of people as {low, best, high}; null where nothing bounds it on that side.

    "at least 25" is {25, 25, null}, "about 30" {null, 30, null}, "25 to 30" {25, 27, 30}, "dozens" {24, 24, null}.
    """

    low: int | None = None
    """No fewer than this."""
    best: int | None = None
    """The single number to show: the stated one, or the rounded-down middle of a range."""
    high: int | None = None
    """No more than this."""

    @classmethod
    def exactly(cls, number: int) -> "Count":
        return cls(low=number, best=number, high=number)

    @classmethod
    def at_least(cls, number: int) -> "Count":
        return cls(low=number, best=number, high=None)


class Casualties(Message):
    """The toll of one incident. Null means not stated; a best of 0 means that the text says there were none."""

    killed: Count | None = None
    """The dead, attackers included."""
    injured: Count | None = None
    """The wounded, hurt or hospitalised."""
    missing: Count | None = None
    """People unaccounted for."""
    abducted: Count | None = None
    """People kidnapped or taken hostage."""
    arrested: Count | None = None
    """People detained over the incident, or by it."""
    displaced: Count | None = None
    """People evacuated, driven out or made homeless."""


CASUALTY_KINDS: tuple[str, ...] = tuple(Casualties.model_fields)
"""The slots of a toll in the order of the contract."""
