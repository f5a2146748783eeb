"""JSON Lines: streams, blank lines, standard streams, and files that are not there."""

import io

import pytest

from services.cli.jsonl import InputMissingError, lines, reading, writing
from services.cli.streaming import article_key


def test_blank_lines_are_no_lines():
    assert list(lines(io.BytesIO(b'{"a":1}\n\n  \r\n{"b":2}\r\n'))) == [b'{"a":1}', b'{"b":2}']


def test_a_missing_file_is_named():
    with pytest.raises(InputMissingError, match=r"nowhere\.jsonl: No such file"), reading("nowhere.jsonl"):
        pass


def test_the_folder_of_an_output_is_made(tmp_path):
    with writing(str(tmp_path / "new" / "out.jsonl")) as out:
        out.write(b"x")
    assert (tmp_path / "new" / "out.jsonl").read_bytes() == b"x"


@pytest.mark.parametrize(
    ("line", "key"),
    [
        (b'{"id": "a-1", "url": "u"}', "a-1"),
        (b'{"url": "u"}', "u"),
        (b'{"text": "t"}', None),
        (b'{"id": 5}', None),
        (b"[1]", None),
        (b"no json", None),
        (b"\xff\xfe", None),
    ],
)
def test_an_article_is_keyed_by_its_id_or_url_and_never_judged(line, key):
    assert article_key(line) == key
