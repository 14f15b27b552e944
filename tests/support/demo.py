"""The demo as somebody starts it: a process of its own, in a home of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import httpx2
import orjson

from hub.demo.company import Manifest
from hub.demo.run import COMPANY
from hub.demo.systems import known
from hub.flows.hub import open_hub
from hub.schema.verdict import Account
from hub.settings import Settings
from hub.store.connections import list_connections
from hub.store.runs import latest_runs, quarantine

START = "import sys; from hub.cli import main; sys.exit(main())"
PATIENCE = 120.0

Accounts = Mapping[str, Account]
"""`connection/stream` → what its last run counted."""
Heaps = Mapping[tuple[str, str, str], int]
"""(`connection/stream`, `Entity.field` or nothing, reason) → how many wait."""


def free_port() -> int:
    """A port that nobody answers on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Running:
    """A demo that serves."""

    def __init__(self, home: Path, employees: int) -> None:
        self.home, self.port = home, free_port()
        self.log = home.parent / "demo.log"
        environment = {
            **{name: text for name, text in os.environ.items() if not name.startswith("HUB_")},
            "HUB_HOME": str(home),
            "HUB_PORT": str(self.port),
            "HUB_DEV": "1",
        }
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", START, "demo", "--employees", str(employees)],
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.answer = self._answer()
        self.mode = (home / "demo.json").stat().st_mode & 0o777

    def _answer(self) -> dict[str, Any]:
        file, deadline = self.home / "demo.json", time.monotonic() + PATIENCE
        while not file.exists():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.process.kill()
                self.process.wait()
                raise AssertionError(self.text()[-4000:])
            time.sleep(0.05)
        answer: dict[str, Any] = orjson.loads(file.read_bytes())
        return answer

    def text(self) -> str:
        """What it printed."""
        return self.log.read_text(encoding="utf-8")

    def ask(self, scope: str | None, query: str, **variables: Any) -> httpx2.Response:
        """The response to a query, asked with the token of that scope or with none."""
        token = self.answer["tokens"][scope] if scope else None
        headers = {"authorization": f"Bearer {token}"} if token else {}
        body = {"query": query, "variables": variables}
        return httpx2.post(
            f"{self.answer['url']}/graphql", json=body, headers=headers, timeout=60, trust_env=False
        )

    def data(self, scope: str, query: str, **variables: Any) -> Any:
        """What comes back; an error fails the test."""
        response = self.ask(scope, query, **variables)
        answer = response.json()
        assert response.status_code == 200, answer
        assert "errors" not in answer, answer
        return answer["data"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.leave()

    def leave(self) -> int:
        """SIGTERM; the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)

    def manifest(self) -> Manifest:
        """What the outside systems hold."""
        found = known(self.home)
        assert found is not None
        return found


@dataclass(frozen=True)
class Counted:
    """What the hub says about its last runs."""

    accounts: Accounts
    heaps: Heaps


async def counted(home: Path) -> Counted:
    """The accounts of the last run of each stream, and what waits."""
    settings = Settings.from_env({"HUB_HOME": str(home), "HUB_COMPANY_FILE": str(COMPANY)})
    async with open_hub(settings) as hub:
        connections = await list_connections(hub.database)
        runs = await latest_runs(hub.database, [one.id for one in connections])
        heaps = await quarantine(hub.database, actor="test")
    accounts = {
        f"{one.name}/{stream.name}": stream.account
        for one in connections
        for stream in runs[one.id].streams
        if stream.name in {own.name for own in one.streams}
    }
    waiting = {
        (
            f"{one.connection}/{one.stream}",
            f"{one.entity}.{one.field}" if one.entity else "",
            one.code,
        ): one.records
        for one in heaps
    }
    return Counted(accounts, waiting)
