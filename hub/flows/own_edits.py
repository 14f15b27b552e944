"""What people change of themselves and somebody else approves: asked, decided, made.

    asked by the author → waits, sealed → approved: an edit of the author's like any other
                                        → rejected with a reason, or withdrawn by the author

Who approves says the policy (`approval`), and nobody approves their own. What waits is shown to
its author, to who decides (of the fields that they decide about), and to who reads and sets the
cells for others anyway. An edit whose cells changed since it was asked is not made: it was asked
of another row.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hub.auth import policy
from hub.auth.decision import Related, When, negated
from hub.auth.viewer import Entities, Subtrees, Viewer
from hub.errors import Refused, Unmappable, said_why
from hub.flows.edit import (
    ATTEMPTS,
    OTHER_VERSION,
    Problem,
    land_edits,
    looked_at,
    malformed,
    taken,
    unfit,
)
from hub.flows.edit_record import Edit
from hub.flows.history import history
from hub.flows.hub import Hub
from hub.flows.reasons import what_holds
from hub.plan.restrict import Access
from hub.schema.audience import Relation
from hub.store.grants import Grants
from hub.store.idempotency import KeptOutcome, Repeated, keep_made
from hub.store.landing.desk import Connection
from hub.store.own_edits import (
    APPROVED,
    REJECTED,
    STATES,
    WAITING,
    WITHDRAWN,
    Among,
    Asked,
    OwnEdit,
    counters,
    decide,
    keep_own_edit,
    own_edit,
    own_edits,
    values_of,
)
from hub.store.reads import Reading
from hub.store.uuid7 import is_uuid

MOST: Final = 100
"""Of one page."""
MOST_WAITING: Final = 20
"""Of one person at once."""
SCANNED: Final = 1_000
"""Looked at in one step."""

Given = Mapping[str, object]


@dataclass(frozen=True)
class Shown:
    """An edit of somebody's own that the viewer may know of."""

    edit: OwnEdit
    values: Mapping[str, str | None] | None
    """None once it is decided, or if the author's data were erased."""
    mine: bool
    decides: bool
    told: frozenset[str]
    """Fields that the viewer is told of: who decides about one learns nothing of the others."""
    now: Mapping[str, str | None]
    """What stands today, of the fields that the viewer reads; nothing once it is decided."""


@dataclass(frozen=True)
class Page:
    """Some of them, and whether older ones are there that the viewer may know of."""

    shown: Sequence[Shown]
    more: bool


@dataclass(frozen=True)
class _Known:
    """An edit before its values are opened."""

    edit: OwnEdit
    mine: bool
    decides: bool
    told: frozenset[str]


async def ask(
    hub: Hub,
    viewer: Viewer,
    one: Edit,
    reason: str,
    given: Given,
    *,
    key: str,
    keep: KeptOutcome | None = None,
) -> Problem | None:
    """Put an edit of one's own before who approves, as `key`; or why not.

    `keep` is the outcome for a retry, kept with it or not at all.
    """
    asked = Asked(key, str(viewer.employee_id), one.row, one.values, reason, viewer.subject)
    why: Problem | None = None
    for _ in range(ATTEMPTS):
        held = await looked_at(hub, viewer, [one], given, to_ask=True)
        if isinstance(held, Problem):
            return held
        try:
            await keep_own_edit(
                hub.database,
                hub.sealer,
                hub.made,
                hub.model[one.entity],
                replace(asked, held=held[0].held),
                most=MOST_WAITING,
                keep=keep,
            )
        except Repeated as error:
            return Problem("Conflict", error.code, error.message, error.hint)
        except Unmappable as error:
            why = unfit(error)
            if error.code != OTHER_VERSION:
                break
            # Whether the viewer may know that it changed, is asked anew.
        else:
            return None
    return why


async def page(
    hub: Hub, viewer: Viewer, given: Given, state: str, *, first: int, after: str | None
) -> Page:
    """Those in a state that the viewer may know of, the latest first; Refused PAGE_INVALID.

    What they may not know of is passed over however much there is of it, and no cursor tells of it.
    """
    wrong = after is not None and not is_uuid(after)
    if state not in STATES or not 0 <= first <= MOST or wrong:
        raise Refused(
            "PAGE_INVALID",
            "There is no such page.",
            hint=f"`first` is {MOST} at most; states are {', '.join(STATES)}.",
        )
    found: list[_Known] = []
    among = _among(hub, viewer)
    while len(found) <= first:
        some = await own_edits(hub.database, state, after, SCANNED, among)
        found += await _known_of(hub, viewer, given, some)
        if len(some) < SCANNED:
            break
        after = some[-1].id
    shown = await _opened(hub, viewer, given, found[:first])
    return Page(shown, more=len(found) > first)


async def to_decide(hub: Hub, viewer: Viewer, given: Given) -> int:
    """How many wait for the viewer to decide; no value is opened for it."""
    count, after = 0, None
    among = _among(hub, viewer)
    while some := await own_edits(hub.database, WAITING, after, SCANNED, among):
        others = [one for one in some if one.employee_id != viewer.employee_id]
        count += len(await _where(hub, viewer, given, others, _deciding))
        after = some[-1].id
    return count


def reading(hub: Hub, viewer: Viewer, found: Sequence[Shown]) -> Reading | None:
    """What is shown of others' recorded classes, to be kept before it is; None: nothing."""
    read: dict[tuple[str, ...], set[str]] = {}
    for one in found:
        told = one.told if one.values is not None else ()
        classes = {hub.model[one.edit.entity][name].cls for name in told}
        recorded = tuple(sorted(each.name for each in classes if each.recorded))
        if recorded and not one.mine:
            read.setdefault(recorded, set()).add(one.edit.employee_id)
    people = {classes: sorted(ids) for classes, ids in read.items()}
    return Reading(viewer.subject, people, (), viewer.purpose) if people else None


def _among(hub: Hub, viewer: Viewer) -> Among:
    """Whose edits to look through: the policy lets nobody else know of any.

    Nobody approves or changes others' data but who manages them or holds a grant.
    """
    reach = viewer.reach
    fields: tuple[str, ...] = ()
    if reach.everywhere:
        fields = tuple(
            f"{spec.name}.{one.name}"
            for spec in hub.model
            for one in spec.fields.values()
            for ask in (policy.decides, policy.write)
            if ask(spec, one, viewer) != policy.NEVER
        )
    extents = [group.extent for group in reach.groups]
    return Among(
        viewer.employee_id,
        fields,
        tuple(one for extent in extents if isinstance(extent, Entities) for one in extent.ids),
        tuple(one for extent in extents if isinstance(extent, Subtrees) for one in extent.ids),
    )


async def approve(
    hub: Hub,
    viewer: Viewer,
    given: Given,
    key: str,
    reason: str,
    *,
    keep: KeptOutcome | None = None,
) -> OwnEdit:
    """Make it, in its author's name; raises Refused OWN_EDIT_…, and what an edit is refused for.

    `keep`, here and below: where it is kept for the same request once more, or not at all.
    """
    found = await _to_decide(hub, viewer, given, key)
    one, spec = found.edit, hub.model[found.edit.entity]
    if found.values is None or set(found.values) != set(one.fields):
        raise _changed("Its values are gone.")
    facts = await Grants(hub.database).viewer_facts("id", one.employee_id, hub.today())
    theirs = all(
        any(way.relation is Relation.ONESELF for way in spec[name].write) for name in one.fields
    )
    if facts is None or facts.ended or not theirs:
        raise _changed("Its author may not change it any more.")
    wanted = Edit(one.entity, one.row_id, found.values)
    problem = malformed(hub, wanted) or await taken(hub, wanted)
    if problem is not None:
        raise Refused(problem.code, problem.message, hint=problem.hint)

    async def also(session: Connection) -> None:
        now = await counters(session, hub.made, spec, one.row_id, found.values or {})
        if now != one.seen:
            raise Unmappable("OWN_EDIT_CONFLICT", _STALE, hint=_ANEW)
        if not await decide(session, one, APPROVED, actor=viewer.subject, reason=reason):
            raise Unmappable("OWN_EDIT_CONFLICT", _DECIDED, hint=_ANEW)

    kept = None if keep is None else replace(keep, rows=[(one.entity, one.row_id)])
    done = await land_edits(hub, one.asked_by, [wanted], one.reason, also=also, keep=kept)
    if isinstance(done, Problem):
        raise Refused(done.code, done.message, hint=done.hint)
    return one


async def reject(
    hub: Hub,
    viewer: Viewer,
    given: Given,
    key: str,
    reason: str,
    *,
    keep: KeptOutcome | None = None,
) -> OwnEdit:
    """It is not made; raises Refused OWN_EDIT_…, REASON_MISSING."""
    said_why(reason)
    found = await _to_decide(hub, viewer, given, key)
    return await _settled(hub, found.edit, REJECTED, viewer.subject, reason, keep)


async def withdraw(
    hub: Hub, viewer: Viewer, given: Given, key: str, *, keep: KeptOutcome | None = None
) -> OwnEdit:
    """Its author takes it back; raises Refused OWN_EDIT_…."""
    found = await _known(hub, viewer, given, key)
    if not found.mine:
        raise _denied("Only who asked for it takes it back.")
    return await _settled(hub, found.edit, WITHDRAWN, viewer.subject, "", keep)


async def _settled(
    hub: Hub, one: OwnEdit, state: str, actor: str, reason: str, keep: KeptOutcome | None
) -> OwnEdit:
    async with hub.database.transaction() as session:
        if not await decide(session, one, state, actor=actor, reason=reason):
            raise _changed(_DECIDED)
        await keep_made(session, keep, ("edit", one.id))
    return one


async def _to_decide(hub: Hub, viewer: Viewer, given: Given, key: str) -> Shown:
    found = await _known(hub, viewer, given, key)
    if found.mine:
        raise _denied("Nobody decides about their own.")
    if not found.decides:
        raise _denied("The policy names others to decide about it.")
    if found.edit.state != WAITING:
        raise _changed(_DECIDED)
    return found


async def _known(hub: Hub, viewer: Viewer, given: Given, key: str) -> Shown:
    one = await own_edit(hub.database, key) if is_uuid(key) else None
    found = [] if one is None else await _shown(hub, viewer, given, [one])
    if not found:
        raise Refused("OWN_EDIT_UNKNOWN", "There is no such edit.", hint="Look at the list again.")
    return found[0]


async def _shown(hub: Hub, viewer: Viewer, given: Given, some: Sequence[OwnEdit]) -> list[Shown]:
    return await _opened(hub, viewer, given, await _known_of(hub, viewer, given, some))


async def _opened(hub: Hub, viewer: Viewer, given: Given, some: Sequence[_Known]) -> list[Shown]:
    """With their values, and what stands in their place."""
    values = await values_of(hub.database, hub.sealer, [one.edit for one in some])
    found = []
    for one in some:
        waits = values.get(one.edit.id)
        now = {} if waits is None else await _now(hub, viewer, given, one)
        found.append(Shown(one.edit, waits, one.mine, one.decides, one.told, now))
    return found


async def _now(hub: Hub, viewer: Viewer, given: Given, one: _Known) -> dict[str, str | None]:
    spec = hub.model[one.edit.entity]
    fields = [spec[name] for name in sorted(one.told)]
    row = await history(hub, viewer, spec, one.edit.row_id, fields, given)
    read = () if row is None else row.fields
    return {past.field.name: past.spans[0].value if past.spans else None for past in read}


async def _known_of(
    hub: Hub, viewer: Viewer, given: Given, some: Sequence[OwnEdit]
) -> list[_Known]:
    """Of these, what the viewer may know of."""
    deciding = await _where(hub, viewer, given, some, _deciding)
    changing = await _where(hub, viewer, given, some, _changing)
    mine = {one.id for one in some if one.employee_id == viewer.employee_id}
    whole = mine | changing
    return [
        _Known(one, one.id in mine, one.id in deciding, _told(hub, one, whole=one.id in whole))
        for one in some
        if one.id in deciding | whole
    ]


def _told(hub: Hub, one: OwnEdit, *, whole: bool) -> frozenset[str]:
    """All of its fields, or those that somebody approves."""
    spec = hub.model.entities.get(one.entity)
    known = [] if spec is None else [spec[name] for name in one.fields if name in spec.fields]
    return frozenset(field.name for field in known if whole or field.approval)


def _deciding(access: Access, entity: str, fields: Sequence[str]) -> list[policy.Decision]:
    """Who decides about every field that somebody approves; of the others nobody has to."""
    spec = access.model[entity]
    named = [spec[name] for name in fields if spec[name].approval]
    # Where the policy names nobody any more, HR of the fields' own classes still may settle it.
    asked = named or [spec[name] for name in fields]
    if named:
        return [policy.decides(spec, one, access.viewer) for one in asked]
    return [policy.all_of((policy.write(spec, one, access.viewer), _ANOTHER)) for one in asked]


_ANOTHER: Final = negated(When(Related(Relation.ONESELF)))


def _changing(access: Access, entity: str, fields: Sequence[str]) -> list[policy.Decision]:
    """Who reads all of the fields and may set them for others; a draft is nobody else's to see."""
    spec = access.model[entity]
    return [
        policy.all_of((ask(spec, spec[name], access.viewer), _ANOTHER))
        for name in fields
        for ask in (policy.read, policy.write)
    ]


async def _where(
    hub: Hub,
    viewer: Viewer,
    given: Given,
    some: Sequence[OwnEdit],
    asked: Callable[[Access, str, Sequence[str]], list[policy.Decision]],
) -> set[str]:
    """Ids of those on whose rows all decisions hold: a statement for each set of fields."""
    access = Access(hub.model, viewer)
    alike: dict[tuple[str, tuple[str, ...]], list[OwnEdit]] = defaultdict(list)
    for one in some:
        if (
            one.entity in hub.model.entities
            and set(one.fields) <= hub.model[one.entity].fields.keys()
        ):
            alike[one.entity, one.fields].append(one)
    found: set[str] = set()
    for (entity, fields), edits in alike.items():
        decisions = asked(access, entity, fields)
        rows = [one.row_id for one in edits]
        holds = await what_holds(hub, viewer, hub.model[entity], rows, decisions, given)
        open_ = {row for row, held in holds.items() if all(held)}
        found |= {one.id for one in edits if one.row_id in open_}
    return found


_STALE: Final = "What it would change was changed meanwhile."
_DECIDED: Final = "It was decided already."
_ANEW: Final = "Look at it again; its author may ask anew."


def _changed(message: str) -> Refused:
    return Refused("OWN_EDIT_CONFLICT", message, hint=_ANEW)


def _denied(message: str) -> Refused:
    return Refused("OWN_EDIT_DENIED", message, hint="Look at who approves in `hub access print`.")
