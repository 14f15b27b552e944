"""Webhooks in the graph: added, renewed with both secrets signing, removed; what is deleted."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from hub.app import asking
from hub.auth.viewer import Everywhere
from hub.connectors.webhook import verified
from hub.errors import Refused
from hub.flows.connect import connect
from hub.flows.hooks import hook_of, push_hook
from hub.flows.pull import pull
from hub.store.clients import add_client
from hub.store.grants import NewGrant, add_grant, revoke_grant
from tests.support.outbox import taken_in
from tests.support.outside import (
    DEPARTMENTS,
    EDUCATION,
    STAFF,
    people,
    staff_folder,
    units,
    write_staff,
)
from tests.support.receiver import Receiver, receiving
from tests.support.site import BEGIN, HR, Site

ADD = """mutation ($input: AddWebhookInput!) { addWebhook(input: $input) {
  ... on AddWebhookSuccess {
    secret webhook { name url client alarms selections { entity fields } }
  }
  ... on Problem { code }
} }"""
RENEW = """mutation ($name: String!, $hours: Int!) {
  renewWebhook(input: {name: $name, hours: $hours}) {
    ... on RenewWebhookSuccess { secret bothUntil webhook { name bothUntil } }
    ... on Problem { code }
  }
}"""
REMOVE = """mutation ($name: String!) { removeWebhook(input: {name: $name}) {
  ... on RemoveWebhookSuccess { name } ... on Problem { code }
} }"""
STUDIES = [
    {"工号": "E0001", "学历": "本科", "学校": "甲大学"},
    {"工号": "E0002", "学历": "硕士", "学校": "乙大学"},
]
SELECT = [
    {"entity": "Department", "fields": "code name"},
    {"entity": "Education", "fields": "level { code }"},
    {"entity": "Employee", "fields": "number legalName"},
]


@pytest.fixture
async def office(site: Site, tmp_path: Path) -> Site:
    """A staffed hub whose HR person is an administrator, with a client that holds CORE."""
    admin = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
    await add_grant(site.hub.database, admin, actor="test")
    made, _ = await add_client(site.hub.database, "lms", actor="test")
    grant = NewGrant(made, "hr", frozenset({"CORE"}), Everywhere(), BEGIN)
    await add_grant(site.hub.database, grant, actor="test")
    write_staff(tmp_path, people(2), units(5), STUDIES)
    mapped = staff_folder(tmp_path, DEPARTMENTS, STAFF, EDUCATION)
    await connect(site.hub, mapped, operator="tester")
    await staffed(site, tmp_path)
    await taken_in(site.hub)
    return site


async def staffed(
    site: Site, folder: Path, departments: int = 5, studies: Sequence[dict[str, str]] = STUDIES
) -> None:
    write_staff(folder, people(2), units(departments), studies)
    (await pull(site.hub, "staff", operator="tester")).check()


async def asked(office: Site, text: str, **variables: Any) -> Any:
    told = await office.ask(text, scope="admin", **variables)
    assert "errors" not in told, told
    [answer] = told["data"].values()
    return answer


async def added(office: Site, url: str, **other: Any) -> Any:
    wanted = {"name": "lms", "url": url, "client": "lms", "selections": SELECT, **other}
    return await asked(office, ADD, input=wanted)


async def sent(office: Site) -> None:
    await taken_in(office.hub)
    await office.hub.database.writer.execute("update hub.delivery set run_at = now()")
    await push_hook(office.hub, asking(office.hub), await hook_of(office.hub, "lms"))


async def test_an_address_is_added_in_the_graph_and_told_what_changes(
    office: Site, tmp_path: Path
) -> None:
    receiver = Receiver()
    async with receiving(receiver) as url:
        made = await added(office, url)
        receiver.secret = made.pop("secret")
        made["webhook"]["selections"].sort(key=lambda one: one["entity"])
        assert made == {
            "webhook": {
                "name": "lms", "url": url, "client": "lms", "alarms": False, "selections": SELECT
            }
        }  # fmt: skip
        await staffed(office, tmp_path, 6)
        await sent(office)
        assert receiver.forged == 0
        assert [one["data"]["code"] for one in receiver.messages] == ["D5"]
        assert await added(office, url) == {"code": "WEBHOOK_NAMED"}
        for _ in range(2):  # one request, sent again
            key = {"idempotency-key": "r"}
            told = await office.ask(REMOVE, "H1", "admin", key, name="lms")
            assert told["data"] == {"removeWebhook": {"name": "lms"}}
        assert await asked(office, REMOVE, name="lms") == {"code": "SUBSCRIBER_UNKNOWN"}
    acts = await office.hub.database.writer.fetch(
        "select action, actor from hub.audit where entity = 'subscriber' order by seq"
    )
    assert [tuple(row) for row in acts] == [("subscriber.put", HR), ("subscriber.remove", HR)]


async def test_what_is_wrong_with_an_address_is_told_and_only_administrators_add(
    office: Site,
) -> None:
    wrong = [{"entity": "Employee", "fields": "nationalIdentity"}]
    for other, code in (
        ({"url": "http://lms.example.com/"}, "WEBHOOK_ADDRESS"),
        ({"client": "nobody"}, "CLIENT_UNKNOWN"),
        ({"selections": wrong}, "WEBHOOK_SELECTION"),
        ({"name": " "}, "WEBHOOK_NAMED"),
    ):
        assert await added(office, **{"url": "https://lms.example.com/", **other}) == {"code": code}
    wanted = {"name": "x", "url": "https://lms.example.com/", "client": "lms"}
    for text, variables in (
        (ADD, {"input": wanted}),
        (RENEW, {"name": "lms", "hours": 1}),
        (REMOVE, {"name": "lms"}),
    ):
        told = await office.ask(text, scope="hr", **variables)
        [answer] = told["data"].values()
        assert answer == {"code": "OFFICE_DENIED"}


async def test_a_renewed_secret_signs_beside_the_old_one_until_its_time_is_over(
    office: Site, tmp_path: Path
) -> None:
    receiver = Receiver()
    async with receiving(receiver) as url:
        old = (await added(office, url))["secret"]
        renewed = await asked(office, RENEW, name="lms", hours=24)
        new = renewed["secret"]
        assert renewed["webhook"]["bothUntil"] == renewed["bothUntil"]
        assert new != old
        receiver.secret = new
        await staffed(office, tmp_path, 6)
        await sent(office)
        headers, body = receiver.heard[-1]
        assert len(headers["webhook-signature"].split()) == 2
        assert verified(old, headers, body) == verified(new, headers, body)
        over = "update hub.subscriber set before_until = now() - interval '1 second'"
        await office.hub.database.writer.execute(over)
        await staffed(office, tmp_path, 7)
        await sent(office)
        headers, body = receiver.heard[-1]
        assert verified(new, headers, body)
        with pytest.raises(Refused, match="WEBHOOK_FORGED"):
            verified(old, headers, body)
        assert receiver.forged == 0
    for hours in (-1, 721):
        answer = await asked(office, RENEW, name="lms", hours=hours)
        assert answer == {"code": "WEBHOOK_BESIDE"}
    assert (await asked(office, RENEW, name="none", hours=1)) == {"code": "SUBSCRIBER_UNKNOWN"}


async def test_what_is_deleted_is_told_to_who_could_see_it_told_before_or_not(
    office: Site, tmp_path: Path
) -> None:
    """An education that was there before the subscription, and is gone from the system."""
    receiver = Receiver()
    async with receiving(receiver) as url:
        receiver.secret = (await added(office, url))["secret"]
        await staffed(office, tmp_path, studies=STUDIES[:1])
        await sent(office)
        gone = await office.hub.database.writer.fetchval(
            "select id::text from hub.education where closed_at is not null"
        )
        [one] = studied(receiver)
        assert one["type"] == "education.deleted"
        assert one["data"] == {"id": f"education_{gone}"}
        await staffed(office, tmp_path, studies=STUDIES[:1])
        await sent(office)
        assert len(studied(receiver)) == 1


async def test_who_may_not_see_a_row_any_more_is_told_that_and_nothing_else(
    office: Site, tmp_path: Path
) -> None:
    receiver = Receiver()
    async with receiving(receiver) as url:
        receiver.secret = (await added(office, url))["secret"]
        other = [STUDIES[0] | {"学历": "硕士"}, STUDIES[1]]
        await staffed(office, tmp_path, studies=other)
        await sent(office)
        assert [one["type"] for one in studied(receiver)] == ["education.changed"]
        held = "select id::text from hub.access_grant where classes = '{CORE}'"
        grant = await office.hub.database.writer.fetchval(held)
        await revoke_grant(office.hub.database, grant, actor="test", reason="到期")
        await staffed(office, tmp_path, studies=[])
        await sent(office)
        [_, last] = studied(receiver)
        assert last["type"] == "education.removed"
        assert last["data"].keys() == {"id"}


def studied(receiver: Receiver) -> list[dict[str, Any]]:
    return [one for one in receiver.messages if one["type"].startswith("education.")]
