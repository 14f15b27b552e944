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


def write(
    command: str,
    queries: Sequence[Line],
    sync: Sequence[Landed],
    postgres: str,
    small: Landed | None = None,
) -> None:
    """Write the page anew; a part that was not run stands as its last run left it."""
    before = _kept()
    made = _made_by(command, postgres)
    pages = _queries(queries, made) if queries else before.get(_PAGES, f"{_PAGES}\n\nNot run.")
    landing = _sync(sync, small, made) if sync else before.get(_LANDING, f"{_LANDING}\n\nNot run.")
    RESULTS.write_text(f"{_HEAD}\n\n{pages}\n\n{landing}\n", "utf-8")


_PAGES: Final = "## The page of 50 employees"
_LANDING: Final = "## Landing attendance records"
_HEAD: Final = (
    "# Benchmarks\n\n"
    "What is measured and how to read it: [docs/reference/benchmarks.md]"
    "(../docs/reference/benchmarks.md). Compare ratios, and only within one run."
)


def _kept() -> dict[str, str]:
    """The parts of the page as it stands, by heading."""
    text = RESULTS.read_text("utf-8") if RESULTS.exists() else ""
    parts = [f"## {part.strip()}" for part in text.split("\n## ")[1:]]
    return {part.partition("\n")[0]: part for part in parts}


def _made_by(command: str, postgres: str) -> str:
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    cores, load = os.cpu_count(), os.getloadavg()[2]
    return (
        f"Made by `{command}`, {when}: Python {platform.python_version()}, PostgreSQL {postgres}"
        f" (embedded, as shipped), {cores} cores shared by load, servers and Postgres"
        f" (load average {load:.1f} over the last 15 minutes)."
    )


def _queries(lines: Sequence[Line], made: str) -> str:
    text = [_PAGES, "", made, ""]
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


def _sync(runs: Sequence[Landed], small: Landed | None, made: str) -> str:
    text = [_LANDING, "", made, "", f"{runs[0].records:,} records.", ""]
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
    spent = [f"{_RUNS[run]} {_spent(runs, run):.2f}" for run in _RUNS]
    text += ["", f"dlt ÷ hub, CPU-seconds of side and Postgres: {', '.join(spent)}."]
    if small is not None:
        peak = max(one.peak_mb for one in runs if one.side == "hub")
        text += ["", f"The hub's memory: {small.peak_mb:,.0f} MB at {small.records:,} records,"]
        text[-1] += f" {peak:,.0f} MB at {runs[0].records:,}."
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


def _spent(runs: Sequence[Landed], run: str) -> float:
    cpu = {one.side: one.own_cpu + one.postgres_cpu for one in runs if one.run == run}
    return cpu["dlt"] / cpu["hub"]
