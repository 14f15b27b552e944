"""Triage: which records of a batch are new or different, and under which key each is kept.

A record that stands in the database with the same body, understood by the same mapping version
and landed in full, is unchanged and goes no further.
"""

from dataclasses import dataclass
from typing import Any, Final

import orjson

from hub.schema.verdict import RejectedRecord
from hub.store.landing.desk import DUPLICATE_KEY, LANDED, REJECTED, Desk, Fates
from hub.store.landing.digests import digests
from hub.store.sealing.seal import Place

HASH: Final = Place("raw_record", "hash")
_KEY_MISSING = RejectedRecord(0, "KEY_MISSING", "The record has no key.")
_KEY_INVALID = RejectedRecord(0, "KEY_INVALID", "The key holds a NUL character.")
_REPEATED = RejectedRecord(
    0, DUPLICATE_KEY, "An earlier record of the run has the same key and says something else."
)


@dataclass(frozen=True)
class Known:
    """A raw record that is kept."""

    id: str
    subject: str
    hash: bytes
    mapping_version: int
    state: str
    open: bool


@dataclass(frozen=True)
class Triage:
    """A batch as it stands against what is kept; lists by position of the record."""

    bodies: list[bytes]
    hashes: list[bytes]
    keys: list[str]
    """The key under which a record is kept; empty where it is not."""
    known: dict[str, Known]
    rejected: dict[int, RejectedRecord]
    """Records that cannot land, whether they are kept as such already or not."""
    live: list[int]
    """Records that go on."""

    def is_new(self, record: int) -> bool:
        """Whether nothing is kept under its key."""
        return self.keys[record] not in self.known


async def triage(desk: Desk, fates: Fates) -> Triage:
    """Look at every record once; settles the ignored, the unchanged and the rejected."""
    mapped = desk.landing.mapped
    bodies = list(desk.landing.records.bodies())
    hashes = digests(desk.sealer, HASH, bodies)
    for record in mapped.ignored.arg_true().to_list():
        fates.settle(record, "ignored")
    keys = [key or "" for key in mapped.keys.to_list()]
    rejected = {one.record: one for one in mapped.rejected if not fates.of[one.record]}
    _without_key(keys, rejected, fates)
    _repeated(desk, keys, hashes, rejected, fates)
    known = await _known(desk, sorted({key for key in keys if key}))
    await _seen_before(desk, keys, hashes, rejected, known)
    await _keep_rejected_apart(desk, keys, hashes, rejected, known, fates)
    for record, one in rejected.items():
        if not fates.of[record]:
            fates.settle(record, "quarantined", one.code)
    _unchanged(desk, keys, hashes, known, fates)
    return Triage(bodies, hashes, keys, known, rejected, fates.open())


def _without_key(keys: list[str], rejected: dict[int, RejectedRecord], fates: Fates) -> None:
    for record, key in enumerate(keys):
        if not fates.of[record] and (not key or "\x00" in key):
            rejected.setdefault(record, _KEY_INVALID if key else _KEY_MISSING)
            keys[record] = ""


def _repeated(
    desk: Desk,
    keys: list[str],
    hashes: list[bytes],
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


async def _known(desk: Desk, keys: list[str]) -> dict[str, Known]:
    rows: list[Any] = await desk.connection.fetch(
        "select record_key, id::text, subject::text, hash, mapping_version, state, "
        "closed_at is null from hub.raw_record where stream_id = $1 "
        "and record_key = any(array(select json_array_elements_text($2::json)))",
        desk.landing.stream_id,
        orjson.dumps(keys).decode(),  # many times quicker than an array of texts
    )
    return {row[0]: Known(*row[1:]) for row in map(tuple, rows)}


async def _seen_before(
    desk: Desk,
    keys: list[str],
    hashes: list[bytes],
    rejected: dict[int, RejectedRecord],
    known: dict[str, Known],
) -> None:
    """A key that an earlier batch of this snapshot gave with another body is a fault."""
    landing = desk.landing
    if not landing.snapshot:
        return
    differ = {
        key: record
        for record, key in enumerate(keys)
        if key in known and record not in rejected and known[key].hash != hashes[record]
    }
    rows = await desk.connection.fetch(
        "select distinct record_key from hub.run_seen "
        "where run_id = $1 and stream_id = $2 and record_key = any($3)",
        landing.run_id,
        landing.stream_id,
        list(differ),
    )
    rejected.update({differ[row[0]]: _REPEATED for row in rows})


async def _keep_rejected_apart(
    desk: Desk,
    keys: list[str],
    hashes: list[bytes],
    rejected: dict[int, RejectedRecord],
    known: dict[str, Known],
    fates: Fates,
) -> None:
    """A rejected record without a key of its own is kept under its hash."""
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
        known.update(await _known(desk, moved))


def _unchanged(
    desk: Desk, keys: list[str], hashes: list[bytes], known: dict[str, Known], fates: Fates
) -> None:
    version = desk.landing.mapping_version
    of = fates.of
    for record, key in enumerate(keys):
        if of[record]:
            continue
        one = known.get(key)
        if (
            one is not None
            and one.open
            and one.state == LANDED
            and one.hash == hashes[record]
            and one.mapping_version == version
        ):
            of[record] = "unchanged"


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
