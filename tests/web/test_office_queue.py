"""The queue in the graph: seen as far as one may read, decided by id, paged."""

from pathlib import Path
from typing import Any

import pytest

from hub.auth.viewer import Everywhere
from hub.flows.connect import connect
from hub.flows.pull import pull
from hub.store.grants import NewGrant, add_grant
from tests.support.outside import (
    DEPARTMENTS,
    EDUCATION,
    STAFF,
    people,
    staff_folder,
    write_staff,
)
from tests.support.site import BEGIN, HR, Site, opened_site

SAID = ("大学", "本科", "大学", "研修", "结业证")
QUEUE = """query ($first: Int!, $after: String) { queue(first: $first, after: $after) {
  totalCount cells endCursor
  nodes { id entity field value cells people state suggestions { term score evidence } } } }"""
DECIDE = """mutation ($id: ID!, $term: String) { decideWords(input: {
  decisions: [{id: $id, term: $term}], reason: "r"}) { __typename
  ... on DecideWordsSuccess { streams { stream words filled version } }
  ... on Problem { code } } }"""


@pytest.fixture
async def site(database: str, tmp_path: Path) -> Any:
    """A hub with words that wait; H1 is HR and administrator."""
    async with opened_site(database, tmp_path) as site:
        education = [
            {"工号": one["工号"], "学历": SAID[at % 5], "学校": "某大学"}
            for at, one in enumerate(people(30))
        ]
        write_staff(tmp_path / "in", people(30), education=education)
        wanted = staff_folder(tmp_path / "in", DEPARTMENTS, STAFF, EDUCATION)
        await connect(site.hub, wanted, operator="tester")
        (await pull(site.hub, "staff", operator="tester")).check()
        grant = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
        await add_grant(site.hub.database, grant, actor="test")
        yield site


async def asked(site: Site, query: str, scope: str = "hr admin", **variables: Any) -> Any:
    told = await site.ask(query, "H1", scope, **variables)
    assert "errors" not in told, told
    [found] = told["data"].values()
    return found


async def test_values_are_for_those_who_may_read_them(site: Site) -> None:
    seen = await asked(site, QUEUE, first=10)
    assert {one["value"] for one in seen["nodes"]} == {"大学", "研修", "结业证"}
    assert seen["nodes"][0]["value"] == "大学"
    assert any(one["suggestions"] for one in seen["nodes"])
    blind = await asked(site, QUEUE, "admin", first=10)
    assert {one["value"] for one in blind["nodes"]} == {None}
    assert [one["suggestions"] for one in blind["nodes"]] == [[], [], []]
    assert [one["id"] for one in blind["nodes"]] == [one["id"] for one in seen["nodes"]]
    reads = "select count(*) from hub.audit where action = 'queue.read'"
    assert await site.hub.database.writer.fetchval(reads) == 2


async def test_pages_show_every_word_once(site: Site) -> None:
    whole = await asked(site, QUEUE, first=10)
    assert (whole["totalCount"], whole["cells"], whole["endCursor"]) == (3, 24, None)
    found, after = [], None
    while True:
        page = await asked(site, QUEUE, first=1, after=after)
        found += [one["id"] for one in page["nodes"]]
        after = page["endCursor"]
        if after is None:
            break
    assert found == [one["id"] for one in whole["nodes"]]


async def test_a_decision_in_the_graph_fills_what_waited(site: Site) -> None:
    word = (await asked(site, QUEUE, first=1))["nodes"][0]
    wrong = await asked(site, DECIDE, id=word["id"], term="bachelour")
    assert (wrong["__typename"], wrong["code"]) == ("NotFound", "WORD_TERM_UNKNOWN")
    made = await asked(site, DECIDE, id=word["id"], term="bachelor")
    assert made["streams"] == [{"stream": "education", "words": 1, "filled": 12, "version": 2}]
    assert (await asked(site, QUEUE, first=10))["totalCount"] == 2
    again = await asked(site, DECIDE, id=word["id"], term="bachelor")
    assert again["code"] == "WORD_UNKNOWN"


async def test_all_suggestions_that_are_good_enough_are_taken(site: Site) -> None:
    accept = """mutation ($above: Int!) { acceptSuggestions(input: {above: $above, reason: "r"}) {
      ... on AcceptSuggestionsSuccess { streams { stream words } } } }"""
    assert (await asked(site, accept, above=101))["streams"] == []
    before = await asked(site, QUEUE, first=10)
    taken = (await asked(site, accept, above=0))["streams"]
    after = await asked(site, QUEUE, first=10)
    words = sum(one["words"] for one in taken)
    assert words > 0
    assert after["totalCount"] == before["totalCount"] - words


async def test_it_is_closed_to_others(site: Site) -> None:
    told = await site.ask(QUEUE, "H1", "hr", first=1)
    assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
    told = await site.ask(DECIDE, "H1", "hr", id="0" * 32, term=None)
    assert told["data"]["decideWords"] == {"__typename": "Denied", "code": "OFFICE_DENIED"}


ORDERED = """query ($order: QueueOrder, $direction: OrderDirection, $first: Int!, $after: String,
                   $field: String) {
  queue(order: $order, direction: $direction, first: $first, after: $after, field: $field) {
    endCursor fields { connection entity field words cells }
    nodes { id value cells people firstSeen lastSeen } } }"""
BY = {
    "CELLS": "cells",
    "PEOPLE": "people",
    "FIRST_SEEN": "firstSeen",
    "LAST_SEEN": "lastSeen",
}


@pytest.mark.parametrize("direction", ["ASC", "DESC"])
@pytest.mark.parametrize("order", list(BY))
async def test_each_order_is_that_of_the_rows_and_its_pages(
    order: str, direction: str, site: Site
) -> None:
    """The twin sorts what stands in the answer; pages of one word show the same."""
    await site.hub.database.writer.execute(
        "update hub.quarantine set last_seen = last_seen + interval '1 day' where id in "
        "(select id from hub.quarantine where state = 'open' order by id limit 1)"
    )
    found, after = [], None
    while True:
        page = await asked(site, ORDERED, order=order, direction=direction, first=1, after=after)
        found += page["nodes"]
        after = page["endCursor"]
        if after is None:
            break
    whole = (await asked(site, ORDERED, first=10))["nodes"]
    by_id = sorted(whole, key=lambda one: one["id"])
    wanted = sorted(by_id, key=lambda one: one[BY[order]], reverse=direction == "DESC")
    assert len(found) == 3
    assert found == wanted


async def test_a_cursor_is_of_its_order_and_its_reader(site: Site) -> None:
    page = await asked(site, ORDERED, order="PEOPLE", direction="ASC", first=1)
    for after in (page["endCursor"], "12.ab", page["endCursor"][:-4]):
        told = await site.ask(ORDERED, "H1", "hr admin", order="CELLS", first=1, after=after)
        assert told["errors"][0]["extensions"]["code"] == "PAGE_INVALID"


async def test_the_fields_are_those_of_the_whole_queue(site: Site) -> None:
    """Whichever page and field is looked at: as many words and cells as the queue has of each."""
    for given in ({}, {"field": "nothing"}):
        page = await asked(site, ORDERED, first=1, **given)
        assert page["fields"] == [
            {
                "connection": "staff",
                "entity": "Education",
                "field": "level",
                "words": 3,
                "cells": 24,
            }
        ]
    assert (await asked(site, ORDERED, first=1, field="nothing"))["nodes"] == []
