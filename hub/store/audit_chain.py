"""The chain of the audit, so that nobody rewrites it unseen, not even who owns the database.

Each entry gets a place and a link: `hash(n) = sha256(02 ‖ hash(n-1) ‖ leaf(n))`, where `leaf(n) =
sha256(00 ‖ line)` and the line is what COPY writes of the entry's columns. A Merkle tree stands
over the leaves (RFC 6962). Its root is signed (Ed25519) as a *checkpoint*, and anchored in a file
outside the database. Entries are chained in the order of their numbers as they are committed:
a few seconds after they were written, without a lock on those who write.

`hub_audit_verify` is a program of its own that shares no code with this.
"""

import asyncio
import hashlib
import io
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import orjson
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hub.store.connection import Database
from hub.store.queries import queries
from hub.store.sealing.keyfile_kek import write_durably

_SQL: Final = queries("audit_chain.sql")
_MOST: Final = 50_000
"""Entries that are chained in one transaction."""
_START: Final = bytes(32)


@dataclass(frozen=True)
class Checkpoint:
    """The chain at one size, signed."""

    size: int
    head: bytes
    root: bytes
    at: datetime
    signature: bytes

    def line(self) -> bytes:
        """As it stands in the anchor file."""
        told = {
            "size": self.size,
            "root": self.root.hex(),
            "head": self.head.hex(),
            "at": micros(self.at),
            "signature": self.signature.hex(),
        }
        return orjson.dumps(told) + b"\n"


@dataclass
class Tree:
    """A Merkle tree that grows, as the roots of its full subtrees, the largest first."""

    size: int
    frontier: list[bytes]

    def add(self, leaf: bytes) -> None:
        """One leaf more."""
        self.frontier.append(leaf)
        self.size += 1
        full = self.size
        while full % 2 == 0:
            right, left = self.frontier.pop(), self.frontier.pop()
            self.frontier.append(_node(left, right))
            full //= 2

    def root(self) -> bytes:
        """The hash over all leaves; of none the hash of nothing."""
        if not self.frontier:
            return hashlib.sha256().digest()
        found = self.frontier[-1]
        for left in reversed(self.frontier[:-1]):
            found = _node(left, found)
        return found


class Anchors:
    """Where checkpoints are kept outside the database, and the key that signs them."""

    def __init__(self, folder: Path, file: Path | None = None) -> None:
        """Open the key of `folder`, made at the first start; `file` may lie elsewhere."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.file = file or folder / "anchors"
        self.public = folder / "public.pem"
        self._key = _key_of(folder / "key.pem", self.public)

    def sign(self, size: int, root: bytes, head: bytes, at: datetime) -> bytes:
        """The signature of a checkpoint."""
        told = f"hub-audit-1\n{size}\n{root.hex()}\n{head.hex()}\n{micros(at)}\n"
        return self._key.sign(told.encode())

    def size(self) -> int:
        """The size of the last checkpoint that is anchored."""
        if not self.file.exists():
            return 0
        lines = self.file.read_bytes().splitlines()
        return int(orjson.loads(lines[-1])["size"]) if lines else 0

    def append(self, found: Sequence[Checkpoint]) -> None:
        """Anchor checkpoints, durably."""
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC
        descriptor = os.open(self.file, flags, 0o600)
        try:
            os.write(descriptor, b"".join(one.line() for one in found))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


async def seal(database: Database, anchors: Anchors) -> int:
    """Chain all entries that are committed, sign and anchor; how many.

    Safe to be called by several processes, and to be killed: what is chained and not anchored is
    anchored by the next one.
    """
    chained = 0
    while (count := await _extend(database, anchors)) > 0:
        chained += count
    await _anchor(database, anchors)
    return chained


async def _extend(database: Database, anchors: Anchors) -> int:
    async with database.transaction() as session:
        await session.execute(_SQL["alone"])
        last = await session.fetchrow(_SQL["last"])
        size, head = (last["size"], bytes(last["head"])) if last else (0, _START)
        tree = Tree(size, [bytes(one) for one in last["frontier"]] if last else [])
        lines = await _unchained(session)
        if not lines:
            return 0
        links: list[tuple[int, int, bytes]] = []
        for line in lines:
            leaf = hashlib.sha256(b"\x00" + line).digest()
            head = hashlib.sha256(b"\x02" + head + leaf).digest()
            tree.add(leaf)
            links.append((tree.size, int(line.partition(b"\t")[0]), head))
        columns = ("position", "seq", "hash")
        await session.copy_records_to_table(
            "audit_link", records=links, columns=columns, schema_name="hub"
        )
        at, root = datetime.now(UTC), tree.root()
        signature = anchors.sign(tree.size, root, head, at)
        await session.execute(
            _SQL["checkpoint"], tree.size, head, root, tree.frontier, at, signature
        )
    return len(lines)


async def _unchained(session: Any) -> list[bytes]:
    """Entries that have no link, in the order of their numbers, as lines."""
    found = io.BytesIO()
    await session.copy_from_query(_SQL["unchained"], _MOST, output=found, format="text")
    return found.getvalue().splitlines()


async def _anchor(database: Database, anchors: Anchors) -> None:
    known = await asyncio.to_thread(anchors.size)
    rows = await database.writer.fetch(_SQL["since"], known)
    found = [
        Checkpoint(row["size"], row["head"], row["root"], row["at"], row["signature"])
        for row in rows
    ]
    if found:
        await asyncio.to_thread(anchors.append, found)


def micros(at: datetime) -> int:
    """Microseconds since 1970."""
    return round(at.timestamp() * 1_000_000)


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _key_of(secret: Path, public: Path) -> Ed25519PrivateKey:
    if secret.exists():
        found = serialization.load_pem_private_key(secret.read_bytes(), None)
        if isinstance(found, Ed25519PrivateKey):
            return found
    made = Ed25519PrivateKey.generate()
    pem = serialization.Encoding.PEM
    told = made.public_key().public_bytes(pem, serialization.PublicFormat.SubjectPublicKeyInfo)
    plain = serialization.NoEncryption()
    write_durably(public, told)
    write_durably(secret, made.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    return made
