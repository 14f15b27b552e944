"""Tryton's JSON-RPC in plain HTTP, to look at the system and to change it behind the hub's back."""

import base64
from types import TracebackType
from typing import Any, Self

import httpx2

from tests.tryton.environment import Account


class Rpc:
    """One logged-in session; `client` is the bare HTTP client with its headers."""

    def __init__(self, url: str, database: str, account: Account) -> None:
        self.client = httpx2.Client(trust_env=False, timeout=60)
        self._url = f"{url}/{database}/rpc/"
        user, key, _ = self.call("common.db.login", account.login, {"password": account.password})
        whole = base64.b64encode(f"{account.login}:{user}:{key}".encode()).decode()
        self.client.headers["Authorization"] = f"Session {whole}"

    def post(self, method: str, *params: Any) -> httpx2.Response:
        """Send a call; the answer as it came."""
        body = {"id": 1, "method": method, "params": params}
        return self.client.post(self._url, json=body)

    def call(self, method: str, *params: Any) -> Any:
        """The result of a call; `AssertionError` with Tryton's words when it failed."""
        answer = self.post(method, *params)
        assert answer.is_success, f"{method}: {answer.status_code}"
        body = answer.json()
        assert "error" not in body, f"{method}: {body['error']}"
        return body["result"]

    def read(
        self, model: str, fields: list[str], domain: Any = (), offset: int = 0, limit: int = 1000
    ) -> list[dict[str, Any]]:
        """One page of records, past and future ones too, by id."""
        order, context = [["id", "ASC"]], {"active_test": False}
        method = f"model.{model}.search_read"
        found: list[dict[str, Any]] = self.call(
            method, domain, offset, limit, order, fields, context
        )
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.client.close()
