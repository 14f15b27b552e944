"""Examples that HR wrote - this row should give that - run against a mapping, one by one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hub.errors import Refused
from hub.mappings.one import Accepted, Ignored, OneRow, apply_row
from hub.mappings.rules import Mapping as Rules
from hub.schema.model import Model
from hub.store.mappings import Example


@dataclass(frozen=True)
class Miss:
    """A field that came out otherwise than an example says."""

    example: str
    place: str
    """`Employee.legal_name`, or the row alone where there is none."""
    expected: str | None
    found: str | None
    """Null where there is no value; the reason in angle brackets where it waits."""


def misses(mapping: Rules, model: Model, examples: Sequence[Example]) -> list[Miss]:
    """Everything that comes out otherwise; empty where all examples hold."""
    return [miss for one in examples for miss in _misses(mapping, model, one)]


def check_examples(mapping: Rules, model: Model, examples: Sequence[Example]) -> None:
    """Raise Refused EXAMPLE_FAILS, which names examples and fields, never values."""
    found = misses(mapping, model, examples)
    if found:
        raise Refused(
            "EXAMPLE_FAILS",
            f"{len({one.example for one in found})} of {len(examples)} examples do not hold.",
            detail="; ".join(f"{one.example}: {one.place}" for one in found),
            hint="Change the mapping, or the example if it is wrong.",
        )


def _misses(mapping: Rules, model: Model, example: Example) -> Iterator[Miss]:
    verdict = apply_row(mapping, example.given, model)
    if not isinstance(verdict, Accepted):
        if example.then:
            told = "<ignored>" if isinstance(verdict, Ignored) else f"<{verdict.code}>"
            yield Miss(example.name, "the record", "lands", told)
        return
    made: dict[str, list[OneRow]] = {}
    for row in verdict.rows:
        made.setdefault(row.rule, []).append(row)
    for rule, fields in example.then.items():
        rows = [list(_differ(example.name, row, fields)) for row in made.get(rule, ())]
        if rows:  # of several rows that a rule makes, the one that comes closest is meant
            yield from min(rows, key=len)
        else:
            yield Miss(example.name, rule, "a row", None)


def _differ(example: str, row: OneRow, fields: Mapping[str, str | None]) -> Iterator[Miss]:
    for name, expected in fields.items():
        found = _told(row, name)
        if found != expected:
            yield Miss(example, f"{row.rule}.{name}", expected, found)


def _told(row: OneRow, name: str) -> str | None:
    cell = row.cells.get(name)
    if cell is None:
        return None
    return f"<{cell.reason}>" if cell.reason else cell.value
