"""A profile that grew with its incident is that of the incident, whatever the reports say and in whatever order they come."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict

from schemas import IncidentReport, IncidentType, Participant, Role
from schemas.means import Means
from services.deduplicator.assemble import joined, opened
from services.deduplicator.growth import of_joined, of_opened
from services.deduplicator.model.report import taken
from services.deduplicator.profile import Profile, of_incident, of_report
from tests.support.made_reports import make_report, peshawar, toll

WORDS = ("Karkhano", "Nadia Karim", "aged 23", "a market", "second blast", "Bus 17")
said = st.lists(st.sampled_from(WORDS), max_size=4).map(
    lambda words: f"Police spoke of {' and '.join(words)}."
)
long = st.sampled_from(("", " ".join(f"And then Name{n} came." for n in range(70))))
people = st.lists(st.sampled_from(("Khan", "Abdul Aziz", "khan")), max_size=2)

means = st.lists(st.sampled_from((Means.EXPLOSIVE, Means.FIREARM)), max_size=2, unique=True)


@st.composite
def reports(draw: Any) -> list[IncidentReport]:
    """Reports of one incident, in which all differs that a profile is made of."""
    return [
        make_report(
            f"r{number}",
            source=f"outlet{number}.example",
            url=draw(st.sampled_from((None, f"https://outlet{number}.example/page"))),
            title=draw(said),
            text=draw(st.sampled_from((f"text of {number}", "the very same words", "other words of a wire"))),
            terms=draw(st.sampled_from(((), ("market", "bomb"), ("bazaar",)))),
            role=draw(st.sampled_from((Role.MAIN, Role.BACKGROUND))),
            kind=draw(st.sampled_from((IncidentType.BOMBING, IncidentType.EXPLOSION))),
            when=draw(st.sampled_from((date(2019, 11, 15), date(2019, 11, 14)))),
            where=draw(st.sampled_from((peshawar(), peshawar(name="Karkhano", admin1="Khyber")))),
            casualties=toll(draw(st.none() | st.integers(0, 3)), draw(st.none() | st.integers(0, 3))),
            by=tuple(draw(people)),
            of=tuple(Participant(name=name) for name in draw(people)),
            means=tuple(draw(means)),
            quote=draw(said) + draw(long),
            confidence=draw(st.sampled_from((0.4, 0.55, 0.9))),
        )
        for number in range(draw(st.integers(1, 5)))
    ]


def compared(profile: Profile) -> dict[str, Any]:
    """All that matters of a profile: the order of these lists does not, and the spelling only with a report's."""
    slots = asdict(profile)
    del slots["spelled"]
    return slots | {name: frozenset(slots[name]) for name in ("names", "words", "actors")}


@settings(deadline=None)
@given(reports())
def test_it_is_the_profile_worked_out_anew(given_reports: list[IncidentReport]):
    first, *others = map(taken, given_reports)
    incident = opened(first, reasons=(), links=())
    profile = of_opened(incident, first, of_report(first))
    assert compared(profile) == compared(of_incident(incident))
    for report in others:
        before, incident = incident, joined(incident, report, reasons=())
        profile = of_joined(incident, before, profile)
        assert compared(profile) == compared(of_incident(incident))
