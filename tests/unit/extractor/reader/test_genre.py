"""Reviews, matches and drills borrow the words of violence; what happens at a cinema or a stadium does not."""

import pytest

BORROWED = {
    "a film review": (
        "Review: 'Harbour Lights' explodes on screen",
        (
            "The film follows a gang that bombs a bank in Marseille. Ten people are killed in the first act. "
            "A sniper shoots two more before the end. It opens in cinemas on Friday. Three stars."
        ),
    ),
    "a match": (
        "City ambush United as strikers run riot in derby",
        (
            "City massacred United 4-0 on Sunday in a derby that was over by the break. Two bombs from 30 yards "
            "killed off any comeback, and the defenders surrendered."
        ),
    ),
}
REAL = {
    "a shooting at a cinema": (
        "Gunman kills three at cinema",
        (
            "A gunman opened fire in a cinema in Lyon on Friday night during the premiere of a thriller, killing three people "
            "and wounding nine, police said. The audience fled through the emergency exits."
        ),
    ),
    "a riot after a match": (
        "Dozens hurt in riot after derby",
        (
            "Rioting broke out after the derby in Rosario on Sunday. Fans threw stones at the police after the striker's late "
            "goal, and 24 people were injured, officials said."
        ),
    ),
}


@pytest.mark.parametrize("name", BORROWED)
def test_borrowed_words_are_no_incident(name, read):
    title, text = BORROWED[name]
    assert read(text, title=title) == ()


@pytest.mark.parametrize("name", REAL)
def test_what_really_happens_there_is_reported(name, read):
    title, text = REAL[name]
    assert read(text, title=title)
