"""A running Tryton: one process of `trytond`, serving one seeded database on loopback."""

import socket
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import httpx2

from tests.tryton.environment import Seeded, child_env, write_config

_START_SECONDS: Final = 60.0
_STOP_SECONDS: Final = 10.0
_TRIES: Final = 3


class Trytond:
    """Tryton behind `url`, from entering the context until leaving it.

    `session_seconds` is how long a login holds (Tryton's own default: 30 days); `records_limit`
    is the largest page that Tryton allows (its own default: any).
    """

    def __init__(
        self,
        python: Path,
        seeded: Seeded,
        *,
        session_seconds: int | None = None,
        records_limit: int | None = None,
    ) -> None:
        self.seeded = seeded
        self.url = ""
        self._python = python
        self._limits = {"session.max_age": session_seconds, "request.records_limit": records_limit}
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def database(self) -> str:
        """Name of the database; requests go to `{url}/{database}/rpc/`."""
        return self.seeded.database

    @property
    def user(self) -> str:
        """Login of the hub."""
        return self.seeded.reader.login

    @property
    def password(self) -> str:
        """Password of the hub's login."""
        return self.seeded.reader.password

    @property
    def pid(self) -> int:
        """The process that serves."""
        assert self._process is not None, "Tryton does not run"
        return self._process.pid

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="hub-tryton-")
        try:
            self._start_somewhere()
        except BaseException:
            self._folder.cleanup()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
        if self._folder is not None:
            self._folder.cleanup()

    def restart(self) -> None:
        """Stop and start again behind the same URL; sessions lie in the database and survive."""
        port = httpx2.URL(self.url).port
        assert port is not None, "Tryton was never started"
        self.stop()
        assert self._start(port), self.log()

    def stop(self) -> None:
        """End the process; requests are refused from here on."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def log(self) -> str:
        """What Tryton said, its end."""
        path = self._place() / "trytond.log"
        return path.read_text(encoding="utf-8", errors="replace")[-4000:] if path.exists() else ""

    def _start_somewhere(self) -> None:
        """Start on a free port; another program may take it first, so try some."""
        for _ in range(_TRIES):
            if self._start(_free_port()):
                return
        raise RuntimeError(f"trytond does not start: {self.log()}")

    def _start(self, port: int) -> bool:
        limits = {name: str(value) for name, value in self._limits.items() if value is not None}
        settings = {"web.listen": f"127.0.0.1:{port}", **limits}
        config = write_config(self._place(), self.seeded.uri, settings)
        with (self._place() / "trytond.log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._python, "-m", "trytond.cli", "-c", config, "-d", self.database],
                env=child_env(config),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self.url = f"http://127.0.0.1:{port}"
        if self._answers():
            return True
        self.stop()
        return False

    def _answers(self) -> bool:
        """Wait until Tryton tells its version; whether it does so before it ends."""
        assert self._process is not None
        body = {"id": 0, "method": "common.server.version", "params": []}
        deadline = time.monotonic() + _START_SECONDS
        with httpx2.Client(trust_env=False) as client:
            while self._process.poll() is None and time.monotonic() < deadline:
                try:
                    return client.post(f"{self.url}/rpc/", json=body).is_success
                except httpx2.TransportError:
                    time.sleep(0.1)
        return False

    def _place(self) -> Path:
        assert self._folder is not None, "Tryton is used outside its context"
        return Path(self._folder.name)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port
