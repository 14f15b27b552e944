"""What every part of a manifest is made of: settings, requests, errors, and who we are.

Decoded strictly, as the whole of `manifest` is.
"""

from typing import Literal

import msgspec

from hub.schema.record import Json

Action = Literal["RETRY", "FAIL", "IGNORE", "RATE_LIMITED", "REFRESH_TOKEN_THEN_RETRY", "PARTIAL"]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A piece of a manifest: unknown fields are refused."""


class Label(Part, frozen=True):
    """A label in both languages."""

    en: str
    zh: str


class Setting(Part, frozen=True):
    """One thing to fill in: a value of the configuration or a secret."""

    label: Label
    type: Literal["text", "integer", "boolean"] = "text"
    required: bool = False
    default: Json = None
    help: str | None = None


class Request(Part, frozen=True):
    """One request; every value is a template. At most one of `form` and `json`."""

    path: str
    method: Literal["GET", "POST"] = "GET"
    query: dict[str, Json] = {}
    headers: dict[str, str] = {}
    form: dict[str, Json] | None = None
    json: Json = None
    base: str | None = None
    """Another address than the manifest's `base_url`, for a system with several hosts."""


class ErrorRule(Part, frozen=True):
    """An answer that means trouble although its status says 200; the first match decides.

    Matches where `path` exists and, if given, `equals` it, is one of `one_of`, or is not one of
    `unless` - for an answer that always carries its code. An empty list or null is no match.
    """

    path: str
    action: Action
    equals: Json = None
    one_of: list[Json] = []
    unless: list[Json] = []
    code: str | None = None
    """Path to the system's own code; only a short code is ever shown, no message."""
    keys: str | None = None
    """PARTIAL: path to the keys that were refused."""
    hint: str | None = None


class StatusRule(Part, frozen=True):
    """What an HTTP status means, where the usual meaning does not hold."""

    status: list[int]
    action: Action
    hint: str | None = None


class Apply(Part, frozen=True):
    """What is added to every request once the token is known."""

    headers: dict[str, str] = {}
    query: dict[str, str] = {}


class NoAuth(Part, frozen=True, tag="none"):
    """No authentication."""


class HeaderAuth(Part, frozen=True, tag="header"):
    """A header made from secrets."""

    name: str
    value: str


class BearerAuth(Part, frozen=True, tag="bearer"):
    """`Authorization: Bearer …`."""

    token: str


class BasicAuth(Part, frozen=True, tag="basic"):
    """`Authorization: Basic …`, UTF-8."""

    username: str
    password: str


class QueryAuth(Part, frozen=True, tag="query"):
    """A parameter in the address; prefer a header, addresses are logged by others."""

    name: str
    value: str


class TokenAuth(Part, frozen=True, tag="token"):
    """A request that gives a token, which is then added to every other request."""

    request: Request
    pick: dict[str, str]
    """Name → path into the answer; `{{ token.name }}` in `apply` and elsewhere."""
    apply: Apply
    expires_in: str | None = None
    """Path to the seconds for which the token holds."""
    lifetime: float | None = None
    """Seconds for which it holds, where the answer does not say."""
    errors: list[ErrorRule] = []


class OAuth2Auth(Part, frozen=True, tag="oauth2"):
    """OAuth 2 client credentials."""

    token_url: str
    client_id: str
    client_secret: str
    scope: str | None = None
    method: Literal["client_secret_basic", "client_secret_post"] = "client_secret_basic"
    parameters: dict[str, str] = {}


Auth = NoAuth | HeaderAuth | BearerAuth | BasicAuth | QueryAuth | TokenAuth | OAuth2Auth
