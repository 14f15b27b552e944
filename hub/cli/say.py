"""How commands speak: plain text in columns on stdout, progress on stderr, or JSON."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from hub.flows.report import Progress, Watch


def say(*lines: str) -> None:
    """Write lines."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def say_json(value: Any) -> None:
    """Write a value as JSON, readable."""
    import orjson

    say(orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS).decode())


def table(head: Sequence[str], rows: Sequence[Sequence[Any]], indent: str = "") -> list[str]:
    """Rows below a head, numbers to the right, wide characters counted as two."""
    cells = [list(head), *([_text(cell) for cell in row] for row in rows)]
    right = [
        bool(rows) and all(isinstance(row[at], int) for row in rows) for at in range(len(head))
    ]
    widths = [max(_width(row[at]) for row in cells) for at in range(len(head))]
    return [
        indent
        + "  ".join(
            _padded(cell, width, to_right=to_right)
            for cell, width, to_right in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in cells
    ]


@contextmanager
def progress() -> "Iterator[Watch | None]":
    """A watcher that shows streams as bars on a terminal; None elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bars
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.fields[read]:>9,} read"),
        TextColumn("{task.fields[landed]:>9,} landed"),
        TimeElapsedColumn(),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        known: dict[str, Any] = {}

        def watch(now: "Progress") -> None:
            name = f"{now.connection}/{now.stream}"
            if name not in known:
                known[name] = bars.add_task(name, total=None, read=0, landed=0)
            bars.update(known[name], read=now.read, landed=now.landed)
            if now.done:
                bars.update(known[name], total=1, completed=1)

        yield watch


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)


def _padded(text: str, width: int, *, to_right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if to_right else text + space
