"""Counts that stand side by side are made in one pass over the rows.

`days: attendance(filter: A) { totalCount } late: attendance(filter: {A, B}) { totalCount }` reads
the rows of A once. Only where one filter is part of all the others: then counting them together
reads no more than that one count would read alone.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Text, and_, cast, func, select

from hub.plan.cells import json_object
from hub.plan.conditions import clause
from hub.plan.filter import filter_clause
from hub.plan.frame import Frame, open_row
from hub.plan.join import below, hangs
from hub.plan.scope import Scope
from hub.plan.text import Sql, cat, raw
from hub.plan.tree import AllOf, Filter, Many, Selection, TotalCount, TypeName


def runs(selections: Sequence[Selection]) -> Iterator[tuple[Selection, ...]]:
    """Selections in order; counts that can be made together are one run."""
    run: list[Selection] = []
    for one in selections:
        if run and not _alike([*run, one]):
            yield tuple(run)
            run = []
        run.append(one)
    if run:
        yield tuple(run)


def counted_together(run: Sequence[Many], frame: Frame, scope: Scope) -> Sql:
    """The first list's object, and behind it the others with their keys."""
    first = run[0]
    target = below(first.via, frame, scope)
    on = hangs(first.via, target, frame, scope, whole=first.whole)
    base = min((_parts(one) for one in run), key=len)
    where = [on, open_row(target), clause(first.connection.row.rows, target, scope)]
    where += [filter_clause(one, target, scope) for one in base]
    written: list[Sql | str] = []
    for one in run:
        rest = [part for part in _parts(one) if part not in base]
        count: ColumnElement[int] = func.count()
        if rest:
            within = and_(*(filter_clause(part, target, scope) for part in rest))
            count = func.count().filter(within)
        if written:
            written.append(f',"{one.key}":')
        written.append(_object(one, cast(count, Text)))
    return (
        select(cat(*written))
        .select_from(target.source)
        .where(and_(*where))
        .correlate_except(*target.own)
        .scalar_subquery()
    )


def _object(many: Many, count: Sql) -> Sql:
    pairs = [
        (part.key, count if isinstance(part, TotalCount) else raw(f'"{part.name}"'))
        for part in many.connection.parts
        if isinstance(part, TotalCount | TypeName)
    ]
    return json_object(pairs)


def _alike(run: Sequence[Selection]) -> bool:
    """Whether they count rows of one link, and one filter is part of all."""
    counts = [one for one in run if isinstance(one, Many) and _only_counts(one)]
    if len(counts) < len(run):
        return False
    first, *others = counts
    hung = (first.via, first.whole, first.open, first.connection.row.entity.name)
    if any(
        (one.via, one.whole, one.open, one.connection.row.entity.name) != hung for one in others
    ):
        return False
    base = min((_parts(one) for one in counts), key=len)
    return all(part in _parts(one) for one in counts for part in base)


def _only_counts(many: Many) -> bool:
    found = many.connection
    parts = all(isinstance(one, TotalCount | TypeName) for one in found.parts)
    return parts and found.search is None


def _parts(many: Many) -> tuple[Filter, ...]:
    where = many.connection.where
    if where is None:
        return ()
    return where.parts if isinstance(where, AllOf) else (where,)
