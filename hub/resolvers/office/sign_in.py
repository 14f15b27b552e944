"""Office fields about sign-in: one's own sessions, accounts, machine clients, ending access.

What is secret (a link of an invitation, a client's secret) is given out on the command line alone:
an answer of the graph may be kept for its Idempotency-Key.
"""

from collections.abc import Mapping
from typing import Final

import strawberry

from hub.errors import Refused
from hub.resolvers.office.field import (
    ADMIN,
    Asking,
    Info,
    OfficeField,
    anyone,
    office_mutation,
    office_query,
)
from hub.resolvers.types_scalars import DateTimeText
from hub.store.accounts import Accounts, unknown_account
from hub.store.clients import list_clients, revoke_client
from hub.store.sessions import HeldSession, Sessions, end_access


@strawberry.type(description="A browser that is signed in on the hub's own pages.")
class SignInSession:
    """A session."""

    id: strawberry.ID = strawberry.field(description="Its id, for `endSession`.")
    methods: list[str] = strawberry.field(description="How the person signed in: pwd, otp, pop ….")
    began_at: DateTimeText = strawberry.field(description="When.")
    seen_at: DateTimeText = strawberry.field(description="When it was last used, to the minute.")
    proved_at: DateTimeText | None = strawberry.field(
        description="When a second factor was shown; some of one's own fields open after it."
    )

    @classmethod
    def of(cls, asking: Asking, one: HeldSession) -> "SignInSession":
        """As the graph shows it."""
        return cls(
            id=strawberry.ID(one.id),
            methods=list(one.methods),
            began_at=asking.moment(one.began_at),
            seen_at=asking.moment(one.seen_at),
            proved_at=asking.moment(one.proved_at) if one.proved_at else None,
        )


@strawberry.type(description="An account of the hub's own, for who has no identity provider.")
class SignInAccount:
    """An account."""

    number: str | None = strawberry.field(description="Number of the employee.")
    taken_up: bool = strawberry.field(description="The invitation was followed.")
    passkeys: int = strawberry.field(description="How many it has.")
    apps: int = strawberry.field(description="How many authenticator apps it has.")
    recovery_codes: int = strawberry.field(description="How many are left.")
    created_at: DateTimeText = strawberry.field(description="When it was made.")
    created_by: str = strawberry.field(description="By whom.")


@strawberry.type(description="A program that asks by a secret of its own.")
class MachineClient:
    """A machine client."""

    name: str = strawberry.field(description="Its name, which is its `client_id`.")
    created_at: DateTimeText = strawberry.field(description="When it was made.")
    created_by: str = strawberry.field(description="By whom.")
    used_at: DateTimeText | None = strawberry.field(description="When it last fetched a token.")
    revoked_at: DateTimeText | None = strawberry.field(description="Since when it is out.")


@strawberry.input(description="End one of one's own sessions.")
class EndSessionInput:
    """Which."""

    id: strawberry.ID = strawberry.field(description="Of the session.")


@strawberry.type(description="It has ended.")
class EndSessionSuccess:
    """What is left."""

    sessions: list[SignInSession] = strawberry.field(description="The sessions that go on.")


@strawberry.input(description="End an employee's sessions and make their tokens void.")
class EndAccessInput:
    """Whose, and why."""

    number: str = strawberry.field(description="Number of the employee.")
    reason: str = strawberry.field(description="Why; it stands in the audit.")
    token: str | None = strawberry.field(
        default=None, description="Only the token of this `jti`; sessions go on."
    )


@strawberry.type(description="It is done; the next request sees it.")
class EndAccessSuccess:
    """How much ended."""

    sessions_ended: int = strawberry.field(description="How many there were.")


@strawberry.input(description="End a machine client with its grants and tokens.")
class RevokeMachineClientInput:
    """Which, and why."""

    name: str = strawberry.field(description="Name of the client.")
    reason: str = strawberry.field(description="Why; it stands in the audit.")


@strawberry.type(description="It is done; the next request sees it.")
class RevokeMachineClientSuccess:
    """What there is now."""

    clients: list[MachineClient] = strawberry.field(description="All machine clients.")


@office_query("One's own sessions; the one that was used last comes first.", may=anyone)
async def sessions(info: Info) -> list[SignInSession] | None:
    """The viewer's sessions."""
    return await _sessions(info.context)


@office_query("Accounts of the hub's own, by number.", may=ADMIN)
async def accounts(info: Info) -> list[SignInAccount] | None:
    """All accounts."""
    asking = info.context
    found = await Accounts(asking.hub.database, asking.hub.sealer).listed()
    return [
        SignInAccount(
            number=one.number,
            taken_up=one.taken_up,
            passkeys=one.passkeys,
            apps=one.apps,
            recovery_codes=one.recovery_codes,
            created_at=asking.moment(one.created_at),
            created_by=one.created_by,
        )
        for one in found
    ]


@office_query("Machine clients, by name; those that are out too.", may=ADMIN)
async def clients(info: Info) -> list[MachineClient] | None:
    """All machine clients."""
    return await _clients(info.context)


@office_mutation("End one of one's own sessions.", EndSessionInput, EndSessionSuccess, may=anyone)
async def end_session(asking: Asking, wanted: EndSessionInput) -> EndSessionSuccess:
    """End it; raises Refused SESSION_UNKNOWN."""
    held = await _held(asking)
    if wanted.id not in {one.id for one in held}:
        raise Refused("SESSION_UNKNOWN", "You have no such session.")
    person = asking.viewer.subject
    store = Sessions(asking.hub.database, asking.hub.settings.pages)
    await store.end_one(str(wanted.id), person, actor=person)
    return EndSessionSuccess(sessions=await _sessions(asking))


@office_mutation(
    "End an employee's sessions and make their tokens void.",
    EndAccessInput,
    EndAccessSuccess,
    may=ADMIN,
)
async def end_someones_access(asking: Asking, wanted: EndAccessInput) -> EndAccessSuccess:
    """End access until the next sign-in; raises Refused ACCOUNT_UNKNOWN."""
    database = asking.hub.database
    person = await Accounts(database, asking.hub.sealer).named(wanted.number)
    if person is None:
        raise unknown_account()
    actor, whose = asking.viewer.subject, person.employee_id
    ended = await end_access(
        database, whose, actor=actor, reason=wanted.reason, token=wanted.token or ""
    )
    return EndAccessSuccess(sessions_ended=ended)


@office_mutation(
    "End a machine client with its grants and tokens.",
    RevokeMachineClientInput,
    RevokeMachineClientSuccess,
    may=ADMIN,
)
async def revoke(asking: Asking, wanted: RevokeMachineClientInput) -> RevokeMachineClientSuccess:
    """Revoke it; raises Refused CLIENT_UNKNOWN."""
    actor = asking.viewer.subject
    await revoke_client(asking.hub.database, wanted.name, actor=actor, reason=wanted.reason)
    return RevokeMachineClientSuccess(clients=await _clients(asking))


async def _held(asking: Asking) -> list[HeldSession]:
    store = Sessions(asking.hub.database, asking.hub.settings.pages)
    return await store.of(asking.viewer.subject)


async def _sessions(asking: Asking) -> list[SignInSession]:
    return [SignInSession.of(asking, one) for one in await _held(asking)]


async def _clients(asking: Asking) -> list[MachineClient]:
    return [
        MachineClient(
            name=one.name,
            created_at=asking.moment(one.created_at),
            created_by=one.created_by,
            used_at=asking.moment(one.used_at) if one.used_at else None,
            revoked_at=asking.moment(one.revoked_at) if one.revoked_at else None,
        )
        for one in await list_clients(asking.hub.database)
    ]


QUERIES: Final[Mapping[str, OfficeField]] = {
    "signInSessions": sessions,
    "signInAccounts": accounts,
    "machineClients": clients,
}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "endSession": end_session,
    "endAccess": end_someones_access,
    "revokeMachineClient": revoke,
}
