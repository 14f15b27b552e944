"""Office fields about the audit: who did what, for auditors; whether anybody has rewritten it.

Auditors read the log and not the data: an entry names rows by their ids, and shows no text that
might be a value (`flows/audit_search.py`). The search is on the record itself.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

import strawberry

from hub.auth.viewer import ADMIN as ADMIN_ROLE
from hub.errors import Refused
from hub.flows import audit_search as flow
from hub.resolvers.office.field import (
    Asking,
    Info,
    OfficeField,
    holding,
    office_mutation,
    office_query,
)
from hub.resolvers.office.pages import TimeOrder
from hub.resolvers.office.rows import row_named
from hub.resolvers.types_scalars import DateText, DateTimeText
from hub.store import audit_search as store
from hub.store.acts import note
from hub.store.audit_search import AuditAsked, Place
from hub.store.uuid7 import is_uuid

MOST: Final = 200
"""Entries of one page."""
AUDITOR: Final = holding("auditor")
WATCHING: Final = holding("auditor", ADMIN_ROLE)
_START: Final = datetime(1970, 1, 1, tzinfo=UTC)
_EARLIEST: Final = date(1970, 1, 2)
_MICRO: Final = timedelta(microseconds=1)


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


@strawberry.type(description="What an entry says under one name.")
class AuditFact:
    """A part of an entry's detail."""

    name: str = _told("What it tells.")
    values: list[str] = _told("Ids, numbers, names of the model and of systems; 20 at most.")
    hidden: int = _told("How many more there are, or are not shown since they may be values.")


@strawberry.type(description="Something that somebody did.")
class AuditEntry:
    """An entry."""

    id: strawberry.ID = _told("Number of the entry.")
    at: DateTimeText = _told("When.")
    by: strawberry.ID = _told("An employee, `client_…` of a machine client, or an operator's name.")
    action: str = _told("What, as `grant.give`.")
    entity: str = _told("Of which entity, or which part of the hub.")
    rows: int = _told("How many rows it is about.")
    reason: str | None = _told("Why, or what for.")
    run: strawberry.ID | None = _told("In which run of a connection.")
    facts: list[AuditFact] = _told("What else it says.")
    chained: bool = _told("Whether it is in the chain yet: some seconds after it was written.")


@strawberry.type(description="A page of entries.")
class AuditPage:
    """A page."""

    nodes: list[AuditEntry] = _told("The entries.")
    end_cursor: str | None = _told("For `after`; null on the last page.")


@strawberry.type(description="What there is to search the audit by.")
class AuditWords:
    """Words of the audit."""

    actions: list[str] = _told("Actions that stand in it.")
    entities: list[str] = _told("Entities, and parts of the hub.")


@strawberry.type(description="What the verifier said when it was last asked.")
class AuditVerdict:
    """A verdict."""

    at: DateTimeText = _told("When.")
    by: strawberry.ID = _told("Who asked.")
    entries: int = _told("How many entries were checked.")
    checkpoints: int = _told("Against how many signed checkpoints.")
    count: int = _told("How often something did not fit; 0: nobody has rewritten it.")
    findings: list[str] = _told("Which kinds of findings; the howto says what each means.")


@strawberry.type(description="How far the audit is chained, signed, anchored and verified.")
class AuditStatus:
    """The state of the chain."""

    chained: int = _told("Entries in the chain.")
    sealed_at: DateTimeText | None = _told("When it was last signed.")
    anchored: int = _told("Entries up to the last checkpoint that is kept outside the database.")
    waiting: int = _told("Entries of the last day that are not chained yet.")
    waiting_since: DateTimeText | None = _told("Since when the oldest of them waits.")
    verified: AuditVerdict | None = _told("What was last said; null if nobody ever asked.")


@strawberry.input(description="Let the verifier go over the whole chain now.")
class VerifyAuditInput:
    """Why."""

    reason: str | None = strawberry.field(default=None, description="What for; on the record.")


@strawberry.type(description="It has looked.")
class VerifyAuditSuccess:
    """What it said."""

    entries: int = _told("How many entries were checked.")
    count: int = _told("How often something did not fit.")
    findings: list[str] = _told("Which kinds of findings.")


@office_query(
    "Who did what, the latest first, or the oldest where asked for: of one actor, action, entity, "
    "row or time. For auditors; the search is on the record.",
    may=AUDITOR,
    points=100,
)
async def entries(
    info: Info,
    actor: strawberry.ID | None = None,
    action: str | None = None,
    entity: str | None = None,
    row: strawberry.ID | None = None,
    since: DateText | None = None,
    until: DateText | None = None,
    first: int = 50,
    after: str | None = None,
    order: TimeOrder | None = None,
) -> AuditPage | None:
    """A page; raises Refused AUDIT_FILTER, PAGE_INVALID. Both days are in the company's zone."""
    asking = info.context
    if not 0 <= first <= MOST:
        raise Refused("PAGE_INVALID", "The page is too large.", hint=f"{MOST} at most.")
    place = _place(after)
    wanted = AuditAsked(
        _actor(actor),
        action,
        entity,
        None if since is None else _midnight(asking, date.fromisoformat(since)),
        None if until is None else _after(asking, date.fromisoformat(until)),
        None if row is None else await _row(asking, row),
        (order or TimeOrder.NEWEST).value,
    )
    found = await store.entries(asking.hub.database, wanted, after=place, limit=first + 1)
    page = found[:first]
    detail = {"actor": wanted.actor, "action": action, "entity": entity,
              "row": wanted.row.id if wanted.row else None}  # fmt: skip
    writer, subject = asking.hub.database.writer, asking.viewer.subject
    await note(writer, subject, "audit.read", "audit", rows=len(page), detail=detail)
    return AuditPage(
        nodes=[_entry(asking, one) for one in page],
        end_cursor=_cursor(page[-1].place) if len(found) > len(page) > 0 else None,
    )


@office_query("What there is to search the audit by; for auditors.", may=AUDITOR)
async def words(info: Info) -> AuditWords | None:
    """Actions and entities that stand in it."""
    actions, entities = await store.words(info.context.hub.database)
    return AuditWords(actions=actions, entities=entities)


@office_query(
    "How far the audit is chained, signed, anchored and verified; for auditors and administrators.",
    may=WATCHING,
)
async def status(info: Info) -> AuditStatus | None:
    """The state of the chain."""
    asking = info.context
    sealed = await store.sealed(asking.hub.database)
    last = await store.verified(asking.hub.database)
    return AuditStatus(
        chained=sealed.size,
        sealed_at=None if sealed.at is None else asking.moment(sealed.at),
        anchored=await flow.anchored(asking.hub),
        waiting=sealed.loose,
        waiting_since=None if sealed.loose_since is None else asking.moment(sealed.loose_since),
        verified=None if last is None else AuditVerdict(
            at=asking.moment(last.at),
            by=_principal(last.actor, employee=last.employee),
            entries=last.entries,
            checkpoints=last.detail["checkpoints"],
            count=last.detail["count"],
            findings=last.detail["findings"],
        ),
    )  # fmt: skip


@office_mutation(
    "Let the verifier go over the whole chain, some 300,000 entries a second; for auditors and "
    "administrators. What it says is on the record.",
    VerifyAuditInput,
    VerifyAuditSuccess,
    may=WATCHING,
    points=5_000,
)
async def verify(asking: Asking, wanted: VerifyAuditInput) -> VerifyAuditSuccess:
    """Raises Transient AUDIT_UNCHECKED."""
    actor = asking.viewer.subject
    found = await flow.verify_audit(asking.hub, actor=actor, reason=wanted.reason)
    return VerifyAuditSuccess(
        entries=found.entries, count=sum(found.findings.values()), findings=list(found.findings)
    )


def _entry(asking: Asking, one: store.AuditEntry) -> AuditEntry:
    return AuditEntry(
        id=strawberry.ID(str(one.seq)),
        at=asking.moment(one.at),
        by=_principal(one.actor, employee=one.employee),
        action=one.action,
        entity=one.entity,
        rows=one.rows,
        reason=one.reason,
        run=None if one.run is None else strawberry.ID(one.run),
        facts=[
            AuditFact(name=each.name, values=list(each.values), hidden=each.hidden)
            for each in flow.facts(asking.hub.model, one.detail)
        ],
        chained=one.chained,
    )


def _principal(actor: str, *, employee: bool) -> strawberry.ID:
    if not is_uuid(actor):
        return strawberry.ID(actor)
    return strawberry.ID(f"{'employee' if employee else 'client'}_{actor}")


def _actor(named: strawberry.ID | None) -> str | None:
    """As the audit writes it: the id of an employee or client, else the name of an operator."""
    if named is None:
        return None
    kind, _, rest = str(named).partition("_")
    return rest if kind in {"employee", "client"} and is_uuid(rest) else str(named)


async def _row(asking: Asking, named: strawberry.ID) -> store.NamedRow:
    spec, row = row_named(asking, str(named))
    if spec is None or row is None:
        raise Refused("AUDIT_FILTER", "There is no such row.", hint="Give a row's id of the graph.")
    return await flow.named_row(asking.hub, spec, row)


def _midnight(asking: Asking, day: date) -> datetime:
    """Of days before the hub could be, the first that Postgres and Python both know in any zone."""
    return datetime.combine(max(day, _EARLIEST), time(), asking.hub.settings.zone)


def _after(asking: Asking, day: date) -> datetime | None:
    """When the day is over; None of the last day that there is."""
    return None if day == date.max else _midnight(asking, day + timedelta(days=1))


def _cursor(place: Place) -> str:
    at, seq = place
    return f"{(at - _START) // _MICRO}.{seq}"


def _place(after: str | None) -> Place | None:
    if after is None:
        return None
    moment, _, seq = after.partition(".")
    if not (_is_number(moment) and _is_number(seq)):
        raise Refused("PAGE_INVALID", "The cursor is none.", hint="Use `endCursor`.")
    return _START + int(moment) * _MICRO, int(seq)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 17  # noqa: PLR2004 - a moment in µs


QUERIES: Final[Mapping[str, OfficeField]] = {
    "auditEntries": entries,
    "auditWords": words,
    "auditStatus": status,
}
MUTATIONS: Final[Mapping[str, OfficeField]] = {"verifyAudit": verify}
