"""A service for tests, run by the real runtime: it does with each message what the message says.

    python -m tests.connected.service_under_test echo|pool|ledger|rules [--hang]

A message is JSON: {"id": ..., "do": ...}.

    echo    one output with the id, unless the message asks for trouble: reject, raise, raise_once, or to wait
    pool    the same by way of worker processes, which can be stuck, die or die_once
    ledger  sequential, with state: the ids of each account so far, in the topic `incidents`
    rules   the output names the keys of the broadcast topic that are in force

With --hang a message that says "hang" is never answered; without, it is like any other.
"""

import argparse
import asyncio
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from schemas.dead_letter import DeadLetterReason
from schemas.message import Message
from services.runtime.handler import (
    Handled,
    Incoming,
    Ordering,
    Outgoing,
    Record,
    Reject,
    Service,
    Topic,
)
from services.runtime.pool import WorkerPool
from services.runtime.run import run_service
from services.runtime.settings import load_settings
from tests.connected.tasks import work

NAME = "under-test"


class Echo(Message):
    """The output of `echo`, `pool` and `rules`."""

    id: str
    rules: tuple[str, ...] = ()
    size: int = 0


class Account(Message):
    """The output and the state of `ledger`: every id that this account ever had, oldest first."""

    id: str
    account: str
    ids: tuple[str, ...]


def parse(incoming: Incoming) -> dict[str, Any]:
    if incoming.value is None and incoming.key is None:
        raise Reject(DeadLetterReason.INVALID, "neither key nor value")
    if incoming.value is None:
        return {"id": f"null-{(incoming.key or b'').decode()}", "do": "echo"}
    try:
        parsed: dict[str, Any] = json.loads(incoming.value)
    except ValueError as error:
        raise Reject(DeadLetterReason.NOT_JSON, f"at byte {getattr(error, 'pos', 0)}") from error
    return parsed


def say(event: str, **fields: object) -> None:
    """A line for the test to wait for."""
    sys.stdout.write(json.dumps({"event": event, **fields}) + "\n")
    sys.stdout.flush()


class Echoing:
    """The handler of `echo`."""

    def __init__(self, *, hang: bool) -> None:
        self._hang = hang
        self._attempts: Counter[str] = Counter()

    async def handle(self, incoming: Incoming) -> Handled:
        wish = parse(incoming)
        name, do = wish["id"], wish["do"]
        self._attempts[name] += 1
        say("taken", id=name, attempt=self._attempts[name])
        if do == "reject":
            raise Reject(DeadLetterReason.INVALID, "it says so itself")
        if do == "raise" or (do == "raise_once" and self._attempts[name] == 1):
            raise LookupError(name)
        if do == "hang" and self._hang:
            await asyncio.Event().wait()
        if do == "wait":
            while not Path(wish["marker"]).exists():  # noqa: ASYNC110, ASYNC240 - the test's signal
                await asyncio.sleep(0.02)
        return echo(name, wish)


def echo(name: str, wish: dict[str, Any], rules: Iterable[str] = ()) -> Handled:
    message = Echo(id=name, rules=tuple(sorted(rules)), size=len(wish.get("text", "")))
    return Handled("echoed", (Outgoing(Topic.INCIDENT_REPORTS, name, message, f"echo-{name}"),))


def echo_service(*, hang: bool) -> Service:
    return Service(NAME, Topic.ARTICLES, Echoing(hang=hang).handle)


def pool_service(task_seconds: float, workers: int) -> Service:
    pool = WorkerPool(workers, task_seconds=task_seconds)

    async def handle(incoming: Incoming) -> Handled:
        wish = parse(incoming)
        say("taken", id=wish["id"])
        await pool.run(work, wish["do"], wish.get("marker"))
        return echo(wish["id"], wish)

    async def start() -> None:
        await asyncio.to_thread(pool.start)

    async def stop() -> None:
        await asyncio.to_thread(pool.stop)

    return Service(NAME, Topic.ARTICLES, handle, start=start, stop=stop)


class Accounts:
    """The state and the handler of `ledger`."""

    def __init__(self, *, hang: bool) -> None:
        self._hang = hang
        self._accounts: defaultdict[int, dict[str, Account]] = defaultdict(dict)

    def restore(self, partition: int, records: Iterable[Record]) -> None:
        newest = {record.key: record.value for record in records}
        self._accounts[partition] = {
            key: Account.model_validate_json(value) for key, value in newest.items() if value is not None
        }
        say("state", partition=partition, ids=sum(len(a.ids) for a in self._accounts[partition].values()))

    def drop(self, partition: int) -> None:
        self._accounts.pop(partition, None)

    async def handle(self, incoming: Incoming) -> Handled:
        wish = parse(incoming)
        name, key = wish["id"], wish["account"]
        say("taken", id=name)
        if wish["do"] == "hang" and self._hang:
            await asyncio.Event().wait()
        held = self._accounts[incoming.partition]
        before = held[key].ids if key in held else ()
        if name in before:
            return Handled("known")
        account = Account(id=name, account=key, ids=(*before, name))
        held[key] = account
        outgoing = Outgoing(Topic.INCIDENTS, key, account, f"account-{name}", partition=incoming.partition)
        return Handled("booked", (outgoing,))


def ledger_service(*, hang: bool) -> Service:
    accounts = Accounts(hang=hang)
    return Service(
        NAME,
        Topic.INCIDENT_REPORTS,
        accounts.handle,
        ordering=Ordering.SEQUENTIAL,
        state=accounts,
        state_topic=Topic.INCIDENTS,
    )


class Rules:
    """The broadcast and the handler of `rules`."""

    def __init__(self) -> None:
        self._rules: dict[str, bytes] = {}

    def apply(self, record: Record) -> None:
        if record.value is None:
            self._rules.pop(record.key, None)
        else:
            self._rules[record.key] = record.value
        say("rule", key=record.key, removed=record.value is None)

    async def handle(self, incoming: Incoming) -> Handled:
        wish = parse(incoming)
        return echo(wish["id"], wish, self._rules)


def rules_service() -> Service:
    rules = Rules()
    return Service(NAME, Topic.ARTICLES, rules.handle, broadcast=rules, broadcast_topic=Topic.SUBSCRIPTIONS)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=["echo", "pool", "ledger", "rules"])
    parser.add_argument("--hang", action="store_true")
    arguments = parser.parse_args()
    settings = load_settings()
    services = {
        "echo": lambda: echo_service(hang=arguments.hang),
        "pool": lambda: pool_service(settings.max_article_seconds, settings.workers),
        "ledger": lambda: ledger_service(hang=arguments.hang),
        "rules": rules_service,
    }
    return run_service(services[arguments.kind](), settings)


if __name__ == "__main__":
    sys.exit(main())
