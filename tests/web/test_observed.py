"""Logs, metrics, traces and timings: what they tell, to whom, and that no value is in them."""

import io
import json
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import httpx2
import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from prometheus_client import generate_latest

from hub.app import observed
from hub.auth.viewer import Everywhere
from hub.errors import Refused
from hub.flows.queues import queues_seen
from hub.observe import ANSWERED, Observation, observe, subscribe, watching
from hub.resolvers import answer as answering
from hub.resolvers import timing
from hub.settings import Settings
from hub.store.grants import NewGrant, add_grant
from hub.web.log import log_observations
from hub.web.metrics import Metrics, metrics_served
from hub.web.traces import Traces, traced
from tests.support.site import BEGIN, HR, Site, opened_site

SECRETS = ("欧阳𠮷娜", "13812345678", "１３８", "11010519491231002X", "1949-12-31", "H1-7731")
NAME, PHONE, FULL_WIDTH, IDENTITY, BORN, NUMBER = SECRETS


@dataclass
class Outlets:
    """Everything that leaves the hub but its answers."""

    log: io.StringIO
    metrics: Metrics
    spans: InMemorySpanExporter

    def text(self) -> str:
        """All of it as text."""
        spans = "".join(one.to_json() for one in self.spans.get_finished_spans())
        return json.dumps(
            [
                self.log.getvalue().encode().decode("unicode_escape", "replace"),
                self.log.getvalue(),
                generate_latest(self.metrics.registry).decode(),
                spans,
            ],
            ensure_ascii=False,
        ) + json.dumps(spans)


@pytest.fixture
async def outlets() -> AsyncIterator[Outlets]:
    """Subscribed meanwhile."""
    spans, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    made = Outlets(io.StringIO(), Metrics(), spans)
    stops = [
        log_observations(made.log),
        subscribe(made.metrics),
        subscribe(Traces(provider)),
    ]
    yield made
    for stop in stops:
        stop()
    provider.shutdown()


@pytest.fixture
async def slow_site(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Site]:
    """A hub for which every request is slow."""
    made = Settings.from_env

    def from_env(env: dict[str, str]) -> Settings:
        return replace(made({**env, "HUB_SLOW_MS": "1"}), slow_ms=1)

    monkeypatch.setattr(Settings, "from_env", staticmethod(from_env))
    async with opened_site(database, tmp_path) as site:
        yield site


QUESTIONS = (
    f'query Find {{ employees(filter: {{legalName: {{eq: "{NAME}"}}}}) {{ totalCount }} }}',
    f'{{ employee(by: {{number: "{NUMBER}"}}) {{ id }} }}',
    f'{{ employees(search: "{NAME}") {{ nodes {{ id }} }} }}',
    f'{{ employees(filter: {{nationalId: {{eq: "{IDENTITY}"}}}}) {{ totalCount }} }}',
    f'{{ employees(filter: {{birthDate: {{eq: "{BORN}x"}}}}) {{ totalCount }} }}',
    f'{{ employees(filter: {{legalName: "{NAME}"}}) {{ totalCount }} }}',
    f'{{ employees(after: "{NAME}") {{ totalCount }} }}',
    f'{{ {{ "{NAME}" ',
    f'query {{ nothing(a: "{PHONE}") }}',
)
MUTATION = """mutation Add($i: CreateEmployeeInput!) {
  createEmployee(input: $i) { __typename ... on Problem { code message } }
}"""


async def asked(site: Site) -> None:
    """Personal values on every way into the hub."""
    for question in QUESTIONS:
        await site.ask(question, headers={"graphql-client-name": PHONE, "traceparent": PHONE})
    person = {"legalName": NAME, "birthDate": BORN, "privatePhone": PHONE, "nationalId": IDENTITY}
    found = await site.ask("{ departments { nodes { id } } }")
    unit = found["data"]["departments"]["nodes"][0]["id"]
    post = {"department": unit, "effectiveFrom": "2024-01-01"}
    wanted = {"employee": person, "employment": {"number": NUMBER}, "assignment": post}
    made = await site.ask(MUTATION, i=wanted)
    assert made["data"]["createEmployee"]["__typename"] == "CreateEmployeeSuccess", made
    await site.ask(MUTATION, i={**wanted, FULL_WIDTH: NAME})
    await site.ask(QUESTIONS[0], scope="employee")
    await site.client.post("/graphql", content=f'{{"query": "{NAME}'.encode())
    await site.client.get("/graphql", params={"query": QUESTIONS[0], "operationName": NAME})


async def test_no_value_of_a_person_leaves_by_log_metrics_or_traces(
    slow_site: Site, outlets: Outlets, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Queries, filters, mutations and errors with known values: none is found, a planted one is."""
    await asked(slow_site)

    def broken(*_: object, **__: object) -> None:
        raise ValueError(NAME)

    monkeypatch.setattr(answering, "planned", broken)
    failed = await slow_site.ask(QUESTIONS[0])
    assert failed["errors"][0]["extensions"]["code"] == "INTERNAL_ERROR"
    told = outlets.text()
    assert [one for one in SECRETS if one in told] == []
    for sign in ("request.slow", "EmployeeFilter.legalName", "TextFilter.eq", "internal.error"):
        assert sign in told
    [number] = [
        line["id"]
        for line in map(json.loads, outlets.log.getvalue().splitlines())
        if line["event"] == "internal.error"
    ]
    assert number in failed["errors"][0]["extensions"]["hint"]


async def test_a_planted_value_is_found_in_each_of_them(outlets: Outlets) -> None:
    """The search of the test above sees what would be there."""
    observe("request.slow", operation=NAME)
    assert NAME in outlets.text()
    outlets.log.truncate(0)
    with watching() as seen:
        seen.facts["operation"] = IDENTITY
        seen.answered("ok")
    assert IDENTITY in outlets.text()
    outlets.metrics._queues.labels(PHONE).set(1)
    assert PHONE in outlets.text()


async def test_requests_are_counted_by_kind_and_code(site: Site, outlets: Outlets) -> None:
    """One series for each outcome; plans made and kept; the time of every stage."""
    for _ in range(2):
        await site.ask("{ employees { totalCount } }")
    await site.ask("{ nothing }")
    await site.ask("{ __schema { queryType { name } } }")
    await site.client.post("/graphql", json={"query": "{ viewer { scopes } }"})
    of = outlets.metrics.registry.get_sample_value
    assert of("hub_requests_total", {"kind": "query", "code": "ok"}) == 2
    assert of("hub_requests_total", {"kind": "none", "code": "QUERY_INVALID"}) == 1
    assert of("hub_requests_total", {"kind": "introspection", "code": "ok"}) == 1
    assert of("hub_requests_total", {"kind": "none", "code": "TOKEN_MISSING"}) == 1
    assert of("hub_plans_total", {"plan": "made"}) == 1
    assert of("hub_plans_total", {"plan": "kept"}) == 1
    for stage in ("parse", "validate", "plan", "wait", "run", "finish"):
        assert of("hub_stage_seconds_count", {"stage": stage})
    assert of("hub_request_seconds_count", {"kind": "query"}) == 2


async def test_labels_are_bounded(outlets: Outlets) -> None:
    """What is no code and no known name is counted as other."""
    for number in range(50):
        observe(f"thing.{number}")
        with watching() as seen:
            seen.facts["kind"] = f"kind {number}"
            seen.answered(f"code {number}")
    text = generate_latest(outlets.metrics.registry).decode()
    assert 'hub_requests_total{code="other",kind="other"} 50.0' in text
    assert "thing." not in text


async def test_landings_are_counted(outlets: Outlets) -> None:
    """Records by what became of them."""
    observe("land.batch", stream=1, read=10, inserted=7, changed=2, quarantined=1)
    of = outlets.metrics.registry.get_sample_value
    landed = [of("hub_landed_records_total", {"outcome": one}) for one in ("read", "inserted")]
    assert landed == [10, 7]


async def test_a_span_has_its_stages_and_its_caller(site: Site, outlets: Outlets) -> None:
    """The request is a child of the trace that it came with; stages are its children."""
    caller = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    await site.ask("query Count { employees { totalCount } }", headers={"traceparent": caller})
    spans = {one.name: one for one in outlets.spans.get_finished_spans()}
    whole = spans["graphql query"]
    assert whole.attributes is not None
    assert whole.attributes["graphql.operation.name"] == "Count"
    assert whole.parent is not None
    assert f"{whole.parent.trace_id:032x}" == caller[3:35]
    for name in ("parse", "validate", "plan", "wait", "run", "finish"):
        part = spans[name]
        assert part.parent is not None
        assert part.parent.span_id == whole.context.span_id
        assert whole.start_time <= part.start_time <= part.end_time


async def test_stages_are_told_to_developers_only(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Server-Timing needs scope and grant; in development on this machine all see it."""

    async def header(scope: str) -> set[str]:
        token = site.issuer.issue("H1", scope)
        found = await site.client.post(
            "/graphql",
            json={"query": "{ employees { totalCount } }"},
            headers={"authorization": f"Bearer {token}"},
        )
        told = found.headers.get("server-timing", "")
        return {one.partition(";")[0] for one in told.split(", ") if one}

    assert await header("hr") >= {"plan", "run", "finish", "total"}
    monkeypatch.setattr(timing, "allowed", lambda _: False)
    assert await header("hr") == set()
    assert await header("developer") == set()
    grant = NewGrant(HR, "developer", frozenset(), Everywhere(), BEGIN)
    await add_grant(site.hub.database, grant, actor="test")
    await header("developer")  # the gate sees the new grant
    assert await header("developer") >= {"wait", "run", "total"}
    assert await header("hr") == set()


async def test_metrics_have_a_listener_of_their_own(site: Site) -> None:
    """Off unless a port is set; the graph's own address never shows them; a taken port is told."""
    assert (await site.client.get("/metrics")).status_code == 404
    heard: list[Observation] = []
    stop = subscribe(heard.append)
    settings = replace(site.hub.settings, metrics_port=0)
    hub = replace(site.hub, settings=settings)
    try:
        async with observed(hub), queues_seen(hub, 0.01):
            await site.ask("{ viewer { scopes } }")
            [port] = [one.facts["port"] for one in heard if one.name == "metrics.serving"]
            async with httpx2.AsyncClient(trust_env=False) as client:
                while not any(one.name == "queues.seen" for one in heard):
                    await site.ask("{ viewer { scopes } }")
                text = (await client.get(f"http://127.0.0.1:{port}/metrics")).text
    finally:
        stop()
    assert 'hub_requests_total{code="ok",kind="query"}' in text
    assert 'hub_queue{queue="late_jobs"} 0.0' in text
    with socket.create_server(("127.0.0.1", 0)) as taken:
        busy = replace(settings, metrics_port=taken.getsockname()[1])
        with pytest.raises(Refused, match="PORT_TAKEN"), metrics_served(busy):
            pass


async def test_nothing_is_told_where_nothing_is_wanted(site: Site) -> None:
    """Without a port and without HUB_TRACES nobody listens."""
    heard: list[Observation] = []
    async with observed(site.hub):
        with traced(site.hub.settings):
            stop = subscribe(heard.append)
            await site.ask("{ viewer { scopes } }")
            stop()
    assert [one.name for one in heard].count(ANSWERED) == 1
