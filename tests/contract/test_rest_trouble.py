"""What goes wrong between us and a system: limits, faults, tokens, errors in good clothes."""

import base64
import email.utils
import logging
from datetime import UTC, datetime, timedelta

import pytest

from hub.errors import HubError, Refused, Transient
from hub.observe import Observation
from tests.contract.vendor import SECRETS, Asked, Open, pull

ONE = "streams: {people: {request: {path: /people}, records: $.items}}\n"
OK = {"items": [{"id": 1}]}
PAGED = """
streams:
  people:
    request: {path: /people, query: {page: "{{ page }}"}}
    records: $.items
    paging: {type: page, size: 1, total: $.total}
"""
TOKEN = """
auth:
  type: token
  request: {method: POST, path: /login, json: {secret: "{{ secret.token }}"}}
  pick: {key: "$.result[1]"}
  expires_in: $.expires
  apply: {headers: {Authorization: "Session {{ value.session }}"}}
values:
  session: {template: "hub:{{ token.key }}", filters: [base64]}
"""


async def test_429_waits_as_long_as_retry_after_says(vendor: Open) -> None:
    said: list = [(429, {"retry-after": "1"}, {}), OK]
    connector, fake = await vendor(ONE, lambda _: said.pop(0))
    assert (await pull(connector, "people")).items == OK["items"]
    assert fake.asked[1].at - fake.asked[0].at >= 1


async def test_429_with_a_date_in_retry_after_is_understood(vendor: Open) -> None:
    soon = email.utils.format_datetime(datetime.now(UTC) + timedelta(seconds=2))
    said: list = [(429, {"retry-after": soon}, {}), OK]
    connector, fake = await vendor(ONE, lambda _: said.pop(0))
    await pull(connector, "people")
    assert fake.asked[1].at - fake.asked[0].at > 0.5


async def test_429_without_retry_after_backs_off_and_gives_up_as_transient(vendor: Open) -> None:
    connector, fake = await vendor(ONE, lambda _: (429, {}, {}))
    with pytest.raises(Transient, match="HTTP_RATE_LIMITED"):
        await pull(connector, "people")
    assert len(fake.asked) == 3


async def test_a_wait_longer_than_our_patience_is_transient_at_once(vendor: Open) -> None:
    connector, fake = await vendor(ONE, lambda _: (429, {"retry-after": "3600"}, {}))
    with pytest.raises(Transient, match="3600 seconds"):
        await pull(connector, "people")
    assert len(fake.asked) == 1


async def test_500_and_then_success_loses_nothing(vendor: Open) -> None:
    said: list = [(500, {}, b"<html>"), (503, {}, b""), OK]
    connector, _ = await vendor(ONE, lambda _: said.pop(0))
    assert (await pull(connector, "people")).items == OK["items"]


async def test_a_refused_request_is_not_tried_again(vendor: Open) -> None:
    connector, fake = await vendor(ONE, lambda _: (403, {}, {"who": "王五"}))
    with pytest.raises(Refused, match="status 403") as caught:
        await pull(connector, "people")
    assert len(fake.asked) == 1
    assert "王五" not in str(caught.value)


async def test_a_time_out_and_a_dead_address_are_transient(vendor: Open) -> None:
    connector, _ = await vendor(f"timeout: 0.1\n{ONE}", lambda _: OK, delay=0.4)
    with pytest.raises(Transient, match="HTTP_UNAVAILABLE"):
        await pull(connector, "people")
    assert not (await connector.check()).ok


async def test_a_page_of_html_is_refused_with_a_hint(vendor: Open) -> None:
    connector, _ = await vendor(ONE, lambda _: (200, {}, b"<html>login</html>"))
    with pytest.raises(Refused, match="HTTP_NOT_JSON"):
        await pull(connector, "people")


async def test_a_redirect_is_not_followed(vendor: Open) -> None:
    connector, fake = await vendor(ONE, lambda _: (302, {"location": "http://127.0.0.1:9/"}, {}))
    with pytest.raises(Refused, match="status 302"):
        await pull(connector, "people")
    assert len(fake.asked) == 1


async def test_a_token_that_expires_in_the_middle_is_renewed_and_the_page_asked_again(
    vendor: Open,
) -> None:
    logins: list[str] = []

    def answer(asked: Asked) -> object:
        if asked.path == "/login":
            assert asked.body == {"secret": SECRETS["token"]}
            logins.append(f"key{len(logins)}")
            return {"result": [7, logins[-1]], "expires": 7200}
        number = int(asked.query["page"])
        valid = "key0" if number < 3 else "key1"
        expected = base64.b64encode(f"hub:{valid}".encode()).decode()
        if asked.headers["authorization"] != f"Session {expected}":
            return 401, {}, b""
        return {"items": [{"id": number}], "total": 5}

    connector, _ = await vendor(TOKEN + PAGED, answer)
    assert [one["id"] for one in (await pull(connector, "people")).items] == [1, 2, 3, 4, 5]
    assert logins == ["key0", "key1"]


async def test_an_expired_token_told_in_a_200_is_renewed(vendor: Open) -> None:
    keys = ["old", "new"]

    def answer(asked: Asked) -> object:
        if asked.path == "/login":
            return {"result": [1, keys.pop(0)]}
        old = base64.b64encode(b"hub:old").decode() in asked.headers["authorization"]
        return {"errcode": 40014} if old else {"errcode": 0, **OK}

    rule = "errors: [{path: $.errcode, unless: [0], action: REFRESH_TOKEN_THEN_RETRY}]\n"
    connector, _ = await vendor(TOKEN + rule + ONE, answer)
    assert (await pull(connector, "people")).items == OK["items"]


async def test_two_refusals_of_a_fresh_token_are_an_error_and_not_a_loop(vendor: Open) -> None:
    connector, fake = await vendor(
        TOKEN + ONE, lambda a: {"result": [1, "k"]} if a.path == "/login" else (401, {}, b"")
    )
    with pytest.raises(Refused, match="AUTH_REFUSED"):
        await pull(connector, "people")
    assert len(fake.asked) == 4


async def test_many_requests_share_one_renewal(vendor: Open) -> None:
    logins = 0

    def answer(asked: Asked) -> object:
        nonlocal logins
        if asked.path == "/login":
            logins += 1
            return {"result": [1, f"k{logins}"]}
        if asked.path == "/people":
            return {"items": [{"id": n} for n in range(20)]}
        fresh = base64.b64encode(b"hub:k2").decode()
        return {"items": [{"of": asked.path}]} if fresh in asked.headers["authorization"] else (
            401, {}, b"")  # fmt: skip

    manifest = f"""
concurrency: 8
{TOKEN}
streams:
  people: {{request: {{path: /people}}, records: $.items}}
  courses:
    parent: {{stream: people, field: id}}
    request: {{path: "/courses/{{{{ parent.id }}}}"}}
    records: $.items
"""
    connector, fake = await vendor(manifest, answer, delay=0.01)
    assert len((await pull(connector, "courses")).items) == 20
    assert logins == 2
    assert fake.most <= 8


async def test_oauth2_client_credentials(vendor: Open) -> None:
    def answer(asked: Asked) -> object:
        if asked.path == "/token":
            assert "grant_type=client_credentials" in asked.body
            return {"access_token": "abc", "token_type": "Bearer", "expires_in": 3600}
        return OK if asked.headers["authorization"] == "Bearer abc" else (401, {}, b"")

    auth = """
auth:
  type: oauth2
  token_url: "{{ config.base_url }}/token"
  client_id: hub
  client_secret: "{{ secret.password }}"
"""
    connector, _ = await vendor(auth + ONE, answer)
    assert (await pull(connector, "people")).items == OK["items"]


@pytest.mark.parametrize(
    ("auth", "header", "value"),
    [
        ("{type: header, name: X-Key, value: 'k {{ secret.token }}'}", "x-key", "k s3cr3t-token"),
        ("{type: bearer, token: '{{ secret.token }}'}", "authorization", "Bearer s3cr3t-token"),
        (
            "{type: basic, username: hub, password: '{{ secret.password }}'}",
            "authorization",
            f"Basic {base64.b64encode('hub:s3cr3t-pässword'.encode()).decode()}",
        ),
    ],
)
async def test_fixed_secrets_go_into_headers(
    vendor: Open, auth: str, header: str, value: str
) -> None:
    connector, fake = await vendor(f"auth: {auth}\n{ONE}", lambda _: OK)
    await pull(connector, "people")
    assert fake.asked[0].headers[header] == value


async def test_an_error_inside_a_200_fails_with_its_code_and_not_its_message(vendor: Open) -> None:
    rule = "errors: [{path: $.exception, action: FAIL, code: $.errorcode, hint: Ask the admin.}]\n"
    said = {"exception": "x", "errorcode": "nopermission", "message": "user 李四 may not"}
    connector, _ = await vendor(rule + ONE, lambda _: said)
    with pytest.raises(Refused, match="code nopermission") as caught:
        await pull(connector, "people")
    assert "李四" not in str(caught.value)
    assert "Ask the admin." in str(caught.value)


async def test_retry_and_ignore_rules_over_a_200(vendor: Open) -> None:
    rules = """
errors:
  - {path: $.code, equals: 90018, action: RATE_LIMITED}
  - {path: $.code, one_of: [1, 2], action: RETRY}
  - {path: $.code, equals: 404, action: IGNORE}
"""
    said: list = [{"code": 90018}, {"code": 2}, OK, {"code": 404}]
    connector, _ = await vendor(rules + ONE, lambda _: said.pop(0))
    assert (await pull(connector, "people")).items == OK["items"]
    assert (await pull(connector, "people")).items == []


async def test_a_partial_failure_keeps_the_rest_and_names_the_refused(vendor: Open) -> None:
    rule = "errors: [{path: $.bad, action: PARTIAL, keys: $.bad}]\n"
    connector, _ = await vendor(rule + ONE, lambda _: {**OK, "bad": ["u7", "u9"]})
    found = await pull(connector, "people")
    assert found.items == OK["items"]
    assert [error.key for error in found.errors] == ["u7", "u9"]
    assert not found.complete


async def test_the_rate_is_never_exceeded_in_any_window(vendor: Open) -> None:
    manifest = "rate: {calls: 5, per: 0.25}\nconcurrency: 10\n" + PAGED
    connector, fake = await vendor(
        manifest, lambda a: {"items": [{"id": a.query["page"]}], "total": 16}
    )
    await pull(connector, "people")
    times = [asked.at for asked in fake.asked]
    assert len(times) == 16
    assert all(later - first >= 0.24 for first, later in zip(times, times[5:], strict=False))


async def test_no_secret_and_no_value_in_errors_logs_and_observations(
    vendor: Open, observed: list[Observation], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    manifest = "auth: {type: query, name: key, value: '{{ secret.token }}'}\n" + ONE
    connector, fake = await vendor(manifest, lambda a: (400, {}, {"echo": a.query, "n": "赵六"}))
    with pytest.raises(HubError) as caught:
        await pull(connector, "people")
    assert fake.asked[0].query["key"] == SECRETS["token"]
    told = f"{caught.value!r} {caught.value.__cause__} {observed} {caplog.text}"
    told += f"{vars(connector)} {vars(vars(connector)['_client'])}"
    for hidden in (*SECRETS.values(), "赵六"):
        assert hidden not in told
    facts = next(one.facts for one in observed if one.name == "connect.request")
    assert facts["status"] == 400
    assert facts["path"] == "/people"


async def test_check_says_what_is_wrong_and_never_raises(vendor: Open) -> None:
    connector, _ = await vendor(ONE, lambda _: (401, {}, b""))
    checked = await connector.check()
    assert not checked.ok
    assert checked.hint
    good, _ = await vendor(ONE, lambda _: OK)
    assert (await good.check()).ok
