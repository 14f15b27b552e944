"""Reading all pages, whatever the system does with them."""

import pytest

from hub.errors import Broken, HubError, Transient
from tests.contract.vendor import Asked, Open, pull

PEOPLE = [{"id": number, "name": f"王䶮{number}"} for number in range(1, 11)]


def stream(
    paging: str, request: str = "query: {page: '{{ page }}', size: '{{ page_size }}'}"
) -> str:
    return f"""
streams:
  people:
    key: [id]
    request: {{path: /people, {request}}}
    records: $.items
    paging: {paging}
"""


def by_page(asked: Asked, people: list = PEOPLE) -> dict:
    start = (int(asked.query["page"]) - 1) * int(asked.query["size"])
    return {"items": people[start : start + int(asked.query["size"])], "total": len(people)}


@pytest.mark.parametrize("stop", ["stop: empty", "stop: short", "total: $.total"])
async def test_page_numbers_read_everything_once(vendor: Open, stop: str) -> None:
    connector, _ = await vendor(stream(f"{{type: page, size: 3, {stop}}}"), by_page)
    found = await pull(connector, "people")
    assert found.items == PEOPLE
    assert found.complete


async def test_offsets_move_by_what_came_although_the_system_caps_its_pages(vendor: Open) -> None:
    def answer(asked: Asked) -> dict:
        start = int(asked.query["page"])
        return {"items": PEOPLE[start : start + min(4, int(asked.query["size"]))]}

    connector, _ = await vendor(stream("{type: offset, size: 100}"), answer)
    assert (await pull(connector, "people")).items == PEOPLE


async def test_cursor_tokens_are_followed_to_their_end(vendor: Open) -> None:
    def answer(asked: Asked) -> dict:
        start = int(asked.query.get("page", "0"))
        more = start + 4 < len(PEOPLE)
        return {"items": PEOPLE[start : start + 4], "next": str(start + 4) if more else ""}

    connector, fake = await vendor(stream("{type: cursor, next: $.next}"), answer)
    assert (await pull(connector, "people")).items == PEOPLE
    assert "page" not in fake.asked[0].query  # null is left out


async def test_has_more_decides_although_a_page_in_the_middle_is_empty(vendor: Open) -> None:
    def answer(asked: Asked) -> dict:
        pages = [PEOPLE[:5], [], PEOPLE[5:]]
        number = int(asked.query["page"])
        return {"items": pages[number - 1], "more": number < 3}

    connector, _ = await vendor(stream("{type: page, size: 5, has_more: $.more}"), answer)
    assert (await pull(connector, "people")).items == PEOPLE


async def test_a_total_reads_on_past_an_empty_page_in_the_middle(vendor: Open) -> None:
    def answer(asked: Asked) -> dict:
        pages = [PEOPLE[:4], [], PEOPLE[4:8], PEOPLE[8:]]
        return {"items": pages[int(asked.query["page"]) - 1], "total": 10}

    connector, _ = await vendor(stream("{type: page, size: 4, total: $.total}"), answer)
    found = await pull(connector, "people")
    assert found.items == PEOPLE
    assert found.complete


async def test_a_system_that_gives_less_than_it_counts_is_not_complete(vendor: Open) -> None:
    def answer(asked: Asked) -> dict:
        return by_page(asked, PEOPLE[:6]) | {"total": 10}

    connector, _ = await vendor(stream("{type: page, size: 3, total: $.total}"), answer)
    found = await pull(connector, "people")
    assert len(found.items) == 6
    assert [error.code for error in found.errors] == ["COUNT_SHORT"]
    assert not found.complete


async def test_links_are_followed_in_the_body_and_in_the_header(vendor: Open) -> None:
    def answer(asked: Asked) -> tuple:
        start = int(asked.query.get("from", "0"))
        link = f"/people?from={start + 5}"
        headers = {"link": f'<{link}>; rel="next"'} if start == 0 else {}
        return 200, headers, {"items": PEOPLE[start : start + 5]}

    connector, _ = await vendor(stream("{type: next_link}", "query: {}"), answer)
    assert (await pull(connector, "people")).items == PEOPLE


async def test_a_link_to_another_host_is_not_followed(vendor: Open) -> None:
    connector, _ = await vendor(
        stream("{type: next_link, next: $.next}"),
        lambda _: {"items": PEOPLE[:1], "next": "http://127.0.0.1:9/steal"},
    )
    with pytest.raises(Broken, match="PAGE_ELSEWHERE"):
        await pull(connector, "people")


async def test_keyset_paging_is_unmoved_by_a_deletion_in_between(vendor: Open) -> None:
    people = list(PEOPLE)

    def answer(asked: Asked) -> dict:
        after = int(asked.query["page"])
        found = [one for one in people if one["id"] > after][:3]
        people[:] = people[1:]
        return {"items": found}

    connector, _ = await vendor(stream("{type: after, field: id, first: 0, size: 3}"), answer)
    assert [one["id"] for one in (await pull(connector, "people")).items] == list(range(1, 11))


async def test_a_page_that_comes_twice_is_taken_once(vendor: Open) -> None:
    def answer(asked: Asked) -> dict:
        pages = [PEOPLE[:5], PEOPLE[:5], PEOPLE[5:], []]
        return {"items": pages[int(asked.query["page"]) - 1]}

    connector, _ = await vendor(stream("{type: page, size: 5}"), answer)
    assert (await pull(connector, "people")).items == PEOPLE


@pytest.mark.parametrize(
    "paging", ["{type: page, size: 5}", "{type: cursor, next: $.next}", "{type: offset, size: 5}"]
)
async def test_a_page_that_repeats_for_ever_ends_with_an_error(vendor: Open, paging: str) -> None:
    connector, fake = await vendor(stream(paging), lambda _: {"items": PEOPLE[:5], "next": "A"})
    with pytest.raises(Broken, match="PAGING_ENDLESS"):
        await pull(connector, "people")
    assert len(fake.asked) < 6


async def test_a_bare_list_null_and_one_object_are_records(vendor: Open) -> None:
    manifest = "streams: {people: {request: {path: /people}, records: $}}"
    said: list = [PEOPLE, None, PEOPLE[0]]
    connector, _ = await vendor(manifest, lambda _: said.pop(0))
    assert (await pull(connector, "people")).items == PEOPLE
    assert (await pull(connector, "people")).items == []
    assert (await pull(connector, "people")).items == PEOPLE[:1]


async def test_an_answer_without_the_records_is_an_error_and_not_an_empty_company(
    vendor: Open,
) -> None:
    connector, _ = await vendor(stream("{type: none}", "query: {}"), lambda _: {"data": []})
    with pytest.raises(HubError, match="ANSWER_SHAPE"):
        await pull(connector, "people")


async def test_null_absent_and_odd_elements_stay_apart(vendor: Open) -> None:
    items = [{"id": 1, "mail": None}, {"id": 2}, "poison", {"id": 3, "mail": "张三😀"}]
    connector, _ = await vendor(stream("{type: none}", "query: {}"), lambda _: {"items": items})
    found = await pull(connector, "people")
    picked = found.batches[0].records.pick("mail")
    assert picked.values.to_list() == [None, None, "张三😀"]
    assert picked.absent is not None
    assert picked.absent.to_list() == [False, True, False]
    assert [error.code for error in found.errors] == ["RECORD_SHAPE"]
    assert not found.complete


async def test_records_come_in_batches_of_the_size_asked_for(vendor: Open) -> None:
    manifest = stream("{type: page, size: 3}") + "    batch: 4\n"
    connector, _ = await vendor(manifest, by_page)
    found = await pull(connector, "people")
    assert [len(batch.records) for batch in found.batches] == [4, 4, 2]
    assert found.complete


async def test_a_read_that_breaks_off_never_says_last(vendor: Open) -> None:
    def answer(asked: Asked) -> object:
        return (500, {}, {}) if asked.query["page"] == "3" else by_page(asked)

    connector, _ = await vendor(stream("{type: page, size: 3}") + "    batch: 2\n", answer)
    seen = []
    with pytest.raises(Transient):  # noqa: PT012 - the batches before the fault count
        async for batch in connector.read("people", None):
            seen.append(batch)  # noqa: PERF401 - kept although the read breaks off
    assert seen
    assert not any(batch.last for batch in seen)
