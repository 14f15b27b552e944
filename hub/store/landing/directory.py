"""Which row a reference means: rows of the database and rows of the batch that is landing.

A reference is said in the words of a source (`code`, `number`, `account`, …). Values are looked
up once each. A row that is valid today goes before one that is not, an open one before a closed
one; several rows of the same rank are ambiguous, and nothing is guessed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

import orjson
import polars as pl
from sqlalchemy import ARRAY, String, bindparam, case, cast, func, select, true
from sqlalchemy.dialects.postgresql import DATE

from hub.errors import Refused, Unmappable
from hub.schema.model import EntitySpec, Field
from hub.schema.verdict import ROW, MappedRows, Reference
from hub.store.landing.copying import prepared
from hub.store.landing.desk import Desk
from hub.store.landing.places import place_of
from hub.store.landing.rowset import EMPLOYEE
from hub.store.landing.succession import Next, followed, meant_by_rows
from hub.store.queries import queries
from hub.store.scripts import statement
from hub.store.survivors import survivors

DEPARTMENT: Final = "Department"
_ALIASED: Final = queries("succession.sql")["aliased"]
UUID_TEXT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

Found: TypeAlias = Mapping[str, frozenset[str]]
"""Value → ids of the rows that it means; more than one is ambiguous, a missing value unknown."""
PAIRS: Final = pl.Schema({"value": pl.String, "id": pl.String})
"""The same as a frame, one row a pair."""


class LookedUp(NamedTuple):
    """Row by row of a column: the id that the value means, and whether it means several."""

    ids: pl.Series
    many: pl.Series
    """Boolean."""


class Directory:
    """Finds rows; learns those that the batch makes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._batch: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(dict)
        self._gone: set[str] = set()
        self._asked = _asked(desk.landing.mapped.rows)
        self._following: Next | None = None

    def asks(self, entity: str, by: str) -> bool:
        """Whether anything in the batch names rows of the entity by that field."""
        return (entity, by) in self._asked

    def learn(self, entity: str, by: str, value: str | None, row_id: str) -> None:
        """A row of the batch can be found by that."""
        if value is not None:
            self._batch[entity, by].setdefault(value, set()).add(row_id)

    def forget(self, ids: Iterable[str]) -> None:
        """Rows that will not be made after all."""
        self._gone.update(ids)

    async def find(self, reference: Reference, values: Iterable[str]) -> Found:
        """Rows that these values mean; raises Refused if the reference cannot be followed."""
        wanted = sorted({one for one in values if "\x00" not in one})
        if not wanted:
            return {}
        if reference.entity == EMPLOYEE and reference.by == "number":
            return await self._by_number(wanted)
        batch = self._of_batch(reference, wanted)
        left = [one for one in wanted if one not in batch] if _exact(reference) else wanted
        stored = await self._stored(reference, left)
        return _together(stored, batch)

    async def successors(
        self, entity: str, target: str, ids: pl.Series, begins: pl.Series | None
    ) -> pl.Series:
        """Whom these rows mean of departments that others follow; any other ids as they are."""
        if target != DEPARTMENT or self._desk.landing.origin == "hub":
            return ids  # who edits names what they mean
        if self._following is None:
            self._following = await followed(self._desk.connection)
        return meant_by_rows(entity, ids, begins, self._desk.today, self._following)

    async def look_up(self, reference: Reference, values: pl.Series) -> LookedUp:
        """`find` for a whole column; null finds nothing."""
        wanted = values.drop_nulls().unique()
        if reference.entity != EMPLOYEE or reference.by != "number" or self._has_numbers():
            return _spread(await self.find(reference, wanted.to_list()), values)
        sound = wanted.filter(~wanted.str.contains("\x00", literal=True))
        pairs = await self._today(sound.to_list())
        left = sound.filter(~sound.is_in(pairs["value"].implode())).to_list()
        if left:
            last = await self._rows("number_last.sql", left)
            pairs = pl.concat([pairs, _pairs(last)])
        return joined(pairs.unique(), values)

    def _has_numbers(self) -> bool:
        return bool(self._batch.get((EMPLOYEE, "number")))

    async def _today(self, wanted: list[str]) -> pl.DataFrame:
        """Today's holders of these numbers: PAIRS."""
        numbers = orjson.dumps(wanted).decode()
        [row] = await self._desk.connection.fetch(
            statement("number_today.sql"), numbers, self._desk.today
        )
        if row["numbers"] is None:
            return pl.DataFrame(schema=PAIRS)
        found = {"value": orjson.loads(row["numbers"]), "id": row["ids"].split(",")}
        return pl.DataFrame(found, schema=PAIRS)

    async def _by_number(self, wanted: list[str]) -> Found:
        """Today's holder, then one of this batch, then whoever had the number last."""
        found: dict[str, frozenset[str]] = {}
        for value, row_id in (await self._today(wanted)).rows():
            found[value] = found.get(value, frozenset()) | {row_id}
        found |= {
            value: ids
            for value, ids in self._of_batch(Reference(EMPLOYEE, "number"), wanted).items()
            if value not in found
        }
        left = [one for one in wanted if one not in found]
        return {**await self._rows("number_last.sql", left), **found} if left else found

    def _of_batch(self, reference: Reference, wanted: list[str]) -> dict[str, frozenset[str]]:
        by = "account" if reference.by == ROW else reference.by
        if by == "account" and reference.account:
            by = f"account {reference.account}"
        known = self._batch.get((reference.entity, by), {})
        found = {one: frozenset(known[one] - self._gone) for one in wanted if one in known}
        return {one: ids for one, ids in found.items() if ids}

    async def _stored(self, reference: Reference, wanted: list[str]) -> Found:
        if not wanted:
            return {}
        desk, spec = self._desk, self._desk.model[reference.entity]
        match reference.by:
            case "id":
                return await self._by_id(spec, wanted)
            case "row":
                stream = desk.landing.stream_id
                return await self._rows("account_row.sql", wanted, stream, spec.name)
            case "account":
                names = (reference.account or "").partition("/")
                return await self._rows("account.sql", wanted, spec.name, names[0], names[2])
            case "path":
                found = await self._rows("department_path.sql", wanted, desk.today)
            case _:
                by = spec.fields.get(reference.by)
                found = await self._by_field(spec, by, reference, wanted)
        left = [one for one in wanted if one not in found]
        return {**await self._aliased(left), **found} if spec.name == DEPARTMENT else found

    async def _aliased(self, wanted: list[str]) -> Found:
        """Departments that have these names beside their own; the system's own aliases first."""
        if not wanted:
            return {}
        stream = self._desk.landing.stream_id
        return _best(await self._desk.connection.fetch(_ALIASED, wanted, stream))

    async def _by_id(self, spec: EntitySpec, wanted: list[str]) -> Found:
        table = self._desk.made.main[spec.name]
        ids = [one for one in wanted if UUID_TEXT.fullmatch(one)]
        wanted_ids = bindparam("ids", type_=ARRAY(table.c.id.type))
        query = select(table.c.id).where(table.c.id == func.any(wanted_ids))
        rows = await self._desk.connection.fetch(*prepared(query, {"ids": ids}))
        found = {str(row[0]): frozenset((str(row[0]),)) for row in rows}
        if spec.name == EMPLOYEE:  # whoever was merged is who has everything since
            by_now = await survivors(self._desk.connection, ids)
            found |= {one: frozenset((now,)) for one, now in by_now.items()}
        return found

    async def _by_field(
        self, spec: EntitySpec, by: Field | None, reference: Reference, wanted: list[str]
    ) -> Found:
        index = by is not None and any(one.suffix == "_index" for one in by.kind.columns)
        if by is None or by.kind.target or (by.kind.sealed and not index):
            raise Refused(
                "REFERENCE_UNKNOWN",
                "A row cannot be found in that way.",
                detail=f"{reference.entity} by {reference.by}",
                hint="Name a field that is text or has a blind index, or id, account, path.",
            )
        said = _canonical(by, wanted)
        keys: dict[Any, list[str]] = {}
        for value, text in said.items():
            keys.setdefault(self._key(spec, by, text, index=index), []).append(value)
        rows = await self._ranked(spec, by, list(keys), index=index)
        return {value: ids for key, ids in rows.items() for value in keys[key]}

    def _key(self, spec: EntitySpec, by: Field, text: str, *, index: bool) -> Any:
        if index:
            return self._desk.sealer.blind_index(place_of(self._desk.made, spec, by), text)
        return text

    async def _ranked(
        self, spec: EntitySpec, by: Field, keys: list[Any], *, index: bool
    ) -> dict[Any, frozenset[str]]:
        main, table = self._desk.made.main[spec.name], self._desk.made.of(spec, by)
        found = table.c[f"{by.column}_index" if index else f"{by.column}{by.kind.main.suffix}"]
        compared = found if index else cast(found, String)
        today = bindparam("today", type_=DATE)
        current = main.c.valid.op("@>")(today) if spec.timeline else (today.is_not(None) & true())
        rank = case((main.c.closed_at.is_not(None), 2), (current, 0), else_=1)
        wanted = bindparam("wanted", type_=ARRAY(found.type if index else String()))
        query = (
            select(compared, main.c.id, rank)
            .select_from(main if table is main else main.join(table, table.c.id == main.c.id))
            .where(compared == func.any(wanted))
        )
        arguments = {"today": self._desk.today, "wanted": keys}
        return _best(await self._desk.connection.fetch(*prepared(query, arguments)))

    async def _rows(self, name: str, wanted: list[str], *arguments: Any) -> Found:
        rows = await self._desk.connection.fetch(statement(name), wanted, *arguments)
        return _best(rows)


def _pairs(found: Found) -> pl.DataFrame:
    rows = [(value, row_id) for value, ids in found.items() for row_id in ids]
    return pl.DataFrame(rows, schema=PAIRS, orient="row")


def _spread(found: Found, values: pl.Series) -> LookedUp:
    return joined(_pairs(found), values)


def joined(pairs: pl.DataFrame, values: pl.Series) -> LookedUp:
    """Pairs, each once, joined to the values that they are about."""
    several = pairs.filter(pairs["value"].is_duplicated())["value"].unique()
    single = pairs.filter(~pairs["value"].is_in(several.implode()))
    column = values.alias("value").to_frame()
    ids = column.join(single, on="value", how="left", maintain_order="left")["id"]
    return LookedUp(ids, values.is_in(several.implode()).fill_null(value=False))


def _best(rows: Iterable[Any]) -> dict[Any, frozenset[str]]:
    """Rows (value, id, rank) → per value the ids of the best rank."""
    ranks: dict[Any, dict[int, set[str]]] = {}
    for value, row_id, rank in rows:
        ranks.setdefault(value, {}).setdefault(rank, set()).add(str(row_id))
    return {value: frozenset(by_rank[min(by_rank)]) for value, by_rank in ranks.items()}


def _exact(reference: Reference) -> bool:
    """Whether a row of the batch settles it without looking further."""
    return reference.by in {"id", "account", ROW}


def _together(stored: Found, batch: Found) -> Found:
    return {
        value: stored.get(value, frozenset()) | batch.get(value, frozenset())
        for value in {*stored, *batch}
    }


def _canonical(by: Field, wanted: list[str]) -> dict[str, str]:
    """Values as they are stored; one that is no value of the field's kind finds nothing."""
    found: dict[str, str] = {}
    for one in wanted:
        try:
            found[one] = by.kind.canonical(one)
        except Unmappable:
            continue
    return found


def _asked(rows: Iterable[MappedRows]) -> set[tuple[str, str]]:
    """By which fields of which entities the links of a batch name rows; company rows by code."""
    cells = (
        cell
        for one in rows
        for cell in (*one.cells.values(), *((one.subject,) if one.subject else ()))
    )
    named = {(one.reference.entity, one.reference.by) for one in cells if one.reference}
    return named | {(one.entity, "code") for one in rows}
