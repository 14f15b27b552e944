"""What the demo shows while it works: progress, accounts, what waits, where to go on."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from rich.box import SIMPLE
from rich.console import Console
from rich.progress import Progress as Bars
from rich.progress import SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from hub.auth.viewer import PROFILES
from hub.demo.company import DemoPersons
from hub.demo.queries import QUERIES
from hub.flows.report import Progress, Report, StreamReport, Watch
from hub.observe import Observation
from hub.store.runs import Heap

ALWAYS: Final = ("read", "inserted", "changed", "unchanged", "quarantined", "pending cells")
COUNTS: Final = (*ALWAYS, "ignored", "deleted", "absent", "had waited")
"""What an account says of a stream; of the last ones only what happened."""
WIDTH: Final = 140
"""Columns where there is no terminal to ask."""


class Screen:
    """Standard output, as wide as the terminal or as a table needs."""

    def __init__(self) -> None:
        console = Console()
        self.console = console if console.is_terminal else Console(width=WIDTH)

    def say(self, text: str) -> None:
        """One line."""
        self.console.print(text, highlight=False, markup=False, soft_wrap=True)

    def observed(self, what: Observation) -> None:
        """An error inside the hub, which its asker only learns the id of."""
        if what.name == "internal.error":
            self.say(f"! {' '.join(f'{name}={fact}' for name, fact in what.facts.items())}")

    @contextmanager
    def stage(self, text: str) -> Iterator[None]:
        """A line that turns while something is done."""
        with self.console.status(text):
            yield
        self.say(f"✓ {text}")

    @contextmanager
    def watching(self) -> Iterator[Watch]:
        """Streams with their counts, as they are read and landed."""
        columns = (
            SpinnerColumn(finished_text="✓"),
            TextColumn("{task.description}", markup=False),
            TextColumn("{task.fields[read]:>10,} read"),
            TextColumn("{task.fields[landed]:>10,} landed"),
            TimeElapsedColumn(),
        )
        with Bars(*columns, console=self.console, transient=True) as bars:
            known: dict[str, TaskID] = {}

            def watch(now: Progress) -> None:
                name = f"{now.connection}/{now.stream}"
                if name not in known:
                    known[name] = bars.add_task(name, total=None, read=0, landed=0)
                bars.update(known[name], read=now.read, landed=now.landed)
                if now.done:
                    bars.update(known[name], total=1, completed=1)

            yield watch

    def account(self, report: Report, heaps: Sequence[Heap]) -> None:
        """The account of a run: a line for each stream, also for those whose records had waited."""
        title = f"{report.connection}: {report.state} in {report.seconds:.1f} s"
        shown = Table(title=title, title_justify="left", box=SIMPLE)
        lines = [_line(one, heaps) for one in report.streams]
        lines = [one for one in lines if one["read"] or one["had waited"]]
        names = [name for name in COUNTS if name in ALWAYS or any(one[name] for one in lines)]
        shown.add_column("stream", no_wrap=True)
        for name in names:
            shown.add_column(name, justify="right")
        shown.add_column("open in quarantine")
        for one in lines:
            counts = [f"{one[name]:,}" for name in names]
            shown.add_row(str(one["stream"]), *counts, str(one["open"]))
        self.console.print(shown)

    def waits(self, heaps: Sequence[Heap]) -> None:
        """What waits for a decision, and where it comes from."""
        if not heaps:
            self.say("Nothing waits for a decision.")
            return
        shown = Table(title="What waits for a decision, and why", title_justify="left", box=SIMPLE)
        shown.add_column("how many", justify="right")
        for name in ("from", "what", "reason", "meaning"):
            shown.add_column(name)
        for one in heaps:
            what = f"{one.entity}.{one.field}" if one.entity else "the record"
            shown.add_row(
                f"{one.records:,}", f"{one.connection}/{one.stream}", what, one.code, one.message
            )
        self.console.print(shown)

    def open(self, url: str, file: Path, persons: DemoPersons) -> None:
        """Where the graph is, who may look, and what to ask."""
        self.say(f"\nThe graph: {url}/graphql  (GraphiQL in a browser)")
        self.say(f"Tokens: {file}  (in GraphiQL as a header: Authorization: Bearer …)")
        for scope in PROFILES:
            number = getattr(persons, scope, None)
            if number is not None:
                self.say(f"  {scope:<9} {number}")
        for scope, (text, query) in QUERIES.items():
            self.say(f"\n# {text} (token: {scope})\n{query}")
        self.say("\nCtrl-C ends it; the next start goes on with the same company.")

    def pages(self, url: str, invitation: str | None) -> None:
        """Where HR works, and how its person gets an account at first."""
        self.say(f"\nThe console, where HR works: {url}/console")
        if invitation is not None:
            self.say(f"First take up an account by this link: {url}{invitation}")


def _line(one: StreamReport, heaps: Sequence[Heap]) -> dict[str, int | str]:
    """The counts of a stream by the names of the columns."""
    counted: dict[str, int | str] = {
        name: getattr(one.account, name.replace(" ", "_"), 0) for name in COUNTS
    }
    counted["had waited"] = one.landed_waiting
    return {**counted, "stream": one.name, "open": _reasons(one.name, heaps)}


def _reasons(stream: str, heaps: Sequence[Heap]) -> str:
    """`INVALID 14, UNMAPPED 47` of a stream."""
    counts: Counter[str] = Counter()
    for one in heaps:
        if one.stream == stream:
            counts[one.code] += one.records
    return ", ".join(f"{code} {count:,}" for code, count in sorted(counts.items()))
