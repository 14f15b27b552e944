"""A machine client's token, told by one function: who it is, what it holds, what it asks for."""

from datetime import date
from typing import Final

from hub.auth.clientissuer import CLIENT, ClientIssuer
from hub.auth.viewer import PROFILES, usable
from hub.errors import Refused
from hub.observe import observe
from hub.store.acts import note
from hub.store.clients import proved_client
from hub.store.connection import Database
from hub.store.failures import Counted, by_address, succeeded, trying
from hub.store.grants import Grants

_LONGEST: Final = 128


async def client_token(
    database: Database,
    issuer: ClientIssuer,
    credentials: tuple[str, str],
    wanted: str | None,
    *,
    address: str,
    today: date,
) -> tuple[str, str]:
    """A token and its scopes. Scopes that are not asked for are those of all grants.

    Raises Refused CLIENT_REFUSED or CLIENT_SCOPE, Transient SIGN_IN_WAIT.
    """
    name, secret = (one[:_LONGEST].replace("\0", "") for one in credentials)
    counted = (Counted("client", name), by_address(address))
    await trying(database, counted)
    found = await proved_client(database, name, secret)
    facts = None if found is None else await Grants(database).viewer_facts(CLIENT, found, today)
    if found is None or facts is None:
        observe("sign_in.failed", what="client")
        async with database.transaction() as session:
            told = {"what": "client"}
            await note(session, "nobody", "sign_in.failed", "client", detail=told)
        raise Refused("CLIENT_REFUSED", "This client, or its secret, is not known.")
    await succeeded(database, counted)
    held = {one.role for one in usable(facts.grants, frozenset(PROFILES), today)}
    scopes = held if wanted is None else set(wanted.split())
    if not scopes <= held:
        raise Refused(
            "CLIENT_SCOPE", "The client holds no such grant.", hint="`hub grants` lists them."
        )
    return issuer.issue(found, name, scopes), " ".join(sorted(scopes))
