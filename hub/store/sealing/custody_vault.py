"""The key-encryption key, encrypted by the transit engine of a Vault (or what speaks like one).

The hub asks `datakey/plaintext`, `decrypt` and `rewrap` of one transit key. A text is what Vault
calls a ciphertext: `vault:v3:…`, with the version of the transit key that made it.
"""

import base64
import binascii
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlsplit

import httpx2

from hub.errors import Refused, Transient
from hub.store.sealing.custodian import SECRET, VAULT, invalid, needed

_TIMEOUT: Final = 10.0
_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})
_AGAIN: Final = frozenset(
    {
        HTTPStatus.PRECONDITION_FAILED,
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.INTERNAL_SERVER_ERROR,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
    }
)
"""Sealed, in standby, overloaded, behind: it may answer later."""
_ELSEWHERE: Final = 3
"""Hundreds of a redirection, which is not followed: the token is for this address alone."""


class VaultCustodian:
    """A transit key of a Vault, asked with a token."""

    name = VAULT

    def __init__(self, settings: Mapping[str, str]) -> None:
        """Raises Refused `SETTING_INVALID`."""
        self._url = _url(needed(settings, "HUB_KEK_VAULT_URL"))
        self._mount = settings.get("HUB_KEK_VAULT_MOUNT", "transit").strip("/")
        self._key = settings.get("HUB_KEK_VAULT_KEY", "hr-data-hub")
        self._namespace = settings.get("HUB_KEK_VAULT_NAMESPACE")
        self._file = settings.get("HUB_KEK_VAULT_TOKEN_FILE")
        self._token = "" if self._file else needed(settings, "HUB_KEK_VAULT_TOKEN")

    def make(self) -> tuple[bytes, str]:
        """A data key of the transit key: its plain text and its ciphertext."""
        found = self._ask("datakey/plaintext", {"bits": SECRET * 8})
        return _secret(found), _ciphertext(found)

    def open(self, text: str) -> bytes:
        """Decrypted by the transit key."""
        return _secret(self._ask("decrypt", {"ciphertext": text}))

    def rewrap(self, text: str) -> str:
        """Under the newest version of the transit key; the hub sees no key meanwhile."""
        return _ciphertext(self._ask("rewrap", {"ciphertext": text}))

    def _ask(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        path = f"{self._mount}/{verb}/{quote(self._key, safe='')}"
        try:
            answer = httpx2.post(
                f"{self._url}/v1/{path}",
                json=dict(body),
                headers=self._headers(),
                timeout=_TIMEOUT,
                follow_redirects=False,
            )
            said = answer.json() if answer.content else {}
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
            raise _away(type(error).__name__) from None
        if answer.status_code != HTTPStatus.OK:
            raise _refusal(path, answer.status_code, said)
        data = said.get("data") if isinstance(said, dict) else None
        if not isinstance(data, dict):
            raise _away("no data")
        return data

    def _headers(self) -> dict[str, str]:
        """The token is read anew each time: an agent may have renewed it."""
        token = self._token
        if self._file:
            try:
                token = Path(self._file).read_text(encoding="ascii").strip()
            except (OSError, UnicodeDecodeError):
                raise Refused(
                    "SETTING_INVALID",
                    "HUB_KEK_VAULT_TOKEN_FILE cannot be read.",
                    detail=self._file,
                    hint="See whether the agent that writes it runs.",
                ) from None
        headers = {"X-Vault-Token": token, "X-Vault-Request": "true"}
        return headers | ({"X-Vault-Namespace": self._namespace} if self._namespace else {})


def _secret(data: Mapping[str, Any]) -> bytes:
    try:
        found = base64.b64decode(str(data.get("plaintext")), validate=True)
    except binascii.Error:
        found = b""
    if len(found) != SECRET:
        raise invalid()
    return found


def _ciphertext(data: Mapping[str, Any]) -> str:
    found = str(data.get("ciphertext"))
    if not found.startswith("vault:v") or not found.isascii() or " " in found:
        raise _away("no ciphertext")
    return found


def _refusal(path: str, status: int, said: Any) -> Refused | Transient:
    """Vault's own words are told: they hold paths and policies, never a key or a token."""
    errors = said.get("errors") if isinstance(said, dict) else None
    words = "; ".join(map(str, errors)) if isinstance(errors, list) else ""
    detail = f"{path}: {status} {words}".strip()
    if status in _AGAIN or status // 100 == _ELSEWHERE:
        return _away(detail)
    return Refused(
        "CUSTODIAN_REFUSED",
        "The custodian of the key-encryption key does not give it.",
        detail=detail,
        hint="Check the token, its policy, the mount and the transit key's versions.",
    )


def _away(detail: str) -> Transient:
    return Transient(
        "CUSTODIAN_AWAY",
        "The custodian of the key-encryption key does not answer.",
        detail=f"vault: {detail}",
        hint="See whether the Vault is unsealed and reachable, and try again.",
    )


def _url(text: str) -> str:
    """By https, or to this machine."""
    found = urlsplit(text)
    if found.scheme == "https" or (found.scheme == "http" and found.hostname in _LOOPBACK):
        return text.rstrip("/")
    raise Refused(
        "SETTING_INVALID",
        "HUB_KEK_VAULT_URL is no address that a token may be sent to.",
        hint="Use https://host:8200.",
    )
