"""docker-compose.yml is a valid compose file, and the deployment it describes is pinned, hardened and in the right order."""

import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema

from services.cli.services import ServiceName
from services.runtime.settings import load_settings
from services.runtime.stream import DRAIN_SECONDS

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docker-compose.yml"
COMPOSE = yaml.safe_load(FILE.read_text(encoding="utf-8"))
CONTAINERS: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {name: each for name, each in CONTAINERS.items() if each["image"].startswith("tocsin:")}

of_each_container = pytest.mark.parametrize("name", CONTAINERS)
of_each_of_ours = pytest.mark.parametrize("name", OURS)
of_each_service = pytest.mark.parametrize("name", list(ServiceName))


def docker_compose(*arguments: str) -> subprocess.CompletedProcess[str] | None:
    """None where the command is not there."""
    docker = shutil.which("docker")
    if (
        docker is None
        or subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode
    ):
        return None
    command = [docker, "compose", "--file", str(FILE), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def seconds(duration: str) -> int:
    return int(duration.removesuffix("s"))


def test_is_a_valid_compose_file(checked_with):
    jsonschema.Draft7Validator(get_builtin_schema("vendor.compose-spec")).validate(COMPOSE)
    tool = f"the Compose Specification's schema, from check-jsonschema {version('check-jsonschema')}"

    answer = docker_compose("config", "--quiet")

    checked_with(
        tool + (", and `docker compose config`" if answer else "; `docker compose` is not on this machine")
    )
    assert answer is None or answer.returncode == 0, answer.stderr


def test_the_schema_refuses_what_is_wrong():
    wrong = {"services": {"kafka": {"image": "apache/kafka:4.4.0", "depend_on": ["x"]}}}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(get_builtin_schema("vendor.compose-spec")).validate(wrong)


def test_runs_every_service_of_the_command():
    assert {name: each["command"] for name, each in OURS.items() if name != "topics"} == {
        name: ["run", name] for name in ServiceName
    }


@of_each_container
def test_images_are_pinned_to_a_version(name: str):
    _, _, tag = CONTAINERS[name]["image"].rpartition(":")
    assert tag[0].isdigit()
    assert tag.count(".") == 2


@of_each_container
def test_waits_only_for_what_can_come_true(name: str):
    for other, wait in CONTAINERS[name].get("depends_on", {}).items():
        target = CONTAINERS[other]
        if wait["condition"] == "service_healthy":
            assert "test" in target["healthcheck"]
        else:
            assert wait["condition"] == "service_completed_successfully"
            assert target["restart"] == "no"


@of_each_service
def test_services_wait_for_the_topics(name: str):
    assert CONTAINERS[name]["depends_on"]["topics"] == {"condition": "service_completed_successfully"}


@of_each_container
def test_containers_can_gain_no_rights(name: str):
    assert CONTAINERS[name]["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in CONTAINERS[name]["security_opt"]


@of_each_of_ours
def test_our_containers_write_nowhere_but_to_tmp_and_are_not_root(name: str):
    assert OURS[name]["read_only"] is True
    assert all(mount.startswith("/tmp:") for mount in OURS[name]["tmpfs"])
    assert OURS[name]["user"].split(":")[0] not in {"0", "root"}


@of_each_container
def test_ports_are_for_this_machine_only(name: str):
    assert all(port.startswith("127.0.0.1:") for port in CONTAINERS[name].get("ports", ()))


@of_each_container
def test_memory_and_cpu_are_bounded(name: str):
    assert set(CONTAINERS[name]["deploy"]["resources"]["limits"]) == {"cpus", "memory"}


@of_each_service
def test_a_service_has_the_time_to_drain_before_it_is_killed(name: str):
    assert seconds(CONTAINERS[name]["stop_grace_period"]) > DRAIN_SECONDS


@of_each_of_ours
def test_the_settings_are_understood(name: str):
    # `${NAME:-default}` stands for its default
    given = {
        key: str(value).rpartition(":-")[2].rstrip("}") if str(value).startswith("${") else str(value)
        for key, value in OURS[name]["environment"].items()
    }
    assert (
        load_settings(given).kafka_bootstrap_servers
        in CONTAINERS["kafka"]["environment"]["KAFKA_ADVERTISED_LISTENERS"]
    )


def test_the_broker_keeps_its_log_in_a_named_volume():
    (volume,) = CONTAINERS["kafka"]["volumes"]
    name, _, folder = volume.partition(":")
    assert name in COMPOSE["volumes"]
    assert folder == CONTAINERS["kafka"]["environment"]["KAFKA_LOG_DIRS"]


def test_the_broker_is_the_one_that_the_connected_tests_run_on():
    pom = ET.parse(ROOT / "tests/connected/brokers/pom.xml")  # our own file
    tested = pom.findtext(".//{*}kafka.version")
    assert CONTAINERS["kafka"]["image"] == f"apache/kafka:{tested}"


@of_each_container
def test_files_that_are_mounted_exist(name: str):
    mounts = [volume.split(":")[0] for volume in CONTAINERS[name].get("volumes", ())]
    assert all((ROOT / mount).is_file() for mount in mounts if mount.startswith("."))
