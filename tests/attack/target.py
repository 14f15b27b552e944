"""What is attacked: the hub's own answer path, in process, from the request to the bytes."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from time import time
from typing import Any, Final, cast

import asyncpg
import orjson

from hub.app import edge_of
from hub.auth.signin import SignedIn, viewer_of
from hub.auth.tokens import Claims
from hub.auth.viewer import EMERGENCY, Entities, Everywhere, Extent, Subtrees
from hub.errors import HubError
from hub.flows.hub import open_hub
from hub.resolvers import plans, viewers
from hub.resolvers.answer import Incoming, answer
from hub.resolvers.edge import Edge
from hub.resolvers.roster import exported, wanted_of
from hub.resolvers.streams.asking import Wrong, asked, signed_in
from hub.resolvers.streams.live import Event, Live, happened
from hub.resolvers.viewers import RememberedGrants, SignIn
from hub.schema.model import Model
from hub.settings import Settings
from hub.store.clients import add_client
from hub.store.emergency import ask_emergency, open_emergency
from hub.store.grants import NewGrant, add_grant
from hub.store.outbox import Entry
from hub.store.sealing.seal import Sealer
from hub.store.tables import tables
from hub.store.wall import build_wall
from tests.attack.company import Company
from tests.attack.desks import lay_out
from tests.attack.doors_roster import csv_rows, unpacked, xlsx_rows
from tests.attack.doors_then import images
from tests.attack.oracle import delegations
from tests.attack.viewers import Attacker, Held
from tests.twin.pour import pour


@dataclass(frozen=True)
class Doorman:
    """Lets attackers in by name: facts and viewers are made as ever, only no token is verified."""

    grants: RememberedGrants
    claims: dict[str, Claims]
    proved: frozenset[str]

    async def __call__(
        self, presented: object, languages: tuple[str, ...], today: date
    ) -> SignedIn:
        """As `SignIn`."""
        claims = self.claims[str(presented)]
        facts = await self.grants.viewer_facts(claims.subject_kind, claims.subject, today)
        viewer = viewer_of(claims, facts, today, languages, stepped_up=presented in self.proved)
        return SignedIn(viewer, claims.expires_at, claims.client)


@dataclass(frozen=True)
class Target:
    """A hub over the company, and how to ask it as one of the attackers."""

    edge: Edge
    company: Company
    dsn: str
    shown: Mapping[str, str]
    """Attacker → as whom they look, by id."""

    async def ask(
        self, who: str, text: str, variables: Mapping[str, Any] | None = None
    ) -> tuple[dict[str, Any], bytes]:
        """The answer, and its bytes."""
        shown = self.shown.get(who, "")
        incoming = Incoming(text, None, dict(variables or {}), who, ("en",), view_as=shown)
        try:
            body = (await answer(self.edge, incoming)).body
        except HubError as error:
            told = {
                "message": error.message,
                "detail": error.detail,
                "extensions": {"code": error.code},
            }
            body = orjson.dumps({"errors": [told]})
        return orjson.loads(body), body

    async def roster(self, who: str, given: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Rows of the file as `data`, head first, and all that stands in it, unpacked."""
        frame = Incoming("", None, {}, who, ("en",), view_as=self.shown.get(who, ""))
        try:
            made = await exported(self.edge, frame, wanted_of(given))
        except HubError as error:
            told = {"message": error.message, "extensions": {"code": error.code}}
            return {"errors": [told]}, orjson.dumps({**told, "detail": error.detail})
        body = bytes(made.body)
        rows = csv_rows(body) if given["format"] == "csv" else xlsx_rows(body)
        return {"data": rows}, body if given["format"] == "csv" else unpacked(body)

    async def told(self, who: str, text: str, entry: Entry) -> tuple[dict[str, Any], bytes]:
        """What a subscription of theirs says of an entry of the outbox; no data: nothing."""
        incoming = Incoming(text, None, {}, who, ("en",))
        try:
            signed = await signed_in(self.edge, who, ("en",))
            live = await asked(self.edge, signed.viewer, signed.client, incoming)
            if not isinstance(live, Live):
                errors = live.errors if isinstance(live, Wrong) else []
                return {"errors": errors}, orjson.dumps(errors)
            event = await happened(self.edge, signed.viewer, live, entry)
        except HubError as error:
            errors = [{"message": error.message, "extensions": {"code": error.code}}]
            return {"errors": errors}, orjson.dumps(errors)
        body = event.data if isinstance(event, Event) else b'{"data":null}'
        return orjson.loads(body), body

    def forget(self) -> None:
        """Nothing is remembered: no plan, no right."""
        self.edge.plans._plans.clear()
        self.edge.plans.bytes = 0
        self.edge.sign_in.grants._facts.clear()
        viewers.given.cache_clear()
        plans._signature.cache_clear()


def young_zone() -> str:
    """A zone in which it is one o'clock in the morning: a long attack does not outlast its day.

    The oracle thinks about one day, and the hub goes by the clock.
    """
    ahead = 1 - datetime.now(UTC).hour
    ahead += 24 if ahead < -11 else 0
    return f"Etc/GMT{-ahead:+d}"  # these zones count the other way round


@asynccontextmanager
async def open_target(
    dsn: str, home: Path, company: Company, crowd: tuple[Attacker, ...], zone: str
) -> AsyncIterator[Target]:
    """Pour the company into a migrated database, give the grants, open the hub."""
    settings = Settings.from_env(
        {
            "HUB_HOME": str(home),
            "HUB_DATABASE_URL": dsn,
            "HUB_DEV": "1",
            "HUB_ZONE": zone,
            "HUB_POINTS_PER_MINUTE": "0",
            "HUB_MOST_POINTS": "1000000000",
        }
    )
    async with open_hub(settings) as hub:
        await _poured(dsn, company, hub.sealer)
        claims: dict[str, Claims] = {}
        for one in crowd:
            claims[one.name] = await _admitted(hub.database, company, one)
        await _walled(dsn, hub.model)
        edge = edge_of(hub)
        proved = frozenset(one.name for one in crowd if one.proved)
        doorman = Doorman(edge.sign_in.grants, claims, proved)
        edge = replace(edge, sign_in=cast("SignIn", doorman))
        await edge.turn()
        shown = {
            one.name: f"employee_{company.people[one.person_shown]}"
            for one in crowd
            if one.person_shown
        }
        yield Target(edge, company, dsn, shown)


async def _walled(dsn: str, model: Model) -> None:
    """The second wall before all rows, so that what it denies shows as well."""
    connection = await asyncpg.connect(dsn)
    try:
        await build_wall(connection, model, rows=True)
    finally:
        await connection.close()


async def _poured(dsn: str, company: Company, sealer: Sealer) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        async with connection.transaction():
            await pour(
                connection, company.world, tables(company.world.model), sealer, images(company)
            )
            await lay_out(connection, company, sealer)
            await connection.executemany(
                "insert into hub.delegation (id, manager_id, deputy_id, valid_from, valid_to,"
                " given_by, reason) values ($1, $2, $3, $4, $5, 'test', 'test')",
                list(delegations(company, company.world.today)),
            )
    finally:
        await connection.close()


_AS_LONG_AS_IT_TAKES: Final = """
update hub.access_grant set expires_at = now() + interval '1 day' where role = 'emergency'
"""
"""An emergency ends within the hour, and an attack by hundreds of thousands of queries does not."""


async def _admitted(database: Any, company: Company, one: Attacker) -> Claims:
    """Give the grants, as an administrator does; the claims that a token would bring."""
    if one.person is None:
        holder, _ = await add_client(database, one.name.replace(" ", "-"), actor="test")
        kind, subject = "client", holder
    else:
        holder = company.people[one.person]
        kind, subject = "id", holder
    held = await database.writer.fetchval(
        "select count(*) from hub.access_grant where employee_id = $1", holder
    )
    for grant in one.grants if not held else ():
        made = _extent(grant)
        if grant.role == EMERGENCY:
            key = await ask_emergency(database, holder, grant.classes, "attack")
            await open_emergency(database, key, second="test")
            await database.writer.execute(_AS_LONG_AS_IT_TAKES)
            continue
        await add_grant(
            database,
            NewGrant(holder, grant.role, frozenset(grant.classes), made, grant.first, grant.last),
            actor="test",
        )
    return Claims(subject, kind, one.scopes, time() + 86_400, "attack")


def _extent(held: Held) -> Extent:
    if held.extent == "all":
        return Everywhere()
    return Entities(held.ids) if held.extent == "entities" else Subtrees(held.ids)
