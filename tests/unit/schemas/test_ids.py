"""Ids follow from what they stand for, by the rule of RFC 9562."""

from uuid import uuid5

from hypothesis import given
from hypothesis import strategies as st

from schemas.ids import _NAMESPACE, derive_id


@given(st.text(st.characters(exclude_categories=["Cs"])), st.lists(st.integers(0, 9) | st.just("r1")))
def test_a_derived_id_is_the_version_5_uuid_of_its_parts(kind: str, parts: list):
    assert derive_id(kind, *parts) == str(uuid5(_NAMESPACE, "\x1f".join([kind, *map(str, parts)])))
