"""What is accepted as a token, and what of it: form, algorithm, claims, scopes, memory."""

import asyncio
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.auth import tokens
from hub.auth.jwks import FixedKeys, public_key
from hub.auth.tokens import Claims, Issuer, Verifier
from hub.errors import Refused
from tests.support.issuer import (
    AUDIENCE,
    NAME,
    NOW,
    Clock,
    as_json,
    claims_of,
    ec,
    header_of,
    jwk,
    rsa,
    signed,
    token,
)


def keys(*members: dict[str, Any]) -> FixedKeys:
    """Keys that are known from the start."""
    found = [one for one in map(public_key, members) if one]
    return FixedKeys(MappingProxyType({one.kid: one for one in found}))


def verifier(clock: Clock | None = None) -> Verifier:
    """One issuer with a key of each algorithm."""
    both = keys(jwk(ec(), "ec"), jwk(rsa(), "rsa"))
    return Verifier([Issuer(NAME, AUDIENCE, both)], clock or Clock())


async def accepted(text: str, clock: Clock | None = None) -> Claims:
    """Claims of a token."""
    return await verifier(clock).authenticate(f"Bearer {text}")


async def refusal(header: str | None, clock: Clock | None = None) -> Refused:
    """The error that a header ends in."""
    with pytest.raises(Refused) as refused:
        await verifier(clock).authenticate(header)
    return refused.value


async def test_both_algorithms_and_types_are_accepted() -> None:
    """RS256 and ES256; `JWT` and `at+jwt`, which are media types and know no case."""
    for kind in ("JWT", "jwt", "at+jwt", "application/at+jwt"):
        assert await accepted(token(header=header_of(typ=kind)))
    assert await accepted(token(rsa(), header=header_of("RS256", "rsa"), algorithm="RS256"))


async def test_claims_say_who_how_narrow_and_until_when() -> None:
    """The subject as the issuer names it, the hub's scopes alone, the end of the token."""
    found = await accepted(token(scope="openid employee hr calendar"))
    scopes = frozenset({"employee", "hr"})
    assert found == Claims("E0001", "number", scopes, NOW + 600, NAME, issued_at=NOW - 10)


@pytest.mark.parametrize(
    ("given_scope", "expected"),
    [
        ({}, {"employee"}),
        ({"scope": "employee manager"}, {"employee", "manager"}),
        ({"scp": ["payroll", "x"]}, {"payroll"}),
        ({"scp": "admin"}, {"admin"}),
        ({"scope": ""}, set()),
        ({"scope": "calendar.read"}, set()),
    ],
)
async def test_scopes_narrow(given_scope: dict[str, Any], expected: set[str]) -> None:
    """No scope at all is an employee's token; a scope for something else is not widened."""
    assert (await accepted(token(**given_scope))).scopes == expected


async def test_a_subject_is_read_from_the_claim_of_the_settings() -> None:
    """Issuers may name people by mail address or id, in a claim of their own."""
    issuer = Issuer(NAME, AUDIENCE, keys(jwk(ec(), "ec")), "upn", "workEmail")
    header = f"bearer {token(sub=None, upn='a@example.test', aud=['other', AUDIENCE])}"
    found = await Verifier([issuer], Clock()).authenticate(header)
    assert (found.subject, found.subject_kind) == ("a@example.test", "workEmail")


@pytest.mark.parametrize(
    ("claim", "seconds", "code"),
    [
        ("exp", -29, None),
        ("exp", -31, "TOKEN_EXPIRED"),
        ("nbf", 29, None),
        ("nbf", 31, "TOKEN_INVALID"),
        ("iat", 29, None),
        ("iat", 31, "TOKEN_INVALID"),
    ],
)
async def test_clocks_may_differ_by_half_a_minute(
    claim: str, seconds: int, code: str | None
) -> None:
    """Thirty seconds for each of the three times, not more."""
    text = token(**{claim: int(NOW) + seconds})
    if code is None:
        assert await accepted(text)
    else:
        assert (await refusal(f"Bearer {text}")).code == code


async def test_no_header_asks_for_a_sign_in() -> None:
    """A code of its own, so that a client knows that it sent nothing."""
    assert (await refusal(None)).code == "TOKEN_MISSING"
    assert (await refusal("")).code == "TOKEN_MISSING"


async def test_an_unknown_issuer_is_told_apart() -> None:
    """It is the commonest mistake of a new installation."""
    assert (await refusal(f"Bearer {token(iss='https://other.test')}")).code == (
        "TOKEN_ISSUER_UNKNOWN"
    )


async def test_a_key_of_one_issuer_signs_for_no_other() -> None:
    """Even under the same key id."""
    issuers = [
        Issuer(NAME, AUDIENCE, keys(jwk(ec(0), "ec"))),
        Issuer("https://two.test", AUDIENCE, keys(jwk(ec(1), "ec"))),
    ]
    both = Verifier(issuers, Clock())
    assert await both.authenticate(f"Bearer {token(ec(0))}")
    assert await both.authenticate(f"Bearer {token(ec(1), iss='https://two.test')}")
    for crossed in (token(ec(1)), token(ec(0), iss="https://two.test")):
        with pytest.raises(Refused):
            await both.authenticate(f"Bearer {crossed}")


def test_two_issuers_of_one_name_are_refused() -> None:
    """Else one could speak for the other."""
    one = Issuer(NAME, AUDIENCE, keys())
    with pytest.raises(Refused):
        Verifier([one, one])


async def test_a_verified_token_is_remembered_until_it_expires() -> None:
    """The second time it is not verified again; after its end it is refused all the same."""
    clock = Clock()
    one = verifier(clock)
    header = f"Bearer {token()}"
    first = await one.authenticate(header)
    assert await one.authenticate(header) is first
    clock.now = NOW + 629
    assert await one.authenticate(header) is first
    clock.now = NOW + 631
    with pytest.raises(Refused) as refused:
        await one.authenticate(header)
    assert refused.value.code == "TOKEN_EXPIRED"
    assert not one._remembered


async def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest is forgotten, and verified again when it comes back; refused ones never stay."""
    monkeypatch.setattr(tokens, "REMEMBERED", 3)
    one = verifier()
    headers = [f"Bearer {token(jti=str(number))}" for number in range(5)]
    for header in [*headers, headers[0]]:
        assert await one.authenticate(header)
    with pytest.raises(Refused):
        await one.authenticate(f"Bearer {token(aud='other')}")
    assert len(one._remembered) == 3


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=8)
    | st.sampled_from([NAME, AUDIENCE, int(NOW), "\ud800", "a\0b", 10**400]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)
NAMES = ["iss", "aud", "sub", "exp", "nbf", "iat", "scope", "scp", "jti", "value", "alg", "kid"]


def outcome(header: str) -> Claims | Refused:
    """What a header ends in; any other error is the test's."""
    try:
        return asyncio.run(verifier().authenticate(header))
    except Refused as refused:
        return refused


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), JSON, max_size=4))
def test_genuine_signatures_over_odd_claims_end_in_claims_or_a_refusal(
    odd: dict[str, Any],
) -> None:
    """No claim, however strange, is an internal error."""
    header = f"Bearer {token(**odd)}"
    found = outcome(header)
    if isinstance(found, Claims):
        found.subject.encode()
        assert found.issuer == NAME
    else:
        assert found.code.startswith("TOKEN_")


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["alg", "typ", "kid", "crit", "b64"]), JSON))
def test_genuine_signatures_over_odd_headers_end_in_claims_or_a_refusal(
    odd: dict[str, Any],
) -> None:
    """No header, however strange, is an internal error."""
    text = signed(as_json({**header_of(), **odd}), as_json(claims_of()), ec())
    found = outcome(f"Bearer {text}")
    assert isinstance(found, Claims) or found.code == "TOKEN_INVALID"


@settings(deadline=None)
@given(st.text(st.characters(), max_size=80) | st.from_regex(r"Bearer [A-Za-z0-9_.=-]{0,60}\Z"))
def test_any_other_text_is_refused(text: str) -> None:
    """Whatever stands in the header."""
    with pytest.raises(Refused):
        asyncio.run(verifier().authenticate(text))


@pytest.mark.parametrize(
    ("more", "acr", "known"),
    [
        ({"amr": ["pwd", "mfa"], "auth_time": NOW - 60}, (), True),
        ({"amr": ["pwd"], "auth_time": NOW - 60}, (), False),
        ({"amr": "mfa", "auth_time": NOW - 60}, (), False),
        ({"amr": ["mfa"]}, (), False),
        ({"amr": ["mfa"], "auth_time": True}, (), False),
        ({"amr": ["mfa"], "auth_time": "now"}, (), False),
        ({"amr": ["mfa"], "auth_time": NOW + 3600}, (), False),
        ({"acr": "gold", "auth_time": NOW - 60}, ("gold",), True),
        ({"acr": "iron", "auth_time": NOW - 60, "amr": ["mfa"]}, ("gold",), False),
        ({"acr": ["gold"], "auth_time": NOW - 60}, ("gold",), False),
    ],
)
async def test_a_second_factor_is_believed_with_its_moment_only(
    more: dict[str, Any], acr: tuple[str, ...], known: bool
) -> None:
    """By the values of the settings; without a moment, or with one to come, there was none."""
    issuer = Issuer(NAME, AUDIENCE, keys(jwk(ec(), "ec")), step_up_acr=acr)
    found = await Verifier([issuer], Clock()).authenticate(f"Bearer {token(**more)}")
    assert found.proved_at == (NOW - 60 if known else None)
