"""A running SCIM 2.0 server (scim2-server) on loopback, whose records outlive a restart."""

import json
import threading
from types import TracebackType
from typing import Any, Final, Self
from wsgiref.simple_server import WSGIRequestHandler, make_server

import httpx2
from scim2_models import ScimProvider
from scim2_server.memory import InMemoryStorage
from scim2_server.testserver.application import BearerTokenApplication
from scim2_server.testserver.cli import ThreadingWSGIServer
from scim2_server.utils import (
    load_default_resource_types,
    load_default_schemas,
    load_default_service_provider_config,
)

TOKEN: Final = "zugang-1"
CORE: Final = "urn:ietf:params:scim:schemas:core:2.0"
ENTERPRISE: Final = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Say nothing: paths may name people."""


class Provider:
    """The server behind `url`; `stop` and `start` leave its records as they are."""

    def __init__(self) -> None:
        self._storage = InMemoryStorage()
        self._server: Any = None
        self._thread: threading.Thread | None = None
        self.port = 0
        self.asked: list[str] = []
        """Paths with queries, in the order of the requests."""
        self.last: str | None = None
        """What stands in the query of the last request that is answered, then it is gone."""

    @property
    def url(self) -> str:
        """The base of all requests."""
        return f"http://127.0.0.1:{self.port}/v2"

    def __enter__(self) -> Self:
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
        """Listen, on the port of before."""
        self.stop()
        provider = ScimProvider.from_discovery(
            load_default_schemas().values(),
            load_default_resource_types().values(),
            config=load_default_service_provider_config(),
        )
        application = BearerTokenApplication(self._storage, provider, bearer_tokens=[TOKEN])

        def told(environ: dict[str, Any], start: Any) -> Any:
            self.asked.append(f"{environ['PATH_INFO']}?{environ.get('QUERY_STRING', '')}")
            if self.last is not None and self.last in self.asked[-1]:
                self.last = None
                self._server.shutdown()
                self._server.socket.close()
            return application(environ, start)

        self._server = make_server("127.0.0.1", self.port, told, ThreadingWSGIServer, _Quiet)
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def stop(self) -> None:
        """Answer nobody any more."""
        if self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
            self._thread = None

    def send(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Change something as an administrator; the answer's JSON."""
        headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/scim+json"}
        content = json.dumps(body).encode() if body else None
        answer = httpx2.request(method, self.url + path, content=content, headers=headers)
        assert answer.is_success, (method, path, answer.status_code, answer.text)
        return answer.json() if answer.content else None

    def user(self, number: str, name: str) -> str:
        """Add a user; its id."""
        made = self.send(
            "POST",
            "/Users",
            {
                "schemas": [f"{CORE}:User", ENTERPRISE],
                "userName": f"{number}@example.org".lower(),
                "displayName": name,
                "active": True,
                "emails": [{"value": f"{number}@example.org", "primary": True}],
                ENTERPRISE: {"employeeNumber": number},
            },
        )
        return str(made["id"])

    def group(self, name: str, *members: str) -> str:
        """Add a group; its id."""
        body = {
            "schemas": [f"{CORE}:Group"],
            "displayName": name,
            "members": [{"value": one, "type": "User"} for one in members],
        }
        return str(self.send("POST", "/Groups", body)["id"])
