"""What is wrong with a mapping document before it meets a record: every fault, with its place.

Form is read by `mapping`; here the mapping is held against the model, and against the paths that
the stream was seen to have.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from hub.mappings.document import Document
from hub.mappings.lint_write import lint_write, written_kind
from hub.mappings.mapping import inspect
from hub.mappings.problem import Problem, nearest
from hub.mappings.rules import (
    Chain,
    Columns,
    Condition,
    Each,
    FieldRule,
    Find,
    Items,
    Join,
    Mapping,
    Path,
    RowOf,
    RowRule,
    Step,
)
from hub.mappings.steps_words import word
from hub.mappings.types import Mismatch, Types, chain_type, completion, meets, source_type
from hub.schema.kinds import Instant, Kind
from hub.schema.model import EntitySpec, Field, Model

__all__ = ["Problem", "lint"]

_FREE: Final = ("id", "account")
"""What a row can be named by besides its fields."""
_NAMING: Final = frozenset({"Code", "Text", "Name", "Email"})


def lint(document: Document, model: Model, paths: Sequence[str] | None) -> list[Problem]:
    """Every fault of the document; `paths` are those of the stream, None where unknown."""
    mapping, problems = inspect(document)
    found = list(problems)
    if mapping is not None:
        found.extend(_Linter(mapping, model, None if paths is None else frozenset(paths)).faults())
    return found


@dataclass(frozen=True)
class _Linter:
    """Holds one mapping against one model."""

    mapping: Mapping
    model: Model
    paths: frozenset[str] | None

    def faults(self) -> Iterator[Problem]:
        types: dict[str, str] = {}
        for name, chain in self.mapping.values:
            yield from self.chain(chain, types, None)
            types[name] = _known_type(chain, types)
        for condition in self.mapping.ignore_when:
            yield from self.condition(condition, types)
        for rule in self.mapping.rows:
            yield from self.row(rule, {**types, **_own(rule.each)})
        if self.mapping.write is not None:
            yield from lint_write(self.mapping, self.mapping.write, self.model)
            for one in self.mapping.write.fields:
                yield from self.written(one, types)
        yield from self.names()
        yield from self.lexicon()

    def written(self, one: FieldRule, types: Types) -> Iterator[Problem]:
        """The chain by which a written field is read, like that of a field of a row."""
        kind = written_kind(self.mapping, self.model, one.name)
        if kind is not None:
            yield from self.chain(one.chain, types, kind)

    def names(self) -> Iterator[Problem]:
        """Rules that cannot be told apart, or whose rows cannot."""
        for one, other in combinations(self.mapping.rows, 2):
            if one.name == other.name:
                hint = "Give each a `name`."
                yield Problem("NAME_TAKEN", "Two rows have this name.", f"{other.place}.name", hint)
            if one.entity == other.entity and one.key == other.key and _overlap(one, other):
                hint = "Add a constant to one key: `{const: first}`."
                yield Problem(
                    "KEY_COLLIDES", "Two rows make the same keys.", f"{other.place}.key", hint
                )

    def row(self, rule: RowRule, types: Types) -> Iterator[Problem]:
        spec = self.model.entities.get(rule.entity)
        if spec is None:
            hint = nearest(rule.entity, self.model.entities)
            yield Problem("ENTITY_UNKNOWN", "No such entity.", f"{rule.place}.entity", hint)
            return
        for part in rule.key:
            yield from self.chain(part, types, None)
        for condition in rule.when:
            yield from self.condition(condition, types)
        yield from self.each(rule, types)
        yield from self.subject(rule, spec, types)
        yield from self.fields(rule, spec, types)
        yield from self.newest(rule, spec, types)
        yield from _required(rule, spec)

    def each(self, rule: RowRule, types: Types) -> Iterator[Problem]:
        """What the rows of columns and lists are made of, and whether their keys say which."""
        if isinstance(rule.each, Columns):
            for column in rule.each.columns:
                yield from self.path(column, types, f"{rule.place}.each.columns")
        elif rule.each is not None:
            yield from self.path(rule.each.path, types, f"{rule.place}.each.list")
            own = [_is_own(rule.each, part) for part in rule.key]
            if not any(own):
                hint = f"Add what tells the items apart: `${rule.each.name}.id`."
                yield Problem("KEY_OF_ITEM", "Every item has the same key.", rule.place, hint)
            if all(own) and rule is self.mapping.rows[0]:
                hint = "Begin its key with that of the record."
                yield Problem("KEY_OF_RECORD", "The record has no key.", f"{rule.place}.key", hint)

    def subject(self, rule: RowRule, spec: EntitySpec, types: Types) -> Iterator[Problem]:
        about_another = spec.subject not in {None, "self"}
        place = f"{rule.place}.{'of' if about_another else 'find'}"
        if rule.subject is None:
            if about_another or not rule.create:
                hint = "`of: {by: number, from: 工号}`" if about_another else "Or `create: true`."
                message = f"It is not said how the row finds its {spec.subject or spec.name}."
                yield Problem("SUBJECT_MISSING", message, place, hint)
        elif isinstance(rule.subject, RowOf):
            yield from self.row_of(rule.subject, "Employee", rule, place)
        else:
            target = "Employee" if about_another else spec.name
            yield from self.by(rule.subject.by, target, f"{place}.by")
            yield from self.find(rule.subject, types, place)
        if about_another and rule.create:
            hint = "Only employees and what belongs to the company are created."
            yield Problem("CREATE", "These rows are always made.", f"{rule.place}.create", hint)

    def find(self, find: Find, types: Types, place: str) -> Iterator[Problem]:
        yield from self.chain(find.chain, types, None)
        if _known_type(find.chain, types).startswith(("link:", "money", "instant")):
            yield Problem("TYPE", "This does not name a row.", place, "A number or an address.")

    def by(self, by: str, entity: str, place: str) -> Iterator[Problem]:
        spec = self.model.entities.get(entity)
        if spec is None:
            hint = nearest(entity, self.model.entities)
            yield Problem("ENTITY_UNKNOWN", "No such entity.", place, hint)
            return
        naming = [one.name for one in spec.fields.values() if one.kind.name in _NAMING]
        known = [*naming, *_FREE, *(["path"] if _is_tree(spec) else [])]
        if by not in known:
            hint = nearest(by, known)
            yield Problem("BY_UNKNOWN", f"{entity} is not found by {by}.", place, hint)

    def row_of(self, source: RowOf, entity: str, rule: RowRule, place: str) -> Iterator[Problem]:
        target = self.mapping.row(source.row)
        if target is None:
            hint = nearest(source.row, [one.name for one in self.mapping.rows])
            yield Problem("ROW_UNKNOWN", "No such row in this mapping.", place, hint)
        elif target.entity != entity:
            hint = f"A row of {entity} is needed."
            yield Problem("TYPE", f"That row is of {target.entity}.", place, hint)
        elif target.each is not None or target is rule:
            hint = "Use a row that each record makes once."
            yield Problem("ROW_UNFIT", "That row is not one per record.", place, hint)

    def fields(self, rule: RowRule, spec: EntitySpec, types: Types) -> Iterator[Problem]:
        targets = {one.name: one for one in spec.targets if one.name != spec.subject}
        for one in rule.fields:
            place = f"{rule.place}.fields.{one.name}"
            declared = targets.get(one.name)
            if declared is not None:
                yield from self.field(declared, one.chain, rule, types)
            elif one.name == spec.subject:
                hint = f"Say it by `of` on {rule.place}."
                yield Problem("FIELD_SUBJECT", "This is whom the row is about.", place, hint)
            elif one.name in spec.fields:
                hint = "Map the employment or assignment; the hub keeps this field."
                yield Problem("FIELD_PROJECTED", "The hub keeps this field.", place, hint)
            else:
                message = f"{spec.name} has no field {one.name}."
                yield Problem("FIELD_UNKNOWN", message, place, nearest(one.name, targets))

    def newest(self, rule: RowRule, spec: EntitySpec, types: Types) -> Iterator[Problem]:
        """When the record changed, and of which fields the newest word wins."""
        place = f"{rule.place}.newest"
        if rule.changed is not None:
            yield from self.chain(rule.changed, types, Instant)
        elif rule.newest:
            hint = "`changed: {from: updated_at, steps: [instant]}`"
            message = "It is not said when the record changed."
            yield Problem("NEWEST_UNTOLD", message, place, hint)
        if spec.owned and (rule.newest or rule.changed):
            hint = "Only rows that several streams make need it."
            yield Problem("NEWEST_OWNED", f"{spec.name} is of one stream alone.", place, hint)
        filled = [one.name for one in rule.fields]
        for name in sorted(rule.newest.difference(filled)):
            message = f"The row does not fill {name}."
            yield Problem("NEWEST_UNKNOWN", message, place, nearest(name, filled))

    def field(
        self, declared: Field, chain: Chain, rule: RowRule, types: Types
    ) -> Iterator[Problem]:
        kind = declared.kind
        if isinstance(chain.source, RowOf):
            if kind.target is None or chain.steps:
                hint = "Only a link takes a row, without steps."
                yield Problem("TYPE", "A row does not fit here.", chain.place, hint)
            else:
                yield from self.row_of(chain.source, kind.target, rule, chain.place)
            return
        yield from self.chain(chain, types, kind)

    def chain(self, chain: Chain, types: Types, kind: Kind | None) -> Iterator[Problem]:
        if isinstance(chain.source, RowOf):
            yield Problem("SOURCE", "A row is no value here.", chain.place, "Use from or const.")
            return
        if isinstance(chain.source, Path | Join):
            for path in chain.source.paths:
                yield from self.path(path, types, chain.place)
        for step in chain.steps:
            yield from self.step(step)
        given = chain_type(source_type(chain.source, types), chain.steps)
        if isinstance(given, Mismatch):
            step = chain.steps[given.index]
            message = f"{step.name} cannot take {given.given}."
            yield Problem("TYPE", message, step.place, "Put it elsewhere, or leave it out.")
        elif kind is not None and self.known(given) and not completion(given, kind):
            yield from _met(chain, given, kind)

    def known(self, given: str) -> bool:
        """Whether a type names a vocabulary or entity that there is; others are told elsewhere."""
        family, _, name = given.partition(":")
        there = {"term": self.model.vocabularies, "link": self.model.entities}
        return family not in there or name in there[family]

    def path(self, path: str, types: Types, place: str) -> Iterator[Problem]:
        if path.startswith("$"):
            whole, item = path[1:], path[1:].partition(".")[0]
            if whole not in types and f"{item}." not in types:
                known = [f"${name}" for name in types if name[-1:] != "."]
                hint = nearest(path, known or ["a value under `values`"])
                yield Problem("VALUE_UNKNOWN", f"There is no {path} here.", place, hint)
        elif self.paths is not None and path not in self.paths and not self.inside(path):
            message = f"The stream has no path {path}."
            yield Problem("PATH_UNKNOWN", message, place, nearest(path, sorted(self.paths)))

    def inside(self, path: str) -> bool:
        """Whether the path leads into a list that the stream has (`emails[0].value`)."""
        return any(path.startswith((f"{one}[", f"{one}.")) for one in self.paths or ())

    def step(self, step: Step) -> Iterator[Problem]:
        if step.name == "ref":
            yield from self.by(step["by"], step["entity"], step.place)
        if step.name != "lookup":
            return
        vocabulary = self.model.vocabularies.get(step["vocabulary"])
        if vocabulary is None:
            hint = nearest(step["vocabulary"], self.model.vocabularies)
            yield Problem("VOCABULARY_UNKNOWN", "No such vocabulary.", step.place, hint)
            return
        for _, code in step["words"] or ():
            if code is not None and code not in vocabulary.codes:
                hint = nearest(code, vocabulary.codes)
                yield Problem("TERM_UNKNOWN", f"There is no term {code}.", step.place, hint)

    def condition(self, condition: Condition, types: Types) -> Iterator[Problem]:
        yield from self.chain(condition.chain, types, None)

    def lexicon(self) -> Iterator[Problem]:
        """Lexica of fields that no row fills, words that clash, codes that are no terms."""
        for name, book in self.mapping.lexicon:
            place = f"lexicon.{name}"
            used = {
                field.vocabulary
                for rule in self.mapping.rows
                if rule.entity in self.model.entities
                for field in self._terms(rule.entity, self._filled(rule))
                if name in {field.name, f"{rule.entity}.{field.name}"}
            }
            if not used:
                hint = "Name a mapped field that holds a term: `gender` or `Employee.gender`."
                yield Problem("LEXICON_UNUSED", "No field uses this lexicon.", place, hint)
            yield from self._codes(book, used, place)

    def _filled(self, rule: RowRule) -> tuple[FieldRule, ...]:
        """The rule's fields, and what is written back of its rows."""
        write = self.mapping.write
        return (*rule.fields, *(write.fields if write and write.row == rule.name else ()))

    def _terms(self, entity: str, fields: tuple[FieldRule, ...]) -> Iterator["_Term"]:
        spec = self.model[entity]
        for one in fields:
            vocabulary = spec.fields[one.name].kind.vocabulary if one.name in spec.fields else None
            if vocabulary in self.model.vocabularies:
                yield _Term(one.name, str(vocabulary))

    def _codes(
        self, book: tuple[tuple[str, str | None], ...], used: set[str], place: str
    ) -> Iterator[Problem]:
        seen: dict[str, str | None] = {}
        for given, code in book:
            if seen.setdefault(word(given), code) != code:
                message = "The word stands here twice, with other codes."
                yield Problem("LEXICON_CLASH", message, f"{place}.{given}", "Keep one of them.")
            for name in used if code is not None else ():
                codes = self.model.vocabularies[name].codes
                if code not in codes:
                    message = f"{name} has no term {code}."
                    hint = nearest(str(code), codes)
                    yield Problem("TERM_UNKNOWN", message, f"{place}.{given}", hint)


@dataclass(frozen=True)
class _Term:
    """A mapped field and its vocabulary."""

    name: str
    vocabulary: str


def _met(chain: Chain, given: str, kind: Kind) -> Iterator[Problem]:
    if not meets(given, kind):
        message = f"The steps give {given}, the field is {_spoken(kind)}."
        yield Problem("TYPE", message, chain.place, _remedy(kind))


def _required(rule: RowRule, spec: EntitySpec) -> Iterator[Problem]:
    """Fields without which the rows cannot land; a row that only finds its like needs none."""
    if not rule.create and spec.subject in {None, "self"}:
        return
    mapped = {one.name for one in rule.fields}
    for one in spec.targets:
        if one.required and one.name != spec.subject and one.name not in mapped:
            message = f"{spec.name} cannot land without {one.name}."
            hint = f"Add `{one.name}: …`. {one.doc}"
            yield Problem("REQUIRED", message, f"{rule.place}.fields.{one.name}", hint)


def _is_tree(spec: EntitySpec) -> bool:
    """Whether its rows stand below one another, so that a path can name one."""
    return any(one.kind.target == spec.name and not one.projected for one in spec.fields.values())


def _own(each: Each | None) -> dict[str, str]:
    """Names of what a row is made of; one that ends in a dot has paths within."""
    if isinstance(each, Items):
        return {each.name: "text", f"{each.name}.": "text"}
    return {} if each is None else {each.name: "text", each.value: "text"}


def _is_own(each: Each, chain: Chain) -> bool:
    paths = chain.source.paths if isinstance(chain.source, Path | Join) else ()
    return any(each.owns(path) for path in paths)


def _overlap(one: RowRule, other: RowRule) -> bool:
    if one.each is None or other.each is None:
        return one.each is other.each
    if isinstance(one.each, Items) or isinstance(other.each, Items):
        return True
    return bool(set(one.each.columns) & set(other.each.columns))


def _known_type(chain: Chain, types: Types) -> str:
    found = chain_type(source_type(chain.source, types), chain.steps)
    return "text" if isinstance(found, Mismatch) else found


def _spoken(kind: Kind) -> str:
    if kind.target is not None:
        return f"a link to {kind.target}"
    return f"a term of {kind.vocabulary}" if kind.vocabulary else kind.name


def _remedy(kind: Kind) -> str:
    """The step that ends in such a field."""
    if kind.target is not None:
        return f"End with `ref: {{entity: {kind.target}, by: …}}`, or use `row: …`."
    if kind.vocabulary is not None:
        return f"End with `lookup: {kind.vocabulary}`."
    sample = {"Minutes": "minutes: hours", "Money": "money: CNY", "SealedMoney": "money: CNY"}
    sample["Instant"] = "instant: {formats: [...], zone: Asia/Shanghai}"
    return f"End with `{sample[kind.name]}`." if kind.name in sample else "Change the steps."
