"""First pass: the document in the words of the model.

Validation has already happened, so every name is known; what remains is meaning. Fragments,
aliases, variables and switches are gone afterwards.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from graphql import FieldNode, SelectionSetNode

from hub.errors import Refused
from hub.plan.arguments import Variables, arguments, as_value
from hub.plan.collect import Collected, Document, below
from hub.plan.graph import (
    COMPUTED,
    DEFAULT_PAGE,
    LARGEST_PAGE,
    META,
    Along,
    CustomFields,
    Masked,
    Member,
    custom_members,
    members,
    not_too_many,
)
from hub.plan.grouping import Grouping
from hub.plan.lists import filter_of, order_of, whole_asked
from hub.plan.tree import (
    Composed,
    Computed,
    Connection,
    ConnectionPart,
    Const,
    Custom,
    DepartmentMatchRoot,
    Edges,
    Find,
    Leaf,
    Line,
    ListRoot,
    Many,
    Meta,
    Moment,
    Nodelike,
    Nodes,
    One,
    Page,
    PageInfo,
    Parts,
    Root,
    Row,
    Selection,
    TotalCount,
    Tree,
    TypeName,
    Value,
    Var,
    ViewerRoot,
    VocabularyRoot,
    Waiting,
    Worked,
)
from hub.schema.model import EntitySpec, Model, Reverse

CHANGED_IDS: Final = "changed rows"
"""Where the global ids of changed rows stand beside the variables: no variable has such a name."""
CHANGED: Final = Var((CHANGED_IDS,))
TOLD: Final = frozenset({"dryRun", "changes", "waiting", "needsApproval"})
"""What the hub says of an edit beside its rows."""
WORKED = {"match": ("values",), "translate": ("source", "target", "codes")}
"""What the hub works out itself → its arguments."""
WORKED_TYPES = ("TermMatch", "TermSuggestion", "TermStep", "TermAttribute", "CodeTranslation")
"""Types that it is made of."""


def moment_of(given: dict[str, Any]) -> Moment | None:
    """The time that a root is asked of; None for the present, also where it is given as null."""
    as_of, known_at = given.get("asOf"), given.get("knownAt")
    return None if as_of is None and known_at is None else Moment(as_of, known_at)


@dataclass(frozen=True)
class Resolver:
    """Resolves one operation against one model."""

    model: Model
    document: Document

    @property
    def variables(self) -> Variables:
        """The request's variables."""
        return self.document.variables

    def operation(self, selections: SelectionSetNode, language: str) -> Tree:
        """The whole tree of a query."""
        collected = self.document.collect([selections], frozenset({"Query"}))
        roots = [self._root(key, nodes) for key, nodes in collected.items()]
        return Tree(tuple(roots), language)

    def outcome(self, nodes: Sequence[FieldNode], kind: str, language: str) -> Tree:
        """The tree of a mutation's success: rows that were made or changed, given by id."""
        roots: list[Root] = []
        for inner, found in self._collect(nodes, kind).items():
            name = found[0].name.value
            if name == "__typename":
                roots.append(TypeName(inner, kind))
            elif name not in TOLD:
                spec = self.model[name[0].upper() + name[1:]]
                roots.append(Find(inner, self.row(spec, found), "given", Const(name)))
        return Tree(tuple(roots), language)

    def changed(self, parts: Collected, entity: str, language: str) -> Tree:
        """The tree of changed rows of one entity, whose ids the hub gives (see `CHANGED`)."""
        spec = self.model[entity]
        roots = [
            Nodelike(key, {entity: self.row(spec, nodes)}, CHANGED, many=True)
            for key, nodes in parts.items()
        ]
        return Tree(tuple(roots), language)

    # --- roots -----------------------------------------------------------------------------

    def _root(self, key: str, nodes: Sequence[FieldNode]) -> Root:
        name = nodes[0].name.value
        given = arguments(nodes[0], self.variables)
        if name == "__typename":
            return TypeName(key, "Query")
        moment = moment_of(given)
        if name == "viewer":
            return replace(self._viewer(key, nodes), moment=moment)
        if name == "vocabulary":
            return self._vocabulary(key, nodes, given)
        if name == "departmentMatch":
            return DepartmentMatchRoot(key, self._worked("match", nodes))
        if name in {"node", "nodes"}:
            ids = as_value(given.get("ids" if name == "nodes" else "id"))
            not_too_many(self.variables.value_of(ids))
            rows = {one.name: self.row(one, nodes) for one in self.model}
            return Nodelike(key, rows, ids, many=name == "nodes", moment=moment)
        for spec in self.model:
            if name == spec.graph_plural:
                return ListRoot(key, self.connection(spec, nodes, given, name), moment)
        return replace(self._find(key, nodes, given["by"]), moment=moment)

    def _find(self, key: str, nodes: Sequence[FieldNode], by: dict[str, Any]) -> Find:
        [(name, value)] = by.items()
        row = self.row(self.model["Employee"], nodes)
        if name == "account":
            return Find(key, row, name, as_value(value["externalId"]), as_value(value["system"]))
        return Find(key, row, name, as_value(value))

    def _viewer(self, key: str, nodes: Sequence[FieldNode]) -> ViewerRoot:
        parts: list[tuple[str, str | Row]] = []
        for inner, found in self._collect(nodes, "Viewer").items():
            name = found[0].name.value
            if name == "employee":
                parts.append((inner, self.row(self.model["Employee"], found)))
            else:
                parts.append((inner, "typename" if name == "__typename" else name))
        return ViewerRoot(key, tuple(parts))

    def _vocabulary(
        self, key: str, nodes: Sequence[FieldNode], given: dict[str, Any]
    ) -> VocabularyRoot:
        parts: list[tuple[str, str, str | None, Parts | Worked | None]] = []
        for inner, found in self._collect(nodes, "Vocabulary").items():
            name = found[0].name.value
            if name in WORKED:
                parts.append((inner, name, None, self._worked(name, found)))
            else:
                terms = self._parts(found, "Term") if name == "terms" else None
                parts.append((inner, name, self._language(found[0]), terms))
        return VocabularyRoot(key, as_value(given.get("name")), tuple(parts))

    def _worked(self, name: str, nodes: Sequence[FieldNode]) -> Worked:
        given = arguments(nodes[0], self.variables)
        values = tuple(as_value(given.get(one)) for one in WORKED[name])
        return Worked(name, values, json.dumps(self._asked(nodes)))

    def _asked(self, nodes: Sequence[FieldNode]) -> list[Any]:
        """A selection that the hub answers itself: `[[key, name, below], …]`."""
        found = self._collect(nodes, *WORKED_TYPES).items()
        return [[key, inner[0].name.value, self._asked(inner)] for key, inner in found]

    # --- rows ------------------------------------------------------------------------------

    def row(self, spec: EntitySpec, nodes: Sequence[FieldNode]) -> Row:
        """What is asked of a row of an entity."""
        collected = self._collect(nodes, spec.name, "Node")
        known = members(self.model, spec)
        made = [self._selection(spec, known, key, found) for key, found in collected.items()]
        return Row(spec, tuple(made))

    def _selection(
        self,
        spec: EntitySpec,
        known: dict[str, Member],
        key: str,
        nodes: Sequence[FieldNode],
    ) -> Selection:
        name = nodes[0].name.value
        if name in META:
            return Meta(key, META[name])
        if name == "pending":
            return Waiting(key, self._parts(nodes, "PendingCell"))
        if (spec.name, name) in COMPUTED:
            inputs = COMPUTED[spec.name, name]
            return Computed(key, name, tuple(spec[one] for one in inputs))
        member = known[name]
        match member:
            case Masked(field):
                return Leaf(key, field, masked=True)
            case Reverse():
                return self._many(spec, key, member, nodes)
            case CustomFields():
                return self._custom(spec, key, nodes)
            case Along():
                return Line(key, self.row(spec, nodes))
        if member.kind.target:
            return One(key, member, self.row(self.model[member.kind.target], nodes))
        if member.kind.graph in {"Term", "Money"}:
            return Composed(key, member, self._parts(nodes, member.kind.graph))
        return Leaf(key, member)

    def _custom(self, spec: EntitySpec, key: str, nodes: Sequence[FieldNode]) -> Custom:
        known = custom_members(spec)
        collected = self._collect(nodes, f"{spec.name}Custom")
        return Custom(
            key,
            tuple(
                Meta(inner, "customTypename")
                if found[0].name.value == "__typename"
                else self._selection(spec, known, inner, found)
                for inner, found in collected.items()
            ),
        )

    def _many(self, spec: EntitySpec, key: str, via: Reverse, nodes: Sequence[FieldNode]) -> Many:
        given = arguments(nodes[0], self.variables)
        whole = whole_asked(spec, via, given, self.variables)
        place = f"{via.entity}.{via.field}.{via.name}.{int(whole)}"
        return Many(key, via, self.connection(self.model[via.entity], nodes, given, place), whole)

    # --- connections -----------------------------------------------------------------------

    def connection(
        self, spec: EntitySpec, nodes: Sequence[FieldNode], given: dict[str, Any], place: str
    ) -> Connection:
        """A list with its own filter, order and page."""
        empty = Row(spec, ())
        parts: list[ConnectionPart] = []
        row = empty
        for key, found in self._collect(nodes, f"{spec.name}Connection").items():
            part = self._part(spec, key, found)
            row = part.row if isinstance(part, Nodes) else row
            parts.append(part)
        return Connection(
            row=row,
            parts=tuple(parts),
            page=self._page(given),
            order=order_of(self.model, spec, given.get("orderBy"), self.variables),
            where=filter_of(self.model, spec, given.get("filter"), self.variables),
            search=as_value(given["search"]) if given.get("search") is not None else None,
            place=place,
        )

    def _part(self, spec: EntitySpec, key: str, nodes: Sequence[FieldNode]) -> ConnectionPart:
        name = nodes[0].name.value
        if name == "nodes":
            return Nodes(key, self.row(spec, nodes))
        if name == "edges":
            return Edges(key, tuple(self._edge(spec, nodes)))
        if name == "pageInfo":
            return PageInfo(key, self._parts(nodes, "PageInfo"))
        if name == "totalCount":
            return TotalCount(key)
        if name in {"aggregates", "groups"}:
            grouping = Grouping(self.model, self.document, self.row, self._parts)
            read = grouping.groups if name == "groups" else grouping.aggregates
            return read(spec, key, nodes)
        return TypeName(key, f"{spec.name}Connection")

    def _edge(self, spec: EntitySpec, nodes: Sequence[FieldNode]) -> list[tuple[str, str | Row]]:
        found: list[tuple[str, str | Row]] = []
        for key, inner in self._collect(nodes, f"{spec.name}Edge").items():
            name = inner[0].name.value
            what = "typename" if name == "__typename" else name
            found.append((key, self.row(spec, inner) if name == "node" else what))
        return found

    def _page(self, given: dict[str, Any]) -> Page:
        first = self.variables.value_of(given.get("first"))
        last = self.variables.value_of(given.get("last"))
        if first is not None and last is not None:
            raise Refused(
                "PAGE_INVALID", "A page is taken from one end.", hint="Give first or last."
            )
        backward = last is not None
        limit = (
            DEFAULT_PAGE if first is None and last is None else int(first if last is None else last)
        )
        if not 0 <= limit <= LARGEST_PAGE:
            raise Refused(
                "PAGE_INVALID",
                f"A page holds 0 to {LARGEST_PAGE} rows.",
                hint="Ask for less, and for the next page with `after`.",
            )
        wrong, right = ("after", "before") if backward else ("before", "after")
        if given.get(wrong) is not None:
            raise Refused(
                "PAGE_INVALID",
                "The cursor does not fit the direction.",
                hint="Use first with after, and last with before.",
            )
        cursor = given.get(right)
        return Page(limit, backward, cursor if isinstance(cursor, Value) else None)

    # --- small parts -----------------------------------------------------------------------

    def _collect(self, nodes: Sequence[FieldNode], *types: str) -> Collected:
        return self.document.collect(below(nodes), frozenset(types))

    def _parts(self, nodes: Sequence[FieldNode], kind: str) -> Parts:
        """Parts of a composed value; a nested selection is written `codings.system`."""
        found: list[tuple[str, str, str | None]] = []
        for key, inner in self._collect(nodes, kind).items():
            name = inner[0].name.value
            if name == "codings":
                below_it = self._parts(inner, "Coding").parts
                found.append((key, name, ",".join(f"{one}={what}" for one, what, _ in below_it)))
            else:
                found.append((key, name, self._language(inner[0])))
        return Parts(tuple(found))

    def _language(self, node: FieldNode) -> str | None:
        given = arguments(node, self.variables).get("lang")
        value = self.variables.value_of(given)
        return None if value is None else str(value).lower()
