"""One person as the text describes them, and whether two descriptions may mean the same."""

from dataclasses import dataclass

_FULL = 2  # words of a name with given name and surname
_SAME_START = 3  # letters that spellings and short forms of one given name share


@dataclass(frozen=True, slots=True)
class Someone:
    """One person as a phrase describes them; an empty field is one that it leaves open."""

    names: tuple[str, ...] = ()
    """Lower-case words of the name in order, without titles and suffixes."""
    age: int | None = None
    """Years; 0 for those younger than one."""
    ages: tuple[int, int] | None = None
    """The ages that the noun allows: "a boy", "a man"."""
    male: bool | None = None
    definite: bool = False
    """The phrase takes them for known: "the victim", "he"."""
    pronoun: bool = False
    additional: bool = False
    """The phrase says that it is yet another: "a second man"."""
    suspect: bool | None = None
    """Whether they are called the one who did it, or the victim."""
    self_inflicted: bool = False
    """They did it to themselves."""

    @property
    def told_apart(self) -> bool:
        """Whether a name or an age sets them apart from others."""
        return bool(self.names) or self.age is not None

    def compatible(self, other: "Someone") -> bool:
        """Whether both may be one person."""
        return (
            _same_name(self.names, other.names) is not False
            and self._age_fits(other)
            and (self.male is None or other.male is None or self.male == other.male)
            and (self.suspect is None or other.suspect is None or self.suspect == other.suspect)
        )

    def named_alike(self, other: "Someone") -> bool:
        return _same_name(self.names, other.names) is True

    def joined(self, other: "Someone") -> "Someone":
        """What both descriptions say of one person, the first one first."""
        return Someone(
            names=max(self.names, other.names, key=len),
            age=self.age if self.age is not None else other.age,
            ages=self.ages or other.ages,
            male=self.male if self.male is not None else other.male,
            definite=self.definite and other.definite,
            pronoun=self.pronoun and other.pronoun,
            additional=self.additional,
            suspect=self.suspect if self.suspect is not None else other.suspect,
            self_inflicted=self.self_inflicted or other.self_inflicted,
        )

    def _age_fits(self, other: "Someone") -> bool:
        if self.age is not None and other.age is not None:
            return self.age == other.age
        mine, theirs = self.possible_ages, other.possible_ages
        return mine is None or theirs is None or (mine[0] <= theirs[1] and theirs[0] <= mine[1])

    @property
    def possible_ages(self) -> tuple[int, int] | None:
        return (self.age, self.age) if self.age is not None else self.ages


def _same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool | None:
    """Whether two names can be one person's; None where one is missing.

    A surname or a given name alone may stand for the whole. Two whole names must agree in both, but the given name may
    be spelt in two ways: members of a family are told apart, "Jon Marsh" and "Jonathan Marsh" are not.
    """
    if not one or not other:
        return None
    if len(one) < _FULL or len(other) < _FULL:
        return bool(set(one) & set(other))
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    given = one[0][:_SAME_START] == other[0][:_SAME_START]
    return given and one[-1] == other[-1]
