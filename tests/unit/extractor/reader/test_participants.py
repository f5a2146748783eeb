"""Who did it and to whom: told by roles in the clause, never by nearness."""

from collections.abc import Callable

import pytest

from schemas import Attribution, IncidentReport, ParticipantKind

Read = Callable[..., tuple[IncidentReport, ...]]
K = ParticipantKind


def perpetrators(report: IncidentReport) -> set[tuple[str, ParticipantKind]]:
    return {(p.name, p.kind) for p in report.perpetrators}


def targets(report: IncidentReport) -> set[tuple[str, ParticipantKind]]:
    return {(t.name, t.kind) for t in report.targets}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Gunmen kidnapped two engineers in Kaduna on Tuesday.", "Gunmen", K.ARMED_GROUP),
        ("Two engineers were kidnapped by gunmen in Kaduna on Tuesday.", "gunmen", K.ARMED_GROUP),
        ("Rebels who ambushed a convoy near Goma on Monday killed two drivers.", "Rebels", K.ARMED_GROUP),
        ("The ambush of a convoy by rebels near Goma killed two drivers on Monday.", "rebels", K.ARMED_GROUP),
        ("The bandits carried out an armed attack on a bank in Kano on Monday.", "bandits", K.CRIMINALS),
        ("A car bomb planted by guerrillas exploded in Medellin on Monday.", "guerrillas", K.ARMED_GROUP),
        ("Police shot dead three protesters in Mombasa on Monday.", "Police", K.POLICE),
        ("Members of the FMLN murdered a mayor in San Miguel on Monday.", "FMLN", K.ARMED_GROUP),
        (
            "Kataeb Hezbollah fighters fired rockets at a base in Kirkuk on Monday.",
            "Kataib Hezbollah",
            K.ARMED_GROUP,
        ),
    ],
)
def test_the_author_of_an_act_is_the_perpetrator(
    read: Read, text: str, name: str, kind: ParticipantKind
) -> None:
    assert (name, kind) in perpetrators(read(text)[0])


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Gunmen attacked the U.S. embassy in Beirut on Monday.", "U.S. embassy", K.DIPLOMATIC),
        (
            "Gunmen stormed the compound of the embassy in Beirut on Monday.",
            "compound of the embassy",
            K.DIPLOMATIC,
        ),
        ("Gunmen ambushed an army convoy near Mopti on Monday.", "army convoy", K.MILITARY),
        ("A car bomb exploded outside a police station in Cali on Monday.", "police station", K.POLICE),
        ("The assassination of the judge in Cali on Monday shocked the town.", "judge", K.GOVERNMENT),
        ("John Doe, a teacher, was shot dead in Salina on Monday.", "John Doe", K.SCHOOL),
        ("Two policemen were killed by a car bomb in Quetta on Monday.", "policemen", K.POLICE),
        (
            "A suicide bomber killed at least six worshippers in Mastung on Monday.",
            "worshippers",
            K.RELIGIOUS,
        ),
        (
            "Guerrillas blew up an oil pipeline near Arauca on Monday with dynamite.",
            "oil pipeline",
            K.INFRASTRUCTURE,
        ),
    ],
)
def test_what_an_act_is_done_to_is_the_target(
    read: Read, text: str, name: str, kind: ParticipantKind
) -> None:
    assert (name, kind) in targets(read(text)[0])


def test_all_members_of_an_enumeration_take_part(read: Read) -> None:
    (report,) = read("Soldiers and militiamen shot dead a priest and two nuns in Suchitoto on Monday.")
    assert perpetrators(report) == {("Soldiers", K.STATE_FORCES), ("militiamen", K.ARMED_GROUP)}
    assert targets(report) == {("priest", K.RELIGIOUS), ("nuns", K.RELIGIOUS)}


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed three people in Quetta on Tuesday, police said.",
        "Three people were shot dead in Salina on Sunday, the governor told reporters.",
        "A car bomb exploded in Quetta on Thursday, killing two people.",
        "The mayor's murder in Cali on Monday shocked the town.",
        "A magnitude 6.1 earthquake killed three people in Arequipa on Sunday.",
    ],
)
def test_speakers_places_days_weapons_and_victims_are_no_perpetrators(read: Read, text: str) -> None:
    assert perpetrators(read(text)[0]) == set()


def test_the_victim_of_a_headline_is_no_perpetrator(read: Read) -> None:
    text = "Two men shot and killed a newspaper reporter in Mindanao on Friday."
    report = read(text, "Newspaper reporter shot dead in Mindanao")[0]
    assert {p.name.lower() for p in report.perpetrators} == {"men"}


def test_people_are_named_as_the_target_only_where_nothing_more_is_said(read: Read) -> None:
    assert targets(read("A bomb killed at least six people in Quetta on Monday.")[0]) == {
        ("people", K.CIVILIANS)
    }
    report = read(
        "A bomb killed at least six people, two of them policemen, at a market in Quetta on Monday."
    )[0]
    assert "least people" not in {t.name for t in report.targets}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Islamic State claimed responsibility.", "Islamic State"),
        ("The army blamed the Rapid Support Forces for the attack.", "Rapid Support Forces"),
        ("Officials blamed the attack on Boko Haram.", "Boko Haram"),
        ("The bombing was attributed to Shining Path.", "Shining Path"),
        ("Boko Haram is suspected of the attack.", "Boko Haram"),
        ("The police accused al-Shabab of carrying out the bombing.", "al-Shabaab"),
    ],
)
def test_who_is_held_responsible_in_another_sentence_is_a_perpetrator(
    read: Read, sentence: str, name: str
) -> None:
    report = read(f"A bomb exploded at a market on Monday, killing five people. {sentence}")[0]
    assert name in {p.name for p in report.perpetrators}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Fighting between the army and rebels near Goma left ten people dead on Monday.",
            {"army", "rebels"},
        ),
        ("Two men were shot and killed by masked gunmen in Cali on Monday.", {"masked gunmen"}),
        ("The army said it had killed ten villagers in an air strike near Bama on Monday.", {"army"}),
    ],
)
def test_authors_that_the_grammar_hides(read: Read, text: str, names: set[str]) -> None:
    report = next(r for r in read(text) if r.type != "arrest")
    assert {p.name for p in report.perpetrators} >= names


def test_a_car_bomb_is_no_attack_on_a_car(read: Read) -> None:
    assert targets(read("A car bomb killed five soldiers in Quetta on Monday.")[0]) == {
        ("soldiers", K.STATE_FORCES)
    }


def test_people_of_an_aid_organisation_are_aid(read: Read) -> None:
    report = read("Gunmen kidnapped an NGO driver near Herat on Monday.")[0]
    assert targets(report) == {("NGO driver", K.AID)}


def test_nobody_does_an_earthquake_and_nobody_is_its_target(read: Read) -> None:
    report = read("An earthquake killed three workers at a factory in Arequipa on Sunday.")[0]
    assert report.perpetrators == report.targets == ()


@pytest.mark.parametrize(
    ("sentence", "attribution"),
    [
        ("Boko Haram claimed responsibility.", Attribution.CLAIMED),
        ("The army blamed Boko Haram.", Attribution.BLAMED),
        ("Boko Haram is suspected of the attack.", Attribution.SUSPECTED),
        ("Boko Haram fighters carried out the attack, witnesses said.", None),
        ("The army blamed Boko Haram. Boko Haram fighters carried out the attack.", None),
    ],
)
def test_on_whose_word_a_perpetrator_is_named(
    read: Read, sentence: str, attribution: Attribution | None
) -> None:
    report = read(f"A bomb exploded at a market on Monday, killing five people. {sentence}")[0]
    assert [p.attribution for p in report.perpetrators if p.name == "Boko Haram"] == [attribution]


def test_suspected_gunmen_are_only_suspected(read: Read) -> None:
    (perpetrator,) = read("Suspected gunmen kidnapped two engineers in Kaduna on Monday.")[0].perpetrators
    assert (perpetrator.name, perpetrator.attribution) == ("gunmen", Attribution.SUSPECTED)


@pytest.mark.parametrize(
    "sentence",
    [
        "Responsibility was claimed by the Shining Path.",
        "The attack was claimed by the Shining Path.",
        "In a leaflet, the Shining Path claimed the bombing.",
        "The group known as Shining Path claimed responsibility.",
        "The Shining Path said that it was behind the attack.",
        "The Shining Path took credit for the attack.",
    ],
)
def test_a_claim_is_kept_as_one(read: Read, sentence: str) -> None:
    (report,) = read(f"A bomb killed four people in Lima on Monday. {sentence}")
    assert [(p.name, p.attribution, p.denied) for p in report.perpetrators] == [
        ("Shining Path", Attribution.CLAIMED, False)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Shining Path denied any part in the blast.",
        "The Shining Path denied that it had carried out the attack.",
        "The Shining Path has denied being behind the attack.",
        "The Shining Path rejected accusations that it was behind the bombing.",
        "The Shining Path said that it was not behind the attack.",
    ],
)
def test_who_denies_it_is_at_most_suspected(read: Read, sentence: str) -> None:
    (report,) = read(f"A bomb killed four people in Lima on Monday. {sentence}")
    assert [(p.name, p.attribution, p.denied) for p in report.perpetrators] == [
        ("Shining Path", Attribution.SUSPECTED, True)
    ]
    assert sentence in [e.quote for e in report.evidence if e.field == "perpetrators"]


def test_blame_and_denial_are_both_kept(read: Read) -> None:
    text = "A bomb killed four people in Lima on Monday. The army blamed the Shining Path, which denied responsibility."
    (report,) = read(text)
    assert [(p.attribution, p.denied) for p in report.perpetrators if p.name == "Shining Path"] == [
        (Attribution.BLAMED, True)
    ]


@pytest.mark.parametrize(
    "sentence",
    ["No group has claimed responsibility for the attack.", "The mayor denied accusations of fraud."],
)
def test_nobody_is_named_where_nobody_claims_the_deed(read: Read, sentence: str) -> None:
    (report,) = read(f"A bomb killed four people in Lima on Monday. {sentence}")
    assert report.perpetrators == ()


def test_who_may_have_done_it_is_suspected(read: Read) -> None:
    text = "A bomb killed four people in Lima on Monday. The attack could have been carried out by the Shining Path."
    (report,) = read(text)
    assert [(p.name, p.attribution) for p in report.perpetrators] == [("Shining Path", Attribution.SUSPECTED)]


def test_rebels_belong_to_the_one_group_that_the_article_names(read: Read) -> None:
    text = "Rebels ambushed a convoy near Goma on Monday, killing two drivers.\n\nThe M23 has fought the army for years."
    assert ("M23", K.ARMED_GROUP) in perpetrators(read(text)[0])


@pytest.mark.parametrize(
    "text",
    [
        "Rebels ambushed a convoy near Goma on Monday, killing two drivers.\n\nThe M23 and the ADF are active there.",
        "Gunmen ambushed a convoy near Goma on Monday, killing two drivers.\n\nThe M23 has fought the army for years.",
    ],
)
def test_a_group_is_not_guessed(read: Read, text: str) -> None:
    assert "M23" not in {p.name for p in read(text)[0].perpetrators}
