"""Many rows of an entity edited at once, with an account of what became of each.

Every row is an edit like any other: the same checks, one landing for all that may be made. Rows
that may not are told why; the others land, or none does where the asker wants all or nothing.

Where they cannot land at once they land row by row. Then what became of each is kept with it under
a key of its own, so that a retry goes on where the one before it ended; at the end the account as
a whole takes their place.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, TypeAlias

import orjson

from hub.auth.viewer import Viewer
from hub.errors import Refused
from hub.flows.edit import ATTEMPTS, OTHER_VERSION, Done, Problem, edit, land_edits, looked_at
from hub.flows.edit_record import Edit
from hub.flows.foresee import Change, Seen, foreseen
from hub.flows.hub import Hub
from hub.store.idempotency import (
    REPEATED,
    KeptOutcome,
    KnownOutcome,
    Pairs,
    Source,
    keep_whole,
    known_outcomes,
)
from hub.store.landing.land import alone

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
    before = await _landed(hub.database.writer, viewer, many)
    why: Problem | None = None
    for _ in range(ATTEMPTS):
        rows, good, seen = await _weigh(hub, viewer, many, given, before)
        if many.together and len(good) < len(many.wanted):
            rows = {
                at: replace(one, fate=Fate.WITHHELD) if at in good else one
                for at, one in rows.items()
            }
            good = {}
        account = Account(tuple(rows[at] for at in range(len(many.wanted))), seen)
        if many.dry or not (good or before):
            return account
        if before:
            break
        keep = _kept(viewer, many, account)
        done = await land_edits(hub, viewer.subject, list(good.values()), many.reason, keep=keep)
        if isinstance(done, Done):
            return account
        why = done
        if why.code != OTHER_VERSION:
            break
        # A row became another one meanwhile: all are looked at anew.
    if many.together:
        return _withheld(account, good, why)
    return await _concluded(
        hub, viewer, many, await _apart(hub, viewer, many, account, good, given)
    )


def kept(account: Account) -> Pairs:
    """An account as it is kept for a retry: ids, names of fields, codes; no value."""
    return [(one.row, orjson.dumps(_said(one)).decode()) for one in account.rows]


def recalled(known: Pairs) -> Account:
    """The account that was kept."""
    return Account(tuple(_unsaid(row, orjson.loads(text)) for row, text in known), {})


def same(known: KnownOutcome, request: bytes) -> KnownOutcome:
    """The outcome, if it is of this request; raises Refused IDEMPOTENCY_KEY_REUSED."""
    if known.request != request:
        raise Refused(
            "IDEMPOTENCY_KEY_REUSED",
            "The key was used for another request.",
            hint="Use a new key for a new request.",
        )
    return known


def _part(key: str, at: int) -> str:
    """Under which key the outcome of one row is kept; no request has such a key."""
    return f"{key}/{at}"


def _parts(key: str) -> tuple[str, ...]:
    return tuple(_part(key, at) for at in range(MOST))


def _kept(viewer: Viewer, many: Many, account: Account) -> KeptOutcome | None:
    """The account as a whole, which nobody lands of whom a row has landed apart."""
    if many.slot is None:
        return None
    key, request = many.slot
    return KeptOutcome(viewer.subject, key, request, kept(account), _parts(key))


async def _landed(source: Source, viewer: Viewer, many: Many) -> dict[int, Row]:
    """Rows that a request with the same key has landed apart, before it ended or died."""
    if many.slot is None or many.dry:
        return {}
    key, request = many.slot
    known = await known_outcomes(source, viewer.subject, _parts(key))
    return {
        int(part.rpartition("/")[2]): recalled(same(one, request).rows).rows[0]
        for part, one in known.items()
    }


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
    hub: Hub,
    viewer: Viewer,
    many: Many,
    given: Mapping[str, object],
    before: Mapping[int, Row],
) -> tuple[dict[int, Row], dict[int, Edit], Seen]:
    """What would become of each row, and those that can be made; `before`: what has landed."""
    rows: dict[int, Row] = dict(before)
    good: dict[int, Edit] = {}
    for at, (name, one) in enumerate(many.wanted):
        if at in before:
            continue
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


def _withheld(account: Account, good: Mapping[int, Edit], why: Problem | None) -> Account:
    """None of them landed, since not all did."""
    rows = list(account.rows)
    for at in good:
        rows[at] = replace(rows[at], fate=Fate.WITHHELD, problem=why)
    return replace(account, rows=tuple(rows))


async def _apart(
    hub: Hub,
    viewer: Viewer,
    many: Many,
    account: Account,
    good: Mapping[int, Edit],
    given: Mapping[str, object],
) -> Account:
    """Row by row, where they did not land at once; what has landed meanwhile lands no more."""
    rows = list(account.rows)
    for at in good:
        name, wanted = many.wanted[at]
        if isinstance(wanted, Edit):
            keep = None
            if many.slot is not None:
                key, request = many.slot
                alone = kept(Account((rows[at],), {}))
                keep = KeptOutcome(viewer.subject, _part(key, at), request, alone, (key,))
            done = await edit(hub, viewer, [wanted], many.reason, given, keep=keep)
            if isinstance(done, Problem) and done.code != REPEATED:
                rows[at] = _bad(name, done)
    return replace(account, rows=tuple(rows))


async def _concluded(hub: Hub, viewer: Viewer, many: Many, account: Account) -> Account:
    """The account as it is kept: of requests at once with the same key all tell the same."""
    if many.slot is None:
        return account
    key = many.slot[0]
    async with alone(hub.database) as connection:  # no row lands between looking and keeping
        landed = await _landed(connection, viewer, many)
        rows = tuple(landed.get(at, row) for at, row in enumerate(account.rows))
        keep = _kept(viewer, many, replace(account, rows=rows))
        if keep is not None:
            await keep_whole(connection, keep)
        known = await known_outcomes(connection, viewer.subject, [key])
    return replace(recalled(known[key].rows), seen=account.seen)
