"""What a preview comes to, in lines for a terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hub.cli.say import table

if TYPE_CHECKING:
    from hub.flows.effect import Effect
    from hub.flows.examples import Miss
    from hub.schema.model import Model


def effect_lines(effect: "Effect", model: "Model") -> list[str]:
    """The numbers, field by field, and samples as an operator may see them."""
    from hub.flows.lens import OPERATOR
    from hub.mappings.compare import KINDS

    made, dropped = sum(effect.rows_made.values()), sum(effect.rows_dropped.values())
    who = f"{effect.employees} employees in {effect.departments} departments"
    landing = f"{effect.rejected} rejected, {effect.accepted} accepted"
    lines = [
        f"{effect.records} kept records, {effect.differing} would say something else: {who}.",
        f"Values that stand change or go for {effect.harmed} of {effect.people_total} people.",
        f"Rows: {made} made, {dropped} dropped.",
        f"Records: {landing}, {effect.ignored} ignored.",
    ]
    if effect.write_backs is not None:
        lines.append(f"Write-backs to other systems that would follow: {effect.write_backs}.")
    if effect.periods:
        lines.append(f"Pay periods: {', '.join(effect.periods)}.")
    if not effect.fields:
        return lines
    rows = [
        (f"{one.rule}.{one.field}", *(one.cells[kind] for kind in KINDS))
        for one in effect.fields.values()
        if one.cells
    ]
    lines += table(("field", *KINDS), rows) if rows else []
    lines += _status_lines(effect)
    for one in effect.fields.values():
        opened = OPERATOR.opens(model, one.entity, one.field)
        for kind, samples in one.samples.items():
            for sample in samples:
                raw = OPERATOR.shown(sample.raw, opened=opened)
                before = OPERATOR.shown(sample.before, opened=opened)
                after = OPERATOR.shown(sample.after, opened=opened)
                was = before or f"<{sample.before_reason or 'empty'}>"
                now = after or f"<{sample.after_reason or 'empty'}>"
                lines.append(f"  {one.rule}.{one.field} {kind}: {raw or ''}: {was} → {now}")
    return lines


def _status_lines(effect: "Effect") -> list[str]:
    """What the steps did, where the versions differ in it: cells before and after, by status."""
    from hub.mappings.status import STATUSES

    rows = [
        (f"{one.rule}.{one.field}", *(f"{one.before[to]} → {one.after[to]}" for to in STATUSES))
        for one in effect.fields.values()
        if one.before != one.after
    ]
    return table(("steps", *STATUSES), rows) if rows else []


def miss_lines(misses: "Sequence[Miss]") -> list[str]:
    """Examples that do not hold, by name and field."""
    return [f"Example {one.example} does not hold: {one.place}" for one in misses]
