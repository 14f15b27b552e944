"""A real identity provider: found by its name alone, its tokens accepted, attacks on them not."""

import asyncio
import json
import random
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from dataclasses import replace

import pytest
from joserfc.jwk import ECKey, RSAKey

from hub.auth.discovery import DiscoveredKeys, Discovery, metadata_of
from hub.auth.jwks import REFETCH_EVERY
from hub.auth.tokens import Issuer, Verifier
from hub.errors import Refused, Transient
from hub.settings import Settings
from tests.support.browsing import QUERY, browser
from tests.support.issuer import AUDIENCE, as_json, key_server, segment, signed
from tests.support.provider import Provider, provider
from tests.support.site import Site

pytestmark = pytest.mark.node


class Ticking:
    """A monotonic clock that jumps when a test wants later."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        """Seconds."""
        return asyncio.get_running_loop().time() + self.ahead


@pytest.fixture(scope="module")
def real() -> Iterator[Provider]:
    with provider() as running:
        yield running


def accepting(real: Provider, clock: Ticking, claim: str = "sub") -> Verifier:
    keys = DiscoveredKeys(Discovery(real.issuer, clock), clock)
    return Verifier([Issuer(real.issuer, AUDIENCE, keys, claim)])


def parts(token: str) -> tuple[dict[str, object], dict[str, object], str]:
    head, body, signature = token.split(".")
    read = [json.loads(urlsafe_b64decode(one + "==")) for one in (head, body)]
    return read[0], read[1], signature


async def refused(verifier: Verifier, token: str) -> str:
    with pytest.raises(Refused) as error:
        await verifier.authenticate(f"Bearer {token}")
    assert error.value.code.startswith("TOKEN_")
    return error.value.code


@pytest.mark.parametrize("kid", ["rsa-0", "ec-0"])
async def test_its_access_token_names_a_person(real: Provider, kid: str) -> None:
    """Found by discovery; signed by RSA or by a curve; scopes are the hub's."""
    real.publish(kid)
    found = await accepting(real, Ticking()).authenticate(f"Bearer {real.tokens()['access_token']}")
    assert (found.subject, found.scopes, found.issuer) == ("e0001", {"employee"}, real.issuer)
    assert found.token
    assert found.proved_at is None


async def test_a_second_factor_at_the_provider_is_known_with_its_moment(real: Provider) -> None:
    """By `amr` and `auth_time` of the token; one factor alone is none."""
    verifier = accepting(real, Ticking())
    two = await verifier.authenticate(f"Bearer {real.tokens('e0001/two')['access_token']}")
    assert two.proved_at is not None
    assert abs(two.proved_at - two.issued_at) < 60


async def test_its_id_token_opens_nothing(real: Provider) -> None:
    """It is for the client; also where the audience would be the client's own name."""
    token = real.tokens()["id_token"]
    assert await refused(accepting(real, Ticking()), token) == "TOKEN_INVALID"
    keys = DiscoveredKeys(Discovery(real.issuer))
    fooled = Verifier([Issuer(real.issuer, "hub-pages", keys)])
    assert await refused(fooled, token) == "TOKEN_INVALID"


async def test_a_provider_may_rotate_under_load(real: Provider) -> None:
    """Eight rotations, tokens of both keys at once: no false refusal; a dropped key is refused."""
    clock = Ticking()
    verifier = accepting(real, clock)
    real.publish("rsa-0")
    old = real.tokens()["access_token"]
    for number in range(1, 9):
        kid, before = f"ec-{number}", f"ec-{number - 1}" if number > 1 else "rsa-0"
        real.publish(kid, before)
        fresh = real.tokens()["access_token"]
        clock.ahead += REFETCH_EVERY
        many = [old, fresh] * 20
        await asyncio.gather(*(verifier.authenticate(f"Bearer {one}") for one in many))
        real.publish(kid)
        await refused(verifier, real.tokens()["access_token"][:-4] + "AAAA")
        clock.ahead += 301  # the key set is old now, and fetched again
        assert await refused(verifier, old) == "TOKEN_INVALID"
        old = fresh


def forgeries(real: Provider, token: str) -> dict[str, str]:
    """The battery, started from a token that the real provider signed by RSA."""
    head, body, signature = parts(token)
    mine, curve = RSAKey.generate_key(2048), ECKey.generate_key("P-256")
    claims, first, text = as_json(body), token.partition(".")[0], token.rpartition(".")[0]

    def by_me(**more: object) -> str:
        return signed(as_json({**head, **more}), claims, mine, "RS256")

    def reworded(**more: object) -> str:
        return f"{first}.{segment(as_json({**body, **more}))}.{signature}"

    return {
        "none": f"{segment(as_json({**head, 'alg': 'none'}))}.{segment(claims)}.",
        "another's key": by_me(),
        "jwk": by_me(jwk=mine.as_dict(private=False)),
        "jku": by_me(jku=f"{real.issuer}/x"),
        "x5u": by_me(x5u=f"{real.issuer}/x"),
        "crit": by_me(crit=["exp"]),
        "curve under the rsa key": signed(as_json({**head, "alg": "ES256"}), claims, curve),
        "another person": reworded(sub="e0002"),
        "longer life": reworded(exp=2**33),
        "cut": f"{text}.{signature[:-8]}",
        "padded": f"{token}=",
        "twice": f"{token}.{signature}",
        "oversized": "A" * 9000,
        "id token": real.tokens()["id_token"],
    }


async def test_forgeries_of_its_tokens_are_refused(real: Provider) -> None:
    """Each by the verifier itself."""
    real.publish("rsa-0")
    verifier = accepting(real, Ticking())
    token = real.tokens()["access_token"]
    assert await verifier.authenticate(f"Bearer {token}")
    for name, attack in forgeries(real, token).items():
        assert await refused(verifier, attack), name


async def test_whatever_comes_over_http_is_a_401(real: Provider, site: Site) -> None:
    """Forgeries, and 400 good tokens each changed in one place: never answered, never an error."""
    real.publish("rsa-0")
    env = {"HUB_HOME": str(site.hub.settings.home), "HUB_ISSUER": real.issuer}
    hub = replace(site.hub, settings=Settings.from_env(env))
    token, dice = real.tokens("H1")["access_token"], random.Random(5)
    letters = "ABCxyz019-_.=~ \t%é"

    def changed() -> str:
        at, found = dice.randrange(len(token)), token
        while found == token:
            drop = dice.choice([0, 1, 1, 40])
            found = token[:at] + dice.choice([*letters, ""]) + token[at + drop :]
        return found

    async with browser(hub) as browsing:

        async def status(text: str) -> int:
            raw = f"Bearer {text}".encode("latin-1")
            headers = [(b"authorization", raw), (b"content-type", b"application/json")]
            answer = await browsing.client.post("/graphql", json=QUERY, headers=headers)
            return answer.status_code

        assert await status(token) == 200
        texts = [*forgeries(real, token).values(), *(changed() for _ in range(400))]
        found = [(await status(text), text) for text in texts]
    # A blank behind the token is none of it: HTTP takes it off.
    assert [one for one in found if one[0] != 401 and one[1].strip() != token] == []


async def test_a_document_of_another_issuer_changes_nothing(real: Provider) -> None:
    """Issuer mix-up: the document must name the issuer by whose name it was asked."""
    document = {"issuer": "https://evil.test", "jwks_uri": f"{real.issuer}/jwks"}
    with pytest.raises(ValueError, match="another issuer"):
        metadata_of(json.dumps(document).encode(), real.issuer)
    for wrong in ("http://evil.test/jwks", "ftp://x", 7, None):
        with pytest.raises(ValueError, match="jwks_uri"):
            metadata_of(json.dumps({"issuer": "i", "jwks_uri": wrong}).encode(), "i")


async def test_a_provider_that_is_away_is_not_hammered() -> None:
    """One try in ten seconds, whatever comes; it is told as a thing that passes."""
    with key_server() as server:
        server.status = 500
        clock = Ticking()
        discovery = Discovery(server.url, clock)
        for _ in range(20):
            with pytest.raises(Transient):
                await discovery.metadata()
        assert server.asked == 1
        server.status = 200
        server.body = json.dumps({"issuer": server.url, "jwks_uri": server.url}).encode()
        clock.ahead += REFETCH_EVERY
        assert (await discovery.metadata()).keys == server.url
