"""One question to the system, asked until there is an answer or a reason why not.

Rate limit, concurrency, time-outs, retries with growing waits, Retry-After and the renewal of
tokens live here. No secret and no value of a record leaves this file in an error or an
observation: they name the stream, the path as the manifest writes it, status and code.
"""

import asyncio
import logging
import random
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import replace

import httpx2
from aiolimiter import AsyncLimiter

from hub.connectors.manifest import Manifest, Rate
from hub.connectors.manifest_parts import ErrorRule, Request, TokenAuth
from hub.connectors.manifest_template import fill
from hub.connectors.rest_answer import NOT_JSON, Answer, Trouble, judge
from hub.connectors.rest_auth import Identity, Token
from hub.connectors.rest_request import NO_EXTRA, Built, Extra, Names, base_of, build, same_origin
from hub.errors import Broken, HubError, Refused, Transient
from hub.observe import observe
from hub.schema.record import Json

# The client library logs whole addresses at INFO, where some systems want their token, and the
# library below it headers of answers at DEBUG.
for _library in ("httpx2", "httpcore2"):
    logging.getLogger(_library).setLevel(logging.WARNING)


def limiter(rate: Rate | None) -> AsyncLimiter | None:
    """Evenly spaced calls: no window of `per` seconds ever holds more than `calls`.

    A bucket that lets `calls` through at once would allow nearly twice as many in a window that
    begins just before it is full again. The small surplus covers the jitter of the network.
    """
    return AsyncLimiter(1, rate.per / rate.calls * 1.05) if rate else None


class RestClient:
    """An HTTP client that knows the manifest's limits, retries and errors."""

    def __init__(self, manifest: Manifest, names: Names) -> None:
        self._manifest = manifest
        self._names = names
        self.base = str(fill(manifest.base_url, names))
        if not self.base.startswith(("http://", "https://")):
            raise Refused(
                "CONNECTION_CONFIG",
                "The address must begin with http:// or https://.",
                "$.base_url",
            )
        self._http = httpx2.AsyncClient(
            timeout=manifest.timeout, trust_env=False, follow_redirects=False
        )
        self._limiter = limiter(manifest.rate)
        self._slots = asyncio.Semaphore(manifest.concurrency)
        self._identity = Identity(manifest.auth, names, self._token_step)

    async def ask(
        self,
        what: str,
        request: Request,
        names: Names,
        rules: Sequence[ErrorRule] = (),
        url: str | None = None,
        *,
        again: bool = True,
    ) -> Answer:
        """The answer; `what` names the stream. Raises Refused, Transient or Broken.

        Without `again`, nothing is sent twice that may have been taken the first time.
        """
        if url is not None and not same_origin(url, base_of(self.base, request, names)):
            raise Broken(
                "PAGE_ELSEWHERE",
                "The next page lies on another host.",
                what,
                "Secrets go to the configured address only.",
            )
        refreshed = False
        attempt = 1
        while True:
            token = await self._identity.current()
            built = self._built(request, names, token, url)
            found = await self._once(what, request, built, [*rules, *self._manifest.errors])
            if isinstance(found, Answer):
                return found
            if found.action == "REFRESH_TOKEN_THEN_RETRY" and not refreshed:
                refreshed = True
                await self._identity.renew(token)
                continue
            if found.action == "RETRY" and not again:
                raise _failure(what, request, found)
            await self._wait(what, request, found, attempt)
            attempt += 1

    async def close(self) -> None:
        """Free the connections."""
        await self._http.aclose()

    def _built(self, request: Request, names: Names, token: Token, url: str | None) -> Built:
        known = names.and_({f"token.{name}": part for name, part in token.parts.items()})
        extra = self._identity.adds(token)
        headers = fill(self._manifest.headers, known)
        whole = Extra({**headers, **extra.headers}, extra.query)
        return build(self.base, request, known, whole, url)

    async def _once(
        self, what: str, request: Request, built: Built, rules: Sequence[ErrorRule]
    ) -> Answer | Trouble:
        began = time.monotonic()
        try:
            response = await self._sent(built)
        except httpx2.TimeoutException:
            found: Answer | Trouble = Trouble("RETRY", "time-out")
            status = None
        except httpx2.HTTPError as error:
            found = Trouble("RETRY", type(error).__name__)
            status = None
        else:
            status = response.status_code
            known = (self._manifest.status, rules)
            found = judge(
                status, response.headers, response.content, known, self._identity.refreshable
            )
        observe(
            "connect.request",
            stream=what,
            path=request.path,
            status=status,
            ms=round((time.monotonic() - began) * 1000, 1),
            trouble=found.action if isinstance(found, Trouble) else None,
        )
        return found

    async def _sent(self, built: Built) -> httpx2.Response:
        async with AsyncExitStack() as held:
            await held.enter_async_context(self._slots)
            if self._limiter:
                await held.enter_async_context(self._limiter)
            return await self._http.request(
                built.method, built.url, headers=built.headers, content=built.content
            )

    async def _wait(self, what: str, request: Request, trouble: Trouble, attempt: int) -> None:
        retry = self._manifest.retry
        patient = trouble.action in {"RETRY", "RATE_LIMITED"} and attempt < retry.attempts
        asked = trouble.wait or 0.0
        if not patient or asked > retry.longest_wait:
            raise _failure(what, request, trouble)
        growing: float = min(retry.first_wait * 2.0 ** (attempt - 1), retry.longest_wait)
        jitter = random.uniform(0.5, 1)  # noqa: S311 - spreads retries, hides nothing
        await asyncio.sleep(max(asked, growing * jitter))

    async def _token_step(self, auth: TokenAuth) -> Json:
        """The token step, with retries of its own but never with a token."""
        attempt = 1
        while True:
            built = build(self.base, auth.request, self._names, NO_EXTRA, None)
            found = await self._once("token", auth.request, built, auth.errors)
            if isinstance(found, Answer):
                return found.body
            if found.action in {"FAIL", "REFRESH_TOKEN_THEN_RETRY"}:
                raise _credentials(found)
            await self._wait("token", auth.request, found, attempt)
            attempt += 1


def _credentials(trouble: Trouble) -> Refused:
    return Refused(
        "AUTH_REFUSED",
        "The system refuses the credentials.",
        trouble.what,
        trouble.hint or "Check the secrets of this connection.",
    )


def _failure(what: str, request: Request, trouble: Trouble) -> HubError:
    """The error that a trouble becomes when it is not tried again."""
    place = f"{what}, {request.path}, {trouble.what}"
    if trouble.action == "RATE_LIMITED":
        hint = f"It asks to wait {trouble.wait:.0f} seconds." if trouble.wait else trouble.hint
        return Transient(
            "HTTP_RATE_LIMITED", "The system has no room for more requests now.", place, hint
        )
    if trouble.action == "RETRY":
        return Transient(
            "HTTP_UNAVAILABLE",
            "The system does not answer as it should.",
            place,
            trouble.hint or "It is tried again later.",
        )
    if trouble.action == "REFRESH_TOKEN_THEN_RETRY" or trouble.status == 401:  # noqa: PLR2004
        return replace(_credentials(trouble), detail=place)
    if trouble.what == NOT_JSON:
        return Refused("HTTP_NOT_JSON", "The answer is not JSON.", place, trouble.hint)
    return Refused("HTTP_REFUSED", "The system refuses the request.", place, trouble.hint)
