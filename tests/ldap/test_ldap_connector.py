"""The ldap connector against a real OpenLDAP: pages, changes, the deleted, and what goes wrong."""

from pathlib import Path
from typing import Any

import pytest

from hub.connectors.ldap import LdapStream, earlier
from hub.connectors.protocol import Connector
from hub.connectors.registry import open_connector
from hub.errors import HubError, Refused, Transient
from tests.contract.vendor import pull
from tests.ldap.slapd import BASE, PASSWORD, PEOPLE, READER, Slapd, person

pytestmark = pytest.mark.debian
STAFF = {"base": PEOPLE, "filter": "(objectClass=inetOrgPerson)", "cursor": "entryCSN", "page": 50}


def opened(slapd: Slapd, password: str = PASSWORD, **stream: Any) -> Connector:
    config = {"url": slapd.url, "user": READER, "base": BASE, "streams": {"s": {**STAFF, **stream}}}
    return open_connector("ldap", config, {"password": password}, Path())


async def test_more_people_than_a_page_or_the_size_limit(slapd: Slapd) -> None:
    with slapd.admin() as admin:
        for at in range(620):
            person(
                admin, f"E{at:04}", f"李䶮{at}", mail=[f"e{at}@example.org", f"x{at}@example.org"]
            )
    connector = opened(slapd, cursor=None)
    assert (await connector.check()).ok
    found = await pull(connector, "s")
    assert found.complete
    assert sorted(one["employeeNumber"] for one in found.items) == [f"E{n:04}" for n in range(620)]
    first = found.items[0]
    assert first["dn"] == "uid=E0000,ou=people,dc=example,dc=org"
    assert (first["cn"], first["mail"]) == (["李䶮0"], ["e0@example.org", "x0@example.org"])
    assert found.batches[0].records.pick("mail[0]").values[0] == "e0@example.org"
    await connector.close()


async def test_afterwards_only_changes_are_read_and_the_rest_is_listed(slapd: Slapd) -> None:
    with slapd.admin() as admin:
        made = [person(admin, f"E{at}", f"王{at}") for at in range(120)]
    connector = opened(slapd, overlap=0)
    first = await pull(connector, "s")
    assert len(first.items) == len(first.batches[-1].present) == 120
    with slapd.admin() as admin:
        admin.modify(made[7], {"sn": [("MODIFY_REPLACE", ["欧阳"])]})
        admin.delete(made[9])
        admin.modify_dn(made[11], "uid=E11", new_superior=f"ou=groups,{BASE}")
        person(admin, "E999", "诸葛亮")
    again = await pull(connector, "s", first.cursor)
    read = {one["uid"][0] for one in again.items}
    # The last one of before has the cursor's own time and comes again.
    assert read - {first.items[-1]["uid"][0]} == {"E7", "E999"}
    there = {one["entryUUID"] for one in again.batches[-1].present}
    gone = {one["entryUUID"] for one in first.items} - there
    assert gone == {one["entryUUID"] for one in first.items if one["uid"][0] in {"E9", "E11"}}
    assert again.cursor["value"] > first.cursor["value"]
    nothing = await pull(connector, "s", again.cursor)
    assert {one["uid"][0] for one in nothing.items} == {"E999"}
    assert nothing.cursor == again.cursor
    await connector.close()


async def test_passwords_are_never_read(slapd: Slapd) -> None:
    with slapd.admin() as admin:
        person(admin, "E1", "周", userPassword="geheim 7")
    connector = opened(slapd, attributes=["*", "+"])
    (one,) = (await pull(connector, "s")).items
    assert not any("assword" in name for name in one)
    with pytest.raises(Refused, match="Passwords are not read"):
        opened(slapd, attributes=["userPassword"])
    await connector.close()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"password": "falsch"}, "LDAP_CREDENTIALS"),
        ({"base": f"ou=nowhere,{BASE}"}, "LDAP_BASE"),
        ({"filter": "(objectClass=person"}, "LDAP_FILTER"),
    ],
)
async def test_what_is_wrong_is_said(slapd: Slapd, change: dict[str, Any], code: str) -> None:
    connector = opened(slapd, **change)
    with pytest.raises(Refused) as caught:
        await pull(connector, "s")
    assert caught.value.code == code
    assert caught.value.hint
    assert not (await connector.check()).ok
    await connector.close()


async def test_without_paging_rights_a_cut_answer_is_no_answer() -> None:
    with Slapd(soft=500) as slapd:
        with slapd.admin() as admin:
            for at in range(520):
                person(admin, f"E{at}", "吴")
        connector = opened(slapd, page=2_000, cursor=None)
        with pytest.raises(Refused) as caught:
            await pull(connector, "s")
        assert caught.value.code == "LDAP_LIMIT"
        await connector.close()


async def test_a_directory_that_is_away_is_tried_again(slapd: Slapd) -> None:
    slapd.stop()
    connector = opened(slapd)
    with pytest.raises(Transient) as caught:
        await pull(connector, "s")
    assert caught.value.code == "LDAP_UNREACHABLE"
    slapd.start()
    assert (await pull(connector, "s")).complete
    await connector.close()


def test_a_password_is_not_sent_in_the_open() -> None:
    config = {"url": "ldap://directory.example", "base": BASE, "user": READER, "streams": {}}
    with pytest.raises(HubError) as caught:
        open_connector("ldap", config, {"password": "x"}, Path())
    assert caught.value.code == "LDAP_PLAIN"
    open_connector("ldap", {**config, "start_tls": True}, {"password": "x"}, Path())
    with pytest.raises(HubError) as caught:
        open_connector("ldap", {**config, "url": "ldaps://u:p@d"}, {}, Path())
    assert caught.value.code == "LDAP_URL"


@pytest.mark.parametrize(
    ("cursor", "value", "before"),
    [
        ("entryCSN", "20260301000010.123456Z#000001#002#000003",
         "20260228235510.123456Z#000000#000#000000"),
        ("modifyTimestamp", "20260301000010Z", "20260228235510Z"),
        ("uSNChanged", "4711", "4711"),
    ],
)  # fmt: skip
def test_the_overlap_begins_before_the_cursor(cursor: Any, value: str, before: str) -> None:
    assert earlier(LdapStream(cursor=cursor), value) == before
