"""The policy as a table is the one that answers are given by."""

from typing import Any

from hub.schema.audience import CLASSES, HR_CLASSES
from tests.support.site import Site

POLICY = """query ($entity: String) { accessPolicy(entity: $entity) { grants roles lines {
  name class recorded queryable ways { verb who grant state stepUp } } } }"""
ACCESS = """query ($id: ID!) { access(id: $id) { field read write grantedBy } }"""


async def asked(site: Site, query: str, **given: Any) -> Any:
    told = await site.ask(query, "H1", "hr", **given)
    assert "errors" not in told, told
    [found] = told["data"].values()
    return found


async def test_every_class_and_entity_is_told_with_all_its_ways(site: Site) -> None:
    """As many ways as are declared, none of another kind."""
    told = await asked(site, POLICY)
    assert told["grants"] == list(HR_CLASSES)
    lines = {one["name"]: one for one in told["lines"]}
    assert list(lines) == [one.name for one in CLASSES]
    for one in CLASSES:
        ways = lines[one.name]["ways"]
        counts = {verb: sum(way["verb"] == verb for way in ways) for verb in ("READ", "WRITE")}
        assert counts == {"READ": len(one.read), "WRITE": len(one.write)}
        grants = {way["grant"] for way in ways if way["verb"] == "READ"} - {None}
        assert grants == {way.grant for way in one.read} - {None}
        assert lines[one.name]["recorded"] == one.recorded
    for spec in site.hub.model:
        rows, *fields = (await asked(site, POLICY, entity=spec.name))["lines"]
        assert len(rows["ways"]) == len(spec.rows)
        assert [one["name"] for one in fields] == [one.graph_name for one in spec.fields.values()]


async def test_what_a_grant_opens_by_the_table_is_open_in_the_graph(site: Site) -> None:
    """H1 holds all classes: each field that a grant opens is open, and names those grants."""
    rows, *fields = (await asked(site, POLICY, entity="Employee"))["lines"]
    assert rows["name"] == ""
    row = await site.hub.database.writer.fetchval("select 'employee_' || id from hub.employee")
    cells = {one["field"]: one for one in await asked(site, ACCESS, id=row)}
    for one in fields:
        reading = [way for way in one["ways"] if way["verb"] == "READ"]
        grants = sorted({way["grant"] for way in reading} - {None})
        if one["name"] not in cells:
            continue
        assert cells[one["name"]]["grantedBy"] == grants
        if grants:
            assert cells[one["name"]]["read"]


async def test_it_is_closed_to_who_holds_no_grant(site: Site) -> None:
    told = await site.ask(POLICY, "H1", "employee")
    assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
    told = await site.ask(POLICY, "H1", "hr", entity="Nothing")
    assert told["errors"][0]["extensions"]["code"] == "LABEL_ENTITY"
