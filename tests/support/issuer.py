"""An identity provider for tests: real keys, tokens of any shape, a JWKS server on loopback."""

import json
import threading
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from joserfc.jwk import ECKey, Key, RSAKey
from joserfc.jws import JWSRegistry

NOW = 1_795_428_000.0
"""The wall clock of these tests: a second in November 2026."""
NAME = "https://login.example.test/"
AUDIENCE = "hr-data-hub"


@dataclass
class Clock:
    """A clock that moves when it is told to; it serves as wall clock and as monotonic one."""

    now: float = NOW

    def __call__(self) -> float:
        """Seconds."""
        return self.now


def rsa(number: int = 0) -> RSAKey:
    """An RSA key pair; another number is another pair."""
    return _rsa(number)


def ec(number: int = 0, curve: str = "P-256") -> ECKey:
    """A pair on a curve; another number is another pair."""
    return _ec(number, curve)


@cache
def _rsa(_: int) -> RSAKey:
    return RSAKey.generate_key(2048, private=True)


@cache
def _ec(_: int, curve: str) -> ECKey:
    return ECKey.generate_key(curve, private=True)


def jwk(key: Key, kid: str, **more: Any) -> dict[str, Any]:
    """The public part of a key as a member of a key set."""
    return {**key.as_dict(private=False), "kid": kid, "use": "sig", **more}


def segment(raw: bytes) -> str:
    """Base64url without padding."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def as_json(value: Any) -> bytes:
    """Compact JSON."""
    return json.dumps(value, separators=(",", ":")).encode()


def header_of(algorithm: str = "ES256", kid: str = "ec", **more: Any) -> dict[str, Any]:
    """A header that is in order."""
    return {"alg": algorithm, "typ": "at+jwt", "kid": kid, **more}


def claims_of(**more: Any) -> dict[str, Any]:
    """Claims that are in order; None takes one out."""
    claims = {
        "iss": NAME,
        "aud": AUDIENCE,
        "sub": "E0001",
        "iat": int(NOW) - 10,
        "nbf": int(NOW) - 10,
        "exp": int(NOW) + 600,
        **more,
    }
    return {name: value for name, value in claims.items() if value is not None}


def signed(header: bytes, payload: bytes, key: Any, algorithm: str = "ES256") -> str:
    """A token of exactly these bytes, signed by that algorithm, in order or not."""
    text = f"{segment(header)}.{segment(payload)}"
    signature = JWSRegistry.algorithms[algorithm].sign(text.encode(), key)
    return f"{text}.{segment(signature)}"


def token(
    key: Any = None,
    *,
    header: Mapping[str, Any] | None = None,
    algorithm: str = "ES256",
    **claims: Any,
) -> str:
    """A token that is in order but for what is given."""
    head = dict(header) if header is not None else header_of(algorithm)
    return signed(as_json(head), as_json(claims_of(**claims)), key or ec(), algorithm)


@dataclass
class KeyServer:
    """What the JWKS server answers, and how often it was asked."""

    members: list[Any] = field(default_factory=list)
    status: int = 200
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    asked: int = 0
    url: str = ""

    def answer(self) -> bytes:
        """The body of the next answer."""
        self.asked += 1
        return as_json({"keys": self.members}) if self.body is None else self.body


@contextmanager
def key_server(*members: Any) -> Iterator[KeyServer]:
    """A JWKS server on loopback."""
    state = KeyServer(list(members))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = state.answer()
            self.send_response(state.status)
            for name, value in state.headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as in the base
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}/jwks"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
