"""What something is only likened to, what one does oneself in jest, and teams that are called like storms are no incidents."""

import pytest

from schemas import Realis

NEWS = "\n\nPolice said that two people were taken to hospital. The mayor said that an inquiry had begun."


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("He fell in Leeds on Saturday as though shot by a sniper.", False),
        ("The hall in Leeds looked on Saturday as if a bomb had gone off.", False),
        ("The news came like an explosion in Leeds on Saturday.", False),
        ("He fell in Leeds on Saturday, shot by a sniper.", True),
        ("Attacks like the bombing in Leeds on Saturday, which killed two people, are rare.", True),
    ],
)
def test_likenesses_are_told_from_what_happened(read, sentence, told):
    assert bool(read(sentence + NEWS)) == told


def test_who_tells_of_himself_is_quoted_or_plays(bring_up):
    assert not bring_up("I set fire to the town hall in Leeds on Saturday and won the game." + NEWS)
    assert bring_up('"I shot at the man in Leeds on Saturday," the guard told police.' + NEWS)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The Hurricanes hit Wellington hard on Saturday.", False),
        ("Two hurricanes hit Dominica on Saturday.", True),
        ("The Hurricanes Irma and Maria hit Dominica on Saturday.", True),
    ],
)
def test_a_plural_with_a_capital_is_a_team_unless_names_follow(bring_up, sentence, told):
    assert bool(bring_up(sentence + NEWS)) == told


def test_what_anyone_may_come_to_do_is_hypothetical(bring_up):
    found = bring_up("Anyone who blocks a road in Leeds will be arrested, the minister said." + NEWS)
    assert all(c.report.realis is not Realis.ACTUAL for c in found)


def test_what_befell_nobody_did_not_happen(bring_up):
    found = bring_up("No pupil was taken by gunmen in Kagara on Monday, the governor said." + NEWS)
    assert all(c.report.realis is not Realis.ACTUAL for c in found)
    found = bring_up("Nine pupils were taken by gunmen in Kagara on Monday, the governor said." + NEWS)
    assert [c.report.realis for c in found][:1] == [Realis.ACTUAL]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("No bomb exploded in Kano on Monday.", False),
        ("The police found no rifles in a house in Kano on Monday.", False),
        ("Neither of the drivers was abducted in Kano on Monday.", False),
        ("No fewer than nine drivers were abducted in Kano on Monday.", True),
    ],
)
def test_what_happened_to_none_did_not_happen(bring_up, sentence, told):
    found = bring_up(sentence + NEWS)
    assert any(c.report.realis is Realis.ACTUAL for c in found) == told


def test_where_no_shots_were_fired_nobody_was_hurt_in_what_did_happen(read):
    (report,) = read(
        "Nine prisoners broke out of the jail in Kano on Monday. They sawed through the bars of a wash house, a warder said. "
        "A manhunt has begun.\n\nPolice were searching the town. No shots were fired and nobody was hurt."
    )
    assert report.casualties.injured is not None
    assert report.casualties.injured.best == 0


def test_the_dead_of_another_day_and_town_are_not_denied_with_the_shots(read):
    found = read(
        "Police used water cannon to disperse a protest in Basra on Thursday. Twelve people were injured, an official said."
        " The crowd threw stones, but no shots were fired.\n\n"
        "On Wednesday five people were killed in Nasiriyah, when the security forces cleared a square there.",
        published="2021-06-24",
    )
    assert [(r.casualties.killed and r.casualties.killed.best) for r in found] == [None, 5]
