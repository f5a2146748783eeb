"""Files in, files out: the same bytes on every run and for any number of workers; a bad line costs the others nothing."""

import json
from importlib.resources import files

import pytest
from typer.testing import CliRunner

from schemas import Incident, IncidentEvent, IncidentReport
from services.cli.main import app

SEEDS = files("seeds")
FILES = ("reports", "events", "incidents", "alerts")


def tocsin(*arguments, stdin=None, code=0):
    done = CliRunner().invoke(app, [str(each) for each in arguments], input=stdin)
    assert done.exit_code == code, done.output
    return done


def replayed(folder, workers):
    tocsin(
        "replay",
        SEEDS.joinpath("articles.jsonl"),
        *("--subscriptions", SEEDS.joinpath("subscriptions.yaml")),
        *("-o", folder, "--workers", workers),
    )
    return {name: (folder / f"{name}.jsonl").read_bytes() for name in FILES}


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    return replayed(tmp_path_factory.mktemp("replay"), workers=1)


def test_a_replay_gives_the_same_bytes_again_and_with_two_workers(out, tmp_path):
    assert all(out.values())
    assert replayed(tmp_path, workers=2) == out


def test_extract_and_link_are_the_steps_of_a_replay(out, tmp_path):
    reports, incidents, events = (tmp_path / f"{name}.jsonl" for name in ("reports", "incidents", "events"))
    tocsin("extract", SEEDS.joinpath("articles.jsonl"), "-o", reports, "--workers", 1)
    tocsin("link", reports, "-o", incidents, "--events", events)
    assert reports.read_bytes() == out["reports"]
    assert events.read_bytes() == out["events"]
    assert incidents.read_bytes() == out["incidents"]


def test_every_line_is_of_the_contract(out):
    for line in out["reports"].splitlines():
        IncidentReport.model_validate_json(line)
    last = {
        event.incident_id: event
        for event in map(IncidentEvent.model_validate_json, out["events"].splitlines())
    }
    final = [Incident.model_validate_json(line) for line in out["incidents"].splitlines()]
    assert {incident.incident_id: incident for incident in final} == {
        key: event.incident for key, event in last.items()
    }


def test_link_reads_standard_input(out):
    done = tocsin("link", "-", stdin=out["reports"])
    assert done.stdout_bytes == out["incidents"]


def test_a_bad_line_is_told_and_counted_and_costs_the_others_nothing(out, tmp_path):
    good = SEEDS.joinpath("articles.jsonl").read_bytes().splitlines()[0]
    articles = tmp_path / "articles.jsonl"
    articles.write_bytes(b"not json\n" + good + b'\n{"text": ""}\n')
    done = tocsin("extract", articles, "--workers", 1)
    first = json.loads(good)["id"]
    assert {json.loads(line)["article"]["id"] for line in done.stdout.splitlines()} == {first}
    assert "line 1: not_json" in done.stderr
    assert "line 3: empty_text" in done.stderr
    assert "3 articles: 2 rejected, 1 reports" in done.stderr


def test_a_line_that_is_no_report_stops_the_linking_with_its_number(out):
    broken = out["reports"].splitlines()[0] + b'\n{"report_id": "r"}\n'
    done = tocsin("link", "-", stdin=broken, code=78)
    assert "line 2 is not an incident report" in done.stderr


def test_a_missing_file_is_one_clear_error():
    assert "can't read nowhere.jsonl" in tocsin("extract", "nowhere.jsonl", code=78).stderr
