"""The second wall: row-level security for the reading role, made from the same audiences.

The planner restricts every statement; should it ever forget to, Postgres itself shows the reading
role no row that the statement's context does not open. The context is what the gate sets: who
asks (`hub.employee`), and with which relations and classes (`hub.wall`, JSON as `context` makes
it). Policies are made anew by every migration of a database, so that they are those of the model.
Columns of a row that is open are the first wall's alone, except for the restricted classes of
Employee, which lie in a table of their own behind a wall of their own. What a row was is shown to
whom the row of today is shown: its superseded images stand behind the same wall.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

import asyncpg
import orjson

from hub.auth.viewer import EMPLOYEE, MANAGER, Entities, Viewer
from hub.schema.audience import EVERYONE, Allow, Audience, Relation
from hub.schema.model import EntitySpec, Model
from hub.store.connection import READER

ANY: Final = "*"
"""Stands among the classes of whoever holds one."""
_CONTEXT: Final = "nullif(current_setting('hub.wall', true), '')::jsonb"
_VIEWER: Final = "(select nullif(current_setting('hub.employee', true), '')::uuid)"
_TODAY: Final = f"(select ({_CONTEXT} ->> 'today')::date)"
_NAME: Final = "wall"


def context(viewer: Viewer, today: date) -> str:
    """What the gate sets for a viewer, as JSON: relations, classes, extents, the day."""
    reach = viewer.reach
    within = [
        {
            "classes": sorted({*group.classes, ANY}),
            "entities": _ids(group.extent.ids, wanted=isinstance(group.extent, Entities)),
            "departments": _ids(group.extent.ids, wanted=not isinstance(group.extent, Entities)),
        }
        for group in reach.groups
    ]
    known = {
        "today": today,
        "self": EMPLOYEE in viewer.scopes,
        "manager": MANAGER in viewer.scopes,
        "open": sorted({*reach.everywhere, ANY}) if reach.everywhere else [],
        "within": within,
    }
    return orjson.dumps(known).decode()


def _ids(ids: Iterable[str], *, wanted: bool) -> list[str]:
    return list(ids) if wanted else []


async def build_wall(connection: "asyncpg.Connection[Any]", model: Model, *, rows: bool) -> None:
    """Make the policies anew; without `rows` only that of the restricted classes."""
    for table, policy in _policies(model).items():
        stands = rows or table.endswith("_private")
        images = f"{table}_history"
        await _stand(connection, table, policy, stands=stands)
        await _stand(connection, images, _of_images(table, images), stands=stands)


async def _stand(
    connection: "asyncpg.Connection[Any]", table: str, policy: str, *, stands: bool
) -> None:
    name = f"hub.{table}"
    await connection.execute(f"drop policy if exists {_NAME} on {name}")
    if stands:
        await connection.execute(f"alter table {name} enable row level security")
        made = f"create policy {_NAME} on {name} for select to {READER} using ({policy})"
        await connection.execute(made)
    else:
        await connection.execute(f"alter table {name} disable row level security")


def _of_images(table: str, images: str) -> str:
    """The reader sees the row of today, through its own wall; of who was merged, the other's."""
    key = f"{images}.id"
    if table in {"employee", "employee_private"}:
        merged = f"select s.survivor_id from hub.identity_survivor s where s.merged_id = {key}"
        key = f"coalesce(({merged}), {key})"
    return f"exists (select from hub.{table} today where today.id = {key})"


def _policies(model: Model) -> Mapping[str, str]:
    """Table → the condition under which the reading role sees a row of it."""
    found: dict[str, str] = {}
    for spec in model:
        if EVERYONE not in spec.rows:
            found[spec.table] = _any(spec, spec.rows, spec.table)
        if spec.private:
            table = f"{spec.table}_private"
            found[table] = _any(spec, tuple(dict.fromkeys(_restricted(spec))), table)
    return found


def _restricted(spec: EntitySpec) -> Iterator[Allow]:
    """Every way to a cell of the private table, whole or masked."""
    for one in spec.fields.values():
        if spec.is_private(one):
            yield from (*one.read, *one.cls.masked)


def _any(spec: EntitySpec, audience: Audience, table: str) -> str:
    return " or ".join(f"({one})" for one in dict.fromkeys(_ways(spec, audience, table)))


def _ways(spec: EntitySpec, audience: Audience, table: str) -> Iterator[str]:
    """The ways in, classes that are open everywhere first: they are asked once a statement."""
    classes = sorted({one.grant for one in audience if one.grant})
    if classes:
        listed = ", ".join(f"'{one}'" for one in classes)
        yield f"coalesce((select {_CONTEXT} -> 'open' ?| array[{listed}]), false)"
    for allow in audience:
        parts = [_relation(spec, allow, table), *_state(spec, allow)]
        yield " and ".join(part for part in parts if part != "true") or "true"


def _relation(spec: EntitySpec, allow: Allow, table: str) -> str:
    """What the way asks of the viewer; the cheapest first, asked once a statement."""
    if allow.relation is Relation.EVERYONE:
        return "true"
    subject = f"{table}.id" if spec.subject == "self" else f"{table}.{spec.subject}_id"
    if allow.relation is Relation.ONESELF:
        return f"{_says('self')} and {subject} = {_VIEWER}"
    if allow.relation is not None:
        direct = " and m.direct" if allow.relation is Relation.DIRECT_MANAGER else ""
        managed = f"m.manager_id = {_VIEWER} and m.employee_id = {subject}{direct}"
        return f"{_says('manager')} and exists (select from hub.management m where {managed})"
    if allow.grant is None:
        return "false"
    return _granted(spec, allow.grant, table, subject)


def _granted(spec: EntitySpec, grant: str, table: str, subject: str) -> str:
    part = f"coalesce((select {_CONTEXT} -> 'within' @> '[{{\"classes\": [\"{grant}\"]}}]'), false)"
    if spec.subject is None:
        return part
    groups = (
        f"jsonb_to_recordset((select {_CONTEXT} -> 'within'))"
        " as g(classes jsonb, entities uuid[], departments uuid[])"
    )
    person, joined = (table, "") if table == "employee" else ("s", ", hub.employee s")
    mine = "" if table == "employee" else f" and s.id = {subject}"
    below = (
        "exists (select from hub.department_tree t"
        f" where t.department_id = {person}.department_id and t.ancestor_id = any(g.departments))"
    )
    place = f"({person}.legal_entity_id = any(g.entities) or {below})"
    inner = f"select from {groups}{joined} where g.classes ? '{grant}'{mine} and {place}"
    return f"{part} and exists ({inner})"


def _says(what: str) -> str:
    return f"coalesce((select ({_CONTEXT} ->> '{what}')::boolean), false)"


def _state(spec: EntitySpec, allow: Allow) -> Iterator[str]:
    if allow.state is None:
        return
    state = spec.states.get(allow.state)
    if state is None:
        yield "false"
    elif state.test == "in":
        codes = ", ".join(f"'{code}'" for code in state.codes)
        yield f"{state.column} in ({codes})"
    elif state.test == "begun":
        yield f"({state.column} is null or {state.column} <= {_TODAY})"
    elif state.test == "ended":
        yield f"{state.column} < {_TODAY}"
    else:
        yield f"{state.column} <= statement_timestamp()"
