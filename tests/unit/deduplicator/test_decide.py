"""Join, open, or open with a link: what speaks for one incident and what forbids it."""

from datetime import date, timedelta

import pytest

from schemas import (
    EventKind,
    IncidentId,
    IncidentType,
    Means,
    Participant,
    ParticipantKind,
    Role,
    When,
    WhenBasis,
    WhenPrecision,
    Where,
    WherePrecision,
)
from services.deduplicator import profile_bytes
from services.deduplicator.candidate import Candidate
from services.deduplicator.decide import Weights, decide, score, weights
from services.deduplicator.features import compare, measure
from services.deduplicator.held import Held, dump, profile_in
from services.deduplicator.index import Likeness, Name, Shared
from services.deduplicator.profile import of_report
from services.deduplicator.vetoes import Veto, ruled_out
from tests.support.published import Linker


@pytest.fixture
def joins(report, hours):
    """Whether a second report joins the incident that the first opened."""

    def link(first: dict, second: dict) -> bool:
        linker = Linker()
        linker.apply(report("first", **first))
        defaults = {"source": "two.example", "published": hours(3)}
        (event,) = linker.apply(report("second", **(defaults | second)))
        return event.kind is not EventKind.OPENED

    return link


def dated_by_publication(day: date) -> When:
    return When(start=day, end=day, precision=WhenPrecision.DAY, basis=WhenBasis.PUBLICATION)


def test_the_same_bombing_in_other_words_joins(joins, toll):
    assert joins(
        {"casualties": toll(4, 15)}, {"casualties": toll(9, 27), "title": "Toll in market blast rises"}
    )


def test_two_days_apart_both_stated_never_joins(joins, toll):
    assert not joins({"casualties": toll(4, 15)}, {"casualties": toll(4, 15), "when": date(2019, 11, 17)})


def test_the_next_day_s_bomb_in_the_same_town_is_another(joins, toll):
    next_day = {
        "casualties": toll(2, 3),
        "when": date(2019, 11, 16),
        "title": "Two policemen killed as second bomb in two days hits Peshawar",
        "quote": "A roadside bomb struck a police mobile on the Ring Road.",
    }
    assert not joins({"casualties": toll(9, 27)}, next_day)


def test_a_follow_up_dated_by_its_own_publication_joins(joins, toll):
    late = {"when": dated_by_publication(date(2019, 11, 16)), "casualties": toll(4, 15)}
    assert joins({"casualties": toll(4, 15)}, late)


def test_far_apart_both_to_the_town_never_joins(joins, peshawar, toll):
    same = {"casualties": toll(4, 15), "title": "Bomb kills four, wounds 15"}
    assert not joins(same, same | {"where": peshawar(name="Mardan", lat=34.2, lon=72.2)})


def test_another_type_family_never_joins(joins, toll):
    assert not joins({"casualties": toll(4, 15)}, {"casualties": toll(4, 15), "kind": IncidentType.ARREST})


def test_a_stabbing_is_not_the_shooting_in_the_same_town_on_that_day(joins):
    """Nothing else tells them apart: attacks on one day in one town."""
    one = {"kind": IncidentType.ARMED_ATTACK, "title": "Man hurt in Peshawar", "quote": "A man was attacked."}
    other = one | {"title": "Attack in Peshawar", "quote": "Doctors are treating the victim of an attack."}
    assert joins(one, other)
    assert joins(one | {"means": (Means.BLADE,)}, other)
    assert joins(one | {"means": (Means.BLADE,)}, other | {"means": (Means.BLADE, Means.FIREARM)})
    assert not joins(one | {"means": (Means.BLADE,)}, other | {"means": (Means.FIREARM,)})


def test_what_a_jet_drops_are_bombs(joins):
    raid = {"kind": IncidentType.AIR_STRIKE, "title": "Clinic hit in Peshawar", "quote": "Seven people died."}
    other = raid | {"title": "Strike in Peshawar", "quote": "Doctors are treating the victims."}
    assert joins(raid | {"means": (Means.AIRCRAFT,)}, other | {"means": (Means.EXPLOSIVE,)})


def test_siblings_never_join(report):
    linker = Linker()
    linker.apply(report("a", article="one", text="both", siblings=("b",)))
    (event,) = linker.apply(report("b", article="one", text="both", siblings=("a",)))
    assert event.kind is EventKind.OPENED


def test_a_series_is_never_one_day_s_incident(joins):
    month = When(
        start=date(2019, 11, 1),
        end=date(2019, 11, 30),
        precision=WhenPrecision.MONTH,
        basis=WhenBasis.EXPLICIT,
        series=True,
    )
    assert not joins({}, {"when": month})


def test_what_goes_on_since_a_day_is_one_incident_of_that_day(joins, toll):
    """ "Since Saturday" is a series of bombings, and one wildfire."""
    since = When(
        start=date(2019, 11, 15), end=None, precision=WhenPrecision.DAY, basis=WhenBasis.RELATIVE, series=True
    )
    said = {"casualties": toll(3, 5), "title": "Fire at Karkhano market"}
    for kind, one in ((IncidentType.WILDFIRE, True), (IncidentType.BOMBING, False)):
        assert joins(said | {"kind": kind}, said | {"kind": kind, "when": since}) is one


def test_a_place_in_the_country_joins_its_only_likely_incident(joins, peshawar, toll):
    country = peshawar(name="Pakistan", lat=30, lon=70, radius_km=800, precision=WherePrecision.COUNTRY)
    assert joins({"casualties": toll(4, 15)}, {"casualties": toll(4, 15), "where": country})


def test_a_shared_victim_bridges_a_wrong_day(joins):
    victim = {"of": (Participant(name="Nadia Karim", kind=ParticipantKind.CIVILIANS),)}
    assert joins(victim, victim | {"when": date(2019, 11, 16)})


STORY = ("varga", "lighthouse", "keeper", "cliff", "lantern", "storeroom", "nephew", "coastguard")


def test_the_same_telling_words_bridge_a_day_that_was_misread(joins):
    said = {"terms": STORY, "title": "Lighthouse keeper killed"}
    assert joins(said, said | {"when": date(2019, 11, 18)})


def test_the_same_telling_words_bridge_a_place_that_was_misread(joins, peshawar):
    said = {"terms": STORY, "title": "Lighthouse keeper killed"}
    assert joins(said, said | {"where": peshawar(name="Mardan", lat=34.2, lon=72.2)})


def test_a_few_of_the_words_bridge_the_next_day_but_no_year(joins):
    half = (*STORY[:3], "trial", "jury", "verdict", "appeal", "testimony")
    next_year = {"terms": half, "when": date(2020, 11, 15)}
    assert not joins({"terms": STORY}, next_year)


def odds(probability: float) -> float:
    return probability / (1 - probability)


def test_other_telling_words_speak_against_two_alike_incidents_of_one_day(report):
    other = ("okafor", "minibus", "checkpoint", "tyre", "ravine", "market", "trader", "axle")
    held, told = of_report(report("a", terms=STORY)), of_report(report("b", terms=other))
    unlike = compare(told, held, measure(told, held), Shared(texts=Likeness(0.0)))
    alike = compare(told, held, measure(told, held), Shared(texts=Likeness(0.3)))
    assert odds(score(unlike, weights())) < odds(score(alike, weights())) / 10


def test_a_mention_in_passing_is_not_compared_by_the_words_of_its_article(report):
    mention = report("a", terms=STORY, role=Role.BACKGROUND, siblings=("b",))
    assert of_report(mention).texts == ()
    assert of_report(report("a", terms=STORY, role=Role.BACKGROUND)).texts != ()


def test_a_likely_twin_that_is_not_likely_enough_is_linked(report):
    even = Weights(
        bias=0.0, weights=dict.fromkeys(weights().weights, 0.0), join=0.9, link=0.1, merge=1.0, alone=0.8
    )
    held = Held(IncidentId("twin"), 1, None, None, (), profile_bytes.dump(of_report(report("first"))))
    twin = Candidate(0, dump(held), profile_in(dump(held)), Shared(), sibling=False)
    decision = decide(of_report(report("second")), [twin], even)
    assert decision.join is None
    assert [(link.incident_id, link.score) for link in decision.links] == [("twin", 0.5)]


def test_every_feature_has_a_weight_and_every_weight_a_feature(report, toll, peshawar):
    pairs = [
        (report("a", casualties=toll(3, 4)), report("b", casualties=toll(3, 9))),
        (report("a", casualties=toll(3, 4)), report("b", casualties=toll(5, 4))),
        (report("a"), report("b", when=None)),
        (report("a"), report("b", when=date(2019, 11, 16))),
        (report("a"), report("b", when=date(2019, 11, 19))),
        (report("a", terms=("ferry",)), report("b", terms=("ferry",))),
        (report("a"), report("b", when=dated_by_publication(date(2019, 11, 16)))),
        (report("a"), report("b", when=dated_by_publication(date(2019, 11, 15)))),
        (report("a"), report("b", where=peshawar(lat=34.1))),
        (report("a"), report("b", where=peshawar(lat=35.0))),
        (report("a"), report("b", where=peshawar(precision=WherePrecision.COUNTRY, radius_km=500))),
        (report("a"), report("b", where=peshawar(precision=WherePrecision.COUNTRY, lat=50.0))),
        (report("a"), report("b", where=peshawar(lat=None, lon=None))),
        (
            report("a", where=peshawar(name="Ring Road", precision=WherePrecision.FACILITY)),
            report("b", where=peshawar(name="Karkhano market", precision=WherePrecision.FACILITY)),
        ),
        (report("a", by=("Taliban",)), report("b", by=("Taliban",))),
        (report("a", by=("Taliban",)), report("b", by=("army",))),
        (report("a", by=("Ali Khan",)), report("b", by=("Omar Shah",))),
        (report("a", by=("Ali Khan",)), report("b", by=("Ali Khan",))),
        (report("a", quote="The 23-year-old died."), report("b", quote="Ali, 23, died.")),
        (report("a", quote="The 23-year-old died."), report("b", quote="A man aged 40 died.")),
        (report("a", title="Another bomb hits Peshawar"), report("b")),
        (report("a", means=(Means.BLADE,)), report("b", means=(Means.FIREARM,))),
    ]
    seen = set()
    for one, other in pairs:
        for left, right in ((one, other), (other, one)):
            profiles = of_report(left), of_report(right)
            for names in ((), (Name("khan", 1),)):
                seen |= set(compare(*profiles, measure(*profiles), Shared(names)).features)
    assert seen == set(weights().weights)


def test_fewer_dead_than_was_known_the_next_town_over_is_another_raid(joins, peshawar, toll):
    raid = {"kind": IncidentType.ARMED_ATTACK, "title": "Gunmen raid village"}
    near = {"where": peshawar(name="Nowshera", lat=34.01, lon=71.97), "casualties": toll(4)}
    assert joins(raid | {"casualties": toll(10)}, raid | {"casualties": toll(12)})
    assert not joins(raid | {"casualties": toll(10)}, raid | near)


def test_the_same_day_and_toll_stand_for_a_place_that_is_not_told(joins, toll):
    nowhere = Where(country_code="PK", reason="no place in the sentences that tell it")
    blast = {"casualties": toll(9, 27), "kind": IncidentType.BOMBING}
    assert joins(
        blast,
        {"casualties": toll(9), "where": nowhere, "title": "A day after", "quote": "A blast killed nine."},
    )
    assert not joins(
        blast,
        {"casualties": toll(8), "where": nowhere, "title": "A day after", "quote": "A blast killed eight."},
    )


def test_news_of_a_toll_is_of_the_incident_of_days_before_in_the_same_town(joins, toll):
    late = {"when": date(2019, 11, 17), "casualties": toll(17, 15)}
    assert joins(
        {"casualties": toll(9, 15)}, late | {"title": "Toll in Karkhano market bombing climbs to 17"}
    )
    assert not joins({"casualties": toll(9, 15)}, late | {"title": "Bomb in Karkhano market kills 17"})


@pytest.mark.parametrize(
    ("kind", "days", "veto"),
    [
        (IncidentType.DISEASE_OUTBREAK, 45, None),
        (IncidentType.DISEASE_OUTBREAK, 46, Veto.DAY),
        (IncidentType.FLOOD, 21, None),
        (IncidentType.FLOOD, 22, Veto.DAY),
        (IncidentType.BOMBING, 2, Veto.DAY),
    ],
)
def test_an_outbreak_has_a_day_with_each_article_and_for_longer_than_a_flood(report, kind, days, veto):
    incident = of_report(report("a", kind=kind))
    later = of_report(report("b", kind=kind, when=date(2019, 11, 15) + timedelta(days=days)))
    assert ruled_out(later, incident, measure(later, incident), Shared(()), sibling=False) is veto


def test_what_goes_on_is_one_in_the_town_or_in_the_region_that_holds_it(report, peshawar):
    incident = of_report(report("a", kind=IncidentType.DISEASE_OUTBREAK))
    week_later = {"kind": IncidentType.DISEASE_OUTBREAK, "when": date(2019, 11, 22)}
    region = peshawar(name="Khyber", lat=34.5, radius_km=150, precision=WherePrecision.ADMIN1)
    next_town = peshawar(name="Charsadda", lat=34.12)
    for where, veto in ((region, None), (next_town, Veto.DAY)):
        later = of_report(report("b", where=where, **week_later))
        assert ruled_out(later, incident, measure(later, incident), Shared(()), sibling=False) is veto
