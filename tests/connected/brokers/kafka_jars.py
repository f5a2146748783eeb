"""Apache Kafka itself from Maven's jars, on the machine's own Java."""

import base64
import hashlib
import re
import shutil
import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from services.runtime.parent_death import dying_with_parent
from tests.connected.brokers.broker import (
    CONFIG,
    POM,
    Broker,
    BrokerUnavailableError,
    free_port,
    kafka_version,
    stated_version,
    wait_until_it_answers,
)

CACHE = Path(__file__).parents[3] / ".cache" / "kafka"

# 45 MB over a slow line; a repository that hangs must not hang the tests.
_DOWNLOAD_DEADLINE_S = 240.0
_STOP_GRACE_S = 20.0

_JVM = (
    *("-Xms128m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"),
    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
    # AppInfoParser in there states the broker's version.
    "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.common.utils=info",
)


@contextmanager
def kafka_from_jars(say: Callable[[str], None]) -> Iterator[Broker]:
    """Run Kafka as one node in KRaft mode, its data in a temporary folder; `say` is told of a download.

    Raises BrokerUnavailableError where java or mvn is missing, the download fails, or Kafka does not start.
    """
    java, maven = shutil.which("java"), shutil.which("mvn")
    if java is None or maven is None:
        raise BrokerUnavailableError(f"no {'java' if java is None else 'mvn'} on the path")
    classpath = f"{_jars(maven, say)}/*"
    with tempfile.TemporaryDirectory(prefix="tocsin-kafka-") as folder:
        home = Path(folder)
        address = f"127.0.0.1:{free_port()}"
        config = _write_config(home, address)
        log = home / "broker.log"
        _format(java, classpath, config)
        with log.open("wb") as output:
            process = subprocess.Popen(
                dying_with_parent((java, *_JVM, "-cp", classpath, "kafka.Kafka", str(config))),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=home,
                start_new_session=True,  # Ctrl-C is for the tests; they stop it afterwards
            )
        try:

            def told() -> str:
                return log.read_text(errors="replace")

            wait_until_it_answers(address, alive=lambda: process.poll() is None, log=told)
            yield Broker(address, f"{stated_version(told)} (Maven jars, {_java_version(java)})", real=True)
        finally:
            _stop(process)


def _jars(maven: str, say: Callable[[str], None]) -> Path:
    """The folder with the jars that the pom names; fetched once, then kept."""
    version = kafka_version()
    folder = CACHE / f"{version}-{hashlib.sha256(POM.read_bytes()).hexdigest()[:8]}"
    if folder.is_dir():
        return folder
    CACHE.mkdir(parents=True, exist_ok=True)
    say(f"connected tests: fetching Apache Kafka {version} by Maven, about 45 MB, once ...")
    began = time.monotonic()
    with tempfile.TemporaryDirectory(dir=CACHE, prefix="partial-") as partial:
        jars = Path(partial) / "jars"
        command = (
            *(maven, "--batch-mode", "--no-transfer-progress", "--strict-checksums", "--file", str(POM)),
            *("dependency:copy-dependencies", f"-DoutputDirectory={jars}"),
        )
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=_DOWNLOAD_DEADLINE_S, check=False
            )
        except subprocess.TimeoutExpired:
            raise BrokerUnavailableError(f"mvn did not finish within {_DOWNLOAD_DEADLINE_S:g} s") from None
        if done.returncode != 0:
            raise BrokerUnavailableError(f"mvn failed:\n{done.stdout[-2000:]}{done.stderr[-1000:]}")
        try:
            jars.rename(folder)
        except OSError:
            # Another run of the tests was quicker.
            if not folder.is_dir():
                raise
    say(f"connected tests: fetched in {time.monotonic() - began:.0f} s")
    return folder


def _write_config(home: Path, address: str) -> Path:
    controller = f"127.0.0.1:{free_port()}"
    config = {
        **CONFIG,
        "controller.quorum.voters": f"1@{controller}",
        "listeners": f"PLAINTEXT://{address},CONTROLLER://{controller}",
        "advertised.listeners": f"PLAINTEXT://{address}",
        "log.dirs": str(home / "data"),
    }
    path = home / "server.properties"
    path.write_text("".join(f"{name}={value}\n" for name, value in config.items()))
    return path


def _format(java: str, classpath: str, config: Path) -> None:
    cluster_id = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
    done = subprocess.run(
        (
            *(java, *_JVM, "-cp", classpath, "kafka.tools.StorageTool"),
            *("format", "--cluster-id", cluster_id, "--config", str(config)),
        ),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode != 0:
        raise BrokerUnavailableError(f"its storage can't be formatted:\n{done.stdout}{done.stderr}")


def _java_version(java: str) -> str:
    told = subprocess.run((java, "-version"), capture_output=True, text=True, timeout=60, check=False).stderr
    stated = re.search(r'version "([^"]+)"', told)
    return f"Java {stated[1]}" if stated else "Java"


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_STOP_GRACE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
