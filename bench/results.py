"""The results as a page: bench/RESULTS.md, written by the run that made them."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bench.queries.pages import CASES
from bench.queries.run import Line
from bench.sync.run import Landed

RESULTS: Final = Path(__file__).with_name("RESULTS.md")
AIM_QUERIES, AIM_SYNC = 2.0, 2.0
_PEERS: Final = {
    "hub": "hub",
    "same SQL": "handler, same SQL",
    "own SQL": "handler, own SQL",
}


def write(command: str, queries: Sequence[Line], sync: Sequence[Landed], postgres: str) -> None:
    """Write the page anew; a part that was not run stands as such."""
    parts = [_head(command, postgres), _queries(queries), _sync(sync)]
    RESULTS.write_text("\n\n".join(parts) + "\n", "utf-8")


def _head(command: str, postgres: str) -> str:
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    cores, load = os.cpu_count(), os.getloadavg()[2]
    return (
        "# Benchmarks\n\n"
        f"Made by `{command}`, {when}: Python {platform.python_version()}, PostgreSQL {postgres}"
        f" (embedded, as shipped), {cores} cores shared by load, servers and Postgres"
        f" (load average {load:.1f} over the last 15 minutes).\n\n"
        "What is measured and how to read it: [docs/reference/benchmarks.md]"
        "(../docs/reference/benchmarks.md). Compare ratios, and only within one run."
    )


def _queries(lines: Sequence[Line]) -> str:
    if not lines:
        return "## The page of 50 employees\n\nNot run."
    text = ["## The page of 50 employees", ""]
    text += [
        "| case | clients | who | req/s | p50 ms | p99 ms | CPU-ms | server | Postgres | hub÷ |",
        "|---|---:|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    titles = {case.name: case.title for case in CASES}
    for line in lines:
        hub = _hub_of(lines, line)
        ratio = "" if line.contender == "hub" else f"{hub.cpu_ms / line.cpu_ms:.2f}"
        text.append(
            f"| {titles[line.case]} | {line.clients} | {_PEERS[line.contender]}"
            f" | {line.rate:,.0f} | {line.p50:.2f} | {line.p99:.2f} | {line.cpu_ms:.3f}"
            f" | {line.server_ms:.3f} | {line.postgres_ms:.3f} | {ratio} |"
        )
    same = [_hub_of(lines, one).cpu_ms / one.cpu_ms for one in lines if one.contender == "same SQL"]
    text += ["", f"Hub ÷ handler with the same SQL: {min(same):.2f} to {max(same):.2f}"]
    text[-1] += f" (aim: at most {AIM_QUERIES:g})."
    return "\n".join(text)


def _hub_of(lines: Sequence[Line], line: Line) -> Line:
    [found] = [
        one
        for one in lines
        if (one.case, one.clients, one.contender) == (line.case, line.clients, "hub")
    ]
    return found


def _sync(runs: Sequence[Landed]) -> str:
    if not runs:
        return "## Landing attendance records\n\nNot run."
    text = [f"## Landing {runs[0].records:,} attendance records", ""]
    text += [
        "| side | run | records/s | seconds | CPU-s of the side | of Postgres | peak MB |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    text += [
        f"| {one.side} | {_RUNS[one.run]} | {one.rate:,.0f} | {one.seconds:.1f}"
        f" | {one.own_cpu:.1f} | {one.postgres_cpu:.1f} | {one.peak_mb:,.0f} |"
        for one in runs
    ]
    ratios = [f"{_RUNS[run]} {_ratio(runs, run):.2f}" for run in _RUNS]
    text += ["", f"Hub ÷ dlt, records/s: {', '.join(ratios)} (aim: at least {AIM_SYNC:g})."]
    text += ["", "Where the hub's time goes, in seconds (`land` holds the stages below it):", ""]
    hub = {one.run: one.said["stages"] for one in runs if one.side == "hub"}
    text += ["| stage | first load | unchanged reload |", "|---|---:|---:|"]
    text += [
        f"| {stage} | {hub['first'][stage]:.1f} | {hub['again'].get(stage, 0.0):.1f} |"
        for stage in hub["first"]
    ]
    return "\n".join(text)


_RUNS: Final = {"first": "first load", "again": "unchanged reload"}


def _ratio(runs: Sequence[Landed], run: str) -> float:
    rate = {one.side: one.rate for one in runs if one.run == run}
    return rate["hub"] / rate["dlt"]
