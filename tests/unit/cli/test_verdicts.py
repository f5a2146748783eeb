"""What an operator asks for is refused before it is published where it can't be followed."""

import pytest

from schemas import IncidentStatus, Verdict, VerdictKind
from services.cli.errors import InputInvalidError
from services.cli.incidents import Found
from services.cli.verdicts import check
from tests.support.made_reports import make_report, peshawar
from tests.support.published import Linker


@pytest.fixture
def one():
    (event,) = Linker().apply(make_report("a"))
    return event.incident


def found(*incidents):
    return {i.incident_id: Found(i, 0) for i in incidents}


def test_a_merge_needs_one_country(one):
    (event,) = Linker().apply(make_report("b", where=peshawar(country_code="IN")))
    verdict = Verdict(kind=VerdictKind.MERGE, incident_id=one.incident_id, other=event.incident_id)
    with pytest.raises(InputInvalidError, match="PK and IN"):
        check(verdict, found(one, event.incident))


def test_a_split_needs_sources_of_the_incident(one):
    verdict = Verdict(kind=VerdictKind.SPLIT, incident_id=one.incident_id, sources=("nobody",))
    with pytest.raises(InputInvalidError, match="nobody"):
        check(verdict, found(one))


def test_a_merged_one_is_no_longer_ruled_on(one):
    merged = one.model_copy(update={"status": IncidentStatus.MERGED, "merged_into": "older"})
    with pytest.raises(InputInvalidError, match="older"):
        check(Verdict(kind=VerdictKind.CONFIRM, incident_id=one.incident_id), found(merged))


def test_the_rest_is_let_through(one):
    check(Verdict(kind=VerdictKind.RETRACT, incident_id=one.incident_id), found(one))
