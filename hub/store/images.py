"""Images of rows: what the hub holds of them, or held, and from when to when.

The row as it is and every superseded image of it, the latest first, sealed values opened.
Restricted fields lie in a table of their own and have images of their own.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Date,
    Table,
    Text,
    and_,
    any_,
    bindparam,
    cast,
    false,
    func,
    or_,
    select,
    union_all,
)

from hub.schema.kinds import minor_digits
from hub.schema.model import EntitySpec, Field, State
from hub.store.connection import Database
from hub.store.landing.copying import prepared
from hub.store.landing.places import place_of
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import Sealer
from hub.store.tables import Tables, field_columns

_STATE = "state "


@dataclass(frozen=True)
class Image:
    """A row as the hub held it for a while."""

    version: int
    begins: datetime
    ends: datetime | None
    """None: it is the present one."""
    subject: str | None
    """Id of the employee whom it was about; None where the table does not say."""
    states: frozenset[str]
    """States of the entity that held of it."""
    values: Mapping[str, str | Erased | None]
    """Field → canonical text for people: money in major units, links as row ids."""


@dataclass(frozen=True)
class Album:
    """Where images of one entity's rows are found."""

    database: Database
    made: Tables
    sealer: Sealer
    spec: EntitySpec

    async def images(self, row: str, fields: Sequence[Field], today: date) -> list[Image]:
        """Images of a row with these fields, which lie all in the main or all in the private table.

        The latest first; none where there is no such row.
        """
        table = self.made.of(self.spec, fields[0])
        tables = (table, self.made.history[table.name])
        query = union_all(*(self._select(one, fields) for one in tables))
        rows = await self.database.writer.fetch(*prepared(query, {"row": row, "today": today}))
        opened = [
            self._opened(one, [row] * len(rows), [found[one.name] for found in rows])
            for one in fields
        ]
        images = [
            Image(
                version=found["version"],
                begins=found["begins"],
                ends=found["ends"],
                subject=found["subject"],
                states=frozenset(name for name in self.spec.states if found.get(f"{_STATE}{name}")),
                values=dict(zip((one.name for one in fields), values, strict=True)),
            )
            for found, values in zip(rows, zip(*opened, strict=True), strict=True)
        ]
        return sorted(images, key=lambda one: one.version, reverse=True)

    async def present(
        self, cells: Mapping[str, Collection[str]]
    ) -> dict[str, dict[str, str | Erased | None]]:
        """Row → field → what the hub holds by now, of these cells; none other is opened."""
        found: dict[str, dict[str, str | Erased | None]] = {}
        named = set().union(*cells.values())
        fields = [one for one in self.spec.fields.values() if one.name in named]
        for private in (False, True):
            chosen = [one for one in fields if self.spec.is_private(one) is private]
            if not chosen:
                continue
            table = self.made.of(self.spec, chosen[0])
            wanted = bindparam("rows", type_=ARRAY(table.c.id.type))
            texts = (_text(table, one).label(one.name) for one in chosen)
            query = select(cast(table.c.id, Text).label("id"), *texts).where(
                table.c.id == any_(wanted)
            )
            lines = await self.database.writer.fetch(*prepared(query, {"rows": list(cells)}))
            for one in chosen:
                own = [line for line in lines if one.name in cells[line["id"]]]
                ids = [line["id"] for line in own]
                values = self._opened(one, ids, [line[one.name] for line in own])
                for row, value in zip(ids, values, strict=True):
                    found.setdefault(row, {})[one.name] = value
        return found

    def _select(self, table: Table, fields: Sequence[Field]) -> Any:
        private = self.spec.is_private(fields[0])
        states = [] if private else list(self.spec.states.values())
        return select(
            table.c.version,
            func.lower(table.c.recorded).label("begins"),
            func.upper(table.c.recorded).label("ends"),
            cast(self._subject(table, private=private), Text).label("subject"),
            *(_holds(table, one).label(f"{_STATE}{one.name}") for one in states),
            *(_text(table, one).label(one.name) for one in fields),
        ).where(table.c.id == bindparam("row", type_=table.c.id.type))

    def _subject(self, table: Table, *, private: bool) -> ColumnElement[Any]:
        if self.spec.subject is None:
            return func.nullif("", "")
        return table.c[
            "id" if private or self.spec.subject == "self" else f"{self.spec.subject}_id"
        ]

    def _opened(
        self, one: Field, rows: Sequence[str], stored: Sequence[Any]
    ) -> list[str | Erased | None]:
        """Stored values of one field, each of the row beside it, as people read them."""
        if not one.kind.sealed:
            return [None if text is None else _said(one, text) for text in stored]
        owners = [bytes.fromhex(row.replace("-", "")) for row in rows]
        texts = self.sealer.open_many(place_of(self.made, self.spec, one), owners, stored)
        return [_said(one, text) if isinstance(text, str) else text for text in texts]


def _text(table: Table, one: Field) -> ColumnElement[Any]:
    """The stored value: a sealed one as it lies, any other as its canonical text."""
    columns = [table.c[name] for name in field_columns(one)]
    if one.kind.sealed:
        return columns[0]
    if one.kind.name == "Money":
        return cast(columns[0], Text) + " " + columns[1]
    if one.kind.name == "Instant":
        return func.to_char(
            func.timezone("UTC", columns[0]), 'YYYY-MM-DD"T"HH24:MI:SS"Z"', type_=Text
        )
    return cast(columns[0], Text)


def shown(one: Field, text: str) -> str:
    """Canonical text as a mapping gives it, as images show it."""
    if one.kind.name == "Instant":
        moment = datetime.fromisoformat(text.partition("|")[0]).astimezone(UTC)
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    if one.kind.name == "Bool":
        return "true" if text in {"t", "true"} else "false"
    return _said(one, text)


def _said(one: Field, text: str) -> str:
    if not one.kind.name.endswith("Money"):
        return text
    minor, _, currency = text.partition(" ")
    digits = minor_digits(currency)
    sign, figures = ("-", minor[1:]) if minor.startswith("-") else ("", minor)
    figures = figures.rjust(digits + 1, "0")
    whole, rest = (figures[:-digits], f".{figures[-digits:]}") if digits else (figures, "")
    return f"{sign}{whole}{rest} {currency}"


def _holds(table: Table, state: State) -> ColumnElement[Any]:
    column = table.c[state.column]
    today = bindparam("today", type_=Date())
    match state.test:
        case "in":
            return func.coalesce(or_(*(column == code for code in state.codes)), false())
        case "ended":
            return and_(column.is_not(None), column < today)
        case "begun":
            return or_(column.is_(None), column <= today)
    return and_(column.is_not(None), column <= func.now())
