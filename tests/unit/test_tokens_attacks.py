"""Attacks on tokens: none is accepted, each is a refusal that repeats nothing of the token."""

import hmac
import traceback
from base64 import urlsafe_b64decode
from collections.abc import Callable, Iterator
from types import MappingProxyType

import pytest

from hub.auth.compact import parse
from hub.auth.jwks import RemoteKeys
from hub.auth.tokens import Issuer, Verifier
from hub.errors import Refused
from tests.support.issuer import (
    AUDIENCE,
    NAME,
    NOW,
    Clock,
    KeyServer,
    as_json,
    claims_of,
    ec,
    header_of,
    jwk,
    key_server,
    rsa,
    segment,
    signed,
    token,
)

EVIL = 7
"""Number of the attacker's own key."""


@pytest.fixture(scope="module")
def server() -> Iterator[KeyServer]:
    """Publishes one key of each algorithm, and one id for two keys."""
    with key_server(
        jwk(ec(), "ec"), jwk(rsa(), "rsa"), jwk(ec(1), "twice"), jwk(rsa(1), "twice")
    ) as state:
        yield state


@pytest.fixture(scope="module")
def verifier(server: KeyServer) -> Verifier:
    return Verifier([Issuer(NAME, AUDIENCE, RemoteKeys(server.url, Clock()))], Clock())


def unsigned(algorithm: str) -> str:
    head = segment(as_json(header_of(algorithm)))
    return f"{head}.{segment(as_json(claims_of()))}."


def with_public_key(form: str) -> str:
    """HS256 with the published RSA key as the secret; made by hand, libraries refuse to."""
    raw = rsa().as_der(private=False) if form == "der" else rsa().as_pem(private=False)
    secret = raw.strip() if form == "stripped" else raw
    text = f"{segment(as_json(header_of('HS256', 'rsa')))}.{segment(as_json(claims_of()))}"
    return f"{text}.{segment(hmac.digest(secret, text.encode(), 'sha256'))}"


def raw_header(text: str) -> str:
    return signed(text.encode(), as_json(claims_of()), ec())


def raw_payload(text: str) -> str:
    return signed(as_json(header_of()), text.encode(), ec())


def injected(**more: object) -> str:
    """Signed by the attacker's key, which the header brings or names."""
    return token(ec(EVIL), header=header_of(**more))


def genuine(**more: object) -> str:
    """Signed by the issuer's key over a header that must not be."""
    return token(header=header_of(**more))


def changed(place: int, change: Callable[[str], str]) -> str:
    parts = token().split(".")
    parts[place] = change(parts[place])
    return ".".join(parts)


MINE = MappingProxyType(jwk(ec(EVIL), "ec"))
HEADER = '{"alg":"ES256","typ":"at+jwt","kid":"ec"'
CLAIMS = as_json(claims_of()).decode()[:-1]

ATTACKS: dict[str, Callable[[], str]] = {
    **{f"alg {one}": lambda one=one: unsigned(one) for one in ("none", "None", "NONE", "nOnE")},
    "alg none over a signature": lambda: genuine(alg="none"),
    "no signature": lambda: unsigned("ES256"),
    "hs256 with pem": lambda: with_public_key("pem"),
    "hs256 with der": lambda: with_public_key("der"),
    "hs256 with stripped": lambda: with_public_key("stripped"),
    "rs384": lambda: token(rsa(), header=header_of("RS384", "rsa"), algorithm="RS384"),
    "ps256": lambda: token(rsa(), header=header_of("PS256", "rsa"), algorithm="PS256"),
    "es256 under the rsa key": lambda: token(header=header_of("ES256", "rsa")),
    "rs256 under the ec key": lambda: token(
        rsa(), header=header_of("RS256", "ec"), algorithm="RS256"
    ),
    "alg in another case": lambda: token(header=header_of("es256")),
    "alg as a list": lambda: genuine(alg=["ES256"]),
    "no alg": lambda: raw_header('{"typ":"at+jwt","kid":"ec"}'),
    "jwk brought along": lambda: injected(jwk=dict(MINE)),
    "jku to the attacker": lambda: injected(jku="https://evil.test/jwks"),
    "x5u to the attacker": lambda: injected(x5u="https://evil.test/cert"),
    "x5c brought along": lambda: injected(x5c=["MIIB"]),
    "genuine with jwk": lambda: genuine(jwk=jwk(ec(), "ec")),
    "genuine with jku": lambda: genuine(jku="https://evil.test/jwks"),
    "crit known": lambda: genuine(crit=["exp"], exp=int(NOW) + 60),
    "crit unknown": lambda: genuine(crit=["http://evil.test/x"]),
    "crit empty": lambda: genuine(crit=[]),
    "crit b64": lambda: genuine(crit=["b64"], b64=False),
    "zip": lambda: genuine(zip="DEF"),
    "unknown header": lambda: genuine(foo="bar"),
    "typ of an id token": lambda: genuine(typ="id_token+jwt"),
    "typ of a logout token": lambda: genuine(typ="logout+jwt"),
    "typ dpop": lambda: genuine(typ="dpop+jwt"),
    "typ JOSE": lambda: genuine(typ="JOSE"),
    "typ not text": lambda: genuine(typ=["at+jwt"]),
    "no typ": lambda: raw_header('{"alg":"ES256","kid":"ec"}'),
    "kid not text": lambda: genuine(kid=1),
    "kid null": lambda: genuine(kid=None),
    "kid path": lambda: genuine(kid="../../../dev/null"),
    "kid huge": lambda: genuine(kid="k" * 300),
    "kid unknown": lambda: genuine(kid="other"),
    "kid of two keys, first": lambda: token(ec(1), header=header_of(kid="twice")),
    "kid of two keys, second": lambda: token(
        rsa(1), header=header_of("RS256", "twice"), algorithm="RS256"
    ),
    "no kid": lambda: raw_header('{"alg":"ES256","typ":"at+jwt"}'),
    "another key": lambda: token(ec(EVIL)),
    "wrong aud": lambda: token(aud="other"),
    "aud list without us": lambda: token(aud=["other", "third"]),
    "aud prefix": lambda: token(aud=f"{AUDIENCE}-2"),
    "aud not text": lambda: token(aud={AUDIENCE: 1}),
    "no aud": lambda: token(aud=None),
    "wrong iss": lambda: token(iss="https://evil.test"),
    "iss without slash": lambda: token(iss=NAME.rstrip("/")),
    "iss list": lambda: token(iss=[NAME]),
    "no iss": lambda: token(iss=None),
    "expired": lambda: token(exp=int(NOW) - 60),
    "no exp": lambda: token(exp=None),
    "exp text": lambda: token(exp="9999999999"),
    "exp true": lambda: token(exp=True),
    "exp NaN": lambda: raw_payload(f"{CLAIMS.replace(str(int(NOW) + 600), 'NaN')}}}"),
    "exp infinite": lambda: raw_payload(f"{CLAIMS.replace(str(int(NOW) + 600), '1e999')}}}"),
    "future nbf": lambda: token(nbf=int(NOW) + 60),
    "future iat": lambda: token(iat=int(NOW) + 60),
    "no iat": lambda: token(iat=None),
    "no sub": lambda: token(sub=None),
    "empty sub": lambda: token(sub=""),
    "sub list": lambda: token(sub=["E0001"]),
    "sub number": lambda: token(sub=1),
    "sub with NUL": lambda: token(sub="E0001\0"),
    "sub lone surrogate": lambda: token(sub="\ud800"),
    "sub huge": lambda: token(sub="E" * 300),
    "scope not text": lambda: token(scope={"hr": True}),
    "oversized": lambda: token(pad="x" * 9000),
    "oversized header": lambda: "A" * 1_000_000,
    "padding on header": lambda: changed(0, lambda part: f"{part}="),
    "padding on payload": lambda: changed(1, lambda part: f"{part}=="),
    "padding on signature": lambda: changed(2, lambda part: f"{part}=="),
    "standard alphabet": lambda: changed(2, lambda part: f"+{part[1:]}"),
    "space inside": lambda: changed(2, lambda part: f"{part[:5]} {part[5:]}"),
    "line break inside": lambda: changed(2, lambda part: f"{part[:5]}\n{part[5:]}"),
    "line break behind": lambda: f"{token()}\n",
    "full-width letter": lambda: changed(0, lambda part: f"ｅ{part[1:]}"),
    "short signature": lambda: changed(2, lambda part: part[:-4]),
    "long signature": lambda: changed(2, lambda part: f"{part}AAAA"),
    "zero signature": lambda: changed(2, lambda _: segment(bytes(64))),
    "der signature": lambda: changed(2, lambda _: segment(b"\x30\x06\x02\x01\x01\x02\x01\x01")),
    "empty header": lambda: changed(0, lambda _: ""),
    "empty payload": lambda: changed(1, lambda _: ""),
    "two segments": lambda: token().rsplit(".", 1)[0],
    "four segments": lambda: f"{token()}.AAAA",
    "encrypted form": lambda: f"{token()}.AAAA.AAAA",
    "two tokens": lambda: f"{token()} {token()}",
    "json form": lambda: '{"payload":"e30","signatures":[]}',
    "repeated alg": lambda: raw_header(f'{{"alg":"none",{HEADER[1:]}}}'),
    "repeated kid": lambda: raw_header(f'{HEADER},"kid":"ec"}}'),
    "repeated kid, escaped": lambda: raw_header(f'{HEADER},"k\\u0069d":"ec"}}'),
    "repeated sub": lambda: raw_payload(f'{CLAIMS},"sub":"E0002"}}'),
    "repeated name inside": lambda: raw_payload(f'{CLAIMS},"x":{{"a":1,"a":2}}}}'),
    "header not an object": lambda: raw_header('["ES256"]'),
    "payload not an object": lambda: raw_payload('"text"'),
    "payload not json": lambda: raw_payload("{'sub': 1}"),
    "payload with a mark": lambda: raw_payload(f"\ufeff{CLAIMS}}}"),
    "payload utf-16": lambda: signed(as_json(header_of()), f"{CLAIMS}}}".encode("utf-16"), ec()),
    "nested deeply": lambda: raw_payload(f'{CLAIMS},"x":{"[" * 2500}{"]" * 2500}}}'),
    "number of 5,000 digits": lambda: raw_payload(f'{CLAIMS},"x":{"9" * 5000}}}'),
}


def check_refused(refused: Refused, text: str) -> None:
    """The error is told by codes of tokens, and nothing of the token stands in it or its cause."""
    assert refused.code in {"TOKEN_INVALID", "TOKEN_EXPIRED", "TOKEN_ISSUER_UNKNOWN"}
    assert refused.hint
    told = "".join(traceback.format_exception_only(refused)) + repr(refused)
    assert refused.__cause__ is None
    assert refused.__suppress_context__ or refused.__context__ is None
    pieces = {text[start : start + 12] for start in range(max(len(text) - 12, 1))}
    assert not any(piece in told for piece in pieces)
    assert "E0001" not in told


async def test_the_token_that_the_attacks_start_from_is_accepted(verifier: Verifier) -> None:
    """So that each refusal below is for its own reason."""
    assert (await verifier.authenticate(f"Bearer {token()}")).subject == "E0001"
    plain = raw_payload(f"{CLAIMS}}}")
    assert (await verifier.authenticate(f"Bearer {plain}")).subject == "E0001"
    assert await verifier.authenticate(f"Bearer {raw_header(f'{HEADER}}}')}")


@pytest.mark.parametrize("name", ATTACKS)
async def test_the_attack_is_refused(verifier: Verifier, name: str) -> None:
    """0 accepted."""
    text = ATTACKS[name]()
    with pytest.raises(Refused) as refused:
        await verifier.authenticate(f"Bearer {text}")
    check_refused(refused.value, text)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("alg none over a signature", "algorithm"),
        ("rs384", "algorithm"),
        ("typ dpop", "type"),
        ("jwk brought along", "a header that is not allowed"),
        ("padding on signature", "not base64url"),
        ("repeated kid", "not a JSON object with unique names"),
        ("exp NaN", "not a JSON object with unique names"),
        ("nested deeply", "not a JSON object with unique names"),
    ],
)
def test_form_is_refused_before_any_key_is_touched(name: str, reason: str) -> None:
    """The strict reader alone refuses it, for that reason: a library's leniency cannot matter."""
    with pytest.raises(Refused) as refused:
        parse(ATTACKS[name]())
    assert refused.value.detail == reason


def test_size_and_idle_bits_are_refused_by_the_strict_reader_alone() -> None:
    """8,192 characters are read, one more is not; a segment has one spelling."""
    good = token()
    padded = raw_payload(f'{CLAIMS},"x":"{"x" * 5800}"}}')
    assert len(padded) <= 8192
    assert parse(padded)
    with pytest.raises(Refused) as refused:
        parse(f"{good}{'A' * (8193 - len(good))}")
    assert refused.value.detail == "larger than 8 KB"
    last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    idle = good[:-1] + last[last.index(good[-1]) + 1]
    with pytest.raises(Refused) as refused:
        parse(idle)
    assert refused.value.detail == "base64url is not canonical"


@pytest.mark.parametrize(
    "header", ["Basic {}", "{}", "Bearer", "Bearer ", "Bearer{}", "Bearer\t{}", "DPoP {}", " {}"]
)
async def test_only_a_bearer_header_counts(verifier: Verifier, header: str) -> None:
    """A good token in another scheme is not taken."""
    with pytest.raises(Refused):
        await verifier.authenticate(header.format(token()))


@pytest.mark.parametrize("place", [0, 1, 2], ids=["header", "payload", "signature"])
async def test_every_flipped_bit_is_refused(verifier: Verifier, place: int) -> None:
    """Each bit of what a segment holds, and each bit of its text."""
    parts = token().split(".")
    held = bytearray(urlsafe_b64decode(parts[place] + "=="))
    written = bytearray(parts[place].encode())
    for raw, text_of in ((held, segment), (written, lambda one: one.decode("latin-1"))):
        for bit in range(len(raw) * 8):
            raw[bit // 8] ^= 1 << bit % 8
            text = ".".join([*parts[:place], text_of(raw), *parts[place + 1 :]])
            with pytest.raises(Refused):
                await verifier.authenticate(f"Bearer {text}")
            raw[bit // 8] ^= 1 << bit % 8


async def test_bits_that_base64_ignores_are_not_ignored(verifier: Verifier) -> None:
    """Every other last character of a segment, also those that decode to the same bytes."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    parts = token().split(".")
    for place, part in enumerate(parts):
        for last in set(alphabet) - {part[-1]}:
            text = ".".join([*parts[:place], part[:-1] + last, *parts[place + 1 :]])
            with pytest.raises(Refused):
                await verifier.authenticate(f"Bearer {text}")


async def test_no_attack_made_the_hub_ask_twice(verifier: Verifier, server: KeyServer) -> None:
    """The clock stands still: unknown key ids caused no more than the first fetch."""
    for number in range(20):
        with pytest.raises(Refused):
            await verifier.authenticate(f"Bearer {genuine(kid=f'k{number}')}")
    assert server.asked == 1
