"""Values for the slots of a plan: read from the request, converted, checked.

Conversions are pure but for what the hub's keys decide (blind indexes, cursors), which comes in
as `Keys`.
"""

import re
import unicodedata
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from hashlib import sha256
from typing import Any, Final, Protocol

import orjson

from hub.errors import HubError, Refused
from hub.plan.arguments import lookup
from hub.plan.graph import not_too_many
from hub.plan.planner import Plan
from hub.plan.slots import CursorHole, Hole, Remembered, Slot
from hub.plan.tree import (
    AllOf,
    AnyOf,
    Const,
    Filter,
    Hanging,
    Items,
    Linked,
    NotIt,
    OrderKey,
    Test,
    Value,
    Var,
)
from hub.schema.kinds import PLAIN_KINDS, minor_digits
from hub.schema.model import Model
from hub.store.search import query_lexemes

DEEPEST_LEVEL = 100
_LONGEST_SEARCH = 500
_NO_ROW = str(uuid.UUID(int=0))
_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
"""As the hub writes ids; other spellings of one are read as well, but take longer."""


class Keys(Protocol):
    """What only the hub's keys can do."""

    def blind(self, table: str, column: str, text: str) -> bytes:
        """The blind index of canonical text in that place."""
        ...

    def open_cursor(self, token: str, binding: bytes) -> list[str | None] | None:
        """The order's values and the id; None for a cursor of another list or viewer."""
        ...


MOST_VALUES: Final = 200
LONGEST_VALUE: Final = 200


@dataclass(frozen=True)
class Request:
    """What one request brings: its variables, and what its viewer is."""

    variables: Mapping[str, Any]
    given: Mapping[str, Any]
    """`viewer`, `today`, `version`, `wall`, `extent.N`, `viewer.scopes`, …"""
    subject: str


def parameters(plan: Plan, request: Request, model: Model, keys: Keys) -> list[Any]:
    """One value per parameter of the statement; raises Refused with what does not fit."""
    binder = _Binder(plan, request, model, keys)
    for one in plan.times:
        binder.value(one)
    return [binder.value(slot) for slot in plan.slots]


def binding(hole: CursorHole, request: Request) -> bytes:
    """What a cursor is bound to: viewer, list, filter with its values, order, and the time."""
    order = [_ordered(one) for one in hole.order]
    where = None if hole.where is None else _told(hole.where, request)
    bound = [request.subject, hole.place, order, where]
    if hole.moment is not None:
        times = (hole.moment.as_of, hole.moment.known_at)
        bound.append([None if one is None else read(one, request.variables) for one in times])
    told = orjson.dumps(bound, default=str)
    return sha256(told).digest()


def _ordered(key: OrderKey) -> str:
    links = [hop.field.name for hop in key.through]
    return f"{'.'.join([*links, key.field.name])}:{int(key.descending)}"


def _told(where: Filter, request: Request) -> Any:
    match where:
        case AllOf(parts) | AnyOf(parts):
            return [type(where).__name__, *(_told(one, request) for one in parts)]
        case NotIt(part):
            return ["not", _told(part, request)]
        case Linked(field, _, inner):
            return [field.name, _told(inner, request)]
        case Hanging(via, target, how, inner, whole):
            return [target.name, via.field, how, whole, _told(inner, request)]
        case Test(field, op, value, negated):
            return [field.name, op, negated, read(value, request.variables)]


def read(value: Value, variables: Mapping[str, Any]) -> Any:
    """The very value."""
    match value:
        case Const(found):
            return found
        case Var(path):
            return lookup(variables, path)
        case Items(values):
            return [read(one, variables) for one in values]


@dataclass(frozen=True)
class _Binder:
    plan: Plan
    request: Request
    model: Model
    keys: Keys
    _opened: dict[tuple[str, str], list[str | None]] = field(default_factory=dict)
    """Cursors of this request: each is decrypted once, however many keys its order has."""

    def value(self, slot: Slot) -> Any:
        if isinstance(slot.source, str):
            return self.request.given[slot.source]
        if isinstance(slot.source, Remembered):
            return None
        found = read(slot.source, self.request.variables)
        name, *details = slot.convert
        if name == "list":
            return [self._convert(one, details[0], details[1:]) for one in _listed(found)]
        return self._convert(found, name, details)

    def _convert(self, found: Any, name: str, details: Sequence[str]) -> Any:
        if isinstance(found, str) and "\x00" in found:
            raise Refused(
                "FILTER_INVALID", "A text cannot hold the NUL character.", hint="Leave it out."
            )
        plain = _PLAIN.get(name)
        return plain(found) if plain else getattr(self, f"_{name}")(found, *details)

    # --- times -----------------------------------------------------------------------------

    def _as_of(self, found: Any) -> date:
        day = _date(found)
        if day > self.request.given["today"]:
            raise _ahead("A day to come is not answered: what is planned is no truth yet.")
        return day

    @staticmethod
    def _known_at(found: Any) -> datetime:
        moment = _instant(found)
        if moment > datetime.now(UTC):
            raise _ahead("Nobody knows what will be known.")
        return moment

    # --- ids -------------------------------------------------------------------------------

    def _split(self, found: Any) -> tuple[str, str | None]:
        """Entity and row of a global id; of what is none, no row."""
        table, _, row = str(found).rpartition("_")
        if _UUID.fullmatch(row):
            return self.model.by_table.get(table, ""), row
        try:
            return self.model.by_table.get(table, ""), str(uuid.UUID(row))
        except ValueError:
            return "", None

    def _id(self, found: Any, entity: str) -> str:
        """The row's id; of another entity or of nothing, one that no row has.

        Not null: that a link does not lead there is known, not unknown.
        """
        name, row = self._split(found)
        return row if row is not None and name == entity else _NO_ROW

    def _ids(self, found: Any) -> list[str | None]:
        return [self._split(one)[1] for one in not_too_many(_listed(found))]

    def _id_kinds(self, found: Any) -> list[str]:
        return [self._split(one)[0] for one in _listed(found)]

    # --- words -----------------------------------------------------------------------------

    def _blind(self, found: Any, table: str, column: str, kind: str) -> bytes:
        canonical = PLAIN_KINDS[kind].canonical
        try:
            text = canonical(unicodedata.normalize("NFKC", str(found)))
        except HubError as error:
            raise Refused("FILTER_INVALID", error.message, hint=error.hint) from None
        return self.keys.blind(table, column, text)

    @staticmethod
    def _money(found: Any, part: str) -> Decimal | str:
        """The amount in minor units, or the currency."""
        amount, currency = found
        whole = _decimal(amount).scaleb(minor_digits(str(currency)))
        return str(currency) if part == "currency" else whole

    def _term(self, found: Any, vocabulary: str) -> str:
        self.model.vocabularies[vocabulary].term(str(found))
        return str(found)

    def _vocabulary(self, found: Any) -> str | None:
        return str(found) if str(found) in self.model.vocabularies else None

    def _vocabulary_label(self, found: Any, language: str) -> str | None:
        known = self.model.vocabularies.get(str(found))
        return known.label[language] if known else None

    # --- cursors ---------------------------------------------------------------------------

    def _cursor(self, found: Any, hole: str, place: str, kind: str) -> Any:
        key = (str(found), hole)
        if key not in self._opened:
            self._opened[key] = self._open(str(found), self.plan.holes[int(hole)])
        value = self._opened[key][int(place)]
        if kind == "missing":
            return value is None
        return None if value is None else _TYPED.get(kind, str)(value)

    def _open(self, token: str, hole: Hole) -> list[str | None]:
        values = None
        if isinstance(hole, CursorHole):
            values = self.keys.open_cursor(token, binding(hole, self.request))
        if values is None:
            raise Refused(
                "CURSOR_INVALID",
                "The cursor does not belong to this list.",
                hint="Page with the same viewer, filter and order, or begin without a cursor.",
            )
        return values


def _listed(found: Any) -> list[Any]:
    return found if isinstance(found, list) else [found]


def _ahead(message: str) -> Refused:
    return Refused("TIME_AHEAD", message, hint="Ask of today at the latest.")


def _refuse(what: str, hint: str) -> Refused:
    return Refused("FILTER_INVALID", f"Not a {what}.", hint=hint)


def _date(found: Any) -> date:
    try:
        return date.fromisoformat(str(found))
    except ValueError:
        raise _refuse("Date", "Use YYYY-MM-DD.") from None


def _instant(found: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(str(found))
    except ValueError:
        raise _refuse("DateTime", "Use ISO 8601 with an offset.") from None
    if moment.tzinfo is None:
        raise _refuse("DateTime", "Use ISO 8601 with an offset.")
    return moment


def _time(found: Any) -> time:
    try:
        return time.fromisoformat(str(found))
    except ValueError:
        raise _refuse("LocalTime", "Use HH:MM.") from None


def _decimal(found: Any) -> Decimal:
    try:
        return Decimal(str(found))
    except ArithmeticError:
        raise _refuse("Decimal", "Use a plain number as a string.") from None


def _level(found: Any) -> int:
    """A level of the department tree, the root being 1."""
    if not 1 <= int(found) <= DEEPEST_LEVEL:
        raise Refused(
            "GROUP_INVALID",
            f"A level of departments is 1 to {DEEPEST_LEVEL}.",
            hint="The root is of level 1; without a level, each department stands for itself.",
        )
    return int(found)


def _boolean(found: str) -> bool:
    return found in {"t", "true"}


def _prefix_end(found: Any) -> str:
    """The least text after all that begin with it, in the order of code points."""
    text = str(found)
    while text and ord(text[-1]) == 0x10FFFF:  # noqa: PLR2004 - the last code point
        text = text[:-1]
    if not text:
        return "\U0010ffff"
    following = ord(text[-1]) + 1
    return text[:-1] + chr(0xE000 if following == 0xD800 else following)  # noqa: PLR2004 - surrogates


def _search(found: Any) -> str:
    """A tsquery of quoted lexemes that all must occur, as prefixes."""
    if len(str(found)) > _LONGEST_SEARCH:
        raise Refused(
            "FILTER_INVALID",
            "The search is too long.",
            hint=f"Search for at most {_LONGEST_SEARCH} characters.",
        )
    lexemes = query_lexemes(str(found))
    escaped = [one.replace("\\", "\\\\").replace("'", "''") for one in lexemes]
    return " & ".join(f"'{one}':*" for one in escaped)


def _raw_values(found: Any) -> list[str]:
    """Raw values to be matched: not more than a person looks at."""
    values = [str(one) for one in _listed(found)]
    if len(values) > MOST_VALUES or any(len(one) > LONGEST_VALUE for one in values):
        raise Refused(
            "MATCH_TOO_LARGE",
            f"At most {MOST_VALUES} values of {LONGEST_VALUE} characters are matched at once.",
            hint="Ask in parts, or use `hub vocabulary match` for files.",
        )
    if any("\x00" in one for one in values):
        raise Refused(
            "FILTER_INVALID", "A text cannot hold the NUL character.", hint="Leave it out."
        )
    return values


_PLAIN: dict[str, Callable[[Any], Any]] = {
    "text": str,
    "value": lambda found: found,
    "email": lambda found: str(found).casefold(),
    "date": _date,
    "timestamptz": _instant,
    "time": _time,
    "numeric": _decimal,
    "prefix_end": _prefix_end,
    "search": _search,
    "level": _level,
    "raw_values": _raw_values,
}
_TYPED: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "bigint": int,
    "numeric": Decimal,
    "date": date.fromisoformat,
    "timestamptz": datetime.fromisoformat,
    "time": time.fromisoformat,
    "boolean": _boolean,
}
