"""dlt's side, a process in dlt's own environment: merge the file, merge it again unchanged.

`load.py FILE DSN FOLDER`: a user's pipeline as dlt's documentation shows it. Rows of the CSV are
mapped in Python (names, status word → code, numbers); unknown words become null. Prints one JSON
line a run.
"""

import csv
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dlt  # type: ignore[import-not-found] # it lives in its own environment

KNOWN = {"正常": "normal", "迟到": "late", "早退": "early", "旷工": "absent"}
BATCH = 10_000


def rows(file: Path) -> Iterator[list[dict[str, Any]]]:
    """Mapped rows, in lists: dlt takes lists quicker than single rows."""
    with file.open(encoding="utf-8", newline="") as source:
        found: list[dict[str, Any]] = []
        for row in csv.DictReader(source):
            found.append(mapped(row))
            if len(found) == BATCH:
                yield found
                found = []
        yield found


def mapped(row: dict[str, str]) -> dict[str, Any]:
    """A record in our words."""
    return {
        "employee_number": row["工号"],
        "date": row["日期"],
        "status": KNOWN.get(row["考勤结果"]),
        "shift": row["班次"],
        "scheduled_minutes": int(row["应出勤分钟"]),
        "worked_minutes": int(row["实际出勤分钟"]),
        "late_minutes": int(row["迟到分钟"]),
    }


COLUMNS: Any = {
    "employee_number": {"data_type": "text", "nullable": False},
    "date": {"data_type": "date", "nullable": False},
    "status": {"data_type": "text"},
    "shift": {"data_type": "text"},
    "scheduled_minutes": {"data_type": "bigint"},
    "worked_minutes": {"data_type": "bigint"},
    "late_minutes": {"data_type": "bigint"},
}


def main(file: Path, dsn: str, folder: str) -> None:
    """Both runs."""
    pipeline = dlt.pipeline(
        "bench",
        destination=dlt.destinations.postgres(dsn),
        pipelines_dir=folder,
        dataset_name="dlt_days",
    )
    for what in ("first", "again"):
        began = time.monotonic()
        days = dlt.resource(
            rows(file),
            name="attendance_day",
            write_disposition={"disposition": "merge", "strategy": "delete-insert"},
            primary_key=("employee_number", "date"),
            columns=COLUMNS,
        )
        pipeline.run(days, loader_file_format="csv")
        seconds = time.monotonic() - began
        with pipeline.sql_client() as client:
            [(count, known)] = client.execute_sql(
                "select count(*), count(status) from attendance_day"
            )
        said = {"run": what, "seconds": seconds, "rows": count, "known": known}
        print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
