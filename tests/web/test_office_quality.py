"""How good the data are, in the graph: counts that name nobody, for who runs the hub and for HR."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from hub.auth.viewer import Everywhere
from hub.flows.connect import connect
from hub.flows.pull import pull
from hub.flows.quality import tell_quality
from hub.flows.quality_take import take_quality
from hub.observe import subscribe
from hub.store.grants import NewGrant, add_grant
from hub.web.metrics import Metrics
from tests.support.outside import DEPARTMENTS, STAFF, people, staff_folder, write_staff
from tests.support.site import BEGIN, HR, Site, opened_site

FIGURES = "figures { rows completeness validity freshness filled waiting conflicts }"
ASK = f"""query ($days: Int! = 90, $entity: String, $field: String, $system: String,
                $department: ID) {{
  dataQuality(days: $days, entity: $entity, field: $field, system: $system,
              department: $department) {{ day hiddenDepartments
    trend {{ day {FIGURES} }}
    fields {{ entity field system {FIGURES} }}
    systems {{ system entity {FIGURES} }}
    departments {{ department people {FIGURES} }} }} }}"""


@pytest.fixture
async def site(database: str, tmp_path: Path) -> Any:
    """Staff of a folder, in departments of seven; H1 is HR and administrator."""
    async with opened_site(database, tmp_path) as site:
        staff = people(21)
        staff[4]["出生日期"] = ""
        write_staff(tmp_path / "in", staff)
        wanted = staff_folder(tmp_path / "in", DEPARTMENTS, STAFF)
        await connect(site.hub, wanted, operator="tester")
        (await pull(site.hub, "staff", operator="tester")).check()
        grant = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
        await add_grant(site.hub.database, grant, actor="test")
        yield site


async def asked(site: Site, scope: str = "hr admin", **variables: Any) -> Any:
    told = await site.ask(ASK, "H1", scope, **variables)
    assert "errors" not in told, told
    return told["data"]["dataQuality"]


async def test_it_is_told_by_day_field_system_and_department(site: Site) -> None:
    assert await asked(site) == {
        "day": None, "hiddenDepartments": 0, "trend": [], "fields": [], "systems": [],
        "departments": [],
    }  # fmt: skip
    await take_quality(site.hub)
    await site.hub.database.writer.execute(
        "insert into hub.quality select $1, entity, part, of, rows, people, fresh, fields "
        "from hub.quality",
        site.hub.today() - timedelta(days=3),
    )
    found = await asked(site, "admin")
    assert [one["day"] for one in found["trend"]] == [
        (site.hub.today() - timedelta(days=3)).isoformat(), site.hub.today().isoformat(),
    ]  # fmt: skip
    born = next(one for one in found["fields"] if one["field"] == "birthDate")
    assert (born["system"], born["figures"]["rows"], born["figures"]["filled"]) == (None, 22, 20)
    assert {one["system"] for one in found["systems"]} == {"staff"}
    assert {one["people"] for one in found["departments"]} == {7}
    assert all(one["department"].startswith("department_") for one in found["departments"])
    one = await asked(site, entity="Employee", field="birthDate", system="staff")
    assert one["trend"][-1]["figures"]["completeness"] == 20 / 21
    assert {each["system"] for each in one["fields"]} == {"staff"}
    unit = found["departments"][0]["department"]
    below = await asked(site, department=unit)
    assert below["trend"][-1]["figures"] == found["departments"][0]["figures"]


async def test_it_is_for_the_office_alone(site: Site) -> None:
    for number, scope in (("E0001", "employee"), ("E0001", "manager"), ("H1", "employee")):
        told = await site.ask(ASK, number, scope)
        assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"


async def test_what_is_unclear_is_refused(site: Site) -> None:
    for one in (
        {"days": 0}, {"entity": "x"}, {"field": "x"}, {"entity": "Employee", "field": "x"},
        {"system": "x"}, {"department": "x"}, {"department": f"department_{HR}"},
    ):  # fmt: skip
        told = await site.ask(ASK, "H1", "hr", **one)
        assert told["errors"][0]["extensions"]["code"] == "QUALITY_FILTER", one


async def test_metrics_show_the_last_snapshot(site: Site) -> None:
    from prometheus_client import generate_latest

    await take_quality(site.hub)
    metrics = Metrics()
    stop = subscribe(metrics)
    try:
        await tell_quality(site.hub, None)
    finally:
        stop()
    text = generate_latest(metrics.registry).decode()
    line = 'hub_quality_cells{cells="filled",entity="Employee",field="birth_date",system="staff"}'
    assert f"{line} 20.0" in text
    assert 'hub_quality_fresh_rows{entity="Employee",system=""}' in text
    assert "D1" not in text
