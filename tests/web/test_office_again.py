"""Grants, deputies and emergency access asked for again under one Idempotency-Key: done once."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from hub.auth.viewer import Everywhere
from hub.store.grants import NewGrant, add_grant
from tests.support.site import BEGIN, HR, Site
from tests.web.test_moves import hired

KEY = {"idempotency-key": "k"}
SECOND = "A2"


@pytest.fixture
async def office(site: Site) -> Site:
    """Two administrators, H1 and A2."""
    row = (await hired(site, SECOND)).rpartition("_")[2]
    for who in (HR, row):
        grant = NewGrant(who, "admin", frozenset(), Everywhere(), BEGIN)
        await add_grant(site.hub.database, grant, actor="t")
    return site


async def told(
    site: Site, name: str, shown: str, wanted: Mapping[str, Any], number: str = "H1", **more: Any
) -> Any:
    """The answer of a mutation."""
    kind = f"{name[0].upper()}{name[1:]}"
    query = f"""mutation($in: {kind}Input!) {{ {name}(input: $in) {{
      ... on {kind}Success {{ {shown} }} ... on Problem {{ code }} }} }}"""
    scope, headers = more.get("scope", "admin"), more.get("headers", KEY)
    found = await site.ask(query, number, scope, headers, **{"in": wanted})
    return found["data"][name]


async def again(site: Site, *given: Any, number: str = "H1", **more: Any) -> Any:
    """The one answer to a request that is sent four times at once, and then once more."""
    found = await asyncio.gather(*(told(site, *given, number=number, **more) for _ in range(4)))
    found.append(await told(site, *given, number=number, **more))
    assert all(one == found[0] for one in found), found
    assert "code" not in found[0]
    return found[0]


async def count(site: Site, action: str) -> int:
    """Entries of the audit."""
    found: int = await site.hub.database.writer.fetchval(
        "select count(*) from hub.audit where action = $1", action
    )
    return found


async def test_a_grant_is_given_and_ended_once(office: Site) -> None:
    holder = await hired(office, "N1")
    before = await count(office, "grant.add")
    wanted = {"holder": holder, "role": "hr", "classes": ["PAY"], "reason": "调薪"}
    made = await again(office, "giveGrant", "grant { id classes }", wanted)
    assert await count(office, "grant.add") == before + 1
    other = {**wanted, "classes": ["CORE"]}
    refused = await told(office, "giveGrant", "grant { id }", other)
    assert refused == {"code": "IDEMPOTENCY_KEY_REUSED"}
    # Another key is another grant; and the key is its sender's alone.
    fresh = await told(office, "giveGrant", "grant { id }", wanted, headers={"x": "y"})
    assert fresh["grant"]["id"] != made["grant"]["id"]
    others = await told(office, "giveGrant", "grant { id }", wanted, number=SECOND)
    assert others["grant"]["id"] not in {fresh["grant"]["id"], made["grant"]["id"]}
    end = {"id": made["grant"]["id"], "reason": "到期"}
    found = await told(office, "endGrant", "id", end, headers={"idempotency-key": "e"})
    assert found == {"id": end["id"]}
    found = await told(office, "endGrant", "id", end, headers={"idempotency-key": "e"})
    assert found == {"id": end["id"]}
    assert await count(office, "grant.revoke") == 1
    assert (await told(office, "giveGrant", "grant { id }", wanted))["code"] == "GRANT_UNKNOWN"


async def test_a_deputy_is_named_and_ended_once(office: Site) -> None:
    manager, deputy = await hired(office, "M1"), await hired(office, "N1")
    until = str(office.hub.today() + timedelta(days=3))
    wanted = {"manager": manager, "deputy": deputy, "validTo": until, "reason": "休假"}
    made = await again(office, "delegate", "delegation { id manager deputy validTo }", wanted)
    assert made["delegation"]["validTo"] == until
    assert await count(office, "delegation.give") == 1
    end = {"id": made["delegation"]["id"], "reason": "回来了"}
    for _ in range(2):
        found = await told(
            office, "endDelegation", "delegation { id }", end, headers={"idempotency-key": "e"}
        )
        assert found == {"delegation": {"id": end["id"]}}
    assert await count(office, "delegation.end") == 1


async def test_emergency_access_is_asked_opened_and_refused_once(office: Site) -> None:
    wanted = {"classes": ["PERSONAL"], "purpose": "工伤，家属联系不上"}
    made = await again(office, "askEmergency", "id", wanted, number=SECOND)
    assert await count(office, "emergency.ask") == 1
    await again(office, "openEmergency", "expiresAt", {"id": made["id"]})
    assert await count(office, "emergency.open") == 1
    fresh = {"idempotency-key": "f"}
    other = await told(office, "askEmergency", "id", wanted, number=SECOND, headers=fresh)
    assert other["id"] != made["id"]
    why = {"id": other["id"], "reason": "不需要"}
    for _ in range(2):
        found = await told(office, "refuseEmergency", "id", why, headers=fresh)
        assert found == {"id": other["id"]}
    assert await count(office, "emergency.refuse") == 1


async def test_a_hold_is_placed_and_released_once(office: Site) -> None:
    wanted = {"employee": await hired(office, "N1"), "reason": "仲裁"}
    made = await again(office, "holdSubject", "hold { id employee reason }", wanted)
    assert await count(office, "subject.hold") == 1
    let_go = {"hold": made["hold"]["id"], "reason": "结案"}
    key = {"idempotency-key": "r"}
    found = await again(office, "releaseSubject", "hold { id releasedBy }", let_go, headers=key)
    assert found["hold"]["id"] == let_go["hold"]
    assert await count(office, "subject.release") == 1


async def test_two_rows_become_one_person_and_two_again_once(office: Site) -> None:
    survivor, merged = await hired(office, "N1"), await hired(office, "N2")
    wanted = {"survivor": survivor, "merged": merged, "reason": "同一人"}
    made = await again(office, "mergePeople", "merge rows", wanted, scope="hr admin")
    merges = office.hub.database.writer
    assert await merges.fetchval("select count(*) from hub.identity_merge") == 1
    written = await count(office, "identity.merge")  # an entry for each row that went over
    assert written == made["rows"] + 1
    back = {"merge": made["merge"], "reason": "看错了"}
    key = {"idempotency-key": "b"}
    found = await again(
        office, "unmergePeople", "rows joinedSince", back, scope="hr admin", headers=key
    )
    assert found == {"rows": made["rows"], "joinedSince": 0}
    assert await count(office, "identity.unmerge") == written


async def test_names_and_plans_of_departments_are_taken_back_once(office: Site) -> None:
    [unit] = await office.hub.database.writer.fetch("select id::text from hub.department limit 1")
    name = f"department_{unit['id']}"
    named = {"department": name, "value": "老名字", "reason": "并表"}
    await told(office, "addDepartmentAlias", "filled", named, scope="hr")
    [alias] = await office.hub.database.writer.fetch("select id::text from hub.department_alias")
    gone = {"id": alias["id"]}
    found = await again(office, "removeDepartmentAlias", "value", gone, scope="hr")
    assert found == {"value": "老名字"}
    assert await count(office, "department.alias_removed") == 1
    day = str(office.hub.today() + timedelta(days=3))
    change = {"kind": "RENAME", "department": name, "name": "新名字", "day": day}
    planned = {"change": change, "reason": "改名"}
    key = {"idempotency-key": "p"}
    made = await told(office, "changeDepartment", "id", planned, scope="hr", headers=key)
    back = {"id": made["id"]}
    key = {"idempotency-key": "w"}
    found = await again(office, "withdrawDepartmentChange", "id", back, scope="hr", headers=key)
    assert found == back
    assert await count(office, "department.withdrawn") == 1
