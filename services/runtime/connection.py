"""How to reach the brokers: the same settings in the words of aiokafka and of Faust."""

import ssl
from typing import Any

import faust
from aiokafka.helpers import create_ssl_context
from faust.types.auth import AuthProtocol, CredentialsT, SASLMechanism
from yarl import URL

from services.runtime.settings import Settings

# Seconds in which one request to a broker must be answered; aiokafka's default, longer than any leader election.
REQUEST_TIMEOUT_SECONDS = 40.0


def aiokafka_options(settings: Settings) -> dict[str, Any]:
    """Keyword arguments that every aiokafka client takes: servers, security, request timeout in milliseconds."""
    options: dict[str, Any] = {
        "bootstrap_servers": bootstrap_servers(settings),
        "security_protocol": settings.kafka_security_protocol.value,
        "ssl_context": _ssl_context(settings),
        "request_timeout_ms": int(REQUEST_TIMEOUT_SECONDS * 1000),
    }
    if settings.kafka_security_protocol.sasl:
        options |= {
            "sasl_mechanism": settings.kafka_sasl_mechanism.value,
            "sasl_plain_username": settings.kafka_sasl_username,
            "sasl_plain_password": _password(settings),
        }
    return options


def bootstrap_servers(settings: Settings) -> list[str]:
    """Each `host:port` of the setting."""
    return [server.strip() for server in settings.kafka_bootstrap_servers.split(",")]


def faust_broker(settings: Settings) -> list[URL]:
    """The servers as the URLs that Faust asks for."""
    return [URL(f"kafka://{server}") for server in bootstrap_servers(settings)]


def faust_credentials(settings: Settings) -> CredentialsT | None:
    """What Faust calls broker_credentials; None for PLAINTEXT."""
    protocol, context = settings.kafka_security_protocol, _ssl_context(settings)
    if protocol.sasl:
        credentials = faust.SASLCredentials(
            username=settings.kafka_sasl_username, password=_password(settings), ssl_context=context
        )
        credentials.mechanism = SASLMechanism(settings.kafka_sasl_mechanism.value)
        credentials.protocol = AuthProtocol(protocol.value)
        return credentials
    return faust.SSLCredentials(context) if protocol.encrypted else None


def _ssl_context(settings: Settings) -> ssl.SSLContext | None:
    if not settings.kafka_security_protocol.encrypted:
        return None
    ca_file = settings.kafka_ssl_ca_file
    context: ssl.SSLContext = create_ssl_context(cafile=str(ca_file) if ca_file else None)
    return context


def _password(settings: Settings) -> str | None:
    secret = settings.kafka_sasl_password
    return secret.get_secret_value() if secret else None
