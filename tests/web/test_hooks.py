"""Webhooks out: signed, each under its own access, again until they are taken, never of others."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hub.app import asking
from hub.auth.viewer import Everywhere
from hub.connectors.webhook import new_secret, signed, verified
from hub.errors import Refused
from hub.flows.alarms import judge_alarms
from hub.flows.connect import connect
from hub.flows.hooks import WantedHook, add_hook, hook_of, push_hook
from hub.flows.pull import pull
from hub.store.clients import add_client
from hub.store.deliveries import deliveries, replay, resend
from hub.store.grants import NewGrant, add_grant
from tests.support.outbox import taken_in
from tests.support.outside import people, staff_folder, write_staff
from tests.support.receiver import Receiver, receiving
from tests.support.site import BEGIN, HR, Site


async def staffed(site: Site, folder: Path, staff: list[dict[str, str]]) -> None:
    write_staff(folder, staff)
    await connect(site.hub, staff_folder(folder), operator="tester")
    (await pull(site.hub, "staff", operator="tester")).check()


async def subscribed(
    site: Site, url: str, *classes: str, select: str = "number legalName status { code } birthDate"
) -> str:
    """A subscriber `lms` whose client holds these classes; its secret."""
    await taken_in(site.hub)  # what is older is not told
    made, _ = await add_client(site.hub.database, "lms", actor="test")
    grant = NewGrant(made, "hr", frozenset(classes), Everywhere(), BEGIN)
    await add_grant(site.hub.database, grant, actor="test")
    wanted = WantedHook("lms", url, "lms", {"Employee": select})
    return await add_hook(site.hub, asking(site.hub), wanted, actor="test")


async def sent(site: Site) -> None:
    await taken_in(site.hub)
    await site.hub.database.writer.execute("update hub.delivery set run_at = now()")
    await push_hook(site.hub, asking(site.hub), await hook_of(site.hub, "lms"))


async def told(site: Site) -> list[Any]:
    return await deliveries(site.hub.database, kind="webhook")


async def test_a_change_is_told_signed_and_only_as_far_as_the_client_sees(
    site: Site, tmp_path: Path
) -> None:
    """With CORE alone the day of birth is null; a change that it does not see is not told."""
    receiver = Receiver()
    async with receiving(receiver) as url:
        receiver.secret = await subscribed(site, url, "CORE")
        staff = people(2)
        await staffed(site, tmp_path, staff)
        await sent(site)
        assert receiver.forged == 0
        assert {one["type"] for one in receiver.messages} == {"employee.changed"}
        rows = {one["data"]["number"]: one["data"] for one in receiver.messages}
        assert rows["E0001"]["legalName"] == staff[0]["姓名"]
        assert rows["E0001"]["birthDate"] is None
        count = len(receiver.messages)
        await staffed(site, tmp_path, [staff[0] | {"出生日期": "1990-01-01"}, staff[1]])
        await sent(site)
        assert len(receiver.messages) == count
        await staffed(site, tmp_path, [staff[0] | {"姓名": "曾䶮𠮷"}, staff[1]])
        await sent(site)
        assert receiver.messages[-1]["data"]["legalName"] == "曾䶮𠮷"
        assert len(receiver.messages) == count + 1


async def test_a_client_without_a_grant_is_told_nothing_of_anybody(
    site: Site, tmp_path: Path
) -> None:
    """It may see no row: not even that one changed, nor its id."""
    receiver = Receiver()
    async with receiving(receiver) as url:
        made, _ = await add_client(site.hub.database, "lms", actor="test")
        assert made
        wanted = WantedHook("lms", url, "lms", {"AttendanceDay": "date status { code }"})
        receiver.secret = await add_hook(site.hub, asking(site.hub), wanted, actor="test")
        await staffed(site, tmp_path, people(2))
        await sent(site)
        assert receiver.messages == []


async def test_what_is_not_taken_comes_again_under_the_same_id(site: Site, tmp_path: Path) -> None:
    receiver = Receiver(answers=[500, 429])
    async with receiving(receiver) as url:
        receiver.secret = await subscribed(site, url, "CORE")
        await staffed(site, tmp_path, people(1))
        await sent(site)
        await sent(site)
        [one] = [each for each in await told(site) if each.state == "waiting"]
        assert (one.attempts, one.error) == (2, "HTTP_429")
        await sent(site)
        assert len(receiver.messages) == 1
        [done] = [each for each in await told(site) if each.state == "done"]
        assert done.receipt["message"] == receiver.ids[0]
        assert await resend(site.hub.database, await hook_of(site.hub, "lms"), done.id, actor="t")
        await sent(site)
        assert receiver.ids == [receiver.ids[0]] * 2  # replayed: the receiver knows it again


async def test_who_says_gone_is_asked_no_more(site: Site, tmp_path: Path) -> None:
    receiver = Receiver(answers=[410])
    async with receiving(receiver) as url:
        receiver.secret = await subscribed(site, url, "CORE")
        await staffed(site, tmp_path, people(1))
        await sent(site)
        one = await hook_of(site.hub, "lms")
        assert one.paused
        await sent(site)
        assert receiver.messages == []
        assert await replay(site.hub.database, one, None, actor="test") == (0, 0)


async def test_what_cannot_be_told_is_refused_when_it_is_added(site: Site) -> None:
    """Plain http, an unknown field, an unknown client."""
    ask = asking(site.hub)
    await add_client(site.hub.database, "lms", actor="test")
    for wanted, code in (
        (WantedHook("a", "http://example.com/x", "lms", {}), "WEBHOOK_ADDRESS"),
        (WantedHook("a", "https://u:p@example.com/x", "lms", {}), "WEBHOOK_ADDRESS"),
        (WantedHook("a", "https://example.com", "lms", {"Employee": "nam"}), "WEBHOOK_SELECTION"),
        (WantedHook("a", "https://example.com", "lms", {"Nobody": "id"}), "WEBHOOK_SELECTION"),
        (WantedHook("a", "https://example.com", "x", {"Employee": "id"}), "CLIENT_UNKNOWN"),
    ):
        with pytest.raises(Refused, match=code):
            await add_hook(site.hub, ask, wanted, actor="test")


def test_the_example_of_the_specification_is_signed_as_it_says() -> None:
    """The message of standardwebhooks.com's own libraries."""
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # gitleaks:allow - of the specification
    body = b'{"test": 2432232314}'
    headers = signed(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert verified(secret, headers, body, now=1614265330.0)


@pytest.mark.parametrize("change", ["id", "timestamp", "signature", "body", "secret", "late"])
def test_what_was_touched_is_not_taken(change: str) -> None:
    secret, body, now = new_secret(), b"{}", 1_700_000_000
    headers = signed(secret, "msg_1", now, body)
    if change in {"id", "timestamp", "signature"}:
        key = f"webhook-{change}"
        headers[key] = {"id": "msg_2", "timestamp": str(now + 1), "signature": "v1,AAAA"}[change]
    with pytest.raises(Refused, match="WEBHOOK_STALE" if change == "late" else "WEBHOOK_FORGED"):
        verified(
            new_secret() if change == "secret" else secret,
            headers,
            b"{ }" if change == "body" else body,
            now=now + (400 if change == "late" else 0),
        )


async def test_an_alarm_is_told_by_webhook_and_stands_in_the_graph(
    site: Site, tmp_path: Path
) -> None:
    """Stopped before a mass change: told once when it is raised, once when it is cleared."""
    admin = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
    await add_grant(site.hub.database, admin, actor="test")
    receiver = Receiver()
    async with receiving(receiver) as url:
        await add_client(site.hub.database, "lms", actor="test")
        wanted = WantedHook("lms", url, "lms", {}, alarms=True)
        receiver.secret = await add_hook(site.hub, asking(site.hub), wanted, actor="test")
        await staffed(site, tmp_path, people(60))
        write_staff(tmp_path, people(5))
        await pull(site.hub, "staff", operator="tester")
        await judge_alarms(site.hub, datetime.now(UTC))
        await sent(site)
        [told] = receiver.messages
        assert (told["type"], told["data"]["kind"]) == ("alarm.raised", "stopped")
        ask = "{ connections { alarms { kind code } freshness { fresh withinSeconds } } }"
        answered = await site.ask(ask, scope="admin")
        assert answered["data"]["connections"] == [
            {
                "alarms": [{"kind": "stopped", "code": "MASS_CHANGE"}],
                "freshness": {"fresh": None, "withinSeconds": None},
            }
        ]
        demand = """mutation { setFreshness(input: {name: "staff", withinSeconds: 7200}) {
          ... on SetFreshnessSuccess { connection { freshness { fresh } } }
        } }"""
        answered = await site.ask(demand, scope="admin")
        assert answered["data"]["setFreshness"] == {"connection": {"freshness": {"fresh": True}}}
        await staffed(site, tmp_path, people(60))
        await judge_alarms(site.hub, datetime.now(UTC))
        await sent(site)
        assert [one["type"] for one in receiver.messages] == ["alarm.raised", "alarm.cleared"]


async def test_administrators_see_messages_and_send_them_again(site: Site, tmp_path: Path) -> None:
    """Never what was in them; a message that was taken goes out once more under its own id."""
    admin = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
    await add_grant(site.hub.database, admin, actor="test")
    receiver = Receiver()
    async with receiving(receiver) as url:
        receiver.secret = await subscribed(site, url, "CORE")
        await staffed(site, tmp_path, people(1))
        await sent(site)
        told = await site.ask("{ webhooks { name client waiting dead paused } }", scope="admin")
        assert told["data"]["webhooks"] == [
            {"name": "lms", "client": "lms", "waiting": 0, "dead": 0, "paused": False}
        ]
        asked = '{ webhookDeliveries(webhook: "lms") { id type message state } }'
        found = (await site.ask(asked, scope="admin"))["data"]["webhookDeliveries"]
        one = next(each for each in found if each["message"] == receiver.ids[0])
        again = """mutation ($id: ID!) { replayWebhook(input: {name: "lms", ids: [$id]}) {
          ... on ReplayWebhookSuccess { again }
        } }"""
        answered = await site.ask(again, scope="admin", id=one["id"])
        assert answered["data"]["replayWebhook"] == {"again": 1}
        await sent(site)
        assert receiver.ids.count(one["message"]) == 2
        closed = await site.ask("{ webhooks { name } }", scope="hr")
        assert closed["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
