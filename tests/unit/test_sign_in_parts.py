"""Parts of sign-in by themselves: codes, passwords, waits, HTML, cookies; some beside a twin."""

import base64
import hashlib
import hmac
import html
import struct
from contextlib import suppress
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.auth import passwords
from hub.auth.codes import (
    app_address,
    app_key,
    app_step,
    recovery_codes,
    recovery_digest,
    spelled,
    typed_code,
)
from hub.auth.cookies import cookie, presented
from hub.auth.secret import digest, fresh
from hub.auth.signin import SessionCookie
from hub.errors import Refused
from hub.store.failures import wait_after
from hub.web.signin.html import Html, tag
from hub.web.signin.visit import local

KEY = b"12345678901234567890"
"""Of the test vectors of RFC 6238 (SHA-1)."""


def naive(key: bytes, step: int) -> str:
    """RFC 4226, written from its text."""
    mac = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    start = mac[-1] & 15
    number = struct.unpack(">I", mac[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


@pytest.mark.parametrize(
    ("now", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_codes_are_those_of_the_specification(now: int, code: str) -> None:
    """The last six digits of the vectors in RFC 6238, appendix B."""
    assert app_step(KEY, code, now) == now // 30
    assert naive(KEY, now // 30) == code


@given(st.binary(min_size=20, max_size=20), st.integers(1000, 10**10), st.integers(-4, 4))
def test_a_code_counts_one_step_around_now(key: bytes, now: int, apart: int) -> None:
    """And no further; a code of two steps at once is as rare as a guess."""
    step = now // 30 + apart
    found = app_step(key, naive(key, step), now)
    near = {naive(key, now // 30 + one): now // 30 + one for one in (1, -1, 0)}
    assert found == near.get(naive(key, step))


@given(st.integers(1000, 10**9), st.integers(-2, 2))
def test_no_step_counts_twice(now: int, apart: int) -> None:
    """A step that was used, and all before it, are void."""
    step = now // 30
    found = app_step(KEY, naive(KEY, step), now, used=step + apart)
    assert (found == step) == (apart < 0)


@given(st.text(max_size=80))
def test_whatever_is_typed_is_a_code_or_none(text: str) -> None:
    """Nothing raises; only six digits are one."""
    found = app_step(KEY, text, 59.0)
    typed = typed_code(text)
    assert found is None or (len(typed) == 6 and typed in {naive(KEY, one) for one in (0, 1, 2)})
    assert len(recovery_digest(text)) == 32


def test_codes_may_be_typed_as_people_type() -> None:
    """Full-width digits, blanks, small letters, letters that look like digits."""
    assert app_step(KEY, "２８７ ０８２", 59) == 1
    [code, *_] = recovery_codes("x")
    assert recovery_digest(code.lower().replace("-", " ")) == recovery_digest(code)
    assert recovery_digest("l1Oo-0000-0000-0000") == recovery_digest("1100-0000-0000-0000")


def test_recovery_codes_are_of_their_secret_alone() -> None:
    """Ten, all different, again the same for the same secret, none shared with another."""
    one, other = recovery_codes(fresh()), recovery_codes(fresh())
    assert len(set(one) | set(other)) == 20
    secret = fresh()
    assert recovery_codes(secret) == recovery_codes(secret)


def test_an_apps_address_is_one_that_apps_read() -> None:
    """Issuer and name are escaped; the key is base32 without padding."""
    address = app_address(app_key("s"), "E1 王", "人事")
    assert address.startswith("otpauth://totp/%E4%BA%BA%E4%BA%8B:E1%20%E7%8E%8B?secret=")
    assert base64.b32decode(spelled(app_key("s"))) == app_key("s")


# --- passwords ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "password",
    [
        *(
            "password1234",
            "P@ssw0rd2026!",
            "１２３４５６７８９０１２",
            "aaaaaaaaaaaaaa",
            "Woaini5201314",
        ),
        *("qwertyuiop12", "!!Beijing2008!!", "E0001E0001E0001", "密码密码密码密码密码密码"),
        *("ｐａｓｓｗｏｒｄ１２３４", "abcdefghijklmnop", "20262026202620"),
    ],
)
def test_what_is_guessed_first_is_refused(password: str) -> None:
    """Common words with digits around them, runs, repetitions, one's own number."""
    with pytest.raises(Refused) as refused:
        passwords.judge(password, ["E0001"])
    assert refused.value.code == "PASSWORD_COMMON"


@pytest.mark.parametrize(
    "password",
    ["tram kettle ocean 7", "9f8s7d6fy2lk", "五只骆驼喝咖啡看电影去吧", "x" * 3 + "kettle ocean"],
)
def test_what_is_long_and_not_common_is_taken(password: str) -> None:
    """Of any script, without demands on its characters."""
    passwords.judge(password, ["E0001"])


@pytest.mark.parametrize("length", [0, 1, 11, 257, 5000])
def test_length_is_all_that_is_demanded_beside(length: int) -> None:
    """12 to 256 characters."""
    with pytest.raises(Refused) as refused:
        passwords.judge(("kettle ocean tram " * 300)[:length])
    assert refused.value.code == "PASSWORD_LENGTH"


@given(st.text(max_size=400))
def test_judging_raises_nothing_else(text: str) -> None:
    """Whatever is typed."""
    with suppress(Refused):
        passwords.judge(text, ["E0001", ""])


async def test_a_password_is_kept_as_argon2id_and_compared_as_it_is_meant() -> None:
    """NFKC; nobody's hash has the parameters of today, so that it takes as long."""
    kept = await passwords.hashed("ｋettle ocean tram")
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=1$")
    assert await passwords.verified(kept, "kettle ocean tram")
    assert not await passwords.verified(kept, "kettle ocean tran")
    assert not await passwords.verified(None, "kettle ocean tram")
    assert not await passwords.verified("damaged", "kettle ocean tram")
    assert not passwords.outdated(passwords.NOBODYS)


def test_waits_double_up_to_an_hour() -> None:
    """None for the free tries."""
    waits = [wait_after(count, 5) for count in range(1, 30)]
    assert waits[:8] == [0, 0, 0, 0, 15, 30, 60, 120]
    assert waits[-1] == 3600
    assert waits == sorted(waits)


# --- pages ----------------------------------------------------------------------------------


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        """Note it."""
        self.text += data


@given(st.text(), st.text())
def test_text_never_becomes_a_tag_or_an_attribute(text: str, value: str) -> None:
    """What a parser reads is what was put in."""
    reader = _Reader()
    reader.feed(tag("p", text, title=value))
    reader.close()
    assert [name for name, _ in reader.tags] == ["p"]
    assert len(reader.tags[0][1]) == 1
    assert tag("p", text) == f"<p>{html.escape(text)}</p>"


def test_what_is_html_stays_so() -> None:
    """And an element without content has no end."""
    assert tag("p", Html("<b>x</b>"), None) == "<p><b>x</b></p>"
    assert tag("input", required=True, hidden=False, name='"') == '<input required name="&quot;">'


@given(st.text())
def test_nobody_is_led_to_another_site(where: str) -> None:
    """A place of this site is a path whose second character begins no host."""
    found = local(where)
    assert found[0] == "/"
    assert found[1:2] not in {"/", "\\"}
    assert not any(one in found for one in "\r\n\t <>\"'")


# --- cookies --------------------------------------------------------------------------------


@given(st.lists(st.sampled_from(["hub-session=a", "hub-session=b", "x=1", "=", "", "hub-session"])))
def test_a_cookie_that_is_there_twice_is_none(parts: list[str]) -> None:
    """Somebody else may have planted one of them."""
    wanted = [one for one in parts if one.startswith("hub-session=")]
    found = cookie({"cookie": "; ".join(parts)}, "hub-session")
    assert found == (wanted[0].partition("=")[2] if len(wanted) == 1 else None)


def test_over_https_only_the_name_counts_that_no_other_host_can_set() -> None:
    """A cookie of the plain name, from a sibling or from http, is passed over."""
    own = {"sec-fetch-site": "same-origin", "content-type": "application/json"}
    plain = {**own, "cookie": "hub-session=s"}
    assert presented(plain, secure=True, changes=True) is None
    assert presented(plain, secure=False, changes=True) == SessionCookie("s")
    prefixed = {**own, "cookie": "__Host-hub-session=s"}
    assert presented(prefixed, secure=True, changes=True) == SessionCookie("s")
    assert "'s'" not in repr(SessionCookie("s"))


@pytest.mark.parametrize(
    ("kind", "accepted"),
    [
        ("application/json", True),
        ("application/json; charset=utf-8", True),
        ("text/plain", False),
        ("application/x-www-form-urlencoded", False),
        ("multipart/form-data", False),
        ("", False),
    ],
)
def test_a_change_by_cookie_needs_what_no_form_sends(kind: str, accepted: bool) -> None:
    """Even from the own origin."""
    headers = {"cookie": "hub-session=s", "sec-fetch-site": "same-origin", "content-type": kind}
    if accepted:
        assert presented(headers, secure=False, changes=True) == SessionCookie("s")
        return
    with pytest.raises(Refused) as refused:
        presented(headers, secure=False, changes=True)
    assert refused.value.code == "CROSS_SITE"


@given(st.text())
def test_secrets_of_any_shape_have_a_digest(text: str) -> None:
    """What comes back may be anything."""
    assert len(digest(text)) == 32
