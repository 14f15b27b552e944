"""Singer's side, in an environment of its own: a tap piped into target-postgres, and again.

`load.py FILE DSN FOLDER`. The tap maps rows of the CSV in Python as dlt's side does, and writes
Singer messages; the target loads them by COPY and merges them by key. Prints one JSON line a run.
"""

import csv
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import psycopg2  # type: ignore[import-untyped] # it lives in its own environment

KNOWN = {"正常": "normal", "迟到": "late", "早退": "early", "旷工": "absent"}
STREAM = "attendance_day"
BATCH = 100_000
TEXT = {"type": ["null", "string"]}
NUMBER = {"type": ["null", "integer"]}
SCHEMA = {
    "type": "SCHEMA",
    "stream": STREAM,
    "key_properties": ["employee_number", "date"],
    "schema": {
        "type": "object",
        "properties": {
            "employee_number": {"type": ["string"]},
            "date": {"type": ["string"], "format": "date"},
            "status": TEXT,
            "shift": TEXT,
            "scheduled_minutes": NUMBER,
            "worked_minutes": NUMBER,
            "late_minutes": NUMBER,
        },
    },
}


def records(file: Path) -> Iterator[dict[str, Any]]:
    """Records in our words; unknown words are null."""
    with file.open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            yield {
                "employee_number": row["工号"],
                "date": row["日期"],
                "status": KNOWN.get(row["考勤结果"]),
                "shift": row["班次"],
                "scheduled_minutes": int(row["应出勤分钟"]),
                "worked_minutes": int(row["实际出勤分钟"]),
                "late_minutes": int(row["迟到分钟"]),
            }


def tap(file: Path) -> None:
    """Singer messages on standard output."""
    out = sys.stdout
    out.write(json.dumps(SCHEMA) + "\n")
    for one in records(file):
        message = {"type": "RECORD", "stream": STREAM, "record": one}
        out.write(json.dumps(message, ensure_ascii=False) + "\n")


def settings(dsn: str) -> dict[str, Any]:
    """The target's configuration."""
    parts = urlsplit(dsn)
    query = parse_qs(parts.query)
    return {
        "host": unquote(query.get("host", [parts.hostname or "127.0.0.1"])[0]),
        "port": int(query.get("port", [parts.port or 5432])[0]),
        "user": unquote(parts.username or query.get("user", ["postgres"])[0]),
        "password": unquote(parts.password or "none"),
        "dbname": parts.path.removeprefix("/"),
        "default_target_schema": "singer_days",
        "batch_size_rows": BATCH,
        "add_metadata_columns": False,
    }


def main(file: Path, dsn: str, folder: Path) -> None:
    """Both runs."""
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "config.json"
    config.write_text(json.dumps(settings(dsn)), "utf-8")
    target = Path(sys.executable).with_name("target-postgres")
    for what in ("first", "again"):
        began = time.monotonic()
        source = subprocess.Popen(
            [sys.executable, __file__, "--tap", str(file)], stdout=subprocess.PIPE
        )
        subprocess.run(
            [str(target), "-c", str(config)],
            stdin=source.stdout,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        if source.wait() != 0:
            raise RuntimeError("the tap failed")
        said = {"run": what, "seconds": time.monotonic() - began, **counted(settings(dsn))}
        print(json.dumps(said), flush=True)


def counted(config: dict[str, Any]) -> dict[str, int]:
    """What stands in the table."""
    names = ("host", "port", "user", "password", "dbname")
    with psycopg2.connect(**{name: config[name] for name in names}) as connection:
        cursor = connection.cursor()
        cursor.execute(f"select count(*), count(status) from singer_days.{STREAM}")
        rows, known = cursor.fetchone()
    return {"rows": rows, "known": known}


if __name__ == "__main__":
    if sys.argv[1] == "--tap":
        tap(Path(sys.argv[2]))
    else:
        main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
