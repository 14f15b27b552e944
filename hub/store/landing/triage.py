"""Triage: which records of a batch are new or different, and under which key each is kept.

A record that stands in the database with the same body, understood by the same mapping version
and landed in full, is unchanged and goes no further.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import orjson
import polars as pl

from hub.schema.verdict import RejectedRecord
from hub.store.landing.desk import DUPLICATE_KEY, REJECTED, Desk, Fates
from hub.store.landing.digests import SIZE, weighed
from hub.store.landing.erased import Standing, bar
from hub.store.scripts import statement

_KEY_MISSING = RejectedRecord(0, "KEY_MISSING", "The record has no key.")
_KEY_INVALID = RejectedRecord(0, "KEY_INVALID", "The key holds a NUL character.")
_REPEATED = RejectedRecord(
    0, DUPLICATE_KEY, "An earlier record of the run has the same key and says something else."
)


@dataclass(frozen=True)
class Known:
    """A raw record that is kept."""

    subject: str
    hash: bytes
    mapping_version: int
    state: str
    open: bool


@dataclass(frozen=True)
class Triage:
    """A batch as it stands against what is kept; lists by position of the record."""

    bodies: Sequence[bytes]
    hashes: Sequence[bytes]
    keys: list[str]
    """The key under which a record is kept; empty where it is not."""
    known: dict[str, Known]
    """What is kept under these keys, of records that are not unchanged."""
    rejected: dict[int, RejectedRecord]
    """Records that cannot land, whether they are kept as such already or not."""
    live: list[int]
    """Records that go on."""
    bare: Collection[int] = ()
    """Records whose bytes are not kept: they hold what was erased."""

    def is_new(self, record: int) -> bool:
        """Whether nothing is kept under its key."""
        return self.keys[record] not in self.known


async def triage(desk: Desk, fates: Fates, erased: Standing) -> Triage:
    """Look at every record once; settles the ignored, the unchanged and the rejected."""
    mapped = desk.landing.mapped
    found = desk.landing.weighed or weighed(desk.sealer, desk.landing.records)
    bodies, hashes = found.bodies, found.hashes
    for record in mapped.ignored.arg_true().to_list():
        fates.settle(record, "ignored")
    keys = mapped.keys.fill_null("").to_list()
    rejected = {one.record: one for one in mapped.rejected if not fates.of[one.record]}
    if not _all_keyed(mapped.keys):
        _without_key(keys, rejected, fates)
    if mapped.keys.n_unique() < len(keys):
        _repeated(desk, keys, hashes, rejected, fates)
    await bar(desk, erased, keys, fates)
    rejected = {record: one for record, one in rejected.items() if not fates.of[record]}
    same, known = await _kept(desk, keys, _but(hashes, rejected))
    await _seen_before(desk, keys, hashes, rejected, known)
    await _keep_rejected_apart(desk, keys, hashes, rejected, known, fates)
    for record, one in rejected.items():
        if not fates.of[record]:
            fates.settle(record, "quarantined", one.code)
    fates.unchanged(same)
    return Triage(bodies, hashes, keys, known, rejected, fates.open(), erased.bare)


def _all_keyed(keys: pl.Series) -> bool:
    """Whether every record has a key that can be kept."""
    bad = keys.is_null() | (keys == "") | keys.str.contains("\x00", literal=True)
    return not bad.any()


def _without_key(keys: list[str], rejected: dict[int, RejectedRecord], fates: Fates) -> None:
    for record, key in enumerate(keys):
        if not key or "\x00" in key:
            if not fates.of[record]:
                rejected.setdefault(record, _KEY_INVALID if key else _KEY_MISSING)
            keys[record] = ""


def _repeated(
    desk: Desk,
    keys: list[str],
    hashes: Sequence[bytes],
    rejected: dict[int, RejectedRecord],
    fates: Fates,
) -> None:
    """Keys that stand more than once.

    The same again is nothing; in a snapshot other words are a fault, elsewhere the last counts.
    """
    first: dict[str, int] = {}
    for record, key in enumerate(keys):
        if fates.of[record] or record in rejected:
            continue
        before = first.setdefault(key, record)
        if before == record:
            continue
        if hashes[before] == hashes[record]:
            fates.settle(record, "ignored")
        elif desk.landing.snapshot:
            rejected[record] = _REPEATED
        else:
            fates.settle(before, "ignored")
            first[key] = record


def _but(hashes: Sequence[bytes], rejected: Iterable[int]) -> Sequence[bytes]:
    """Digests, but none for what is rejected: it is never taken for unchanged."""
    found = list(hashes)
    for record in rejected:
        found[record] = bytes(SIZE)
    return found


async def _kept(
    desk: Desk, keys: Sequence[str], hashes: Sequence[bytes]
) -> tuple[list[int], dict[str, Known]]:
    """Records that stand unchanged and landed in full, and what else is kept, by key.

    Postgres compares: only what differs is carried over. (A list as JSON is many times quicker
    than an array of texts.)
    """
    [row] = await desk.connection.fetch(
        statement("raw_known.sql"),
        desk.landing.stream_id,
        orjson.dumps(keys).decode(),
        b"".join(hashes),
        desk.landing.mapping_version,
    )
    known = {
        key: Known(subject, bytes.fromhex(digest), version, state, open_)
        for key, subject, digest, version, state, open_ in orjson.loads(row["other"] or "[]")
    }
    return [at - 1 for at in row["same"] or ()], known


async def _seen_before(
    desk: Desk,
    keys: list[str],
    hashes: Sequence[bytes],
    rejected: dict[int, RejectedRecord],
    known: dict[str, Known],
) -> None:
    """A key that an earlier batch of this snapshot gave with another body is a fault."""
    landing = desk.landing
    if not landing.snapshot or not known:
        return
    differ = {
        key: record
        for record, key in enumerate(keys)
        if key in known and record not in rejected and known[key].hash != hashes[record]
    }
    if not differ:
        return
    rows = await desk.connection.fetch(
        "select distinct k.key from hub.run_seen s, unnest(s.keys) as k(key) "
        "where s.run_id = $1 and s.stream_id = $2 and k.key = any($3)",
        landing.run_id,
        landing.stream_id,
        list(differ),
    )
    rejected.update({differ[row[0]]: _REPEATED for row in rows})


async def _keep_rejected_apart(
    desk: Desk,
    keys: list[str],
    hashes: Sequence[bytes],
    rejected: dict[int, RejectedRecord],
    known: dict[str, Known],
    fates: Fates,
) -> None:
    """A rejected record without a key of its own is kept under its hash."""
    if not rejected:
        return
    taken = {key for at, key in enumerate(keys) if key and at not in rejected and not fates.of[at]}
    moved: list[str] = []
    for record, one in rejected.items():
        key = keys[record]
        if not key or key in taken or one is _REPEATED:
            key = keys[record] = "#" + hashes[record].hex()
            moved.append(key)
        if key in taken:
            fates.settle(record, "ignored")
            keys[record] = ""
        taken.add(key)
    if moved:
        _, kept = await _kept(desk, moved, [bytes(SIZE)] * len(moved))
        known.update(kept)


def settled_before(triage_: Triage, record: int, version: int) -> bool:
    """Whether a rejected record is kept as such already, with the same body and mapping."""
    one = triage_.known.get(triage_.keys[record])
    return (
        one is not None
        and one.open
        and one.state == REJECTED
        and one.hash == triage_.hashes[record]
        and one.mapping_version == version
    )
