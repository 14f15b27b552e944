"""Connections: sealed secrets, versions of mappings, what may be removed."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.errors import Refused
from hub.flows.hub import Hub
from hub.store.connections import (
    NewConnection,
    get_connection,
    list_connections,
    mapping_document,
    note_paths,
    note_replayed,
    pause_connection,
    publish_version,
    put_connection,
    put_stream,
    remove_connection,
    replay_due,
    secrets_of,
    seen_paths,
)
from hub.store.runs import start_run
from tests.support.hubs import hub_at

SECRET = "correct horse battery staple"


@pytest.fixture
async def hub(database: str, tmp_path: Path) -> AsyncIterator[Hub]:
    async with hub_at(database, tmp_path) as opened:
        yield opened


def wanted(**more: object) -> NewConnection:
    given = {"name": "staff", "connector": "files", "config": {"path": "人员"}}
    return NewConnection(**(given | more))  # type: ignore[arg-type]


async def put(hub: Hub, **more: object) -> str:
    made = await put_connection(hub.database, hub.sealer, wanted(**more), actor="tester")
    return made.id


async def test_a_secret_is_never_plain_in_the_database(hub: Hub) -> None:
    """What is stored is sealed, opens again, and stays when the rest is replaced."""
    own = await put(hub, secrets={"password": SECRET})
    stored = await hub.database.writer.fetchval("select secrets from hub.connection")
    assert SECRET.encode() not in stored
    assert await secrets_of(hub.database, hub.sealer, own) == {"password": SECRET}
    assert await put(hub, config={"path": "other"}) == own
    assert await secrets_of(hub.database, hub.sealer, own) == {"password": SECRET}
    assert await put(hub, secrets={}) == own
    assert await secrets_of(hub.database, hub.sealer, own) == {}


async def test_secrets_are_bound_to_their_connection(hub: Hub) -> None:
    """Sealed bytes that were moved to another connection do not open there."""
    await put(hub, secrets={"password": SECRET})
    other = await put(hub, name="other")
    await hub.database.writer.execute(
        "update hub.connection set secrets = (select secrets from hub.connection "
        "where name = 'staff') where name = 'other'"
    )
    with pytest.raises(Exception, match="SEAL_MISMATCH"):
        await secrets_of(hub.database, hub.sealer, other)


async def test_an_unknown_name_is_answered_with_the_near_one(hub: Hub) -> None:
    """The error's hint names what was probably meant."""
    await put(hub)
    with pytest.raises(Refused) as refused:
        await get_connection(hub.database, "stuff")
    assert refused.value.code == "CONNECTION_UNKNOWN"
    assert refused.value.hint == "Perhaps you meant `staff`."


async def test_versions_only_grow_and_equal_content_makes_none(hub: Hub) -> None:
    """A version is immutable; publishing what is in use changes nothing."""
    own = await put(hub)
    stream = await put_stream(hub.database, own, "people", "snapshot", 0)

    async def publish(document: dict[str, str]) -> int:
        return await publish_version(
            hub.database, stream, document, str(document), author="tester", reason="because"
        )

    assert [await publish({"a": "1"}), await publish({"a": "1"})] == [1, 1]
    assert not await replay_due(hub.database, stream)
    assert [await publish({"a": "2"}), await publish({"a": "1"})] == [2, 3]
    assert await mapping_document(hub.database, stream, 2) == {"a": "2"}
    [found] = (await get_connection(hub.database, "staff")).streams
    assert found.mapping_version == 3


async def test_a_replay_is_due_until_the_version_in_use_went_through(hub: Hub) -> None:
    """A replay of an older version does not settle what a newer one owes."""
    own = await put(hub)
    stream = await put_stream(hub.database, own, "people", "snapshot", 0)
    for text in "abc":
        await publish_version(hub.database, stream, {"a": text}, text, author="x", reason="y")
    await note_replayed(hub.database, stream, 2)
    assert await replay_due(hub.database, stream)
    await note_replayed(hub.database, stream, 3)
    assert not await replay_due(hub.database, stream)


async def test_streams_keep_their_order_and_their_paths(hub: Hub) -> None:
    """Streams are listed by place; putting one again replaces mode and place only."""
    own = await put(hub)
    later = await put_stream(hub.database, own, "later", "events", 1)
    await put_stream(hub.database, own, "first", "snapshot", 0)
    assert await put_stream(hub.database, own, "later", "incremental", 2) == later
    [found] = await list_connections(hub.database)
    assert [(one.name, one.mode) for one in found.streams] == [
        ("first", "snapshot"),
        ("later", "incremental"),
    ]
    assert await seen_paths(hub.database, later) is None
    await note_paths(hub.database, later, ["工号", "姓名"])
    assert await seen_paths(hub.database, later) == ("工号", "姓名")


async def test_only_a_connection_that_never_ran_is_removed(hub: Hub) -> None:
    """What brought records must stay; pausing it is the remedy."""
    own = await put(hub)
    await put_stream(hub.database, own, "people", "snapshot", 0)
    await put(hub, name="other")
    await remove_connection(hub.database, "other", actor="tester")
    await start_run(hub.database, own, operator="tester")
    with pytest.raises(Refused, match="CONNECTION_IN_USE"):
        await remove_connection(hub.database, "staff", actor="tester")
    await pause_connection(hub.database, "staff", paused=True, actor="tester")
    [left] = await list_connections(hub.database)
    assert (left.name, left.paused) == ("staff", True)


async def test_the_hubs_own_connection_is_not_to_be_taken(hub: Hub) -> None:
    """The name `hub` belongs to edits made in the hub."""
    with pytest.raises(Refused, match="CONNECTION_NAME"):
        await put(hub, name="hub")


async def test_another_key_store_is_refused(database: str, tmp_path: Path) -> None:
    """A database is used with the keys that it was first used with."""
    async with hub_at(database, tmp_path / "one"):
        pass
    with pytest.raises(Refused, match="KEYS_OTHER"):
        async with hub_at(database, tmp_path / "two"):
            pass
