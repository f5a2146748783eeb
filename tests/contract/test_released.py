"""The models stay compatible with the schemas that were released."""

import json

import pytest

from schemas.generate import RELEASED, ROOT, breaks_of_released, file_name
from schemas.json_schema import PUBLISHED


def test_nothing_that_was_released_breaks():
    assert {
        name: [str(each) for each in found] for name, found in breaks_of_released().items() if found
    } == {}


@pytest.mark.parametrize("name", [each.name for each in PUBLISHED])
def test_every_message_has_a_released_schema(name: str):
    assert (ROOT / RELEASED / file_name(name)).exists(), "run `python -m schemas.generate --release`"


def test_no_released_message_is_gone():
    released = {path.name for path in (ROOT / RELEASED).glob("*.json")}
    assert released <= {file_name(each.name) for each in PUBLISHED}


def test_a_released_field_that_the_model_lost_is_reported(tmp_path):
    (tmp_path / RELEASED).mkdir(parents=True)
    released = json.loads((ROOT / RELEASED / file_name("alert")).read_text())
    released["properties"]["old_field"] = {"type": "string"}
    (tmp_path / RELEASED / file_name("alert")).write_text(json.dumps(released))

    assert [str(each) for each in breaks_of_released(root=tmp_path)["alert"]] == ["old_field: removed"]
