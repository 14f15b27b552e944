"""Mapping documents become mappings: how each part may be written stands here.

```yaml
hub: mapping/1
stream: staff
precedence: 50
values:                                   # picked elsewhere as $period
  period: {from: _file, steps: [{extract: "([0-9]{6})"}, month]}
lexicon: {gender: {先生: male, "-": null}}
ignore_when: [{from: 类型, in: [学生]}]
rows:
  - entity: Employee
    key: 工号                             # or a list of parts, each written like a field
    find: {by: number, from: 工号}
    create: true
    changed: {from: 更新时间, steps: [{instant: {zone: Asia/Shanghai}}]}  # its own time of change
    newest: [birth_date]                  # of these a newer word of another stream goes first
    fields:
      legal_name: 姓名                    # a path; [a, b] takes the first that has a value
      birth_date: {from: 出生日期, steps: [trim, {date: ["%Y-%m-%d"]}]}
      nationality: {const: CN}
  - entity: PayslipLine
    of: {by: number, from: 工号}          # or the name of another row: `of: Employee`
    each: {columns: [基本工资, 养老保险]}  # a row for each; $name, $value; the key gets $name
    when: [{from: 工号, present: true}]
    key: [工号, $period]
    fields: {payslip: {row: Payslip}, item: $name, amount: {from: $value, steps: [{money: CNY}]}}
  - entity: Education
    of: Employee
    each: {list: schools, item: school}   # a row for each item of a list; $school, $school.name
    key: [工号, $school.id]               # says which item it is; `by: 、` splits a text instead
    fields: {school: $school.name}
write:                                    # what goes back, read as above and written the other way
  row: Employee                           # the row whose records are written
  create: current                         # a row in this state without a record gets one
  fields:
    number: idnumber                      # a field or a state of the row; `of` chains like above
    department: {from: department, steps: [{ref: {entity: Department, by: path}}]}
```
A field's kind completes its chain: text for a Date is read by `date`, for a Term looked up in its
vocabulary, for Text trimmed. Keys are always trimmed. Blank text is an empty value.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from hub.errors import Refused
from hub.mappings.document import FORMAT, Document, is_known, upgraded
from hub.mappings.formula import FaultyFormula, read_formula
from hub.mappings.problem import Problem, Problems
from hub.mappings.rules import (
    Chain,
    Columns,
    Condition,
    Const,
    Each,
    FieldRule,
    Find,
    Items,
    Join,
    Lexicon,
    Mapping,
    Packed,
    Path,
    RowOf,
    RowRule,
    Source,
    Step,
    WriteRule,
)
from hub.mappings.steps import BadStep, as_text, read_step

__all__ = ["FieldRule", "Mapping", "RowRule", "Step", "inspect", "parse"]

_TOP: Final = ("hub", "stream", "precedence", "values", "lexicon", "ignore_when", "rows", "write")
_ROW: Final = (
    "name",
    "entity",
    "key",
    "find",
    "of",
    "create",
    "each",
    "when",
    "fields",
    "changed",
    "newest",
)
_CHAIN: Final = ("from", "const", "join", "by", "expr", "row", "steps")
_FIND: Final = ("by", "account", "from", "steps")
_CONDITION: Final = ("from", "steps", "in", "not_in", "present")
_WRITE: Final = ("row", "create", "fields")
_PRECEDENCE: Final = 50

Made = TypeVar("Made")


def parse(document: Document, place: str) -> Mapping:
    """The mapping of a document; raises Refused with every fault and its place."""
    mapping, problems = inspect(document)
    if problems or mapping is None:
        raise Refused(
            "MAPPING_INVALID",
            f"The mapping has {len(problems)} fault{'s' * (len(problems) != 1)}.",
            detail=f"{place}: " + "; ".join(str(one) for one in problems),
            hint=problems[0].hint or None,
        )
    return mapping


def inspect(document: Document) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """What can be read of a document, and everything that is wrong with its form."""
    reader = _Reader(Problems())
    mapping = reader.mapping(document)
    return mapping, tuple(reader.problems.found)


@dataclass(frozen=True)
class _Reader:
    """Reads part by part; a part that cannot be read is left out and noted."""

    problems: Problems

    def mapping(self, document: Any) -> Mapping | None:
        if not isinstance(document, dict) or not is_known(document):
            hint = f"Begin it with `hub: mapping/{FORMAT}`."
            self.problems.add("FORMAT", "Not a mapping document of a known format.", "hub", hint)
            return None
        now = upgraded(document)
        self.problems.known(now, _TOP, "mapping")
        rows = self._list(now.get("rows"), "rows", self._row)
        if not rows:
            self.problems.add("ROWS_MISSING", "The mapping makes no rows.", "rows", "- entity: …")
        return Mapping(
            stream=self._word(now, "stream", "stream", required=True),
            rows=rows,
            precedence=self._precedence(now),
            values=self._values(now.get("values", {})),
            lexicon=self._lexicon(now.get("lexicon", {})),
            ignore_when=self._list(now.get("ignore_when", []), "ignore_when", self._condition),
            write=self._write(now["write"]) if "write" in now else None,
            document=now,
        )

    def _write(self, written: Any) -> WriteRule | None:
        if not self.problems.known(written, _WRITE, "write"):
            return None
        fields = self._fields(written.get("fields", {}), "write.fields")
        if not fields:
            self.problems.add("WRITE", "Nothing is written.", "write.fields", "number: idnumber")
        return WriteRule(
            row=self._word(written, "row", "write.row", required=True),
            fields=fields,
            create=self._word(written, "create", "write.create") or None,
            place="write",
        )

    def _row(self, written: Any, place: str) -> RowRule | None:
        if not self.problems.known(written, _ROW, place):
            return None
        entity = self._word(written, "entity", f"{place}.entity", required=True)
        each = self._each(written["each"], f"{place}.each") if "each" in written else None
        return RowRule(
            name=self._word(written, "name", f"{place}.name") or entity,
            entity=entity,
            key=self._key(written.get("key"), f"{place}.key", each),
            fields=self._fields(written.get("fields", {}), f"{place}.fields"),
            subject=self._subject(written, place),
            create=self._flag(written, "create", place),
            each=each,
            when=self._list(written.get("when", []), f"{place}.when", self._condition),
            changed=self._chain(written["changed"], f"{place}.changed")
            if "changed" in written
            else None,
            newest=frozenset(self._texts(written.get("newest", []), f"{place}.newest")),
            place=place,
        )

    def _key(self, written: Any, place: str, each: Each | None) -> tuple[Chain, ...]:
        parts = written if isinstance(written, list) else [written]
        if written is None or not parts:
            self.problems.add("KEY_MISSING", "The row has no key.", place, "key: 工号")
            return ()
        found = tuple(
            chain
            for index, part in enumerate(parts)
            if (chain := self._chain(part, f"{place}[{index}]")) is not None
        )
        if not isinstance(each, Columns):
            return found
        name = Path((f"${each.name}",))
        return (*(one for one in found if one.source != name), Chain(name, (), place))

    def _subject(self, written: dict[str, Any], place: str) -> Find | RowOf | None:
        if "find" in written and "of" in written:
            self.problems.add("SHAPE", "Give `find` or `of`, not both.", f"{place}.of")
        name = "find" if "find" in written else "of"
        given = written.get(name)
        if given is None:
            return None
        if isinstance(given, str):
            return RowOf(given)
        at = f"{place}.{name}"
        if not self.problems.known(given, _FIND, at):
            return None
        by = self._word(given, "by", f"{at}.by", required=True)
        account = self._word(given, "account", f"{at}.account") or None
        if (by == "account") != (account is not None):
            hint = "`{by: account, account: connection/stream, from: …}`"
            self.problems.add("FIND", "`by: account` and `account` go together.", at, hint)
        rest = {key: value for key, value in given.items() if key in {"from", "steps"}}
        chain = self._chain(rest, at)
        return Find(by, chain, account) if chain else None

    def _each(self, written: Any, place: str) -> Each | None:
        if isinstance(written, dict) and "list" in written:
            return self._items(written, place)
        if not self.problems.known(written, ("columns", "name", "value"), place):
            return None
        columns = self._texts(written.get("columns"), f"{place}.columns")
        name = self._word(written, "name", f"{place}.name") or "name"
        value = self._word(written, "value", f"{place}.value") or "value"
        if len(set(columns)) != len(columns) or name == value or not columns:
            hint = "Each column once; two different names."
            self.problems.add("EACH", "The columns cannot be told apart.", place, hint)
        return Columns(columns, name, value)

    def _items(self, written: dict[str, Any], place: str) -> Items | None:
        if not self.problems.known(written, ("list", "item", "by", "absent"), place):
            return None
        absent = self._word(written, "absent", f"{place}.absent")
        if absent not in {None, "", "empty"}:
            hint = "absent: empty, where a record without the list has no items."
            self.problems.add("EACH", "What is absent can be empty only.", f"{place}.absent", hint)
        name = self._word(written, "item", f"{place}.item") or "item"
        if "." in name:
            self.problems.add("EACH", "The item's name has a dot.", f"{place}.item", "item: school")
        by = self._word(written, "by", f"{place}.by") or None
        path = self._word(written, "list", f"{place}.list", required=True)
        return Items(path, name, by, absent == "empty")

    def _fields(self, written: Any, place: str) -> tuple[FieldRule, ...]:
        if not isinstance(written, dict):
            self.problems.add("SHAPE", "Fields are a mapping.", place, "legal_name: 姓名")
            return ()
        return tuple(
            FieldRule(str(name), chain)
            for name, given in written.items()
            if (chain := self._chain(given, f"{place}.{name}")) is not None
        )

    def _values(self, written: Any) -> tuple[tuple[str, Chain], ...]:
        return tuple((rule.name, rule.chain) for rule in self._fields(written, "values"))

    def _chain(self, written: Any, place: str) -> Chain | None:
        if not isinstance(written, dict):
            path = self._path(written, place)
            return Chain(path, (), place) if path else None
        self.problems.known(written, _CHAIN, place)
        source = self._source(written, place)
        steps = self._steps(written.get("steps", []), f"{place}.steps")
        if isinstance(source, Packed):
            first = self._step({"formula": written["expr"]}, f"{place}.expr")
            steps = (first, *steps) if first is not None else steps
        return Chain(source, steps, place) if source is not None else None

    def _source(self, written: dict[str, Any], place: str) -> Source | None:
        given = [key for key in ("from", "const", "join", "expr", "row") if key in written]
        if len(given) != 1:
            hint = "One of from, const, join, expr, row."
            self.problems.add("SOURCE", "It must say once where the value comes from.", place, hint)
            return None
        if "row" in written:
            return RowOf(self._word(written, "row", f"{place}.row", required=True))
        if "join" in written:
            by = as_text(written.get("by", ""))
            return Join(self._texts(written["join"], f"{place}.join"), by)
        if "expr" in written:
            return self._packed(written["expr"], f"{place}.expr")
        if "from" in written:
            return self._path(written["from"], f"{place}.from")
        text = as_text(written["const"])
        if not isinstance(text, str):
            self.problems.add("SOURCE", "A constant is text.", f"{place}.const", "const: CN")
            return None
        return Const(text)

    def _packed(self, written: Any, place: str) -> Source | None:
        try:
            return Packed(read_formula(str(written)).paths, ", ")
        except FaultyFormula as fault:
            self.problems.add("FORMULA", fault.message, place, fault.hint)
            return None

    def _path(self, written: Any, place: str) -> Path | None:
        paths = self._texts(written if isinstance(written, list) else [written], place)
        return Path(paths) if paths else None

    def _steps(self, written: Any, place: str) -> tuple[Step, ...]:
        return self._list(written, place, self._step)

    def _step(self, written: Any, place: str) -> Step | None:
        step = read_step(written, place)
        if isinstance(step, BadStep):
            self.problems.add(step.code, step.message, place, step.hint)
            return None
        return step

    def _condition(self, written: Any, place: str) -> Condition | None:
        if not self.problems.known(written, _CONDITION, place):
            return None
        rest = {key: value for key, value in written.items() if key in {"from", "steps"}}
        chain = self._chain(rest, place)
        tests = [key for key in ("in", "not_in", "present") if key in written]
        if len(tests) != 1:
            self.problems.add("CONDITION", "It must say one test.", place, "in, not_in or present.")
        if chain is None or len(tests) != 1:
            return None
        among, barred = (
            self._texts(written[key], f"{place}.{key}") if key in written else None
            for key in ("in", "not_in")
        )
        present = self._flag(written, "present", place) if "present" in written else None
        return Condition(chain, among, barred, present)

    def _lexicon(self, written: Any) -> Lexicon:
        if not isinstance(written, dict):
            self.problems.add("SHAPE", "The lexicon is a mapping.", "lexicon", "gender: {男: male}")
            return ()
        return tuple((str(name), self._book(book, str(name))) for name, book in written.items())

    def _book(self, written: Any, name: str) -> tuple[tuple[str, str | None], ...]:
        place = f"lexicon.{name}"
        if not isinstance(written, dict):
            self.problems.add("SHAPE", "A lexicon maps words to codes.", place, "{男: male}")
            return ()
        pairs = []
        for word, code in written.items():
            if isinstance(word, bool) or not isinstance(code, str | int | None):
                self.problems.add("SHAPE", "Words and codes are text.", f"{place}.{word}", "Quote.")
            else:
                pairs.append((str(word), None if code is None else str(code)))
        return tuple(pairs)

    def _precedence(self, document: Document) -> int:
        given = document.get("precedence", _PRECEDENCE)
        if type(given) is int and 1 <= given < 1000:  # noqa: PLR2004 - 1000 is the hub's own
            return given
        self.problems.add("PRECEDENCE", "A precedence is 1 to 999.", "precedence", "50")
        return _PRECEDENCE

    def _flag(self, written: dict[str, Any], name: str, place: str) -> bool:
        given = written.get(name, False)
        if isinstance(given, bool):
            return given
        self.problems.add("SHAPE", f"`{name}` is true or false.", f"{place}.{name}")
        return False

    def _word(self, written: Any, name: str, place: str, *, required: bool = False) -> str:
        given = written.get(name)
        if isinstance(given, str) and given:
            return given
        if given is not None or required:
            self.problems.add("SHAPE", f"`{name}` must be a text.", place)
        return ""

    def _texts(self, written: Any, place: str) -> tuple[str, ...]:
        items = [as_text(item) for item in written] if isinstance(written, list) else [None]
        texts = tuple(item for item in items if isinstance(item, str) and item)
        if len(texts) == len(items):
            return texts
        self.problems.add("SHAPE", "This must be a text or a list of texts.", place)
        return ()

    def _list(
        self, written: Any, place: str, read: Callable[[Any, str], Made | None]
    ) -> tuple[Made, ...]:
        if not isinstance(written, list):
            self.problems.add("SHAPE", "This must be a list.", place)
            return ()
        made = (read(item, f"{place}[{index}]") for index, item in enumerate(written))
        return tuple(one for one in made if one is not None)
