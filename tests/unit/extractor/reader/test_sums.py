"""Numbers that count the victims of several incidents, and numbers of other times, belong to no single incident."""

from collections.abc import Callable

from schemas import IncidentReport

Read = Callable[..., tuple[IncidentReport, ...]]


def killed(reports: tuple[IncidentReport, ...]) -> list[int | None]:
    return [r.casualties.killed.best if r.casualties.killed else None for r in reports]


def test_a_sum_over_two_attacks_is_the_toll_of_neither(read: Read) -> None:
    text = (
        "Eleven people were killed in two bombings in Nigeria on Tuesday, police said.\n\n"
        "A bomb at a market in Maiduguri killed eight people on Tuesday morning.\n\n"
        "In Damaturu, a bomb at a bus station killed three people on Tuesday evening."
    )
    assert 11 not in killed(read(text))


def test_two_blasts_of_one_attack_are_one_incident(read: Read) -> None:
    text = "Eleven people were killed in two blasts at the market of Maiduguri, Nigeria, on Tuesday, police said."
    assert killed(read(text))[0] == 11


def test_separate_crashes_are_never_one(read: Read) -> None:
    text = "Five people died in three separate crashes near Lyon, France, on Sunday."
    assert 5 not in killed(read(text))


def test_the_number_of_a_month_is_a_statistic(read: Read) -> None:
    text = (
        "A car bomb killed four people in Kirkuk, Iraq, on Tuesday.\n\n"
        "The government put the number of deaths in April at 310."
    )
    assert killed(read(text))[0] == 4


def test_a_toll_of_another_town_is_not_taken(read: Read) -> None:
    text = (
        "A bomb killed a policeman in Quetta, Pakistan, on Tuesday.\n\n"
        "The number of dead in Peshawar stands at 19, officials said."
    )
    assert killed(read(text))[0] == 1


def test_those_who_counted_the_dead_are_believed_before_a_party(read: Read) -> None:
    text = (
        "Soldiers and rebels fought near Goma on Monday. The army said that it had killed 25 rebels. "
        "A doctor at the hospital said that nine bodies had been brought in."
    )
    (report, *_) = read(text)
    found = report.casualties.killed
    assert found is not None
    assert (found.best, found.high) == (9, 25)


def test_a_number_goes_before_several(read: Read) -> None:
    text = "Police were called to a bar on Monday night. Six people were wounded in the shooting, they said."
    (report, *_) = read(text, "Several wounded in shooting at bar in Dayton, Ohio")
    assert report.casualties.injured is not None
    assert report.casualties.injured.best == 6


def test_robbers_are_no_victims_of_their_robbery(read: Read) -> None:
    text = (
        "A cashier was killed on Monday when three men robbed a bank in Lagos, Nigeria. "
        "Two of the robbers were shot dead by the police."
    )
    assert killed(read(text))[0] == 1


def test_somebody_new_is_not_the_one_who_died_before(read: Read) -> None:
    text = (
        "A crowd beat a thief to death in Lagos, Nigeria, on Monday. The man died in the street. "
        "A constable who tried to help him was hurt."
    )
    found = read(text)[0].casualties
    assert found.killed is not None
    assert found.injured is not None
    assert (found.killed.best, found.injured.best) == (1, 1)


def test_a_share_of_a_sum_is_the_toll_of_its_place(read: Read) -> None:
    text = "Four people died in three separate crashes: two near Lyon on Saturday and one each in Metz and Dijon on Sunday."
    assert 4 not in killed(read(text))


def test_what_was_said_before_gives_way(read: Read) -> None:
    text = (
        "Twelve people died when a bus overturned near Lyon, France, on Monday, the prefect said. "
        "A minister had put the number of dead at 15."
    )
    assert killed(read(text))[0] == 12


def test_who_tells_it_is_not_counted(read: Read) -> None:
    text = "Soldiers opened fire on marchers in Lagos, Nigeria, on Monday and killed three of them, a doctor and a witness said."
    assert killed(read(text))[0] == 3


def test_what_is_told_of_the_next_town_in_a_clause_of_its_own_stays_there(
    read: Callable[..., tuple[IncidentReport, ...]],
) -> None:
    reports = read(
        "A guard was killed in a fire at a warehouse in Dortmund on Wednesday.\n\nDortmund is next to Bochum, where four bodies "
        "have been pulled from a mill.",
        title="Guard killed in Dortmund fire",
    )
    assert [
        r.casualties.killed.best for r in reports if r.where.name == "Dortmund" and r.casualties.killed
    ] == [1]


def test_the_dead_of_a_far_town_are_not_those_of_the_one_in_the_news(read: Read) -> None:
    reports = read(
        "Lyon firemen put out a blaze in a mill on Tuesday. Nobody was hurt.\n\nFourteen people were killed in Brest on that day "
        "when a hotel burned.",
        title="Lyon mill burns, nobody hurt",
    )
    assert all(
        r.casualties.killed.best != 14 for r in reports if r.where.name == "Lyon" and r.casualties.killed
    )


def test_another_day_with_other_victims_is_another_incident(read: Read) -> None:
    reports = read(
        "A boy of 17 was shot in the leg at a stop in Dayton on Wednesday night, police said on Thursday.\n\nNothing connects it "
        "with Tuesday's shooting outside a bar, in which two men were killed.",
        title="Teenager wounded in second Dayton shooting of the week",
    )
    assert [
        (r.when.start and r.when.start.day, r.casualties.killed and r.casualties.killed.best) for r in reports
    ] == [
        (15, None),
        (14, 2),
    ]


def test_what_two_attacks_took_belongs_to_neither_though_neither_has_a_toll(read: Read) -> None:
    text = (
        "Seven people have now died in the two weekend attacks in central Mindanao, the army said.\n\n"
        "Friday's explosion at a bus terminal in Tacurong was the work of extortionists, it said. "
        "A day later a grenade was thrown into the market of Kidapawan on Saturday."
    )
    reports = read(
        text,
        title="Army sees extortion behind twin attacks that left seven dead",
        published="2013-02-17T09:00:00Z",
    )
    assert len(reports) == 2
    assert 7 not in killed(reports)


def test_what_a_storm_and_an_epidemic_took_between_them_belongs_to_neither(read: Read) -> None:
    text = (
        "A cyclone and an epidemic had between them taken 19 lives, the governor of Nampula said.\n\n"
        "Ten people were killed by the cyclone, which crossed the coast at Angoche on Tuesday. Cholera has killed nine in Nacala."
    )
    assert 19 not in killed(read(text, title="Storm and disease have cost 19 lives"))
