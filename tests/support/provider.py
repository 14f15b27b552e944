"""npm's `oidc-provider`, started for a test: a real identity provider on loopback."""

import subprocess
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import httpx2

from tests.support.node import installed, programs

CLIENT, SECRET = "hub-pages", "a secret of the tests only, 64 letters"
REDIRECT = "http://localhost:8000/signin/callback"
VERIFIER = "v" * 64


@dataclass(frozen=True)
class Provider:
    """A running provider."""

    issuer: str

    def publish(self, *kids: str) -> None:
        """Sign with the first of these keys from now on, and publish all of them."""
        url = f"{self.issuer}/test/keys"
        httpx2.get(url, params={"kids": ",".join(kids)}, trust_env=False).raise_for_status()

    def tokens(self, hint: str = "e0001", scope: str = "openid profile employee") -> dict[str, Any]:
        """What a client gets that signs somebody in by code flow with PKCE."""
        challenge = urlsafe_b64encode(sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
        asked = {
            "client_id": CLIENT,
            "response_type": "code",
            "redirect_uri": REDIRECT,
            "scope": scope,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            "login_hint": hint,
            "prompt": "login",
            "nonce": "n" * 20,
        }
        with httpx2.Client(trust_env=False) as browser:
            back = walk(browser, f"{self.issuer}/auth?{httpx2.QueryParams(asked)}")
            [code] = parse_qs(urlsplit(back).query)["code"]
            return self._token(
                browser,
                grant_type="authorization_code",
                code=code,
                redirect_uri=REDIRECT,
                code_verifier=VERIFIER,
            )

    def of_a_program(self) -> dict[str, Any]:
        """What the client gets for itself."""
        with httpx2.Client(trust_env=False) as browser:
            return self._token(browser, grant_type="client_credentials", scope="hr")

    def _token(self, browser: httpx2.Client, **form: str) -> dict[str, Any]:
        answer = browser.post(f"{self.issuer}/token", data=form, auth=(CLIENT, SECRET))
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


def walk(browser: httpx2.Client, url: str, until: str = REDIRECT) -> str:
    """Follow redirects as a browser does; the address at which the client's own begin."""
    for _ in range(8):
        if url.startswith(until):
            return url
        answer = browser.get(url)
        assert "location" in answer.headers, answer.text
        url = urljoin(url, answer.headers["location"])
    raise AssertionError(f"no end at {url}")


@contextmanager
def provider(**environment: str) -> Iterator[Provider]:
    """A provider as long as the block lasts; `METHOD` and `CONFORM` make it stricter."""
    home = installed(Path(__file__).parent / "oidc")
    command: Sequence[str] = (*programs()["node"], "provider.mjs")
    process = subprocess.Popen(
        command,
        cwd=home,
        env={
            "REDIRECT": REDIRECT,
            "CLIENT": CLIENT,
            "SECRET": SECRET,
            "PATH": "/usr/bin",
            **environment,
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        yield Provider(process.stdout.readline().decode().strip())
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()
