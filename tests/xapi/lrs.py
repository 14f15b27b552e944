"""A running learning record store: Ralph's server with its file backend, a process on loopback."""

import datetime as dt
import json
import os
import socket
import subprocess
import time
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import httpx2

from tests.support import strangers

LOCK: Final = Path(__file__).resolve().parent / "requirements.lock"
USER: Final = "hub"
PASSWORD: Final = "lernen-1"
SECRETS: Final = {"username": USER, "password": PASSWORD}
COURSE: Final = "http://adlnet.gov/expapi/activities/course"
CERTIFICATE: Final = "https://example.com/activities/certificate"
VERBS: Final = "http://adlnet.gov/expapi/verbs"
EARNED: Final = "http://id.tincanapi.com/verb/earned"
PROGRESS: Final = "https://w3id.org/xapi/cmi5/result/extensions/progress"
_START_SECONDS: Final = 180.0


class Ralph:
    """The store behind `url`; `stop` and `start` leave its statements as they are."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._python = strangers.built("ralph", LOCK)
        self._process: subprocess.Popen[bytes] | None = None
        with socket.create_server(("127.0.0.1", 0)) as found:
            self._port: int = found.getsockname()[1]
        self._file = home / "statements" / "lrs.jsonl"
        self._env = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "RALPH_APP_DIR": str(home),
            "RALPH_AUTH_FILE": str(home / "auth.json"),
            "RALPH_HISTORY_FILE": str(home / "history.json"),
            "RALPH_RUNSERVER_BACKEND": "fs",
            "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(home / "statements"),
            "RALPH_BACKENDS__LRS__FS__DEFAULT_LRS_FILE": self._file.name,
        }

    @property
    def url(self) -> str:
        """The endpoint."""
        return f"http://127.0.0.1:{self._port}/xAPI"

    def __enter__(self) -> Self:
        (self._home / "statements").mkdir()
        account = (
            "-u",
            USER,
            "-p",
            PASSWORD,
            "-s",
            "all",
            "-N",
            "hub",
            "-M",
            "mailto:h@example.com",
        )
        strangers.run((*self._ralph(), "auth", *account, "-w"), self._env)
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Serve, on the port of before."""
        with (self._home / "ralph.log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._python, "-m", "uvicorn", "ralph.api:app", "--port", str(self._port)],
                env=self._env, cwd=self._home, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip
        deadline = time.monotonic() + _START_SECONDS
        while self._process.poll() is None and time.monotonic() < deadline:
            try:
                if self._ask("GET", {"limit": 1}).is_success:
                    return
            except httpx2.TransportError:
                time.sleep(0.1)
        raise RuntimeError((self._home / "ralph.log").read_text()[-3000:])

    def stop(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            process.wait(20)

    def tell(self, statements: Sequence[Mapping[str, Any]]) -> None:
        """Store statements, as a learning system does.

        Ralph's server takes a post with files only while there is none yet: what comes later is
        added to the file, as its own writer does.
        """
        if not self._file.exists():
            answer = self._ask("POST", {}, list(statements))
            assert answer.is_success, answer.text
            return
        stored = dt.datetime.now(dt.UTC).isoformat()
        with self._file.open("a", encoding="utf-8") as out:
            out.writelines(f"{json.dumps({**one, 'stored': stored})}\n" for one in statements)

    def _ralph(self) -> tuple[str, ...]:
        return (str(self._python), "-m", "ralph")

    def _ask(self, method: str, query: Mapping[str, Any], body: Any = None) -> Any:
        headers = {"X-Experience-API-Version": "1.0.3"}
        return httpx2.request(
            method, f"{self.url}/statements", params=query, json=body, auth=(USER, PASSWORD),
            headers=headers, timeout=60, trust_env=False,
        )  # fmt: skip


def statement(
    number: str, verb: str, course: str, at: str, result: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """What somebody did in a course."""
    told: dict[str, Any] = {
        "id": str(uuid.uuid4()),
        "actor": {
            "objectType": "Agent",
            "account": {"homePage": "https://e.example", "name": number},
        },
        "verb": {"id": verb if "://" in verb else f"{VERBS}/{verb}"},
        "object": {
            "id": f"https://learn.example/{course}",
            "definition": {
                "type": CERTIFICATE if verb == EARNED else COURSE,
                "name": {"zh-CN": f"课程「{course}」𠮷", "en-US": course},
            },
        },
        "timestamp": at,
    }
    return told | ({"result": dict(result)} if result else {})
