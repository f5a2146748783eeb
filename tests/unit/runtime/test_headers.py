"""CloudEvents in Kafka's binary mode, and one trace from article to alert."""

import re
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from services.runtime.headers import event_headers, trace_id_of, traceparent

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
INCOMING = [("traceparent", f"00-{TRACE}-00f067aa0ba902b7-01".encode())]


def headers(**changes: object) -> dict[str, str]:
    given_ = {
        "message_id": "m1",
        "source": "/tocsin/extractor",
        "event_type": "tocsin.incident-reports.v1",
        "time": datetime(2020, 1, 1, 12, 30, tzinfo=UTC),
        **changes,
    }
    return {name: value.decode() for name, value in event_headers(**given_)}


def test_has_the_attributes_that_cloudevents_requires_and_the_content_type():
    assert {**headers(), "traceparent": "-"} == {
        "ce_specversion": "1.0",
        "ce_id": "m1",
        "ce_source": "/tocsin/extractor",
        "ce_type": "tocsin.incident-reports.v1",
        "ce_time": "2020-01-01T12:30:00Z",
        "content-type": "application/json",
        "traceparent": "-",
    }


def test_leaves_out_a_time_that_is_not_known():
    assert "ce_time" not in headers(time=None)


def test_continues_the_trace_of_its_cause_with_a_span_of_its_own():
    version, trace, span, flags = headers(cause=INCOMING)["traceparent"].split("-")
    assert (version, trace, flags) == ("00", TRACE, "01")
    assert span != "00f067aa0ba902b7"


def test_derives_a_trace_where_there_is_none_the_same_each_time():
    assert headers()["traceparent"] == headers()["traceparent"]
    assert headers()["traceparent"] != headers(message_id="m2")["traceparent"]


def test_siblings_of_one_cause_have_different_spans_in_one_trace():
    first, second = (traceparent(INCOMING, name).split("-") for name in ("m1", "m2"))
    assert (first[1], first[2] == second[2]) == (second[1], False)


def test_all_zero_ids_are_invalid_as_the_standard_says():
    assert trace_id_of([("traceparent", b"00-" + b"0" * 32 + b"-00f067aa0ba902b7-01")]) is None
    assert trace_id_of([("traceparent", f"00-{TRACE}-{'0' * 16}-01".encode())]) is None


@given(
    st.lists(st.tuples(st.sampled_from(["traceparent", "other"]), st.binary(max_size=60))),
    st.text(max_size=9),
)
def test_any_incoming_header_leads_to_a_valid_traceparent(cause: list[tuple[str, bytes]], message_id: str):
    assert re.fullmatch(r"00-[0-9a-f]{32}-[0-9a-f]{16}-01", traceparent(cause, message_id))
