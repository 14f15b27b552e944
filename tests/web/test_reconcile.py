"""The reconciliation service, asked as OpenRefine asks: manifest first, then batches by form."""

import json
from typing import Any

from tests.support.site import Site


async def reconcile(site: Site, name: str, queries: dict[str, Any] | None = None) -> Any:
    """What a client of the API 0.2 does with a service's address."""
    headers = {"authorization": f"Bearer {site.issuer.issue('H1', 'hr')}"}
    if queries is None:
        found = await site.client.get(f"/reconcile/{name}", headers=headers)
    else:
        form = {"queries": json.dumps(queries)}
        found = await site.client.post(f"/reconcile/{name}", data=form, headers=headers)
    return found.json()


async def test_the_manifest_says_what_the_specification_asks(site: Site) -> None:
    manifest = await reconcile(site, "education_level")
    assert manifest["versions"] == ["0.2"]
    assert manifest["identifierSpace"].startswith("urn:")
    assert manifest["schemaSpace"].startswith("urn:")
    assert manifest["defaultTypes"] == [{"id": "education_level", "name": "Education level"}]


async def test_a_batch_of_terms(site: Site) -> None:
    queries = {
        "q0": {"query": "統招本科"},
        "q1": {"query": "大学", "limit": 1},
        "q2": {"query": "/"},
    }
    found = await reconcile(site, "education_level", queries)
    assert list(found) == ["q0", "q1", "q2"]
    [certain] = found["q0"]["result"]
    assert (certain["id"], certain["match"], certain["score"]) == ("bachelor", True, 100.0)
    assert certain["name"] == "Bachelor"
    [broad] = found["q1"]["result"]
    assert (broad["id"], broad["match"]) == ("bachelor", False)
    assert broad["description"] == "holds several levels: 大学"
    assert found["q2"]["result"] == []


async def test_a_batch_of_departments(site: Site) -> None:
    found = await reconcile(
        site, "department", {"a": {"query": "销售1部"}, "b": {"query": "消售二部"}}
    )
    [certain], candidates = found["a"]["result"], found["b"]["result"]
    assert (certain["id"], certain["name"], certain["match"]) == ("D1", "销售一部", True)
    assert (candidates[0]["id"], candidates[0]["match"]) == ("D2", False)
    assert "D1" not in {one["id"] for one in candidates}


async def test_nobody_asks_without_a_token(site: Site) -> None:
    for name in ("education_level", "department"):
        manifest = await site.client.get(f"/reconcile/{name}")
        assert manifest.status_code == 401
        asked = await site.client.post(
            f"/reconcile/{name}", data={"queries": '{"q": {"query": "x"}}'}
        )
        assert asked.status_code == 401
        assert asked.json()["errors"][0]["extensions"]["code"] == "TOKEN_MISSING"


async def test_what_cannot_be_read_is_refused(site: Site) -> None:
    def code(told: Any) -> str:
        return str(told["errors"][0]["extensions"]["code"])

    assert code(await reconcile(site, "nothing")) == "VOCABULARY_UNKNOWN"
    assert code(await reconcile(site, "nothing", {"q": {"query": "x"}})) == "VOCABULARY_UNKNOWN"
    many = {f"q{at}": {"query": "本科"} for at in range(201)}
    assert code(await reconcile(site, "education_level", many)) == "MATCH_TOO_LARGE"
    headers = {"authorization": f"Bearer {site.issuer.issue('H1', 'hr')}"}
    broken = await site.client.post("/reconcile/gender", data={"queries": "[]"}, headers=headers)
    assert code(broken.json()) == "RECONCILE_INVALID"
