"""Another pipeline may be named; one that is not there is a setting to mend."""

import pytest

from services.extractor.model import DEFAULT_MODEL, ModelMissingError, load_model


def test_the_default_parses_and_names_nobody():
    assert {"tagger", "parser"} <= set(load_model(DEFAULT_MODEL).pipe_names)
    assert "ner" not in load_model(DEFAULT_MODEL).pipe_names


@pytest.mark.parametrize("name", ["no_such_pipeline", "json"])
def test_a_name_that_is_no_pipeline_says_which_setting_to_mend(name):
    with pytest.raises(ModelMissingError, match="TOCSIN_SPACY_MODEL"):
        load_model(name)
