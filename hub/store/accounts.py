"""Accounts of the built-in provider: everything that changes a password or a factor lives here.

An account belongs to one employee. Before its invitation is taken up it has no password, and
nobody signs in by it. Keys of authenticator apps are sealed under their person's key.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from hub.auth.codes import recovery_digest
from hub.auth.passkeys import Passkey
from hub.auth.secret import digest, fresh
from hub.errors import Refused
from hub.schema.people import CURRENT
from hub.store.acts import Session, note
from hub.store.connection import Database
from hub.store.queries import queries
from hub.store.sealing.seal import Place, Sealer
from hub.store.sessions import end_sessions
from hub.store.uuid7 import uuid7

APP, PASSKEY, RECOVERY = "totp", "passkey", "recovery"
INVITED_HOURS: Final = 72
_GROUP: Final = "general"
_PLACE: Final = Place("account_factor", "secret")
_SQL: Final = queries("accounts.sql")


@dataclass(frozen=True)
class Person:
    """An employee as sign-in sees them."""

    employee_id: str
    number: str
    current: bool
    """Whether their employment lasts."""
    account_id: str | None
    password: str | None
    """Its argon2id encoding."""

    @property
    def account(self) -> str:
        """The account; raises Refused ACCOUNT_UNKNOWN where there is none."""
        if self.account_id is None:
            raise unknown_account()
        return self.account_id


@dataclass(frozen=True)
class Factor:
    """A second factor."""

    id: str
    kind: str
    name: str
    secret: bytes
    credential: bytes | None
    counter: int
    created_at: datetime
    used_at: datetime | None


@dataclass(frozen=True)
class ListedAccount:
    """An account as administrators see it."""

    id: str
    number: str | None
    taken_up: bool
    """Whether a password was chosen."""
    created_at: datetime
    created_by: str
    passkeys: int
    apps: int
    recovery_codes: int


def unknown_account() -> Refused:
    """There is no account of that name."""
    return Refused(
        "ACCOUNT_UNKNOWN",
        "No current employee, or several, have this number.",
        hint="`hub account invite NUMBER` makes an account.",
    )


@dataclass(frozen=True)
class Accounts:
    """The store of accounts."""

    database: Database
    sealer: Sealer

    async def named(self, name: str) -> Person | None:
        """Whom a number or a work mail names; None for nobody, or for several."""
        if "\0" in name:
            return None  # Postgres knows no such text
        by = "by_mail" if "@" in name else "by_number"
        rows = await self.database.writer.fetch(_SQL[by], name)
        return _person(rows[0]) if len(rows) == 1 else None

    async def of(self, employee_id: str) -> Person | None:
        """The person of that id."""
        row: Any = await self.database.writer.fetchrow(_SQL["by_employee"], employee_id)
        return None if row is None else _person(row)

    async def owner(self, account_id: str) -> Person | None:
        """Whose account it is."""
        row: Any = await self.database.writer.fetchrow(_SQL["by_account"], account_id)
        return None if row is None else _person(row)

    async def listed(self) -> list[ListedAccount]:
        """All accounts, by number."""
        rows = await self.database.writer.fetch(_SQL["listed"])
        return [ListedAccount(**dict(row)) for row in rows]

    # --- invitations -----------------------------------------------------------------------

    async def invite(self, person: Person, *, actor: str, reset: bool = False) -> str:
        """A secret by which the person takes up their account, once, within three days.

        `reset` makes password, factors and sessions void at once: they were lost, or stolen.
        Refused ACCOUNT_TAKEN_UP without it where there is a password: an account is not quietly
        given to whoever has a link.
        """
        if person.password is not None and not reset:
            raise Refused(
                "ACCOUNT_TAKEN_UP",
                "This employee has set up their account.",
                hint="`--reset` makes password, factors and sessions void, and invites anew.",
            )
        await self.sealer.prepare([(UUID(person.employee_id), _GROUP)])
        secret = fresh()
        async with self.database.transaction() as session:
            account = await session.fetchval(_SQL["make"], uuid7(), person.employee_id, actor)
            await session.execute(_SQL["remove_invitations"], account)
            if reset:
                await session.execute(_SQL["remove_factors"], account)
                await session.execute(_SQL["forget_password"], account)
                await end_sessions(session, person.employee_id)
            await session.execute(_SQL["invite"], digest(secret), account, actor, INVITED_HOURS)
            action = "account.reset" if reset else "account.invite"
            await _note(session, actor, action, account, person.employee_id)
        return secret

    async def invited(self, secret: str) -> Person | None:
        """Whose invitation that is; None if it was used, or is too old."""
        account = await self.database.writer.fetchval(_SQL["invited"], digest(secret))
        return None if account is None else await self.owner(account)

    async def take_up(self, secret: str, password: str) -> Person:
        """The invitation is used: this is the password now. Refused INVITATION_USED."""
        async with self.database.transaction() as session:
            account = await session.fetchval(_SQL["take_invitation"], digest(secret))
            row: Any = account and await session.fetchrow(_SQL["by_account"], account)
            if not row or not _person(row).current:
                raise Refused(
                    "INVITATION_USED",
                    "The invitation was used, or is too old.",
                    hint="Ask for a new one.",
                )
            person = _person(row)
            await session.execute(_SQL["set_password"], account, password)
            await end_sessions(session, person.employee_id)
            await _note(session, person.employee_id, "account.taken_up", account)
        return person

    async def close(self, person: Person, *, actor: str) -> None:
        """Remove the account with its factors and end the person's sessions."""
        account = person.account
        async with self.database.transaction() as session:
            await session.execute(_SQL["remove_invitations"], account)
            await session.execute(_SQL["remove_factors"], account)
            await session.execute(_SQL["remove"], account)
            await end_sessions(session, person.employee_id)
            await _note(session, actor, "account.close", account, person.employee_id)

    async def set_password(self, person: Person, password: str, *, told: bool = True) -> None:
        """Another password (or, untold, another encoding of the same)."""
        async with self.database.transaction() as session:
            await session.execute(_SQL["set_password"], person.account, password)
            if told:
                await _note(session, person.employee_id, "account.password", person.account)

    # --- second factors --------------------------------------------------------------------

    async def factors(self, account_id: str) -> list[Factor]:
        """All of them."""
        rows = await self.database.writer.fetch(_SQL["factors"], account_id)
        return [Factor(**dict(row)) for row in rows]

    async def add_app(
        self, person: Person, key: bytes, step: int, name: str, codes: Sequence[str]
    ) -> bool:
        """An authenticator app whose first code was of that step; see `_added`."""
        made = uuid7()
        sealed = self.sealer.seal_bytes(UUID(person.employee_id), _GROUP, _PLACE, UUID(made), key)
        values = (made, person.account, APP, name, sealed, None, step)
        return await self._added(person, values, codes)

    async def add_passkey(
        self, person: Person, passkey: Passkey, name: str, codes: Sequence[str]
    ) -> bool:
        """A passkey; see `_added`."""
        key = (passkey.public_key, passkey.credential, passkey.counter)
        values = (uuid7(), person.account, PASSKEY, name, *key)
        return await self._added(person, values, codes)

    async def _added(self, person: Person, values: Sequence[Any], codes: Sequence[str]) -> bool:
        """Whether it is the first factor: the recovery codes, to be shown once, count then."""
        async with self.database.transaction() as session:
            first = not await session.fetch(_SQL["factors"], person.account)
            await session.execute(_SQL["add_factor"], *values)
            await _note(session, person.employee_id, f"account.add_{values[2]}", person.account)
            if first:
                await _keep_codes(session, person.account, codes)
        return first

    async def new_codes(self, person: Person, codes: Sequence[str]) -> None:
        """Other recovery codes, to be shown once; those before are void."""
        async with self.database.transaction() as session:
            await _note(session, person.employee_id, "account.new_codes", person.account)
            await _keep_codes(session, person.account, codes)

    async def remove_factor(self, person: Person, factor_id: str) -> None:
        """Take a factor away; Refused FACTOR_LAST for the only one, FACTOR_UNKNOWN."""
        async with self.database.transaction() as session:
            held = [
                row["id"]
                for row in await session.fetch(_SQL["factors"], person.account)
                if row["kind"] != RECOVERY
            ]
            if factor_id not in held:
                raise Refused("FACTOR_UNKNOWN", "There is no such factor.")
            if len(held) == 1:
                raise Refused(
                    "FACTOR_LAST", "It is the only second factor.", hint="Add another one first."
                )
            kind = await session.fetchval(_SQL["remove_factor"], factor_id, person.account)
            await _note(session, person.employee_id, f"account.remove_{kind}", person.account)

    def app_key(self, factor: Factor) -> bytes | None:
        """The key of an authenticator app; None where the person's keys were erased."""
        found = self.sealer.open_bytes(_PLACE, UUID(factor.id), factor.secret)
        return found if isinstance(found, bytes) else None

    async def use_step(self, factor: Factor, step: int) -> bool:
        """Use the code of a step; false if it, or a later one, was used already."""
        return bool(await self.database.writer.fetchval(_SQL["use_step"], factor.id, step))

    async def use_recovery(self, account_id: str, code: str) -> bool:
        """Use up a recovery code; false if it is none."""
        spent = await self.database.writer.fetchval(
            _SQL["use_recovery"], account_id, recovery_digest(code)
        )
        return bool(spent)

    async def passkey(self, credential: bytes) -> tuple[Person, str, Passkey] | None:
        """The owner of a passkey, its factor's id and its key."""
        row: Any = await self.database.writer.fetchrow(_SQL["passkey"], credential)
        owner = None if row is None else await self.owner(row["account_id"])
        if row is None or owner is None:
            return None
        return owner, row["id"], Passkey(row["credential"], row["secret"], row["counter"])

    async def use_passkey(self, factor_id: str, counter: int) -> bool:
        """Count its use; false if its counter went back: then there are two of it."""
        return bool(await self.database.writer.fetchval(_SQL["use_passkey"], factor_id, counter))


async def _keep_codes(session: Session, account: str, codes: Sequence[str]) -> None:
    await session.execute(_SQL["remove_recovery"], account)
    for code in codes:
        values = (uuid7(), account, RECOVERY, "", recovery_digest(code), None, 0)
        await session.execute(_SQL["add_factor"], *values)


async def _note(
    session: Session, actor: str, action: str, account: str, employee: str | None = None
) -> None:
    detail = {"account": account, **({"employee": employee} if employee else {})}
    await note(session, actor, action, "account", detail=detail)


def _person(row: Mapping[str, Any]) -> Person:
    return Person(
        row["employee_id"],
        row["number"] or "",
        row["status"] in CURRENT.codes,
        row["account_id"],
        row["password"],
    )
