"""`hub status` and `hub quarantine`."""

from typing import TYPE_CHECKING, Any

from hub.cli.acting import act
from hub.cli.say import say, say_json, table

if TYPE_CHECKING:
    from datetime import datetime

    from hub.flows.hub import Hub
    from hub.store.connections import Connection
    from hub.store.jobs import Shown
    from hub.store.runs import LatestRun, Waiting


def status(*, json: bool = False) -> None:
    """Show connections, their last runs, what waits, and what is due.

    Parameters
    ----------
    json
        Print it as JSON.
    """
    rows, jobs, alarms = act(_looked)
    if json:
        told = [_job(one) for one in jobs]
        say_json({"connections": rows, "alarms": alarms, "jobs": told})
        return
    if not rows:
        say("There is no connection yet. `hub connect` makes one; `hub demo` shows a company.")
        return
    head = ("connection", "connector", "schedule", "state", "last run", "fresh", "read", "landed",
            "waiting", "rejected", "cells in quarantine")  # fmt: skip
    say(*table(head, [[_shown(row[name]) for name in head] for row in rows]))
    for row in rows:
        if row["error"]:
            error = row["error"]
            say(f"{row['connection']}: {error['code']}: {error['message']}")
            say(f"  run {row['run']}", *_more(error))
    for line in alarms:
        say(f"alarm {line['connection']}: {line['kind']} since {line['since']}"
            + (f", {line['code']}" if line["code"] else ""))  # fmt: skip
    for one in jobs:
        if one.last_error:
            tries = f"{one.attempts} attempts, next {one.run_at:%H:%M} UTC"
            say(f"job {one.kind}: {one.last_error}, {tries}")


def quarantine(name: str | None = None, /, *, code: str | None = None, json: bool = False) -> None:
    """Show what waits for a decision, heap by heap; values stay sealed. The look is audited.

    Parameters
    ----------
    name
        Only this connection.
    code
        Only this reason, such as UNMAPPED.
    json
        Print it as JSON.
    """
    from hub.store.connections import get_connection
    from hub.store.runs import Heap
    from hub.store.runs import quarantine as heaps

    async def work(hub: "Hub") -> list[Heap]:
        if name is not None:
            await get_connection(hub.database, name)
        operator = hub.settings.operator
        return await heaps(hub.database, actor=operator, connection=name, code=code)

    found = act(work)
    if json:
        say_json([vars(one) for one in found])
        return
    if not found:
        say("Nothing waits for a decision.")
        return
    head = ("records", "connection/stream", "field", "reason", "since", "what it means")
    rows = [
        (
            one.records,
            f"{one.connection}/{one.stream}",
            f"{one.entity}.{one.field}" if one.entity else "the record",
            one.code,
            f"{one.first_seen:%Y-%m-%d}",
            one.message,
        )
        for one in found
    ]
    say(*table(head, rows))


async def _looked(
    hub: "Hub",
) -> "tuple[list[dict[str, Any]], list[Shown], list[dict[str, Any]]]":
    from datetime import UTC, datetime

    from hub.flows.alarms import is_stale, judge_alarms
    from hub.store.alarms import open_alarms, standings
    from hub.store.connections import list_connections
    from hub.store.jobs import list_jobs
    from hub.store.runs import latest_runs, waiting

    connections = await list_connections(hub.database)
    runs = await latest_runs(hub.database, [one.id for one in connections])
    waits = await waiting(hub.database)
    zone = hub.settings.zone
    rows = [_row(one, runs.get(one.id), waits.get(one.id), zone) for one in connections]
    now = datetime.now(UTC)
    await judge_alarms(hub, now)  # also where no worker lives
    stands = {one.name: one for one in await standings(hub.database)}
    for row in rows:
        one = stands[row["connection"]]
        demanded = one.fresh_within is not None
        row["fresh"] = ("stale" if is_stale(one, now) else "yes") if demanded else None
    alarms = [
        {"connection": one.connection, "kind": one.kind, "code": one.code, "run": one.run_id,
         "since": _local(one.raised_at, zone)}
        for one in await open_alarms(hub.database)
    ]  # fmt: skip
    return rows, await list_jobs(hub.database), alarms


def _row(
    one: "Connection", run: "LatestRun | None", waits: "Waiting | None", zone: Any
) -> dict[str, Any]:
    accounts = [stream.account for stream in run.streams] if run else []
    return {
        "connection": one.name,
        "connector": one.connector,
        "schedule": "paused" if one.paused else one.schedule,
        "run": run.id if run else None,
        "state": run.state if run else "never ran",
        "last run": _local(run.started_at, zone) if run else None,
        "read": sum(account.read for account in accounts),
        "landed": sum(account.inserted + account.changed for account in accounts),
        "waiting": waits.waiting if waits else 0,
        "rejected": waits.rejected if waits else 0,
        "cells in quarantine": waits.cells if waits else 0,
        "error": run.error if run else None,
    }


def _local(moment: "datetime", zone: Any) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def _shown(cell: Any) -> Any:
    return "-" if cell is None else cell


def _more(error: dict[str, str]) -> list[str]:
    lines = [f"  {error['detail']}"] if error.get("detail") else []
    return lines + ([f"  Hint: {error['hint']}"] if error.get("hint") else [])


def _job(one: "Shown") -> dict[str, Any]:
    return {**vars(one), "running": one.leased_until is not None}
