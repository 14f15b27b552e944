"""A closed loop of HTTP requests: each client sends its next one when it has its answer.

Raw asyncio streams on loopback, requests made beforehand, so that the generator takes as little
of the machine as Python can.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Final

_LENGTH: Final = b"content-length:"
_PATIENCE: Final = 30.0


@dataclass(frozen=True)
class Load:
    """What came of it: seconds for each answer, and the length of the whole."""

    times: tuple[float, ...]
    seconds: float

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.times) / self.seconds

    def at(self, share: float) -> float:
        """The time within which that share of answers came, in milliseconds."""
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


def request(port: int, path: str, body: bytes, headers: dict[str, str]) -> bytes:
    """A POST as it goes over the wire."""
    fields = {
        "host": f"127.0.0.1:{port}",
        "content-type": "application/json",
        "content-length": str(len(body)),
        **headers,
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"POST {path} HTTP/1.1\r\n{head}\r\n".encode() + body


async def once(port: int, sent: bytes) -> bytes:
    """The body of one answer; raises RuntimeError if its status is not 200."""
    client = await asyncio.open_connection("127.0.0.1", port, limit=1 << 24)
    try:
        return await asyncio.wait_for(_exchange(*client, sent), _PATIENCE)
    finally:
        client[1].close()


async def loop(port: int, requests: Sequence[bytes], clients: int, seconds: float) -> Load:
    """That many clients for that long; each begins at another request."""
    began = time.perf_counter()
    until = began + seconds
    step = max(1, len(requests) // clients)
    found = await asyncio.gather(
        *(_client(port, requests, number * step, until) for number in range(clients))
    )
    times = tuple(one for part in found for one in part)
    return Load(times, time.perf_counter() - began)


async def _client(port: int, requests: Sequence[bytes], start: int, until: float) -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 24)
    times: list[float] = []
    now = time.perf_counter()
    try:
        for sent in islice(cycle(requests), start, None):
            await _exchange(reader, writer, sent)
            before, now = now, time.perf_counter()
            times.append(now - before)
            if now > until:
                break
    finally:
        writer.close()
    return times


async def _exchange(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, sent: bytes
) -> bytes:
    writer.write(sent)
    head = await reader.readuntil(b"\r\n\r\n")
    lower = head.lower()
    at = lower.index(_LENGTH) + len(_LENGTH)
    body = await reader.readexactly(int(lower[at : lower.index(b"\r\n", at)]))
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(f"{head[:40]!r} {body[:300]!r}")
    return body
