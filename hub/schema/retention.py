"""How long each class of people's data must stay, for what purpose and on which legal basis.

What ships stands in `data/retention.yaml`; a company overrides single classes by a file of the
same form in its home. A term runs from the last day of the last employment.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal

import msgspec

from hub.errors import Refused
from hub.schema.audience import CATALOGUE, CLASSES, ORGANISATION, FieldClass
from hub.schema.model import EntitySpec, Model

FORMAT: Final = "retention/1"
FILE: Final = "retention.yaml"
CONTRACT, LAW, CONSENT = "contract", "law", "consent"
EMPLOYED, OTHERS, ASKED = "employed", "others", "asked"
_COMPANY: Final = frozenset({ORGANISATION.name, CATALOGUE.name})
"""Classes of what is about no person."""


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text in the languages of the hub."""

    en: str
    zh: str

    def by(self, language: str) -> str:
        """The text in Chinese, or else in English."""
        return self.zh if language == "zh" else self.en


class Duty(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A law that demands that a class stays for some years after the end of employment."""

    years: int
    source: Said


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one class is for, and how long it stays."""

    purpose: Said
    basis: Literal["contract", "law", "consent"]
    keep: Literal["employed", "others", "asked"]
    duties: tuple[Duty, ...] = ()

    @property
    def years(self) -> int:
        """The longest of the duties; 0 where no law demands any."""
        return max((one.years for one in self.duties), default=0)


class _Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    hub: str
    classes: dict[str, Term]


Terms = Mapping[str, Term]
"""By the name of the class."""


class Never(Enum):
    """Stands for the last day of somebody who has no employment that we know of."""

    NEVER = "never"


NEVER: Final = Never.NEVER
LastDay = date | None | Never
"""Last day of the last employment; None while it goes on."""


@dataclass(frozen=True)
class Stays:
    """Why a class may not be erased yet."""

    cls: str
    until: date | None
    """The first day on which it may; None while nobody can say."""
    why: str
    """`employed`, `term` or `others`."""
    duties: tuple[Duty, ...]


def terms(home: Path) -> Terms:
    """The terms of this installation; raises Refused RETENTION_INVALID."""
    own = home / FILE
    shipped = _shipped()
    if not own.exists():
        return shipped
    return MappingProxyType({**shipped, **_read(own.read_bytes(), str(own))})


@cache
def _shipped() -> Terms:
    found = _read(files("hub.schema").joinpath("data", FILE).read_bytes(), FILE)
    missing = sorted({one.name for one in CLASSES} - _COMPANY - found.keys())
    if missing:
        raise _invalid(FILE, f"Classes without a term: {', '.join(missing)}.")
    return MappingProxyType(found)


def _read(text: bytes, file: str) -> dict[str, Term]:
    try:
        document = msgspec.yaml.decode(text, type=_Document)
    except msgspec.ValidationError as error:
        raise _invalid(file, str(error)) from None
    except msgspec.DecodeError:
        raise _invalid(file, "It is no YAML.") from None
    known = {one.name for one in CLASSES} - _COMPANY
    strange = sorted(document.classes.keys() - known)
    if document.hub != FORMAT or strange:
        raise _invalid(file, ", ".join(strange) or f"Begin it with hub: {FORMAT}.")
    if any(one.years < 0 for term in document.classes.values() for one in term.duties):
        raise _invalid(file, "A duty of less than no year.")
    return document.classes


def _invalid(file: str, detail: str) -> Refused:
    return Refused(
        "RETENTION_INVALID",
        "The file of retention terms is not as it should be.",
        detail=f"{file}: {detail}",
        hint=f"Begin it with `hub: {FORMAT}`; a class has purpose, basis, keep and duties.",
    )


def staying(terms: Terms, wanted: Iterable[str], last: LastDay, today: date) -> list[Stays]:
    """Which of the wanted classes stay and why, in order of their names."""
    bound = {name: one for name in terms if (one := _bound(terms[name], name, last, today))}
    names = sorted(set(wanted))
    found = {name: bound[name] for name in names if name in bound}
    if bound:
        ends = [one.until for one in bound.values()]
        until = None if None in ends else max(one for one in ends if one is not None)
        others = [name for name in names if terms[name].keep == OTHERS]
        found |= {name: Stays(name, until, OTHERS, ()) for name in others}
    return [found[name] for name in sorted(found)]


def _bound(term: Term, name: str, last: LastDay, today: date) -> Stays | None:
    """Why a class must stay by itself; None where it need not."""
    if term.keep != EMPLOYED or isinstance(last, Never):
        return None
    if last is None:
        return Stays(name, None, EMPLOYED, term.duties)
    until = _after(last, term.years)
    return Stays(name, until, "term", term.duties) if today < until else None


def _after(last: date, years: int) -> date:
    """The day behind the term: 28 February where there is no 29."""
    try:
        return last.replace(year=last.year + years)
    except ValueError:
        return last.replace(year=last.year + years, day=28)


def people_classes(model: Model) -> Mapping[str, FieldClass]:
    """Classes of what is about people, by name."""
    return {
        one.cls.name: one.cls
        for spec in people(model)
        for one in spec.fields.values()
        if one.cls.name not in _COMPANY
    }


def people(model: Model) -> list[EntitySpec]:
    """Entities whose rows are about a person."""
    return [spec for spec in model if spec.subject is not None]


def classes_named(model: Model, words: Iterable[str]) -> frozenset[str]:
    """Classes by their names (`FAMILY`), those of a key group by its name (`family`), or `all`.

    Raises Refused CLASS_UNKNOWN.
    """
    known: dict[str, Any] = dict(people_classes(model))
    groups = {one.key_group for one in known.values()}
    found: set[str] = set()
    for word in words:
        if word == "all":
            found |= known.keys()
        elif word in known:
            found.add(word)
        elif word in groups:
            found |= {name for name, one in known.items() if one.key_group == word}
        else:
            raise Refused(
                "CLASS_UNKNOWN",
                "There is no such class or group of people's data.",
                detail=word,
                hint=f"Use all, {', '.join(sorted(groups))}, {', '.join(sorted(known))}.",
            )
    return frozenset(found)
