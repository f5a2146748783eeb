"""Tolls as the world's news agencies word them: lists, bare numbers, parts, corrections, rival claims."""

# ruff: noqa: E501 - one text a line

from collections.abc import Callable

import pytest

from schemas import Count, IncidentReport

Read = Callable[..., tuple[IncidentReport, ...]]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        (
            "A suicide bomber struck a wedding hall in Herat on Friday, leaving 14 people dead and dozens hurt, among them five children.",
            14,
            24,
        ),
        (
            "At least 19 people, including six children, died when a bus plunged into a gorge in Himachal Pradesh on Monday; 23 others were injured, eight of them critically.",
            19,
            23,
        ),
        (
            "A soldier and two civilians were killed and seven people hurt in a grenade attack in Bujumbura on Sunday.",
            3,
            7,
        ),
        (
            "The blast killed four guards and a passer-by, and wounded a dozen shoppers in Kirkuk on Thursday.",
            5,
            12,
        ),
        (
            "Twelve miners lost their lives and three remain missing after an explosion at a coal pit in Donetsk on Tuesday.",
            12,
            None,
        ),
        (
            "The death toll from Saturday's ferry disaster off Zanzibar has climbed to 41 from 36 as divers recovered more bodies.",
            41,
            None,
        ),
        ("Nobody was killed or injured when a rocket landed in a field near Sderot on Monday.", 0, 0),
        ("Gunmen shot dead a judge, his driver and two bodyguards in Guadalajara on Wednesday.", 4, None),
        (
            "Three attackers and two policemen died in the raid on a police post in Quetta on Monday, and nine officers were wounded.",
            5,
            9,
        ),
        (
            "More than 60 people were injured, four of them seriously, when two trams collided in Geneva on Tuesday.",
            None,
            60,
        ),
        ("The explosion in Lagos on Monday claimed eight lives and left 17 with burns.", 8, 17),
        (
            "A 54-year-old farmer and her two daughters were swept away and drowned in floods near Valencia on Sunday.",
            3,
            None,
        ),
        (
            "Police in Karachi said on Sunday that eleven bodies had been pulled from the rubble of the collapsed building and that six survivors were in hospital.",
            11,
            6,
        ),
        (
            "An air strike on a market in Idlib killed 23 people, most of them women and children, on Tuesday, and 31 were wounded, the rescue service said.",
            23,
            31,
        ),
        (
            "No fewer than 15 villagers were massacred by bandits in Zamfara on Thursday; several others sustained gunshot wounds.",
            15,
            3,
        ),
        (
            "One person died and another was critically injured in a stabbing in Leeds on Saturday night.",
            1,
            1,
        ),
        (
            "The quake near Palu on Friday killed 832 people, up from an earlier count of 420, the disaster agency said.",
            832,
            None,
        ),
        (
            "Two pilots and all 46 passengers on board were killed when the plane crashed near Kathmandu on Monday.",
            48,
            None,
        ),
        ("All 62 people on board died when the plane came down in a field near Vinhedo on Friday.", 62, None),
        (
            "Some 200 homes were destroyed and 3,000 people displaced by floods in Beledweyne on Monday; four children drowned.",
            4,
            None,
        ),
        ("A roadside bomb killed Captain Ali Hassan and wounded two of his men in Marib on Saturday.", 1, 2),
        ("Militants kidnapped eight workers and killed a ninth near Maiduguri on Tuesday.", 1, None),
        (
            "The attack in Mopti on Sunday killed 20 soldiers and 35 of the assailants, the army said.",
            20,
            None,
        ),
        (
            "A mother and her baby were killed and the father wounded when a shell hit their house in Kherson on Monday.",
            2,
            1,
        ),
        (
            "Six of the 28 people who were wounded in Tuesday's bombing in Baidoa have died, taking the death toll to 17.",
            17,
            22,
        ),
        ("A bomb killed at least ten and injured scores in Jolo on Sunday.", 10, 40),
        (
            "Rescuers found the last two bodies on Wednesday, bringing the final death toll in Monday's landslide near Cusco to nine.",
            9,
            None,
        ),
        (
            "A fire at a clinic in Baku on Friday killed 24 patients. Another 13 are being treated for smoke inhalation.",
            24,
            13,
        ),
        ("Attackers hurled grenades into a bar in Cali on Saturday: seven dead, 15 injured.", 7, 15),
        (
            "Ten people have been killed, seven by police bullets, in two days of riots in Conakry, the opposition said on Friday.",
            10,
            None,
        ),
        ("A couple and their three children were found dead after a gas leak in Sofia on Sunday.", 5, None),
        (
            "The clash near Lashkar Gah on Monday left five policemen and twelve Taliban fighters dead.",
            17,
            None,
        ),
        ("A gunman killed his ex-wife, her mother and himself in Graz on Tuesday.", 3, None),
        ("A dozen people were killed, including the bomber, in Kabul on Monday.", 12, None),
        (
            "A strike on a school in Gaza on Friday killed 16 people, Palestinian medics said. Israel said it had killed eight militants.",
            16,
            None,
        ),
        (
            "A suspected arson attack in Kyoto on Thursday left 33 people dead and 36 injured, ten of them in serious condition.",
            33,
            36,
        ),
        (
            "The head of the village and eight other people were executed by rebels in Beni on Saturday.",
            9,
            None,
        ),
        (
            "An overcrowded boat sank off Sfax on Sunday. Fourteen bodies have been recovered, 20 people were rescued and around 30 are missing.",
            14,
            None,
        ),
        (
            "A bus carrying 40 pilgrims overturned near Multan on Tuesday, killing a woman and injuring 18 of them.",
            1,
            18,
        ),
        (
            "Seven people were wounded, two of whom later died in hospital, in a shooting in Malmo on Friday.",
            2,
            5,
        ),
        (
            "Soldiers killed in Monday's ambush near Gao numbered 14, the ministry said, correcting its earlier figure of 11.",
            14,
            None,
        ),
        (
            "A car bomb exploded at a checkpoint in Baghdad on Monday. Nine people were killed and 20 wounded. Four of the dead were policemen.",
            9,
            20,
        ),
        (
            "A train derailed near Lyon on Tuesday. Police first spoke of 15 dead. The prefect later said that not 15 but 13 people had died.",
            13,
            None,
        ),
        (
            "A bus fell into a ravine near Cusco on Monday, killing 12. Two more passengers died in hospital on Tuesday, raising the toll to 14.",
            14,
            None,
        ),
        (
            "A bomb went off in a cafe in Jos on Friday. Sixteen people were hurt; three of them are in a critical condition.",
            None,
            16,
        ),
        (
            "A ferry capsized off Lamu on Sunday. Thirty-one people drowned, among them nine schoolchildren, and 14 were saved.",
            31,
            None,
        ),
        (
            "Rebels attacked a convoy near Goma on Monday. The army said 12 soldiers were killed and 25 wounded. The rebels claimed they had killed 60.",
            12,
            25,
        ),
        ("The mudslide near Manizales on Tuesday killed at least 18, and nine others are missing.", 18, None),
        (
            "An air raid on a hospital in Aden on Monday took the lives of 11 people, including two doctors.",
            11,
            None,
        ),
        (
            "Gunmen opened fire in a mosque in Kano on Friday, killing the imam, his brother and four worshippers.",
            6,
            None,
        ),
        (
            "A suicide attack in Peshawar on Thursday left five people dead, not counting the bomber, and 12 injured.",
            5,
            12,
        ),
        ("The attack on the hotel in Kabul on Monday cost 21 people their lives.", 21, None),
        (
            "Two bombs exploded in Lahore on Monday. Thirty people died and more than a hundred were injured, hospital officials said.",
            30,
            100,
        ),
        ("Clashes broke out in Kirkuk on Sunday. The dead included a soldier and three protesters.", 4, None),
        (
            "A fire in a hostel in Riga on Monday killed eight. Five of the 12 people taken to hospital have since been released.",
            8,
            12,
        ),
        (
            "A landslide buried a bus near Gilgit on Friday. Rescuers recovered 16 bodies and pulled seven people out alive.",
            16,
            None,
        ),
        (
            "A bomb hidden in a bin killed a shopkeeper and injured nine, three seriously, in Cairo on Saturday.",
            1,
            9,
        ),
        (
            "A boat carrying migrants sank off Lesbos on Monday, killing three women, two children and a baby.",
            6,
            None,
        ),
        (
            "An explosion at a fireworks plant in Sivakasi on Wednesday claimed the lives of 10 workers and injured as many.",
            10,
            None,
        ),
        (
            "Storms swept across Luzon on Sunday. Seven people were killed, five of them when a wall collapsed.",
            7,
            None,
        ),
        (
            "A blast at a police station in Diyarbakir on Monday wounded 14 policemen and three civilians, one of whom died later.",
            1,
            16,
        ),
        ("A bomb killed 11 people in Quetta on Monday. The number of injured was put at 40.", 11, 40),
        (
            "A rocket hit a flat in Sderot on Monday, slightly wounding a woman, her daughter and a neighbour.",
            None,
            3,
        ),
        ("Fighting near Hodeidah on Tuesday left 22 rebels and nine government soldiers dead.", 31, None),
        ("An earthquake struck near Izmir on Friday. At least 26 are dead and 800 hurt.", 26, 800),
        (
            "Nobody died, but 17 passengers were injured when a tram left the rails in Prague on Monday.",
            0,
            17,
        ),
        ("Militants killed a policeman and wounded two others in Srinagar on Monday.", 1, 2),
        ("A teacher and two others were killed in a shooting in Oslo on Monday.", 3, None),
    ],
)
def test_toll_of_the_world_s_news(read: Read, text: str, killed: int | None, injured: int | None) -> None:
    (report,) = read(text)
    found = report.casualties
    assert (found.killed.best if found.killed else None) == killed
    assert (found.injured.best if found.injured else None) == injured


def test_attackers_among_the_dead_widen_the_toll(read: Read) -> None:
    text = "The attack in Mopti on Sunday killed 20 soldiers and 35 of the assailants, the army said."
    assert read(text)[0].casualties.killed == Count(low=20, best=20, high=55)


def test_a_side_s_own_claim_widens_the_toll(read: Read) -> None:
    text = (
        "Rebels attacked a convoy near Goma on Monday. The army said 12 soldiers were killed."
        " The rebels claimed they had killed 60."
    )
    assert read(text)[0].casualties.killed == Count(low=12, best=12, high=60)
