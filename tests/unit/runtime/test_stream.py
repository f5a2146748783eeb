"""The loop: a message is settled when, and only when, all that it led to is on the broker."""

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.runtime.exit_codes import ExitCode, ServiceStop
from services.runtime.handler import Handled, Incoming, Ordering, Record
from services.runtime.metrics import Metrics
from services.runtime.producer import MessageTooLargeError
from services.runtime.restore import Restorer
from tests.support.loop import Broker, Loop, Text

REPORTS = "tocsin.incident-reports.v1"
DEAD_LETTERS = "tocsin.articles.v1.dead-letters"
BOTH = pytest.mark.parametrize("ordering", list(Ordering))


@BOTH
async def test_output_goes_to_the_broker_and_the_offset_may_be_committed(ordering: Ordering):
    loop = Loop(ordering=ordering)
    await loop.run("a", "silence", "b")
    assert loop.broker.log == [(REPORTS, b'{"text":"a"}', 5), (REPORTS, b'{"text":"b"}', 5)]
    assert loop.committable == 3
    assert (loop.counted("said"), loop.counted("nothing")) == (2, 1)


@BOTH
async def test_nothing_is_settled_before_the_broker_has_acknowledged(ordering: Ordering):
    loop = Loop(ordering=ordering, broker=Broker(silent=True))
    running = asyncio.create_task(loop.run("a", "b"))
    while loop.broker.sent < 2:  # noqa: ASYNC110 - the loop is what is waited for
        await asyncio.sleep(0)
    assert loop.committable is None
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert loop.committable is None


@BOTH
async def test_a_rejected_message_becomes_a_dead_letter_and_costs_no_other(ordering: Ordering):
    loop = Loop(ordering=ordering)
    await loop.run("a", "reject", "b")
    assert loop.broker.on(DEAD_LETTERS) == [b"reject"]
    assert loop.broker.on(REPORTS) == [b'{"text":"a"}', b'{"text":"b"}']
    assert loop.committable == 3


async def test_a_dead_letter_keeps_its_timestamp_and_output_gets_a_new_one():
    loop = Loop()
    await loop.run("a", "reject")
    assert loop.broker.timestamps == [(REPORTS, None), (DEAD_LETTERS, 1_577_836_800_000)]


async def test_what_a_service_logs_does_not_hide_where_the_message_is(
    monkeypatch: pytest.MonkeyPatch,
):
    async def boast(_incoming: Incoming) -> Handled:
        return Handled("done", log={"offset": 99, "incident_id": "i1"})

    lines: list[dict[str, Any]] = []

    class Log:
        def info(self, event: str, **fields: Any) -> None:
            lines.append({"event": event, **fields})

    monkeypatch.setattr("services.runtime.stream.get_logger", Log)
    await Loop(handle=boast).run("a")
    assert (lines[0]["offset"], lines[0]["incident_id"]) == (0, "i1")


@BOTH
async def test_an_exception_is_tried_again_then_dead_lettered(
    ordering: Ordering, monkeypatch: pytest.MonkeyPatch
):
    loop = Loop(monkeypatch, ordering=ordering)
    await loop.run("crash")
    assert loop.broker.on(DEAD_LETTERS) == [b"crash"]
    assert loop.metrics.registry.get_sample_value("tocsin_retries_total", {"exception": "LookupError"}) == 2
    assert loop.committable == 1


@BOTH
async def test_a_broker_that_refuses_stops_the_service_and_nothing_is_committed_past(ordering: Ordering):
    def refuse_b(_topic: str, value: bytes | None) -> Exception | None:
        refused = value == b'{"text":"b"}'
        return ServiceStop(ExitCode.REFUSED, "no such topic") if refused else None

    loop = Loop(ordering=ordering, broker=Broker(refuse=refuse_b))
    await loop.run("a", "b", "c")
    assert [stop.code for stop in loop.stops] == [ExitCode.REFUSED]
    assert (loop.committable or 0) <= 1


@BOTH
async def test_after_a_stop_no_batch_is_taken(ordering: Ordering):
    loop = Loop(ordering=ordering, broker=Broker(refuse=lambda *_: ServiceStop(ExitCode.REFUSED, "no")))
    await loop.run("a")
    loop.broker.refuse = lambda *_: None
    await loop.loop.run(loop.deliver("b", first=1))
    assert loop.broker.log == []


@BOTH
async def test_the_breaker_leaves_the_message_that_opened_it_alone(ordering: Ordering):
    loop = Loop(ordering=ordering, breaker_in_a_row=3)
    await loop.run("a", "reject", "reject", "reject")
    assert [stop.code for stop in loop.stops] == [ExitCode.BREAKER_OPEN]
    assert loop.broker.on(DEAD_LETTERS) == [b"reject", b"reject"]
    assert loop.committable == 3
    assert "tocsin.articles.v1.dead-letters" in str(loop.stops[0])


@BOTH
async def test_output_that_is_too_large_is_the_messages_fault(ordering: Ordering):
    def refuse_large(topic: str, _value: bytes | None) -> Exception | None:
        return MessageTooLargeError("over the limit") if topic == REPORTS else None

    loop = Loop(ordering=ordering, broker=Broker(refuse=refuse_large))
    await loop.run("large")
    assert loop.broker.on(DEAD_LETTERS) == [b"large"]
    assert (loop.committable, loop.stops) == (1, [])


@BOTH
async def test_a_dead_letter_that_does_not_fit_goes_without_its_value(ordering: Ordering):
    def refuse_value(_topic: str, value: bytes | None) -> Exception | None:
        return MessageTooLargeError("over the limit") if value is not None else None

    loop = Loop(ordering=ordering, broker=Broker(refuse=refuse_value))
    await loop.run("reject")
    assert loop.broker.on(DEAD_LETTERS) == [None]
    assert (loop.committable, loop.stops) == (1, [])


@BOTH
async def test_deliveries_from_before_a_rebalance_are_left_to_the_new_owner(ordering: Ordering):
    loop = Loop(ordering=ordering)
    batch = loop.deliver("a")
    loop.ledger.forget([("tocsin.articles.v1", 0)])
    await loop.loop.run(batch)
    assert loop.broker.log == []


async def test_in_order_means_that_each_sees_what_the_one_before_did():
    seen: list[str] = []

    async def remember(incoming: Incoming) -> Handled:
        await asyncio.sleep(0)
        seen.append((incoming.value or b"").decode())
        return Handled("noted")

    await Loop(handle=remember).run(*"abc")
    assert seen == ["a", "b", "c"]


async def test_concurrent_means_that_a_slow_message_does_not_hold_up_the_start_of_others():
    everyone = asyncio.Barrier(3)

    async def meet(_incoming: Incoming) -> Handled:
        await everyone.wait()
        return Handled("met")

    loop = Loop(ordering=Ordering.CONCURRENT, handle=meet)
    async with asyncio.timeout(30):
        await loop.run(*"abc")
    assert loop.counted("met") == 3


async def test_draining_waits_for_the_batch_in_hand_and_takes_no_other():
    release = asyncio.Event()

    async def wait(_incoming: Incoming) -> Handled:
        await release.wait()
        return Handled("done")

    loop = Loop(ordering=Ordering.CONCURRENT, handle=wait)
    running = asyncio.create_task(loop.run("a"))
    await asyncio.sleep(0)
    draining = asyncio.create_task(loop.loop.drain())
    await asyncio.sleep(0)
    assert not draining.done()
    release.set()
    assert await draining
    await running
    await loop.loop.run(loop.deliver("b", first=1))
    assert loop.counted("done") == 1


class Words:
    """State: the words of each partition."""

    def __init__(self) -> None:
        self.words: dict[int, list[str]] = {}

    def restore(self, partition: int, records: Any) -> None:
        self.words[partition] = [record.key for record in records]

    def drop(self, partition: int) -> None:
        del self.words[partition]


async def test_state_is_restored_before_the_first_message_and_after_one_that_was_given_up(
    monkeypatch: pytest.MonkeyPatch,
):
    state = Words()
    published = [Record("earlier", b"")]

    async def read(_partition: int) -> list[Record]:
        return list(published)

    async def remember(incoming: Incoming) -> Handled:
        word = (incoming.value or b"").decode()
        state.words[incoming.partition].append(word)
        if word == "crash":
            raise LookupError
        published.append(Record(word, b""))
        return Handled("noted")

    loop = Loop(monkeypatch, handle=remember, restorer=Restorer(state, read, Metrics()))
    await loop.run("a", "crash", "b")
    assert state.words == {0: ["earlier", "a", "b"]}


@given(
    st.lists(st.sampled_from(["a", "b", "silence", "reject"]), max_size=12),
    st.integers(0, 12),
    st.sampled_from(Ordering),
)
def test_every_message_before_the_committed_offset_has_exactly_one_outcome_on_the_broker(
    texts: list[str], failing: int, ordering: Ordering
):
    """Whichever acknowledgement fails, at whichever point."""
    acknowledged = 0

    def fail_one(_topic: str, _value: bytes | None) -> Exception | None:
        nonlocal acknowledged
        acknowledged += 1
        return ServiceStop(ExitCode.REFUSED, "gone") if acknowledged == failing + 1 else None

    async def scenario() -> None:
        loop = Loop(ordering=ordering, broker=Broker(refuse=fail_one))
        await loop.run(*texts)
        committed = texts[: loop.committable or 0]
        for kind in "ab":
            expected = committed.count(kind)
            assert loop.broker.on(REPORTS).count(Text(text=kind).to_json()) >= expected
        assert loop.broker.on(DEAD_LETTERS).count(b"reject") >= committed.count("reject")
        if not loop.stops:
            assert committed == texts

    asyncio.run(scenario())
