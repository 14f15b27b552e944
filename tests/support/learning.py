"""A small company and a Moodle-shaped site that it writes to."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from hub.demo.moodle import Moodle, Switches, moodle_app, running
from hub.flows.connect import Wanted, connect
from hub.flows.hub import Hub
from hub.flows.pull import pull
from hub.mappings.document import read

USERS = """
hub: mapping/1
stream: users
precedence: 10
ignore_when: [{from: idnumber, present: false}]
rows:
  - entity: Employee
    key: id
    find: {by: number, from: idnumber}
write:
  row: Employee
  create: current
  fields:
    number: idnumber
    family_name: lastname
    given_name: firstname
    work_email: email
    department: {from: department, steps: [{ref: {entity: Department, by: path}}]}
    current: {from: suspended, steps: [{bool: {truthy: ["false"], falsy: ["true"]}}]}
"""
TOKEN = "tok"


def account(number: int, **more: Any) -> dict[str, Any]:
    """An account as the site holds it."""
    return {
        "id": number + 100,
        "username": f"e{number:04}",
        "firstname": "旧",
        "lastname": "名",
        "email": f"e{number:04}@x.example",
        "department": "销售1部",
        "idnumber": f"E{number:04}",
        "suspended": False,
        "confirmed": True,
        **more,
    }


def site_of(users: Sequence[dict[str, Any]], **switches: Any) -> Moodle:
    """A site with these accounts."""
    data = {"users": [dict(one) for one in users], "courses": [], "enrolments": []}
    return Moodle(data, TOKEN, Switches(**switches))


@asynccontextmanager
async def learning(site: Moodle) -> AsyncIterator[str]:
    """The address of the site, which answers meanwhile."""
    async with running(moodle_app(site)) as url:
        yield url


async def connect_site(hub: Hub, url: str, mapping: str = USERS, name: str = "moodle") -> None:
    """Connect the site, and pull its accounts."""
    wanted = Wanted(name, "moodle", {"base_url": url}, [read(mapping, "users")], {"token": TOKEN})
    await connect(hub, wanted, operator="tester")
    (await pull(hub, name, operator="tester")).check()
