"""Signatures of wording."""

import base64

from hypothesis import given
from hypothesis import strategies as st

from services.deduplicator.fingerprint import bands, decode, similarity

signatures = st.binary(min_size=128, max_size=128).filter(any)


@given(signatures)
def test_a_text_is_like_itself(raw: bytes):
    assert similarity(decode(base64.b64encode(raw).decode()), raw) == 1


@given(signatures, st.integers(0, 64))
def test_similarity_is_the_share_of_equal_values(raw: bytes, changed: int):
    other = bytes(b ^ 0xFF for b in raw[: 2 * changed]) + raw[2 * changed :]
    assert similarity(raw, other) == (64 - changed) / 64


@given(st.text(max_size=30))
def test_what_is_no_signature_is_like_nothing(text: str):
    assert similarity(decode(text), decode(text)) == 0


@given(signatures)
def test_texts_that_share_a_band_meet(raw: bytes):
    other = raw[:6] + bytes(b ^ 0xFF for b in raw[6:])
    assert set(bands(raw)) & set(bands(other)) == {next(bands(raw))}
