"""All statements of an article about one incident, weighed into its toll."""

from collections.abc import Callable

from schemas import Casualties, Count, IncidentReport

Read = Callable[..., tuple[IncidentReport, ...]]


def toll(read: Read, text: str, title: str | None = None) -> Casualties:
    return read(text, title)[0].casualties


def test_those_who_were_shot_and_lived_are_injured(read: Read) -> None:
    found = toll(
        read, "Five card players were shot in a cellar in Rockford, Illinois, on Monday. One of them died."
    )
    assert (found.killed, found.injured) == (Count.exactly(1), Count.exactly(4))


def test_one_person_told_of_three_times_is_one(read: Read) -> None:
    text = (
        "A man was shot in Cleveland on Monday night. The victim was taken to a hospital.\n\n"
        "Alban Trescott, 52, died of his injuries, the coroner said."
    )
    found = toll(read, text, "Man killed in Cleveland shooting")
    assert found.killed == Count.exactly(1)
    assert found.injured is None


def test_another_is_one_more(read: Read) -> None:
    text = (
        "A man was shot dead in Dayton on Monday. Another man was wounded. A second woman was also wounded."
    )
    found = toll(read, text)
    assert (found.killed, found.injured) == (Count.exactly(1), Count.exactly(2))


def test_nobody_hurt_means_nobody_killed(read: Read) -> None:
    text = "A bomb exploded outside a bank in Bogota on Wednesday. Nobody was hurt."
    assert toll(read, text).killed == Count.exactly(0)


def test_the_toll_of_the_year_is_not_the_incidents(read: Read) -> None:
    text = (
        "A bomb killed two people at a market in Kirkuk on Wednesday.\n\n"
        "More than 900 people have been killed in the province in the past year."
    )
    assert toll(read, text).killed == Count.exactly(2)
