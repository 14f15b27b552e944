"""What an answer means: by its status first, then by the rules over its body.

Only codes that look like codes are taken from an answer; its messages may hold personal values.
"""

import datetime as dt
import email.utils
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import orjson

from hub.connectors.manifest_parts import Action, ErrorRule, StatusRule
from hub.connectors.manifest_path import pick
from hub.schema.record import ABSENT, Json, PartialError

CODE = re.compile(r"^[A-Za-z0-9_.:/-]{1,60}$")
_LINK = re.compile(r'<([^>]+)>\s*;[^,]*\brel="?next"?')

NOT_JSON = "NOT_JSON"


@dataclass(frozen=True)
class Answer:
    """A good answer, with what it refused in part."""

    body: Json
    link: str | None = None
    """The next address of its `Link` header."""
    errors: tuple[PartialError, ...] = ()
    ignored: bool = False


@dataclass(frozen=True)
class Trouble:
    """An answer that is none: what to do, and what may be told about it."""

    action: Action
    what: str
    """`status 503`, `code invalidtoken`, `time-out`."""
    status: int | None = None
    hint: str | None = None
    wait: float | None = None
    """Seconds that the system asks to wait."""


def judge(
    status: int,
    headers: Mapping[str, str],
    content: bytes,
    rules: tuple[Iterable[StatusRule], Iterable[ErrorRule]],
    refreshable: bool,
) -> Answer | Trouble:
    """The answer, or what is wrong with it."""
    wait = retry_after(headers.get("retry-after"))
    for given_rule in rules[0]:
        if status in given_rule.status:
            return Trouble(given_rule.action, f"status {status}", status, given_rule.hint, wait)
    action = _usual(status, refreshable)
    if action is not None:
        return Trouble(action, f"status {status}", status, _HINTS.get(status), wait)
    try:
        body = orjson.loads(content)
    except orjson.JSONDecodeError:
        return Trouble("FAIL", NOT_JSON, status, "Check the address: this is no JSON answer.")
    return _by_rules(body, headers, rules[1], wait)


_HINTS: Mapping[int, str] = {
    401: "Check the login, the token or the key.",
    403: "Give the account the right to read this.",
    404: "Check the address and the names in it.",
}


def _usual(status: int, refreshable: bool) -> Action | None:
    if 200 <= status < 300:  # noqa: PLR2004 - the range of success
        return None
    if status == 401 and refreshable:  # noqa: PLR2004 - unauthorised
        return "REFRESH_TOKEN_THEN_RETRY"
    if status == 429:  # noqa: PLR2004 - too many requests
        return "RATE_LIMITED"
    return "RETRY" if status in {408, 425} or status >= 500 else "FAIL"  # noqa: PLR2004 - server's


def _by_rules(
    body: Json, headers: Mapping[str, str], rules: Iterable[ErrorRule], wait: float | None
) -> Answer | Trouble:
    """The first match decides; only a part that was refused may be joined by another such."""
    link = _LINK.search(headers.get("link", ""))
    errors: list[PartialError] = []
    for rule in rules:
        if not matches(rule, body) or (errors and rule.action != "PARTIAL"):
            continue
        code = code_of(rule, body)
        if rule.action == "PARTIAL":
            errors += _refused_keys(rule, body, code)
        elif rule.action == "IGNORE":
            return Answer(None, ignored=True)
        else:
            return Trouble(rule.action, f"code {code}", None, rule.hint, wait)
    return Answer(body, link[1] if link else None, tuple(errors))


def matches(rule: ErrorRule, body: Json) -> bool:
    """Whether the rule's path exists, is neither null nor empty, and has a value it names."""
    value = pick(rule.path, body)
    if value is ABSENT or value is None or value in ([], {}):
        return False
    if rule.unless:
        return value not in rule.unless
    if rule.one_of:
        return value in rule.one_of
    return rule.equals is None or value == rule.equals


def code_of(rule: ErrorRule, body: Json) -> str:
    """The system's code if it looks like one, else the rule's path."""
    code = pick(rule.code or rule.path, body)
    return str(code) if isinstance(code, (str, int)) and CODE.match(str(code)) else rule.path


def _refused_keys(rule: ErrorRule, body: Json, code: str) -> list[PartialError]:
    keys = pick(rule.keys, body) if rule.keys else None
    listed = keys if isinstance(keys, list) else [None]
    message = f"The system refused a part of the request (code {code})."
    return [PartialError("PART_REFUSED", message, None if k is None else str(k)) for k in listed]


def retry_after(text: str | None) -> float | None:
    """Seconds from a `Retry-After` header: a number or a date."""
    if text is None:
        return None
    if re.fullmatch(r"\d+(\.\d+)?", text.strip()):
        return float(text)
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (moment - dt.datetime.now(dt.UTC)).total_seconds())
