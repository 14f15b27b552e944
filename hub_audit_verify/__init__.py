"""`hub-audit-verify` says whether anybody has rewritten the audit of an HR data hub.

A program of its own, which shares no code with the hub. It reads the audit and its chain from
Postgres, the checkpoints from the anchor file, and the public key, all read-only, and says what
does not fit. What is checked:

- every link has its entry, every entry (older than the grace) its link, places have no gap;
- `hash(n) = sha256(02 ‖ hash(n-1) ‖ sha256(00 ‖ line))`, where the line is what COPY writes;
- at the size of every anchored checkpoint the Merkle root (RFC 6962) is the signed one;
- checkpoints are signed (Ed25519), grow in size and time, and the chain is not shorter than they.

Exit code: 0 nothing found, 1 something was rewritten, 2 it could not be checked.
"""

import argparse
import asyncio
import hashlib
import io
import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import asyncpg
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

PAGE = 100_000
_START = bytes(32)
_CHAIN = """
select l.position, encode(l.hash, 'hex'), l.seq, a.seq,
       (extract(epoch from a.at) * 1000000)::bigint, a.actor, a.action, a.entity, a.batch,
       a.run_id, a.rows, a.reason, a.detail
from hub.audit_link l left join hub.audit a on a.seq = l.seq
where l.position > $1 order by l.position limit $2
"""
_LOOSE = """
select a.seq from hub.audit a
where not exists (select from hub.audit_link l where l.seq = a.seq)
  and a.at < now() - make_interval(secs => $1)
order by a.seq limit 100
"""


@dataclass(frozen=True)
class Link:
    """A link of the chain and the line of its entry; None where the entry is gone."""

    position: int
    hash: bytes
    line: bytes | None


@dataclass(frozen=True)
class Anchor:
    """A signed checkpoint."""

    size: int
    root: bytes
    head: bytes
    at: int
    """Microseconds since 1970."""
    signature: bytes


@dataclass(frozen=True)
class Finding:
    """Something that does not fit."""

    code: str
    place: str

    def __str__(self) -> str:
        return f"{self.code} at {self.place}"


def anchors_of(text: str) -> list[Anchor]:
    """The checkpoints of an anchor file; raises ValueError for a line that is none."""
    found = []
    for line in text.splitlines():
        told = json.loads(line)
        root, head, signature = (
            bytes.fromhex(told[name]) for name in ("root", "head", "signature")
        )
        found.append(Anchor(int(told["size"]), root, head, int(told["at"]), signature))
    return found


def key_of(pem: bytes) -> Ed25519PublicKey:
    """The public key; raises ValueError for another kind."""
    found = load_pem_public_key(pem)
    if isinstance(found, Ed25519PublicKey):
        return found
    raise ValueError("The key is no Ed25519 key.")


def check_anchors(anchors: list[Anchor], key: Ed25519PublicKey) -> Iterator[Finding]:
    """Signatures, and that size and time grow."""
    before: Anchor | None = None
    for one in anchors:
        told = f"hub-audit-1\n{one.size}\n{one.root.hex()}\n{one.head.hex()}\n{one.at}\n"
        try:
            key.verify(one.signature, told.encode())
        except InvalidSignature:
            yield Finding("ANCHOR_SIGNATURE", f"size {one.size}")
        if before is not None and (one.size <= before.size or one.at < before.at):
            yield Finding("ANCHOR_ORDER", f"size {one.size}")
        before = one


class Chain:
    """Goes through the links once, in their order; memory does not grow."""

    def __init__(self, anchors: list[Anchor]) -> None:
        self._wanted = {one.size: one for one in anchors}
        self._largest = max(self._wanted, default=0)
        self._head = _START
        self._peaks: list[bytes] = []
        self.size = 0

    def take(self, links: Iterable[Link]) -> Iterator[Finding]:
        """What does not fit of these links."""
        for link in links:
            if link.position != self.size + 1:
                yield Finding("LINK_MISSING", f"place {self.size + 1}")
            self.size = link.position
            if link.line is None:
                yield Finding("ENTRY_MISSING", f"place {link.position}")
                leaf = b""
            else:
                leaf = hashlib.sha256(b"\x00" + link.line).digest()
            if hashlib.sha256(b"\x02" + self._head + leaf).digest() != link.hash and link.line:
                yield Finding("ENTRY_CHANGED", f"place {link.position}")
            self._head = link.hash  # go on from what stands there: one change is one finding
            self._grow(leaf)
            anchor = self._wanted.get(link.position)
            if anchor is not None and (anchor.root, anchor.head) != (self._root(), link.hash):
                yield Finding("ROOT_DIFFERS", f"size {anchor.size}")

    def end(self) -> Iterator[Finding]:
        """What is known only after the last link."""
        if self.size < self._largest:
            yield Finding("TRUNCATED", f"{self.size} of {self._largest} anchored entries")

    def _grow(self, leaf: bytes) -> None:
        self._peaks.append(leaf)
        count = self.size
        while count and count % 2 == 0 and len(self._peaks) > 1:
            right, left = self._peaks.pop(), self._peaks.pop()
            self._peaks.append(hashlib.sha256(b"\x01" + left + right).digest())
            count //= 2

    def _root(self) -> bytes:
        found = self._peaks[-1]
        for left in self._peaks[-2::-1]:
            found = hashlib.sha256(b"\x01" + left + found).digest()
        return found


def links_of(page: bytes) -> list[Link]:
    """Links of what COPY wrote."""
    found = []
    for row in page.splitlines():
        position, digest, _, line = row.split(b"\t", 3)
        entry = None if line.startswith(b"\\N\t") else line
        found.append(Link(int(position), bytes.fromhex(digest.decode()), entry))
    return found


async def verify(
    database: str, anchors: list[Anchor], key: Ed25519PublicKey, grace: float
) -> tuple[list[Finding], int]:
    """All findings, and how many entries were checked."""
    findings = list(check_anchors(anchors, key))
    chain = Chain(anchors)
    connection = await asyncpg.connect(database)
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            while True:
                page = io.BytesIO()
                await connection.copy_from_query(
                    _CHAIN, chain.size, PAGE, output=page, format="text"
                )
                links = links_of(page.getvalue())
                if not links:
                    break
                findings += chain.take(links)
            findings += chain.end()
            loose = await connection.fetch(_LOOSE, grace)
            findings += [Finding("ENTRY_UNCHAINED", f"number {row['seq']}") for row in loose]
    finally:
        await connection.close()
    return findings, chain.size


def main(argv: list[str] | None = None) -> int:
    """The program; its exit code."""
    parser = argparse.ArgumentParser("hub-audit-verify", description=__doc__.splitlines()[0])
    parser.add_argument("--database", required=True, help="postgresql://… of the hub")
    parser.add_argument("--anchors", required=True, type=Path, help="the anchor file")
    parser.add_argument("--key", required=True, type=Path, help="the public key (PEM)")
    parser.add_argument("--grace", type=float, default=120, help="seconds until chained")
    asked = parser.parse_args(argv)
    try:
        key = key_of(asked.key.read_bytes())
        anchors = anchors_of(asked.anchors.read_text("utf-8"))
        began = time.monotonic()
        findings, size = asyncio.run(verify(asked.database, anchors, key, asked.grace))
    except (OSError, ValueError, KeyError, asyncpg.PostgresError) as error:
        sys.stderr.write(f"It could not be checked: {type(error).__name__}: {error}\n")
        return 2
    seconds = max(time.monotonic() - began, 1e-9)
    for one in findings:
        sys.stdout.write(f"{one}\n")
    sys.stdout.write(
        f"{size} entries, {len(anchors)} checkpoints, {len(findings)} findings, "
        f"{size / seconds:,.0f} entries a second\n"
    )
    return 1 if findings else 0
