"""The hub, opened: one frozen bundle of what every flow needs."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from time import monotonic
from typing import Final

from hub.errors import Transient
from hub.observe import observe
from hub.schema.company import extended
from hub.schema.model import Model
from hub.schema.policy_file import governed
from hub.schema.record import Json
from hub.schema.shipped import shipped
from hub.schema.vocabulary import Vocabulary
from hub.settings import ROWS, Settings
from hub.store.connection import Database, connect
from hub.store.embedded import attach
from hub.store.landing.opened import Opened
from hub.store.runs import AWAY
from hub.store.schema_version import check
from hub.store.sealing.custody import Custody
from hub.store.sealing.keyfile import FileKeyStore
from hub.store.sealing.seal import Sealer
from hub.store.state import remembered, same_keys
from hub.store.tables import Tables, tables
from hub.store.terms import STATE, edits, with_edits

LOOK: Final = 2.0
"""Seconds between two looks of a process whether vocabularies were edited."""


@dataclass
class Live:
    """What changes while a hub is open: its words. Entities and fields never do."""

    model: Model
    shipped: Mapping[str, Vocabulary]
    """Vocabularies without the company's edits."""
    terms: Json = None
    """Which edits the model has, as the database names them."""
    looked: float = float("-inf")
    """When the database was asked last, on the monotonic clock."""


@dataclass(frozen=True)
class Hub:
    """Settings, model and engines of one opened hub."""

    settings: Settings
    live: Live
    made: Tables
    database: Database
    sealer: Sealer
    lately: Opened
    """Raw records that were opened lately."""

    @property
    def model(self) -> Model:
        """What ships, the company's own fields, and its vocabularies as they are edited."""
        return self.live.model

    def today(self) -> date:
        """Today in the company's zone."""
        return datetime.now(self.settings.zone).date()


async def refresh(hub: Hub, *, now: bool = False) -> None:
    """Learn edits that another process made; looks every two seconds at most."""
    live = hub.live
    if not now and monotonic() - live.looked < LOOK:
        return
    live.looked = monotonic()
    state = await remembered(hub.database.reader, STATE)
    if state == live.terms:
        return
    kept = await edits(hub.database.writer)
    live.model = replace(live.model, vocabularies=with_edits(live.shipped, kept))
    live.terms = state


def model_of(settings: Settings) -> Model:
    """The model of this installation; raises Refused for a faulty file of the company."""
    return governed(extended(shipped(), settings.company_file), settings.policy_file)


@asynccontextmanager
async def open_hub(settings: Settings) -> AsyncIterator[Hub]:
    """Open database and keys; raises Refused SCHEMA_OUTDATED, KEYS_OTHER, …, Transient."""
    model = model_of(settings)
    async with served(settings) as dsn:
        try:
            await check(dsn, model)
        except AWAY as error:
            raise away() from error
        custody = Custody(settings.custody)
        keys = await asyncio.to_thread(FileKeyStore, settings.home / "keys", custody)
        try:
            async with _pools(dsn, settings.workers) as database:
                await same_keys(database.writer, keys.identity)
                live = Live(model, model.vocabularies)
                lately = Opened(keys)
                hub = Hub(settings, live, tables(model), database, Sealer(keys), lately)
                await refresh(hub)
                try:
                    yield hub
                finally:
                    lately.close()
        finally:
            keys.close()


async def migrate(settings: Settings) -> None:
    """Bring the database to this release: tables, the company's columns, vocabularies."""
    from hub.store.migrate import upgrade  # brings the migration tools: only where they are used

    model = model_of(settings)
    async with served(settings) as dsn:
        try:
            await upgrade(
                dsn,
                model,
                wall_of_rows=settings.second_wall == ROWS,
                operator=settings.operator,
            )
        except AWAY as error:
            raise away() from error
    observe("setup.migrated")


@asynccontextmanager
async def served(settings: Settings) -> AsyncIterator[str]:
    """The URL of the database; without an own one the embedded server runs meanwhile."""
    if settings.database_url is not None:
        yield settings.database_url
        return
    use = attach(settings.home)
    server = await asyncio.to_thread(use.__enter__)
    try:
        yield server.dsn()
    finally:
        await asyncio.to_thread(use.__exit__, None, None, None)


def away() -> Transient:
    """The error that says that Postgres does not answer."""
    return Transient("DATABASE_AWAY", "Postgres does not answer.", hint="Check that it runs.")


@asynccontextmanager
async def _pools(dsn: str, processes: int) -> AsyncIterator[Database]:
    database = await connect(dsn, processes=processes)
    try:
        yield database
    finally:
        try:
            await database.close()
        except AWAY:
            observe("setup.database_gone")  # there is nothing left to close
