"""Kinds: how a value is written, stored, shown, masked and sealed.

Between the engines a value travels as *canonical text* (`Kind.canonical` checks it): ISO dates,
plain numbers, `t`/`f`, `123456 CNY` in minor units. The kind also says which columns it lies in.
What concerns one outside system stands in a mapping, never here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal as PyDecimal
from decimal import InvalidOperation

from hub.errors import Unmappable

Canonical = Callable[[str], str]
SHORT = 200
"""Characters of a name, code or address: they are indexed, and an index has a limit."""


@dataclass(frozen=True)
class Column:
    """One stored column of a field: its name is the field's name plus `suffix`."""

    suffix: str
    sql: str
    """`text`, `date`, `bigint`, `integer`, `numeric`, `boolean`, `timestamptz`, `time`, `uuid`,
    `bytea`."""


@dataclass(frozen=True)
class Kind:
    """What a field's value is. `name` is the word for it in documents and messages."""

    name: str
    graph: str
    """GraphQL type of the value."""
    columns: tuple[Column, ...]
    canonical: Canonical
    """Canonical text in, canonical text out; raises Unmappable if it is none."""
    ops: frozenset[str] = frozenset()
    """Filters that make sense: eq, in, range, prefix, contains, null, under, atLeast, linked."""
    sealed: bool = False
    mask: Callable[[str], str] | None = None
    """For sealed kinds with a masked sibling: what everybody in the masked audience sees."""
    vocabulary: str | None = None
    target: str | None = None
    """For links: name of the entity."""

    @property
    def orderable(self) -> bool:
        """Whether rows can be ordered by it."""
        return "range" in self.ops or "order" in self.ops

    @property
    def main(self) -> Column:
        """The column that is compared and shown."""
        return self.columns[0]


def invalid(kind: str, hint: str) -> Unmappable:
    """The value is no value of that kind; the message does not repeat it."""
    return Unmappable("VALUE_INVALID", f"Not a {kind}.", hint=hint)


def _any(text: str) -> str:
    if "\x00" in text:
        raise invalid("Text", "Text cannot hold the NUL character.")
    return text


def _short(text: str) -> str:
    if len(text) > SHORT:
        raise invalid("short text", f"It holds {SHORT} characters at most.")
    return _any(text)


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise invalid("Date", "Use YYYY-MM-DD.") from error


def _month(text: str) -> str:
    if re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text):
        return text
    raise invalid("Month", "Use YYYY-MM.")


def _instant(text: str) -> str:
    """`2026-01-31T08:59:58+08:00|Asia/Shanghai|original text`."""
    stamp, _, rest = text.partition("|")
    try:
        found = datetime.fromisoformat(stamp)
    except ValueError as error:
        raise invalid("Instant", "Use ISO 8601 with an offset.") from error
    if found.tzinfo is None:
        raise invalid("Instant", "An instant needs an offset or a zone.")
    return f"{found.isoformat()}|{rest or '|'}"


def moment(instant: str) -> datetime:
    """The moment that a canonical Instant means."""
    return datetime.fromisoformat(instant.partition("|")[0])


def _local_time(text: str) -> str:
    try:
        return time.fromisoformat(text).isoformat()
    except ValueError as error:
        raise invalid("LocalTime", "Use HH:MM or HH:MM:SS.") from error


def _integer(text: str) -> str:
    if re.fullmatch(r"-?[0-9]{1,18}", text):
        return str(int(text))
    raise invalid("Int", "Use a whole number.")


def _small_integer(text: str) -> str:
    if re.fullmatch(r"-?[0-9]{1,9}", text):
        return str(int(text))
    raise invalid("Minutes", "Use whole minutes.")


def _decimal(text: str) -> str:
    try:
        number = PyDecimal(text)
    except InvalidOperation as error:
        raise invalid("Decimal", "Use a plain number.") from error
    if not number.is_finite():
        raise invalid("Decimal", "Use a finite number.")
    return format(number, "f")


def _bool(text: str) -> str:
    if text in {"t", "f"}:
        return text
    raise invalid("Bool", "Use t or f.")


def _money(text: str) -> str:
    if re.fullmatch(r"-?[0-9]{1,18} [A-Z]{3}", text):
        return text
    raise invalid("Money", "Use minor units and a currency: 123456 CNY.")


def _uuid(text: str) -> str:
    if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text):
        return text
    raise invalid("link", "A link is the id of a row.")


_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"


def _national_id(text: str) -> str:
    """GB 11643: 17 digits and a check character; other documents pass as they are."""
    number = text.strip().upper()
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        if re.fullmatch(r"[A-Z0-9()\-]{4,30}", number) and not number.isdigit():
            return number
        raise invalid("NationalId", "An identity number has 18 characters.")
    total = sum(int(digit) * weight for digit, weight in zip(number, _ID_WEIGHTS, strict=False))
    if _ID_CHECKS[total % 11] != number[17]:
        raise invalid("NationalId", "The check character does not fit.")
    return number


def _phone(text: str) -> str:
    digits = re.sub(r"[\s\-()]", "", text)
    if re.fullmatch(r"\+?[0-9]{5,15}", digits):
        return digits
    raise invalid("Phone", "Use digits, with + and the country code if it is foreign.")


def _email(text: str) -> str:
    if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
        return _short(text).casefold()
    raise invalid("Email", "Use name@domain.")


def _mask_middle(text: str) -> str:
    """First and last characters of an identity number."""
    return f"{text[:3]}{'*' * max(len(text) - 7, 3)}{text[-4:]}"


def _mask_head(text: str) -> str:
    return f"***{text[-4:]}"


UNUSUAL_DIGITS: dict[int, tuple[str, ...]] = {
    0: ("JPY", "KRW", "VND", "CLP", "ISK", "PYG", "UGX", "XAF", "XOF", "XPF"),
    3: ("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"),
}
"""ISO 4217: digits of the minor unit where they are not two."""
_DIGITS = {code: digits for digits, codes in UNUSUAL_DIGITS.items() for code in codes}


def minor_digits(currency: str) -> int:
    """How many digits the minor unit of a currency takes: 1234.56 CNY is 123456."""
    return _DIGITS.get(currency, 2)


_EQ = frozenset({"eq", "in", "null"})
_RANGE = _EQ | {"range"}
_SEALED = (Column("_sealed", "bytea"),)
_INDEXED = (Column("_sealed", "bytea"), Column("_index", "bytea"))


def _plain(name: str, graph: str, sql: str, canonical: Canonical, ops: frozenset[str]) -> Kind:
    return Kind(name, graph, (Column("", sql),), canonical, ops)


Text = _plain("Text", "String", "text", _any, _EQ | {"prefix", "contains", "order"})
Code = _plain("Code", "String", "text", _short, _EQ | {"prefix", "order"})
Email = _plain("Email", "String", "text", _email, _EQ | {"prefix", "order"})
Name = Kind(
    "Name",
    "String",
    (Column("", "text"), Column("_sort", "text")),
    _short,
    _EQ | {"prefix", "contains", "order"},
)
"""A name: ordered by its pinyin key."""
Date = _plain("Date", "Date", "date", _date, _RANGE)
Month = _plain("Month", "YearMonth", "text", _month, _RANGE)
Int = _plain("Int", "Int", "integer", _small_integer, _RANGE)
Decimal = _plain("Decimal", "Decimal", "numeric", _decimal, _RANGE)
Bool = _plain("Bool", "Boolean", "boolean", _bool, _EQ)
Minutes = _plain("Minutes", "Int", "integer", _small_integer, _RANGE)
LocalTime = _plain("LocalTime", "LocalTime", "time", _local_time, _RANGE)
Instant = Kind(
    "Instant",
    "DateTime",
    (Column("", "timestamptz"), Column("_zone", "text"), Column("_text", "text")),
    _instant,
    _RANGE,
)
Money = Kind(
    "Money",
    "Money",
    (Column("_minor", "bigint"), Column("_currency", "text")),
    _money,
    _RANGE,
)

SealedText = Kind("SealedText", "String", _SEALED, _any, sealed=True)
SealedMoney = Kind("SealedMoney", "Money", _SEALED, _money, sealed=True)
SealedDate = Kind("SealedDate", "Date", _SEALED, _date, sealed=True)
Phone = Kind("Phone", "String", _INDEXED, _phone, frozenset({"eq", "in"}), sealed=True)
PrivateEmail = Kind(
    "PrivateEmail", "String", _INDEXED, _email, frozenset({"eq", "in"}), sealed=True
)
NationalId = Kind(
    "NationalId",
    "String",
    _INDEXED,
    _national_id,
    frozenset({"eq", "in"}),
    sealed=True,
    mask=_mask_middle,
)
BankAccount = Kind(
    "BankAccount",
    "String",
    _INDEXED,
    _any,
    frozenset({"eq", "in"}),
    sealed=True,
    mask=_mask_head,
)


def term_kind(vocabulary: str) -> Kind:
    """A term of a vocabulary, stored as its code."""
    ops = _EQ | {"under", "atLeast", "order"}
    return Kind("Term", "Term", (Column("", "text"),), _any, ops, vocabulary=vocabulary)


def sealed_term_kind(vocabulary: str) -> Kind:
    """A term whose code is sealed."""
    return Kind("SealedTerm", "Term", _SEALED, _any, sealed=True, vocabulary=vocabulary)


def link_kind(entity: str) -> Kind:
    """A link to a row of another entity."""
    ops = frozenset({"in", "null", "linked"})
    return Kind("Link", entity, (Column("_id", "uuid"),), _uuid, ops, target=entity)


PLAIN_KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Text,
        Code,
        Email,
        Name,
        Date,
        Month,
        Int,
        Decimal,
        Bool,
        Minutes,
        LocalTime,
        Instant,
        Money,
        SealedText,
        SealedMoney,
        SealedDate,
        Phone,
        PrivateEmail,
        NationalId,
        BankAccount,
    )
}
"""Kinds that a company's own field can have, by name."""
