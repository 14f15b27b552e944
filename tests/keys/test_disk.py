"""Values of sealed kinds lie in no byte on disk: data, WAL, logs, temporary files."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import pytest

from hub.store.embedded import attach
from hub.store.embedded.place import server_of
from tests.keys.company import Company
from tests.keys.searching import Search, forms
from tests.support.demo import free_port
from tests.support.homes import temporary_home

HUB = "import sys; from hub.cli import main; sys.exit(main())"
PATIENCE = 120.0
READ = """{ employees(first: 50, filter: %s) { totalCount nodes { id number legalName privatePhone
  privateEmail homeAddress religion nationalId bankAccounts { nodes { number holder } }
  compensations { nodes { amount { amount } reason } }
  emergencyContacts { nodes { name phone } } } } }"""


class Place:
    """A home with its embedded server, and folders for all that is written meanwhile."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.temporary = home.parent / "temporary"
        self.seen = home.parent / "seen"
        for one in (self.temporary, self.seen):
            one.mkdir(mode=0o777)
            one.chmod(0o777)
        self.port, self.metrics = free_port(), free_port()
        self.environment = {
            **{name: text for name, text in os.environ.items() if not name.startswith("HUB_")},
            "HUB_HOME": str(home),
            "HUB_PORT": str(self.port),
            "HUB_METRICS_PORT": str(self.metrics),
            "HUB_SLOW_MS": "1",
            "HUB_DEV": "1",
            "TMPDIR": str(self.temporary),
        }

    @property
    def folders(self) -> tuple[Path, ...]:
        """Everything below which anything was written."""
        server = server_of(self.home.resolve() / "postgres")
        return (self.home, self.temporary, self.seen, server)

    def run(self, *words: str, code: int = 0) -> str:
        """A command; its output, which is not kept on disk. What it says on stderr is a log."""
        done = subprocess.run(
            [sys.executable, "-c", HUB, *words],
            env=self.environment,
            capture_output=True,
            check=False,
        )
        with (self.seen / "commands.log").open("ab") as log:
            log.write(done.stderr)
        assert done.returncode == code, done.stderr.decode()
        return done.stdout.decode()

    @contextmanager
    def serving(self, traces: str) -> Iterator[str]:
        """`hub serve`, its log kept; the address."""
        more = {"HUB_TRACES": "1", "OTEL_EXPORTER_OTLP_ENDPOINT": traces}
        with (self.seen / "serve.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-c", HUB, "serve"],
                env=self.environment | more,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        url = f"http://127.0.0.1:{self.port}"
        try:
            end = time.monotonic() + PATIENCE
            while not _answers(url):
                assert process.poll() is None, (self.seen / "serve.log").read_text("utf-8")
                assert time.monotonic() < end
                time.sleep(0.05)
            yield url
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=PATIENCE) in {0, -signal.SIGTERM}


def _answers(url: str) -> bool:
    try:
        return httpx2.get(f"{url}/healthz", timeout=60, trust_env=False).status_code < 500
    except httpx2.HTTPError:
        return False


@contextmanager
def _collector(file: Path) -> Iterator[str]:
    """Takes spans as OpenTelemetry sends them, and keeps their bytes."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            with file.open("ab") as out:
                out.write(body)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *words: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _ask(url: str, token: str, body: Any, **headers: str) -> httpx2.Response:
    return httpx2.post(
        f"{url}/graphql",
        content=body if isinstance(body, bytes) else json.dumps(body).encode(),
        headers={
            "authorization": f"Bearer {token}",
            "content-type": "application/json",
            **{name.replace("_", "-"): text for name, text in headers.items()},
        },
        timeout=240,
        trust_env=False,
    )


def _questions(url: str, token: str, marks: Mapping[str, str]) -> None:
    """Marks by every way in: values, filters, searches, faults of every kind, edits."""
    asked = _ask(url, token, {"query": READ % "{}"}).json()
    assert "errors" not in asked, asked
    assert marks["phone"] in json.dumps(asked, ensure_ascii=False)
    found = _ask(url, token, {"query": READ % f'{{privatePhone: {{eq: "+86{marks["phone"]}"}}}}'})
    assert found.json()["data"]["employees"]["totalCount"] == 1
    first = found.json()["data"]["employees"]["nodes"][0]["id"]
    for mark in marks.values():
        quoted = json.dumps(mark)
        for query in (
            READ % f"{{nationalId: {{eq: {quoted}}}}}",
            f"{{ employees(filter: {{privatePhone: {{gte: {quoted}}}}}) {{ totalCount }} }}",
            f"{{ employees(filter: {{birthDate: {{eq: {quoted}}}}}) {{ totalCount }} }}",
            f"{{ employees(search: {quoted}) {{ totalCount }} }}",
            f"{{ employees(first: {quoted}) {{ totalCount }} }}",
            f"{{ employees(after: {quoted}) {{ totalCount }} }}",
            f"{{ node(id: {quoted}) {{ id }} }}",
            f"{{ {quoted} }}",
            f"query {{ employees {{ # {mark}",
            f"{{ nothing(is: {quoted}) }}",
        ):
            _ask(url, token, {"query": query})
            httpx2.get(
                f"{url}/graphql",
                params={"query": query},
                headers={"authorization": f"Bearer {token}", "graphql-preflight": "1"},
                timeout=240,
                trust_env=False,
            )
        given = "query ($n: Int, $t: String) { employees(first: $n, search: $t) { totalCount } }"
        for variables in ({"n": mark}, {"t": mark}, {mark: 1}, mark, [mark]):
            _ask(url, token, {"query": given, "variables": variables})
        _ask(url, token, f'{{"query": {quoted}'.encode())
        _ask(url, token, {"query": "{ viewer { scopes } }", "operationName": mark})
        _ask(url, mark.encode("ascii", "replace").decode(), {"query": "{ viewer { scopes } }"})
    edit = """mutation ($id: ID!, $set: EmployeeFields!) {
      correctEmployee(input: {id: $id, set: $set, reason: "moved"}) { __typename
        ... on Invalid { message path } } }"""
    for wanted, kind in (
        ({"homeAddress": marks["edited"]}, "CorrectEmployeeSuccess"),
        ({"privatePhone": marks["unfit"]}, "Invalid"),
    ):
        given = {"query": edit, "variables": {"id": first, "set": wanted}}
        for _ in range(2):  # the second is known by its key
            told = _ask(url, token, given, idempotency_key=f"once-{kind}").json()
            assert told["data"]["correctEmployee"]["__typename"] == kind, told
    columns = {"columns": ["number", "privatePhone", "homeAddress"], "reason": "list"}
    roster = httpx2.post(
        f"{url}/roster",
        json=columns,
        headers={"authorization": f"Bearer {token}"},
        timeout=240,
        trust_env=False,
    )
    assert roster.status_code == 200
    assert marks["edited"] in roster.content.decode("utf-8-sig")


async def _checkpoint(dsn: str, *statements: str) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        for one in (*statements, "checkpoint"):
            await connection.execute(one)
    finally:
        await connection.close()


async def _dump(dsn: str, file: Path) -> None:
    """Every row of every table as text: Postgres compresses long values in its files."""
    connection = await asyncpg.connect(dsn)
    try:
        tables = await connection.fetch(
            "select format('%I.%I', schemaname, tablename) as name from pg_tables"
        )
        with file.open("w", encoding="utf-8") as out:
            for table in tables:
                rows = await connection.fetch(f"select t::text as row from {table['name']} t")
                out.writelines(f"{row['row']}\n" for row in rows)
    finally:
        await connection.close()


@pytest.mark.slow
def test_no_value_of_a_sealed_kind_lies_on_disk() -> None:
    """Pulled, asked for, told in errors, edited, traced; one that is planted is found."""
    with temporary_home() as home:
        place = Place(home)
        company = Company(home.parent / "outside", seed=20)
        company.write()
        config, mapping = company.mappings(home.parent / "outside")
        place.run("migrate")
        words = ("--connector", "files", "--config", str(config), "--mapping", str(mapping))
        place.run("connect", "staff", *words)
        place.run("sync", "staff")
        company.write(1)  # what was superseded lies in history and in packs
        place.run("sync", "staff")
        classes = ("CORE", "HEALTH", "IDENTITY", "PAY", "PERSONAL", "RELATIONS", "SPECIAL")
        place.run("grant", "E0001", "--role", "hr", "--classes", *classes)
        token = place.run("token", "--employee", "E0001", "--scope", "hr").strip()
        shown = place.run("quarantine", "staff") + place.run("keys", "list")
        assert "privatePhone" in shown or "private_phone" in shown
        marks = _chosen(company)
        company.marks |= set(marks.values())
        with _collector(place.seen / "traces") as traces, place.serving(traces) as url:
            _questions(url, token, marks)
            place.run("keys", "rotate", "--data")
            metrics = httpx2.get(f"http://127.0.0.1:{place.metrics}/metrics", trust_env=False)
            (place.seen / "metrics").write_bytes(metrics.content)
        search = Search(company.marks)
        with attach(home) as server:
            asyncio.run(_checkpoint(server.dsn()))
            asyncio.run(_dump(server.dsn(), place.seen / "rows"))
        found, size = search.files(*place.folders)
        assert found == set()
        assert size > 30_000_000
        for name in ("traces", "metrics", "serve.log"):
            assert (place.seen / name).stat().st_size > 0
        names, _ = Search(company.names).files(*place.folders)
        assert {one.text for one in names} == set(company.names)  # what lies plain is found
        planted = sorted(company.marks)[:3]
        plant = "insert into hub.state (key, value) values ('planted', to_jsonb($${}$$::text))"
        with attach(home) as server:
            asyncio.run(_checkpoint(server.dsn(), plant.format(planted[0])))
        (place.temporary / "left").write_bytes(planted[1].encode("utf-16-le"))
        found, _ = search.files(*place.folders)
        assert {one.text for one in found} == set(planted[:2])
        assert {"pg_wal", "base"} <= {
            part for one in found for part in Path(one.file).parts if one.text == planted[0]
        }


def _chosen(company: Company) -> dict[str, str]:
    """A mark of each kind that the outside systems say now, and two that people give."""
    staff = (company.folder / "staff.csv").read_text("utf-8").splitlines()
    head, first = (line.split(",") for line in staff[:2])
    row = dict(zip(head, first, strict=True))
    return {
        "phone": row["手机"],
        "identity": row["身份证"],
        "address": row["住址"],
        "belief": row["信仰"],
        "edited": "改𠮷7d0c5be1f2a933㛃",
        "unfit": "错𠮷91f2e07bb3c4d8㛃",
    }


@pytest.mark.parametrize("text", ["13912345678", "住𠮷7d0c5be1f2a933㛃", "98765432109876"])
def test_a_text_is_found_in_every_encoding(text: str, tmp_path: Path) -> None:
    """Anywhere in a file, at every offset, and across the border of two portions."""
    search = Search([text])
    for name, raw in forms(text):
        for offset in (0, 1, 2, 5, 8191, (4 << 20) - len(raw) // 2):
            content = b"\x07" * offset + raw + b"\x07" * 9
            assert search.within(content), (name, offset)
    assert not search.within(os.urandom(200_000))
    (tmp_path / text).write_bytes(b"")
    assert {one.text for one in search.files(tmp_path)[0]} == {text}


@pytest.mark.parametrize("before", range(7))
@pytest.mark.parametrize("text", ["13912345678", "住𠮷7d0c5be1f2a933㛃"])
def test_a_text_is_found_within_base64_of_something_longer(text: str, before: int) -> None:
    import base64

    whole = base64.b64encode(os.urandom(before) + text.encode() + os.urandom(8))
    assert Search([text]).within(whole)
