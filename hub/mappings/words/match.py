"""The matcher of a vocabulary: one interface for terms, education and departments."""

import csv
import difflib
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, Protocol

from hub.errors import Refused
from hub.mappings.words import education
from hub.mappings.words.department_match import DepartmentMatcher, Unit
from hub.mappings.words.result import Match, Step
from hub.mappings.words.terms import TermMatcher, is_identifier, squash
from hub.schema.vocabulary import Term, Vocabulary


class Matcher(Protocol):
    """Says which term a raw value means."""

    def __call__(self, raw: str, *, suggest: bool = True) -> Match:
        """The outcome for one value; without `suggest` only what is certain is looked for."""
        ...


DEPARTMENTS: Final = frozenset({"department", "departments", "dept", "org_unit"})
"""Names under which departments are a vocabulary like others."""
EDUCATION: Final = "education_level"
SHORT: Final = {
    "education": EDUCATION,
    "education_levels": EDUCATION,
    "marital": "marital_status",
    "leave": "leave_type",
    "leave_types": "leave_type",
    "payslip": "payslip_item",
    "payslip_items": "payslip_item",
    "attendance": "attendance_status",
    "political": "political_status",
    "id_document": "id_document_type",
    "id_type": "id_document_type",
}
_HEADS: Final = {
    **dict.fromkeys(("code", "编码", "代码", "部门编码", "部门代码", "id"), "code"),
    **dict.fromkeys(("name", "名称", "部门", "部门名称", "label"), "name"),
    **dict.fromkeys(("parent", "上级", "上级编码", "上级部门", "parent_code"), "parent"),
    **dict.fromkeys(("aliases", "alias", "别名"), "aliases"),
}
_ASPECTS: Final = {"education_outcome": "outcome", "study_mode": "study_mode", "degree": "degree"}
"""What a value of education says beside its level: 函授本科 says how it was studied."""
_COLUMNS: Final = ("code", "name")


def matcher(vocabulary: Vocabulary, system: str | None = None, day: date | None = None) -> Matcher:
    """Matches values against a vocabulary; `system` is whose codes they may be."""
    terms = TermMatcher(vocabulary, day)
    if vocabulary.name == EDUCATION:
        return _education(vocabulary, terms, system)
    aspect = _ASPECTS.get(vocabulary.name)

    def match(raw: str, *, suggest: bool = True) -> Match:
        found = terms.match(raw, system, suggest=suggest)
        waits = found.relation == "broad" or terms.kept(squash(raw))
        if aspect is None or found.term is not None or waits:
            return found
        value = education.read(raw)
        told = value.attributes.get(aspect)
        if told not in vocabulary.codes or value.has("unknown") or value.has("denial"):
            return found
        return Match(raw, told, "exact", (), (*value.steps, Step(aspect, str(told))))

    return match


@lru_cache(maxsize=256)
def certain(vocabulary: Vocabulary) -> Callable[[str], str | None]:
    """The quick question of bulk mapping: the term that a value certainly means, or None."""
    match = matcher(vocabulary)
    return lambda raw: match(raw, suggest=False).term


def vocabulary_of(vocabularies: Mapping[str, Vocabulary], name: str) -> Vocabulary:
    """The vocabulary of that name; raises Refused VOCABULARY_UNKNOWN."""
    found = vocabularies.get(SHORT.get(name, name))
    if found is None:
        near = difflib.get_close_matches(name, vocabularies, n=1)
        hint = f"Perhaps you meant {near[0]}." if near else f"One of {', '.join(vocabularies)}."
        raise Refused("VOCABULARY_UNKNOWN", "There is no such vocabulary.", hint=hint)
    return found


def of_terms(
    name: str, rows: Sequence[Mapping[str, str]], vocabulary: Vocabulary | None
) -> Matcher:
    """Matches values against a list of one's own: `[{code, name, parent?, aliases?}]`."""
    if vocabulary is None and (name in DEPARTMENTS or name.startswith("depart")):
        return DepartmentMatcher(units(rows)).match
    own = Vocabulary(name, {"en": name, "zh": name}, False, name, tuple(_terms(name, rows)))
    if name == EDUCATION and vocabulary is not None:
        return _own_levels(own, vocabulary)
    return TermMatcher(own).match


def read_terms(text: str, file: str) -> list[dict[str, str]]:
    """Terms of a CSV file, with or without a head; raises Refused TERMS_INVALID."""
    lines = [line for line in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) if any(line)]
    head = [_HEADS.get(cell.strip().casefold(), "") for cell in lines[0]] if lines else []
    if {"code", "name"} <= set(head):
        lines = lines[1:]
    else:
        head = [*_COLUMNS]
    rows = []
    for at, line in enumerate(lines, 1):
        row = {key: cell.strip() for key, cell in zip(head, line, strict=False) if key}
        if not row.get("code") or not row.get("name"):
            raise Refused(
                "TERMS_INVALID",
                "A term has no code or no name.",
                detail=f"{file}, term {at}",
                hint="Write one term a line: code,name.",
            )
        rows.append(row)
    if not rows:
        raise Refused("TERMS_INVALID", "There are no terms.", detail=file, hint="code,name a line.")
    return rows


def units(rows: Iterable[Mapping[str, str]]) -> list[Unit]:
    """Departments of rows; `parent` is the code of the one above."""
    known = {row["code"]: row for row in rows}
    return [
        Unit(row["code"], row["name"], _above(row, known), _split(row.get("aliases", "")))
        for row in known.values()
    ]


def _above(row: Mapping[str, str], known: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    found: list[str] = []
    seen = {row["code"]}
    while (code := row.get("parent")) and code in known and code not in seen:
        row = known[code]
        seen.add(code)
        found.insert(0, row["name"])
    return tuple(found)


def _split(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.replace("；", ";").split(";") if one.strip())


def _terms(name: str, rows: Iterable[Mapping[str, str]]) -> Iterable[Term]:
    for row in rows:
        label = {"en": row["name"], "zh": row["name"]}
        yield Term(name, row["code"], label, aliases=_split(row.get("aliases", "")))


def _codes(vocabulary: Vocabulary) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for term in vocabulary.terms:
        for one in term.codings:
            found.setdefault(one.code, []).append((term.code, f"{one.system} ({one.relation})"))
    return found


def _education(vocabulary: Vocabulary, terms: TermMatcher, system: str | None) -> Matcher:
    codes = _codes(vocabulary)

    def match(raw: str, *, suggest: bool = True) -> Match:
        known = vocabulary.decode(system, raw.strip()) if system else None
        if known is None:
            known = vocabulary.lookup(raw)
        if is_identifier(raw):
            return terms.match(raw, system, suggest=suggest)
        found = education.match(raw, codes, suggest=suggest)
        if known is not None and found.term is None and not found.attributes:
            return Match(raw, known, "exact", (), found.steps)
        if suggest and found.term is None and not found.suggestions:
            return terms.match(raw, system)
        return found

    return match


def _own_levels(own: Vocabulary, shipped: Vocabulary) -> Matcher:
    """Levels of a list of one's own, understood as ours are: 21,大学本科毕业 takes 本科毕业."""
    codes = _codes(shipped)
    plain_terms = TermMatcher(own)
    by_level: dict[str, list[str]] = {}
    for term in own.terms:
        level = education.match(term.label["zh"], codes).term
        if level:
            by_level.setdefault(level, []).append(term.code)

    def match(raw: str, *, suggest: bool = True) -> Match:
        found = plain_terms.match(raw, suggest=suggest)
        level = education.match(raw, codes)
        same = by_level.get(level.term or "", [])
        if found.term is not None or level.term is None or len(same) != 1:
            return found
        return Match(raw, same[0], "exact", (), level.steps, level.attributes)

    return match
