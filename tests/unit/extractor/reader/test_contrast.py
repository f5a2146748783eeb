"""An article that tells of two incidents: which words set them apart, and what each keeps for itself."""

from collections.abc import Callable

from schemas import IncidentReport, IncidentType, Role

Read = Callable[..., tuple[IncidentReport, ...]]
Line = tuple[IncidentType, str | None, str | None, int | None]


def lines(reports: tuple[IncidentReport, ...]) -> list[Line]:
    return [
        (
            r.type,
            None if r.when.start is None else r.when.start.isoformat(),
            r.where.name,
            r.casualties.killed.best if r.casualties.killed else None,
        )
        for r in reports
    ]


def test_what_a_headline_counts_from_is_the_incident_of_the_day_before(read: Read) -> None:
    """No day stands beside "a day after the blaze": it is counted back from the day of the news."""
    found = read(
        "A night guard was killed in a fire at a warehouse in Parma early on Wednesday. "
        "It took crews until six to put it out.\n\n"
        "Parma is 30 kilometres from Reggio Emilia, where four bodies have been pulled from a mill that burned on Tuesday.",
        title="One killed as fire sweeps Parma warehouse, a day after Reggio Emilia blaze",
        published="2024-05-15T18:00:00Z",
    )
    assert lines(found) == [
        (IncidentType.FIRE, "2024-05-15", "Parma", 1),
        (IncidentType.FIRE, "2024-05-14", "Reggio Emilia", 4),
    ]
    assert [r.role for r in found] == [Role.MAIN, Role.BACKGROUND]


def test_what_it_came_after_has_other_victims_in_another_town(read: Read) -> None:
    found = read(
        "Two men were killed on Tuesday night by shots fired from a car into a bar in Quilmes, police said.\n\n"
        "Because it happened only two days after five people were shot dead in Rosario, the word revenge was on all lips.",
        title="Gunmen fire into bar in Quilmes, two die",
        published="2024-05-15T12:00:00Z",
    )
    assert lines(found) == [
        (IncidentType.SHOOTING, "2024-05-14", "Quilmes", 2),
        (IncidentType.SHOOTING, "2024-05-12", "Rosario", 5),
    ]


def test_a_follow_up_counts_from_its_own_incident(read: Read) -> None:
    """With nothing else in the sentence, "a week after gunmen struck" is about what the gunmen did."""
    (report,) = read(
        "Two days after gunmen killed four people in a bar in Rosario, the street is closed. "
        "The gunmen fired from a car, police said on Thursday.",
        title="Rosario street still closed two days after shooting",
        published="2024-05-16T12:00:00Z",
    )
    assert report.casualties.killed is not None
    assert report.casualties.killed.best == 4


def test_the_dead_behind_after_belong_to_what_stands_behind_it(read: Read) -> None:
    found = read(
        "A car blew up at a checkpoint in Mogadishu at noon on Thursday, killing three soldiers.\n\n"
        "The blast came hours after the end of a siege at a hotel on the other side of the city, in which 15 people died.",
        title="Car bomb kills three in Mogadishu",
        published="2024-05-16T18:00:00Z",
    )
    assert [(kind, killed) for kind, _, _, killed in lines(found)] == [
        (IncidentType.BOMBING, 3),
        (IncidentType.ARMED_ATTACK, 15),
    ]


def test_the_victims_of_what_is_known_are_not_those_of_what_is_told(read: Read) -> None:
    found = read(
        "All shops of the Shah Alam market were closed on Monday when the last of the eight victims of the bombing was laid to "
        "rest.\n\nPolice stood on the roofs, as they have since Saturday, when two of their own were killed by a mine on the "
        "Ring Road in Peshawar.",
        title="Market shuts to bury a tea seller",
        published="2024-05-20T12:00:00Z",
    )
    assert {(day, killed) for _, day, _, killed in lines(found)} == {(None, 8), ("2024-05-18", 2)}


def test_the_news_of_the_first_sentence_is_not_an_older_incident_of_the_last(read: Read) -> None:
    found = read(
        "A schoolteacher who led the opposition to a mine was murdered at her gate outside Tocoa on Tuesday night. "
        "She was shot four times.\n\nIn April a lawyer was ambushed on the road to Saba and killed.",
        title="River defender shot dead in Honduras",
        published="2024-05-15T18:00:00Z",
    )
    assert found[0].role is Role.MAIN
    assert lines(found)[0][1:] == ("2024-05-14", "Tocoa", 1)


def test_a_sum_over_two_accidents_is_neither_of_them(read: Read) -> None:
    found = read(
        "Two accidents in the Andes have cost 23 lives since Sunday, and Congress has called in the minister.\n\n"
        "Nineteen people died when a bus fell into a gorge outside Huanta in the early hours of Sunday.\n\n"
        "The other accident happened on Monday near Cajamarca, where a van left the road. Four of its passengers were killed.",
        title="Twenty-three dead on Andean roads since Sunday",
        published="2024-05-15T12:00:00Z",
    )
    assert lines(found) == [
        (IncidentType.TRANSPORT_ACCIDENT, "2024-05-12", "Huanta", 19),
        (IncidentType.TRANSPORT_ACCIDENT, "2024-05-13", "Cajamarca", 4),
    ]


def test_plain_words_of_harm_are_of_the_kind_that_the_article_tells(read: Read) -> None:
    found = read(
        "A tornado left five people dead in Brookhaven, Mississippi, on Monday night.\n\n"
        "At Bogalusa, in Louisiana, one person was killed in the small hours of Tuesday.",
        title="Six killed in two towns",
        published="2024-05-15T12:00:00Z",
    )
    assert {kind for kind, *_ in lines(found)} == {IncidentType.STORM}


def test_shares_of_one_word_have_ids_of_their_own(read: Read) -> None:
    found = read(
        "Three workers died in the blast in Toluca on Tuesday, and one man in Zumpango on Wednesday.",
        published="2024-05-16T12:00:00Z",
    )
    assert len(found) == 2
    assert len({r.report_id for r in found}) == 2


def test_plain_words_behind_the_lead_go_on_with_what_was_told(read: Read) -> None:
    found = read(
        "Forty-seven prisoners escaped from the jail in Lae on Friday, the commissioner said.\n\n"
        "Five have been killed at the jail; eight people remain in hospital.\n\n"
        "Two of the men were lynched in Bulolo on Sunday.",
        title="Jail chief: 47 escaped from Lae",
        published="2024-05-14T08:00:00Z",
    )
    tolls = {kind: killed for kind, _, _, killed in lines(found)}
    assert tolls == {IncidentType.JAILBREAK: 5, IncidentType.MOB_VIOLENCE: 2}


def test_what_is_pointed_at_in_passing_is_no_news(read: Read) -> None:
    found = read(
        "Four miners were shot dead when unknown men attacked a camp near Barkin Ladi on Friday night.\n\n"
        "They took a generator.\n\n"
        "Barkin Ladi is about 30 km north of Bokkos, where another attack was reported during the same night.",
        title="Four killed as attackers strike mining camp",
        published="2024-05-18T12:00:00Z",
    )
    assert [(r.role, r.casualties.killed is not None) for r in found] == [
        (Role.MAIN, True),
        (Role.BACKGROUND, False),
    ]


def test_another_kind_with_a_place_and_a_toll_of_its_own_is_another_incident(read: Read) -> None:
    reports = read(
        "A magistrate remanded the owner of a block of flats. Sixteen people died when the block caved in last Thursday.\n\n"
        "A further inquiry, into quarrying above Khed, where a hillside came down that night and six bodies were recovered, "
        "has begun.",
        title="Builder in court",
    )
    told = {(r.type.value, r.casualties.killed and r.casualties.killed.best) for r in reports}
    assert told == {("structural_collapse", 16), ("landslide", 6)}


def test_what_a_quake_brought_down_is_part_of_it(read: Read) -> None:
    reports = read(
        "An earthquake killed forty people on Tuesday, officials said. A landslide at Chamoli buried six more."
    )
    assert [r.type.value for r in reports] == ["earthquake"]


def test_the_news_of_headline_and_lead_is_not_what_a_later_clause_recalls(read: Read) -> None:
    reports = read(
        "Soldiers and rebels fought for most of Tuesday afternoon outside Kumbo.\n\n"
        "The army said that it had lost two men. The patrol had been looking for the 53 people who were kidnapped at Jakiri.",
        title="Army claims nine rebels killed in battle outside Kumbo",
    )
    assert reports[0].type is IncidentType.ARMED_CLASH
    assert str(reports[0].when.start) == "2024-05-14"
