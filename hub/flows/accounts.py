"""Sign-in by the hub's own accounts, step by step: a password, then a second factor; or a passkey.

Nothing tells whether a name has an account: the words are the same, argon2id always runs, and
tries are counted for whatever name is given. What succeeds becomes a `NewSession`.
"""

import time
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from hub.auth import passwords
from hub.auth.codes import app_step
from hub.auth.jwks import Clock
from hub.auth.passkeys import Site, credential_of
from hub.auth.secret import LONGEST
from hub.errors import HubError, Refused
from hub.observe import observe
from hub.store.accounts import APP, RECOVERY, Accounts, Person
from hub.store.acts import note
from hub.store.connection import Database
from hub.store.failures import Counted, by_address, by_name, succeeded, trying
from hub.store.sessions import NewSession

ISSUER: Final = "hub"
"""Who vouches for a person who signed in by an account."""
_NAME: Final = 200


@dataclass(frozen=True)
class Desk:
    """What a sign-in by account needs."""

    database: Database
    accounts: Accounts
    site: Site
    clock: Clock = time.time

    async def by_password(self, name: str, password: str, address: str) -> Person:
        """Whose name and password these are; a second factor is still to come.

        Raises Refused SIGN_IN_WRONG, Transient SIGN_IN_WAIT or TOO_BUSY.
        """
        name = unicodedata.normalize("NFKC", name[:_NAME]).strip().replace("\0", "")
        counted = (by_name(name.casefold()), by_address(address))
        await self._try(counted)
        person = await self.accounts.named(name)
        kept = person.password if person else None
        right = await passwords.verified(kept, password)
        if person is None or kept is None or not right or not person.current:
            raise await self.wrong("password", person)
        await succeeded(self.database, counted)
        if passwords.outdated(kept):
            anew = await passwords.hashed(password)
            await self.accounts.set_password(person, anew, told=False)
        return person

    async def by_code(self, person: Person, code: str) -> NewSession:
        """The second factor as a code of an app or of the recovery sheet; raises the same."""
        counted = (Counted("factor", person.account),)
        await self._try(counted)
        method = await self._used(person, code)
        if method is None or not person.current:
            raise await self.wrong("code", person)
        await succeeded(self.database, counted)
        return self._session(person, ("pwd", method, "mfa"))

    async def by_passkey(
        self, answer: Mapping[str, Any], challenge: str, address: str, whose: str | None = None
    ) -> NewSession:
        """Both factors at once; `whose` is the only person who may answer, if there is one.

        Raises Refused PASSKEY_REFUSED, Transient SIGN_IN_WAIT.
        """
        counted = (by_address(address),)
        await self._try(counted)
        found = await self.accounts.passkey(credential_of(answer))
        if found is None:
            raise await self.wrong("passkey", None)
        person, factor, key = found
        try:
            counter = self.site.used(answer, challenge, key)
        except Refused:
            raise await self.wrong("passkey", person) from None
        used = await self.accounts.use_passkey(factor, counter)
        if not used or not person.current or whose not in {None, person.employee_id}:
            raise await self.wrong("passkey", person)
        await succeeded(self.database, counted)
        return self._session(person, ("pop", "user", "mfa"))

    async def wrong(self, what: str, person: Person | None) -> Refused:
        """The refusal, the same for all; the record says more."""
        observe("sign_in.failed", what=what)
        actor = person.employee_id if person else "nobody"
        async with self.database.transaction() as session:
            await note(session, actor, "sign_in.failed", "session", detail={"what": what})
        if what == "passkey":
            return Refused("PASSKEY_REFUSED", "The passkey was not accepted.", hint="Try again.")
        return Refused("SIGN_IN_WRONG", "That is not right.", hint="Try again.")

    async def _try(self, counted: tuple[Counted, ...]) -> None:
        try:
            await trying(self.database, counted)
        except HubError:
            observe("sign_in.held_back", what=counted[0].kind)
            raise

    async def _used(self, person: Person, code: str) -> str | None:
        """Which method the code is of, once used; None for a wrong one."""
        now = self.clock()
        factors = await self.accounts.factors(person.account)
        for one in (factor for factor in factors if factor.kind == APP):
            key = self.accounts.app_key(one)
            step = None if key is None else app_step(key, code, now, one.counter)
            if step is not None and await self.accounts.use_step(one, step):
                return "otp"
        left = [one for one in factors if one.kind == RECOVERY]
        if left and await self.accounts.use_recovery(person.account, code[:LONGEST]):
            return "sc"
        return None

    def _session(self, person: Person, methods: tuple[str, ...]) -> NewSession:
        return NewSession(person.employee_id, ISSUER, methods, self.clock())
