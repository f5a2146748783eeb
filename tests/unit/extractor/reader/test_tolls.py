"""All statements of an article about one incident, weighed into its toll."""

from collections.abc import Callable

import pytest

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


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        # persons told of one by one
        (
            "A 53-year-old man was shot dead in Dayton on Monday. A 42-year-old man died. A third victim, a woman, was hurt.",
            2,
            1,
        ),
        # an age before the name, and what it is later called by
        (
            "A 15-year-old boy was shot in Akron on Monday. Police said 15-year-old Ivo Moorfield died. He was shot twice.",
            1,
            None,
        ),
        # the owner in a phrase says nothing of the one owned
        ("Police say her 2-year-old son was shot in Akron on Monday. The boy died.", 1, None),
        # the town a person comes from is no name
        ("A Dayton man was shot in Akron on Monday. Alban Trescott, 52, died at a hospital.", 1, None),
        # members of a family share a surname
        ("Kay Moorfield, 7, and Christa Moorfield, 12, were shot dead in Akron on Monday.", 2, None),
        # they, of whom the last sentence told
        (
            "A man and a woman were shot in Akron on Monday. They were taken to a hospital, where they later died.",
            2,
            None,
        ),
        # lists that the parser takes for appositions
        ("A man, a woman and a 4-year-old boy were wounded in a shooting in Akron on Monday.", None, 3),
        # a noun counted together with the number after it
        ("A 3-year-old and four adults were shot in Akron on Monday.", None, 5),
        # nobody else
        ("A boy was wounded in a shooting in Akron on Monday. No one else was hurt.", 0, 1),
        # more were shot than are told to be badly hurt
        ("Four people were shot in Akron on Monday, police said. Two were critically injured.", None, 4),
        # the one who did it and then killed himself is no part of those he killed
        ("A man shot and killed his two daughters in Akron on Monday before killing himself.", 3, None),
        # he who shot himself
        (
            "A 9-year-old boy accidentally shot himself in Akron on Monday. The boy died at a hospital.",
            1,
            None,
        ),
        # the suspect is not the victim
        (
            "A girl was wounded in a shooting in Akron on Monday. The suspect died after officers shot him.",
            1,
            1,
        ),
        # nobody was there
        ("A mosque in Akron was set on fire on Monday. No one was in the building.", 0, 0),
        # those told of are some of the dead
        ("Her aunt was one of six people killed in a blast in Akron on Monday.", 6, None),
        (
            "A blast in Akron on Monday wounded miners. Five of the 12 wounded miners were flown out.",
            None,
            12,
        ),
        # bones
        ("A bus overturned in Akron on Monday. A passenger has a broken collarbone.", None, 1),
        ("Two people broke bones in Akron on Monday when a balcony collapsed.", None, 2),
        # cut off, not cut
        ("A landslide in Akron on Monday killed two. Some 6,000 villagers are cut off.", 2, None),
        # whose wounds were dressed
        ("After the shelling of Akron on Monday a doctor dressed the wounds of 12 people.", None, 12),
        # one of several, as described
        ("Five people were shot in Akron on Monday. One of the five, a 24-year-old man, died.", 1, 4),
    ],
)
def test_tolls_across_sentences(read: Read, text: str, killed: int | None, injured: int | None) -> None:
    found = toll(read, text)
    assert (found.killed and found.killed.best, found.injured and found.injured.best) == (killed, injured)


def test_a_headline_lists_without_and(read: Read) -> None:
    found = toll(
        read, "A shooting took place in Akron on Monday.", "2 adults, 2 children killed in Akron shooting"
    )
    assert found.killed == Count.exactly(4)


def test_a_weather_warning_expires_without_dying(read: Read) -> None:
    text = (
        "Ivo Moorfield was wounded in a shooting in Akron on Monday. Winter Storm Warning expiring at 6 p.m."
    )
    assert toll(read, text).killed is None


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        # a death without a number is the death of the one who was shot
        (
            "A man was shot in Akron on Monday. A neighbor was charged with second-degree murder in the shooting.",
            1,
            None,
        ),
        ("Two suspects in a fatal weekend shooting in Akron were arrested on Monday.", 1, None),
        ("A man was shot in Akron on Monday. His neighbor was charged with attempted murder.", None, 1),
        ("A man was shot in Akron on Monday in a non-fatal shooting.", None, 1),
        (
            "Ivo Moorfield and Ann Fenn were shot in Akron on Monday, a murder-suicide that left two dead.",
            2,
            None,
        ),
        # whom the police found is not the police
        ("Officers found a man with a gunshot wound after a shooting in Akron on Monday.", None, 1),
        # a part named beside the whole
        ("A bomb explosion left nine people dead, four of them children, in Akron on Monday.", 9, None),
    ],
)
def test_deaths_without_a_number_and_parts(
    read: Read, text: str, killed: int | None, injured: int | None
) -> None:
    found = toll(read, text)
    assert (found.killed and found.killed.best, found.injured and found.injured.best) == (killed, injured)


def test_what_brings_the_toll_of_a_war_up_has_a_toll_of_its_own(read: Read) -> None:
    text = (
        "Three men were shot dead in Imphal on Thursday, bringing to at least 80 the number of people killed since "
        "fighting broke out in May."
    )
    assert toll(read, text).killed == Count.exactly(3)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        # another than those of the sentence, the same in every sentence
        (
            "Three people were shot dead in Akron on Monday and another was hurt. Three people were killed and another injured.",
            3,
            1,
        ),
        # the other than the one who shot
        ("A boy of 15 was shot in Akron on Monday. One of the boys accidentally shot the other.", None, 1),
        # enumerated persons who later died are no longer hurt
        (
            "A man and a woman were taken to a hospital after a shooting in Akron on Monday. The man died. The woman died.",
            2,
            None,
        ),
        # whom the participle does not describe
        (
            "A boy was shot in Akron on Monday. Police found the injured boy and two others at the house.",
            None,
            1,
        ),
        # a young man may be a boy
        (
            "A 14-year-old boy was shot in Akron on Monday. The bullet struck the young man in the leg.",
            None,
            1,
        ),
    ],
)
def test_others(read: Read, text: str, killed: int | None, injured: int | None) -> None:
    found = toll(read, text)
    assert (found.killed and found.killed.best, found.injured and found.injured.best) == (killed, injured)


def test_who_killed_himself_is_counted_once(read: Read) -> None:
    title = "Man kills woman, her son, himself in Akron shooting - Channel 9, News, Weather"
    text = "A man shot and killed a woman and her son in Akron on Monday before killing himself."
    assert toll(read, text, title).killed == Count.exactly(3)


def test_what_points_at_no_incident_is_told_of_the_first(read: Read) -> None:
    text = (
        "A bomb exploded outside a bank in Bogota on Wednesday.\n\nThe bank opened at nine, as on any day.\n\n"
        "Nobody was hurt, and there was no other damage."
    )
    assert toll(read, text).injured == Count.exactly(0)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        # "other" adds to the mayor, who is counted with them already
        ("Gunmen in Quito on Monday killed a mayor and four other officials, including a judge.", 5),
        ("Mayor Arno Vell and two others were killed in Quito on Monday in a shooting.", 3),
        # "also" adds all of them to the man
        (
            "A man was shot dead in Quito on Monday. Benito Kress, 34, and two others were also killed.",
            4,
        ),
        # nobody is killed twice
        (
            "The government denounced the assassination of Minister Tomas Verlaine in Quito in which his driver was also killed.",
            2,
        ),
        (
            "Mayor Arno Vell was shot dead in Quito on Monday. His driver was also killed. The mayor was on his way home.",
            2,
        ),
    ],
)
def test_those_who_died_beside_another(read: Read, text: str, killed: int) -> None:
    assert toll(read, text).killed == Count.exactly(killed)


def test_a_part_is_not_added_to_its_sum(read: Read) -> None:
    text = "Mourners in Quito on Monday buried six monks, five of them Italians, who were killed in a bombing there."
    killed = toll(read, text).killed
    assert killed is not None
    assert (killed.best or 0) <= 6  # not eleven


@pytest.mark.parametrize(
    "sentence",
    [
        "The explosion did not cause any casualties.",
        "It caused only material damage.",
        "The police spoke of property damage only.",
    ],
)
def test_damage_alone_hurts_nobody(read: Read, sentence: str) -> None:
    found = toll(read, f"A bomb exploded outside a bank in Quito on Monday. {sentence}")
    assert (found.killed, found.injured) == (Count.exactly(0), Count.exactly(0))


def test_what_the_editor_puts_in_brackets_is_nobody(read: Read) -> None:
    text = "[Sentence as published] Verlaine was killed by a bomb in Quito on Monday."
    assert toll(read, text).killed == Count.exactly(1)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Arno Vell, his wife and their son were killed in a shooting in Quito on Monday.", 3),
        ("Gunmen on Monday killed Judge Arno Vell, his driver and two guards in Quito.", 4),
        ("The rector, the vice rector and four other priests were murdered in Quito on Monday.", 6),
        ("Arno Vell, her husband and the father of her children, was killed in a shooting in Quito.", 1),
        ("The rector, a priest and a teacher at the school, was killed in a shooting in Quito.", 1),
    ],
)
def test_what_says_more_of_somebody_is_closed_by_a_comma(read: Read, text: str, killed: int) -> None:
    assert toll(read, text).killed == Count.exactly(killed)


def test_a_headline_counts_those_who_were_hit_of_so_many(read: Read) -> None:
    (report, *_) = read(
        "Police were called to a driveway in Akron on Monday.",
        title="Three of four brothers shot dead in Akron",
    )
    assert report.casualties.killed is not None
    assert report.casualties.killed.best == 3
