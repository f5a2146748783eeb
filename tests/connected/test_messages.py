"""What goes through unharmed, and what every message that we produce says about itself."""

import base64
import random
import re

from services.runtime.handler import Topic
from tests.connected.conftest import StartService
from tests.connected.wire import ID_HEADER, Sending, Wire, headers_of, order

SERVICE = "under-test"
MODULE = "tests.connected.service_under_test"

TRACE_ID = "0af7651916cd43dd8448eb211c80319c"


def _five_megabytes() -> str:
    """Hardly compressible, so that it is large on the wire too."""
    return base64.b64encode(random.Random(5).randbytes(5_000_000 * 3 // 4)).decode()


async def test_an_article_of_five_megabytes_goes_through(wire: Wire, start_service: StartService) -> None:
    text = _five_megabytes()
    await wire.publish(Topic.ARTICLES, [order("before"), order("large", text=text), order("after")])
    start_service(MODULE, "echo")
    verdict = await wire.verdict(SERVICE, Topic.ARTICLES, Topic.INCIDENT_REPORTS)
    assert verdict.is_sound, verdict
    outputs = {output.id: output.content for output in await wire.outputs(Topic.INCIDENT_REPORTS)}
    assert f'"size":{len(text)}'.encode() in (outputs["large"] or b"")


async def test_five_megabytes_that_can_not_be_handled_are_kept(
    wire: Wire, start_service: StartService
) -> None:
    poison = Sending("poison", b"k", _five_megabytes().encode())
    await wire.publish(Topic.ARTICLES, [poison])
    start_service(MODULE, "echo")
    await wire.until_committed(SERVICE)
    [letter] = await wire.dead_letters(Topic.ARTICLES)
    assert letter.value == poison.value


async def test_null_keys_and_values_are_messages_like_any_other(
    wire: Wire, start_service: StartService
) -> None:
    await wire.publish(
        Topic.ARTICLES,
        [
            order("plain"),
            Sending("no key", None, order("no key").value),
            Sending("null-k", b"k", None),
            Sending("nothing", None, None),
            Sending("empty", b"", b""),
            Sending("empty without key", None, b""),
        ],
    )
    start_service(MODULE, "echo")
    verdict = await wire.verdict(SERVICE, Topic.ARTICLES, Topic.INCIDENT_REPORTS)
    assert verdict.is_sound, verdict
    letters = await wire.dead_letters(Topic.ARTICLES)
    assert {headers_of(one)[ID_HEADER]: (one.key, one.value) for one in letters} == {
        b"empty": (b"", b""),
        b"empty without key": (None, b""),
        b"nothing": (None, None),
    }


async def test_what_is_produced_carries_cloudevents_and_the_trace(
    wire: Wire, start_service: StartService
) -> None:
    traced = Sending(
        "traced",
        b"k",
        order("traced").value,
        (("traceparent", f"00-{TRACE_ID}-b7ad6b7169203331-01".encode()),),
    )
    await wire.publish(Topic.ARTICLES, [traced, order("untraced")])
    start_service(MODULE, "echo")
    await wire.until_committed(SERVICE)
    records = await wire.read(wire.settings.topic_name(Topic.INCIDENT_REPORTS))
    headers = {record.key.decode(): headers_of(record) for record in records}

    for name in ("traced", "untraced"):
        found = headers[name]
        assert found["ce_specversion"] == b"1.0"
        assert found["ce_id"] == f"echo-{name}".encode()
        assert found["ce_source"] == b"/tocsin/under-test"
        assert found["ce_type"] == b"tocsin.incident-reports.v1"
        assert found["content-type"] == b"application/json"
        assert re.fullmatch(rb"00-[0-9a-f]{32}-[0-9a-f]{16}-01", found["traceparent"])
    assert headers["traced"]["traceparent"].split(b"-")[1] == TRACE_ID.encode()
    assert headers["untraced"]["traceparent"].split(b"-")[1] != TRACE_ID.encode()
