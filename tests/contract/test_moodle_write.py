"""The shipped Moodle manifest writes: receipts for each account, whatever became of the others."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from hub.connectors.protocol import Connector, WriteOperation
from hub.connectors.registry import open_connector
from hub.demo.moodle import Moodle
from hub.errors import Refused, Transient
from tests.support.learning import TOKEN, account, learning, site_of


@asynccontextmanager
async def opened(site: Moodle) -> AsyncIterator[Connector]:
    async with learning(site) as url:
        connector = open_connector("moodle", {"base_url": url}, {"token": TOKEN}, Path())
        try:
            yield connector
        finally:
            await connector.close()


def update(key: str, **values: str) -> WriteOperation:
    return WriteOperation("users", "update", key, values, f"u{key}")


def create(number: int, **values: str) -> WriteOperation:
    whole: Mapping[str, Any] = {
        "idnumber": f"E{number:04}", "firstname": "䶮", "lastname": "曾",
        "email": f"n{number}@x.example", "department": "总部 / 销售部", "suspended": "false",
    } | values  # fmt: skip
    return WriteOperation("users", "create", None, whole, f"c{number}")


async def test_accounts_are_changed_and_each_refusal_concerns_one() -> None:
    """Warnings in a good answer: two are changed, two are refused, each with Moodle's own code."""
    site = site_of([account(at) for at in range(1, 4)], refused_users=frozenset({102}))
    async with opened(site) as connector:
        receipts = await connector.write(
            [
                update("101", department="财务部", suspended="true"),
                update("102", department="财务部"),
                update("103", lastname="欧阳"),
                update("999", lastname="无"),
            ]
        )
    assert [(one.state, one.key, one.code) for one in receipts] == [
        ("done", "101", None),
        ("refused", "102", "usernotupdatedadmin"),
        ("done", "103", None),
        ("refused", "999", "invaliduserid"),
    ]
    assert site.users[101]["suspended"] is True
    assert site.calls == 1


async def test_a_call_that_is_refused_as_a_whole_is_made_record_by_record() -> None:
    """A value that is too long makes Moodle refuse all three: the others are changed then."""
    site = site_of([account(at) for at in range(1, 4)])
    async with opened(site) as connector:
        receipts = await connector.write(
            [
                update("101", firstname="甲"),
                update("102", department="长" * 300),
                update("103", firstname="丙"),
            ]
        )
    assert [one.code for one in receipts] == [None, "invalidparameter", None]
    assert [key for key, _ in site.writes] == [101, 103]


async def test_accounts_are_made_with_their_keys_and_none_twice() -> None:
    site = site_of([account(1)])
    async with opened(site) as connector:
        receipts = await connector.write([create(5), create(1), create(6, email="")])
        assert [(one.state, one.code) for one in receipts] == [
            ("done", None),
            ("refused", "invalidparameter"),  # the username is taken
            ("refused", "VALUE_MISSING.email"),  # not even sent
        ]
        [made] = await connector.fetch("users", ["E0005"], "idnumber")
        assert str(made["id"]) == receipts[0].key
        assert (made["lastname"], made["firstname"]) == ("曾", "䶮")
        assert await connector.fetch("users", ["4711"]) == []


async def test_a_write_is_never_sent_twice_by_the_client() -> None:
    """The answer is lost: nobody knows what became of it, so it is not repeated here."""
    site = site_of([account(1)], lose_answer_every=1)
    async with opened(site) as connector:
        with pytest.raises(Transient, match="HTTP_UNAVAILABLE"):
            await connector.write([update("101", firstname="甲")])
    assert len(site.writes) == 1


async def test_what_cannot_be_written_or_asked_for_is_refused() -> None:
    site = site_of([account(1)])
    async with opened(site) as connector:
        with pytest.raises(Refused, match="WRITE_UNSUPPORTED"):
            await connector.write([WriteOperation("courses", "update", "1", {}, "k")])
        with pytest.raises(Refused, match="FETCH_UNSUPPORTED"):
            await connector.fetch("courses", ["1"])
        with pytest.raises(Refused, match="FETCH_UNSUPPORTED"):
            await connector.fetch("users", ["x"], "email")
