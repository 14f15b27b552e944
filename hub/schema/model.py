"""The model: what the hub holds, declared once and passed around as a value.

Entities are declared as classes (`class Employee(Entity, …)`) of plain calls; each class carries
an `EntitySpec`. A `Model` is a frozen collection of specs; types, tables, access table, mapping
targets and docs derive from it. There is no registry and no global model.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as data_field
from functools import cached_property
from typing import Any, ClassVar

from hub.errors import Broken, Refused
from hub.schema.audience import Audience, FieldClass
from hub.schema.kinds import Kind, link_kind, sealed_term_kind, term_kind
from hub.schema.names import camel, snake
from hub.schema.vocabulary import Vocabulary


@dataclass(frozen=True)
class Field:
    """One canonical field of an entity."""

    name: str
    kind: Kind
    doc: str
    cls: FieldClass
    read: Audience
    write: Audience
    reverse: str | None = None
    """For links: name of the list on the other side."""
    projected: bool = False
    """Kept by the hub from other entities (a current projection); not a mapping target."""
    approval: Audience = ()
    """Who approves what somebody changes of themselves here; nobody named: it holds at once."""
    required: bool = False
    """A record without it cannot land."""
    custom: bool = False
    """Declared by the company, shown below `custom`."""
    label: Mapping[str, str] = data_field(default_factory=dict)
    """For company fields: label by language; shipped fields have theirs in the catalogue."""

    @property
    def graph_name(self) -> str:
        """Name in the graph."""
        return camel(self.name)

    @property
    def column(self) -> str:
        """Base name of its columns."""
        return f"c_{self.name}" if self.custom else self.name

    @property
    def group(self) -> str:
        """Fields that the same people may read: its class, or itself where it is narrowed."""
        return self.cls.name if self.read == self.cls.read else self.name

    @property
    def queryable(self) -> bool:
        """Whether it may be filtered at all."""
        return self.cls.queryable and bool(self.kind.ops)

    @property
    def masked_name(self) -> str | None:
        """Name of the sibling that shows the masked value."""
        return f"{self.name}_masked" if self.kind.mask else None


@dataclass(frozen=True)
class State:
    """A state of a row that audiences can name, as a condition on its own columns.

    `test` is `set` (a moment that has come), `begun` (a day that has come, or none), `ended` (a
    day that has passed) or `in` (one of `codes`).
    """

    name: str
    column: str
    test: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class EntitySpec:
    """An entity: its fields, who may know its rows, how it lies in time and comes together."""

    name: str
    doc: str
    fields: Mapping[str, Field]
    rows: Audience
    plural: str
    subject: str | None = None
    """Link field that leads to the Employee whom a row is about; `self` for Employee."""
    timeline: bool = False
    """Rows have `effective_from` and `effective_to` (inclusive): a valid period."""
    owned: bool = False
    """One stream owns a row alone: its mapped record is the row, nothing is folded."""
    unique: tuple[str, ...] = ()
    """Fields that name a row naturally; two rows with the same are a conflict."""
    states: Mapping[str, State] = data_field(default_factory=dict)
    title: str = "name"
    """Field by which lists are ordered when nothing is asked; `id` where all others are sealed."""
    counts_in: tuple[str, ...] = ()
    """Fields that say in which pay period a row counts: a day, the first and the last day, a
    month, or the row above it. Once that period is closed, a system changes the row no more
    without being asked."""

    @property
    def table(self) -> str:
        """Name of its table."""
        return snake(self.name)

    @property
    def graph_plural(self) -> str:
        """Name of its list at the root of the graph."""
        return camel(self.plural)

    def __getitem__(self, name: str) -> Field:
        """A field by name; an unknown one is a fault of the program."""
        found = self.fields.get(name)
        if found is None:
            raise Broken("FIELD_UNKNOWN", f"{self.name} has no field {name}.")
        return found

    @cached_property
    def targets(self) -> tuple[Field, ...]:
        """Fields that mappings and edits can fill."""
        return tuple(one for one in self.fields.values() if not one.projected)

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """Names of the targets without which a row cannot stand."""
        return tuple(one.name for one in self.targets if one.required)

    @cached_property
    def sealed(self) -> tuple[Field, ...]:
        """Fields whose values lie sealed."""
        return tuple(one for one in self.fields.values() if one.kind.sealed)

    @property
    def groups(self) -> Mapping[str, Field]:
        """Group of fields with one audience → one of them."""
        return {one.group: one for one in reversed(tuple(self.fields.values()))}

    @property
    def private(self) -> bool:
        """Whether some fields lie in a private table beside the main one."""
        return any(self.is_private(one) for one in self.fields.values())

    def is_private(self, one: Field) -> bool:
        """Whether the field lies in the private table (Employee's restricted classes)."""
        return self.subject == "self" and one.cls.private


def field(
    kind: Kind,
    doc: str,
    *,
    cls: FieldClass,
    read: Audience | None = None,
    write: Audience | None = None,
    projected: bool = False,
    required: bool = False,
) -> Any:
    """Declare a field; `cls` has no default, so that none is forgotten."""
    return Field(
        name="",
        kind=kind,
        doc=doc,
        cls=cls,
        read=cls.read if read is None else read,
        write=() if projected else (cls.write if write is None else write),
        projected=projected,
        required=required,
    )


def term(
    vocabulary: str,
    doc: str,
    *,
    cls: FieldClass,
    read: Audience | None = None,
    projected: bool = False,
    sealed: bool = False,
) -> Any:
    """Declare a field that holds a term; sealed also where its class may not be queried."""
    kind = term_kind(vocabulary) if cls.queryable and not sealed else sealed_term_kind(vocabulary)
    return field(kind, doc, cls=cls, read=read, projected=projected)


def link(
    entity: str,
    doc: str,
    *,
    cls: FieldClass,
    reverse: str | None = None,
    read: Audience | None = None,
    projected: bool = False,
    required: bool = False,
) -> Any:
    """Declare a link to a row of another entity, with the name of the list on its side."""
    made = field(link_kind(entity), doc, cls=cls, read=read, projected=projected, required=required)
    return replace(made, reverse=reverse)


class Entity:
    """Base of declarations: a subclass is turned into its `spec` when it is made."""

    spec: ClassVar[EntitySpec]

    def __init_subclass__(
        cls,
        *,
        rows: Audience,
        plural: str,
        subject: str | None = None,
        timeline: bool = False,
        owned: bool = False,
        unique: tuple[str, ...] = (),
        states: tuple[State, ...] = (),
        title: str = "name",
        counts_in: tuple[str, ...] = (),
    ) -> None:
        """Collect the fields of the class body."""
        fields = {
            name: replace(value, name=name)
            for name, value in vars(cls).items()
            if isinstance(value, Field)
        }
        cls.spec = EntitySpec(
            name=cls.__name__,
            doc=(cls.__doc__ or "").strip(),
            fields=fields,
            rows=rows,
            plural=plural,
            subject=subject,
            timeline=timeline,
            owned=owned,
            unique=unique,
            states={state.name: state for state in states},
            title=title,
            counts_in=counts_in,
        )


@dataclass(frozen=True)
class Reverse:
    """The other side of a link: `entity`'s list of rows whose `field` points here."""

    name: str
    entity: str
    field: str


@dataclass(frozen=True, eq=False)
class Model:
    """All entities and vocabularies of one company: extended into another, never changed.

    Compared by identity, so that what is derived from a model can be remembered with it.
    """

    entities: Mapping[str, EntitySpec]
    vocabularies: Mapping[str, Vocabulary]
    version: str = "shipped"

    def __getitem__(self, name: str) -> EntitySpec:
        """An entity by name; an unknown one is a fault of the program."""
        found = self.entities.get(name)
        if found is None:
            raise Broken("ENTITY_UNKNOWN", f"There is no entity {name}.")
        return found

    def __iter__(self) -> Iterator[EntitySpec]:
        """Entities in declaration order: parents before what hangs on them."""
        return iter(self.entities.values())

    @cached_property
    def by_table(self) -> Mapping[str, str]:
        """Table → entity."""
        return {spec.table: spec.name for spec in self}

    def reverses(self, entity: str) -> tuple[Reverse, ...]:
        """Lists that hang on an entity."""
        return self._reverses.get(entity, ())

    @cached_property
    def _reverses(self) -> Mapping[str, tuple[Reverse, ...]]:
        """Entity → the lists that hang on it; asked for each object of a filter."""
        found: dict[str, list[Reverse]] = {}
        for spec in self:
            for one in spec.fields.values():
                if one.kind.target and one.reverse:
                    hung = Reverse(one.reverse, spec.name, one.name)
                    found.setdefault(one.kind.target, []).append(hung)
        return {name: tuple(lists) for name, lists in found.items()}

    def with_fields(self, entity: str, fields: tuple[Field, ...], version: str) -> "Model":
        """The model with a company's own fields on an entity."""
        spec = self[entity]
        clash = [one.name for one in fields if one.name in spec.fields]
        if clash:
            raise Refused(
                "COMPANY_FIELD_CLASH",
                f"{entity} already has a field of that name.",
                detail=", ".join(clash),
                hint="Choose another name, or map to the field that ships.",
            )
        grown = replace(spec, fields={**spec.fields, **{one.name: one for one in fields}})
        return replace(self, entities={**self.entities, entity: grown}, version=version)
