"""Why an incident is what it is, from what it holds."""

import pytest
from typer.testing import CliRunner

from schemas import Incident, IncidentType, Where
from services.cli.explain import explanation
from services.cli.main import app
from tests.support.made_reports import hours, make_report, toll
from tests.support.published import Linker


@pytest.fixture
def incident() -> Incident:
    linker = Linker()
    linker.apply(make_report("a", casualties=toll(2)))
    (event,) = linker.apply(make_report("b", source="two.example", published=hours(3), casualties=toll(2)))
    return event.incident


def test_each_source_is_told_with_its_features_and_score(incident):
    told = "\n".join(explanation(incident))
    assert "source article-a (2019-11-15 12:00; main, outlet:one.example)" in told
    assert "no incident was near enough to be scored" in told
    assert "same_town 1 x" in told
    assert "joined (from" in told


def test_rivals_are_told_with_what_ruled_them_out():
    linker = Linker()
    linker.apply(make_report("a"))
    (event,) = linker.apply(
        make_report("b", source="two.example", siblings=("c",), when=hours(48).date(), published=hours(50))
    )
    assert "vetoed, different days, both stated" in "\n".join(explanation(event.incident))


def test_who_joined_as_the_only_such_incident_is_not_called_not_joined():
    """Its score is below what one of several must reach, and the incident that it joined is no rival of its own."""
    linker = Linker()
    linker.apply(make_report("a", kind=IncidentType.FIRE, title="Flames at a depot", quote="A depot burned."))
    unplaced = Where(country_code="PK", reason="no place in the sentences that tell it")
    (event,) = linker.apply(
        make_report(
            "b",
            source="two.example",
            kind=IncidentType.FIRE,
            title="Workers leapt",
            quote="Some died.",
            where=unplaced,
        )
    )
    assert [s.article_id for s in event.incident.sources] == ["article-a", "article-b"]
    told = "\n".join(explanation(event.incident))
    assert "joined as the only such incident there and then" in told
    assert "not joined" not in told
    assert event.incident.incident_id not in [
        r.incident_id for s in event.incident.sources if s.decision for r in s.decision.rivals
    ]


@pytest.mark.parametrize("wrapped", [True, False])
def test_it_is_found_in_a_file_of_incidents_or_events(tmp_path, incident, wrapped):
    linker = Linker()
    events = [*linker.apply(make_report("a")), *linker.apply(make_report("b", source="two.example"))]
    path = tmp_path / "file.jsonl"
    path.write_bytes(b"\n".join((e if wrapped else e.incident).to_json() for e in events))
    result = CliRunner().invoke(app, ["explain", incident.incident_id, "--file", str(path)])
    assert result.exit_code == 0
    assert "version 2" in result.stdout


def test_one_that_is_not_in_the_file_is_an_error(tmp_path):
    path = tmp_path / "file.jsonl"
    path.write_bytes(b"")
    result = CliRunner().invoke(app, ["explain", "nobody", "--file", str(path)])
    assert result.exit_code != 0
    assert "no incident nobody" in result.stderr
