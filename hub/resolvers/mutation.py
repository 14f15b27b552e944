"""The mutations as types: one `input` each, a union of success and problems.

What they do stands in `edits`; nothing is executed by Strawberry.
"""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Annotated, Any

import strawberry

from hub.flows.edit_many import MOST
from hub.resolvers.edit_told import BULK
from hub.resolvers.edit_types import EditChange, EditedRow, EditTotals
from hub.resolvers.office.fields import MUTATIONS
from hub.resolvers.types import Types
from hub.resolvers.types_make import (
    REQUIRED,
    Argument,
    Entry,
    complete,
    complete_input,
    declare,
    listed,
    optional,
    planned,
)
from hub.resolvers.types_problems import PROBLEMS
from hub.resolvers.types_scalars import NAMED, ChangeMode, DateText, DecimalText
from hub.schema.model import EntitySpec, Field

_REASON = Entry(str, "Why; kept in the trail.")
_VERSION = Entry(int, "Version of the row that was read; another one is a Conflict.")
_DRY = Entry(bool, "Say what would become of it, and change nothing.")
_SUBJECTS = frozenset({"employee", "employment"})


def mutation_type(made: Types) -> type:
    """The root of all mutations of a model."""
    inputs = _Inputs(made)
    fields = {
        name: _mutation(made, name, doc, entries, success)
        for name, (doc, entries, success) in _mutations(inputs).items()
    }
    fields |= {name: _many(inputs, name, entity) for name, entity in BULK.items()}
    fields |= {name: one.made for name, one in MUTATIONS.items()}
    return complete(declare("Mutation", "Everything that can be changed."), fields)


def _mutations(
    inputs: "_Inputs",
) -> dict[str, tuple[str, dict[str, Entry], Mapping[str, str]]]:
    """Name → what it does, its input, what its success shows (field → entity)."""
    employee = inputs.fields("Employee")
    return {
        "createEmployee": (
            "A new person with an employment and a post.",
            {
                "employee": Entry(employee, "The person.", needed=True),
                "employment": Entry(inputs.fields("Employment"), "The contract.", needed=True),
                "assignment": Entry(inputs.fields("Assignment"), "The post.", needed=True),
                "reason": _REASON,
            },
            {"employee": "Employee"},
        ),
        "correctEmployee": (
            "Fields of a person that were wrong: absent keeps, null clears.",
            {
                "id": Entry(strawberry.ID, "Who.", needed=True),
                "set": Entry(employee, "The right values.", needed=True),
                "expectedVersion": _VERSION,
                "reason": Entry(str, "Why; kept in the trail.", needed=True),
            },
            {"employee": "Employee"},
        ),
        "moveEmployee": (
            "Another post from a day on, which may lie ahead; or that corrected or revoked.",
            {
                "id": Entry(strawberry.ID, "Who.", needed=True),
                "mode": Entry(ChangeMode, "CHANGE if absent."),
                "effectiveFrom": Entry(
                    DateText,
                    "CHANGE: first day of the new post. CORRECTION: a day of the post that is "
                    "wrong. REVOCATION: first day of the post that is taken back.",
                    needed=True,
                ),
                "department": Entry(strawberry.ID, "Where to; needed for a CHANGE."),
                "position": Entry(str, "New title; the old one stays if absent."),
                "grade": Entry(str, "New grade; the old one stays if absent."),
                "manager": Entry(strawberry.ID, "New manager; the old one stays if absent."),
                "location": Entry(strawberry.ID, "New site; the old one stays if absent."),
                "expectedVersion": _VERSION,
                "reason": _REASON,
            },
            {"employee": "Employee"},
        ),
        "addEducation": (
            "One more course of education of a person.",
            {
                "employee": Entry(strawberry.ID, "Whose.", needed=True),
                "education": Entry(inputs.fields("Education"), "What.", needed=True),
                "reason": _REASON,
            },
            {"employee": "Employee", "education": "Education"},
        ),
        "createDepartment": (
            "One more unit of the organisation, from today unless another day is said.",
            {
                "department": Entry(inputs.fields("Department"), "What.", needed=True),
                "reason": _REASON,
            },
            {"department": "Department"},
        ),
        "setCalendarDay": (
            "What the company does on a day of a calendar, whatever the country says.",
            {
                "calendar": Entry(strawberry.ID, "Of which calendar.", needed=True),
                "date": Entry(DateText, "Which day.", needed=True),
                "type": Entry(str, "Code of `day_type`.", needed=True),
                "name": Entry(str, "Name of the day."),
                "workMinutes": Entry(int, "Time due on that day."),
                "reason": Entry(str, "Why; kept in the trail.", needed=True),
            },
            {"calendarDay": "CalendarDay"},
        ),
        "correctDepartment": (
            "Another name, place, head or last day of a department: absent keeps, null clears.",
            {
                "id": Entry(strawberry.ID, "Which.", needed=True),
                "set": Entry(inputs.fields("Department"), "The right values.", needed=True),
                "expectedVersion": _VERSION,
                "reason": Entry(str, "Why; kept in the trail.", needed=True),
            },
            {"department": "Department"},
        ),
    }


def _mutation(
    made: Types, name: str, doc: str, entries: dict[str, Entry], success: Mapping[str, str]
) -> Any:
    title = f"{name[0].upper()}{name[1:]}"
    rows = {
        one: planned(optional(made.rows[entity]), "As the viewer sees it now.")
        for one, entity in success.items()
    }
    told = {
        "dryRun": planned(bool, "Whether nothing was changed, because `dryRun` was asked for."),
        "changes": planned(optional(listed(EditChange)), "Of a dry run: what would change."),
        "needsApproval": planned(
            bool, "Whether somebody else approves it first: until then nothing has changed."
        ),
        "waiting": planned(optional(strawberry.ID), "The edit that waits, for `ownEdits`."),
    }
    done = complete(
        declare(f"{title}Success", "It is done; the rows as they are now."), {**rows, **told}
    )
    return _result(title, doc, {**entries, "dryRun": _DRY}, done)


def _many(inputs: "_Inputs", name: str, entity: str) -> Any:
    title = f"{name[0].upper()}{name[1:]}"
    row = complete_input(
        declare(f"{title}Row", "One row of a bulk edit."),
        {
            "id": Entry(strawberry.ID, "Which.", needed=True),
            "set": Entry(inputs.fields(entity), "Its own values; they go before those for all."),
            "expectedVersion": _VERSION,
        },
    )
    entries = {
        "rows": Entry(listed(row), f"Which rows, each once; {MOST} at most.", needed=True),
        "set": Entry(inputs.fields(entity), "Values for all rows: absent keeps, null clears."),
        "reason": Entry(str, "Why; kept in the trail.", needed=True),
        "together": Entry(bool, "All rows or none; else each row that can be changed."),
        "dryRun": _DRY,
    }
    done = complete(
        declare(f"{title}Success", "What became of each row."),
        {
            "dryRun": planned(bool, "Whether nothing was changed, because `dryRun` was asked for."),
            "rows": planned(listed(EditedRow), "In the order of the input."),
            "totals": planned(EditTotals, "The account."),
        },
    )
    doc = f"Fields of many rows of {entity} that were wrong, with an account of each."
    return _result(title, doc, entries, done)


def _result(title: str, doc: str, entries: dict[str, Entry], done: type) -> Any:
    result: Any = reduce(or_, PROBLEMS, done)
    wanted = complete_input(declare(f"{title}Input", doc), entries)
    argument = Argument("input", wanted, "What is wanted.", default=REQUIRED)
    annotated: Any = Annotated  # the members are known at run time only
    kind = annotated[result, strawberry.union(f"{title}Result")]
    return planned(kind, doc, [argument])


class _Inputs:
    """Inputs with the fields of an entity, derived from the model."""

    def __init__(self, made: Types) -> None:
        self.made = made
        self.known: dict[str, type] = {}
        self.money = complete_input(
            declare("MoneyInput", "An amount with its currency."),
            {
                "amount": Entry(DecimalText, "Plain number as a string.", needed=True),
                "currency": Entry(str, "ISO 4217.", needed=True),
            },
        )

    def fields(self, entity: str) -> type:
        """`EmployeeFields` and so on: every field that an edit can fill."""
        if entity not in self.known:
            self.known[entity] = self._fields(entity)
        return self.known[entity]

    def _fields(self, entity: str) -> type:
        spec = self.made.model[entity]
        entries = {
            one.graph_name: Entry(self._kind(one), one.doc)
            for one in spec.targets
            if not one.custom and one.name not in _SUBJECTS
        }
        own = self._custom(spec)
        if own is not None:
            entries["custom"] = Entry(own, "Fields that the company declared itself.")
        return complete_input(declare(f"{entity}Fields", f"Fields of {entity}."), entries)

    def _custom(self, spec: EntitySpec) -> type | None:
        entries = {
            one.graph_name: Entry(self._kind(one), one.doc) for one in spec.targets if one.custom
        }
        if not entries:
            return None
        doc = f"The company's own fields of {spec.name}."
        return complete_input(declare(f"{spec.name}CustomFields", doc), entries)

    def _kind(self, one: Field) -> Any:
        if one.kind.target:
            return strawberry.ID
        if one.kind.graph == "Term":
            return str
        return self.money if one.kind.graph == "Money" else NAMED[one.kind.graph]
