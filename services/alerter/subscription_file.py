"""Subscriptions from a YAML file: a list under `subscriptions`, each as in the contract, misspellings refused."""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from schemas import Subscription
from services.alerter.area import check_area


class SubscriptionFileError(ValueError):
    """The file can't be used; the message names it and says of each wrong entry what is wrong."""


class SubscriptionFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    subscriptions: tuple[Subscription, ...]


class _PlainYaml(yaml.SafeLoader):
    """YAML 1.1 without truth values: no field of a subscription is one, and `NO` is Norway."""


_PlainYaml.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_subscriptions(path: Path) -> tuple[Subscription, ...]:
    """The subscriptions of a file, in its order.

    Raises SubscriptionFileError if it is missing, no YAML, or any entry is wrong: an operator who starts the service
    with a file that is half wrong wants to know, rather than to miss alerts.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SubscriptionFileError(f"{path}: can't be read: {error}") from error
    try:
        return parse_subscriptions(text)
    except ValueError as error:
        raise SubscriptionFileError(f"{path}: {error}") from error


def parse_subscriptions(text: str) -> tuple[Subscription, ...]:
    """The subscriptions of a YAML text. Raises ValueError with one line for each thing that is wrong."""
    try:
        content = yaml.load(text, Loader=_PlainYaml)  # noqa: S506 - a SafeLoader with fewer rules
    except yaml.YAMLError as error:
        raise ValueError(f"not YAML: {error}") from error
    try:
        subscriptions = SubscriptionFile.model_validate(content, extra="forbid").subscriptions
    except ValidationError as error:
        raise ValueError(describe(error)) from error
    seen: set[str] = set()
    for subscription in subscriptions:
        if subscription.subscription_id in seen:
            raise ValueError(f"{subscription.subscription_id}: the id occurs twice")
        seen.add(subscription.subscription_id)
        check_areas(subscription)
    return subscriptions


def check_areas(subscription: Subscription) -> None:
    """Raise ValueError for an area that encloses nothing or crosses itself: no incident could ever touch it rightly."""
    for area in subscription.filters.areas:
        try:
            check_area(area)
        except ValueError as error:
            raise ValueError(f"{subscription.subscription_id}: {error}") from error


def describe(error: ValidationError) -> str:
    """What is wrong and where, one line each, without the value."""
    return "\n".join(
        f"{'.'.join(map(str, problem['loc'])) or 'top level'}: {problem['msg']}"
        for problem in error.errors(include_url=False, include_input=False)
    )
