"""The words for participants: the longest phrase that a noun phrase ends with decides."""

import pytest

from schemas import ParticipantKind
from services.extractor.eligibility import eligibility
from services.extractor.participant_lexicon import participant_lexicon


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("police station", ParticipantKind.POLICE),
        ("railway station", ParticipantKind.TRANSPORT),
        ("union headquarters", ParticipantKind.POLITICAL),
        ("embassy compound", ParticipantKind.DIPLOMATIC),
        ("perimeter", None),
    ],
)
def test_kinds_of_things(phrase: str, kind: ParticipantKind | None) -> None:
    assert participant_lexicon().things.at_end(phrase) is kind


def test_every_table_names_kinds_and_types_that_exist() -> None:
    assert eligibility().armed
    assert eligibility().nobodys
