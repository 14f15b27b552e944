"""A directory, and the calendar that ships."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from hub.conformance.ability import Can
from hub.conformance.people import Person
from hub.conformance.world import Subject, World
from hub.connectors.protocol import Connector
from hub.connectors.registry import open_connector
from tests.ldap.slapd import BASE, PASSWORD, PEOPLE, READER, Slapd


class LdapWorld(World):
    """A real OpenLDAP."""

    def __init__(self, slapd: Slapd) -> None:
        self._slapd = slapd
        self.secrets = (PASSWORD,)

    async def opened(self) -> Connector:
        """As the protocol says."""
        return self._connector(PASSWORD)

    async def intruder(self) -> Connector:
        """As the protocol says."""
        return self._connector(f"x{PASSWORD}")

    def _connector(self, password: str) -> Connector:
        stream = {"base": PEOPLE, "filter": "(objectClass=inetOrgPerson)", "page": 3, "key": "uid",
                  "cursor": "entryCSN", "overlap": 0}  # fmt: skip
        config = {"url": self._slapd.url, "user": READER, "base": BASE,
                  "streams": {"people": stream}}  # fmt: skip
        return open_connector("ldap", config, {"password": password}, Path())

    async def hold(self, people: Sequence[Person]) -> None:
        """Only what differs is written: a directory stamps its changes itself."""
        with self._slapd.admin() as admin:
            admin.search(PEOPLE, "(uid=*)", attributes=["uid", "cn", "employeeNumber"])
            known = {str(one.uid): one for one in admin.entries}
            for one in people:
                dn = f"uid={one.key},{PEOPLE}"
                there = known.pop(one.key, None)
                told = {"cn": one.name, "sn": one.name[:1], "employeeNumber": one.number}
                if there is None:
                    admin.add(dn, ["inetOrgPerson"], told)
                elif (str(there.cn), str(there.employeeNumber)) != (one.name, one.number):
                    admin.modify(dn, {k: [("MODIFY_REPLACE", [v])] for k, v in told.items()})
            for gone in known:
                admin.delete(f"uid={gone},{PEOPLE}")

    async def stop(self) -> None:
        """As the protocol says."""
        self._slapd.stop()

    async def start(self) -> None:
        """As the protocol says."""
        self._slapd.start()


@asynccontextmanager
async def _ldap(_folder: Path) -> AsyncIterator[World]:
    with Slapd() as running:
        yield LdapWorld(running)


class CalendarWorld(World):
    """The working days of a country."""

    async def opened(self) -> Connector:
        """As the protocol says."""
        return open_connector("calendar", {"country": "CN"}, {}, Path())


@asynccontextmanager
async def _calendar(_folder: Path) -> AsyncIterator[World]:
    yield CalendarWorld()


LDAP: Final = Subject(
    "ldap", "OpenLDAP", "people", "listed",
    frozenset({Can.EDIT, Can.EMPTY, Can.AUTH, Can.NUMBER, Can.STOP, Can.MANY_BATCHES,
               Can.CHANGES, Can.LISTED}),
    {"key": "uid[0]", "name": "cn[0]", "number": "employeeNumber"},
    _ldap,
    marks=("debian",),
)  # fmt: skip
CALENDAR: Final = Subject(
    "calendar", "the years that ship", "days", "snapshot",
    frozenset({Can.SNAPSHOT, Can.SIDE_BY_SIDE}),
    {"key": "date", "name": "name"}, _calendar,
)  # fmt: skip
