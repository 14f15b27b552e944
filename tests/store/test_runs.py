"""Runs: alone on a connection, and never left running by the dead."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.errors import Refused, Transient
from hub.flows.hub import Hub
from hub.store.connections import NewConnection, put_connection, put_stream
from hub.store.runs import (
    FINISHED,
    STOPPED,
    acceptable,
    alone,
    counts_of,
    finish_run,
    latest_runs,
    note_accepted,
    note_assessment,
    note_stream,
    quarantine,
    start_run,
    waiting,
)
from hub.store.uuid7 import uuid7
from tests.support.hubs import hub_at

_HOLD = """
import asyncio, sys
from types import SimpleNamespace
from hub.store.runs import alone
async def main():
    async with alone(SimpleNamespace(dsn=sys.argv[1]), sys.argv[2], "staff"):
        print("held", flush=True)
        await asyncio.sleep(60)
asyncio.run(main())
"""


@pytest.fixture
async def hub(database: str, tmp_path: Path) -> AsyncIterator[Hub]:
    async with hub_at(database, tmp_path) as opened:
        yield opened


async def connected(hub: Hub, name: str = "staff") -> str:
    wanted = NewConnection(name, "files", {})
    return (await put_connection(hub.database, hub.sealer, wanted, actor="tester")).id


async def test_a_connection_is_held_by_one_at_a_time(hub: Hub) -> None:
    """A second holder is refused, another connection is free, and the lock ends with its block."""
    first, other = await connected(hub), await connected(hub, "other")
    async with alone(hub.database, first, "staff") as lock:
        with pytest.raises(Refused, match="CONNECTION_BUSY"):
            async with alone(hub.database, first, "staff"):
                pass
        async with alone(hub.database, other, "other"):
            await lock.check()
    async with alone(hub.database, first, "staff"):
        pass


async def test_a_killed_holder_frees_its_connection(hub: Hub) -> None:
    """Kill -9 of the process that holds a connection: the next one gets it."""
    own = await connected(hub)
    command = [sys.executable, "-c", _HOLD, hub.database.dsn, own]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: ASYNC220 - it is killed from here
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(Refused, match="CONNECTION_BUSY"):
            async with alone(hub.database, own, "staff"):
                pass
        os.kill(process.pid, signal.SIGKILL)
        process.wait(timeout=60)
    await _free(hub, own)


async def _free(hub: Hub, own: str) -> None:
    for _ in range(100):
        try:
            async with alone(hub.database, own, "staff"):
                return
        except Refused:
            await asyncio.sleep(0.05)
    raise AssertionError("the lock of a dead process was not freed")


async def test_a_lost_lock_is_noticed(hub: Hub) -> None:
    """When Postgres ends the session that holds the lock, the check says so."""
    own = await connected(hub)
    async with alone(hub.database, own, "staff") as lock:
        await hub.database.writer.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity "
            "where application_name = 'hub run' and datname = current_database()"
        )
        with pytest.raises(Transient, match="DATABASE_RESTARTED"):
            await lock.check()


async def test_runs_of_the_dead_are_marked_interrupted(hub: Hub) -> None:
    """Who starts a run finds older ones marked `running` dead, and what they saw is forgotten."""
    own = await connected(hub)
    dead = await start_run(hub.database, own, operator="tester")
    await hub.database.writer.execute("insert into hub.run_seen values ($1, 1, '{E1}')", dead)
    live = await start_run(hub.database, own, operator="tester")
    rows = await hub.database.writer.fetch("select id, state, error from hub.run order by id")
    assert [(str(row["id"]), row["state"]) for row in rows] == [
        (dead, "interrupted"),
        (live, "running"),
    ]
    assert "RUN_INTERRUPTED" in rows[0]["error"]
    assert await hub.database.writer.fetchval("select count(*) from hub.run_seen") == 0


async def test_a_run_tells_how_it_ended_and_what_it_counted(hub: Hub) -> None:
    """State, error and stream counters are read back; only the first ending counts."""
    own = await connected(hub)
    stream = await put_stream(hub.database, own, "people", "snapshot", 0)
    run = await start_run(hub.database, own, operator="tester")
    errors = [{"code": "PAGE", "message": "A page was refused."}]
    await note_stream(hub.database, run, stream, complete=False, errors=errors)
    await finish_run(hub.database, run, "failed", Transient("AWAY", "It is away.", hint="Wait."))
    await finish_run(hub.database, run, FINISHED)
    found = (await latest_runs(hub.database, [own]))[own]
    assert (found.state, found.operator) == ("failed", "tester")
    assert found.error == {"code": "AWAY", "message": "It is away.", "hint": "Wait."}
    [counts] = await counts_of(hub.database, [run])
    assert (counts.name, counts.complete, list(counts.errors)) == ("people", False, errors)
    assert counts.account.balanced


async def test_only_a_stopped_run_of_the_connection_is_accepted_and_once(hub: Hub) -> None:
    """Not a finished one, not another connection's, not twice, not nonsense."""
    own, other = await connected(hub), await connected(hub, "other")
    run = await start_run(hub.database, own, operator="tester")
    await note_assessment(hub.database, run, {"people": {"ended": 30}})
    await finish_run(hub.database, run, STOPPED)
    found = await acceptable(hub.database, run, own)
    assert found.assessment == {"people": {"ended": 30}}
    finished = await start_run(hub.database, own, operator="tester")
    await finish_run(hub.database, finished, FINISHED)
    for run_id, connection in ((run, other), (finished, own), (uuid7(), own), ("x", own)):
        with pytest.raises(Refused, match="RUN_NOT_ACCEPTABLE"):
            await acceptable(hub.database, run_id, connection)
    await note_accepted(hub.database, run, operator="tester")
    with pytest.raises(Refused, match="RUN_NOT_ACCEPTABLE"):
        await acceptable(hub.database, run, own)


async def test_to_look_at_quarantine_is_audited(hub: Hub) -> None:
    """Even an empty look leaves its trace, with who and what was asked for."""
    assert await quarantine(hub.database, actor="tester", code="UNMAPPED") == []
    assert await waiting(hub.database) == {}
    row = await hub.database.writer.fetchrow("select actor, action, rows, detail from hub.audit")
    assert row is not None
    assert (row["actor"], row["action"], row["rows"]) == ("tester", "quarantine.read", 0)
    assert "UNMAPPED" in row["detail"]
