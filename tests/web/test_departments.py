"""Departments are edited by HR for all people; their tree, and what hangs on them, stay whole."""

from typing import Any

from tests.support.site import Site

CREATE = """mutation ($d: DepartmentFields!) { createDepartment(input: {department: $d,
  reason: "reorganisation"}) { __typename
  ... on CreateDepartmentSuccess { department { id name code effectiveFrom parent { code } } }
  ... on Problem { code message path } } }"""
CORRECT = """mutation ($id: ID!, $set: DepartmentFields!, $v: Int) { correctDepartment(input: {
  id: $id, set: $set, expectedVersion: $v, reason: "reorganisation"}) { __typename
  ... on CorrectDepartmentSuccess { department { id name effectiveTo parent { code } version } }
  ... on Problem { code message path } } }"""
D1 = "department_00000000-0000-7000-8000-0000000000d1"
D2 = "department_00000000-0000-7000-8000-0000000000d2"


async def made(site: Site, query: str, scope: str = "hr", **given: Any) -> Any:
    told = await site.ask(query, scope=scope, **given)
    assert "errors" not in told, told
    [found] = told["data"].values()
    return found


async def created(site: Site, code: str, parent: str | None = None) -> str:
    wanted = {"code": code, "name": f"部门{code}", **({"parent": parent} if parent else {})}
    found = await made(site, CREATE, d=wanted)
    assert found["__typename"] == "CreateDepartmentSuccess", found
    return str(found["department"]["id"])


async def test_a_unit_is_made_renamed_moved_and_keeps_its_id(site: Site) -> None:
    above = await created(site, "N1")
    unit = await created(site, "N2", above)
    found = await made(site, CORRECT, id=unit, set={"name": "销售二部(新)", "parent": None})
    assert found["department"] == {
        "id": unit, "name": "销售二部(新)", "effectiveTo": None, "parent": None,
        "version": found["department"]["version"],
    }  # fmt: skip
    found = await made(site, CORRECT, id=unit, set={"parent": above})
    assert found["department"]["parent"] == {"code": "N1"}
    told = await site.ask("{ departments { nodes { code } } }")
    assert {"N1", "N2"} <= {one["code"] for one in told["data"]["departments"]["nodes"]}
    trail = await site.hub.database.writer.fetchval(
        "select count(*) from hub.audit where entity = 'Department' and reason = 'reorganisation'"
    )
    assert trail == 4


async def test_a_code_stands_once(site: Site) -> None:
    await created(site, "N1")
    again = await made(site, CREATE, d={"code": "N1", "name": "又一个"})
    assert again["__typename"] == "Invalid", again
    assert again["code"] == "DUPLICATE_KEY"


async def test_nothing_lies_below_itself(site: Site) -> None:
    first = await created(site, "N1")
    second = await created(site, "N2", first)
    third = await created(site, "N3", second)
    for parent in (first, third):
        wrong = await made(site, CORRECT, id=first, set={"parent": parent})
        assert (wrong["__typename"], wrong["code"]) == ("Invalid", "DEPARTMENT_BELOW_ITSELF")
        assert wrong["path"] == ["set", "parent"]


async def test_a_unit_ends_only_when_nothing_goes_on_in_it(site: Site) -> None:
    above = await created(site, "N1")
    await created(site, "N2", above)
    wrong = await made(site, CORRECT, id=above, set={"effectiveTo": "2030-01-31"})
    assert (wrong["__typename"], wrong["code"]) == ("Invalid", "DEPARTMENT_IN_USE")
    assert "0 posts and 1 departments" in wrong["message"]
    alone = await created(site, "N3")
    found = await made(site, CORRECT, id=alone, set={"effectiveTo": "2030-01-31"})
    assert found["department"]["effectiveTo"] == "2030-01-31"


async def test_a_stale_version_is_a_conflict(site: Site) -> None:
    unit = await created(site, "N1")
    first = await made(site, CORRECT, id=unit, set={"name": "甲"})
    version = first["department"]["version"]
    assert (await made(site, CORRECT, id=unit, set={"name": "乙"}, v=version))["department"]
    stale = await made(site, CORRECT, id=unit, set={"name": "丙"}, v=version)
    assert stale["__typename"] == "Conflict"


async def test_who_may_not_change_it_learns_nothing(site: Site) -> None:
    unit = await created(site, "N1")
    for wanted in ({"name": "甲"}, {"parent": unit}, {"effectiveTo": "2030-01-31"}):
        denied = await made(site, CORRECT, "employee", id=unit, set=wanted)
        assert (denied["__typename"], denied["code"]) == ("Denied", "FIELD_NOT_WRITABLE")
    assert (await made(site, CREATE, "employee", d={"code": "X", "name": "X"}))["code"]
    gone = await made(site, CORRECT, id=unit[:-4] + "0000", set={"name": "甲"})
    assert gone["__typename"] == "NotFound"


async def test_departments_do_not_follow_each_other_in_a_circle(site: Site) -> None:
    first, second = await created(site, "N1"), await created(site, "N2")
    found = await made(site, CORRECT, id=first, set={"mergedInto": second})
    assert found["__typename"] == "CorrectDepartmentSuccess"
    for into in (first, second):
        wrong = await made(site, CORRECT, id=second, set={"mergedInto": into})
        assert (wrong["code"], wrong["path"]) == ("DEPARTMENT_MERGE_CIRCLE", ["set", "mergedInto"])
