"""Health: alive, and able to answer."""

from dataclasses import replace

import httpx2

from hub.app import application
from tests.support.demo import free_port
from tests.support.site import Site


async def test_a_hub_that_answers_is_live_and_ready(site: Site) -> None:
    """Both say so."""
    for name in ("live", "ready"):
        found = await site.client.get(f"/health/{name}")
        assert (found.status_code, found.json()) == (200, {"status": name})


async def test_without_postgres_it_is_live_and_not_ready(site: Site) -> None:
    """503 with a code, and nothing of the address that was tried."""
    dsn = f"postgresql://somebody:secret@127.0.0.1:{free_port()}/hub"
    hub = replace(site.hub, database=replace(site.hub.database, dsn=dsn))
    transport = httpx2.ASGITransport(app=application(hub))
    async with httpx2.AsyncClient(transport=transport, base_url="http://hub") as client:
        assert (await client.get("/health/live")).status_code == 200
        found = await client.get("/health/ready")
    assert found.status_code == 503
    assert found.json()["code"] == "DATABASE_AWAY"
    assert "secret" not in found.text
