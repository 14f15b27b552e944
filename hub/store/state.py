"""Small facts that the hub remembers about itself, by key, in the table `state`."""

from typing import Final

import orjson

from hub.errors import Refused
from hub.schema.record import Json
from hub.store.acts import Session
from hub.store.connection import Readers

_GET: Final = "select value from hub.state where key = $1"
_PUT: Final = """
insert into hub.state (key, value) values ($1, $2)
on conflict (key) do update set value = excluded.value
"""
_PUT_FIRST: Final = """
insert into hub.state (key, value) values ($1, $2) on conflict (key) do nothing
"""
_KEYS: Final = "keys"


async def remembered(session: "Session | Readers", key: str) -> Json:
    """What is kept under the key; None if nothing is."""
    found = await session.fetchval(_GET, key)
    return None if found is None else orjson.loads(found)


async def remember(session: Session, key: str, value: Json) -> None:
    """Keep a value under the key in place of the one before."""
    await session.execute(_PUT, key, orjson.dumps(value).decode())


async def same_keys(session: Session, identity: bytes) -> None:
    """Bind the database to the key store that it is first used with.

    Raises Refused KEYS_OTHER for another one: what is sealed could not be opened, and new values
    would be sealed under keys that nobody backs up.
    """
    wanted = identity.hex()
    await session.execute(_PUT_FIRST, _KEYS, orjson.dumps(wanted).decode())
    if await remembered(session, _KEYS) != wanted:
        raise Refused(
            "KEYS_OTHER",
            "The key store does not belong to this database.",
            hint="Set HUB_HOME to the home whose `keys` were used with it, or restore them there.",
        )
