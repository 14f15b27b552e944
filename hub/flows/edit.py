"""Edit, told by one short function: what is wanted → may they → is it well formed → land.

An edit in the hub is a record of the system `hub`: it lands by the same path as any other, wins
in the fold, and a later pull cannot undo it silently.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

from hub.auth import policy
from hub.auth.policy import NEVER
from hub.auth.viewer import Viewer
from hub.errors import HubError, Unmappable
from hub.flows.edit_record import Edit, landing_of
from hub.flows.hub import Hub
from hub.plan.check import Check, check
from hub.plan.restrict import Access
from hub.schema.model import EntitySpec, Field
from hub.store.idempotency import KeptOutcome, Repeated
from hub.store.landing.desk import Connection
from hub.store.landing.hub_stream import hub_stream
from hub.store.landing.land import land
from hub.store.read import row_values
from hub.store.standing import address_held, number_held, person_of_employment

Also: TypeAlias = Callable[[Connection], Awaitable[None]]
ATTEMPTS: Final = 3
OTHER_VERSION: Final = "VERSION_CONFLICT"


@dataclass(frozen=True)
class Problem:
    """Why an edit was not made. `kind` is `Invalid`, `Conflict`, `Denied` or `NotFound`."""

    kind: str
    code: str
    message: str
    hint: str | None = None
    path: tuple[str, ...] = ()


@dataclass(frozen=True)
class Done:
    """The edits have landed."""

    rows: Mapping[str, str]
    """Entity → the row that was made or changed; `Employee` is whom it is about."""


Outcome: TypeAlias = Done | Problem


async def edit(
    hub: Hub,
    viewer: Viewer,
    edits: Sequence[Edit],
    reason: str,
    given: Mapping[str, object],
    slot: tuple[str, bytes] | None = None,
    also: Also | None = None,
    keep: KeptOutcome | None = None,
) -> Outcome:
    """Make all edits in one transaction, or none and say why.

    `slot` is the key and digest under which the outcome is kept for a retry, or `keep` the
    outcome; `also` writes what stands or falls with the edits.
    """
    for _ in range(ATTEMPTS):
        held = await looked_at(hub, viewer, edits, given)
        if isinstance(held, Problem):
            return held
        outcome = await land_edits(hub, viewer.subject, held, reason, slot, also, keep)
        if not (isinstance(outcome, Problem) and outcome.code == OTHER_VERSION):
            break
        # A row became another one meanwhile; whether the viewer may know that, is asked anew.
    return outcome


async def looked_at(
    hub: Hub,
    viewer: Viewer,
    edits: Sequence[Edit],
    given: Mapping[str, object],
    *,
    to_ask: bool = False,
) -> list[Edit] | Problem:
    """The edits, held at the rows' versions where the viewer expects one; or why they may not.

    `to_ask`: they are not made, but put before whom the policy names.
    """
    made = {one.row for one in edits if one.new}
    held: list[Edit] = []
    for one in edits:
        version = await _allowed(hub, viewer, one, given, with_its_subject=one.subject in made)
        if isinstance(version, Problem):
            return version
        problem = malformed(hub, one) or own_gain(viewer, one) or await taken(hub, one)
        if problem is None and not to_ask and awaits(hub, viewer, one):
            problem = _unapproved()
        if problem is not None:
            return problem
        held.append(one if one.expected_version is None else replace(one, held=version))
    return held


def awaits(hub: Hub, viewer: Viewer, one: Edit) -> bool:
    """Whether somebody else approves it first: it changes what is one's own."""
    spec = hub.model[one.entity]
    subject = one.row if spec.subject == "self" else one.subject
    own = subject is not None and subject == viewer.employee_id
    return own and any(spec[name].approval for name in one.touched)


def askable(edits: Sequence[Edit]) -> bool:
    """Whether they can wait for somebody: other values of one row that is there."""
    return len(edits) == 1 and not (edits[0].new or edits[0].unsaid or edits[0].revoked)


def _unapproved() -> Problem:
    return Problem(
        "Denied",
        "APPROVAL_NEEDED",
        "What you change of yourself here is approved by somebody else first.",
        hint="Use `correctEmployee` for yourself alone: then it waits for them.",
    )


async def refusal(
    hub: Hub,
    viewer: Viewer,
    one: Edit,
    given: Mapping[str, object],
) -> Problem | None:
    """The policy's word: the same expressions as for reading, on the row or on its subject."""
    found = await _allowed(hub, viewer, one, given, with_its_subject=False)
    return found if isinstance(found, Problem) else None


async def _allowed(
    hub: Hub,
    viewer: Viewer,
    one: Edit,
    given: Mapping[str, object],
    *,
    with_its_subject: bool,
) -> Problem | int | None:
    """Why not, or the version of the row that was looked at; None for a row about nobody yet."""
    spec = hub.model[one.entity]
    fields = [spec[name] for name in sorted(one.touched) if name != spec.subject]
    if one.new and (one.subject is None or with_its_subject):
        return _may_create(viewer, spec, fields)
    about = hub.model["Employee"] if one.new else spec
    row = one.subject if one.new else one.row
    made = check(about, fields, Access(hub.model, viewer), hub.made)
    found = await weighed(hub, made, str(row), given)
    if found is None:
        return Problem("NotFound", "ROW_NOT_FOUND", "There is no such row.", path=("id",))
    version, shown, *allowed = found
    if one.expected_version is not None and one.expected_version != shown:
        return Problem(
            "Conflict",
            OTHER_VERSION,
            "The row was changed meanwhile.",
            hint="Read it again and decide anew.",
            path=("expectedVersion",),
        )
    denied = [field for field, may in zip(fields, allowed, strict=False) if not may]
    return _denied(spec, denied[0]) if denied else int(version)


async def weighed(
    hub: Hub, made: Check, row: str, given: Mapping[str, object]
) -> tuple[Any, ...] | None:
    """What a check says of a row: two versions, then its booleans; None: it is not there."""
    known = {**given, "row": row}
    values = [known[str(slot.source)] for slot in made.slots if isinstance(slot.source, str)]
    return await row_values(hub.database, made.sql, values, given)


def _may_create(viewer: Viewer, spec: EntitySpec, fields: Sequence[Field]) -> Problem | None:
    """A row about nobody yet: only who may change such fields of everybody may make it."""
    for field in fields:
        decision = policy.write(spec, field, viewer)
        everywhere = {allow.grant for allow in field.write} & viewer.reach.everywhere
        if decision == NEVER or not everywhere:
            return _denied(spec, field)
    return None


def _denied(spec: EntitySpec, field: Field) -> Problem:
    grants = sorted({allow.grant for allow in field.write if allow.grant})
    return Problem(
        "Denied",
        "FIELD_NOT_WRITABLE",
        f"{spec.name}.{field.graph_name} may not be changed by this viewer on this record.",
        hint=f"It takes a grant of {' or '.join(grants)} for this employee." if grants else None,
        path=(field.graph_name,),
    )


def malformed(hub: Hub, one: Edit) -> Problem | None:
    """Values that are none of their field's kind, and terms that do not exist."""
    spec = hub.model[one.entity]
    for name, text in one.values.items():
        field = spec[name]
        if text is None:
            if field.required:
                return _invalid(field, "VALUE_REQUIRED", "The field cannot be cleared.")
            continue
        try:
            field.kind.canonical(text)
            if field.kind.vocabulary:
                hub.model.vocabularies[field.kind.vocabulary].term(text)
        except HubError as error:
            return _invalid(field, error.code, error.message, error.hint)
    missing = [
        field
        for field in spec.targets
        if one.new and field.required and field.name not in {*one.values, spec.subject}
    ]
    return _invalid(missing[0], "VALUE_REQUIRED", "The field is required.") if missing else None


def _invalid(field: Field, code: str, message: str, hint: str | None = None) -> Problem:
    return Problem("Invalid", code, message, hint, (field.graph_name,))


async def land_edits(
    hub: Hub,
    actor: str,
    edits: Sequence[Edit],
    reason: str,
    slot: tuple[str, bytes] | None = None,
    also: Also | None = None,
    keep: KeptOutcome | None = None,
) -> Outcome:
    """Land edits that have been looked at, in the name of an actor: all of them, or none.

    `keep` is what is kept for a retry in place of the rows. What was landed by a request with the
    same key is a Problem REQUEST_REPEATED.
    """
    async with hub.database.writer.acquire() as connection:
        stream = await hub_stream(connection)
    landing = landing_of(hub, stream, actor, edits, reason)
    if slot is not None and keep is None:
        keep = KeptOutcome(actor, *slot, list(_about(edits).items()))
    landing = replace(landing, keep=keep, also=also)
    try:
        await land(hub.database, hub.made, hub.model, hub.sealer, hub.today(), landing)
    except Repeated as error:
        return Problem("Conflict", error.code, error.message, error.hint)
    except Unmappable as error:
        return unfit(error)
    return Done(_about(edits))


def unfit(error: Unmappable) -> Problem:
    """Why edits did not land that had been looked at."""
    kind = "Conflict" if error.code == OTHER_VERSION else "Invalid"
    return Problem(kind, error.code, error.message, error.hint)


def own_gain(viewer: Viewer, one: Edit) -> Problem | None:
    """Who decides about posts may not make themselves a manager: it opens people's data.

    Who is the manager already, and stays it when a person moves, gains nothing by it.
    """
    named = None if "manager" in one.continues else one.values.get("manager")
    manager = {named, one.restores} - {None}
    if one.entity == "Assignment" and viewer.employee_id in manager:
        return Problem(
            "Denied",
            "OWN_GAIN",
            "Nobody makes themselves the manager of others.",
            hint="Let another person of HR do it.",
            path=("manager",),
        )
    return None


async def taken(hub: Hub, one: Edit) -> Problem | None:
    """A number or address that another person holds today would name two people."""
    database, values = hub.database, one.values
    number = values.get("number") if one.entity == "Employment" else None
    address = values.get("work_email") if one.entity == "Employee" else None
    held = False
    if number is not None:
        person = one.subject or await person_of_employment(database, one.row)
        held = person is not None and await number_held(database, number, person)
    if address is not None:
        held = await address_held(database, address, one.row)
    if not held:
        return None
    return Problem(
        "Conflict",
        "NAME_HELD",
        "Another person holds it.",
        hint="Choose another one, or end what the other person holds.",
        path=("number" if number is not None else "workEmail",),
    )


def _about(edits: Sequence[Edit]) -> dict[str, str]:
    subjects = [one.subject for one in edits if one.subject is not None]
    whom = {"Employee": subjects[0]} if subjects else {}
    return whom | {one.entity: one.row for one in edits}
