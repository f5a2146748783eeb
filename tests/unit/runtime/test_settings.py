"""Settings come from TOCSIN_ variables; a wrong one is named, not run with."""

import pytest

from services.runtime.handler import Topic
from services.runtime.settings import SettingsError, describe_settings, load_settings

SASL = {
    "TOCSIN_KAFKA_SECURITY_PROTOCOL": "SASL_SSL",
    "TOCSIN_KAFKA_SASL_USERNAME": "extractor",
    "TOCSIN_KAFKA_SASL_PASSWORD": "correct horse",
}


def refusal(**variables: str) -> str:
    with pytest.raises(SettingsError) as error:
        load_settings(variables)
    return str(error.value)


def test_defaults_fit_a_broker_on_this_machine():
    assert load_settings({}).kafka_bootstrap_servers == "localhost:9092"


def test_reads_variables_with_the_prefix_and_no_others():
    settings = load_settings({"TOCSIN_HTTP_PORT": "0", "HTTP_PORT": "1", "PATH": "/bin"})
    assert settings.http_port == 0


def test_an_unknown_variable_is_refused_with_the_nearest_known_one():
    assert "TOCSIN_HTTP_PROT: there is no such setting; did you mean TOCSIN_HTTP_PORT?" in refusal(
        TOCSIN_HTTP_PROT="8080"
    )


def test_an_unknown_variable_like_no_other_points_to_the_list():
    assert "`tocsin settings` lists" in refusal(TOCSIN_XYZZY="1")


def test_the_variable_of_the_connected_tests_is_known_and_ignored():
    assert load_settings({"TOCSIN_TEST_KAFKA": "localhost:9092"}) == load_settings({})


def test_a_value_of_no_use_is_refused_under_its_variables_name():
    assert refusal(TOCSIN_HTTP_PORT="eighty").startswith("TOCSIN_HTTP_PORT: ")
    assert "'somewhere' is not host:port" in refusal(TOCSIN_KAFKA_BOOTSTRAP_SERVERS="somewhere")


def test_an_empty_variable_counts_as_not_set():
    assert load_settings({"TOCSIN_KAFKA_SASL_USERNAME": "", "TOCSIN_HTTP_PORT": ""}) == load_settings({})


def test_the_environment_of_the_process_is_used_where_none_is_given(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TOCSIN_TOPIC_PREFIX", "trial")
    assert load_settings().topic_prefix == "trial"


def test_given_variables_are_not_mixed_with_those_of_the_process(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TOCSIN_TOPIC_PREFIX", "trial")
    assert load_settings({}).topic_prefix == "tocsin"


def test_sasl_without_credentials_is_refused():
    assert "TOCSIN_KAFKA_SASL_USERNAME" in refusal(TOCSIN_KAFKA_SECURITY_PROTOCOL="SASL_SSL")


def test_no_error_repeats_a_password():
    assert "correct horse" not in refusal(**SASL, TOCSIN_HTTP_PORT="eighty")


def test_the_description_hides_secrets_and_explains_every_setting():
    described = describe_settings(load_settings(SASL))
    shown = {name: value for name, value, _ in described}
    assert shown["TOCSIN_KAFKA_SASL_USERNAME"] == "extractor"
    assert shown["TOCSIN_KAFKA_SASL_PASSWORD"] == "(hidden)"
    assert all(meaning for _, _, meaning in described)


@pytest.mark.parametrize(
    ("logical", "name"),
    [
        (Topic.ARTICLES, "trial.articles.v2"),
        ("articles.dead-letters", "trial.articles.v2.dead-letters"),
    ],
)
def test_names_have_prefix_and_version(logical: str, name: str):
    settings = load_settings({"TOCSIN_TOPIC_PREFIX": "trial", "TOCSIN_TOPIC_VERSION": "2"})
    assert settings.topic_name(logical) == name
    assert settings.dead_letter_topic(Topic.ARTICLES) == "trial.articles.v2.dead-letters"
    assert settings.group_id("extractor") == "trial.extractor.v2"


def test_the_watchdog_must_outlast_a_batch_of_the_slowest_articles():
    with pytest.raises(SettingsError, match="TOCSIN_WATCHDOG_SECONDS is 60: it must be at least 5 times"):
        load_settings({"TOCSIN_WATCHDOG_SECONDS": "60", "TOCSIN_MAX_ARTICLE_SECONDS": "30"})
    load_settings({"TOCSIN_WATCHDOG_SECONDS": "150", "TOCSIN_MAX_ARTICLE_SECONDS": "30"})
