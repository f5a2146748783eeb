"""What plain words join, and when they stand alone."""

from collections.abc import Callable

from schemas import IncidentReport, Realis

Read = Callable[..., tuple[IncidentReport, ...]]


def types(reports: tuple[IncidentReport, ...]) -> list[str]:
    return [r.type.value for r in reports]


def test_a_similar_attack_is_of_the_kind_of_the_one_it_is_likened_to(read: Read) -> None:
    reports = read(
        "A ransomware attack locked the computers of the city hospital in Lyon on Tuesday. Operations were put off. "
        "The Saturday before, the port authority of Marseille had been hit by a similar attack."
    )
    assert types(reports) == ["cyber_attack", "cyber_attack"]


def test_an_evacuation_is_done_though_the_storm_is_only_forecast(read: Read) -> None:
    reports = read(
        "Hurricane Orla could tear off roofs in Galveston on Saturday, forecasters warned. "
        "On Thursday the authorities moved 900 people out of low streets in Galveston."
    )
    assert [r.type.value for r in reports if r.realis is Realis.ACTUAL] == ["evacuation"]


def test_what_bears_the_name_of_a_hazard_is_none(read: Read) -> None:
    assert read("The hurricane centre in Miami opened its doors to visitors on Tuesday. Pupils came.") == ()


def test_a_robbery_in_the_lead_is_told_though_the_arrest_is_the_news(read: Read) -> None:
    reports = read(
        "Two men were arrested in Breda on Sunday over a robbery at a jeweller's in Rotterdam the day before, police said. "
        "The third man has not been found. The shop stayed shut. The owner thanked the neighbours.",
        "Two held after robbery in Rotterdam",
    )
    assert sorted(types(reports)) == ["arrest", "robbery"]


def test_attackers_and_their_battle_in_one_sentence_are_one_incident(read: Read) -> None:
    reports = read(
        "Six people, two policemen and the four men who had attacked them, died in a gun battle at a checkpoint "
        "near Sukkur on Saturday, the ministry said. The road was closed. Traders complained. It was opened on Sunday."
    )
    assert types(reports) == ["armed_clash"]


def test_what_came_before_in_one_sentence_is_another(read: Read) -> None:
    reports = read(
        "A car bomb killed three people in Quetta on Monday, two weeks after a car bomb killed nine in Peshawar. "
        "No group claimed it. The streets were empty. Shops stayed shut."
    )
    assert len(reports) == 2


def test_an_earlier_storm_that_is_told_by_its_dead_is_a_storm(read: Read) -> None:
    reports = read(
        "BOGALUSA, La. - A man was killed when a tornado hit a paper mill in Bogalusa on Tuesday morning, the sheriff said. "
        "Seven others were hurt, and thirty houses lost their roofs.\n\n"
        "On Monday evening the same front had set down a much stronger one at Brookhaven, Miss., killing four."
    )
    assert types(reports) == ["storm", "storm"]


def test_a_river_between_two_towns_is_no_flood(read: Read) -> None:
    reports = read(
        "BOSSIER CITY - A man was shot dead and two teenagers were wounded at a motel on Tuesday night, police said.\n\n"
        "Neighbors told officers that someone fired from a gray sedan.\n\n"
        "Across the river in Shreveport, two people were killed and five others hurt at a party the night before."
    )
    assert types(reports) == ["shooting", "shooting"]
