"""Requests generated from the schema by schemathesis, against a hub that is really served.

`HUB_TEST_SECONDS` makes it look for longer; the number of cases and the seed are printed, and
`HUB_TEST_SEED` begins with that seed again.
"""

import asyncio
import os
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.graphql import nodes, scalar

from tests.hostile.test_hostile import INTERNAL
from tests.support.served import served
from tests.support.site import Site, opened_site
from tests.web.test_endpoint import CREATE, person

pytestmark = pytest.mark.slow

SECONDS: Final = float(os.environ.get("HUB_TEST_SECONDS", "60"))
ROUND: Final = 10
"""Cases of one field, before the next field has its turn."""
TEXT: Final = st.one_of(
    st.text(max_size=20), st.sampled_from(["曾喆", "㛃", "Ｆ", "\U0002000b", "'", "\\", "%", "\0"])
)
SCALARS: Final[dict[str, st.SearchStrategy[str]]] = {
    "Date": st.one_of(st.dates().map(str), TEXT),
    "DateTime": st.one_of(st.datetimes().map(lambda one: f"{one.isoformat()}+08:00"), TEXT),
    "LocalTime": st.one_of(st.times().map(str), TEXT),
    "YearMonth": st.one_of(st.dates().map(lambda one: f"{one:%Y-%m}"), TEXT),
    "Decimal": st.one_of(st.decimals().map(str), st.integers().map(str), TEXT),
}


def asked(url: str, token: str, number: int) -> Counter[str]:
    """Ask in rounds until the time is over; how often each outcome came."""
    for name, strategy in SCALARS.items():
        scalar(name, strategy.map(nodes.String))
    scalar("JSON", st.just(nodes.Object([])))
    headers = {"authorization": f"Bearer {token}"}
    schema = schemathesis.graphql.from_url(f"{url}/graphql", headers=headers)
    operations = [one.ok() for one in schema.get_all_operations()]
    outcomes: Counter[str] = Counter()
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        number += 1
        for operation in operations:
            if time.monotonic() > deadline:
                break  # making the cases takes longer than answering them
            _round(operation, number, headers, outcomes, deadline)
    return outcomes


def _round(
    operation: Any, number: int, headers: dict[str, str], outcomes: Counter[str], deadline: float
) -> None:
    @seed(number)
    @settings(
        max_examples=ROUND,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(case=operation.as_strategy())
    def one(case: Any) -> None:
        if time.monotonic() < deadline:
            outcomes.update(_outcome(case, case.call(headers=headers, timeout=60)))

    one()


def _outcome(case: Any, found: Any) -> Iterator[str]:
    """What came; fails where it is none of the hub's own refusals."""
    told = (found.status_code, found.text[:1_500], case.body)
    assert found.status_code < 500, told
    body = found.json()
    errors = body.get("errors", [])
    assert "data" in body or errors, told
    if (
        "data" in body
    ):  # of an answer only office fields can fail by themselves, each with its place
        assert all(error["path"] for error in errors), told
    for error in errors:
        assert re.fullmatch(r"[A-Z]+(_[A-Z]+)+", error["extensions"]["code"]), told
        assert not INTERNAL.search(error["message"]), told
        assert error["extensions"]["code"] != "INTERNAL_ERROR", told
        yield error["extensions"]["code"]
    if not errors:
        yield "answered"


async def test_no_generated_request_breaks_the_hub(database: str, tmp_path: Path) -> None:
    """Thousands of queries and mutations: each is answered, or refused with a code of the hub."""
    unbounded = {"HUB_POINTS_PER_MINUTE": "1000000000", "HUB_MOST_POINTS": "1000000000"}
    async with opened_site(database, tmp_path, **unbounded) as site:
        await _people(site)
        token = site.issuer.issue("H1", "hr", minutes=600, developer=True)
        number = int(os.environ.get("HUB_TEST_SEED") or time.time())
        async with served(site.hub) as url:
            outcomes = await asyncio.to_thread(asked, url, token, number)
    print(f"seed {number}: {sum(outcomes.values())} cases: {outcomes}")
    assert outcomes["answered"] > 30
    assert sum(outcomes.values()) > 100


async def _people(site: Site) -> None:
    """Some to find."""
    for number in range(1, 21):
        made = await site.ask(CREATE, input=person(f"N{number}", nationalId=None))
        assert made["data"]["createEmployee"]["__typename"] == "CreateEmployeeSuccess", made
