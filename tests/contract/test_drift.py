"""The generated files that are committed are those that the models make."""

from pathlib import Path

from schemas.generate import ROOT, drift, generated


def test_every_committed_file_is_what_the_models_and_topics_make():
    assert drift(generated()) == [], "run `make generate`"


def test_generation_gives_the_same_bytes_every_time():
    assert generated() == generated()


def test_no_generated_schema_is_left_of_a_message_that_is_gone():
    committed = {path.relative_to(ROOT) for path in (ROOT / "json").glob("*.schema.json")}
    assert committed <= set(generated())


def test_a_changed_file_is_noticed(tmp_path: Path):
    (tmp_path / "changed").write_text("old")
    (tmp_path / "same").write_text("same")
    files = {Path("changed"): "new", Path("same"): "same", Path("missing"): "new"}

    assert drift(files, root=tmp_path) == [Path("changed"), Path("missing")]
