"""Which incident of its sentence a statement of harm speaks of: the nearest in the tree, or the act its clause is told of."""

from schemas.report import Realis
from services.extractor.analysis import View
from services.extractor.clauses import BEYOND, distance
from services.extractor.harm_statement import HarmStatement
from services.extractor.mentions import Mention
from services.extractor.triggers import Strength
from services.extractor.where_clause import act_before_where

TOO_FAR = 7.0
"""Cost along the tree at which a harm no longer speaks of an incident of its sentence."""
_WEAKER = 3.0  # a plain word ("killed", "attack") must be nearer by so much than a telling one ("car bomb")


def owners(
    view: View, mentions: tuple[Mention, ...], harm: tuple[HarmStatement, ...], dated_from: dict[int, int]
) -> list[int | None]:
    """The mention that each statement speaks of, as an index; None where none of the sentence will do.

    Statements that follow each other without a telling mention between them speak of the same incident ("12 were
    killed and 29 injured by a bomb"): the surest of them decides for all.
    """
    choices = [_owner(mentions, statement, dated_from) for statement in harm]
    owned: list[int | None] = []
    for run in _runs(mentions, harm):
        best = min((c for c in (choices[n] for n in run) if c is not None), default=None)
        owned += [None if best is None else best[1]] * len(run)
    return _with_acts(view, mentions, harm, owned)


def _with_acts(
    view: View, mentions: tuple[Mention, ...], harm: tuple[HarmStatement, ...], owned: list[int | None]
) -> list[int | None]:
    """The same, but for clauses that are told of an act: "Monday's raid on Belo, where four died and two were hurt"."""
    harmed = {statement.token for statement in harm}
    acts = {s.token: a for s in harm if (a := act_before_where(view, s.token, mentions, harmed)) is not None}
    words = [
        s.token if owner is None else mentions[owner].token for s, owner in zip(harm, owned, strict=True)
    ]
    return [
        acts.get(s.token, acts.get(word, owner)) for s, word, owner in zip(harm, words, owned, strict=True)
    ]


def _runs(mentions: tuple[Mention, ...], harm: tuple[HarmStatement, ...]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number, statement in enumerate(harm):
        if runs and not _between(mentions, harm[number - 1].token.i, statement.token.i):
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _between(mentions: tuple[Mention, ...], start: int, end: int) -> bool:
    """Whether a telling mention stands between two words, or is the second."""
    return any(start < m.token.i <= end and m.strength is Strength.STRONG for m in mentions)


def _owner(
    mentions: tuple[Mention, ...], statement: HarmStatement, dated_from: dict[int, int]
) -> tuple[float, int] | None:
    """Cost and index of the nearest mention along the tree; what stands before "a day after the blast" is not of the blast."""
    best: tuple[float, int] | None = None
    token = statement.token
    for number, mention in enumerate(mentions):
        if statement.denied and mention.realis is Realis.NEGATED:
            continue  # "no shots were fired and nobody was hurt": in what did happen
        begin = dated_from.get(number)
        if begin is not None and statement.start < begin and mentions[0].start < begin:
            continue
        behind = begin is not None and begin < statement.start
        cost = distance(mention.token, token) + _WEAKER * (mention.strength is not Strength.STRONG)
        cost -= BEYOND * behind
        cost += BEYOND * any(mention.start < b < statement.start for b in dated_from.values())
        if cost <= TOO_FAR and (best is None or cost < best[0]):
            best = (cost, number)
    return best
