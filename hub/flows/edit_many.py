"""Many rows of an entity edited at once, with an account of what became of each.

Every row is an edit like any other: the same checks, one landing for all that may be made. Rows
that may not are told why; the others land, or none does where the asker wants all or nothing.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, TypeAlias

import orjson

from hub.auth.viewer import Viewer
from hub.flows.edit import ATTEMPTS, OTHER_VERSION, Done, Problem, edit, land_edits, looked_at
from hub.flows.edit_record import Edit
from hub.flows.foresee import Change, Seen, foreseen
from hub.flows.hub import Hub

MOST: Final = 100
"""Rows of one bulk edit."""


class Fate(Enum):
    """What became of a row."""

    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    STALE = "stale"
    INVALID = "invalid"
    WITHHELD = "withheld"


@dataclass(frozen=True)
class Row:
    """A row of a bulk edit, and what became of it."""

    row: str
    """As the asker named it."""
    fate: Fate
    fields: tuple[str, ...] = ()
    """Fields that have another value, or that the asker may not compare."""
    problem: Problem | None = None


Wanted: TypeAlias = "Sequence[tuple[str, Edit | Problem]]"
"""Rows as the asker named them, with what is to become of each."""


@dataclass(frozen=True)
class Many:
    """One bulk edit: whose, of what, why and how."""

    wanted: Wanted
    reason: str
    together: bool = False
    """All rows, or none."""
    dry: bool = False
    slot: tuple[str, bytes] | None = None


@dataclass(frozen=True)
class Account:
    """What became of every row."""

    rows: tuple[Row, ...]
    seen: Seen

    @property
    def totals(self) -> Mapping[Fate, int]:
        """How many rows have each fate; they sum up to all rows."""
        found = Counter(one.fate for one in self.rows)
        return {fate: found[fate] for fate in Fate}


async def edit_many(
    hub: Hub, viewer: Viewer, many: Many, given: Mapping[str, object]
) -> Account | Problem:
    """Make the edits that can be made; a Problem where the request as a whole is none."""
    problem = _shape(many.wanted)
    if problem is not None:
        return problem
    for _ in range(ATTEMPTS):
        rows, good, seen = await _weigh(hub, viewer, many, given)
        if many.together and len(good) < len(many.wanted):
            rows = {
                at: replace(one, fate=Fate.WITHHELD) if at in good else one
                for at, one in rows.items()
            }
            good = {}
        account = Account(tuple(rows[at] for at in range(len(many.wanted))), seen)
        if many.dry or not good:
            return account
        done = await land_edits(
            hub, viewer.subject, list(good.values()), many.reason, many.slot, told=kept(account)
        )
        if isinstance(done, Done):
            return account
        why = done
        if why.code != OTHER_VERSION:
            break
        # A row became another one meanwhile: all are looked at anew.
    return await _apart(hub, viewer, many, account, good, given, why)


def kept(account: Account) -> dict[str, str]:
    """An account as it is kept for a retry: ids, names of fields, codes; no value."""
    return {one.row: orjson.dumps(_said(one)).decode() for one in account.rows}


def recalled(known: Mapping[str, str]) -> Account:
    """The account that was kept."""
    return Account(tuple(_unsaid(row, orjson.loads(text)) for row, text in known.items()), {})


def _said(one: Row) -> list[object]:
    why = one.problem
    told = None if why is None else [why.kind, why.code, why.message, why.hint, why.path]
    return [one.fate.value, one.fields, told]


def _unsaid(row: str, said: list[object]) -> Row:
    fate, fields, why = said
    problem = None
    if isinstance(why, list):
        kind, code, message, hint, path = why
        problem = Problem(kind, code, message, hint, tuple(path))
    return Row(row, Fate(fate), tuple(fields) if isinstance(fields, list) else (), problem)


def _shape(wanted: Wanted) -> Problem | None:
    if not wanted:
        return Problem("Invalid", "NOTHING_TO_CHANGE", "No row is named.", path=("rows",))
    if len(wanted) > MOST:
        return Problem(
            "Invalid",
            "ROWS_TOO_MANY",
            f"{len(wanted)} rows are too many for one edit.",
            f"At most {MOST}: send them in parts.",
            ("rows",),
        )
    rows = [one.row for _, one in wanted if isinstance(one, Edit)]
    if len(set(rows)) < len(rows):
        return Problem(
            "Invalid",
            "ROW_TWICE",
            "A row is named more than once.",
            "Say all that changes of a row at once.",
            ("rows",),
        )
    return None


async def _weigh(
    hub: Hub, viewer: Viewer, many: Many, given: Mapping[str, object]
) -> tuple[dict[int, Row], dict[int, Edit], Seen]:
    """What would become of each row, and those that can be made."""
    rows: dict[int, Row] = {}
    good: dict[int, Edit] = {}
    for at, (name, one) in enumerate(many.wanted):
        held = one if isinstance(one, Problem) else await looked_at(hub, viewer, [one], given)
        if isinstance(held, Problem):
            rows[at] = _bad(name, held)
        else:
            good[at] = held[0]
    for at, problem in _clashing(good).items():
        rows[at] = _bad(many.wanted[at][0], problem)
        del good[at]
    found, seen = await foreseen(hub, viewer, list(good.values()), given) if good else ([], {})
    for at, fate in zip(list(good), found, strict=True):
        name = many.wanted[at][0]
        if isinstance(fate, Problem):
            rows[at] = _bad(name, fate)
            del good[at]
        else:
            rows[at] = _good(name, fate)
    return rows, good, seen


def _good(name: str, one: Change) -> Row:
    return Row(name, Fate.CHANGED if one.fields else Fate.UNCHANGED, one.fields)


def _bad(name: str, problem: Problem) -> Row:
    if problem.kind in {"Denied", "NotFound"}:
        return Row(name, Fate.REFUSED, problem=problem)
    stale = problem.code == OTHER_VERSION
    return Row(name, Fate.STALE if stale else Fate.INVALID, problem=problem)


def _clashing(good: Mapping[int, Edit]) -> dict[int, Problem]:
    """Rows that would take the same address at work: of all but the first, why not."""
    held: set[str] = set()
    found = {}
    for at, one in good.items():
        address = (one.values.get("work_email") or "").casefold()
        if address and address in held:
            found[at] = Problem(
                "Conflict",
                "NAME_HELD",
                "Another row of this edit takes it.",
                "Give each person an address of their own.",
                ("set", "workEmail"),
            )
        held.add(address)
    return found


async def _apart(
    hub: Hub,
    viewer: Viewer,
    many: Many,
    account: Account,
    good: Mapping[int, Edit],
    given: Mapping[str, object],
    why: Problem,
) -> Account:
    """Row by row, where they did not land at once; none of them, where it is all or nothing."""
    rows = list(account.rows)
    for at in good:
        name, wanted = many.wanted[at]
        if many.together:
            rows[at] = replace(rows[at], fate=Fate.WITHHELD, problem=why)
        elif isinstance(wanted, Edit):
            done = await edit(hub, viewer, [wanted], many.reason, given)
            rows[at] = _bad(name, done) if isinstance(done, Problem) else rows[at]
    return replace(account, rows=tuple(rows))
