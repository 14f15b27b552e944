"""The demo's connections: five systems, each with the mapping documents that ship beside this file.

They stand in the order in which they are pulled: the company, its people, what is about them.
"""

from pathlib import Path
from typing import Final

from hub.demo.systems import SYSTEMS
from hub.flows.connect import Wanted
from hub.flows.documents import read_mappings

MAPPINGS: Final = Path(__file__).parent / "mappings"
DAY_RESULTS: Final = """\
SELECT person.emp_no, day_result.*
FROM day_result JOIN person ON person.pin = day_result.pin"""
"""The vendor knows people by a pin; its own table says whose each is."""


def wanted(moodle: str, token: str) -> list[Wanted]:
    """All connections; `moodle` is the address of the training system, with its token."""
    files = SYSTEMS.as_posix()
    return [
        Wanted(
            "organisation",
            "files",
            {
                "path": files,
                "streams": {
                    name: {"glob": f"{name}.csv"}
                    for name in ("legal_entities", "locations", "departments")
                },
            },
            read_mappings(MAPPINGS / "organisation"),
        ),
        Wanted(
            "employee-file",
            "files",
            {
                "path": files,
                "streams": {"employees": {"glob": "employees.csv", "encoding": "gb18030"}},
            },
            read_mappings(MAPPINGS / "employee-file"),
        ),
        Wanted(
            "time-clock",
            "sql",
            {
                "url": f"sqlite:///{files}/timeclock.sqlite",
                "streams": {
                    "day_results": {
                        "query": DAY_RESULTS,
                        "key": ["id"],
                        "cursor_column": "updated_at",
                    }
                },
            },
            read_mappings(MAPPINGS / "time-clock"),
        ),
        Wanted(
            "moodle",
            "moodle",
            {"base_url": moodle},
            read_mappings(MAPPINGS / "moodle"),
            secrets={"token": token},
        ),
        Wanted(
            "payroll",
            "files",
            {
                "path": files,
                "streams": {
                    "tax": {"glob": "工资税务申报_*.xlsx"},
                    # a row becomes a payslip and ten lines: smaller batches keep memory flat
                    "payslips": {"glob": "工资条_*.xlsx", "batch": 10_000},
                },
            },
            read_mappings(MAPPINGS / "payroll"),
        ),
    ]
