"""The trail of what lands together: audit, outbox, the counters of the run, the cursor."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import orjson

from hub.schema.verdict import Account
from hub.store.landing.desk import Connection, Desk
from hub.store.queries import queries

_SQL: Final = queries("outbox.sql")
Groups = Mapping[str, frozenset[str]]
"""Row → groups of fields that changed; a row that is new or closed has none."""
CHUNK: Final = 10_000
"""Row ids in one entry of the outbox, at most."""
COUNTED: Final = (
    *("read", "inserted", "changed", "unchanged", "quarantined", "ignored", "deleted"),
    *("absent", "pending_cells", "late"),
)


async def record_changes(
    connection: Connection,
    batch: str,
    *,
    actor: str,
    action: str,
    run_id: str | None,
    rows: Mapping[str, Sequence[str]],
    inserted: Mapping[str, int],
    groups: Mapping[str, Groups] = MappingProxyType({}),
    reason: str | None = None,
) -> None:
    """One entry in the audit per entity, and its rows in the outbox, by what changed of them."""
    for entity, ids in rows.items():
        if not ids:
            continue
        new = inserted.get(entity, 0)
        detail = orjson.dumps({"inserted": new, "changed": len(ids) - new}).decode()
        await connection.execute(
            "insert into hub.audit (actor, action, entity, batch, run_id, rows, detail, reason) "
            "values ($1, $2, $3, $4, $5, $6, $7, $8)",
            *(actor, action, entity, batch, run_id, len(ids), detail, reason),
        )
        for some, changed in _chunks(ids, groups.get(entity, {})):
            await connection.execute(
                "insert into hub.outbox (entity, batch, row_ids, origin, groups) "
                "values ($1, $2, $3::text::uuid[], $4, $5)",  # text: quicker than a list of ids
                *(entity, batch, "{" + ",".join(some) + "}", action, changed),
            )


def _chunks(
    ids: Sequence[str], groups: Groups
) -> Iterator[tuple[Sequence[str], Sequence[str] | None]]:
    """Rows of which the same changed, in portions; None where it is the row as a whole."""
    alike: dict[tuple[str, ...] | None, list[str]] = defaultdict(list)
    for row in dict.fromkeys(ids):
        changed = groups.get(row)
        alike[None if changed is None else tuple(sorted(changed))].append(row)
    for names, rows in alike.items():
        for start in range(0, len(rows), CHUNK):
            yield rows[start : start + CHUNK], names


async def run_moved(connection: Connection, run_id: str) -> None:
    """Tell those who watch a run that it got on."""
    await connection.execute(_SQL["run_moved"], run_id)


async def count(desk: Desk, account: Account, landed_waiting: int) -> None:
    """Add the account to the run's; of a replay only what waited and landed counts."""
    landing = desk.landing
    pulled = landing.origin == "pull"
    values = [getattr(account, name) if pulled else 0 for name in COUNTED]
    names = (*COUNTED, "landed_waiting")
    sums = ", ".join(f"{name} = r.{name} + excluded.{name}" for name in names)
    places = ", ".join(f"${at}" for at in range(3, 3 + len(names)))
    await desk.connection.execute(
        f"insert into hub.run_stream as r (run_id, stream_id, {', '.join(names)}) "
        f"values ($1, $2, {places}) on conflict (run_id, stream_id) do update set {sums}",
        *(landing.run_id, landing.stream_id, *values, landed_waiting),
    )
    await run_moved(desk.connection, landing.run_id)


async def move_cursor(desk: Desk) -> None:
    """The stream goes on behind this batch."""
    landing = desk.landing
    if landing.origin == "pull" and landing.cursor is not None:
        await desk.connection.execute(
            "update hub.stream set cursor = $2 where id = $1",
            landing.stream_id,
            orjson.dumps(landing.cursor).decode(),
        )


async def note_seen(desk: Desk, keys: Sequence[str]) -> None:
    """Keys that this snapshot has shown."""
    await desk.connection.execute(
        "insert into hub.run_seen (run_id, stream_id, keys) "
        "values ($1, $2, array(select json_array_elements_text($3::json)))",
        *(desk.landing.run_id, desk.landing.stream_id, orjson.dumps(keys).decode()),
    )
