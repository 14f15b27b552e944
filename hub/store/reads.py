"""The record of what is read of people: kept before the answer leaves, one entry a request.

An entry of the audit names who asked, of whom, which classes, and what for - never a value - and
is chained and signed like any other. Requests that wait at the same time share one commit.
"""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import orjson

from hub.errors import Refused, Transient
from hub.store.connection import Database
from hub.store.queries import queries
from hub.store.runs import AWAY
from hub.store.uuid7 import uuid7

_SQL: Final = queries("reads.sql")


@dataclass(frozen=True)
class Reading:
    """What one request read of people."""

    actor: str
    """Id of the employee or client who asked."""
    read: Mapping[tuple[str, ...], Sequence[str]]
    """Classes → ids of the employees whose cells of these classes were shown."""
    searched: Sequence[str] = ()
    """Classes that were filtered, ordered, counted or grouped by."""
    purpose: str = ""

    @property
    def people(self) -> int:
        """How many people it is about."""
        return sum(len(ids) for ids in self.read.values())

    def detail(self) -> str:
        """As it stands in the entry; in an order of its own, so that none tells of the answer."""
        parts = [
            {"classes": classes, "people": sorted(ids)}
            for classes, ids in sorted(self.read.items())
        ]
        return orjson.dumps({"read": parts, "searched": sorted(self.searched)}).decode()


@dataclass(frozen=True)
class Look:
    """One request in which somebody's recorded classes were read."""

    place: int
    """Number of the entry: earlier ones have lower numbers."""
    at: datetime
    actor: str
    """Id of whoever read."""
    employee: bool
    """Whether that is an employee; else a machine client."""
    classes: tuple[str, ...]
    purpose: str


@dataclass(frozen=True)
class BulkRead:
    """More people's class read by one principal within an hour than is usual."""

    hour: datetime
    actor: str
    employee: bool
    cls: str
    people: int
    requests: int


class Reads:
    """Keeps readings; one at work at a time, what comes meanwhile goes into the next commit."""

    def __init__(self, database: Database, demanding: Collection[str] = ()) -> None:
        """Nothing waits yet. `demanding` are classes that nobody reads without a purpose."""
        self._database = database
        self._demanding = frozenset(demanding)
        self._waiting: list[tuple[Reading, asyncio.Future[None]]] = []
        self._writer: asyncio.Task[None] | None = None

    async def keep(self, reading: Reading) -> None:
        """Return once it is committed; Transient READ_UNRECORDED if it cannot be.

        Refused PURPOSE_MISSING where a class demands one.
        """
        self._stated(reading)
        kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((reading, kept))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write())
        await kept

    def _stated(self, reading: Reading) -> None:
        used = {*reading.searched, *(one for classes in reading.read for one in classes)}
        wanted = sorted(used & self._demanding)
        if wanted and not reading.purpose:
            raise Refused(
                "PURPOSE_MISSING",
                "What you asked for is not shown without a purpose.",
                detail=", ".join(wanted),
                hint="Say what it is for in the header Purpose; it stands on the record.",
            )

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                await self._commit([reading for reading, _ in batch])
            except AWAY:
                _settle(batch, _unrecorded())
            except Exception as error:  # noqa: BLE001 - every request that waits gets it
                _settle(batch, error)
            else:
                _settle(batch, None)

    async def _commit(self, found: Sequence[Reading]) -> None:
        await self._database.writer.execute(
            _SQL["keep"],
            [one.actor for one in found],
            [uuid7() for _ in found],
            [one.people for one in found],
            [one.purpose or None for one in found],
            [one.detail() for one in found],
        )


def _settle(
    batch: Sequence[tuple[Reading, "asyncio.Future[None]"]], error: Exception | None
) -> None:
    """Tell those who still wait; a request that was given up does not."""
    for _, kept in batch:
        if kept.done():
            continue
        if error is None:
            kept.set_result(None)
        else:
            kept.set_exception(error)


def _unrecorded() -> Transient:
    return Transient(
        "READ_UNRECORDED",
        "What you asked for could not be put on the record, so it is not shown.",
        hint="Try again in a moment.",
    )


async def looks(database: Database, person: str, before: int | None, most: int) -> list[Look]:
    """Who read recorded classes of that employee, the latest first."""
    rows = await database.writer.fetch(_SQL["of_person"], person, before, most)
    return [
        Look(
            row["seq"],
            row["at"],
            row["actor"],
            row["employee"],
            tuple(row["classes"] or ()),
            row["reason"] or "",
        )
        for row in rows
    ]


async def bulk_reads(database: Database, since: datetime, people: int, most: int) -> list[BulkRead]:
    """Who read one class of more than so many people within an hour, the latest hour first."""
    rows = await database.writer.fetch(_SQL["bulk"], since, people, most)
    return [
        BulkRead(
            row["hour"], row["actor"], row["employee"], row["class"], row["people"], row["requests"]
        )
        for row in rows
    ]
