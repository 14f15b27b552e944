"""Accounts of systems that wait: what their records say of the person, as it is compared."""

from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from hub.flows.hub import Hub
from hub.flows.replay import Only, everything, remapped
from hub.flows.understand import Reading, readings
from hub.mappings.people.profile import Held, Profile
from hub.mappings.rules import Mapping as Rules
from hub.schema.verdict import Cell, Mapped, MappedRows, Reference
from hub.store.connections import Connection, list_connections
from hub.store.identity import COMPARED
from hub.store.identity_accounts import Key, known_keys
from hub.store.landing.desk import WAITING, Desk, nothing
from hub.store.landing.directory import Directory
from hub.store.landing.places import place_of
from hub.store.landing.rowset import EMPLOYEE
from hub.store.uuid7 import uuid7

_ASSIGNMENT, _EMPLOYMENT, _DEPARTMENT = "Assignment", "Employment", "Department"
MOST: Final = 100_000
"""Accounts that wait and are compared, at most."""


@dataclass(frozen=True)
class WaitingAccount:
    """An account for which nobody is known."""

    key: Key
    profile: Profile


async def accounts_that_wait(hub: Hub) -> AsyncIterator[WaitingAccount]:
    """Accounts for which nobody is known, with what their records say of the person."""
    count = 0
    for connection in await list_connections(hub.database):
        for reading in await readings(hub, connection):
            if not finds_people(reading.mapping):
                continue
            async for one in waiting_in(hub, connection, reading):
                yield one
                count += 1
                if count >= MOST:
                    return


def finds_people(mapping: Rules) -> bool:
    """Whether its records are accounts of people whom others make."""
    rules = [one for one in mapping.rows if one.entity == EMPLOYEE]
    return any(one.subject is not None and not one.create for one in rules)


async def waiting_in(
    hub: Hub, connection: Connection, reading: Reading, *, only: Only = everything
) -> AsyncIterator[WaitingAccount]:
    """Those of one stream; `only`: of records whose keys it holds of."""
    async for _, mapped in remapped(hub, reading, (WAITING,), only=only):
        for one in await _accounts(hub, connection, reading.stream.id, mapped):
            yield one


async def _accounts(
    hub: Hub, connection: Connection, stream_id: int, mapped: Mapped
) -> list[WaitingAccount]:
    ignored = set(mapped.ignored.arg_true().to_list())
    ignored |= {one.record for one in mapped.rejected}
    rows = [one for one in mapped.rows if one.entity == EMPLOYEE and not one.create]
    keys = [key for one in rows for key in one.key.to_list()]
    known = await known_keys(hub.database, stream_id, keys)
    departments = await _departments(hub, stream_id, mapped)
    numbers = _numbers(mapped)
    found = []
    for one in rows:
        said = _said(hub, one)
        for at, (record, key) in enumerate(
            zip(one.record.to_list(), one.key.to_list(), strict=True)
        ):
            if record in ignored or key in known:
                continue
            values = {name: column[at] for name, column in said.items()}
            held = [*numbers.get(record, ()), *_by_number(one, at)]
            born = values["birth_date"]
            found.append(WaitingAccount((stream_id, key), Profile(
                id=f"{stream_id}/{key}",
                systems=frozenset({connection.id}),
                name=values["legal_name"],
                born=None if born is None else date.fromisoformat(born),
                gender=values["gender"],
                identity=values["national_id"],
                phone=values["private_phone"],
                mail=values["work_email"],
                department=departments.get(record),
                numbers=tuple(dict.fromkeys(held)),
            )))  # fmt: skip
    return found


def _said(hub: Hub, rows: MappedRows) -> Mapping[str, Sequence[str | None]]:
    """What is compared of each row; of sealed fields the blind index in hex."""
    spec, size = hub.model[EMPLOYEE], len(rows.key)
    found: dict[str, Sequence[str | None]] = {}
    for name in COMPARED:
        texts = _texts(rows.cells.get(name), size)
        if rows.subject is not None and _by(rows.subject) == name:
            named = _texts(rows.subject, size)
            texts = [one or other for one, other in zip(texts, named, strict=True)]
        if spec[name].kind.sealed:
            place = place_of(hub.made, spec, spec[name])
            indexes = hub.sealer.blind_index_many(place, texts)
            texts = [None if one is None else one.hex() for one in indexes]
        found[name] = texts
    return found


def _texts(cell: Cell | None, size: int) -> list[str | None]:
    return [None] * size if cell is None else cell.values.to_list()


def _by(cell: Cell) -> str:
    return cell.reference.by if cell.reference else ""


def _by_number(rows: MappedRows, at: int) -> Iterator[Held]:
    """The number by which the person was looked for."""
    if rows.subject is not None and _by(rows.subject) == "number":
        number = rows.subject.values[at]
        if number is not None:
            yield Held(number)


def _numbers(mapped: Mapped) -> Mapping[int, list[Held]]:
    """Record → the numbers of its employments."""
    found: dict[int, list[Held]] = defaultdict(list)
    for rows in mapped.rows:
        if rows.entity == _EMPLOYMENT and "number" in rows.cells:
            size = len(rows.key)
            first = _texts(rows.cells.get("effective_from"), size)
            last = _texts(rows.cells.get("effective_to"), size)
            numbers = _texts(rows.cells["number"], size)
            for record, *one in zip(rows.record.to_list(), numbers, first, last, strict=True):
                if one[0] is not None:
                    found[record].append(Held(one[0], None, *map(_day, one[1:])))
    return found


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


async def _departments(hub: Hub, stream_id: int, mapped: Mapped) -> dict[int, str]:
    """Record → the department of its post, where it is one that the hub knows."""
    found: dict[int, str] = {}
    for rows in mapped.rows:
        cell = rows.cells.get("department") if rows.entity == _ASSIGNMENT else None
        if cell is None:
            continue
        reference = cell.reference or Reference(_DEPARTMENT, "id")
        async with hub.database.writer.acquire() as session:
            landing = nothing(stream_id, "", "", "replay")
            desk = Desk(session, hub.made, hub.model, hub.sealer, hub.today(), landing, uuid7())
            wanted = set(cell.values.drop_nulls().to_list())
            known = await Directory(desk).find(reference, wanted)
        for record, value in zip(rows.record.to_list(), cell.values.to_list(), strict=True):
            ids = known.get(value, frozenset()) if value is not None else frozenset()
            if len(ids) == 1:
                found[record] = next(iter(ids))
    return found
