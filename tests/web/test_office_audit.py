"""Who did what, in the graph: found by every filter, told to auditors without a value, verified."""

import random
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.auth.viewer import Everywhere
from hub.flows.audit import seal_audit
from hub.flows.audit_search import MOST, facts
from hub.schema.record import Json
from hub.schema.shipped import shipped
from hub.store.acts import note
from hub.store.grants import NewGrant, add_grant
from tests.support.site import BEGIN, HR, Site, opened_site

AUDITOR: Final = "00000000-0000-7000-8000-0000000000b2"
CLIENT: Final = "00000000-0000-7000-8000-0000000000f1"
ROWS: Final = tuple(f"00000000-0000-7000-8000-00000000e{at:03}" for at in range(4))
ENTRIES = """query ($actor: ID, $action: String, $entity: String, $row: ID, $since: Date,
  $until: Date, $first: Int, $after: String, $order: TimeOrder) {
  auditEntries(actor: $actor, action: $action, entity: $entity, row: $row, since: $since,
               until: $until, first: $first, after: $after, order: $order) {
  endCursor nodes { id at by action entity rows reason facts { name values hidden } chained } } }"""
WORDS = "{ auditWords { actions entities } }"
STATUS = """{ auditStatus { chained sealedAt anchored waiting
  verified { by entries checkpoints count findings } } }"""
VERIFY = """mutation { verifyAudit(input: {reason: "quarterly"}) {
  ... on VerifyAuditSuccess { entries count findings } ... on Problem { code } } }"""


@pytest.fixture
async def site(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """A hub with an auditor, who holds no other grant."""
    async with opened_site(database, tmp_path / "home") as site:
        await site.hub.database.writer.execute(
            "insert into hub.employee (id, legal_name, legal_name_sort, number, status, version,"
            " recorded) values ($1, $2, $2, 'A1', 'active', 1, '[2020-01-01,)')",
            *(AUDITOR, "auditor"),
        )
        await site.hub.database.writer.execute(
            'insert into hub.employment (id, employee_id, number, status, "primary",'
            " effective_from, version, recorded) values (gen_random_uuid(), $1, 'A1', 'active',"
            " true, $2, 1, '[2020-01-01,)')",
            *(AUDITOR, BEGIN),
        )
        grant = NewGrant(AUDITOR, "auditor", frozenset(), Everywhere(), BEGIN)
        await add_grant(site.hub.database, grant, actor="test")
        yield site


async def asked(
    site: Site, query: str, who: str = "A1", scope: str = "auditor", **more: Any
) -> Any:
    told = await site.ask(query, who, scope, **more)
    assert "errors" not in told, told
    [found] = told["data"].values()
    return found


async def acts(site: Site, many: int) -> None:
    """So many entries of some actors, actions and days, drawn at random."""
    dice = random.Random(7)
    writer = site.hub.database.writer
    for _ in range(many):
        named = dice.sample(ROWS, dice.randrange(3))
        action = dice.choice(("people.read", "grant.give", "queue.note"))
        detail: dict[str, Json] = {"read": [{"classes": ["PAY"], "people": list(named)}]}
        if action != "people.read":
            detail = {"some": {"deeper": list(named)}}
        actor, entity = dice.choice((HR, CLIENT, "operator")), dice.choice(("Employee", "queue"))
        await note(writer, actor, action, entity, detail=detail)
    await writer.execute(
        "update hub.audit set at = timestamptz '2026-03-01 12:00+08' + interval '1 day' * (seq % 9)"
        " where action in ('people.read', 'grant.give', 'queue.note')"
    )


async def walked(site: Site, first: int, **wanted: Any) -> list[dict[str, Any]]:
    """All entries that are found, page by page."""
    found: list[dict[str, Any]] = []
    after = None
    while True:
        page = await asked(site, ENTRIES, first=first, after=after, **wanted)
        found += page["nodes"]
        after = page["endCursor"]
        if after is None:
            return found


async def test_every_filter_finds_what_a_naive_reader_finds(site: Site) -> None:
    """Pages are cut anywhere, in the order of time; the twin reads all entries as they lie."""
    await acts(site, 90)
    rows = await site.hub.database.writer.fetch(
        "select seq, at, actor, action, entity, detail::text as detail from hub.audit"
    )
    zone = site.hub.settings.zone
    dice = random.Random(11)
    for _ in range(40):
        wanted = {
            "actor": dice.choice((None, f"employee_{HR}", f"client_{CLIENT}", "operator", "none")),
            "action": dice.choice((None, "people.read", "grant.give")),
            "entity": dice.choice((None, "Employee", "queue")),
            "row": dice.choice((None, *(f"employee_{one}" for one in ROWS))),
            "since": dice.choice((None, "2026-03-03")),
            "until": dice.choice((None, "2026-03-03", "2026-03-06")),
        }
        seen = await walked(site, dice.choice((1, 7, 200)), **wanted)
        twin = [one for one in rows if _meant(dict(one), wanted, zone)]
        twin.sort(key=lambda one: (one["at"], one["seq"]), reverse=True)
        told = [one["id"] for one in seen if one["action"] != "audit.read"]
        assert told == [str(one["seq"]) for one in twin], wanted


def _meant(one: dict[str, Any], wanted: dict[str, str | None], zone: Any) -> bool:
    day = one["at"].astimezone(zone).date().isoformat()
    actor = wanted["actor"] and wanted["actor"].removeprefix("employee_").removeprefix("client_")
    row = wanted["row"] and wanted["row"].removeprefix("employee_")
    return (
        actor in (None, one["actor"])
        and wanted["action"] in (None, one["action"])
        and wanted["entity"] in (None, one["entity"])
        and (row is None or row in (one["detail"] or ""))
        and (wanted["since"] is None or day >= wanted["since"])
        and (wanted["until"] is None or day <= wanted["until"])
    )


async def test_a_row_is_followed_to_the_entries_by_which_it_changed(site: Site) -> None:
    """An edit's entry names no row; it is found by the moment that it shares with the version."""
    create = """mutation ($code: String!) { createEmployee(input: {
      employee: {legalName: "e"}, reason: "new",
      employment: {number: $code, status: "active", effectiveFrom: "2024-03-01"},
      assignment: {department: "department_00000000-0000-7000-8000-0000000000d1",
        effectiveFrom: "2024-03-01"}}) {
      ... on CreateEmployeeSuccess { employee { id } } ... on Problem { code } } }"""
    edit = """mutation ($id: ID!) { correctEmployee(input: {id: $id, set: {latinName: "Aud"},
      reason: "as on the card"}) { __typename } }"""
    id_, other = [
        (await asked(site, create, "H1", "hr", code=one))["employee"]["id"] for one in ("N1", "N2")
    ]
    done = await asked(site, edit, "H1", "hr", id=id_)
    assert done["__typename"] == "CorrectEmployeeSuccess"
    mine = await walked(site, 50, row=id_, entity="Employee")
    assert [one["reason"] for one in mine] == ["as on the card", "new"]
    assert {one["by"] for one in mine} == {f"employee_{HR}"}
    others = await walked(site, 50, row=other, entity="Employee")
    assert [one["reason"] for one in others] == ["new"]


async def test_no_value_leaves_and_the_search_is_on_the_record(site: Site) -> None:
    detail: dict[str, Json] = {"employee": HR, "name": "王小明", "count": 3, "role": "hr",
                               "note": "13800000000", "classes": ["PAY"]}  # fmt: skip
    await note(site.hub.database.writer, CLIENT, "grant.give", "grant", detail=detail)
    [one] = (await asked(site, ENTRIES, action="grant.give", actor=f"client_{CLIENT}"))["nodes"]
    assert one["by"] == f"client_{CLIENT}"
    told = {each["name"]: (each["values"], each["hidden"]) for each in one["facts"]}
    assert told == {
        "employee": ([HR], 0), "name": ([], 1), "count": (["3"], 0), "role": (["hr"], 0),
        "note": ([], 1), "classes": (["PAY"], 0),
    }  # fmt: skip
    [looked] = (await asked(site, ENTRIES, action="audit.read", first=1))["nodes"]
    assert looked["by"] == f"employee_{AUDITOR}"
    words = await asked(site, WORDS)
    assert {"grant.give", "audit.read"} <= set(words["actions"])
    assert words["actions"] == sorted(words["actions"])
    assert {"grant", "audit"} <= set(words["entities"])


LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
DETAILS = st.recursive(
    LEAVES, lambda one: st.lists(one) | st.dictionaries(st.text(), one), max_leaves=60
)


@given(DETAILS)
def test_of_any_detail_only_what_is_no_value_is_shown(detail: Any) -> None:
    """Counted by a reader of its own: each leaf is shown or hidden, and no free text is shown."""
    leaves: list[tuple[str, object]] = []
    stack: list[tuple[str, object]] = [("", detail)]
    while stack:
        name, one = stack.pop()
        if isinstance(one, dict):
            stack += one.items()
        elif isinstance(one, list):
            stack += [(name, part) for part in one]
        elif one is not None:
            leaves.append((name, one))
    found = facts(shipped(), detail)
    assert {one.name for one in found} == {name for name, _ in leaves}
    for one in found:
        mine = [leaf for name, leaf in leaves if name == one.name]
        plain = {str(leaf).lower() if isinstance(leaf, bool) else str(leaf)
                 for leaf in mine if isinstance(leaf, int)}  # fmt: skip
        known = {leaf for leaf in mine if isinstance(leaf, str) and leaf in _NAMES}
        assert set(one.values) <= plain | known
        assert len(one.values) <= MOST
        assert one.hidden == sum(
            isinstance(leaf, float) or (isinstance(leaf, str) and leaf not in _NAMES)
            for leaf in mine
        ) + max(0, len(plain | known) - MOST)


_NAMES: Final = {
    word
    for spec in shipped()
    for one in spec.fields.values()
    for word in (spec.name, one.name, one.graph_name, one.cls.name)
}


async def test_the_chain_is_verified_and_says_so(site: Site) -> None:
    """Never asked at first; nothing found; then somebody rewrites an entry, and it is found."""
    assert (await asked(site, STATUS))["verified"] is None
    done = await asked(site, VERIFY)
    assert (done["count"], done["findings"]) == (0, [])
    said = await asked(site, STATUS)
    assert (said["verified"]["by"], said["verified"]["count"]) == (f"employee_{AUDITOR}", 0)
    assert said["chained"] == said["anchored"] >= said["verified"]["entries"] == done["entries"]
    await site.hub.database.writer.execute(
        "update hub.audit set actor = 'nobody' where seq = (select min(seq) from hub.audit)"
    )
    done = await asked(site, VERIFY)
    assert done["findings"] == ["ENTRY_CHANGED", "ROOT_DIFFERS"]
    assert done["count"] >= 2  # every checkpoint since
    said = await asked(site, STATUS)
    assert said["verified"]["findings"] == ["ENTRY_CHANGED", "ROOT_DIFFERS"]
    await note(site.hub.database.writer, "x", "y", "z")
    waiting = (await asked(site, STATUS))["waiting"]
    assert waiting > 0
    await seal_audit(site.hub)
    assert (await asked(site, STATUS))["waiting"] == 0


async def test_it_is_for_auditors(site: Site) -> None:
    """HR reads data and not the log; administrators see the state of the chain alone."""
    grant = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
    await add_grant(site.hub.database, grant, actor="test")
    for scope in ("hr", "hr admin", "employee"):
        for query in (ENTRIES, WORDS):
            told = await site.ask(query, "H1", scope)
            assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
    assert (await asked(site, STATUS, "H1", "admin"))["chained"] >= 0
    told = await site.ask(STATUS, "H1", "hr")
    assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
    assert await asked(site, VERIFY, "H1", "hr") == {"code": "OFFICE_DENIED"}


async def test_what_is_unclear_is_refused(site: Site) -> None:
    for wanted, code in (
        ({"row": "nobody"}, "AUDIT_FILTER"),
        ({"first": 201}, "PAGE_INVALID"),
        ({"after": "1"}, "PAGE_INVALID"),
        ({"after": "9999999999999999.1"}, None),
        ({"until": "9999-12-31", "since": "0001-01-01"}, None),
    ):
        told = await site.ask(ENTRIES, "A1", "auditor", **wanted)  # type: ignore[arg-type]
        if code is None:
            assert "errors" not in told, told
        else:
            assert told["errors"][0]["extensions"]["code"] == code


async def test_a_day_is_one_of_the_companys_zone(site: Site) -> None:
    """An entry just before midnight there is of that day, whatever day it is elsewhere."""
    zone, writer = site.hub.settings.zone, site.hub.database.writer
    await note(writer, "operator", "grant.give", "grant")
    for hour, day in ((23, date(2026, 3, 4)), (0, date(2026, 3, 5))):
        at = datetime(day.year, day.month, day.day, hour, 30, tzinfo=zone)
        await writer.execute("update hub.audit set at = $1 where action = 'grant.give'", at)
        for shift in (-1, 0, 1):
            text = (day + timedelta(days=shift)).isoformat()
            found = await walked(site, 9, action="grant.give", since=text, until=text)
            assert len(found) == (shift == 0)
            assert all(one["at"].startswith(text) for one in found)


async def test_the_oldest_first_is_the_latest_first_read_backwards(site: Site) -> None:
    """By pages; each look adds an entry of its own, which is none of those that are asked for."""
    await acts(site, 30)
    latest = (await asked(site, ENTRIES, action="grant.give", actor="operator", first=100))["nodes"]
    found: list[Any] = []
    after = None
    while True:
        page = await asked(
            site, ENTRIES, action="grant.give", actor="operator",
            first=2, after=after, order="OLDEST",
        )  # fmt: skip
        found += page["nodes"]
        after = page["endCursor"]
        if after is None:
            break
    assert len(latest) > 2
    assert [one["id"] for one in found] == [one["id"] for one in reversed(latest)]
