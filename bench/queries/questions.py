"""What is asked: seven queries, each a folder of `asked/`, and who asks them.

A folder holds the same question in the words of each contender: the hub's, the peers' common
contract, PostGraphile's, and SQL as a person would write it by hand.
"""

import base64
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import asyncpg
import orjson

HERE: Final = Path(__file__).parent
HR, MANAGER, EMPLOYEE = "E000002", "E000004", "E000777"
NUMBERS: Final = {"hr": HR, "manager": MANAGER, "employee": EMPLOYEE}
VARIANTS: Final = 200


@dataclass(frozen=True)
class Question:
    """One comparison."""

    name: str
    """A folder of `asked/`."""
    by: str
    """What varies: `person`, `manager`, `name` (a place in the list by name) or `hired`."""
    title: str
    viewer: str = "hr"
    alone: bool = False
    """Asked of the hub alone, beside the handler with the hub's SQL: peers know no access."""

    @property
    def key(self) -> str:
        """Name for results."""
        return self.name if self.viewer == "hr" else f"{self.name}-{self.viewer}"

    def text(self, file: str) -> str:
        """A file of the folder."""
        return (HERE / "asked" / self.name / file).read_text("utf-8")


QUESTIONS: Final = (
    Question("q1-point", "person", "Q1 one employee with department and manager"),
    Question("q2-page", "name", "Q2 page of 50 with department and manager"),
    Question("q3-nested", "name", "Q3 20 × (10 days, 5 courses, payslip)"),
    Question("q4-filtered", "hired", "Q4 filter, order, deep page, totalCount"),
    Question("q5-reports", "manager", "Q5 direct reports with a month's days"),
    Question("q6-bulk", "name", "Q6 1,000 employees × 12 fields"),
    Question("q7-sealed", "name", "Q7 page of 50 with identity numbers"),
    Question("q2-page", "name", "Q2 asked by an employee", "employee", alone=True),
    Question("q2-page", "name", "Q2 asked by a manager of 11,110", "manager", alone=True),
    Question("q8-posts", "name", "page of 50 with status and grade, by HR", alone=True),
    Question("q8-posts", "name", "the same, by a manager of 11,110", "manager", alone=True),
)


@dataclass(frozen=True)
class Variation:
    """What one request asks for: the id of a person, or a place in a list (key and id)."""

    values: tuple[str, ...]

    @property
    def peer(self) -> dict[str, str]:
        """Variables of the peers' contract."""
        return self._named(",".join(self.values))

    def postgraphile(self, cursor: str) -> dict[str, str]:
        """Variables for PostGraphile, given a cursor of the same order to change."""
        if len(self.values) == 1:
            return self._named(self.values[0])
        order, *keys = orjson.loads(base64.b64decode(cursor))
        return self._named(
            base64.b64encode(orjson.dumps([order, *self.values[: len(keys)]])).decode()
        )

    def hub(self, token: str | None) -> dict[str, str]:
        """Variables for the hub, given its own cursor for this place."""
        return self._named(token or f"employee_{self.values[0]}")

    def _named(self, value: str) -> dict[str, str]:
        return {"id" if len(self.values) == 1 else "after": value}


_SQL: Final = {
    "person": "select id::text from hub.employee",
    "manager": "select distinct manager_id::text from hub.employee where manager_id is not null"
    " and number > 'E000010'",
    "name": "select legal_name_sort, id::text from hub.employee order by 1, 2 limit 48900",
    "hired": "select hire_date::text, id::text from hub.employee where status = 'active'"
    " order by 1 desc, 2 desc limit 34000",
}


async def variations(dsn: str, by: str) -> list[Variation]:
    """Random people or places, the same in every run."""
    connection = await asyncpg.connect(dsn)
    try:
        rows: list[Any] = await connection.fetch(_SQL[by])
    finally:
        await connection.close()
    found = sorted(tuple(row) for row in rows)
    return [Variation(one) for one in random.Random(7).sample(found, VARIANTS)]
