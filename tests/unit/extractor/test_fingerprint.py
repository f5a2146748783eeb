"""Digests: what copies share, and what tells revisions apart."""

import base64
import struct

from hypothesis import given
from hypothesis import strategies as st

from services.extractor.fingerprint import content_hash, fingerprint

STORY = (
    "Two people were killed and about 30 injured when a regional train came off the rails outside Piacenza at dawn. "
    "The train was on its way from Bologna to Milan with commuters and students. Rescuers cut passengers out of the "
    "second carriage, which lay on its side in a field. Traffic on one of the busiest lines has been halted. A crack in "
    "a weld may have been the cause, an official of the network said, and the prosecutor has opened an inquiry."
)


def values(text: str) -> tuple[int, ...]:
    return struct.unpack(">64H", base64.b64decode(fingerprint(text).signature, validate=True))


def similarity(one: str, other: str) -> float:
    return sum(a == b for a, b in zip(values(one), values(other), strict=True)) / 64


GOLDEN = (
    "D4piHrQYOP8l39NjYGakLG2Bb8JVaWwKIr7Al8Fpgyzf/NrTbi+kbTq+hOR3ZvmQzljwWAVlYjyfQGEQQJ700q"
    "8D87F3bfsD4i2FX4B0TB1ZnBTskvEqsNiDs6pxdpIE5abFbZs/8ZEQxigeLpTvWR5BWZBkjFdLElVx5vpzN3Q="
)


def test_the_signature_never_changes() -> None:
    """Stored fingerprints are compared with new ones: another value here means that the shingling or rensa changed."""
    assert fingerprint("Two people were killed in Kirkuk.") == (GOLDEN, 4)


def test_a_copy_with_another_dateline_and_credit_is_the_same() -> None:
    copy = (
        "PIACENZA, Italy, March 14 (Agenzia Padana) - "
        + STORY
        + "\n\nCopyright 2019 Alpine Enquirer. All rights reserved."
    )
    assert similarity(STORY, copy) == 1.0


def test_a_copy_with_a_few_words_changed_is_close() -> None:
    assert similarity(STORY, STORY.replace("about 30", "38").replace("halted", "stopped")) > 0.7


def test_another_story_shares_nothing() -> None:
    other = "A lorry driver died and six passengers were hurt on Friday when a local service hit his vehicle at a level crossing."
    assert similarity(STORY, other) < 0.1


def test_case_and_white_space_do_not_matter() -> None:
    assert fingerprint(STORY) == fingerprint(STORY.upper().replace(" ", "  "))


def test_a_text_without_words_has_none() -> None:
    assert fingerprint("... --- ...") == ("", 0)


@given(st.text(min_size=1, max_size=50))
def test_every_text_with_words_has_64_values(text: str) -> None:
    assert len(base64.b64decode(fingerprint(text).signature)) in (0, 128)


def test_content_hash_tells_revisions_apart() -> None:
    revisions = [("a", "b"), ("ab", ""), ("a", "b "), (None, "b")]
    assert len({content_hash(title, text) for title, text in revisions}) == len(revisions)
    assert content_hash("a", "b") == content_hash("a", "b")
