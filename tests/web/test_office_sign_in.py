"""Sign-in in the graph: one's own sessions for everybody, the rest for administrators."""

import pytest

from hub.auth.viewer import Everywhere
from hub.store.clients import add_client
from hub.store.grants import NewGrant, add_grant
from tests.support.browsing import browser, enrolled
from tests.support.site import BEGIN, HR, Site


@pytest.fixture
async def office(site: Site) -> Site:
    """The site, its HR person an administrator too."""
    grant = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
    await add_grant(site.hub.database, grant, actor="test")
    return site


async def test_a_person_sees_and_ends_their_own_sessions(site: Site) -> None:
    """The one that ends cannot ask again; an id of nobody is a problem."""
    async with browser(site.hub) as browsing:
        await enrolled(browsing, site.hub)
        asked = {"query": "{ signInSessions { id methods provedAt } }"}
        [held] = (await browsing.graph(asked)).json()["data"]["signInSessions"]
        assert held["methods"] == ["pwd", "otp", "mfa"]
        assert held["provedAt"].endswith("+08:00")
        ends = """mutation ($id: ID!) { endSession(input: {id: $id}) {
          __typename ... on EndSessionSuccess { sessions { id } } ... on Problem { code } } }"""
        body = {"query": ends, "variables": {"id": HR}}
        wrong = (await browsing.graph(body)).json()["data"]["endSession"]
        assert wrong == {"__typename": "NotFound", "code": "SESSION_UNKNOWN"}
        body = {"query": ends, "variables": {"id": held["id"]}}
        assert (await browsing.graph(body)).json()["data"]["endSession"]["sessions"] == []
        assert (await browsing.graph(asked)).status_code == 401


async def test_an_administrator_ends_access_and_clients(office: Site) -> None:
    """Seen by the next request of whom it hits."""
    await add_client(office.hub.database, "export", actor="test")
    async with browser(office.hub) as browsing:
        await enrolled(browsing, office.hub)
        listed = await office.ask(
            "{ signInAccounts { number takenUp apps recoveryCodes } machineClients { name } }",
            scope="admin",
        )
        assert listed["data"] == {
            "signInAccounts": [{"number": "H1", "takenUp": True, "apps": 1, "recoveryCodes": 10}],
            "machineClients": [{"name": "export"}],
        }
        revoked = await office.ask(
            'mutation { revokeMachineClient(input: {name: "export", reason: "over"}) {'
            " ... on RevokeMachineClientSuccess { clients { revokedAt } } } }",
            scope="admin",
        )
        assert revoked["data"]["revokeMachineClient"]["clients"][0]["revokedAt"]
        ended = await office.ask(
            'mutation { endAccess(input: {number: "H1", reason: "lost phone"}) {'
            " ... on EndAccessSuccess { sessionsEnded } } }",
            scope="admin",
        )
        assert ended["data"]["endAccess"]["sessionsEnded"] == 1
        assert await browsing.who() is None


@pytest.mark.parametrize("field", ["signInAccounts { number }", "machineClients { name }"])
async def test_it_is_closed_to_others(site: Site, field: str) -> None:
    """HR is no administrator."""
    told = await site.ask(f"{{ {field} }}")
    assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
