"""The naive reader: answers a question in plain Python over all rows, one row at a time.

It is slow and says everything twice, on purpose: what it answers is what the graph promises.
Cursors are written as `Mark(row)`; whoever compares holds the hub's token against it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final

from hub.schema.model import EntitySpec, Field
from hub.schema.vocabulary import Term
from tests.twin.access import Rights
from tests.twin.choosing import MANY, Choosing, field_named, usual_order
from tests.twin.document import Ask, Question, Reading, Sets
from tests.twin.names import LISTS, in_graph, linked_list, masked_sibling
from tests.twin.sound import found as sounds_found
from tests.twin.tallying import Tally
from tests.twin.world import Row


class NotReadable(Exception):
    """The asker may not use a field in a filter or an order."""


@dataclass(frozen=True)
class Mark:
    """Where a cursor stands: behind this row."""

    row: str


@dataclass(frozen=True)
class Reader:
    """Answers one question for one asker."""

    rights: Rights
    reading: Reading
    language: str
    marks: Mapping[str, str]
    """The hub's cursors that were seen → the row behind which they stand."""
    pinyin: Callable[[str], str]

    @property
    def choosing(self) -> Choosing:
        """Filters and orders."""
        return Choosing(self.rights)

    @property
    def tally(self) -> Tally:
        """Aggregates and groups."""
        return Tally(self.choosing, self.reading, self._shown_as)

    def answer(self) -> dict[str, Any] | None:
        """The data; None for people who get none. Raises NotReadable."""
        for ask in self.reading.roots():
            self._check_root(ask)
        if not self.rights.admitted():
            return None
        return {ask.key: self._root(ask) for ask in self.reading.roots()}

    # --- what may not be asked -------------------------------------------------------------

    def _check_root(self, ask: Ask) -> None:
        model = self.rights.world.model
        if ask.name in {"node", "nodes"}:
            for spec in model:
                self._check_row(spec, ask.sets)
        elif ask.name == "viewer":
            for part in self.reading.asked(ask.sets, "Viewer"):
                if part.name == "employee":
                    self._check_row(model["Employee"], part.sets)
        elif ask.name == "employee":
            self._check_row(model["Employee"], ask.sets)
        for spec in model:
            if ask.name == LISTS[spec.name]:
                self._check_list(spec, ask)

    def _check_row(self, spec: EntitySpec, sets: Sets) -> None:
        for ask in self.reading.asked(sets, spec.name, "Node"):
            via = linked_list(self.rights.world.model, spec, ask.name)
            if via is not None:
                self._check_list(self.rights.world.model[via[0]], ask)
            elif ask.name == "ancestors":
                self._check_row(spec, ask.sets)
            else:
                one = _field(spec, ask.name)
                if one is not None and one.kind.target:
                    self._check_row(self.rights.world.model[one.kind.target], ask.sets)

    def _check_list(self, spec: EntitySpec, ask: Ask) -> None:
        self._check_filter(spec, ask.arguments.get("filter"))
        for path, _ in _order(ask):
            *links, last = path.split(".")
            target = spec
            for link in links:
                self._check_use(target, link)
                target = self.rights.world.model[str(field_named(target, link).kind.target)]
            self._check_use(target, last)
        for part in self.reading.asked(ask.sets, f"{spec.name}Connection"):
            if part.name == "nodes":
                self._check_row(spec, part.sets)
            elif part.name == "edges":
                for inner in self.reading.asked(part.sets, f"{spec.name}Edge"):
                    if inner.name == "node":
                        self._check_row(spec, inner.sets)
            elif part.name in {"aggregates", "groups"}:
                self._check_tally(spec, part)

    def _check_tally(self, spec: EntitySpec, part: Ask) -> None:
        for one, name in self.tally.used(spec, part):
            self._check_use(one, name)
        if part.name == "groups":
            for one, sets in self.tally.keys_shown(spec, part):
                self._check_row(one, sets)

    def _check_filter(self, spec: EntitySpec, where: Any) -> None:
        for name, value in (where or {}).items():
            if name in {"and", "or", "not"}:
                for one in value if isinstance(value, list) else [value]:
                    self._check_filter(spec, one)
            elif value is not None:
                self._check_tests(spec, name, value)

    def _check_of_list(self, spec: EntitySpec, via: tuple[str, str], tests: dict[str, Any]) -> None:
        """Who asks about a list must be able to see such a list, and by what its rows hang."""
        target = self.rights.world.model[via[0]]
        for how, given in tests.items():
            if given is None or how not in MANY:
                continue
            if target.subject != via[1]:
                self._check_use(target, target[via[1]].graph_name)
            elif not self.rights.list_ever(target.name):
                raise NotReadable(f"{spec.name}.{via[0]}")
            self._check_filter(target, given)

    def _check_tests(self, spec: EntitySpec, name: str, tests: dict[str, Any]) -> None:
        via = linked_list(self.rights.world.model, spec, name)
        if via is not None:
            self._check_of_list(spec, via, tests)
            return
        for op, given in tests.items():
            if op == "where" and given:
                self._check_use(spec, name)
                target = str(field_named(spec, name).kind.target)
                self._check_filter(self.rights.world.model[target], given)
            elif op != "where" and given is not None:
                self._check_use(spec, name)

    def _check_use(self, spec: EntitySpec, name: str) -> None:
        if not self.rights.ever(spec, field_named(spec, name)):
            raise NotReadable(f"{spec.name}.{name}")

    # --- roots -----------------------------------------------------------------------------

    def _root(self, ask: Ask) -> Any:
        world = self.rights.world
        if ask.name == "__typename":
            return "Query"
        if ask.name == "viewer":
            return self._viewer(ask)
        if ask.name == "vocabulary":
            return self._vocabulary(ask)
        if ask.name == "employee":
            return self._find(ask)
        if ask.name == "node":
            return self._node(ask.arguments["id"], ask.sets)
        if ask.name == "nodes":
            return [self._node(one, ask.sets) for one in _listed(ask.arguments["ids"])]
        [spec] = [one for one in world.model if LISTS[one.name] == ask.name]
        return self._list(spec, ask, world.rows[spec.name])

    def _find(self, ask: Ask) -> Any:
        world = self.rights.world
        [(by, value)] = ask.arguments["by"].items()
        spec = world.model["Employee"]
        if by == "account":
            row = world.accounts.get((value["system"], value["externalId"]))
            wanted = [
                one
                for one in world.rows["Employee"]
                if one["id"] == row and self.rights.keys_of(one)
            ]
        elif by == "id":
            wanted = [one for one in world.rows["Employee"] if f"employee_{one['id']}" == value]
        else:  # nobody is found by what may not be read of them
            name, key = ("work_email", value.lower()) if by == "workEmail" else ("number", value)
            wanted = [
                one
                for one in world.rows["Employee"]
                if one[name] == key and self.rights.cell(spec, spec[name], one)
            ]
        seen = [one for one in wanted if self.rights.row("Employee", one)]
        return self._object(spec, seen[0], ask.sets) if seen else None

    def _node(self, node: str, sets: Sets) -> Any:
        world = self.rights.world
        for spec in world.model:
            for row in world.rows[spec.name]:
                if node == f"{spec.table}_{row['id']}" and self.rights.row(spec.name, row):
                    return self._object(spec, row, sets)
        return None

    def _viewer(self, ask: Ask) -> Any:
        who, world = self.rights.who, self.rights.world
        found: dict[str, Any] = {}
        for part in self.reading.asked(ask.sets, "Viewer"):
            if part.name == "employee":
                own = [one for one in world.rows["Employee"] if one["id"] == who.employee]
                seen = [one for one in own if self.rights.row("Employee", one)]
                spec = world.model["Employee"]
                found[part.key] = self._object(spec, seen[0], part.sets) if seen else None
            elif part.name == "grants":
                found[part.key] = sorted(_grant_text(one) for one in self.rights.grants())
            else:
                found[part.key] = sorted(who.scopes) if part.name == "scopes" else "Viewer"
        return found

    def _vocabulary(self, ask: Ask) -> Any:
        known = self.rights.world.model.vocabularies.get(ask.arguments["name"])
        if known is None:
            return None
        found: dict[str, Any] = {}
        for part in self.reading.asked(ask.sets, "Vocabulary"):
            match part.name:
                case "terms":
                    found[part.key] = [self._term(one, part.sets) for one in _by_rank(known.terms)]
                case "label":
                    found[part.key] = known.label[self._language(part)]
                case _:
                    found[part.key] = known.name if part.name == "name" else "Vocabulary"
        return found

    # --- rows ------------------------------------------------------------------------------

    def _object(self, spec: EntitySpec, row: Row, sets: Sets) -> dict[str, Any]:
        asked = self.reading.asked(sets, spec.name, "Node")
        return {ask.key: self._member(spec, row, ask) for ask in asked}

    def _member(self, spec: EntitySpec, row: Row, ask: Ask) -> Any:
        match ask.name:
            case "id":
                return f"{spec.table}_{row['id']}"
            case "version":
                return self._version(spec, row)
            case "__typename":
                return spec.name
            case "restricted":
                return sorted(self._restricted(spec, row))
            case "pending":
                return list(self._pending(spec, row, ask))
            case "custom":
                return self._custom(spec, row, ask)
            case "ancestors":
                return self._ancestors(spec, row, ask)
            case "pinyin":
                name = self.choosing.visible(spec, spec["legal_name"], row)
                return None if name is None else self.pinyin(name)
        via = linked_list(self.rights.world.model, spec, ask.name)
        if via is not None:
            return self._hanging(spec, row, ask, *via)
        return self._cell(spec, row, ask, ask.name)

    def _version(self, spec: EntitySpec, row: Row) -> int:
        """One, and each change of what may be read; rows of one stream: all of it or nothing."""
        cells = [(one, self.rights.cell(spec, one, row)) for one in spec.fields.values()]
        if spec.owned:
            return row["version"] if all(may for _, may in cells) else 0
        closed = {one.group for one, may in cells if not may}  # none that is open in part counts
        return 1 + sum(
            row["changes"].get(kind, 0) for kind in {one.group for one, _ in cells} - closed
        )

    def _custom(self, spec: EntitySpec, row: Row, ask: Ask) -> dict[str, Any]:
        return {
            inner.key: f"{spec.name}Custom"
            if inner.name == "__typename"
            else self._cell(spec, row, inner, inner.name)
            for inner in self.reading.asked(ask.sets, f"{spec.name}Custom")
        }

    def _cell(self, spec: EntitySpec, row: Row, ask: Ask, name: str) -> Any:
        sibling = masked_sibling(spec, name)
        if sibling is not None:
            value = row[sibling.name]
            if value is None or not self.rights.masked(spec, sibling, row):
                return None
            return _masked(sibling.kind.name, value)
        one = field_named(spec, name)
        value = self.choosing.visible(spec, one, row)
        return None if value is None else self._shown_as(spec, one, value, ask)

    def _shown_as(self, spec: EntitySpec, one: Field, value: Any, ask: Ask) -> Any:
        """A value of a field that the asker may read."""
        if one.kind.target:
            target = self.rights.world.row(one.kind.target, value)
            seen = self.rights.row(one.kind.target, target)
            model = self.rights.world.model
            return self._object(model[one.kind.target], target, ask.sets) if seen else None
        if one.kind.vocabulary:
            term = self.rights.world.model.vocabularies[one.kind.vocabulary].term(value)
            return self._term(term, ask.sets)
        if one.kind.graph == "Money":
            return self._money(value, ask)
        return _shown(value)

    def _money(self, value: Any, ask: Ask) -> dict[str, Any]:
        minor, currency = value if isinstance(value, tuple) else value.split(" ")
        digits = 0 if currency in {"JPY", "KRW", "VND"} else 2
        amount = format(Decimal(int(minor)).scaleb(-digits), "f")
        parts = {"amount": amount, "currency": currency, "__typename": "Money"}
        return {one.key: parts[one.name] for one in self.reading.asked(ask.sets, "Money")}

    def _term(self, term: Term, sets: Sets) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for ask in self.reading.asked(sets, "Term"):
            match ask.name:
                case "id":
                    found[ask.key] = f"term_{term.vocabulary}/{term.code}"
                case "label":
                    found[ask.key] = term.label[self._language(ask)]
                case "codings":
                    found[ask.key] = [
                        {
                            one.key: "Coding"
                            if one.name == "__typename"
                            else getattr(code, one.name)
                            for one in self.reading.asked(ask.sets, "Coding")
                        }
                        for code in term.codings
                    ]
                case "__typename":
                    found[ask.key] = "Term"
                case _:
                    found[ask.key] = getattr(term, ask.name)
        return found

    def _language(self, ask: Ask) -> str:
        wished = ask.arguments.get("lang")
        return self.language if wished is None else str(wished).lower()

    def _pending(self, spec: EntitySpec, row: Row, ask: Ask) -> Iterator[dict[str, Any]]:
        parts = self.reading.asked(ask.sets, "PendingCell")
        for waiting in row["pending"] or ():
            one = spec.fields[waiting["field"]]
            if self.rights.cell(spec, one, row):
                name = f"custom.{one.graph_name}" if one.custom else one.graph_name
                shown = {"field": name, "reason": waiting["reason"], "__typename": "PendingCell"}
                yield {part.key: shown[part.name] for part in parts}

    def _restricted(self, spec: EntitySpec, row: Row) -> Iterator[str]:
        """Everything that is locked on the row: lists, cells, masked siblings."""
        for name, (entity, _) in self._lists_about(spec).items():
            if not self.rights.list_open(entity, row):
                yield name
        for one in spec.fields.values():
            name = f"custom.{one.graph_name}" if one.custom else one.graph_name
            if not self.rights.cell(spec, one, row):
                yield name
            if one.kind.mask and not self.rights.masked(spec, one, row):
                yield f"{name}Masked"

    def _lists_about(self, spec: EntitySpec) -> dict[str, tuple[str, str]]:
        """Lists of rows that are about this employee: the only ones that can be locked."""
        if spec.name != "Employee":
            return {}
        model = self.rights.world.model
        return {
            in_graph(one.reverse): (other.name, one.name)
            for other in model
            for one in other.fields.values()
            if one.reverse and one.kind.target == "Employee" and other.subject == one.name
        }

    def _ancestors(self, spec: EntitySpec, row: Row, ask: Ask) -> list[dict[str, Any]]:
        line = self.rights.world.line_of(row["id"])[1:]
        rows = [self.rights.world.row(spec.name, one) for one in reversed(line)]
        return [
            self._object(spec, one, ask.sets) for one in rows if self.rights.row(spec.name, one)
        ]

    # --- lists -----------------------------------------------------------------------------

    def _hanging(self, spec: EntitySpec, row: Row, ask: Ask, entity: str, field: str) -> Any:
        world = self.rights.world
        if ask.name in self._lists_about(spec) and not self.rights.list_open(entity, row):
            return None
        chosen = world.hanging(ask.name, entity, field, row, ask.arguments)
        target = world.model[entity]
        if target.subject != field:
            link = target[field]  # who hangs here is what the link says
            chosen = [one for one in chosen if self.rights.cell(target, link, one)]
        return self._list(target, ask, chosen)

    def _list(self, spec: EntitySpec, ask: Ask, rows: list[Row]) -> dict[str, Any]:
        given = ask.arguments
        there = [
            one
            for one in rows
            if self.rights.row(spec.name, one)
            and self.choosing.passes(spec, one, given.get("filter")) is True
            and (given.get("search") is None or self._found(spec, one, given["search"]))
        ]
        ordered = self.choosing.ordered(spec, there, _order(ask) or usual_order(spec))
        return self._page(spec, ask, ordered)

    def _found(self, spec: EntitySpec, row: Row, search: str) -> bool:
        return sounds_found(row, search)

    def _page(self, spec: EntitySpec, ask: Ask, rows: list[Row]) -> dict[str, Any]:
        first, last = ask.arguments.get("first"), ask.arguments.get("last")
        after, before = ask.arguments.get("after"), ask.arguments.get("before")
        backward = last is not None
        cursor = before if backward else after
        rest = rows
        if cursor is not None:
            place = [one["id"] for one in rows].index(self.marks[cursor])
            rest = rows[:place] if backward else rows[place + 1 :]
        limit = 50 if first is None and last is None else (last if backward else first)
        page = rest[max(len(rest) - limit, 0) :] if backward else rest[:limit]
        more = len(rest) > limit
        found: dict[str, Any] = {}
        for part in self.reading.asked(ask.sets, f"{spec.name}Connection"):
            match part.name:
                case "nodes":
                    found[part.key] = [self._object(spec, one, part.sets) for one in page]
                case "edges":
                    found[part.key] = [self._edge(spec, one, part.sets) for one in page]
                case "totalCount":
                    found[part.key] = len(rows)
                case "aggregates":
                    found[part.key] = self.tally.aggregates(spec, rows, part.sets)
                case "groups":
                    found[part.key] = self.tally.groups(spec, rows, part)
                case "pageInfo":
                    shown = {
                        "hasNextPage": cursor is not None if backward else more,
                        "hasPreviousPage": more if backward else cursor is not None,
                        "startCursor": Mark(page[0]["id"]) if page else None,
                        "endCursor": Mark(page[-1]["id"]) if page else None,
                        "__typename": "PageInfo",
                    }
                    asked = self.reading.asked(part.sets, "PageInfo")
                    found[part.key] = {one.key: shown[one.name] for one in asked}
                case _:
                    found[part.key] = f"{spec.name}Connection"
        return found

    def _edge(self, spec: EntitySpec, row: Row, sets: Sets) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for ask in self.reading.asked(sets, f"{spec.name}Edge"):
            if ask.name == "node":
                found[ask.key] = self._object(spec, row, ask.sets)
            else:
                found[ask.key] = Mark(row["id"]) if ask.name == "cursor" else f"{spec.name}Edge"
        return found


def read(
    rights: Rights,
    question: Question,
    language: str,
    marks: Mapping[str, str],
    pinyin: Callable[[str], str],
) -> dict[str, Any] | None:
    """The answer's data; None for people who get none. Raises NotReadable."""
    return Reader(rights, question.read(), language, marks, pinyin).answer()


_OFFICE: Final = "no personal data"


def _grant_text(grant: Any) -> str:
    extent = {"all": "everywhere", "entities": "entities", "subtrees": "subtrees"}[grant.extent]
    return f"{grant.role}: {', '.join(sorted(grant.classes)) or _OFFICE}: {extent}"


def _by_rank(terms: tuple[Term, ...]) -> list[Term]:
    coded = sorted(terms, key=lambda one: one.code)
    return sorted(coded, key=lambda one: (one.rank is None, -(one.rank or 0)))


def _order(ask: Ask) -> list[tuple[str, str]]:
    keys = _listed(ask.arguments.get("orderBy") or [])
    return [pair for one in keys for pair in _paths(one)]


def _paths(given: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, way in given.items():
        if isinstance(way, dict):
            yield from ((f"{name}.{path}", inner) for path, inner in _paths(way))
        elif way is not None:
            yield name, way


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _field(spec: EntitySpec, name: str) -> Field | None:
    found = [one for one in spec.fields.values() if not one.custom and one.graph_name == name]
    return found[0] if found else None


def _masked(kind: str, value: str) -> str:
    if kind == "NationalId":
        return value[:3] + "*" * max(len(value) - 7, 3) + value[-4:]
    return "***" + value[-4:]


def _shown(value: Any) -> Any:
    if isinstance(value, datetime):
        text = value.astimezone(UTC).replace(tzinfo=None).isoformat()
        return f"{text.rstrip('0') if '.' in text else text}+00:00"
    if isinstance(value, bool | int | str):
        return value
    return format(value, "f") if isinstance(value, Decimal) else value.isoformat()
