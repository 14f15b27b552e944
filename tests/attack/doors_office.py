"""The matrix: what others decide - every mutation of the office, asked by every attacker.

Who may ask which is said here again, apart from what the hub declares. Whoever may not is told so,
in the same words of what there is and of what there is not; whoever may asks for what there is not,
so that nothing is decided. Some doors stand open to all: behind them what is hidden, or somebody
else's, is answered like what never was.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLScalarType,
    GraphQLUnionType,
    get_named_type,
)

from tests.attack.desks import SYSTEMS, contested
from tests.attack.doors_desk import DeskDoors
from tests.attack.doors_write import ABSENT
from tests.attack.judging import DENIED, LEAK, Judged, Probe
from tests.attack.oracle import delegated

_CONFLICTS: Final = ("keepConflicts", "reopenConflict", "takeConflictValue")
_UNITS: Final = (
    *("addDepartmentAlias", "changeDepartment", "removeDepartmentAlias"),
    "withdrawDepartmentChange",
)
_PAY: Final = ("closePayPeriod", "decideLateChanges")
ONES_OWN: Final = (
    *(
        "approveOwnEdit",
        "changePeopleBySheet",
        "delegate",
        "endDelegation",
        "endSession",
        "rejectOwnEdit",
    ),
    "withdrawOwnEdit",
)
"""Open to all, for what is one's own or named by the policy."""
_SEVERAL: Final = ("approveOwnEdits", "rejectOwnEdits")
"""The same of several at once: an account says of each what it was refused for."""
EDITS: Final = (
    *("addEducation", "correctDepartment", "correctEmployee", "correctEmployees"),
    *("createDepartment", "createEmployee", "moveEmployee", "setCalendarDay"),
)
"""Not of the office: `doors_write.py`."""
_AT_ONCE: Final = ("askEmergency", "findAccounts", "findIdentities", "verifyAudit")
"""Those that need nothing to be there: asked by nobody who may."""
_OFFICE: Final = frozenset({"admin", "hr", "hrbp", "payroll"})


@dataclass(frozen=True)
class OfficeDoors(DeskDoors):
    """Probes of one attacker through every mutation of the office."""

    def decisions(self) -> Iterator[Probe]:
        """Every mutation, conflicts in hidden cells, delegations of others."""
        for name in sorted(self.graph.schema.mutation_type.fields):  # type: ignore[union-attr]
            if name in EDITS:
                continue
            if name in _SEVERAL:
                yield self._none_done(name)
            elif name in ONES_OWN:
                yield self._alike(name, "nothing of theirs", self._input(name, ABSENT))
            elif not self.may_ask(name):
                yield self._closed(name)
            elif name not in _AT_ONCE:
                yield self._open(name)
        yield from self._delegations()
        yield from self._deputies()
        yield from self._units()
        if self.ground.office:
            yield from self._contested()

    def may_ask(self, name: str) -> bool:
        """Whether the door opens: the table of who does what in the office."""
        roles = self.ground.roles
        if name in _CONFLICTS:
            return bool(roles & _OFFICE)
        if name in _UNITS:
            return "hr" in roles
        if name in _PAY:
            return "PAY" in self.ground.everywhere
        if name == "verifyAudit":
            return bool(roles & {"admin", "auditor"})
        return "admin" in roles

    # --- doors that are closed or open ------------------------------------------------------------

    def _closed(self, name: str) -> Probe:
        """Refused, whether there is what they name or not, and with nothing told."""
        ground, door = self.ground, "office, closed"

        def judge(data: dict[str, Any]) -> Judged:
            for which in ("there", "absent"):
                yield 1
                if data[which].get("code") != "OFFICE_DENIED":
                    yield ground.finding(LEAK, door, name, f"{which}: {data[which]}")
            if data["there"] != data["absent"]:
                yield ground.finding(LEAK, door, name, f"told apart: {data}")

        return self._both(door, name, self._input(name, None), self._input(name, ABSENT), judge)

    def _open(self, name: str) -> Probe:
        """Not refused for who they are; nothing is there to decide about."""
        ground, door = self.ground, "office, open"

        def judge(data: dict[str, Any]) -> Judged:
            for which in ("there", "absent"):
                yield 1
                if data[which].get("code") == "OFFICE_DENIED":
                    yield ground.finding(DENIED, door, name, str(data[which]))

        wanted = self._input(name, ABSENT)
        return self._both(door, name, wanted, wanted, judge)

    def _alike(
        self,
        name: str,
        what: str,
        wanted: Mapping[str, Any],
        absent: Mapping[str, Any] | None = None,
    ) -> Probe:
        """Refused just as what never was."""
        ground, door = self.ground, "office, hidden"

        def judge(data: dict[str, Any]) -> Judged:
            for which in ("there", "absent"):
                yield 1
                if "code" not in data[which]:
                    yield ground.finding(LEAK, door, name, f"{what}: done: {data[which]}")
            if data["there"] != data["absent"]:
                yield ground.finding(LEAK, door, name, f"{what}, told apart: {data}")

        return self._both(door, name, wanted, absent or self._input(name, ABSENT), judge)

    def _none_done(self, name: str) -> Probe:
        """Of several that are not theirs each is refused just as what never was."""
        ground, door = self.ground, "office, hidden"
        kind = f"{name[0].upper()}{name[1:]}"

        def judge(data: dict[str, Any]) -> Judged:
            told = {}
            for which in ("there", "absent"):
                edits = data[which].get("edits", [])
                yield len(edits) or 1
                if not edits or any(one["done"] or not one["code"] for one in edits):
                    yield ground.finding(LEAK, door, name, f"done: {data[which]}")
                told[which] = [{**one, "id": None} for one in edits]
            if told["there"] != told["absent"]:
                yield ground.finding(LEAK, door, name, f"told apart: {data}")

        wanted, absent = self._input(name, None), self._input(name, ABSENT)
        shown = f"... on {kind}Success {{ edits {{ id done code message hint }} }}"
        return self._both(door, name, wanted, absent, judge, shown)

    # --- what is there, and is not theirs ---------------------------------------------------------

    def _delegations(self) -> Iterator[Probe]:
        """Those of others."""
        me = self.company_id
        for key, manager, deputy in delegated(self.ground.company):
            if me not in {manager, deputy} and "admin" not in self.ground.roles:
                wanted = {**self._input("endDelegation", ABSENT), "id": key}
                yield self._alike("endDelegation", f"of {manager}", wanted)

    def _deputies(self) -> Iterator[Probe]:
        """Nobody who is hidden stands in for anybody; an administrator is refused for others."""
        for row in self._hidden("Employee")[:4]:
            wanted = {**self._input("delegate", ABSENT), "deputy": f"employee_{row}"}
            yield self._alike("delegate", row, wanted)

    def _units(self) -> Iterator[Probe]:
        """A department that is hidden is none, for whoever may change departments at all."""
        if "hr" not in self.ground.roles:
            return
        for row in self._hidden("Department"):
            unit = f"department_{row}"
            wanted = {**self._input("addDepartmentAlias", ABSENT), "department": unit}
            yield self._alike("addDepartmentAlias", row, wanted)
            change = self._input("changeDepartment", ABSENT)
            change = {**change, "change": {**change["change"], "department": unit}}
            yield self._alike("changeDepartment", row, change)

    def _contested(self) -> Iterator[Probe]:
        """Conflicts of rows that are hidden are none."""
        hidden = [
            (spec.table, row["id"], one.graph_name)
            for spec, row, fields in contested(self.ground.company)
            for one in fields
            if not row["closed"] and not self.ground.may.row(spec.name, row["id"])
        ]
        for table, row, field in self.dice.sample(hidden, k=min(4, len(hidden))):
            there, absent = f"{table}_{row}.{field}", f"{table}_{ABSENT}.{field}"
            for name in _CONFLICTS:
                yield self._alike(
                    name, there, self._conflict(name, there), self._conflict(name, absent)
                )

    def _conflict(self, name: str, key: str) -> dict[str, Any]:
        wanted = self._input(name, ABSENT)
        return {**wanted, **({"conflicts": [key]} if "conflicts" in wanted else {"conflict": key})}

    def _hidden(self, entity: str) -> list[str]:
        rows = [one["id"] for one in self.ground.company.world.rows[entity]]
        return [one for one in rows if not self.ground.may.row(entity, one)]

    @property
    def company_id(self) -> str:
        """Id of the attacker's own record; empty for a machine client."""
        return self.ground.company.people.get(self.ground.person, "")

    # --- inputs -----------------------------------------------------------------------------------

    def _both(
        self,
        door: str,
        name: str,
        there: Mapping[str, Any],
        absent: Mapping[str, Any],
        judge: Any,
        success: str = "",
    ) -> Probe:
        """One request of two parts, each of which tells all it can."""
        kind = f"{name[0].upper()}{name[1:]}"
        field = self.graph.schema.mutation_type.fields[name]  # type: ignore[union-attr]
        union, takes = get_named_type(field.type), get_named_type(field.args["input"].type)
        assert isinstance(union, GraphQLUnionType), kind
        shown = f"__typename {success} ... on Problem {{ code message hint path }}"
        text = (
            f"mutation M($there: {takes.name}!, $absent: {takes.name}!) {{"
            f" there: {name}(input: $there) {{ {shown} }}"
            f" absent: {name}(input: $absent) {{ {shown} }} }}"
        )
        return self._probe(
            door, name, text, self._judged(door, name, judge), there=there, absent=absent
        )

    def _input(self, name: str, row: str | None) -> dict[str, Any]:
        """An input of that row of the company; of whatever is there, without one."""
        field = self.graph.schema.mutation_type.fields[name]  # type: ignore[union-attr]
        takes = get_named_type(field.args["input"].type)
        assert isinstance(takes, GraphQLInputObjectType), name
        return self._object(takes, row)

    def _object(self, takes: GraphQLInputObjectType, row: str | None) -> dict[str, Any]:
        return {
            name: self._value(name, one.type.of_type, row)
            for name, one in takes.fields.items()
            if isinstance(one.type, GraphQLNonNull) or (name == "ids" and row is None)
        }

    def _value(self, name: str, kind: Any, row: str | None) -> Any:
        if isinstance(kind, GraphQLNonNull):
            return self._value(name, kind.of_type, row)
        if isinstance(kind, GraphQLList):
            return [self._value(name, kind.of_type, row)]
        if isinstance(kind, GraphQLEnumType):
            return next(iter(kind.values))
        if isinstance(kind, GraphQLInputObjectType):
            return self._object(kind, row)
        assert isinstance(kind, GraphQLScalarType), kind
        company = self.ground.company
        if kind.name == "ID":
            people = list(company.people.values())
            key = row or self.dice.choice(people)
            entity = {"department": "department", "payrollRun": "payroll_run"}.get(name, "employee")
            if row is None and entity == "department":
                key = self.dice.choice(list(company.units.values()))
            plain = {"id", "ids", "match", "hold", "merge"}
            return key if name in plain else f"{entity}_{key}"
        made: Mapping[str, Any] = {
            "Int": 1,
            "Boolean": False,
            "JSON": {},
            "Date": (company.world.today + timedelta(days=3)).isoformat(),
        }
        if kind.name != "String":
            return made[kind.name]
        if row is None and name in {"connection", "name"}:
            return SYSTEMS[0]
        return {"stream": "people"}.get(name, "absent")
