"""A message that can't be handled is put aside whole, with the reason, and costs the others nothing."""

from pathlib import Path

from schemas.dead_letter import DeadLetter, DeadLetterReason
from services.runtime.dead_letters import original_headers, read_dead_letter
from services.runtime.exit_codes import ExitCode
from services.runtime.handler import Topic
from tests.connected.conftest import StartService
from tests.connected.wire import ID_HEADER, Sending, Wire, headers_of, order, reasons_of

SERVICE = "under-test"
MODULE = "tests.connected.service_under_test"

TRACE = b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


async def test_poison_reaches_the_dead_letters_untouched(wire: Wire, start_service: StartService) -> None:
    key, value = b"\xff\x00key", b"\x80not json\x00" * 50
    poison = Sending("poison", key, value, (("traceparent", TRACE), ("anything", b"\x00\xff")))
    await wire.publish(Topic.ARTICLES, [order("before"), poison], partition=1)

    start_service(MODULE, "echo")
    await wire.until_committed(SERVICE)

    [letter] = await wire.dead_letters(Topic.ARTICLES)
    assert (letter.key, letter.value) == (key, value)
    assert [
        (name, content) for name, content in original_headers(letter.headers) if not name.startswith("ce_")
    ] == [(ID_HEADER, b"poison"), *poison.headers]
    account = read_dead_letter(letter.headers)
    assert account == DeadLetter(
        reason=DeadLetterReason.NOT_JSON,
        stage=SERVICE,
        detail=account.detail,
        exception="Reject",
        topic=wire.settings.topic_name(Topic.ARTICLES),
        partition=1,
        offset=1,
        attempt=1,
    )


async def test_poison_stalls_nothing(wire: Wire, start_service: StartService) -> None:
    """Every tenth message is poison. Left to Faust, each would pause the agent, which restarts after an error."""
    messages = [
        Sending(f"m{number}", b"k", b"{") if number % 10 == 0 else order(f"m{number}")
        for number in range(400)
    ]
    await wire.publish(Topic.ARTICLES, messages)

    process = start_service(MODULE, "echo")
    verdict = await wire.verdict(SERVICE, Topic.ARTICLES, Topic.INCIDENT_REPORTS)

    assert verdict.is_sound, verdict
    letters = await wire.dead_letters(Topic.ARTICLES)
    assert set(reasons_of(letters)) == {f"m{number}" for number in range(0, 400, 10)}
    errors = [line for line in process.events() if line.get("level") in {"error", "critical"}]
    # Faust logs an agent that crashes; what aiokafka says of the embedded broker is another matter.
    trouble = {line["event"] for line in errors if not line.get("logger", "").startswith("aiokafka")}
    assert trouble == {"dead letter"}


async def test_an_exception_is_tried_again_and_never_acknowledged_away(
    wire: Wire, start_service: StartService
) -> None:
    messages = [
        *(order(f"fine{number}") for number in range(30)),
        order("flickers", "raise_once"),
        order("fails", "raise"),
        *(order(f"later{number}") for number in range(30)),
    ]
    await wire.publish(Topic.ARTICLES, messages)

    process = start_service(MODULE, "echo")
    verdict = await wire.verdict(SERVICE, Topic.ARTICLES, Topic.INCIDENT_REPORTS)

    assert verdict.is_sound, verdict
    [letter] = await wire.dead_letters(Topic.ARTICLES)
    assert headers_of(letter)[ID_HEADER] == b"fails"
    account = read_dead_letter(letter.headers)
    assert (account.reason, account.exception) == (DeadLetterReason.HANDLER_FAILED, "LookupError")
    taken = [line["id"] for line in process.events("taken")]
    assert taken.count("fails") == account.attempt > 1
    assert taken.count("flickers") == 2


async def test_stuck_and_dying_work_costs_no_other_message(
    wire: Wire, start_service: StartService, tmp_path: Path
) -> None:
    messages = [
        *(order(f"fine{number}") for number in range(20)),
        order("stuck", "stuck"),
        order("dies", "die"),
        order("dies once", "die_once", marker=str(tmp_path / "died")),
        *(order(f"later{number}") for number in range(20)),
    ]
    await wire.publish(Topic.ARTICLES, messages)

    hasty = wire.settings.model_copy(update={"max_article_seconds": 3.0, "workers": 2})
    start_service(MODULE, "pool", settings=hasty)
    verdict = await wire.verdict(SERVICE, Topic.ARTICLES, Topic.INCIDENT_REPORTS)

    assert verdict.is_sound, verdict
    letters = await wire.dead_letters(Topic.ARTICLES)
    assert reasons_of(letters) == {
        "stuck": DeadLetterReason.TIMED_OUT.value,
        "dies": DeadLetterReason.WORKER_DIED.value,
    }


async def test_the_breaker_stops_the_service_and_keeps_the_rest(
    wire: Wire, start_service: StartService
) -> None:
    messages = [order(f"m{number}", "echo" if number < 5 else "reject") for number in range(60)]
    await wire.publish(Topic.ARTICLES, messages, partition=0)

    strict = wire.settings.model_copy(update={"breaker_in_a_row": 10})
    code = await start_service(MODULE, "echo", settings=strict).ended()

    assert code == ExitCode.BREAKER_OPEN
    put_aside = len(await wire.dead_letters(Topic.ARTICLES))
    assert put_aside < 10
    assert set((await wire.committed(SERVICE)).values()) == {5 + put_aside}

    lenient = wire.settings.model_copy(update={"breaker_in_a_row": 0, "breaker_share": 1.0})
    start_service(MODULE, "echo", settings=lenient)
    verdict = await wire.verdict(SERVICE, Topic.ARTICLES, Topic.INCIDENT_REPORTS)
    assert verdict.is_sound, verdict
