"""The results as a page: bench/RESULTS.md, written by the run that made them."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import geometric_mean
from typing import Final

from bench.queries.around import Around, told
from bench.queries.contenders import CONTRACTED, UNASKED
from bench.queries.questions import QUESTIONS
from bench.queries.run import Line
from bench.sync import peers
from bench.sync.run import Landed

RESULTS: Final = Path(__file__).with_name("RESULTS.md")
AIM_SYNC = 3.0
PEERS: Final = frozenset({*CONTRACTED, "postgraphile"})
_TITLES: Final = {one.key: one.title for one in QUESTIONS}


def write(
    command: str,
    queries: Sequence[Line],
    sync: Sequence[Landed],
    postgres: str,
    small: Landed | None = None,
    beside: Around | None = None,
) -> None:
    """Write the page anew; a part that was not run stays as it stands."""
    made = _made(command, postgres)
    parts = [_HEAD, _part("Seven questions", _queries(queries, beside), made)]
    parts.append(_part("Landing attendance records", _sync(sync, small), made))
    RESULTS.write_text("\n\n".join(parts) + "\n", "utf-8")


_HEAD: Final = (
    "# Benchmarks\n\n"
    "What is measured and how to read it: [docs/reference/benchmarks.md]"
    "(../docs/reference/benchmarks.md). Compare ratios, and only within one run."
)


def _made(command: str, postgres: str) -> str:
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return (
        f"Made by `{command}`, {when}: Python {platform.python_version()}, PostgreSQL {postgres}"
        f" (embedded, as shipped), {os.cpu_count()} cores shared by load, servers and Postgres"
        f" (load average {os.getloadavg()[2]:.1f} over the last 15 minutes)."
    )


def _part(title: str, text: str, made: str) -> str:
    """A part under its title: what was measured now, or what stood there."""
    if text:
        return f"## {title}\n\n{made}\n\n{text}"
    _, found, rest = RESULTS.read_text("utf-8").partition(f"## {title}\n")
    return f"## {title}\n{rest.partition(chr(10) + '## ')[0].rstrip()}" if found else ""


def _queries(lines: Sequence[Line], beside: Around | None) -> str:
    if not lines:
        return ""
    text = [*_summary(lines), ""]
    text += [part for line in (told(beside) if beside else ()) for part in (line, "")]
    text += [
        "| question | clients | who | req/s | p50 ms | p99 ms | CPU-ms | server | DB | hub÷ |",
        "|---|---:|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for line in lines:
        ratio = "" if line.contender == "hub" else f"{_ratio_to(lines, line):.2f}"
        text.append(
            f"| {_TITLES[line.question]} | {line.clients} | {line.contender}"
            f" | {line.rate:,.0f} | {line.p50:.2f} | {line.p99:.2f} | {line.cpu_ms:.3f}"
            f" | {line.server_ms:.3f} | {line.postgres_ms:.3f} | {ratio} |"
        )
    return "\n".join(text)


def _summary(lines: Sequence[Line]) -> list[str]:
    """Ratios of CPU-ms with the most clients but one: the hub to each, and to the best peer."""
    counts = sorted({one.clients for one in lines})
    clients = counts[min(1, len(counts) - 1)]
    here = [one for one in lines if one.clients == clients]
    names = list(dict.fromkeys(one.contender for one in here if one.contender != "hub"))
    text = [f"Hub ÷ contender, CPU-ms with {clients} clients:", ""]
    text += [f"| question | {' | '.join(names)} | best peer |", "|---" * (len(names) + 2) + "|"]
    best: list[float] = []
    for key in dict.fromkeys(one.question for one in here):
        found = {one.contender: _ratio_to(lines, one) for one in here if one.question == key}
        peers = [ratio for name, ratio in found.items() if name in PEERS]
        best += [max(peers)] if peers else []
        cells = [f"{found[name]:.2f}" if name in found else "" for name in names]
        text.append(
            f"| {_TITLES[key]} | {' | '.join(cells)} | {f'{max(peers):.2f}' if peers else ''} |"
        )
    text += _access(here)
    if best:
        mean = geometric_mean(best)
        text += ["", f"Hub ÷ best peer: at most {max(best):.2f} (aim 0.33),"]
        text[-1] += f" geometric mean {mean:.2f} (aim 0.25)."
    return text


def _access(here: Sequence[Line]) -> list[str]:
    """What the policy adds to a statement of HR's, by Postgres's CPU."""
    spent = {(one.question, one.contender): one.postgres_ms for one in here}
    found = [
        f"{_TITLES[key][:2]} {spent[key, 'same SQL'] / spent[key, UNASKED]:.2f}"
        for key, who in spent
        if who == UNASKED
    ]
    if not found:
        return []
    return ["", f"Access on ÷ off for HR, Postgres's CPU: {', '.join(found)} (aim 1.2)."]


def _ratio_to(lines: Sequence[Line], line: Line) -> float:
    [hub] = [
        one
        for one in lines
        if (one.question, one.clients, one.contender) == (line.question, line.clients, "hub")
    ]
    return hub.cpu_ms / line.cpu_ms


def _sync(runs: Sequence[Landed], small: Landed | None) -> str:
    if not runs:
        return ""
    text = [f"{runs[0].records:,} records:", ""]
    text += [
        "| side | run | records/s | seconds | CPU-s of the side | of Postgres | peak MB |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    text += [
        f"| {one.side} | {_RUNS[one.run]} | {one.rate:,.0f} | {one.seconds:.1f}"
        f" | {one.own_cpu:.1f} | {one.postgres_cpu:.1f} | {one.peak_mb:,.0f} |"
        for one in runs
    ]
    for peer in peers.PEERS:
        ratios = [f"{_RUNS[run]} {_ratio(runs, run, peer):.2f}" for run in _RUNS]
        aim = f" (aim: at least {AIM_SYNC:g})" if peer == "dlt" else ""
        text += ["", f"Hub ÷ {peer}, records/s: {', '.join(ratios)}{aim}."]
        spent = [f"{_RUNS[run]} {_spent(runs, run, peer):.2f}" for run in _RUNS]
        text += ["", f"{peer} ÷ hub, CPU-seconds of side and Postgres: {', '.join(spent)}."]
    if small is not None:
        peak = max(one.peak_mb for one in runs if one.side == "hub")
        text += ["", f"The hub's memory: {small.peak_mb:,.0f} MB at {small.records:,} records,"]
        text[-1] += f" {peak:,.0f} MB at {runs[0].records:,}."
    tenths = ", ".join(f"{one:,.0f}" for one in runs[0].tenths)
    text += ["", f"Its most in each tenth of the first load's time, in MB: {tenths}."]
    text += _floor(runs)
    told = "in seconds (stages run beside each other; `write` has inside what Postgres takes in)"
    text += ["", f"Where the hub's time goes, {told}:", ""]
    hub = {one.run: one.said["stages"] for one in runs if one.side == "hub"}
    text += ["| stage | first load | unchanged reload |", "|---|---:|---:|"]
    text += [
        f"| {stage} | {hub['first'][stage]:.1f} | {hub['again'].get(stage, 0.0):.1f} |"
        for stage in hub["first"]
    ]
    return "\n".join(text)


def _floor(runs: Sequence[Landed]) -> list[str]:
    """How far the hub's first load is from plain COPY of the same rows."""
    found = [one for one in runs if one.side == "floor"]
    if not found:
        return []
    hub = next(one for one in runs if (one.side, one.run) == ("hub", "first"))
    tables = ", ".join(f"`{name}` {spent:.1f}" for name, spent in found[0].said["stages"].items())
    return [
        "",
        (
            "Floor: plain COPY of the hub's own rows into tables with the same indexes, seconds:"
            f" {tables}. The hub takes {hub.seconds / found[0].seconds:.2f} times as long,"
            f" and its Postgres {hub.postgres_cpu / found[0].postgres_cpu:.2f} times its CPU."
        ),
    ]


_RUNS: Final = {"first": "first load", "again": "unchanged reload"}


def _ratio(runs: Sequence[Landed], run: str, peer: str) -> float:
    rate = {one.side: one.rate for one in runs if one.run == run}
    return rate["hub"] / rate[peer]


def _spent(runs: Sequence[Landed], run: str, peer: str) -> float:
    cpu = {one.side: one.own_cpu + one.postgres_cpu for one in runs if one.run == run}
    return cpu[peer] / cpu["hub"]
