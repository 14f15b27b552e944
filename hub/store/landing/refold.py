"""Canonical rows of folded entities: fold again what changed, write what came out different.

What a row was before is the fold of the sources as they stand in the database, so that no
canonical value has to be read or opened to be compared.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import polars as pl

from hub.schema.model import EntitySpec, Field
from hub.store.landing.copying import append, supersede
from hub.store.landing.counters import counted, known_counters, touched
from hub.store.landing.desk import NOBODY, Desk
from hub.store.landing.encode import columns_of, waiting_cells
from hub.store.landing.fold import CONFLICT, Folded, Source, fold
from hub.store.landing.identify import Prior, prior_of
from hub.store.landing.mapped import Change, opened
from hub.store.scripts import statement
from hub.store.uuid7 import id_bytes_of


@dataclass(frozen=True)
class Refolded:
    """A canonical row before and after; `before` is None if it is new."""

    row_id: str
    before: Folded | None
    after: Folded

    @property
    def different(self) -> bool:
        """Whether the row is to be written."""
        return self.before != self.after

    def changed(self, spec: EntitySpec) -> frozenset[str] | None:
        """Groups of fields that changed; None if the row is new, or opened or closed."""
        if self.before is None or self.before.closed != self.after.closed:
            return None
        return frozenset(touched(spec, self.before, self.after))

    def subject(self, spec: EntitySpec) -> str:
        """Employee whom the row is about; NOBODY if it is about none."""
        if spec.subject == "self":
            return self.row_id
        return (self.after.values.get(spec.subject) if spec.subject else None) or NOBODY


async def refold(desk: Desk, spec: EntitySpec, changes: Sequence[Change]) -> list[Refolded]:
    """The rows that these changes make different."""
    by_row: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_row[change.row_id].append(change)
    others = await _others(desk, spec, by_row, changes)
    found: list[Refolded] = []
    for row_id, own in by_row.items():
        rest = [opened(desk, spec, prior) for prior in others.get(row_id, ())]
        stood = [opened(desk, spec, one.prior) for one in own if one.prior is not None]
        after = folded(spec, [*rest, *(one.source for one in own)])
        was = folded(spec, [*rest, *stood]) if rest or stood else None
        found.append(Refolded(row_id, was, after))
    return await unique_mail(desk, spec, [one for one in found if one.different])


def folded(spec: EntitySpec, sources: Sequence[Source]) -> Folded:
    """The fold; edits of a row that only withdrawn sources made do not stand alone."""
    found = fold(sources, timeline=spec.timeline)
    if all(name in found.values for name in spec.needed):
        return found
    if not any(one.withdrawn for one in sources):
        return found
    whole = [replace(one, withdrawn=False) for one in sources]
    return replace(fold(whole, timeline=spec.timeline), closed=True)


async def _others(
    desk: Desk, spec: EntitySpec, rows: Iterable[str], changes: Sequence[Change]
) -> dict[str, list[Prior]]:
    """What else makes these rows, besides the mapped records that change: by row.

    What those said before is known from the changes; of most rows nothing else is there.
    """
    keys = [one.source.key for one in changes]
    found = await desk.connection.fetch(
        statement("mapped_beside.sql"), list(rows), spec.name, desk.landing.stream_id, keys
    )
    others: dict[str, list[Prior]] = defaultdict(list)
    for row in found:
        others[str(row["row_id"])].append(prior_of(row))
    return others


async def unique_mail(desk: Desk, spec: EntitySpec, rows: list[Refolded]) -> list[Refolded]:
    """A mail address that comes up from another source may be somebody's by now."""
    mails = [one.after.values["work_email"] for one in rows if _mail(one)]
    if spec.subject != "self" or not mails:
        return rows
    own = {one.row_id for one in rows}
    taken = await desk.connection.fetch(
        "select work_email, id::text from hub.employee "
        "where work_email = any($1::text[]) and closed_at is null",
        mails,
    )
    held = {row[0] for row in taken if row[1] not in own}
    kept: list[Refolded] = []
    for one in rows:
        mail = _mail(one)
        kept.append(_without_mail(one) if mail in held else one)
        if mail:
            held.add(mail)
    return [one for one in kept if one.different]


def _mail(one: Refolded) -> str | None:
    return None if one.after.closed else one.after.values.get("work_email")


def _without_mail(one: Refolded) -> Refolded:
    values = {name: value for name, value in one.after.values.items() if name != "work_email"}
    after = replace(one.after, values=values, pending={**one.after.pending, "work_email": CONFLICT})
    return replace(one, after=after)


async def write_rows(desk: Desk, spec: EntitySpec, rows: Sequence[Refolded], stamp: str) -> None:
    """Insert new rows; let the others be superseded. `stamp`: the transaction's time as text."""
    made = desk.made
    main, private = made.main[spec.name], made.private.get(spec.name)
    old = [one for one in rows if one.before is not None]
    new = [one for one in rows if one.before is None]
    fresh = pl.lit("1").alias("version"), pl.lit(f"[{stamp},)").alias("recorded")
    await append(desk.connection, main, _main(desk, spec, new, stamp).with_columns(*fresh))
    frame = _main(desk, spec, old, stamp).with_columns(await _counters(desk, spec, old))
    release = "work_email" if spec.subject == "self" else ""
    await supersede(desk.connection, main, made.history[main.name], frame, release=release)
    if private is not None:
        frame = _frame(desk, spec, new, private=True)
        await append(desk.connection, private, frame.with_columns(*fresh))
        frame = _frame(desk, spec, old, private=True)
        await supersede(desk.connection, private, made.history[private.name], frame)


async def _counters(desk: Desk, spec: EntitySpec, rows: Sequence[Refolded]) -> pl.Series:
    """The column `changes` of rows that were there."""
    known = await known_counters(
        desk.connection, desk.made.main[spec.name], [one.row_id for one in rows]
    )
    made = [
        counted(known.get(one.row_id), touched(spec, one.before, one.after) if one.before else ())
        for one in rows
    ]
    return pl.Series("changes", made, dtype=pl.String)


def _main(desk: Desk, spec: EntitySpec, rows: Sequence[Refolded], stamp: str) -> pl.DataFrame:
    pending = [waiting_cells(one.after.pending) for one in rows]
    closed = [stamp if one.after.closed else None for one in rows]
    return _frame(desk, spec, rows, private=False).with_columns(
        pl.Series("pending", pending, dtype=pl.String),
        pl.Series("closed_at", closed, dtype=pl.String),
    )


def _frame(
    desk: Desk, spec: EntitySpec, rows: Sequence[Refolded], *, private: bool
) -> pl.DataFrame:
    """`id` and the columns of all targets in one of the tables."""
    ids = [one.row_id for one in rows]
    bytes_of_rows = id_bytes_of(ids)
    subjects = id_bytes_of([one.subject(spec) for one in rows])
    columns = [pl.Series("id", ids, dtype=pl.String)]
    for one in _targets(spec, private=private):
        values = pl.Series([row.after.values.get(one.name) for row in rows], dtype=pl.String)
        columns += columns_of(desk, spec, one, values, bytes_of_rows, subjects)
    return pl.DataFrame(columns)


def _targets(spec: EntitySpec, *, private: bool) -> list[Field]:
    return [one for one in spec.targets if spec.is_private(one) == private]
