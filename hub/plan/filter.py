"""Filters as SQL. Every field is asked through the same masked expression as when it is shown."""

from functools import reduce
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    ColumnElement,
    Date,
    Integer,
    LargeBinary,
    Numeric,
    Select,
    Text,
    Time,
    and_,
    any_,
    case,
    exists,
    false,
    func,
    literal_column,
    not_,
    null,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.types import TypeEngine

from hub.errors import Refused
from hub.plan.conditions import clause, masked
from hub.plan.frame import Frame, open_row
from hub.plan.join import below, framed, hangs
from hub.plan.scope import UUID_TEXT, Scope
from hub.plan.tree import AllOf, AnyOf, Const, Filter, Hanging, Items, Linked, NotIt, Test
from hub.schema.kinds import Kind
from hub.schema.model import Field

TYPES: dict[str, TypeEngine[Any]] = {
    "text": Text(),
    "date": Date(),
    "bigint": BigInteger(),
    "integer": Integer(),
    "numeric": Numeric(),
    "boolean": Boolean(),
    "timestamptz": TIMESTAMP(timezone=True),
    "time": Time(),
    "uuid": UUID_TEXT,
    "bytea": LargeBinary(),
}
_COMPARE = {"gt": "__gt__", "gte": "__ge__", "lt": "__lt__", "lte": "__le__", "eq": "__eq__"}


def filter_clause(
    where: Filter, frame: Frame, scope: Scope, *, negated: bool = False
) -> ColumnElement[bool]:
    """The condition of a filter, three-valued; `negated` below a `not`, where unknown counts."""
    match where:
        case AllOf(parts):
            each = [filter_clause(one, frame, scope, negated=negated) for one in parts]
            return reduce(and_, each, true())
        case AnyOf(parts):
            return reduce(or_, [filter_clause(one, frame, scope, negated=negated) for one in parts])
        case NotIt(part):
            return not_(filter_clause(part, frame, scope, negated=True))
        case Linked():
            return _linked(where, frame, scope, negated=negated)
        case Hanging():
            return _hanging(where, frame, scope, negated=negated)
        case Test():
            return _test(where, frame, scope)


def compared(one: Field, frame: Frame) -> ColumnElement[Any]:
    """The column that equality and ranges look at."""
    if one.kind.sealed:
        return frame.column(one, "_index")
    return frame.column(one)


def _test(test: Test, frame: Frame, scope: Scope) -> ColumnElement[bool]:
    one = test.field
    column = masked(compared(one, frame), test.decision, frame, scope)
    if one.kind.name == "Money" and test.op not in {"in", "isNull"}:
        return _money(test, column, frame, scope)
    if test.op == "under":
        return _under(one, column, test, scope)
    if test.op == "atLeast":
        return _at_least(one, column, test, scope)
    if test.op == "prefix":
        start = scope.bind(test.value, Text(), ("text",))
        end = scope.bind(test.value, Text(), ("prefix_end",))
        return and_(column >= start, column < end)
    if test.op == "contains":
        return func.strpos(column, scope.bind(test.value, Text(), ("text",))) > 0
    return tested(test, column, frame, scope)


def tested(
    test: Test, column: ColumnElement[Any], frame: Frame, scope: Scope
) -> ColumnElement[bool]:
    """The tests that all kinds share, on what is already masked: null, lists, comparisons."""
    if test.op == "isNull":
        return column.is_not(None) if test.negated else column.is_(None)
    if test.op == "in":
        return _among(column, test, frame, scope)
    value = scope.bind(test.value, _type(test.field.kind), _convert(frame, test.field))
    return getattr(column, _COMPARE[test.op])(value)  # type: ignore[no-any-return] # by name


def _money(
    test: Test, column: ColumnElement[Any], frame: Frame, scope: Scope
) -> ColumnElement[bool]:
    """Amounts of one currency; those of another are neither more nor less."""
    currency = masked(frame.column(test.field, "_currency"), test.decision, frame, scope)
    amount = scope.bind(test.value, Numeric(), ("money", "amount"))
    same = currency == scope.bind(test.value, Text(), ("money", "currency"))
    return and_(same, getattr(column, _COMPARE[test.op])(amount))


def _among(
    column: ColumnElement[Any], test: Test, frame: Frame, scope: Scope
) -> ColumnElement[bool]:
    """A list of one is `=`, which an index serves in order; the length of others is not known."""
    kind, convert = _type(test.field.kind), _convert(frame, test.field)
    match test.value:
        case Items((only,)):
            return column == scope.bind(only, kind, convert)
        case Const([only]):
            return column == scope.bind(Const(only), kind, convert)
    return column == any_(scope.bind(test.value, ARRAY(kind), ("list", *convert)))


def _type(kind: Kind) -> TypeEngine[Any]:
    return TYPES["bytea" if kind.sealed else kind.main.sql]


def _convert(frame: Frame, one: Field) -> tuple[str, ...]:
    """How a value of the request becomes what the column holds."""
    kind = one.kind
    if kind.sealed:
        return ("blind", frame.made.of(frame.spec, one).name, one.column, kind.name)
    if kind.target:
        return ("id", kind.target)
    if kind.vocabulary:
        return ("term", kind.vocabulary)
    if kind.main.sql in {"date", "timestamptz", "time", "numeric"}:
        return (kind.main.sql,)
    return ("value",)


def _under(one: Field, column: ColumnElement[Any], test: Test, scope: Scope) -> ColumnElement[bool]:
    if one.kind.target:
        tree = scope.tree.alias(scope.name("tree"))
        root = scope.bind(test.value, UUID_TEXT, ("id", one.kind.target))
        below = select(tree.c.department_id).where(tree.c.ancestor_id == root)
        return column.in_(below.correlate(None))
    vocabulary = str(one.kind.vocabulary)
    term = scope.made.machinery.term.alias(scope.name("term"))
    code = scope.bind(test.value, Text(), ("term", vocabulary))
    narrower = select(term.c.code).where(
        term.c.vocabulary == func.text(vocabulary), code == any_(term.c.ancestors)
    )
    return column.in_(narrower.correlate(None))


def _at_least(
    one: Field, column: ColumnElement[Any], test: Test, scope: Scope
) -> ColumnElement[bool]:
    vocabulary = str(one.kind.vocabulary)
    if not scope.model.vocabularies[vocabulary].ranked:
        raise Refused(
            "FILTER_INVALID",
            "The vocabulary has no ranks.",
            detail=f"{one.graph_name}.atLeast",
            hint="Use in or under.",
        )
    term = scope.made.machinery.term
    ranked, floor = term.alias(scope.name("term")), term.alias(scope.name("term"))
    code = scope.bind(test.value, Text(), ("term", vocabulary))
    lowest = (
        select(floor.c.rank)
        .where(floor.c.vocabulary == func.text(vocabulary), floor.c.code == code)
        .correlate(None)
        .scalar_subquery()
    )
    enough = select(ranked.c.code).where(
        ranked.c.vocabulary == func.text(vocabulary), ranked.c.rank >= lowest
    )
    return column.in_(enough.correlate(None))


def _linked(linked: Linked, frame: Frame, scope: Scope, *, negated: bool) -> ColumnElement[bool]:
    """The linked row is visible and passes.

    Below a `not` it is null where the link leads to nothing that the viewer may know of, or
    where the row's own filter is; elsewhere that is as good as false, and `exists` is quicker.
    """
    target = framed(linked.target, scope)
    visible = clause(linked.rows, target, scope)
    passes = filter_clause(linked.where, target, scope, negated=negated)
    column = masked(frame.column(linked.field), linked.decision, frame, scope)
    found = select(passes if negated else literal_column("1")).select_from(target.source)
    found = found.where(target.id == column, open_row(target), visible)
    if negated:
        return found.correlate_except(*target.own).scalar_subquery()
    return exists(found.where(passes).correlate_except(*target.own))


def _hanging(one: Hanging, frame: Frame, scope: Scope, *, negated: bool) -> ColumnElement[bool]:
    """Some, every or none of the rows that hang here, and that the viewer may know of, pass.

    A list that is locked is unknown. Outside of a `not` unknown is as good as false, and a plain
    `exists` says it; below one the rows are counted by what is known of them.
    """
    target = below(one.via, frame, scope)
    among = [
        hangs(one.via, target, frame, scope, whole=one.whole),
        open_row(target),
        clause(one.rows, target, scope),
    ]
    passes = filter_clause(one.where, target, scope, negated=negated or one.how == "none")
    if negated:
        found = _of_any(not_(passes) if one.how == "every" else passes, among, target)
        known = found if one.how == "some" else not_(found)
        return case((clause(one.open, frame, scope), known))
    witness = {
        "some": passes,
        "every": not_(func.coalesce(passes, false())),
        "none": func.coalesce(passes, true()),
    }
    query: Select[Any] = (
        select(literal_column("1")).select_from(target.source).where(*among, witness[one.how])
    )
    there = exists(query.correlate_except(*target.own))
    return and_(clause(one.open, frame, scope), there if one.how == "some" else not_(there))


def _of_any(
    passes: ColumnElement[bool], among: list[ColumnElement[bool]], target: Frame
) -> ColumnElement[bool]:
    """Whether one of the rows passes: unknown if none surely does and one is unknown."""
    known = case(
        (func.bool_or(passes), true()),
        (func.count() > func.count(passes), null()),
        else_=false(),
    )
    found = select(known).select_from(target.source).where(*among)
    return found.correlate_except(*target.own).scalar_subquery()
