"""What two versions of a mapping have in common: a preview runs the rest alone.

A field that both make by the same chain gives the same cells, so both versions are cut down to
the fields that differ, and to what a record cannot land without. Rows whose head differs (key,
subject, conditions, unpivoting) stay whole, and so does everything where other records are ours.
"""

from dataclasses import replace

from hub.mappings.bind import BoundChain, BoundMapping, BoundRow, BoundTest, bind
from hub.mappings.rules import Mapping, RowRule
from hub.schema.model import Model


def narrowed(before: Mapping, after: Mapping, model: Model) -> tuple[Mapping, Mapping]:
    """Both, with only what may come out different."""
    old, new = bind(before, model), bind(after, model)
    if _heads(old.ignore_when, old) != _heads(new.ignore_when, new):
        return before, after
    known = {row.rule.name: row for row in old.rows}
    there = {row.rule.name: row for row in new.rows}
    cut_old = tuple(_cut(row, there.get(row.rule.name), old, new) for row in old.rows)
    cut_new = tuple(_cut(row, known.get(row.rule.name), new, old) for row in new.rows)
    return replace(before, rows=cut_old), replace(after, rows=cut_new)


def _cut(row: BoundRow, other: BoundRow | None, own: BoundMapping, theirs: BoundMapping) -> RowRule:
    """The rule with the fields that differ, and those without which nothing lands."""
    if other is None or _head(row, own) != _head(other, theirs):
        return row.rule
    same = {one.name: _told(one.chain, theirs) for one in other.fields}
    wanted = {
        one.name
        for one in row.fields
        if one.required or one.name not in same or same[one.name] != _told(one.chain, own)
    }
    return replace(row.rule, fields=tuple(one for one in row.rule.fields if one.name in wanted))


Told = tuple[BoundChain, tuple["Told", ...]]
"""A chain with the named values that it picks, and theirs."""


def _told(chain: BoundChain, mapping: BoundMapping) -> Told:
    named = [path[1:] for path in chain.paths if path.startswith("$")]
    return chain, tuple(
        _told(mapping.values[name], mapping) for name in named if name in mapping.values
    )


def _head(row: BoundRow, mapping: BoundMapping) -> object:
    rule = row.rule
    return (
        rule.entity,
        tuple(_told(one, mapping) for one in row.key),
        rule.subject,
        _told(row.subject, mapping) if row.subject else None,
        rule.create,
        rule.each,
        _heads(row.when, mapping),
    )


def _heads(tests: tuple[BoundTest, ...], mapping: BoundMapping) -> object:
    return tuple((one.condition, _told(one.chain, mapping)) for one in tests)
