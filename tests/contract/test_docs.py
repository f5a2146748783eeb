"""What the documentation points at is there, and its numbers and snippets are not out of date."""

import ast
import re
from pathlib import Path

import pytest
import yaml

from schemas.asyncapi import address
from schemas.generate import topic_policies

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "seeds").glob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
YAML = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSUME = (ROOT / "docs/consume.md").read_text(encoding="utf-8")

of_each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


@of_each_page
def test_links_lead_to_files(page: Path):
    missing = [
        link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()
    ]
    assert missing == []


@of_each_page
def test_python_snippets_are_python(page: Path):
    for snippet in PYTHON.findall(page.read_text(encoding="utf-8")):
        ast.parse(snippet)


def test_the_subscription_of_the_readme_is_one(tmp_path: Path):
    from services.alerter.subscription_file import read_subscriptions  # noqa: PLC0415

    (snippet,) = YAML.findall(README)
    (tmp_path / "subscriptions.yaml").write_text(snippet, encoding="utf-8")

    (subscription,) = read_subscriptions(tmp_path / "subscriptions.yaml")
    assert (
        subscription.filters.min_origins
        == yaml.safe_load(snippet)["subscriptions"][0]["filters"]["min_origins"]
    )


@pytest.mark.parametrize(
    "policy", [p for p in topic_policies() if "." not in p.name], ids=lambda policy: policy.name
)
def test_the_readme_tells_how_long_each_topic_is_kept(policy):
    (row,) = [line for line in README.splitlines() if line.startswith(f"| `{address(policy.name)}`")]
    assert policy.retention_days is None or f"{policy.retention_days} days" in row


@pytest.mark.parametrize("snippet", PYTHON.findall(README) + PYTHON.findall(CONSUME))
def test_snippets_use_topics_that_exist(snippet: str):
    assert set(re.findall(r"tocsin\.[a-z.-]+\.v\d", snippet)) <= {
        address(policy.name) for policy in topic_policies()
    }
