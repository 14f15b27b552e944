"""What an employee keeps of other rows: the table of access and the SQL that projects agree.

`hub/auth/past.py` says from which entity and field each projection comes, and so who may read it
in the past; `project.sql` is what keeps it. One that is added to the statement alone would be read
in the past by whoever may read it today.
"""

import re
from typing import Final

from hub.auth.past import PROJECTED
from hub.plan.then import OF_EMPLOYMENT, OF_POST
from hub.schema.shipped import shipped
from hub.store.scripts import script

COLUMNS: Final = re.compile(r"create temp table projected \((.*?)\) on commit drop", re.DOTALL)
SOURCES: Final = {
    "m": "Employment",
    "a": "Assignment",
    "h": "Education",
    "f": "Education",
    "o": "Education",
}
"""Alias in the statement that fills the projections → the entity whose rows it is."""


def statement(part: str) -> str:
    [found] = [one for one in script("project.sql") if part in one]
    return found


def columns() -> list[str]:
    """Columns of the projections in the order of the statement."""
    [listed] = COLUMNS.findall(statement("create temp table projected"))
    names = [one.split()[0].strip('"') for one in listed.replace("\n", " ").split(",")]
    return [one for one in names if one not in {"id", "waiting"}]


def chosen() -> list[str]:
    """Expressions of the last select, between the id and what waits."""
    text = statement("insert into projected").rsplit("select w.id,", 1)[1]
    text = text.split("nullif(", 1)[0]
    found, depth, begin = [], 0, 0
    for at, one in enumerate(text):
        depth += {"(": 1, ")": -1}.get(one, 0)
        if one == "," and depth == 0:
            found.append(text[begin:at].strip())
            begin = at + 1
    return found


def test_every_projection_has_the_access_of_its_source() -> None:
    """Same names, nothing more on either side, each from the entity whose rows it is kept from."""
    model = shipped()
    employee = model["Employee"]
    kept = {one.removesuffix("_id"): text for one, text in zip(columns(), chosen(), strict=True)}
    assert set(kept) == set(PROJECTED)
    for name, text in kept.items():
        entity, field = PROJECTED[name]
        aliases = set(re.findall(r"\b([mahfo])\.", text))
        assert {SOURCES[one] for one in aliases} == {entity}, name
        assert name in employee.fields, name
        assert field in model[entity].fields, name


def test_fields_that_are_taken_over_are_those_of_the_source() -> None:
    """A plain column is read from the field that the table names."""
    plain = {
        name.removesuffix("_id"): text.partition(".")[2].strip('"').removesuffix("_id")
        for name, text in zip(columns(), chosen(), strict=True)
        if re.fullmatch(r'[ma]\."?\w+"?', text)
    }
    assert {"number", "hire_date", "manager", "grade"} <= set(plain)
    for name, column in plain.items():
        assert column in {PROJECTED[name][1], "id"}, name


def test_the_planner_of_other_times_picks_the_same() -> None:
    """`asOf` picks of a day what the statement picks of today; education has no day."""
    picked = {name.removesuffix("_id") for name in (*OF_EMPLOYMENT, *OF_POST)}
    of_a_day = {name for name, (entity, _) in PROJECTED.items() if entity != "Education"}
    assert picked == of_a_day
