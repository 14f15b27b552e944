"""Office fields about what people change of themselves and somebody else approves.

Open to everybody who signs in: each sees their own, what they decide about, and what they may read
anyway. Values of others' sensitive classes are on the record before they are shown.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final

import strawberry

from hub.errors import said_why
from hub.flows import own_edits as flow
from hub.flows.own_edits import Shown
from hub.flows.severally import Outcome, recalled, severally
from hub.plan.graph import global_id
from hub.resolvers.office.field import (
    Asking,
    Info,
    OfficeField,
    anyone,
    office_mutation,
    office_query,
)
from hub.resolvers.types_scalars import DateTimeText
from hub.resolvers.viewers import given
from hub.schema.model import Field
from hub.store.idempotency import KeptOutcome
from hub.store.own_edits import WAITING

POINTS: Final = 100
MANY: Final = 2_000
"""Of deciding about a hundred."""


def _told(doc: str, **more: Any) -> Any:
    return strawberry.field(description=doc, **more)


@strawberry.type(description="A cell that an edit would change.")
class OwnEditCell:
    """What it is, and is to be."""

    field: str = _told("Name of the field in the graph.")
    value: str | None = _told("What it is to be; null: nothing. A link is the id of its row.")
    label: str | None = _told("The same for a person to read, such as the name of a term.")
    now: str | None = _told("What stands today, in the same way.")
    now_label: str | None = _told("The same for a person to read.")
    locked: bool = _told("Whether the viewer may not read what stands.")


@strawberry.type(description="What somebody wants to change of themselves.")
class OwnEdit:
    """An edit that waits, or did."""

    id: strawberry.ID = _told("For `approveOwnEdit` and its neighbours.")
    employee: strawberry.ID = _told("Whose, and by whom: who asked.")
    entity: str = _told("Entity of the row.")
    row: strawberry.ID = _told("The row, which `nodes(ids:)` shows as far as one may read.")
    fields: list[str] = _told("What it changes.")
    cells: list[OwnEditCell] | None = _told("What it is to be, as long as it waits.")
    reason: str = _told("Why, as its author said.")
    asked_at: DateTimeText = _told("When it was asked.")
    state: str = _told("`waiting`, `approved`, `rejected` or `withdrawn`.")
    mine: bool = _told("Whether the viewer asked for it.")
    may_decide: bool = _told("Whether the viewer approves or rejects it.")
    decided_by: strawberry.ID | None = _told("Who decided.")
    decided_at: DateTimeText | None = _told("When.")
    decided_for: str | None = _told("Why.")


@strawberry.type(description="Edits of people's own.")
class OwnEditPage:
    """A page."""

    nodes: list[OwnEdit] = _told("The latest first.")
    end_cursor: strawberry.ID | None = _told("For `after`; null: there are no more.")


@strawberry.input(description="Approve what somebody wants to change of themselves.")
class ApproveOwnEditInput:
    """Which."""

    id: strawberry.ID = _told("Of the edit.")
    reason: str = _told("Why, if there is something to say.", default="")


@strawberry.type(description="It is made; the edit is its author's.")
class ApproveOwnEditSuccess:
    """Which."""

    id: strawberry.ID = _told("Of the edit.")
    row: strawberry.ID = _told("The row that has changed.")


@strawberry.input(description="Reject what somebody wants to change of themselves.")
class RejectOwnEditInput:
    """Which, and why."""

    id: strawberry.ID = _told("Of the edit.")
    reason: str = _told("Why; its author reads it.")


@strawberry.type(description="It is not made; its values are gone.")
class RejectOwnEditSuccess:
    """Which."""

    id: strawberry.ID = _told("Of the edit.")


@strawberry.input(description="Approve several, each for itself.")
class ApproveOwnEditsInput:
    """Which."""

    ids: list[strawberry.ID] = _told("Of the edits, 100 at most.")
    reason: str = _told("Why, if there is something to say.", default="")


@strawberry.input(description="Reject several, each for itself.")
class RejectOwnEditsInput:
    """Which, and why."""

    ids: list[strawberry.ID] = _told("Of the edits, 100 at most.")
    reason: str = _told("Why; their authors read it.")


@strawberry.type(description="What became of one edit of several.")
class OwnEditOutcome:
    """Done, or refused."""

    id: strawberry.ID = _told("Of the edit.")
    done: bool = _told("Whether it was decided.")
    code: str | None = _told("What it was refused for; null where it was decided.")
    message: str | None = _told("The same for a person to read.")
    hint: str | None = _told("What to do about it.")


@strawberry.type(description="Each was approved, or refused for itself.")
class ApproveOwnEditsSuccess:
    """An account."""

    edits: list[OwnEditOutcome] = _told("In the order of the request, each once.")
    done: int = _told("How many were approved.")


@strawberry.type(description="Each was rejected, or refused for itself.")
class RejectOwnEditsSuccess:
    """An account."""

    edits: list[OwnEditOutcome] = _told("In the order of the request, each once.")
    done: int = _told("How many were rejected.")


@strawberry.input(description="Take back what one asked to change of oneself.")
class WithdrawOwnEditInput:
    """Which."""

    id: strawberry.ID = _told("Of the edit.")


@strawberry.type(description="It is taken back; its values are gone.")
class WithdrawOwnEditSuccess:
    """Which."""

    id: strawberry.ID = _told("Of the edit.")


@office_query(
    "What people want to change of themselves, the latest first: one's own, what one decides "
    "about, and what one reads and sets for others anyway. What is read of sensitive classes is on "
    "the record.",
    may=anyone,
    points=POINTS,
)
async def own_edits(
    info: Info, state: str = WAITING, first: int = 20, after: strawberry.ID | None = None
) -> OwnEditPage | None:
    """A page; raises Refused PAGE_INVALID."""
    asking = info.context
    known = given(asking.viewer, asking.today)
    key = None if after is None else str(after)
    found = await flow.page(asking.hub, asking.viewer, known, state, first=first, after=key)
    reading = flow.reading(asking.hub, asking.viewer, found.shown)
    if reading is not None:
        await asking.edge.reads.keep(reading)
    last = found.shown[-1].edit.id if found.more and found.shown else None
    return OwnEditPage(
        nodes=[_edit(asking, one) for one in found.shown],
        end_cursor=None if last is None else strawberry.ID(last),
    )


async def _approved(
    asking: Asking, wanted: ApproveOwnEditInput, kept: Mapping[str, str]
) -> ApproveOwnEditSuccess:
    [(entity, row)] = kept.items()
    made = strawberry.ID(global_id(asking.hub.model[entity], row))
    return ApproveOwnEditSuccess(id=wanted.id, row=made)


@office_query(
    "How many edits of people's own wait for the viewer to decide; opens no value.",
    may=anyone,
    points=POINTS,
)
async def to_decide(info: Info) -> int | None:
    """Those of `ownEdits` with `mayDecide`."""
    asking = info.context
    return await flow.to_decide(asking.hub, asking.viewer, given(asking.viewer, asking.today))


@office_mutation(
    "Approve what somebody wants to change of themselves; it holds at once.",
    ApproveOwnEditInput,
    ApproveOwnEditSuccess,
    may=anyone,
    points=POINTS,
    again=_approved,
)
async def approve(asking: Asking, wanted: ApproveOwnEditInput) -> ApproveOwnEditSuccess:
    """Raises Refused OWN_EDIT_…, and what the edit itself is refused for."""
    known, key = given(asking.viewer, asking.today), str(wanted.id)
    done = await flow.approve(
        asking.hub, asking.viewer, known, key, wanted.reason, keep=asking.keep
    )
    return await _approved(asking, wanted, {done.entity: done.row_id})


async def _rejected(
    _asking: Asking, wanted: RejectOwnEditInput, _kept: Mapping[str, str]
) -> RejectOwnEditSuccess:
    return RejectOwnEditSuccess(id=wanted.id)


async def _withdrawn(
    _asking: Asking, wanted: WithdrawOwnEditInput, _kept: Mapping[str, str]
) -> WithdrawOwnEditSuccess:
    return WithdrawOwnEditSuccess(id=wanted.id)


@office_mutation(
    "Reject what somebody wants to change of themselves.",
    RejectOwnEditInput,
    RejectOwnEditSuccess,
    may=anyone,
    points=POINTS,
    again=_rejected,
)
async def reject(asking: Asking, wanted: RejectOwnEditInput) -> RejectOwnEditSuccess:
    """Raises Refused OWN_EDIT_…, REASON_MISSING."""
    known, key = given(asking.viewer, asking.today), str(wanted.id)
    await flow.reject(asking.hub, asking.viewer, known, key, wanted.reason, keep=asking.keep)
    return RejectOwnEditSuccess(id=wanted.id)


@office_mutation(
    "Take back what one asked to change of oneself.",
    WithdrawOwnEditInput,
    WithdrawOwnEditSuccess,
    may=anyone,
    points=POINTS,
    again=_withdrawn,
)
async def withdraw(asking: Asking, wanted: WithdrawOwnEditInput) -> WithdrawOwnEditSuccess:
    """Raises Refused OWN_EDIT_…."""
    known = given(asking.viewer, asking.today)
    await flow.withdraw(asking.hub, asking.viewer, known, str(wanted.id), keep=asking.keep)
    return WithdrawOwnEditSuccess(id=wanted.id)


async def _all_approved(
    _asking: Asking, _wanted: ApproveOwnEditsInput, kept: Mapping[str, str]
) -> ApproveOwnEditsSuccess:
    return ApproveOwnEditsSuccess(**_account(recalled(kept)))


@office_mutation(
    "Approve several edits of people's own, each for itself; what one is refused for holds up no "
    "other.",
    ApproveOwnEditsInput,
    ApproveOwnEditsSuccess,
    may=anyone,
    points=MANY,
    again=_all_approved,
)
async def approve_several(asking: Asking, wanted: ApproveOwnEditsInput) -> ApproveOwnEditsSuccess:
    """Raises Refused PAGE_INVALID."""
    return ApproveOwnEditsSuccess(**await _each(asking, wanted.ids, wanted.reason, flow.approve))


async def _all_rejected(
    _asking: Asking, _wanted: RejectOwnEditsInput, kept: Mapping[str, str]
) -> RejectOwnEditsSuccess:
    return RejectOwnEditsSuccess(**_account(recalled(kept)))


@office_mutation(
    "Reject several edits of people's own, each for itself; what one is refused for holds up no "
    "other.",
    RejectOwnEditsInput,
    RejectOwnEditsSuccess,
    may=anyone,
    points=MANY,
    again=_all_rejected,
)
async def reject_several(asking: Asking, wanted: RejectOwnEditsInput) -> RejectOwnEditsSuccess:
    """Raises Refused REASON_MISSING, PAGE_INVALID."""
    said_why(wanted.reason)
    return RejectOwnEditsSuccess(**await _each(asking, wanted.ids, wanted.reason, flow.reject))


async def _each(
    asking: Asking, ids: Sequence[str], reason: str, decide: Callable[..., Awaitable[object]]
) -> dict[str, Any]:
    """Decide about each for itself; the account."""
    known = given(asking.viewer, asking.today)

    async def one(key: str, keep: KeptOutcome | None) -> None:
        await decide(asking.hub, asking.viewer, known, key, reason, keep=keep)

    return _account(await severally(asking.hub, ids, one, asking.keep))


def _account(found: Sequence[Outcome]) -> dict[str, Any]:
    edits = [
        OwnEditOutcome(
            id=strawberry.ID(one.id),
            done=one.done,
            code=one.code or None,
            message=one.message or None,
            hint=one.hint,
        )
        for one in found
    ]
    return {"edits": edits, "done": sum(one.done for one in found)}


def _edit(asking: Asking, one: Shown) -> OwnEdit:
    model, edit = asking.hub.model, one.edit
    spec = model[edit.entity]
    cells = None
    if one.values is not None:
        cells = [
            _cell(asking, spec[name], text, one.now)
            for name, text in sorted(one.values.items())
            if name in one.told
        ]
    at = edit.decided_at
    return OwnEdit(
        id=strawberry.ID(edit.id),
        employee=strawberry.ID(global_id(model["Employee"], edit.employee_id)),
        entity=edit.entity,
        row=strawberry.ID(global_id(spec, edit.row_id)),
        fields=[spec[name].graph_name for name in edit.fields if name in one.told],
        cells=cells,
        reason=edit.reason,
        asked_at=asking.moment(edit.asked_at),
        state=edit.state,
        mine=one.mine,
        may_decide=one.decides and not one.mine and edit.state == WAITING,
        decided_by=None if edit.decided_by is None else strawberry.ID(edit.decided_by),
        decided_at=None if at is None else asking.moment(at),
        decided_for=edit.decided_for,
    )


def _cell(
    asking: Asking, field: Field, text: str | None, held: Mapping[str, str | None]
) -> OwnEditCell:
    value, label = _named(asking, field, text)
    now, now_label = _named(asking, field, held.get(field.name))
    return OwnEditCell(
        field=field.graph_name,
        value=value,
        label=label,
        now=now,
        now_label=now_label,
        locked=field.name not in held,
    )


def _named(asking: Asking, field: Field, text: str | None) -> tuple[str | None, str | None]:
    """A value as programs and as people read it."""
    label, target, vocabulary = text, field.kind.target, field.kind.vocabulary
    if text is not None and vocabulary is not None:
        words = asking.hub.model.vocabularies[vocabulary]
        label = words.term(text).label[asking.language] if text in words.codes else text
    if text is not None and target is not None:
        text, label = global_id(asking.hub.model[target], text), None
    return text, label


QUERIES: Final[Mapping[str, OfficeField]] = {"ownEdits": own_edits, "ownEditsToDecide": to_decide}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "approveOwnEdit": approve,
    "approveOwnEdits": approve_several,
    "rejectOwnEdit": reject,
    "rejectOwnEdits": reject_several,
    "withdrawOwnEdit": withdraw,
}
