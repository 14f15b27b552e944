"""Lists of the office go on from the last row of a page: each row once, in the list's order."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.auth.viewer import Everywhere
from hub.store.grants import NewGrant, add_grant
from tests.support.site import BEGIN, HR, Site, opened_site

FILLED = """
insert into hub.identity_merge (id, survivor_id, merged_id, merged_by, reason, moved, undone_at)
select ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, md5('s')::uuid,
       md5('m' || i)::uuid, 'x', 'r', '{"members": [], "folded": {}, "owned": {}}',
       case when i % 3 = 0 then now() end
from generate_series(1, 7) i;
insert into hub.emergency (id, employee_id, classes, purpose)
select ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, md5('e')::uuid, '{PAY}', 'p'
from generate_series(1, 7) i;
insert into hub.department_change (id, department_id, kind, day, document, state, author, reason)
select md5('c' || i)::uuid, md5('d')::uuid, 'retire', date '2026-01-01' + i % 3, '{}',
       case when i % 2 = 0 then 'done' else 'withdrawn' end, 'x', 'r'
from generate_series(1, 9) i;
insert into hub.term_edit (vocabulary, code, document, author, reason, at)
select case when i % 2 = 0 then 'education_level' else 'gender' end, 'c' || i, '{}', 'x', 'r',
       timestamptz '2026-01-01' + i % 3 * interval '1 day'
from generate_series(1, 9) i;
"""
LISTS = {
    "identityMerges": "standing: false",
    "emergencies": "",
    "departmentChanges": "",
    "termEdits": "",
}


@pytest.fixture
async def site(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """A hub with several rows in each list, some of the same day; H1 is HR and administrator."""
    async with opened_site(database, tmp_path) as site:
        grant = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
        await add_grant(site.hub.database, grant, actor="test")
        await site.hub.database.writer.execute(FILLED)
        yield site


async def ids(site: Site, name: str, given: str = "", **page: Any) -> list[str]:
    told = await site.ask(
        f"query ($first: Int!, $before: ID) {{ {name}({given} first: $first, before: $before)"
        " { id } }",
        "H1",
        "hr admin",
        **{"first": 100, **page},
    )
    assert "errors" not in told, told
    return [one["id"] for one in told["data"][name]]


async def walked(site: Site, name: str, given: str = "") -> list[str]:
    found: list[str] = []
    while page := await ids(site, name, given, first=2, before=found[-1] if found else None):
        found += page
    return found


@pytest.mark.parametrize("name", list(LISTS))
async def test_pages_show_every_row_once(name: str, site: Site) -> None:
    whole = await ids(site, name, LISTS[name])
    assert len(whole) == len(set(whole)) >= 7
    assert await walked(site, name, LISTS[name]) == whole


async def test_pages_hold_within_a_filter(site: Site) -> None:
    for name, given, count in (
        ("identityMerges", "standing: true", 5),
        ("departmentChanges", 'state: "done"', 4),
        ("termEdits", 'vocabulary: "gender"', 5),
    ):
        whole = await ids(site, name, given)
        assert len(whole) == count
        assert await walked(site, name, given) == whole


async def test_the_latest_comes_first(site: Site) -> None:
    """Told by the rows themselves."""
    told = await site.ask(
        "{ departmentChanges(first: 100) { day id } termEdits(first: 100) { at vocabulary code } "
        "emergencies { id } identityMerges { id } }",
        "H1",
        "hr admin",
    )
    for rows in told["data"].values():
        places = [tuple(one.values()) for one in rows]
        assert places == sorted(places, reverse=True)


@pytest.mark.parametrize("name", list(LISTS))
async def test_a_place_that_is_none_is_refused(name: str, site: Site) -> None:
    query = f'{{ {name}(before: "nowhere") {{ id }} }}'
    told = await site.ask(query, "H1", "hr admin")
    assert told["errors"][0]["extensions"]["code"] == "PAGE_INVALID"
    told = await site.ask(f"{{ {name}(first: 1000) {{ id }} }}", "H1", "hr admin")
    assert told["errors"][0]["extensions"]["code"] == "PAGE_INVALID"


async def test_a_place_among_the_edits_of_terms_is_its_readers(site: Site) -> None:
    """It is sealed for whom it was made; another's is none, nor is a changed one."""
    [one, *_] = await ids(site, "termEdits")
    assert "gender" not in one
    query = f'{{ termEdits(before: "{one[:-2]}AA") {{ id }} }}'
    told = await site.ask(query, "H1", "hr admin")
    assert told["errors"][0]["extensions"]["code"] == "PAGE_INVALID"
