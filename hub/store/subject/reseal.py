"""What stays of a key group that is erased goes under keys of an heir, so that it still opens.

Keys are of a person and a group, classes are finer: bank accounts may go while wages stay. A
sealed value names its key, so readers notice nothing; what is sealed for the person later gets
keys of their own again.
"""

from base64 import b64decode, b64encode
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import orjson
from sqlalchemy import Table

from hub.schema.model import EntitySpec, Field, Model
from hub.schema.retention import people
from hub.store.landing.desk import Connection
from hub.store.landing.places import mapped_place, place_of
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import Place, Sealer
from hub.store.subject.person import all_tables_of
from hub.store.tables import Tables
from hub.store.uuid7 import id_bytes_of

_FACTOR: Final = Place("account_factor", "secret")
_FACTORS: Final = "general"
"""Key group of what authenticator apps are proved by."""


@dataclass(frozen=True)
class Heir:
    """Under whose keys it goes, and of which groups."""

    id: str
    groups: Collection[str]
    dry: bool = False
    """Count, and leave everything as it is."""

    def wanted(self) -> set[tuple[bytes, str]]:
        """(subject, group) of the keys that must be there before."""
        [own] = id_bytes_of([self.id])
        return {(own, group) for group in self.groups}


async def reseal(
    session: Connection,
    made: Tables,
    model: Model,
    sealer: Sealer,
    heir: Heir,
    going: Collection[str],
) -> int:
    """Seal anew what is not of a class that goes; how many values."""
    count = 0
    for spec in people(model):
        staying = list(_staying(spec, heir, going))
        for one in staying:
            for table in all_tables_of(made, spec):
                if f"{one.column}_sealed" in table.c:
                    place = place_of(made, spec, one)
                    count += await _column(session, sealer, heir, spec, one, table, place)
        if staying:
            count += await _mapped(session, sealer, heir, spec, staying)
    if _FACTORS in heir.groups:
        count += await _factors(session, sealer, heir)
    return count


def _staying(spec: EntitySpec, heir: Heir, going: Collection[str]) -> Iterator[Field]:
    for one in spec.fields.values():
        if one.kind.sealed and one.cls.key_group in heir.groups and one.cls.name not in going:
            yield one


async def _column(
    session: Connection,
    sealer: Sealer,
    heir: Heir,
    spec: EntitySpec,
    one: Field,
    table: Table,
    place: Place,
) -> int:
    column = f"{one.column}_sealed"
    rows = await session.fetch(
        f"select id::text, version, {column} as sealed from hub.{table.name} "
        f"where {column} is not null and id in "
        f"(select id from person_row where entity = '{spec.name}')"
    )
    ids = id_bytes_of([row["id"] for row in rows])
    anew = _anew(sealer, heir, one.cls.key_group, place, ids, [row["sealed"] for row in rows])
    await session.execute(
        f"update hub.{table.name} t set {column} = n.sealed "
        "from unnest($1::uuid[], $2::int[], $3::bytea[]) as n(id, version, sealed) "
        "where t.id = n.id and t.version = n.version",
        [row["id"] for row in rows],
        [row["version"] for row in rows],
        anew,
    )
    return len(rows)


async def _mapped(
    session: Connection, sealer: Sealer, heir: Heir, spec: EntitySpec, fields: Sequence[Field]
) -> int:
    rows = await session.fetch(
        "select stream_id, row_key, row_id::text, fields::text from hub.mapped_record "
        "where entity = $1 and row_id in (select id from person_row where entity = $1)",
        spec.name,
    )
    count = 0
    for row in rows:
        said = orjson.loads(row["fields"])
        held = [one for one in fields if said.get(one.name) is not None]
        own = id_bytes_of([row["row_id"]])
        for one in held:
            place, sealed = mapped_place(spec, one), b64decode(said[one.name])
            [anew] = _anew(sealer, heir, one.cls.key_group, place, own, [sealed])
            said[one.name] = b64encode(anew).decode()
        if held:
            await session.execute(
                "update hub.mapped_record set fields = $4 "
                "where stream_id = $1 and entity = $2 and row_key = $3",
                *(row["stream_id"], spec.name, row["row_key"], orjson.dumps(said).decode()),
            )
            count += len(held)
    return count


async def _factors(session: Connection, sealer: Sealer, heir: Heir) -> int:
    rows = await session.fetch(
        "select f.id::text, f.secret from hub.account_factor f "
        "join hub.account a on a.id = f.account_id "
        "where f.kind = 'totp' and a.employee_id in (select id from person_id)"
    )
    ids = id_bytes_of([row["id"] for row in rows])
    anew = _anew(sealer, heir, _FACTORS, _FACTOR, ids, [row["secret"] for row in rows])
    for row, sealed in zip(rows, anew, strict=True):
        await session.execute(
            "update hub.account_factor set secret = $2 where id = $1", row["id"], sealed
        )
    return len(rows)


def _anew(
    sealer: Sealer,
    heir: Heir,
    group: str,
    place: Place,
    rows: Sequence[bytes],
    sealed: Sequence[bytes],
) -> list[bytes]:
    """The same values under the heir's key; what is erased already stays as it is."""
    [own] = id_bytes_of([heir.id])
    found = []
    for row, before in zip(rows, sealed, strict=True):
        value = sealer.open_bytes(place, row, before)
        if heir.dry or isinstance(value, Erased):
            found.append(before)
        else:
            found.append(sealer.seal_bytes(own, group, place, row, value))
    return found
