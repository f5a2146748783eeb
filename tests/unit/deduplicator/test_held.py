"""What memory holds of an incident comes back from bytes as it was."""

from hypothesis import given
from hypothesis import strategies as st

from schemas import IncidentType, Means
from services.deduplicator import held, profile_bytes
from services.deduplicator.fingerprint import SIGNATURE_BYTES
from services.deduplicator.held import Held
from services.deduplicator.profile import Outline, Profile
from services.deduplicator.terms import hashed

days = st.none() | st.integers(1, 3_000_000)
hashes32 = st.lists(st.integers(0, 2**32 - 1), max_size=4).map(tuple)
hashes64 = st.lists(st.integers(0, 2**64 - 1), max_size=4).map(tuple)
degrees = st.none() | st.floats(-180, 180)
flags = st.booleans()
profiles = st.builds(
    Profile,
    type=st.sampled_from(IncidentType),
    **dict.fromkeys(
        ("guessed", "day_stated", "publication_day", "series", "town", "facility", "another"), flags
    ),
    **dict.fromkeys(("start", "end"), days),
    **dict.fromkeys(("lat", "lon"), degrees),
    means=st.integers(0, 2 ** len(Means) - 1),
    radius_km=st.floats(0, 20_000),
    **dict.fromkeys(("first_reported", "last_reported"), st.integers(0, 3_000_000)),
    **dict.fromkeys(("place_words", "killed", "injured", "actors", "ages", "words", "revisions"), hashes32),
    **dict.fromkeys(("names", "articles"), hashes64),
    signatures=st.lists(st.binary(min_size=SIGNATURE_BYTES, max_size=SIGNATURE_BYTES), max_size=3).map(tuple),
    texts=st.lists(st.lists(st.text(), max_size=5).map(hashed), max_size=3).map(tuple),
    update=st.just(False),  # of reports alone, as the spelling of names
    spelled=st.just(()),
)


@given(profiles)
def test_a_profile(profile: Profile):
    assert profile_bytes.load(profile_bytes.dump(profile)) == profile


@given(profiles, st.binary(max_size=5))
def test_a_part_of_a_profile_that_lies_behind_other_bytes(profile: Profile, before: bytes):
    packed, slots = before + profile_bytes.dump(profile), Outline.__struct_fields__
    assert profile_bytes.outline(packed, len(before)) == Outline(*(getattr(profile, slot) for slot in slots))
    assert Profile.__struct_fields__[: len(slots)] == slots
    assert profile_bytes.texts(packed, len(before)) == profile.texts


incidents = st.builds(
    Held,
    incident_id=st.text(st.characters(exclude_categories=["Cs"]), max_size=50),
    number=st.integers(1, 2**40),
    closes=days,
    leaves=days,
    reports=hashes64,
    profile=st.binary(max_size=20),
)


@given(incidents)
def test_an_incident(incident: Held):
    assert held.load(held.dump(incident)) == incident


@given(incidents)
def test_a_part_of_an_incident(incident: Held):
    packed = held.dump(incident)
    assert held.id_in(packed) == incident.incident_id
    assert packed[held.profile_in(packed) :] == incident.profile
