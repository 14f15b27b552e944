"""A company's own policy from the file to the cell: shown before, taken into use, on the record."""

import asyncio
import json
from datetime import date
from pathlib import Path

import httpx2
import pytest

from hub.app import application
from hub.auth.devissuer import DevIssuer
from hub.cli import main
from hub.errors import Refused
from hub.flows.hub import migrate, open_hub
from hub.settings import Settings
from tests.support.site import BEGIN, Site, opened_site

PHONE = '{ employees(filter: {number: {eq: "H1"}}) { nodes { number workPhone } } }'
JOINED = """
with one as (
  insert into hub.employee (id, legal_name, legal_name_sort, number, status, version, recorded)
  values (gen_random_uuid(), '欧阳䶮', 'ouyang yan', 'N1', 'active', 1, '[2020-01-01,)')
  returning id)
insert into hub.employment (id, employee_id, number, status, "primary", effective_from, version,
                            recorded)
select gen_random_uuid(), id, 'N1', 'active', true, $1::date, 1, '[2020-01-01,)' from one
"""
OWN = """
hub: policy/1
why: Telephone numbers are for those who need them.
fields:
  Employee.work_phone: {read: [self, manager, CORE]}
"""


def written(home: Path, text: str = OWN) -> Path:
    home.mkdir(exist_ok=True)
    file = home / "policy.yaml"
    file.write_text(text, "utf-8")
    return file


async def test_it_is_taken_into_use_by_migrating_and_holds_in_the_graph(
    database: str, tmp_path: Path
) -> None:
    """A colleague saw the number before, and does not after; the change is on the record."""
    async with opened_site(database, tmp_path) as site:
        writer = site.hub.database.writer
        await writer.execute(JOINED, BEGIN)
        await writer.execute("update hub.employee set work_phone = '8021' where number = 'H1'")
        told = await site.ask(PHONE, "N1", "employee")
        assert told["data"]["employees"]["nodes"] == [{"number": "H1", "workPhone": "8021"}]
    written(tmp_path)
    env = {"HUB_HOME": str(tmp_path), "HUB_DATABASE_URL": database, "HUB_DEV": "1"}
    settings = Settings.from_env({**env, "HUB_OPERATOR": "op"})
    with pytest.raises(Refused, match="POLICY_UNAPPLIED"):
        async with open_hub(settings):
            pass
    await migrate(settings)
    async with open_hub(settings) as hub:
        entry = await hub.database.writer.fetchrow(
            "select actor from hub.audit where action = 'access.policy'"
        )
        assert entry["actor"] == "op"
        transport = httpx2.ASGITransport(app=application(hub))
        async with httpx2.AsyncClient(transport=transport, base_url="http://hub") as client:
            site = Site(hub, client, DevIssuer(settings))
            told = await site.ask(PHONE, "N1", "employee")
            assert told["data"]["employees"]["nodes"] == [{"number": "H1", "workPhone": None}]
            told = await site.ask(PHONE, "H1", "hr")
            assert told["data"]["employees"]["nodes"] == [{"number": "H1", "workPhone": "8021"}]


async def _seeded(database: str, home: Path) -> None:
    async with opened_site(database, home) as site:
        await site.hub.database.writer.execute(JOINED, date(2021, 1, 1))
        await site.hub.database.writer.execute("update hub.employee set work_phone = '8021'")


def test_the_difference_is_told_with_counts_before_it_takes_effect(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asyncio.run(_seeded(database, tmp_path / "home"))
    monkeypatch.setenv("HUB_DATABASE_URL", database)
    monkeypatch.setenv("HUB_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HUB_DEV", "1")
    file = written(tmp_path / "draft")
    assert main(["access", "diff", str(file), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    lost = {one["who"]: one for one in found}
    assert lost["everyone"] == {
        "entity": "Employee", "class": "DIRECTORY", "may": "read", "who": "everyone",
        "fields": ["work_phone"], "gains": "", "loses": "once current", "people": 2, "values": 2,
    }  # fmt: skip
    assert "self" not in lost
    assert lost["PAY"]["loses"]
    assert lost["PAY"]["people"] == 1
    assert main(["access", "diff", str(file)]) == 0
    assert "work_phone" in capsys.readouterr().out
    assert main(["access", "diff", str(written(tmp_path / "same", "hub: policy/1"))]) == 0
    assert "Nobody gains or loses anything." in capsys.readouterr().out
    assert main(["access", "diff", str(tmp_path / "none.yaml")]) == 2
    assert "POLICY_FILE_INVALID" in capsys.readouterr().err
