"""Servers of a vendor's shape, behind a door that disturbs what they answer."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any, Final

import msgspec

from hub.conformance.ability import Can
from hub.conformance.by_manifest import QUICK
from hub.conformance.door import Door, before
from hub.conformance.people import Person
from hub.conformance.world import Subject, World
from hub.connectors.manifest import Manifest
from hub.connectors.manifest_load import load_manifest
from hub.connectors.protocol import Connector
from hub.connectors.rest import RestConnector
from hub.connectors.rest_request import first_names
from hub.demo.moodle import Moodle, moodle_app, running
from tests.scim.provider import CORE, ENTERPRISE, TOKEN, Provider
from tests.support.dingtalk import KEY, SECRET, DingTalk, company


class VendorWorld(World):
    """A server behind a door; connectors have the manifest that ships, with little patience."""

    addresses = ("base_url",)
    """Settings that are told the server's address."""
    settings: Mapping[str, str] = {}
    """What else is set."""

    def __init__(self, system: str, secrets: Mapping[str, str], address: Any) -> None:
        self._manifest = _impatient(load_manifest(system, Path()))
        self._secrets = dict(secrets)
        self.secrets = tuple(secrets.values())
        self.door = Door(before(address))
        self.url = ""

    async def opened(self) -> Connector:
        """As the protocol says."""
        return self._connector(self._secrets)

    async def intruder(self) -> Connector:
        """As the protocol says."""
        return self._connector({name: f"x{one}" for name, one in self._secrets.items()})

    def _connector(self, secrets: Mapping[str, str]) -> Connector:
        config = {**dict.fromkeys(self.addresses, self.url), **self.settings}
        names = first_names(self._manifest, config, secrets, "Asia/Shanghai")
        return RestConnector(self._manifest, names)


def _impatient(manifest: Manifest) -> Manifest:
    return msgspec.structs.replace(manifest, retry=QUICK, timeout=10)


class MoodleWorld(VendorWorld):
    """Moodle's shape, as in the demo."""

    def __init__(self) -> None:
        self._address = ""
        super().__init__("moodle", {"token": "moodle-token-1"}, lambda: self._address)
        self.site = Moodle({"users": [], "courses": [], "enrolments": []}, "moodle-token-1")

    async def hold(self, people: Sequence[Person]) -> None:
        """As the protocol says."""
        self.site.users = {int(one.key): _account(one) for one in people}


def _account(person: Person) -> dict[str, Any]:
    return {
        "id": int(person.key),
        "username": f"u{person.key}",
        "firstname": person.name,
        "lastname": "",
        "email": f"u{person.key}@example.org",
        "idnumber": person.number,
        "department": person.note,
        "lastaccess": person.count,
    }


@asynccontextmanager
async def _moodle(_folder: Path) -> AsyncIterator[World]:
    world = MoodleWorld()
    async with AsyncExitStack() as stack:
        world._address = await stack.enter_async_context(running(moodle_app(world.site)))
        assert world.door is not None
        world.url = await stack.enter_async_context(running(world.door, log="critical"))
        yield world


class ScimWorld(VendorWorld):
    """A real SCIM server."""

    def __init__(self, provider: Provider) -> None:
        address = f"http://127.0.0.1:{provider.port}"
        super().__init__("scim", {"token": TOKEN}, lambda: address)
        self._provider = provider

    async def hold(self, people: Sequence[Person]) -> None:
        """The ids are the server's own: the kit's key is the external id."""
        listed = self._provider.send("GET", "/Users?count=500").get("Resources", [])
        known = {one["externalId"]: one for one in listed}
        for one in people:
            there = known.pop(one.key, None)
            if there is None:
                self._provider.send("POST", "/Users", _user(one))
            elif there.get("displayName") != one.name:
                self._provider.send("PUT", f"/Users/{there['id']}", _user(one))
        for gone in known.values():
            self._provider.send("DELETE", f"/Users/{gone['id']}")

    async def stop(self) -> None:
        """As the protocol says."""
        self._provider.stop()

    async def start(self) -> None:
        """As the protocol says."""
        self._provider.start()


def _user(person: Person) -> dict[str, Any]:
    return {
        "schemas": [f"{CORE}:User", ENTERPRISE],
        "externalId": person.key,
        "userName": f"u{person.key}",
        "displayName": person.name,
        "active": True,
        ENTERPRISE: {"employeeNumber": person.number},
    }


@asynccontextmanager
async def _scim(_folder: Path) -> AsyncIterator[World]:
    with Provider() as provider:
        world = ScimWorld(provider)
        assert world.door is not None
        async with running(world.door, log="critical") as url:
            world.url = f"{url}/v2"
            yield world


class DingTalkWorld(VendorWorld):
    """DingTalk's shape: people are asked for department by department, some stand in two."""

    addresses = ("base_url", "api_url")
    settings: Mapping[str, str] = {"from": "2026-01-01"}

    def __init__(self) -> None:
        self._address = ""
        secrets = {"app_key": KEY, "app_secret": SECRET}
        super().__init__("dingtalk", secrets, lambda: self._address)
        self.site = DingTalk(company(0, 3), calls_a_second=1_000)

    async def hold(self, people: Sequence[Person]) -> None:
        """As the protocol says."""
        places = [1, *self.site.company.departments]
        self.site.employ([_member(one, at, places) for at, one in enumerate(people)])


def _member(person: Person, at: int, places: Sequence[int]) -> dict[str, Any]:
    """Every third person stands in a second department as well."""
    home = places[at % len(places)]
    second = [places[(at + 1) % len(places)]] if at % 3 == 0 else []
    return {
        "userid": person.key,
        "name": person.name,
        "job_number": person.number,
        "title": person.note,
        "dept_id_list": [*second, home],
        "home": home,
        "active": True,
    }


@asynccontextmanager
async def _dingtalk(_folder: Path) -> AsyncIterator[World]:
    world = DingTalkWorld()
    async with AsyncExitStack() as stack:
        world._address = await stack.enter_async_context(running(world.site.app))
        assert world.door is not None
        world.url = await stack.enter_async_context(running(world.door, log="critical"))
        yield world


MOODLE: Final = Subject(
    "moodle-demo", "server of Moodle's shape", "users", "snapshot",
    frozenset({Can.SIDE_BY_SIDE,
               Can.EDIT, Can.EMPTY, Can.AUTH, Can.NUMBER, Can.NOTE, Can.NULL, Can.COUNT,
               Can.NEWLINES, Can.HTTP, Can.SNAPSHOT, Can.FETCH, Can.WRITE, Can.EVENTS}),
    {"key": "id", "name": "firstname", "number": "idnumber", "note": "department",
     "count": "lastaccess"},
    _moodle,
)  # fmt: skip
DINGTALK: Final = Subject(
    "dingtalk-shape", "server of DingTalk's shape", "employees", "snapshot",
    frozenset({Can.SIDE_BY_SIDE,
               Can.EDIT, Can.EMPTY, Can.AUTH, Can.NUMBER, Can.NOTE, Can.NULL,
               Can.NEWLINES, Can.HTTP, Can.SNAPSHOT}),
    {"key": "userid", "name": "name", "number": "job_number", "note": "title"},
    _dingtalk,
)  # fmt: skip
SCIM: Final = Subject(
    "scim-server", "scim2-server", "users", "listed",
    frozenset({Can.SIDE_BY_SIDE,
               Can.EDIT, Can.EMPTY, Can.AUTH, Can.NUMBER, Can.HTTP, Can.LISTED}),
    {"key": "externalId", "name": "displayName", "number": "enterprise.employeeNumber"},
    _scim,
)  # fmt: skip
