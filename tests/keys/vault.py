"""A Vault's transit engine, as far as its documentation tells: a stand-in that is strict.

Enforced: `X-Vault-Token` and `X-Vault-Request`, tokens with a lease and a policy by path, POST
alone, JSON objects, versions of a key (`vault:v3:…`, `min_decryption_version`), 503 while sealed,
404 with an empty list for paths that there are not, errors as `{"errors": [...]}`, answers in the
envelope with `lease_id`, `lease_duration` and `renewable`.
"""

import base64
import json
import os
import threading
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_BITS: Final = (128, 256, 512)


class Problem(Exception):
    """An answer that is none: status and words."""

    def __init__(self, status: int, *words: str) -> None:
        super().__init__(status)
        self.status = status
        self.words = words


@dataclass
class FakeVault:
    """The state of one Vault: tokens with what they may, transit keys with their versions."""

    mount: str = "transit"
    sealed: bool = False
    standby: str | None = None
    """Address of the active node, where this one sends everybody."""
    tokens: dict[str, frozenset[str]] = field(default_factory=dict)
    """Token → paths below `/v1/` that its policy opens."""
    namespace: str | None = None
    keys: dict[str, list[bytes]] = field(default_factory=dict)
    oldest: dict[str, int] = field(default_factory=dict)
    """`min_decryption_version` of keys that have one."""
    asked: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)

    def token(self, key: str, *verbs: str) -> str:
        """A token for these verbs of a key."""
        made = f"hvs.{os.urandom(12).hex()}"
        self.tokens[made] = frozenset(f"{self.mount}/{verb}/{key}" for verb in verbs)
        return made

    def rotate(self, key: str) -> None:
        """Another version of a key."""
        self.keys.setdefault(key, []).append(os.urandom(32))

    def answer(self, path: str, headers: Mapping[str, str], body: bytes) -> Mapping[str, Any]:
        """`data` of the answer; raises Problem."""
        if self.sealed:
            raise Problem(503, "Vault is sealed")
        if "X-Vault-Request" not in headers:
            raise Problem(412, "missing required X-Vault-Request header")
        if headers.get("X-Vault-Namespace") != self.namespace:
            raise Problem(404)
        if path not in self.tokens.get(headers.get("X-Vault-Token", ""), frozenset()):
            raise Problem(403, "permission denied")
        given = json.loads(body)
        if not isinstance(given, dict):
            raise Problem(400, "failed to parse JSON input")
        mount, _, rest = path.partition("/")
        verb, _, key = rest.rpartition("/")
        if mount != self.mount or verb not in _VERBS:
            raise Problem(404)
        if key not in self.keys:
            raise Problem(400, "encryption key not found")
        self.asked.append((path, given))
        return _VERBS[verb](self, key, given)

    def encrypted(self, key: str, plain: bytes) -> dict[str, Any]:
        """A ciphertext under the newest version."""
        version, nonce = len(self.keys[key]), os.urandom(12)
        sealed = nonce + AESGCM(self.keys[key][-1]).encrypt(nonce, plain, None)
        text = f"vault:v{version}:{base64.b64encode(sealed).decode()}"
        return {"ciphertext": text, "key_version": version}

    def decrypted(self, key: str, text: object) -> bytes:
        """What a ciphertext holds."""
        match str(text).split(":"):
            case ["vault", version, encoded] if version[1:].isdecimal():
                number = int(version[1:])
            case _:
                raise Problem(400, "invalid ciphertext: no prefix")
        if number > len(self.keys[key]):
            raise Problem(400, "invalid ciphertext: version is too new")
        if number < self.oldest.get(key, 1):
            raise Problem(400, "ciphertext or signature version is disallowed by policy (too old)")
        raw = base64.b64decode(encoded)
        try:
            return AESGCM(self.keys[key][number - 1]).decrypt(raw[:12], raw[12:], None)
        except InvalidTag:
            raise Problem(400, "invalid ciphertext: unable to decrypt") from None


def _encrypt(vault: FakeVault, key: str, given: Mapping[str, Any]) -> dict[str, Any]:
    return vault.encrypted(key, base64.b64decode(given["plaintext"], validate=True))


def _decrypt(vault: FakeVault, key: str, given: Mapping[str, Any]) -> dict[str, Any]:
    plain = vault.decrypted(key, given.get("ciphertext"))
    return {"plaintext": base64.b64encode(plain).decode()}


def _rewrap(vault: FakeVault, key: str, given: Mapping[str, Any]) -> dict[str, Any]:
    return vault.encrypted(key, vault.decrypted(key, given.get("ciphertext")))


def _data_key(vault: FakeVault, key: str, given: Mapping[str, Any]) -> dict[str, Any]:
    bits = given.get("bits", 256)
    if bits not in _BITS:
        raise Problem(400, "invalid bit length")
    plain = os.urandom(bits // 8)
    return vault.encrypted(key, plain) | {"plaintext": base64.b64encode(plain).decode()}


_VERBS: Final = {
    "encrypt": _encrypt,
    "decrypt": _decrypt,
    "rewrap": _rewrap,
    "datakey/plaintext": _data_key,
}


@contextmanager
def serving(vault: FakeVault) -> Iterator[str]:
    """Its address, as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if vault.standby is not None:
                self.send_response(307)
                self.send_header("Location", f"{vault.standby}{self.path}")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            try:
                data = vault.answer(self.path.removeprefix("/v1/"), self.headers, body)
            except Problem as problem:
                self._say(problem.status, {"errors": list(problem.words)})
                return
            envelope = {
                "request_id": str(uuid.uuid4()),
                "lease_id": "",
                "renewable": False,
                "lease_duration": 0,
                "data": data,
                "wrap_info": None,
                "warnings": None,
                "auth": None,
            }
            self._say(200, envelope)

        def do_GET(self) -> None:
            self._say(405, {"errors": ["unsupported operation"]})

        def _say(self, status: int, value: object) -> None:
            body = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
