"""A file that people write by hand: what is wrong is said, what is right is taken."""

from pathlib import Path

import pytest

from schemas import Severity
from services.alerter.subscription_file import SubscriptionFileError, parse_subscriptions, read_subscriptions

GOOD = """
subscriptions:
  - subscription_id: nordic
    name: Nordic desk
    filters:
      countries: [NO, SE, DK]
      min_severity: severe
      areas:
        - {shape: circle, lat: 59.91, lon: 10.75, radius_km: 50}
"""


def test_norway_is_a_country_and_not_a_truth_value() -> None:
    (nordic,) = parse_subscriptions(GOOD)
    assert nordic.filters.countries == ("NO", "SE", "DK")
    assert nordic.filters.min_severity is Severity.SEVERE


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("min_severity", "min_severty", "subscriptions.0.filters.min_severty: Extra inputs"),
        ("radius_km: 50", "radius_km: 0", r"subscriptions.0.filters.areas.0.circle.radius_km: .* greater"),
        ("severe", "bad", "subscriptions.0.filters.min_severity: Input should be 'unknown'"),
        ("[NO, SE, DK]", "Norway", "subscriptions.0.filters.countries: "),
        ("[NO, SE, DK]", "[norway]", "subscriptions.0.filters.countries.0: "),
        ("subscription_id: nordic", "subscription_id: ''", "subscriptions.0.subscription_id: "),
        ("subscriptions:", "{", "not YAML"),
        ("subscriptions:", "- ", "top level: Input should be a valid dictionary"),
        ("subscriptions:", "subscription:", "subscriptions: Field required"),
        (
            "{shape: circle, lat: 59.91, lon: 10.75, radius_km: 50}",
            "{shape: polygon, ring: [[0, 0], [1, 1], [1, 0], [0, 1]]}",
            "nordic: the polygon is not a simple ring: Self-intersection",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place(old: str, new: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_subscriptions(GOOD.replace(old, new))


def test_an_id_may_occur_once() -> None:
    twice = GOOD + GOOD.split("subscriptions:")[1]
    with pytest.raises(ValueError, match="nordic: the id occurs twice"):
        parse_subscriptions(twice)


def test_an_empty_list_is_a_file_without_subscriptions() -> None:
    assert parse_subscriptions("subscriptions: []") == ()


def test_the_file_is_named(tmp_path: Path) -> None:
    wrong = tmp_path / "desks.yaml"
    wrong.write_text("subscriptions: 3", encoding="utf-8")
    with pytest.raises(SubscriptionFileError, match=r"desks.yaml: subscriptions: "):
        read_subscriptions(wrong)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(SubscriptionFileError, match=r"none.yaml: can't be read"):
        read_subscriptions(tmp_path / "none.yaml")
