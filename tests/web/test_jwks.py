"""Signing keys over HTTP: rotation without false refusals, one fetch at a time, bad answers."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest

from hub.auth.jwks import FRESH_FOR, KEPT_FOR, REFETCH_EVERY, RemoteKeys, is_loopback, keys_of
from hub.auth.tokens import Issuer, Verifier
from hub.errors import Refused, Transient
from hub.observe import Observation, subscribe
from tests.support.issuer import (
    AUDIENCE,
    NAME,
    Clock,
    KeyServer,
    as_json,
    ec,
    header_of,
    jwk,
    key_server,
    rsa,
    token,
)


@pytest.fixture
def server() -> Iterator[KeyServer]:
    """Publishes one key, `ec`."""
    with key_server(jwk(ec(), "ec")) as state:
        yield state


@pytest.fixture
def clock() -> Clock:
    """Time that stands still until a test moves it."""
    return Clock()


@pytest.fixture
def verifier(server: KeyServer, clock: Clock) -> Verifier:
    """Accepts tokens by the server's keys; both of its clocks are the test's."""
    return Verifier([Issuer(NAME, AUDIENCE, RemoteKeys(server.url, clock))], clock)


def bearer(number: int = 0, kid: str = "ec", **claims: Any) -> str:
    """A header with a token by that key, good for a day."""
    return f"Bearer {token(ec(number), header=header_of(kid=kid), exp=2_000_000_000, **claims)}"


async def refused(verifier: Verifier, header: str) -> str:
    """The code by which a header is refused."""
    with pytest.raises(Refused) as error:
        await verifier.authenticate(header)
    return error.value.code


async def test_keys_are_fetched_once_for_many_tokens(verifier: Verifier, server: KeyServer) -> None:
    """The first request fetches; the others use what is there, also at the same moment."""
    headers = [bearer(jti=str(number)) for number in range(50)]
    await asyncio.gather(*map(verifier.authenticate, headers))
    await asyncio.gather(*map(verifier.authenticate, headers))
    assert server.asked == 1


async def test_a_new_key_is_accepted_after_one_fetch(
    verifier: Verifier, server: KeyServer, clock: Clock
) -> None:
    """Fifty requests with a key not seen before: all accepted, by a single fetch."""
    await verifier.authenticate(bearer())
    server.members.append(jwk(ec(1), "new"))
    clock.now += REFETCH_EVERY
    fresh = [bearer(1, "new", jti=str(number)) for number in range(50)]
    found = await asyncio.gather(*map(verifier.authenticate, fresh))
    assert len(found) == 50
    assert server.asked == 2


async def test_a_dropped_key_is_refused_after_the_next_fetch(
    verifier: Verifier, server: KeyServer, clock: Clock
) -> None:
    """Also for a token that had been verified and remembered."""
    old = bearer()
    await verifier.authenticate(old)
    server.members[:] = [jwk(ec(1), "new")]
    clock.now += REFETCH_EVERY
    assert await verifier.authenticate(bearer(1, "new"))
    assert await refused(verifier, old) == "TOKEN_INVALID"
    assert await refused(verifier, bearer(jti="another")) == "TOKEN_INVALID"


async def test_a_key_that_is_exchanged_under_its_id_ends_remembered_tokens(
    verifier: Verifier, server: KeyServer, clock: Clock
) -> None:
    """What was signed by the old one is refused though the id is still published."""
    old = bearer()
    await verifier.authenticate(old)
    server.members[:] = [jwk(ec(1), "ec")]
    clock.now += FRESH_FOR
    assert await verifier.authenticate(bearer(1))
    assert await refused(verifier, old) == "TOKEN_INVALID"


async def test_a_dropped_key_is_noticed_without_a_new_one(
    verifier: Verifier, server: KeyServer, clock: Clock
) -> None:
    """Key sets are fetched again when they are minutes old."""
    await verifier.authenticate(bearer())
    server.members.clear()
    clock.now += FRESH_FOR - 1
    assert await verifier.authenticate(bearer())
    clock.now += 1
    assert await refused(verifier, bearer()) == "TOKEN_INVALID"


async def test_unknown_keys_cause_one_fetch_in_ten_seconds(
    verifier: Verifier, server: KeyServer, clock: Clock
) -> None:
    """However many tokens with invented key ids come, one after the other or at once."""
    for second in range(30):
        clock.now += 1
        burst = [refused(verifier, bearer(kid=f"k{second}.{number}")) for number in range(5)]
        assert set(await asyncio.gather(*burst)) == {"TOKEN_INVALID"}
    assert server.asked == 3


async def test_rotation_under_load_refuses_no_good_token(
    verifier: Verifier, server: KeyServer, clock: Clock
) -> None:
    """Ten rotations, each with both keys published for a while, as issuers do."""
    for generation in range(10):
        kid, after = f"k{generation}", f"k{generation + 1}"
        server.members[:] = [jwk(ec(generation), kid), jwk(ec(generation + 1), after)]
        clock.now += REFETCH_EVERY
        both = [bearer(generation, kid, jti=str(number)) for number in range(10)]
        both += [bearer(generation + 1, after, jti=str(number)) for number in range(10)]
        assert len(await asyncio.gather(*map(verifier.authenticate, both))) == 20
    assert server.asked <= 11


async def test_a_request_that_is_given_up_does_not_use_up_the_fetch(
    server: KeyServer, clock: Clock
) -> None:
    """The client went away in the middle: the next one's fetch is not held back."""
    keys = RemoteKeys(server.url, clock)
    task = asyncio.create_task(keys.find("ec"))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await keys.find("ec")


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 500},
        {"status": 302, "headers": {"location": "/other"}},
        {"body": b""},
        {"body": b"<html>"},
        {"body": b"[]"},
        {"body": b'{"keys": {}}'},
        {"body": b'{"keys": [], "keys": []}'},
        {"body": b"\xff\xfe"},
        {"body": b"[" * 100_000},
        {"body": b'{"keys": []}' + b" " * 300_000},
    ],
)
async def test_a_bad_answer_changes_nothing(
    verifier: Verifier, server: KeyServer, clock: Clock, answer: dict[str, Any]
) -> None:
    """The last good keys serve on, for a day; without any the sign-in is to be tried again."""
    await verifier.authenticate(bearer())
    for name, value in answer.items():
        setattr(server, name, value)
    clock.now += FRESH_FOR
    assert await verifier.authenticate(bearer())
    assert server.asked == 2
    clock.now += KEPT_FOR
    with pytest.raises(Transient) as error:
        await verifier.authenticate(bearer())
    assert error.value.code == "ISSUER_UNREACHABLE"


async def test_an_issuer_that_cannot_be_reached_is_no_fault_of_the_token(clock: Clock) -> None:
    """Nobody listens: to be tried again, announced, and asked once in ten seconds."""
    with key_server() as gone:
        url = gone.url
    heard: list[Observation] = []
    stop = subscribe(heard.append)
    try:
        for _ in range(3):
            with pytest.raises(Transient):
                await RemoteKeys(url, clock).find("ec")
        keys = RemoteKeys(url, clock)
        for _ in range(3):
            with pytest.raises(Transient):
                await keys.find("ec")
    finally:
        stop()
    assert [one.name for one in heard] == ["auth.keys_not_fetched"] * 4


def test_keys_that_are_of_no_use_are_passed_over() -> None:
    """Weak, private, secret, for encryption, on other curves, broken: the others remain."""
    private = {**ec(2).as_dict(private=True), "kid": "private"}
    wrong_point = {**jwk(ec(3), "wrong point"), "x": jwk(ec(4), "")["y"]}
    members = [
        jwk(ec(), "good ec"),
        jwk(rsa(), "good rsa", alg="RS256"),
        jwk(ec(1), "encrypts", use="enc"),
        jwk(ec(1), "signs only", key_ops=["sign"]),
        jwk(ec(1), "other algorithm", alg="ES384"),
        jwk(rsa(), "pss", alg="PS256"),
        jwk(ec(0, "P-384"), "curve"),
        private,
        wrong_point,
        {"kty": "oct", "kid": "secret", "k": "c2VjcmV0c2VjcmV0c2VjcmV0"},
        {"kty": "RSA", "kid": "weak", "n": jwk(rsa(), "")["n"][:172], "e": "AQAB"},
        {"kty": "RSA", "kid": "huge", "n": "_" * 3000, "e": "AQAB"},
        {"kty": "RSA", "kid": "number", "n": 5, "e": "AQAB"},
        {"kty": "EC", "kid": "short", "crv": "P-256", "x": "AA", "y": "AA"},
        {"kty": "EC", "kid": "bare", "crv": "P-256"},
        {**jwk(ec(1), ""), "kid": ""},
        {**jwk(ec(1), ""), "kid": 7},
        "text",
        None,
    ]
    assert set(keys_of(as_json({"keys": members}))) == {"good ec", "good rsa"}


def test_an_id_of_two_keys_is_the_id_of_none() -> None:
    """Repeating the same key is harmless."""
    twice = [jwk(ec(), "a"), jwk(ec(), "a"), jwk(ec(1), "b"), jwk(rsa(), "b"), jwk(ec(1), "b")]
    assert set(keys_of(json.dumps({"keys": twice}).encode())) == {"a"}


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://login.example.test/jwks", True),
        ("http://127.0.0.1:8/jwks", True),
        ("http://[::1]:8/jwks", True),
        ("http://localhost/jwks", True),
        ("http://login.example.test/jwks", False),
        ("http://127.0.0.1.evil.test/jwks", False),
        ("http://localhost.evil.test/jwks", False),
        ("file:///etc/passwd", False),
        ("ftp://127.0.0.1/jwks", False),
        ("", False),
    ],
)
def test_keys_come_over_a_safe_way_only(url: str, safe: bool) -> None:
    """Https, or this machine."""
    if safe:
        assert RemoteKeys(url)
        return
    with pytest.raises(Refused) as error:
        RemoteKeys(url)
    assert error.value.code == "SETTING_INVALID"


@pytest.mark.parametrize(
    ("host", "alone"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104 - it is not loopback: that is the point
        ("::", False),
        ("10.0.0.1", False),
        ("hub.example.test", False),
        (None, False),
        ("", False),
    ],
)
def test_loopback_is_this_machine_alone(host: str | None, alone: bool) -> None:
    """All interfaces is not loopback."""
    assert is_loopback(host) is alone
