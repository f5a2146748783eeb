"""A bulletin: each paragraph begins with a town, and often with a day, for all that it tells."""

from collections.abc import Callable

from schemas import IncidentReport, IncidentType, Role

Read = Callable[..., tuple[IncidentReport, ...]]


def told(reports: tuple[IncidentReport, ...]) -> list[tuple[IncidentType, str | None, int | None]]:
    return [
        (r.type, r.where.name, r.casualties.killed.best if r.casualties.killed else None) for r in reports
    ]


def days(reports: tuple[IncidentReport, ...]) -> list[str | None]:
    return [r.when.start.isoformat() if r.when.start else None for r in reports]


def test_each_paragraph_that_begins_with_a_town_is_an_incident_of_its_own(read: Read) -> None:
    reports = read(
        "KABUL: Gunmen shot dead two clerks outside a bank.\n\n"
        "HERAT: A bus overturned on a mountain road and nine passengers died.\n\n"
        "KUNDUZ: A magnetic bomb killed a judge in his car."
    )
    assert told(reports) == [
        (IncidentType.SHOOTING, "Kabul", 2),
        (IncidentType.TRANSPORT_ACCIDENT, "Herat", 9),
        (IncidentType.BOMBING, "Kunduz", 1),
    ]


def test_the_day_in_the_head_of_an_item_is_the_day_of_its_incident(read: Read) -> None:
    reports = read(
        "Kabul, Monday: Gunmen shot dead two clerks outside a bank.\n\n"
        "Herat, Tuesday: A gas cylinder exploded in a bakery. Four people died.\n\n"
        "Kunduz, 11 May: A magnetic bomb killed a judge in his car."
    )
    assert days(reports) == ["2024-05-13", "2024-05-14", "2024-05-11"]


def test_the_day_in_the_head_dates_what_later_sentences_of_the_item_tell(read: Read) -> None:
    """Those who are buried on Wednesday did not die on it."""
    reports = read(
        "Kabul, Sunday: Gunmen came to a bank. Two clerks died; they are to be buried on Wednesday.\n\n"
        "Herat, Monday: There was panic in a bakery. A gas cylinder had exploded the day before, and four people died."
    )
    assert days(reports) == ["2024-05-12", "2024-05-13"]


def test_every_item_is_news_though_their_days_are_apart(read: Read) -> None:
    reports = read(
        "Kabul, Monday: Gunmen shot dead two clerks outside a bank.\n\n"
        "Kunduz, 9 May: A magnetic bomb killed a judge in his car."
    )
    assert [r.role for r in reports] == [Role.MAIN, Role.MAIN]


def test_items_of_one_kind_keep_their_own_tolls(read: Read) -> None:
    reports = read(
        "- Kabul: A bomb went off in a cinema. Six people died.\n- Herat: A bomb went off in a bakery. Four people died."
    )
    assert told(reports) == [(IncidentType.BOMBING, "Kabul", 6), (IncidentType.BOMBING, "Herat", 4)]


def test_a_later_sentence_of_an_item_is_of_its_town(read: Read) -> None:
    reports = read(
        "KABUL: Gunmen shot dead two clerks outside a bank.\n\n"
        "HERAT: It was a long night. A bomb went off in a bakery. Four people died."
    )
    assert told(reports) == [(IncidentType.SHOOTING, "Kabul", 2), (IncidentType.BOMBING, "Herat", 4)]


def test_one_town_at_the_head_of_a_text_is_a_dateline_and_no_item(read: Read) -> None:
    """The counter-example: what a later paragraph tells goes on with the same incident."""
    reports = read(
        "KABUL: Gunmen shot at the guests of a wedding on Monday.\n\nTwo clerks died. A third was hurt."
    )
    assert told(reports) == [(IncidentType.SHOOTING, "Kabul", 2)]


def test_a_sentence_that_begins_with_a_town_is_no_head(read: Read) -> None:
    reports = read(
        "Kabul was quiet on Monday until gunmen shot dead two clerks: the bank had just opened.\n\n"
        "Herat heard of it on the radio: two of its sons were among the mourners."
    )
    assert told(reports) == [(IncidentType.SHOOTING, "Kabul", 2)]
