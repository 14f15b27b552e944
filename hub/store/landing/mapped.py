"""Mapped records: what a source says of a row, as text; sealed kinds are sealed within it."""

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import orjson
import polars as pl

from hub.schema.model import EntitySpec
from hub.store.landing.copying import append, copy_in, hexes
from hub.store.landing.desk import Connection, Desk
from hub.store.landing.digests import digests
from hub.store.landing.fold import Source
from hub.store.landing.identify import Prior
from hub.store.landing.places import mapped_place
from hub.store.scripts import script
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import Place, Sealer

HASH: Final = Place("mapped_record", "hash")


@dataclass(frozen=True)
class Change:
    """One mapped record that is new, says something else, or is gone."""

    row_id: str
    subject: str
    record_key: str
    source: Source
    hash: bytes
    prior: Prior | None
    """As it stands; None if it is new."""

    @property
    def gone(self) -> bool:
        """Whether its record is gone, or no longer makes it."""
        return self.source.closed is not None or self.source.withdrawn


def content_hash(desk: Desk, source: Source) -> bytes:
    """Equal for equal contents; says nothing about them."""
    return content_hashes(desk, [source])[0]


def content_hashes(desk: Desk, sources: Sequence[Source]) -> list[bytes]:
    """The same of many."""
    said = [orjson.dumps(_content(one), option=orjson.OPT_SORT_KEYS) for one in sources]
    return digests(desk.sealer, HASH, said)


def _content(one: Source) -> list[object]:
    """What a hash is of; of a source without times as it was before there were any."""
    said: list[object] = [one.precedence, one.fields, one.pending]
    if one.changed is None and not one.newest:
        return said
    return [*said, one.changed.timestamp() if one.changed else None, sorted(one.newest)]


def opened(desk: Desk, spec: EntitySpec, prior: Prior) -> Source:
    """A mapped record as the fold takes it. What was erased says nothing any more."""
    return opened_with(desk.sealer, spec, prior)


def opened_with(sealer: Sealer, spec: EntitySpec, prior: Prior) -> Source:
    """The same, with the sealer alone."""
    fields: dict[str, str | None] = {}
    row = bytes.fromhex(prior.row_id.replace("-", ""))
    for name, value in orjson.loads(prior.fields).items():
        one = spec.fields.get(name)
        if one is None:
            continue
        if value is None or not one.kind.sealed:
            fields[name] = value
            continue
        plain = sealer.open(mapped_place(spec, one), row, b64decode(value))
        if not isinstance(plain, Erased):
            fields[name] = plain
    pending = orjson.loads(prior.pending) if prior.pending else {}
    return Source(
        prior.stream,
        prior.key,
        prior.precedence,
        fields,
        pending,
        prior.recorded,
        prior.closed,
        withdrawn=prior.withdrawn,
        changed=prior.changed,
        newest=prior.newest,
    )


async def store_changes(desk: Desk, spec: EntitySpec, changes: Sequence[Change]) -> None:
    """Write mapped records: new ones, other ones, and the day on which some were gone."""
    said = [one for one in changes if not one.gone or one.prior is None]
    new = [one for one in said if one.prior is None]
    fresh = _frame(desk, spec, new).drop("recorded_at")
    await append(desk.connection, desk.made.machinery.mapped_record, fresh)
    old = _frame(desk, spec, [one for one in said if one.prior is not None])
    await _replace(desk.connection, old)
    gone = [one.source.key for one in changes if one.gone]
    if gone:
        await desk.connection.execute(
            "update hub.mapped_record set closed_at = now(), closed_on = $4 "
            "where stream_id = $1 and entity = $2 and row_key = any($3::text[])",
            desk.landing.stream_id,
            spec.name,
            gone,
            None if desk.replays else desk.today,  # without a day: withdrawn
        )


async def _replace(connection: Connection, frame: pl.DataFrame) -> None:
    if not frame.height:
        return
    make, merge, drop = script("mapped_replace.sql")
    await connection.execute(make)
    await copy_in(connection, "next_mapped", frame)
    await connection.execute(merge)
    await connection.execute(drop)


def _frame(desk: Desk, spec: EntitySpec, changes: Sequence[Change]) -> pl.DataFrame:
    landing = desk.landing
    fields = sealed_fields(desk, spec, changes)
    pending = [
        orjson.dumps(one.source.pending).decode() if one.source.pending else None for one in changes
    ]
    texts = {
        "row_key": [one.source.key for one in changes],
        "record_key": [one.record_key for one in changes],
        "row_id": [one.row_id for one in changes],
        "fields": [orjson.dumps(one).decode() for one in fields],
        "pending": pending,
        "precedence": [str(one.source.precedence) for one in changes],
        "changed_at": [_iso(one.source.changed) for one in changes],
        "newest": [_names(one.source.newest) for one in changes],
    }
    frame = pl.DataFrame(texts, schema=dict.fromkeys(texts, pl.String))
    return frame.with_columns(
        pl.lit(str(landing.stream_id)).alias("stream_id"),
        pl.lit(spec.name).alias("entity"),
        pl.lit(str(landing.mapping_version)).alias("mapping_version"),
        hexes([one.hash for one in changes], "hash"),
        pl.Series("recorded_at", [_recorded(one) for one in changes], dtype=pl.String),
    )


def _recorded(one: Change) -> str | None:
    """When it was recorded, where that is not now: a replay is no news of the source."""
    return _iso(one.source.recorded)


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _names(fields: frozenset[str]) -> str | None:
    """An array of Postgres as text; none for most."""
    return "{" + ",".join(sorted(fields)) + "}" if fields else None


def sealed_fields(
    desk: Desk, spec: EntitySpec, changes: Sequence[Change]
) -> list[dict[str, str | None]]:
    """The fields of each change with sealed kinds sealed for the mapped record."""
    found = [dict(one.source.fields) for one in changes]
    rows = [bytes.fromhex(one.row_id.replace("-", "")) for one in changes]
    subjects = [bytes.fromhex(one.subject.replace("-", "")) for one in changes]
    for one in spec.targets:
        if not one.kind.sealed:
            continue
        texts = [said.get(one.name) for said in found]
        if any(text is not None for text in texts):
            place = mapped_place(spec, one)
            sealed = desk.sealer.seal_many(place, one.cls.key_group, rows, subjects, texts)
            for said, value in zip(found, sealed, strict=True):
                if value is not None:
                    said[one.name] = b64encode(value).decode()
    return found


def sealed_groups(spec: EntitySpec, fields: Mapping[str, str | None]) -> set[str]:
    """Key groups that sealing these fields takes."""
    return {one.cls.key_group for one in spec.sealed if fields.get(one.name) is not None}
