"""`hub sync`."""

from typing import TYPE_CHECKING, Any

from hub.cli.acting import act
from hub.cli.say import progress, say, say_json, table

if TYPE_CHECKING:
    from hub.flows.hub import Hub
    from hub.flows.report import Report

_HEAD = (
    "stream",
    "read",
    "inserted",
    "changed",
    "unchanged",
    "quarantined",
    "ignored",
    "deleted",
    "absent",
    "pending cells",
    "landed after waiting",
)


def sync(name: str | None = None, /, *, accept: str | None = None, json: bool = False) -> int:
    """Pull a connection, or all of them in order; prints the account of every stream.

    Parameters
    ----------
    name
        The connection; without it all that are not paused.
    accept
        Id of a run that stopped before a mass change: what it assessed may land now.
    json
        Print the account as JSON.
    """
    from hub.errors import Refused

    if accept is not None and name is None:
        raise Refused(
            "ACCEPT_WHAT", "A run is accepted for one connection.", hint="Name the connection."
        )

    async def work(hub: "Hub") -> "list[Report]":
        from hub.flows.pull import pull, pull_all

        operator = hub.settings.operator
        with progress() as watch:
            if name is None:
                return await pull_all(hub, operator=operator, watch=watch)
            return [await pull(hub, name, operator=operator, accept=accept, watch=watch)]

    reports = act(work)
    if json:
        say_json([report_dict(one) for one in reports])
    else:
        for one in reports:
            say(*account(one))
    return _exit_code(reports)


def account(report: "Report") -> list[str]:
    """A run in lines: how it ended, and what became of the records of every stream."""
    rows = [
        (
            one.name,
            one.account.read,
            one.account.inserted,
            one.account.changed,
            one.account.unchanged,
            one.account.quarantined,
            one.account.ignored,
            one.account.deleted,
            one.account.absent,
            one.account.pending_cells,
            one.landed_waiting,
        )
        for one in report.streams
    ]
    lines = [f"{report.connection}: {report.state} in {report.seconds:.1f} s, run {report.run_id}"]
    lines += table(_HEAD, rows, indent="  ") if rows else []
    lines += [
        f"  {one.name}: the system refused {one.errors} of what was asked; the rest landed"
        for one in report.streams
        if one.errors
    ]
    lines += [
        f"  {one.name}: {one.account.late} changes of closed pay periods wait: `hub late list`"
        for one in report.streams
        if one.account.late
    ]
    return lines


def report_dict(report: "Report") -> dict[str, Any]:
    """A run as JSON."""
    names = [one.replace(" ", "_") for one in _HEAD[1:9]]
    return {
        "run": report.run_id,
        "connection": report.connection,
        "state": report.state,
        "seconds": round(report.seconds, 3),
        "error": None if report.error is None else report.error.as_dict(),
        "streams": [
            {
                "stream": one.name,
                **{name: getattr(one.account, name) for name in names},
                "pending_cells": one.account.pending_cells,
                "late": one.account.late,
                "landed_waiting": one.landed_waiting,
                "complete": one.complete,
                "errors": one.errors,
                "balanced": one.account.balanced,
            }
            for one in report.streams
        ],
    }


def _exit_code(reports: "list[Report]") -> int:
    from hub.cli import tell

    return max((tell(one.error) for one in reports if one.error is not None), default=0)
